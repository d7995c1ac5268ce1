"""The tree of errors. Messages are in ``messages``; an error has the key of its message and its facts.

KGraphError
  DataError            a file of the graph cannot be used (.path .line)
    TurtleError        not Turtle, or Turtle the graph does not allow
    QueryHeaderError   a canned query whose head is incomplete
  LookupFailed         a name that is unknown or ambiguous (.name)
    UnknownEntity      (.suggestions)
    AmbiguousName      (.candidates)
    UnknownClaim       (.suggestions)
    UnknownQuery       (.suggestions)
    UnknownSource      (.suggestions)
    UnknownRelation    (.suggestions)
  QueryError           a query that cannot be answered
    QuerySyntaxError   (.line .column)
    ParameterError     a parameter the query does not have, or a value it cannot take
    ResourceLimit      a limit of time, memory or rows that a query reached (.limit .value)
  ArgumentError        a value that a function does not accept
    TextMismatch       a text whose checksum is not that of its source
  StoreError           a store that cannot be read or written
    DamagedStore       its files are not as they were built
"""

from __future__ import annotations

from pathlib import Path

from kgraph.messages import say


class KGraphError(Exception):
    """Base of the errors that this library raises.

    Args:
        key: Key of the message in ``messages``.
        **facts: Values that the message names.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts

    def message(self, lang: str) -> str:
        """Return the message in ``zh`` or ``en``."""
        return say(self.key, lang, **self.facts)

    def __str__(self) -> str:
        return self.message("en")


class DataError(KGraphError):
    """A file of the graph cannot be used; ``path`` and ``line`` say where (line 1-based, 0 if not known)."""

    def __init__(self, key: str, *, path: Path | str = "", line: int = 0, **facts: object) -> None:
        super().__init__(key, path=path, line=line, **facts)
        self.path = Path(path)
        self.line = line

    def reason(self, lang: str) -> str:
        """Return what is wrong in ``zh`` or ``en``, without the place."""
        return super().message(lang)

    def message(self, lang: str) -> str:
        key = "placed-at-line" if self.line else "placed"
        return say(key, lang, path=self.path, line=self.line, message=self.reason(lang))


class TurtleError(DataError):
    """Not Turtle, or Turtle that the graph does not allow."""


class QueryHeaderError(DataError):
    """A canned query whose head is incomplete."""


class LookupFailed(KGraphError):
    """A name that is unknown or ambiguous."""

    def __init__(self, key: str, *, name: str, suggestions: tuple[str, ...] = (), **facts: object) -> None:
        super().__init__(key, name=name, suggestions=suggestions, **facts)
        self.name = name
        self.suggestions = suggestions

    def message(self, lang: str) -> str:
        text = super().message(lang)
        if not self.suggestions:
            return text
        names = say("list-separator", lang).join(self.suggestions)
        return say("did-you-mean", lang, message=text, names=names)


class UnknownEntity(LookupFailed):
    """No entity has this name; ``suggestions`` holds the nearest names, best first."""


class AmbiguousName(LookupFailed):
    """Several entities have this name; ``candidates`` holds their slugs."""

    def __init__(self, key: str, *, name: str, candidates: tuple[str, ...]) -> None:
        super().__init__(key, name=name, candidates=", ".join(candidates))
        self.candidates = candidates


class UnknownClaim(LookupFailed):
    """No claim has this slug."""


class UnknownQuery(LookupFailed):
    """No canned query has this name."""


class UnknownSource(LookupFailed):
    """No source has this slug."""


class UnknownRelation(LookupFailed):
    """No relation has this slug or label."""


class QueryError(KGraphError):
    """A query that cannot be answered."""


class QuerySyntaxError(QueryError):
    """A query that is not SPARQL 1.1; ``line`` and ``column`` are 1-based, 0 if not known."""

    def __init__(self, key: str, *, line: int, column: int, **facts: object) -> None:
        super().__init__(key, line=line, column=column, **facts)
        self.line = line
        self.column = column

    def reason(self, lang: str) -> str:
        """Return what is wrong in ``zh`` or ``en``, without the place."""
        return super().message(lang)

    def message(self, lang: str) -> str:
        key = "query-syntax" if self.line else "query-syntax-somewhere"
        return say(key, lang, line=self.line, column=self.column, expected=self.reason(lang))


class ParameterError(QueryError):
    """A parameter that the query does not have, or a value that it cannot take."""


class ResourceLimit(QueryError):
    """A query reached a limit: ``limit`` is ``timeout`` (seconds), ``memory`` (megabytes) or ``rows``."""

    def __init__(self, key: str, *, limit: str, value: float | None) -> None:
        super().__init__(key, limit=limit, value=value)
        self.limit = limit
        self.value = value

    def message(self, lang: str) -> str:
        return say(self.key, lang, value=f"{self.value:g}")


class ArgumentError(KGraphError):
    """A value that a function does not accept."""


class TextMismatch(ArgumentError):
    """A text whose checksum differs from that of its source, or whose source has no checksum."""


class StoreError(KGraphError):
    """A store that cannot be read or written."""


class DamagedStore(StoreError):
    """A store whose files are not as they were built."""
