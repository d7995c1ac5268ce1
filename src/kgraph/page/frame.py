"""A page as a value: its text, to be written to a file or shown in a notebook inside a frame of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import escape

from kgraph.files.paths import write_whole

_HEIGHT = 720
_MAY = "allow-scripts allow-downloads allow-popups allow-modals"


@dataclass(frozen=True)
class Page:
    """The interactive page; ``text`` is the whole of it, HTML that asks nothing of the network."""

    text: str = field(repr=False)

    def write(self, path: str | Path) -> None:
        """Write the page to a file.

        Raises:
            StoreError: If the file cannot be written; an earlier file then stays.
        """
        write_whole(Path(path), self.text.encode("utf-8"))

    def _repr_html_(self) -> str:
        """Show the page in a notebook, in a frame that can reach neither the notebook nor the network.

        >>> Page("<!doctype html>")._repr_html_()[:40]
        '<iframe sandbox="allow-scripts allow-dow'
        """
        style = f"width:100%;height:{_HEIGHT}px;border:1px solid #8886"
        return f'<iframe sandbox="{_MAY}" title="kgraph" style="{style}" srcdoc="{escape(self.text)}"></iframe>'
