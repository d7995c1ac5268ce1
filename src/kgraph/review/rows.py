"""A review in one language for all writers: a row for each statement, and the counts in groups."""

from __future__ import annotations

from kgraph.frozen import frozen
from kgraph.messages import say
from kgraph.review.judging import OWN
from kgraph.review.leading import find_leading
from kgraph.review.values import Ledger, Related, Statement
from kgraph.text import Lang

COLUMNS = ("number", "place", "statement", "verdict", "why", "flags", "best")
"""The columns of a table, by the end of their message key."""


_LEADING = 10


@frozen
class Named:
    """A text with its name."""

    name: str
    text: str


@frozen
class Row:
    """A statement in one language, with empty texts where there is nothing to show.

    ``detail`` is the wording class of the source and its figures, ``reason`` says in one line why the verdict is as it
    is, and ``ruling`` by which rule, or what else it rests on.
    """

    lang: Lang
    number: int
    place: str
    text: str
    sentence: str
    detail: str
    claim: str
    verdict: str
    certainty: str
    ruling: str
    reason: str
    why: tuple[str, ...]
    flags: tuple[str, ...]
    best: tuple[Named, ...]
    related: tuple[Named, ...]


@frozen
class Group:
    """Counts under one heading."""

    heading: str
    counts: tuple[tuple[str, int], ...]


def rows(ledger: Ledger, lang: Lang) -> list[Row]:
    """Return the statements as rows in one language, in the order of the source."""
    return [_row(ledger, statement, lang) for statement in ledger.statements]


def leading(ledger: Ledger, lang: Lang) -> list[Row]:
    """Return the statements that mislead most as rows in one language, worst first, at most ten."""
    return [_row(ledger, statement, lang) for statement in find_leading(ledger.statements)[:_LEADING]]


def groups(ledger: Ledger, lang: Lang) -> list[Group]:
    """Return the totals: in all, by standing of the statements, and by flag; empty groups are left out."""
    totals = ledger.totals
    in_all = {name: getattr(totals, name) for name in ("statements", "claims", "flagged", "unchecked")}
    all_groups = [
        Group(say("review-totals", lang), tuple((say(f"review-count-{key}", lang), n) for key, n in in_all.items())),
        Group(say("review-by-standing", lang), _counts(ledger, totals.standings, lang)),
        Group(say("review-by-basis", lang), _counts(ledger, totals.bases, lang)),
        Group(say("review-by-flag", lang), _counts(ledger, totals.flags, lang)),
    ]
    return [group for group in all_groups if group.counts]


def column(name: str, lang: Lang) -> str:
    """Return the heading of a column."""
    return say(f"review-column-{name}", lang)


def title(ledger: Ledger, lang: Lang) -> str:
    """Return the heading of a review."""
    return say("review-title", lang, source=ledger.source.title or ledger.source.name)


def _counts(ledger: Ledger, counts: dict[str, int], lang: Lang) -> tuple[tuple[str, int], ...]:
    return tuple((ledger.label(slug, lang), count) for slug, count in counts.items())


def _row(ledger: Ledger, statement: Statement, lang: Lang) -> Row:
    certainty = ledger.label(statement.certainty, lang)
    wording = ledger.label(statement.evidence.hedge, lang)
    return Row(
        lang=lang,
        number=statement.number,
        place=statement.place.show(lang),
        text=statement.text or "",
        sentence=statement.sentence(lang),
        detail=say("detail-separator", lang).join(filter(None, (wording, statement.detail.show(lang)))),
        claim=statement.claim.slug,
        verdict=ledger.label(statement.standing, lang),
        certainty=say("review-certainty", lang, certainty=certainty) if certainty else "",
        ruling=ledger.label(statement.reasons.ruling if statement.basis == OWN else statement.basis, lang),
        reason=statement.reason.show(lang),
        why=tuple(line.show(lang) for line in statement.why),
        flags=tuple(ledger.label(flag, lang) for flag in statement.flags),
        best=_best(statement, lang),
        related=tuple(
            Named(ledger.label(related.verdict, lang), _related(ledger, related, lang)) for related in statement.related
        ),
    )


def _related(ledger: Ledger, related: Related, lang: Lang) -> str:
    """Return a claim that bears on a statement, with what lies between the two, if that was asked."""
    sentence = related.sentences.show(lang)
    steps = say("list-separator", lang).join(ledger.label(step, lang) for step in related.steps)
    return say("sentence-narrowed", lang, sentence=sentence, narrower=steps) if steps else sentence


def _best(statement: Statement, lang: Lang) -> tuple[Named, ...]:
    sides = {
        "for": statement.best_for,
        "against": statement.best_against,
        "inconclusive": statement.best_inconclusive,
    }
    return tuple(Named(say(f"review-side-{side}", lang), best.text.show(lang)) for side, best in sides.items() if best)
