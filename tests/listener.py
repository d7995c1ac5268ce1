"""A server on loopback that hangs up on whoever connects, and counts them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Listener:
    """Counts the connections to ``url``."""

    def __init__(self, server: socket.socket) -> None:
        self._server = server
        self._peers: list[tuple[str, int]] = []
        self._last: tuple[str, int] | None = None
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{server.getsockname()[1]}/"

    def count(self) -> int:
        """Stop listening and return how many connected before."""
        with socket.socket() as own:
            own.bind(("127.0.0.1", 0))
            self._last = own.getsockname()
            own.connect(self._server.getsockname())
            self._thread.join()
        return self._peers.index(self._last)

    def _accept(self) -> None:
        while self._last is None or self._last not in self._peers:
            connection, peer = self._server.accept()
            connection.close()
            self._peers.append(peer)


@contextmanager
def listening() -> Iterator[Listener]:
    """Yield a listener on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        yield Listener(server)
