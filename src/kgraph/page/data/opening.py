"""The state in which the page opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kgraph.page.contract import State

Theme = Literal["light", "dark"]
FEWEST_CHECKED, MOST_CHECKED = 2, 6
"""How many substances the check view takes."""


@dataclass(frozen=True)
class Opening:
    """The start of the page, by slugs: an entity, the paths between two entities, or a check of several.

    ``theme`` is ``light`` or ``dark``, None to follow the reader's system.
    """

    focus: str | None = None
    path: tuple[str, str] | None = None
    check: tuple[str, ...] = ()
    theme: Theme | None = None

    def state(self) -> State:
        """Return the keys of the state that differ from the usual ones.

        >>> Opening(focus="MK-4").state()
        {'view': 'focus', 'entity': 'MK-4'}
        """
        if self.check:
            return {"view": "check", "check": list(self.check)}
        if self.path:
            return {"view": "path", "path": list(self.path)}
        return {"view": "focus", "entity": self.focus} if self.focus else {}
