"""Entities, claims, evidence, paths, reviews and findings as text for a terminal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from kgraph.text import cut, other_lang

if TYPE_CHECKING:
    from kgraph.build.check import Finding
    from kgraph.cli.program import Context
    from kgraph.mechanism.path import Path, Step
    from kgraph.model import Bilingual, Claim, Entity
    from kgraph.review.review import Review
    from kgraph.review.rows import Row
    from kgraph.store.catalog import Catalog

_REPEATS = 5
"""The most findings of a rule that are shown in full."""


def print_entity(context: Context, entity: Entity) -> None:
    """Print an entity: its name in both languages, then its facts, one per line."""
    lang = context.lang
    category = context.kg.catalog.categories[entity.category].labels.show(lang)
    context.print(f"{entity.label(lang)} / {entity.label(other_lang(lang))}  [{category}]  {entity.slug}")
    kg = context.kg
    comma = context.say("list-separator")
    lines = {
        "show-definition": entity.definition.show(lang),
        "show-names": comma.join(entity.alternatives),
        "show-old": comma.join(entity.old_names),
        "show-near": comma.join(entity.near_names),
        "show-wrong": comma.join(entity.wrong_names),
        "show-name-sources": " ".join(entity.name_sources),
        "show-broader": comma.join(kg.names.label(slug, lang) for slug in entity.broader),
        "show-routes": comma.join(kg.catalog.terms[route].labels.show(lang) for route in entity.routes),
        "show-identifiers": comma.join(identifier.curie for identifier in entity.identifiers),
        "show-note": entity.notes.show(lang),
    }
    for key, value in lines.items():
        if value:
            context.print(context.say("show-line", name=context.say(key), value=value))


def print_claims(context: Context, claims: Sequence[Claim]) -> None:
    """Print claims as a table: sentence, standing, sources; then the disclaimer."""
    if not claims:
        return context.print(context.say("nothing-found"))
    headings = [context.say(f"column-{name}") for name in ("claim", "standing", "source")]
    context.print_table(headings, claim_cells(context, claims))
    context.print(context.say("disclaimer"))


def claim_cells(context: Context, claims: Collection[Claim]) -> list[tuple[str, str, str]]:
    """Return the sentence, the standing and the sources of each claim, in words."""
    from kgraph.words.sentences import citation, claim_sentence, standing

    lang, catalog = context.lang, context.kg.catalog.part([], claims)
    return [
        (
            claim_sentence(catalog, claim, lang),
            standing(catalog, claim, lang),
            "\n".join(dict.fromkeys(citation(catalog.sources[item.source], item, lang) for item in claim.evidence)),
        )
        for claim in claims
    ]


def print_evidence(context: Context, catalog: Catalog, claim: Claim) -> None:
    """Print the evidence of a claim as a table, one item per row."""
    from kgraph.words.sentences import citation, evidence_detail, stance_text

    lang = context.lang

    def term(slug: str | None) -> str:
        return catalog.terms[slug].labels.show(lang) if slug else ""

    rows = [
        (
            stance_text(catalog, item, lang),
            term(item.study_design),
            "\n".join(filter(None, (evidence_detail(catalog, item, lang), item.note.show(lang)))),
            term(item.weight),
            citation(catalog.sources[item.source], item, lang),
        )
        for item in claim.evidence
    ]
    context.print(f"\n{context.say('show-evidence')} ({len(rows)})")
    headings = [context.say(f"column-{name}") for name in ("stance", "design", "detail", "weight", "source")]
    context.print_table(headings, rows)


def print_list(context: Context, key: str, lines: Sequence[str]) -> None:
    """Print lines under the message of a key, if there are lines."""
    if lines:
        context.print(context.say(key))
        for line in lines:
            context.print(f"  – {line}")


def key_label(context: Context, key: str) -> str:
    """Return the label of a category or list member; the key itself for others (a scheme, a language)."""
    catalog = context.kg.catalog
    term = catalog.categories.get(key) or catalog.terms.get(key)
    return term.labels.show(context.lang) if term else key


def print_path(context: Context, catalog: Catalog, number: int, path: Path) -> None:
    """Print a path: its title, the entities it passes, and each step with its citations."""
    from kgraph.mechanism.path import sign_text

    sign = sign_text(path.sign, context.lang)
    standing = catalog.terms[path.certainty].labels.show(context.lang)
    context.print()
    context.print(context.say("path-title", number=number, steps=len(path.steps), sign=sign, standing=standing))
    context.print("  " + " → ".join(context.kg.names.label(slug, context.lang) for slug in path.entities))
    for step in path.steps:
        _print_step(context, catalog, step)


def _print_step(context: Context, catalog: Catalog, step: Step) -> None:
    from kgraph.mechanism.path import species_text

    lang = context.lang
    mark = {1: "+", -1: "−", None: "·"}[step.sign]
    standing = step.standing.show(lang) if step.claim else context.say("path-filed")
    context.print(f"  [{mark}] {step.words.show(lang)} [{standing}]")
    if step.species:
        context.print("        " + context.say("path-species", species=species_text(catalog, step.species, lang)))
    for citation in step.citations:
        context.print(f"        {citation.show(lang)}")


def path_json(path: Path) -> dict[str, object]:
    """Return a path as plain values for JSON."""
    return {
        "entities": path.entities,
        "sign": path.sign,
        "certainty": path.certainty,
        "sentences": path.sentences,
        "steps": path.steps,
        "direct": path.direct,
    }


def print_review(context: Context, review: Review, format_: str) -> None:
    """Print a review as a table, JSON, Markdown or HTML."""
    lang = context.lang
    if format_ == "json":
        return context.print_json(**review.to_dict())
    if format_ == "markdown":
        return context.print(review.to_markdown(lang).removesuffix("\n"))
    if format_ == "html":
        return context.print(review.to_html(lang))
    if not review.statements:
        return context.print(context.say("review-empty"))
    from kgraph.review import rows

    worst = [(str(row.number), "\n".join((row.sentence, row.reason))) for row in rows.leading(review, lang)]
    if worst:
        context.print_table((rows.column("number", lang), context.say("review-leading")), worst)
    headings = [rows.column(name, lang) for name in rows.COLUMNS]
    context.print_table(headings, map(_review_cells, rows.rows(review, lang)))
    for group in rows.groups(review, lang):
        counts = [(name, str(count)) for name, count in group.counts]
        context.print_table((group.heading, context.say("column-count")), counts)
    context.print(context.say("review-scope"))
    context.print(context.say("disclaimer"))


def _review_cells(row: Row) -> tuple[str, ...]:
    return (
        str(row.number),
        row.place,
        "\n".join(filter(None, (row.sentence, row.detail, row.text and f"“{row.text}”"))),
        "\n".join(filter(None, (row.verdict, row.certainty))),
        row.ruling,
        "\n".join(row.flags),
        "\n".join(f"{line.name} {line.text}" for line in (*row.best, *row.related)),
    )


def print_written(context: Context, output: str) -> None:
    """Print the place of a written file."""
    if context.as_json:
        return context.print_json(path=output)
    context.print(context.say("written", path=output))


def print_findings(context: Context, findings: Sequence[Finding], canonical: str) -> None:
    """Print findings by rule and remedy; last and apart the files that are not canonical."""
    unformatted = [finding for finding in findings if finding.rule == canonical]
    groups: dict[tuple[str, Bilingual], list[Finding]] = {}
    for finding in findings:
        if finding.rule != canonical:
            groups.setdefault((finding.rule, finding.fix), []).append(finding)
    for group in groups.values():
        _print_group(context, group)
    if groups:
        context.print(context.say("check-failed", count=len(findings) - len(unformatted)))
    if unformatted:
        files = context.say("list-separator").join(str(finding.path) for finding in unformatted)
        context.print(context.say("check-then-format" if groups else "check-format", files=files))


def _print_group(context: Context, group: Sequence[Finding]) -> None:
    """Print the findings of one rule that are mended alike, the first few in full."""
    for finding in group[:_REPEATS]:
        about = f"{cut(finding.entity)} [{finding.rule}]".strip()
        place = f"{finding.path}:{finding.line}" if finding.line else str(finding.path)
        context.print(f"{place}: {about} {finding.what.show(context.lang)}")
    if len(group) > _REPEATS:
        context.print("  " + context.say("check-repeats", count=len(group) - _REPEATS))
    context.print("  " + context.say("check-fix", fix=group[0].fix.show(context.lang)))
