"""Queries within limits: a process of their own, which ends at a limit, with its parent and at an interruption."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pyoxigraph as ox
import pytest
from nbclient import NotebookClient

from kgraph import KnowledgeGraph
from kgraph.build.build import build
from kgraph.errors import ArgumentError, QueryError, QuerySyntaxError, ResourceLimit, StoreError
from kgraph.store import limits
from kgraph.store.engine import EmbeddedStore
from kgraph.store.limits import LimitedStore, Limits, end_idle, kilobytes_in, resident_bytes
from kgraph.table import Table

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f"
ENDLESS_PATH = "ASK { { ?a (!kgo:x|^!kgo:x)* ?b . ?c ?d ?e . ?f ?g ?h } FILTER(?a = ?h && ?b = 1) }"
LABELS = "SELECT ?s ?label { ?s skos:prefLabel ?label } ORDER BY ?s ?label"
TRIPLES = "CONSTRUCT { ?s skos:prefLabel ?label } { ?s skos:prefLabel ?label }"


@pytest.fixture
def store(mini: Path) -> Iterator[EmbeddedStore]:
    """The small graph, built on disk; no process outlives the test."""
    yield EmbeddedStore.open(build(mini) / "store")
    end_idle()


def limited(
    store: EmbeddedStore, timeout: float | None = 60, memory: int | None = None, rows: int | None = None
) -> LimitedStore:
    return LimitedStore(store, Limits(timeout=timeout, memory=memory, rows=rows))


# The same answers


@pytest.mark.parametrize(
    "query",
    [
        LABELS,
        "SELECT * { VALUES (?a ?b) { (1 UNDEF) (2.50 '钙'@zh) (true <http://x/a>) } }",
        "SELECT * { kg:warfarin a kgo:Drug }",
        "\ufeffSELECT ?x {}",
    ],
)
def test_a_table_is_that_of_a_query_without_limits(store: EmbeddedStore, query: str) -> None:
    found = limited(store).select(query)
    assert found == store.select(query)
    assert [list(map(type, row)) for row in found] == [list(map(type, row)) for row in store.select(query)]


def test_all_forms_are_answered(store: EmbeddedStore) -> None:
    within = limited(store)
    assert within.ask("ASK { kg:warfarin a kgo:Drug }") is True
    assert within.ask("ASK { kg:warfarin a kgo:Food }") is False
    assert within.construct(TRIPLES) == store.construct(TRIPLES) != []
    assert within.construct("DESCRIBE kg:MGP") == store.construct("DESCRIBE kg:MGP") != []
    csv = ox.QueryResultsFormat.CSV
    assert within.serialize_answer(LABELS, csv) == store.serialize_answer(LABELS, csv)
    assert isinstance(within.answer(LABELS), Table)
    assert within.answer("ASK {}") is True
    assert within.answer(TRIPLES) == store.construct(TRIPLES)


def test_a_graph_in_memory_is_written_for_the_other_process() -> None:
    store = EmbeddedStore()
    for name in "ab":
        store.load([ox.Quad(ox.NamedNode(f"x:{name}"), ox.NamedNode("x:p"), ox.Literal(name))])
        assert limited(store).select("SELECT ?o { ?s ?p ?o } ORDER BY ?o").rows == tuple(
            (o,) for o in "ab"[: ord(name) - 96]
        )


@pytest.mark.parametrize(
    ("query", "kind", "key"),
    [
        ("SELECT ?x {", QuerySyntaxError, None),
        ("ASK {}", QueryError, "query-not-select"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", QueryError, "query-service"),
        ("SELECT '\udcff' {}", QueryError, "query-not-text"),
    ],
)
def test_errors_are_those_of_a_query_without_limits(
    store: EmbeddedStore, query: str, kind: type[QueryError], key: str | None
) -> None:
    with pytest.raises(kind) as there:
        limited(store).select(query)
    with pytest.raises(kind) as here:
        store.select(query)
    assert there.value.message("zh") == here.value.message("zh")
    assert key in (None, there.value.key)


# Limits


@pytest.mark.parametrize(("form", "query"), [("select", ENDLESS), ("select", SORTED), ("ask", ENDLESS_PATH)])
def test_a_query_that_takes_too_long_is_ended(kg: KnowledgeGraph, form: str, query: str) -> None:
    start = time.monotonic()
    with pytest.raises(ResourceLimit) as caught:
        getattr(limited(kg.store, timeout=0.3, memory=2048), form)(query)
    assert time.monotonic() - start < 30
    assert (caught.value.limit, caught.value.value) == ("timeout", 0.3)
    assert str(caught.value).startswith(
        "The query took longer than 0.3 s and was stopped. Raise the limit with --timeout"
    )
    assert caught.value.message("zh").startswith("查询超过0.3秒仍未完成，已中止。可用--timeout")


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel limits the memory")
@pytest.mark.parametrize("memory", [16, 64, 150])
def test_a_query_that_takes_too_much_memory_is_ended(kg: KnowledgeGraph, memory: int) -> None:
    with pytest.raises(ResourceLimit) as caught:
        limited(kg.store, memory=memory).select(SORTED)
    assert (caught.value.limit, caught.value.value) == ("memory", memory)
    assert f"more than {memory} MB" in str(caught.value)
    assert "--memory" in caught.value.message("zh")
    assert limited(kg.store, memory=memory).ask("ASK { kg:warfarin a kgo:Drug }")


def test_where_the_kernel_does_not_limit_memory_the_parent_watches(
    kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_KERNEL_LIMITS_MEMORY", False)
    monkeypatch.setattr(limits, "_WATCH", 0.05)
    monkeypatch.setattr(limits, "resident_bytes", lambda pid: (resident_bytes(pid) or 0) + (1 << 40))
    with pytest.raises(ResourceLimit) as caught:
        limited(kg.store, memory=2000).select(ENDLESS)
    assert caught.value.limit == "memory"


def test_the_size_of_a_process_is_read_from_the_tool_of_the_system() -> None:
    assert 1 << 20 < (resident_bytes(os.getpid()) or 0) < 1 << 36
    assert resident_bytes(2**22 + 1) is None


@pytest.mark.parametrize(
    ("said", "kilobytes"),
    [("  10512\n", 10512), ('"python.exe","42","Console","1","12,345 K"\r\n', 12345), ("", 0), ("INFO: none", 0)],
)
def test_sizes_are_read_in_the_forms_of_both_tools(said: str, kilobytes: int) -> None:
    assert kilobytes_in(said) == kilobytes


@pytest.mark.parametrize(("form", "query"), [("select", LABELS), ("construct", TRIPLES), ("answer", LABELS)])
def test_an_answer_with_too_many_rows_is_refused(store: EmbeddedStore, form: str, query: str) -> None:
    count = len(getattr(store, form)(query))
    assert len(getattr(limited(store, rows=count), form)(query)) == count
    with pytest.raises(ResourceLimit) as caught:
        getattr(limited(store, rows=count - 1), form)(query)
    assert (caught.value.limit, caught.value.value) == ("rows", count - 1)
    assert "--rows" in str(caught.value)


@pytest.mark.parametrize("format_", [ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV, ox.QueryResultsFormat.JSON])
def test_rows_are_limited_in_every_format(store: EmbeddedStore, format_: ox.QueryResultsFormat) -> None:
    whole = limited(store, rows=9000).serialize_answer(LABELS, format_)
    assert whole == store.serialize_answer(LABELS, format_)
    with pytest.raises(ResourceLimit):
        limited(store, rows=2).serialize_answer(LABELS, format_)


@pytest.mark.parametrize("wrong", [{"timeout": 0}, {"memory": -1}, {"rows": 0}, {"timeout": float("nan")}])
def test_a_limit_is_greater_than_zero(wrong: dict[str, float]) -> None:
    with pytest.raises(ArgumentError):
        LimitedStore(EmbeddedStore(), Limits(**wrong))  # type: ignore[arg-type]


# The process


def pid_of_idle() -> int:
    (child,) = limits._idle  # noqa: SLF001 - which process it is, is not for callers
    return child.process.pid


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def gone(pid: int) -> bool:
    """Wait for a process to end, for a while."""
    for _ in range(200):
        if not is_running(pid):
            return True
        time.sleep(0.05)
    return False


def test_the_process_is_used_again_and_replaced_after_its_end(store: EmbeddedStore) -> None:
    end_idle()
    limited(store).ask("ASK {}")
    first = pid_of_idle()
    limited(store).select(LABELS)
    with pytest.raises(QueryError):
        limited(store).select("ASK {}")
    assert pid_of_idle() == first
    limits._idle[0].process.kill()  # noqa: SLF001
    limits._idle[0].process.wait()  # noqa: SLF001
    limited(store).ask("ASK {}")
    assert pid_of_idle() != first


def test_a_process_that_was_ended_is_not_used_again(kg: KnowledgeGraph) -> None:
    end_idle()
    with pytest.raises(ResourceLimit):
        limited(kg.store, timeout=0.2).select(ENDLESS)
    assert limits._idle == []  # noqa: SLF001
    assert limited(kg.store).ask("ASK { kg:warfarin a kgo:Drug }")


def test_a_crash_of_the_engine_is_an_error(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "check_query", lambda query: query)
    code = "import kgraph.store.engine as e; e.refuse_deep = lambda q: None; import kgraph.store.limits as l; l.serve()"
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda _, **options: popen([sys.executable, "-c", code], **options))
    end_idle()
    for query in (
        "SELECT * " + "{" * 20_000 + "}" * 20_000,
        "ASK { FILTER(" + "!" * 60_000 + "true) }",
        "SELECT * {" + " UNION ".join(["{ ?a ?b ?c }"] * 20_000) + "}",
    ):
        with pytest.raises(QueryError) as caught:
            limited(store).answer(query)
        assert caught.value.key == "query-crashed"
    end_idle()


def test_a_process_that_cannot_start_is_an_error(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    end_idle()
    for executable in ("/nonexistent/python", ""):
        monkeypatch.setattr(sys, "executable", executable)
        with pytest.raises(QueryError) as caught:
            limited(store).ask("ASK {}")
        assert caught.value.key == "query-process"


def test_a_store_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        limited(EmbeddedStore(folder=tmp_path / "gone")).ask("ASK {}")
    assert caught.value.key == "store-missing"


def test_threads_have_a_process_each(store: EmbeddedStore) -> None:
    tables: list[Table] = []
    threads = [threading.Thread(target=lambda: tables.append(limited(store).select(LABELS))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tables == [store.select(LABELS)] * 3


def test_a_fork_does_not_share_the_process(store: EmbeddedStore) -> None:
    limited(store).ask("ASK {}")
    code = (
        "import os, sys; from pathlib import Path\n"
        "from kgraph.store import limits; from kgraph.store.engine import EmbeddedStore\n"
        "s = limits.LimitedStore(EmbeddedStore.open(Path(sys.argv[1])), limits.Limits(timeout=60)); s.ask('ASK {}')\n"
        "pid = os.fork()\n"
        "n = len(limits._idle)\n"
        "if pid == 0: os._exit(10 + n)\n"
        "print(n, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), s.ask('ASK {}'))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(store.folder)], capture_output=True, check=True, text=True
    )
    assert done.stdout == "1 10 True\n"


# Interruption and the end of the parent

LIBRARY = """
import sys, time
from kgraph import KnowledgeGraph
from kgraph.store import limits
kg = KnowledgeGraph.load()
kg.ask("ASK {}", timeout=60)
print(limits._idle[0].process.pid, flush=True)
try:
    kg.query(sys.argv[1], timeout=60)
except KeyboardInterrupt:
    print("interrupted", kg.ask("ASK {}", timeout=60), flush=True)
"""


def started(query: str) -> tuple[subprocess.Popen[str], int]:
    """Start a program that asks a query without end, and return it with the process that works on the query."""
    program = subprocess.Popen(
        [sys.executable, "-c", LIBRARY, query], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    return program, int(program.stdout.readline())


QUERIES = [ENDLESS, SORTED.replace("ORDER BY ?a ?f", "ORDER BY RAND()"), "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"]


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
@pytest.mark.parametrize("query", QUERIES)
def test_an_interruption_reaches_the_caller_at_once_and_ends_the_query(kg: KnowledgeGraph, query: str) -> None:
    assert kg.store.folder is not None
    program, worker = started(query)
    time.sleep(0.3)
    asked = time.monotonic()
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=30)
    assert (out, err, program.returncode) == ("interrupted True\n", "", 0)
    assert time.monotonic() - asked < 10
    assert gone(worker)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("query", QUERIES[:2])
def test_the_process_ends_with_its_parent_in_the_middle_of_a_query(kg: KnowledgeGraph, query: str) -> None:
    assert kg.store.folder is not None
    program, worker = started(query)
    time.sleep(0.3)
    assert is_running(worker)
    program.kill()
    program.communicate()
    assert gone(worker)


FORKED = """
import os, sys, time
from kgraph import KnowledgeGraph
from kgraph.store import limits
kg = KnowledgeGraph.load()
kg.ask("ASK {}", timeout=60)
fork = os.fork()
if fork == 0:
    time.sleep(60)
    os._exit(0)
print(limits._idle[0].process.pid, fork, flush=True)
if sys.argv[1]:
    kg.query(sys.argv[1], timeout=60)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("query", ["", ENDLESS], ids=["idle", "at work"])
def test_the_process_ends_with_its_parent_though_a_fork_of_it_lives(kg: KnowledgeGraph, query: str) -> None:
    assert kg.store.folder is not None
    command = [sys.executable, "-W", "ignore", "-c", FORKED, query]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        worker, fork = map(int, program.stdout.readline().split())
        time.sleep(0.3)
        program.kill()
        program.wait()
        try:
            assert is_running(fork)
            assert gone(worker)
        finally:
            os.kill(fork, signal.SIGKILL)


def cell(source: str, **metadata: float) -> Any:
    return nbformat.v4.new_code_cell(source, metadata=metadata)  # type: ignore[no-untyped-call]


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_a_query_in_a_notebook_is_interrupted_and_the_next_is_answered(kg: KnowledgeGraph) -> None:
    assert kg.store.folder is not None
    book = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    book.cells = [
        cell(
            "import time; from kgraph import KnowledgeGraph; kg = KnowledgeGraph.load(); kg.ask('ASK {}', timeout=60)"
        ),
        cell(
            "asked = time.monotonic()\n"
            f"try:\n    kg.query({ENDLESS!r}, timeout=600)\n"
            "finally:\n    seconds = time.monotonic() - asked",
            interrupted=1,
        ),
        cell("kg.ask('ASK {}', timeout=60), seconds < 20"),
    ]
    client = NotebookClient(
        book,
        allow_errors=True,
        interrupt_on_timeout=True,
        timeout_func=lambda cell: cell.metadata.get("interrupted", 300),
    )
    client.execute()
    _, broken_off, after = (cell.outputs for cell in book.cells)
    assert [output.get("ename") for output in broken_off] == ["KeyboardInterrupt"]
    assert [output.data["text/plain"] for output in after] == ["(True, True)"]


def test_the_module_is_imported_where_there_is_no_posix() -> None:
    code = "import sys; sys.modules['resource'] = sys.modules['fcntl'] = None\nimport kgraph.store.limits"
    subprocess.run([sys.executable, "-c", code], check=True)
