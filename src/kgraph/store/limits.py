"""Queries with a limit of time, memory or rows, which run in a process of their own that can be ended.

The engine cannot be interrupted: a query that takes too long ends only with its process. ``python -m
kgraph.store.limits`` is such a process. It opens a built store by its folder, answers one query after the other, and
ends with its parent. Each message is a frame: eight bytes of length, then the content. The parent waits for the answer
and ends the process when time is up, when the caller is interrupted, or, where the system cannot limit memory, when
the process has grown too large.
"""

from __future__ import annotations

import atexit
import json
import math
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
import weakref
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

import pyoxigraph as ox

from kgraph import errors
from kgraph.errors import ArgumentError, KGraphError, QueryError, ResourceLimit
from kgraph.frozen import frozen
from kgraph.store.engine import EmbeddedStore, check_query

if TYPE_CHECKING:
    from kgraph.table import Table

_LENGTH = 8
_ANSWER, _TRIPLES, _ERROR = b"A", b"T", b"E"
_SLICE = 0.1
"""Seconds between two looks at an interruption, which a wait without end would not notice on every system."""

_WATCH = 0.5
"""Seconds between two looks at the memory of a process, where the system does not limit it."""

_LOOK = 1.0
"""Seconds between two looks at whether the parent still lives."""

_MEGABYTE = 1 << 20
_KERNEL_LIMITS_MEMORY = sys.platform == "linux"
_OWN_SIZE = "/proc/self/statm"
_NO_SPACE, _NO_STACK = 6, (11, 10)
"""Signals of an engine that found no memory (SIGABRT), and no room on its stack (SIGSEGV, SIGBUS)."""


@frozen
class Limits:
    """Limits of a query: seconds, megabytes beyond what the engine needs to start, rows or triples; None for none."""

    timeout: float | None = None
    memory: int | None = None
    rows: int | None = None


class LimitedStore:
    """A store whose queries run in another process, within limits.

    Raises:
        ArgumentError: If a limit is not greater than 0.
    """

    def __init__(self, store: EmbeddedStore, limits: Limits) -> None:
        for name, value in (("timeout", limits.timeout), ("memory", limits.memory), ("rows", limits.rows)):
            if value is not None and not 0 < value < math.inf:
                raise ArgumentError("bad-resource-limit", name=name, value=value)
        self._store = store
        self._limits = limits

    def select(self, query: str) -> Table:
        """Return the table of a SELECT query.

        Raises:
            ResourceLimit: If the query reaches a limit (``.limit``, ``.value``).
            QuerySyntaxError: If it is not SPARQL 1.1.
            QueryError: If it is not a SELECT, has a SERVICE clause, or cannot be evaluated.
        """
        table: Table = self._run("select", query)
        return table

    def ask(self, query: str) -> bool:
        """Return the answer of an ASK query; errors as ``select``."""
        return bool(self._run("ask", query))

    def construct(self, query: str) -> list[ox.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query, sorted; errors as ``select``."""
        triples: list[ox.Triple] = self._run("construct", query)
        return triples

    def answer(self, query: str) -> Table | bool | list[ox.Triple]:
        """Return the answer of a query of any form; errors as ``select``."""
        found: Table | bool | list[ox.Triple] = self._run("answer", query)
        return found

    def serialize_answer(self, query: str, format: ox.QueryResultsFormat) -> bytes:
        """Return the answer of a SELECT or ASK query in a standard results format; errors as ``select``."""
        return bytes(self._run("serialize_answer", query, format.media_type))

    def _run(self, form: str, query: str, format: str | None = None) -> Any:
        query = check_query(query)
        self._store.require_whole()
        limits = {"memory": self._limits.memory, "rows": self._limits.rows}
        request = {"folder": str(_folder_of(self._store)), "form": form, "query": query, "format": format, **limits}
        child = _take()
        try:
            answer = child.ask(json.dumps(request).encode(), self._limits)
        except BaseException:  # also an interruption
            child.end()
            raise
        _put_back(child)
        self._store.require_whole()
        kind, content = answer[:1], answer[1:]
        if kind == _ERROR:
            raise _to_error(content)
        if kind == _TRIPLES:
            return [quad.triple for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)]
        return pickle.loads(content)  # noqa: S301 - written by our own process


_copies: weakref.WeakKeyDictionary[EmbeddedStore, tuple[int, Path]] = weakref.WeakKeyDictionary()
"""Stores in memory that another process had to read, with their size and their copy on disk."""


def _folder_of(store: EmbeddedStore) -> Path:
    """Return a folder where another process can open a store."""
    if store.folder is not None:
        return store.folder
    import shutil
    import tempfile

    size, folder = _copies.get(store, (-1, Path()))
    if size != len(store.engine):
        size, folder = len(store.engine), Path(tempfile.mkdtemp(prefix="kgraph-"))
        weakref.finalize(store, shutil.rmtree, folder, ignore_errors=True)
        engine = ox.Store(str(folder))
        engine.bulk_extend(store.engine.quads_for_pattern(None, None, None, None))
        engine.flush()
        _copies[store] = size, folder
    return folder


# The parent


class _Child:
    """A process that answers queries, and the thread that reads what it says."""

    def __init__(self) -> None:
        self._frames: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._ready = False
        try:
            self.process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", "-m", "kgraph.store.limits", str(os.getpid())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env=_environment(),
                **_apart(),
            )
        except (OSError, ValueError) as error:
            raise QueryError("query-process", reason=str(error)) from error
        threading.Thread(target=self._receive, daemon=True).start()

    def ask(self, request: bytes, limits: Limits) -> bytes:
        """Return the answer to a request; when a limit is reached the process has to be ended."""
        if not self._ready:
            self._wait(Limits())
            self._ready = True
        try:
            _write_frame(_pipe(self.process.stdin), request)
        except OSError:
            raise self._died(limits) from None
        return self._wait(limits)

    def end(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.wait()
        _pipe(self.process.stdin).close()

    def _wait(self, limits: Limits) -> bytes:
        start = looked = time.monotonic()
        end = math.inf if limits.timeout is None else start + limits.timeout
        while True:
            try:
                frame = self._frames.get(timeout=max(0.0, min(_SLICE, end - time.monotonic())))
            except queue.Empty:
                now = time.monotonic()
                if now >= end:
                    raise ResourceLimit("limit-timeout", limit="timeout", value=limits.timeout) from None
                if limits.memory is not None and not _KERNEL_LIMITS_MEMORY and now - looked >= _WATCH:
                    looked = now
                    self._watch(limits.memory)
                continue
            if frame is None:
                raise self._died(limits)
            return frame

    def _watch(self, memory: int) -> None:
        size = resident_bytes(self.process.pid)
        if size is not None and size > memory * _MEGABYTE:
            raise ResourceLimit("limit-memory", limit="memory", value=memory)

    def _died(self, limits: Limits) -> QueryError:
        """Return what ended the process."""
        code = self.process.wait()
        if limits.memory is not None and -code == _NO_SPACE:
            return ResourceLimit("limit-memory", limit="memory", value=limits.memory)
        if -code in _NO_STACK:
            return QueryError("query-crashed")
        return QueryError("query-process", reason=f"exit {code}")

    def _receive(self) -> None:
        pipe = _pipe(self.process.stdout)
        while (frame := _read_frame(pipe)) is not None:
            self._frames.put(frame)
        self._frames.put(None)
        pipe.close()


_idle: list[_Child] = []
"""Processes that wait for a query; several are there only after queries in several threads."""


def _take() -> _Child:
    while _idle:
        child = _idle.pop()
        if child.process.poll() is None:
            return child
        child.end()
    return _Child()


def _put_back(child: _Child) -> None:
    _idle.append(child)


@atexit.register
def end_idle() -> None:
    """End the processes that wait for a query."""
    while _idle:
        _idle.pop().end()


def _forget() -> None:
    """Forget the processes of the parent in a fork of it, which must not talk to them too."""
    for child in _idle:
        child.process.returncode = 0
    _idle.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def _environment() -> dict[str, str]:
    """Return the environment of the process, in which it finds this package."""
    home = Path(__file__).resolve().parents[2]
    if home.name in ("site-packages", "dist-packages"):
        return dict(os.environ)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(home), os.environ.get("PYTHONPATH"))))}


def _apart() -> dict[str, Any]:
    """Return what keeps an interruption at the keyboard from the process; its parent ends it."""
    if os.name == "nt":
        return {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    return {"start_new_session": True}


def resident_bytes(pid: int) -> int | None:
    """Return the memory that a process occupies as the system's own tool says, None if it does not say."""
    windows = ["tasklist", "/FI", f"PID eq {pid}", "/FO", "CSV", "/NH"]
    command = windows if os.name == "nt" else ["ps", "-o", "rss=", "-p", str(pid)]
    try:
        said = subprocess.run(command, capture_output=True, check=False, timeout=5, text=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return kilobytes_in(said.stdout) * 1024 or None


def kilobytes_in(said: str) -> int:
    """Return the number of kilobytes at the end of what ``ps`` or ``tasklist`` says, 0 if there is none.

    >>> kilobytes_in('"python.exe","42","Console","1","12,345 K"')
    12345
    """
    last = said.strip().strip('"').rpartition('"')[2]
    return int("".join(character for character in last if character in "0123456789") or 0)


def _to_error(content: bytes) -> KGraphError:
    said = json.loads(content)
    error: KGraphError = getattr(errors, said["type"])(said["key"], **said["facts"])
    return error


# Frames


class _Reads(Protocol):
    def read(self, size: int, /) -> bytes | None: ...


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _write_frame(pipe: IO[bytes], content: bytes) -> None:
    for part in (len(content).to_bytes(_LENGTH, "big"), content):
        rest = memoryview(part)
        while rest:
            rest = rest[pipe.write(rest) :]


def _read_frame(pipe: _Reads) -> bytes | None:
    """Return the content of the next frame, None at the end."""
    head = _read(pipe, _LENGTH)
    return None if head is None else _read(pipe, int.from_bytes(head, "big"))


def _read(pipe: _Reads, size: int) -> bytes | None:
    content = bytearray()
    while len(content) < size:
        try:
            part = pipe.read(min(size - len(content), _MEGABYTE))
        except (OSError, ValueError):
            return None
        if not part:
            return None
        content += part
    return bytes(content)


# The child


class _Server:
    """Answers requests, one after the other, from the store that was opened last."""

    def __init__(self) -> None:
        self._folder = ""
        self._store = EmbeddedStore()
        self._base = 0

    def answer(self, request: dict[str, Any]) -> bytes:
        try:
            return _packed(self._found(request))
        except KGraphError as error:
            return _written(error)
        except MemoryError:
            return _written(ResourceLimit("limit-memory", limit="memory", value=request["memory"]))
        except BaseException as error:  # a panic of the engine is no Exception
            return _written(QueryError("query-failed", reason=str(error)))

    def _found(self, request: dict[str, Any]) -> object:
        self._open(request["folder"])
        self._limit(request["memory"])
        form, query, rows = request["form"], request["query"], request["rows"]
        if form != "serialize_answer":
            return getattr(self._store, form)(query, rows=rows)
        format_ = ox.QueryResultsFormat.from_media_type(request["format"])
        assert format_ is not None
        return self._store.serialize_answer(query, format_, rows=rows)

    def _open(self, folder: str) -> None:
        if folder != self._folder:
            self._store = EmbeddedStore.open_checked(Path(folder))  # by the parent, or its own copy
            self._folder = folder
            self._store.ask("ASK { ?s ?p ?o }")

    def _limit(self, megabytes: int | None) -> None:
        """Limit the memory of this process, counted from what it needs to start."""
        if sys.platform != "linux":
            return
        import resource

        if not self._base:
            pages = int(Path(_OWN_SIZE).read_text(encoding="ascii").split()[0])
            self._base = pages * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = hard if megabytes is None else self._base + megabytes * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _packed(answer: object) -> bytes:
    """Return an answer as bytes; triples, which take long to pickle, as N-Triples."""
    if isinstance(answer, list):
        return _TRIPLES + (ox.serialize(answer, format=ox.RdfFormat.N_TRIPLES) or b"")
    return _ANSWER + pickle.dumps(answer)


def _written(error: KGraphError) -> bytes:
    facts = {name: value if isinstance(value, int | float) else str(value) for name, value in error.facts.items()}
    return _ERROR + json.dumps({"type": type(error).__name__, "key": error.key, "facts": facts}).encode()


def _listen(pipe: IO[bytes], requests: queue.SimpleQueue[bytes]) -> None:
    """Pass requests on; end the process with its parent, in the middle of a query too."""
    while (request := _read_frame(pipe)) is not None:
        requests.put(request)
    os._exit(0)


def _end_with(parent: int) -> None:
    """End the process after its parent, where a fork of the parent still holds its end of the pipe."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(0)


def serve() -> None:
    """Answer the requests on standard input until it ends."""
    source, target = (os.fdopen(os.dup(number), mode, 0) for number, mode in ((0, "rb"), (1, "wb")))
    os.dup2(2, 1)
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(source, requests), daemon=True).start()
    server = _Server()
    _write_frame(target, b"")
    while True:
        _write_frame(target, server.answer(json.loads(requests.get())))


if __name__ == "__main__":
    if os.name == "posix":  # elsewhere there are no forks, and a process keeps its parent's number
        threading.Thread(target=_end_with, args=(int(sys.argv[1]),), daemon=True).start()
    serve()
