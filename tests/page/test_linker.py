"""The linker: modules joined in the order of their imports, and mistakes told with file and line."""

from __future__ import annotations

import re

import pytest

from kgraph.page.html import app_layers, app_modules, app_script
from kgraph.page.linker import LinkError, in_order, link

LAYERS = (("core",), ("list", "text"), ("shell",))
DOM = "const make = () => 1;\n\nexport { make };\n"


def _order(**sources: str) -> list[str]:
    return [module.path for module in in_order(_paths(sources), "shell/main.js", LAYERS)]


def _paths(sources: dict[str, str]) -> dict[str, str]:
    return {f"{name.replace('_', '/')}.js": text for name, text in sources.items()}


def test_a_module_stands_after_those_that_it_imports() -> None:
    assert _order(
        shell_main='import { a } from "../list/a.js";\nimport { make } from "../core/dom.js";\n',
        list_a='import { make } from "../core/dom.js";\n\nconst a = make();\n\nexport { a };\n',
        core_dom=DOM,
    ) == ["core/dom.js", "list/a.js", "shell/main.js"]


def test_modules_without_an_order_of_their_own_keep_that_of_the_imports() -> None:
    assert _order(
        shell_main='import "./second.js";\nimport "./first.js";\n',
        shell_first="",
        shell_second="",
    ) == ["shell/second.js", "shell/first.js", "shell/main.js"]


def test_comments_may_stand_before_and_between_imports() -> None:
    assert _order(
        shell_main='/** A. */\n\n// First:\nimport { make } from "../core/dom.js";\n/* And: */\nimport "./b.js";\n',
        shell_b="",
        core_dom=DOM,
    ) == ["core/dom.js", "shell/b.js", "shell/main.js"]


def test_names_may_be_changed_by_imports_and_exports() -> None:
    sources = {
        "core/a.js": "const one = 1;\n\nexport { one as first };\n",
        "shell/main.js": 'import {\n  first as a,\n} from "../core/a.js";\n\nuse(a);\n',
    }
    script = link(sources, "shell/main.js", LAYERS)
    assert "return { first: one };" in script
    assert 'const { first: a } = modules["core/a.js"];' in script


def test_a_module_that_awaits_is_waited_for() -> None:
    sources = {
        "core/data.js": "const data = await load();\n\nexport { data };\n",
        "shell/main.js": 'import { data } from "../core/data.js";\n\nconst show = async () => {\n  await data;\n};\n',
    }
    assert re.findall(r"= (await )?\((async )?\(\) => \{$", link(sources, "shell/main.js", LAYERS), re.MULTILINE)[
        -2:
    ] == [
        ("await ", "async "),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("main", "others", "message"),
    [
        ('import { a } from "../core/a.js";\n', {}, "shell/main.js:1: there is no module core/a.js"),
        (
            '// It is.\nimport { a } from "../core/dom.js";\n',
            {"core_dom": DOM},
            "shell/main.js:2: core/dom.js exports no a",
        ),
        (
            'import "./a.js";\n',
            {"shell_a": 'import "./b.js";\n', "shell_b": '\nimport "./a.js";\n'},
            "shell/b.js:2: circle of imports: shell/main.js -> shell/a.js -> shell/b.js -> shell/a.js",
        ),
        (
            'import "../core/a.js";\n',
            {"core_a": 'import { make } from "../list/dom.js";\n', "list_dom": DOM},
            "core/a.js:1: core may not import list/dom.js, which stands above it",
        ),
        (
            'import "../list/a.js";\n',
            {"list_a": 'import { make } from "../text/dom.js";\n', "text_dom": DOM},
            "list/a.js:1: list may not import text/dom.js, which stands beside it",
        ),
        ('import "../other/a.js";\n', {"other_a": ""}, "shell/main.js:1: the folder other is no layer"),
        (
            'use(1);\nimport "../core/dom.js";\n',
            {"core_dom": DOM},
            "shell/main.js:2: imports stand at the top, one export { … } at the end; other forms are not known",
        ),
        ("export const a = 1;\n", {}, "shell/main.js:1: imports stand at the top"),
        ("\nexport default 1;\n", {}, "shell/main.js:2: imports stand at the top"),
        ('import * as a from "../core/dom.js";\n', {"core_dom": DOM}, "shell/main.js:1: imports stand at the top"),
        ("export { a };\nconst a = 1;\n", {}, "shell/main.js:1: imports stand at the top"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(main: str, others: dict[str, str], message: str) -> None:
    with pytest.raises(LinkError) as caught:
        link(_paths({"shell_main": main, **others}), "shell/main.js", LAYERS)
    assert str(caught.value).startswith(message)


def test_every_module_of_the_page_is_in_its_script() -> None:
    modules = app_modules()
    assert {module.path for module in in_order(modules, "shell/main.js", app_layers())} == set(modules)
    assert re.findall(r"^// (\w+/[\w-]+\.js)$", app_script(), re.MULTILINE)[:2] == ["core/dom.js", "core/failure.js"]


def test_comments_that_fill_lines_are_left_out() -> None:
    main = (
        "/** A. */\n\n/**\n * B.\n */\nuse(() => {\n  /** @type {C} */\n"
        "  const a =\n    /** @type {D} */ (b); // E\n});\n/** F */\nuse(a);\n"
    )
    [module] = in_order({"shell/main.js": main}, "shell/main.js", LAYERS)
    assert module.body == "use(() => {\n  const a =\n    /** @type {D} */ (b); // E\n});\nuse(a);"


def test_no_script_of_the_page_can_end_its_element() -> None:
    assert re.findall(r"</script|<!--", app_script()) == []
