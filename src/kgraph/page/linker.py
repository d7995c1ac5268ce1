"""ES modules joined into one script, so that the page needs no second file and no bundler.

The modules of the page are real ES modules, which editors, ``tsc``, ``eslint`` and ``node`` read as they are. The
linker knows a strict part of the language: ``import { name, name as other } from "./file.js";`` and
``import "./file.js";`` at the top, one ``export { name };`` at the end, and ``await`` at the start of a top-level
declaration. Folders are layers: a module imports from its own folder and from layers below it. Comments for people and
for ``tsc``, which fill whole lines between ``/**`` and ``*/``, are left out of the script.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath

_IMPORT = re.compile(
    r"(?:\s|//[^\n]*|/\*(?:(?!\*/).)*\*/)*"
    r'(?P<import>import) (?:\{(?P<names>[^{}]*)\} from )?"(?P<path>\.[^"]*)";\n',
    re.DOTALL,
)
_EXPORT = re.compile(r"^export \{(?P<names>[^{}]*)\};\s*\Z", re.MULTILINE)
_UNSUPPORTED = re.compile(r"^(?:import|export)\b", re.MULTILINE)
_AWAIT = re.compile(r"^(?:const [^=\n]* = )?await\b", re.MULTILINE)
_DOC = re.compile(r"^[ ]*/\*\*(?:(?!\*/).)*\*/\n", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"(?P<name>[\w$]+)(?: as (?P<alias>[\w$]+))?")

Layers = Sequence[Sequence[str]]


class LinkError(ValueError):
    """Modules that cannot be joined; the message begins with the file and the line."""


@dataclass(frozen=True)
class Import:
    """An import: the module it names, and by exported name the local one."""

    path: str
    names: Mapping[str, str]
    line: int


@dataclass(frozen=True)
class Module:
    """A module: what it imports, by exported name the local one, and its text without both."""

    path: str
    imports: tuple[Import, ...]
    exports: Mapping[str, str]
    body: str

    @property
    def folder(self) -> str:
        """The folder, which decides its layer."""
        return self.path.partition("/")[0]

    @property
    def is_async(self) -> bool:
        """Whether it awaits something before the modules that import it run."""
        return _AWAIT.search(self.body) is not None


def link(sources: Mapping[str, str], entry: str, layers: Layers) -> str:
    r"""Return one script that runs a module and all its imports, each module in its own scope.

    Args:
        sources: The text of every module by its path, with slashes, from the folder of all modules.
        entry: Path of the module to run.
        layers: Folders, lowest first; folders of one layer do not import each other.

    Raises:
        LinkError: If a module is missing, in a circle, in an unknown form, above its layer, or lacks an export.

    >>> sources = {"core/sum.js": "const sum = (a, b) => a + b;\n\nexport { sum };\n",
    ...            "shell/main.js": 'import { sum } from "../core/sum.js";\n\nwindow.two = sum(1, 1);\n'}
    >>> print(link(sources, "shell/main.js", [["core"], ["shell"]]))
    (async () => {
    "use strict";
    const modules = {};
    // core/sum.js
    modules["core/sum.js"] = (() => {
    const sum = (a, b) => a + b;
    return { sum };
    })();
    // shell/main.js
    modules["shell/main.js"] = (() => {
    const { sum } = modules["core/sum.js"];
    window.two = sum(1, 1);
    return {};
    })();
    })();
    <BLANKLINE>
    """
    ordered = in_order(sources, entry, layers)
    return "".join(['(async () => {\n"use strict";\nconst modules = {};\n', *map(_wrapped, ordered), "})();\n"])


def in_order(sources: Mapping[str, str], entry: str, layers: Layers) -> list[Module]:
    """Return the modules that an entry needs, each after those that it imports.

    Raises:
        LinkError: As ``link`` does.
    """
    ordered: dict[str, Module] = {}
    _visit(_parse(entry, sources[entry]), sources, ordered, [])
    for module in ordered.values():
        for imported in module.imports:
            _check_layers(module, imported, layers)
            _check_names(module, imported, ordered[imported.path])
    return list(ordered.values())


def _visit(module: Module, sources: Mapping[str, str], ordered: dict[str, Module], above: Sequence[str]) -> None:
    path = [*above, module.path]
    for imported in module.imports:
        if imported.path in path:
            raise _error(module.path, imported.line, f"circle of imports: {' -> '.join([*path, imported.path])}")
        if imported.path not in sources:
            raise _error(module.path, imported.line, f"there is no module {imported.path}")
        if imported.path not in ordered:
            _visit(_parse(imported.path, sources[imported.path]), sources, ordered, path)
    ordered[module.path] = module


def _parse(path: str, text: str) -> Module:
    imports, end = _imports(path, text)
    export = _EXPORT.search(text, end)
    exports = _names(export["names"]) if export else {}
    body = text[end : export.start() if export else len(text)]
    if unsupported := _UNSUPPORTED.search(body):
        line = text.count("\n", 0, end + unsupported.start()) + 1
        raise _error(path, line, "imports stand at the top, one export { … } at the end; other forms are not known")
    return Module(path, imports, {exported: local for local, exported in exports.items()}, _DOC.sub("", body).strip())


def _imports(path: str, text: str) -> tuple[tuple[Import, ...], int]:
    """Return the imports at the top of a module, and where they end."""
    imports, end = [], 0
    while match := _IMPORT.match(text, end):
        line = text.count("\n", 0, match.start("import")) + 1
        imports.append(Import(normpath(join(dirname(path), match["path"])), _names(match["names"] or ""), line))
        end = match.end()
    return tuple(imports), end


def _names(text: str) -> dict[str, str]:
    """Return the names between braces, each with its alias after ``as``, else with itself."""
    return {match["name"]: match["alias"] or match["name"] for match in _NAME.finditer(text)}


def _check_layers(module: Module, imported: Import, layers: Layers) -> None:
    ranks = {folder: rank for rank, folders in enumerate(layers) for folder in folders}
    folder = imported.path.partition("/")[0]
    for name in (module.folder, folder):
        if name not in ranks:
            raise _error(module.path, imported.line, f"the folder {name} is no layer")
    if folder != module.folder and ranks[folder] >= ranks[module.folder]:
        how = "beside" if ranks[folder] == ranks[module.folder] else "above"
        raise _error(
            module.path, imported.line, f"{module.folder} may not import {imported.path}, which stands {how} it"
        )


def _check_names(module: Module, imported: Import, target: Module) -> None:
    for name in imported.names:
        if name not in target.exports:
            raise _error(module.path, imported.line, f"{imported.path} exports no {name}")


def _wrapped(module: Module) -> str:
    needed = (
        f"const {{ {_pairs(imported.names)} }} = modules[{imported.path!r}];\n".replace("'", '"')
        for imported in module.imports
        if imported.names
    )
    begin, end = ("await (async () => {", "})();") if module.is_async else ("(() => {", "})();")
    exports = f"{{ {_pairs(module.exports)} }}" if module.exports else "{}"
    name = f'modules["{module.path}"]'
    return f"// {module.path}\n{name} = {begin}\n{''.join(needed)}{module.body}\nreturn {exports};\n{end}\n"


def _pairs(names: Mapping[str, str]) -> str:
    return ", ".join(name if name == alias else f"{name}: {alias}" for name, alias in names.items())


def _error(path: str, line: int, what: str) -> LinkError:
    return LinkError(f"{path}:{line}: {what}")
