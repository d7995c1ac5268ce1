"""The contract of the page data as documentation, as JSON Schema and as types of the scripts.

All three are made from ``kgraph.page.contract``, ``kgraph.fields`` and the definitions of the schema of the graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from kgraph import page as page_package
from kgraph.model import Property
from kgraph.page import contract
from kgraph.page.contract import FieldKey, PackedData, field_keys
from kgraph.vocab import to_curie

DOCS = Path(__file__).parent
PAGE, SCHEMA = DOCS / "page-data.md", DOCS / "page-data.schema.json"
TYPES = Path(str(page_package.__file__)).parent / contract.TYPES_FILE

Schema = Mapping[str, Property]
"""The properties of the schema of the graph by IRI, which say what fields mean."""


@dataclass(frozen=True)
class Key:
    """A key of a record; ``meaning`` is English, ``meaning_zh`` Chinese or empty."""

    name: str
    type: Any
    meaning: str
    meaning_zh: str = ""
    is_required: bool = True


@dataclass(frozen=True)
class Record:
    """A record of the page data: its name, what it is, and its keys."""

    name: str
    meaning: str
    keys: tuple[Key, ...]


def contract_files(schema: Schema) -> dict[Path, str]:
    """Return the text of each generated file by its path."""
    records = list(_records(schema))
    return {PAGE: to_markdown(records), SCHEMA: to_json_schema(records), TYPES: to_typescript(records)}


# Records


def _records(schema: Schema) -> Iterator[Record]:
    """Yield all records, each after the first that holds it."""
    todo, done = [PackedData], set[str]()
    while todo:
        kind = todo.pop(0)
        if kind.__name__ in done:
            continue
        done.add(kind.__name__)
        record = _record(kind, schema)
        yield record
        todo = [inner for key in record.keys for inner in _inner(key.type)] + todo


def _record(kind: Any, schema: Schema) -> Record:
    hints = get_type_hints(kind, include_extras=True)
    own = [_key(name, hint, is_total=kind.__total__) for name, hint in hints.items()]
    return Record(kind.__name__, cleandoc(kind.__doc__), (*(_field(key, schema) for key in field_keys(kind)), *own))


def _key(name: str, hint: Any, *, is_total: bool) -> Key:
    is_required = is_total
    if get_origin(hint) is NotRequired:
        [hint], is_required = get_args(hint), False
    assert get_origin(hint) is Annotated, f"{name} has no meaning"
    type_, meaning = get_args(hint)
    return Key(name, type_, meaning, is_required=is_required)


def _field(key: FieldKey, schema: Schema) -> Key:
    iri = key.part.property
    definition = schema[iri].definition if iri in schema else None
    meaning = key.field.definition or (definition.en if definition else None)
    assert meaning, f"{key.field.name} has no definition, neither in the schema nor in its row"
    meaning_zh = (definition.zh or "") if definition and not key.field.definition else ""
    unit = f" In the unit of `{to_curie(key.field.unit)}`." if key.field.unit and key.part.kind == "decimal" else ""
    return Key(key.key, key.type, f"`{to_curie(iri)}` {meaning}{unit}", meaning_zh, key.is_required)


def _inner(type_: Any) -> list[Any]:
    """Return the records that a type holds, in their order."""
    if is_typeddict(type_):
        return [type_]
    return [record for part in get_args(type_) for record in _inner(part)] if get_origin(type_) is not Literal else []


# Types in words, in JSON Schema, in TypeScript


def _is_union(type_: Any) -> bool:
    return get_origin(type_) in {Union, UnionType}


def _words(type_: Any) -> str:
    origin, parts = get_origin(type_), get_args(type_)
    if _is_union(type_):
        return " or ".join(_words(part) for part in parts)
    if origin is Literal:
        return " or ".join(f"`{json.dumps(value)}`" for value in parts)
    if origin is list:
        return f"list of {_words(parts[0])}"
    if origin is dict:
        return f"{_words(parts[1])} by key"
    if origin is tuple:
        return f"[{', '.join(_words(part) for part in parts)}]"
    return f"[{type_.__name__}](#{type_.__name__.lower()})" if is_typeddict(type_) else _PLAIN_WORDS[type_]


_PLAIN_WORDS = {str: "text", int: "integer", float: "number", bool: "true or false", NoneType: "null", Any: "anything"}


def _schema_of(type_: Any) -> dict[str, Any]:
    origin, parts = get_origin(type_), get_args(type_)
    if _is_union(type_):
        return {"anyOf": [_schema_of(part) for part in parts]}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is list:
        return {"type": "array", "items": _schema_of(parts[0])}
    if origin is dict:
        names = {} if parts[0] is str else {"propertyNames": _schema_of(parts[0])}
        return {"type": "object", **names, "additionalProperties": _schema_of(parts[1])}
    if origin is tuple:
        return {
            "type": "array",
            "prefixItems": [_schema_of(part) for part in parts],
            "minItems": len(parts),
            "items": False,
        }
    return {"$ref": f"#/$defs/{type_.__name__}"} if is_typeddict(type_) else dict(_PLAIN_SCHEMAS[type_])


_PLAIN_SCHEMAS: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    Any: {},
}


def _typescript_of(type_: Any) -> str:
    origin, parts = get_origin(type_), get_args(type_)
    if _is_union(type_):
        return " | ".join(_typescript_of(part) for part in parts)
    if origin is Literal:
        return " | ".join(json.dumps(value) for value in parts)
    if origin is list:
        inner = _typescript_of(parts[0])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if origin is dict:
        return f"Record<{_typescript_of(parts[0])}, {_typescript_of(parts[1])}>"
    if origin is tuple:
        return f"[{', '.join(_typescript_of(part) for part in parts)}]"
    return type_.__name__ if is_typeddict(type_) else _PLAIN_TYPESCRIPT[type_]


_PLAIN_TYPESCRIPT = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    NoneType: "null",
    Any: "unknown",
}


# Files

_HEAD = f"""\
# The page data

Generated from `src/kgraph/page/contract.py`, `src/kgraph/fields.py` and `graph/schema/properties.ttl` by `make docs`;
do not edit by hand. Version {contract.VERSION} of the contract.

The page holds one JSON object, [PackedData](#packeddata). The same graph always gives the same data. Slugs name things;
texts are in both languages; days, months and years are ISO 8601; null means that the graph has none. Programs find the
same in [page-data.schema.json](page-data.schema.json) (JSON Schema 2020-12), the scripts of the page in
`{contract.TYPES_FILE}`.

中文摘要：页面内嵌一个 JSON 对象（[PackedData](#packeddata)），同一图谱总是得到相同数据。
各表依次列出键、类型与含义；取自图谱字段的键先写出其 RDF 属性（如 `kgo:stance`），并附本体中的中英文定义。
各对象以 slug 相互引用；文本为中英对照（[Pair](#pair)）；日期按 ISO 8601；null 表示图谱中没有。
`written` 保存图谱中的原始字面量，供导出 RDF；`fields` 列出断言、证据与来源各字段的键、属性与类型；
`scale` 给出判定、确定性与立场的次序。键的含义改变或键被删除时，版本号加一。
"""


def to_markdown(records: list[Record]) -> str:
    """Return the records as a page for readers."""
    return _HEAD + "".join(map(_markdown_of, records))


def _markdown_of(record: Record) -> str:
    rows = [
        f"| `{key.name}` | {_markdown_type(key)} | {_cell(f'{key.meaning} {key.meaning_zh}')} |" for key in record.keys
    ]
    return "\n".join(
        [f"\n## {record.name}\n", record.meaning, "", "| key | type | meaning |", "|---|---|---|", *rows, ""]
    )


def _markdown_type(key: Key) -> str:
    return _cell(_words(key.type) if key.is_required else f"{_words(key.type)}, may be left out")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").strip()


def to_json_schema(records: list[Record]) -> str:
    """Return the records as a JSON Schema, in which no key is allowed that no record has."""
    packed, *others = records
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Page data of kgraph",
        **_object_of(packed),
        "$defs": {record.name: _object_of(record) for record in sorted(others, key=lambda record: record.name)},
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _object_of(record: Record) -> dict[str, Any]:
    return {
        "description": record.meaning,
        "type": "object",
        "properties": {key.name: {**_schema_of(key.type), "description": key.meaning} for key in record.keys},
        "required": [key.name for key in record.keys if key.is_required],
        "additionalProperties": False,
    }


def to_typescript(records: list[Record]) -> str:
    """Return the records as interfaces of TypeScript."""
    head = "// Generated from kgraph/page/contract.py by `make docs`; do not edit by hand.\n"
    return head + "".join(map(_interface_of, records))


def _interface_of(record: Record) -> str:
    keys = [
        f"  {_comment(key.meaning)}\n  {key.name}{_mark(key)}: {_typescript_of(key.type)};\n" for key in record.keys
    ]
    return f"\n{_comment(record.meaning)}\nexport interface {record.name} {{\n{''.join(keys)}}}\n"


def _mark(key: Key) -> str:
    return "" if key.is_required else "?"


def _comment(text: str) -> str:
    return f"/** {text.replace('*/', '* /')} */"
