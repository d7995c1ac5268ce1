"""Files that the page hands to the reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from page.opened import Opened


@dataclass(frozen=True)
class Saved:
    """A file that the page handed over: its name and its bytes."""

    name: str
    content: bytes

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode("utf-8")


def save(opened: Opened, format: str) -> Saved:
    """Choose a format in the menu of exports and return the file."""
    opened.page.locator("#export").click()
    with opened.page.expect_download() as handed:
        opened.page.locator(f'[data-format="{format}"]').click()
    return Saved(handed.value.suggested_filename, Path(handed.value.path()).read_bytes())
