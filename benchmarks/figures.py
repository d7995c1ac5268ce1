"""What a benchmark notes for the table at the end."""

from __future__ import annotations

from typing import Protocol


class Report(Protocol):
    """Note what was measured under a name, with facts that stand in the table as well."""

    def __call__(self, name: str, **facts: float) -> None: ...
