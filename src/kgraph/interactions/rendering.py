"""An interaction check as lines of text with depths, and such lines as plain text or as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kgraph.frozen import frozen
from kgraph.interactions.values import Answers, BoneCheck, CheckedClaim, PairCheck
from kgraph.markup import escape
from kgraph.messages import say
from kgraph.model import COUNTS, Bilingual
from kgraph.text import Lang, to_plain

_ON_PAIRS = ("interaction", "together", "effect", "implied")
_GROUPS = ("harm", "benefit", "association")


@frozen
class Line:
    """A line and its depth; depth 0 is a heading."""

    depth: int
    text: str


def to_lines(check: Answers, lang: Lang) -> list[Line]:
    """Return the whole check as lines: notes, pairs, effects on bone, scope, disclaimer."""
    lines = [Line(1, note.show(lang)) for note in check.notes]
    for pair in check.pairs:
        lines.extend(_pair_lines(pair, lang))
    for bone in check.bone:
        lines.extend(_bone_lines(bone, lang))
    lines += [Line(0, say("interactions-scope-title", lang)), Line(1, check.scope.show(lang))]
    return [*lines, Line(1, check.disclaimer.show(lang))]


def to_text(lines: Sequence[Line]) -> str:
    """Return lines as plain text, two spaces per depth, an empty line above each heading except the first.

    >>> print(to_text([Line(0, "Heading"), Line(1, "below it")]))
    Heading
      below it
    """
    rows = [("\n" if line.depth == 0 and index else "") + _indented(line) for index, line in enumerate(lines)]
    return "\n".join(rows)


def to_html(lines: Sequence[Line], lang: Lang) -> str:
    """Return lines as HTML: headings and nested lists; everything is escaped.

    >>> to_html([Line(0, "a < b"), Line(1, "c")], "en")
    '<div class="kgraph" lang="en"><h4>a &lt; b</h4><ul><li>c</li></ul></div>'
    """
    return f'<div class="kgraph" lang="{lang}">{"".join(_html_parts(lines))}</div>'


def _html_parts(lines: Iterable[Line]) -> Iterator[str]:
    depth = 0
    for line in lines:
        yield "<ul>" * (line.depth - depth) + "</li></ul>" * (depth - line.depth)
        if line.depth and line.depth <= depth:
            yield "</li>"
        text = escape(to_plain(line.text))
        yield f"<li>{text}" if line.depth else f"<h4>{text}</h4>"
        depth = line.depth
    yield "</li></ul>" * depth


def _indented(line: Line) -> str:
    return "  " * line.depth + to_plain(line.text)


def _pair_lines(pair: PairCheck, lang: Lang) -> Iterator[Line]:
    yield Line(0, pair.sentence(lang))
    for group, claims in pair.groups():
        if group == "lead":
            for checked in claims:
                yield from _advice_lines(checked, lang, 1)
                yield from _claim_lines(checked, lang, 1, is_lead=True)
        else:
            yield from _group_lines(f"interactions-{group}", claims, lang)


def _bone_lines(bone: BoneCheck, lang: Lang) -> Iterator[Line]:
    yield Line(0, say("interactions-bone", lang, name=bone.substance.labels.show(lang)))
    for kind in _GROUPS:
        yield from _group_lines(
            f"interactions-{kind}", [checked for checked in bone.effects if checked.kind == kind], lang
        )
    if not bone.effects:
        yield Line(1, say("interactions-no-bone", lang))
    yield from _group_lines("interactions-mitigations", bone.mitigations, lang)
    if any(checked.kind == "harm" and not checked.is_denied for checked in bone.effects) and not bone.mitigations:
        yield Line(1, say("interactions-no-mitigation", lang))
    yield from _group_lines("interactions-harms", bone.harms, lang)


def _group_lines(key: str, claims: Sequence[CheckedClaim], lang: Lang) -> Iterator[Line]:
    if claims:
        yield Line(1, say(key, lang))
        for checked in claims:
            yield from _claim_lines(checked, lang, 2)


def _advice_lines(checked: CheckedClaim, lang: Lang, depth: int) -> Iterator[Line]:
    if checked.claim.advice:
        advice = checked.claim.advice.show(lang)
        yield Line(depth, say("show-line", lang, name=say("show-advice", lang), value=advice))


def _claim_lines(checked: CheckedClaim, lang: Lang, depth: int, *, is_lead: bool = False) -> Iterator[Line]:
    """Yield a claim with its facts and sources; the advice of the lead stands above it."""
    yield Line(depth, say("interactions-noted", lang, text=checked.statement.show(lang), note=_marks(checked, lang)))
    facts: tuple[tuple[str, Bilingual], ...] = (
        ("interactions-premise", checked.premise),
        ("show-mechanism", Bilingual() if checked.path else checked.mechanism),
        ("interactions-path", checked.mechanism if checked.path else Bilingual()),
        ("show-effect", checked.claim.effect),
    )
    for key, words in facts:
        if words:
            yield Line(depth + 1, say("show-line", lang, name=say(key, lang), value=words.show(lang)))
    if not is_lead:
        yield from _advice_lines(checked, lang, depth + 1)
    for text in _sources(checked, lang):
        yield Line(depth + 1, say("show-line", lang, name=say("interactions-source", lang), value=text))


def _sources(checked: CheckedClaim, lang: Lang) -> list[str]:
    """Return one line per source for a pair; for effects on bone one line of those that count, else of all."""
    if checked.kind in _ON_PAIRS:
        return [cited.texts.show(lang) for cited in checked.sources]
    counting = [cited for cited in checked.sources if cited.weight == COUNTS]
    names = dict.fromkeys(cited.names.show(lang) for cited in counting or checked.sources)
    return [say("detail-separator", lang).join(names)] if names else []


def _marks(checked: CheckedClaim, lang: Lang) -> str:
    """Return the marks of a claim: basis, severity, standing, certainty."""
    marks = checked.basis_notes(lang)
    if checked.severity:
        marks.append(say("interactions-severity", lang, severity=checked.severity.show(lang)))
    if checked.standing:
        marks.append(checked.standing.show(lang))
    if checked.certainty:
        marks.append(say("review-certainty", lang, certainty=checked.certainty.show(lang)))
    return say("detail-separator", lang).join(marks)
