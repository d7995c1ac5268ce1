"""Commands for look-up: search, show, claims, cite, stats."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kgraph.cli.output import write_bytes
from kgraph.cli.program import Context, command
from kgraph.cli.render import key_label, print_claims, print_entity, print_evidence, print_list
from kgraph.errors import ArgumentError
from kgraph.version import VERSION

if TYPE_CHECKING:
    from kgraph.model import Claim
    from kgraph.words.citations import Style


@command
def stats(context: Context) -> None:
    """Count the contents of the graph. 统计图谱内容。"""
    statistics = context.kg.stats()
    if context.as_json:
        return context.print_json(**statistics.to_dict())
    release = (
        context.say("stats-release", version=statistics.version, issued=statistics.issued) if statistics.version else ""
    )
    rows = [(context.say(f"stats-{name}"), str(number)) for name, number in statistics.totals.items()]
    context.print_table(("kgraph " + VERSION, context.say("column-count")), rows)
    for name, group in statistics.groups.items():
        rows = [(key_label(context, key), str(number)) for key, number in group.items()]
        context.print_table((context.say(f"stats-{name}"), context.say("column-count")), rows)
    if release:
        context.print(release)


@command
@click.argument("text")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True)
def search(context: Context, text: str, limit: int) -> None:
    """Find entities by name, in Chinese or English. 按名称查找实体。"""
    hits = context.kg.search(text, lang=context.lang, limit=limit)
    if context.as_json:
        rows = [
            {"slug": hit.entity, "label": hit.label, "matched": hit.matched, "how": hit.how, "score": hit.score}
            for hit in hits
        ]
        return click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    if not hits:
        is_outside = context.kg.names.find_outside(text) is not None
        return context.print(context.say("outside-scope" if is_outside else "nothing-found", name=text))
    headings = [context.say(f"column-{name}") for name in ("label", "slug", "matched", "how")]
    context.print_table(headings, [(h.label, h.entity, h.matched, context.say(f"how-{h.how}")) for h in hits])


@command
@click.argument("name")
@click.option(
    "--without",
    multiple=True,
    metavar="SOURCE",
    help="A claim as it would be without this source; repeatable. 不计此来源时的断言，可重复。",
)
def show(context: Context, name: str, without: tuple[str, ...]) -> None:
    """Show an entity, or a claim with its evidence. 显示实体，或断言及其证据。"""
    if "--" in name:
        claim = context.kg.claim(name)
        return _show_without(context, claim, without) if without else _show_claim(context, claim)
    if without:
        raise ArgumentError("without-needs-claim", name=name)
    kg = context.kg
    slug = kg.names.resolve(name)
    entity = kg.catalog.get_entity(slug)
    if context.as_json:
        return context.print_json(entity=entity, claims=kg.catalog.find_claims(about=slug))
    claims = kg.catalog.in_words().find_claims(about=slug)
    print_entity(context, entity)
    context.print(f"\n{context.say('show-claims')} ({len(claims)})")
    print_claims(context, claims)


@command
@click.option("--subject", metavar="ENTITY")
@click.option("--relation", metavar="RELATION")
@click.option("--object", "object_", metavar="ENTITY")
@click.option("--about", metavar="ENTITY", help="Either end. 任一端。")
@click.option("--verdict", metavar="VERDICT")
@click.option("--source", metavar="SOURCE", help="Claims with evidence from this source. 有该来源证据的断言。")
def claims(context: Context, object_: str | None, source: str | None, **criteria: str | None) -> None:
    """List claims with standing and sources. 列出断言、可信程度与来源。"""
    matches = context.kg.claims(object=object_, **criteria)
    if source is not None:
        in_source = {claim.slug for claim in context.kg.claims_of_source(source)}
        matches = [claim for claim in matches if claim.slug in in_source]
    if context.as_json:
        return context.print_json(claims=matches)
    print_claims(context, matches)


@command
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--style",
    type=click.Choice(["vancouver", "gbt7714", "ris", "bibtex"]),
    help="Default: vancouver, in Chinese gbt7714. 默认：中文为gbt7714。",
)
def cite(context: Context, sources: tuple[str, ...], style: Style | None) -> None:
    """Cite sources for readers or reference managers. 引用来源。"""
    from kgraph.words.citations import STYLE_OF

    chosen = style or STYLE_OF[context.lang]
    texts = {source: context.kg.cite(source, chosen) for source in sources}
    if context.as_json:
        return context.print_json(style=chosen, citations=texts)
    end = "" if chosen == "ris" else "\n"
    write_bytes("".join(f"{text}{end}" for text in texts.values()).encode("utf-8"))


def _show_without(context: Context, claim: Claim, drop: tuple[str, ...]) -> None:
    """Show a claim as it would be without some sources."""
    from kgraph.evidence.explain import reconsidered, without

    kg = context.kg
    sources = [kg.source(slug) for slug in drop]
    verdict = kg.reconsider(claim, drop=drop)
    then = reconsidered(claim, without(kg.catalog, claim, [source.slug for source in sources]), verdict)
    if context.as_json:
        return _show_claim(context, then, without=[source.slug for source in sources], now=claim.verdict)
    names = context.say("list-separator").join(
        context.say("show-source", name=source.name, slug=source.slug) for source in sources
    )
    now, new = (kg.terms[slug].labels.show(context.lang) for slug in (claim.verdict, then.verdict))
    key = "show-without-same" if now == new else "show-without"
    context.print(context.say(key, sources=names, now=now, then=new))
    return _show_claim(context, then)


def _show_claim(context: Context, claim: Claim, **more: object) -> None:
    """Show a claim; ``more`` stands beside it in JSON."""
    from kgraph.evidence.explain import change_sentence, find_changes, why
    from kgraph.words.sentences import claim_asked, claim_sentence, standing

    lang, catalog = context.lang, context.kg.catalog.beside([claim])
    changes, reasons = find_changes(catalog, claim), why(catalog, claim, lang)
    if context.as_json:
        return context.print_json(claim=claim, **more, why=reasons, changes=changes)
    context.print(f"{claim_sentence(catalog, claim, lang)}  [{standing(catalog, claim, lang)}]  {claim.slug}")
    if claim.is_denied:
        context.print(context.say("asked", claim=claim_asked(catalog, claim, lang)))
    lines = {
        "show-certainty": catalog.terms[claim.certainty].labels.show(lang) if claim.certainty else "",
        "show-shown-in": catalog.terms[claim.shown_in].labels.show(lang) if claim.shown_in else "",
        "show-severity": catalog.terms[claim.severity].labels.show(lang) if claim.severity else "",
        "show-mechanism": claim.mechanism.show(lang),
        "show-effect": claim.effect.show(lang),
        "show-advice": claim.advice.show(lang),
        "show-last-checked": claim.last_checked or context.say("never-checked"),
    }
    for key, value in lines.items():
        if value:
            context.print(context.say("show-line", name=context.say(key), value=value))
    print_evidence(context, catalog, claim)
    print_list(context, "show-why", reasons)
    print_list(context, "show-changes", [change_sentence(catalog, change, lang) for change in changes])
    context.print("\n" + context.say("disclaimer"))
