"""A server on loopback that answers with what it is given, for pages that fetch their data."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Served:
    """What a server answers with: the type and content of each path; other paths are not found."""

    address: str
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def put(self, path: str, kind: str, text: str) -> str:
        """Answer a path with a text, and return its address."""
        self.files[f"/{path}"] = (f"{kind}; charset=utf-8", text.encode("utf-8"))
        return f"{self.address}/{path}"


@contextmanager
def serving() -> Iterator[Served]:
    """Serve on a free port of this machine."""
    served = Served("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, content = served.files.get(self.path, ("text/plain", b"nothing here"))
            self.send_response(200 if self.path in served.files else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Keep the output of the tests clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield served
        server.shutdown()
        thread.join()
