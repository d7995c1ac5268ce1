"""The figures of an evidence item in words: dose, time, people, value with interval, groups and chance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kgraph.messages import say
from kgraph.model import Evidence
from kgraph.store.catalog import Catalog
from kgraph.text import Lang

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?)?")
_UNITS = "YMWDH"
_MONTHS_A_YEAR = 12
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
_DIFFERENCES = frozenset({"mean-difference", "standardised-mean-difference"})
"""Measures that compare two groups, so that the values of the groups are something else."""
_FEWEST_GROUPED: Mapping[Lang, int] = {"en": 4, "zh": 5}
"""From how many digits on thousands are set apart."""


def dose(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    """Return the dose given or taken in, with its schedule; empty if none is recorded."""
    if item.dose is None:
        return ""
    low, high, unit = item.dose
    amount = number(low, lang)
    if high is not None:
        amount = say("figure-range", lang, low=amount, high=number(high, lang))
    amount = f"{amount} {unit_text(catalog, unit, lang)}".strip()
    schedule = item.dose_schedule.show(lang)
    return say("detail-dose", lang, amount=amount, schedule=schedule) if schedule else amount


def duration(time: str | None, lang: Lang) -> str:
    """Return a duration of ISO 8601 in words, years with months as months; empty for None, unchanged if unknown.

    >>> duration("P1Y6M", "en"), duration("P1Y6M", "zh"), duration("P1DT12H", "en")
    ('18 months', '18 个月', '1 day 12 hours')
    """
    match = _DURATION.fullmatch(time or "")
    counts = {unit: int(count) for unit, count in zip(_UNITS, match.groups(), strict=True) if count} if match else {}
    if {"Y", "M"} <= counts.keys():
        counts["M"] += _MONTHS_A_YEAR * counts.pop("Y")
    words = (
        say(f"duration-{unit}-{'one' if count == 1 else 'other'}", lang, count=count) for unit, count in counts.items()
    )
    return " ".join(words) or time or ""


def result(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    """Return the figures of an evidence item: measure, value with interval, groups, chance; empty if it has none.

    Numbers of people alone have no measure before them, and values of the groups are not called their difference. Value
    and interval stand as the source prints them. Where it prints the comparator over the subject, the turned estimate
    stands first; what was reckoned from the groups is said to be so.
    """
    unit = unit_text(catalog, item.value_unit or "", lang)
    estimates = [*_estimates(item, unit, lang)]
    shown = say("figures-separator", lang).join([*estimates, *_groups(catalog, item, unit, lang)])
    name = _measured(catalog, item, lang, is_estimated=bool(estimates))
    parts = [say("detail-result", lang, name=name, figures=shown) if shown and name else shown, _chance(item, lang)]
    return say("detail-separator", lang).join(filter(None, parts))


def _measured(catalog: Catalog, item: Evidence, lang: Lang, *, is_estimated: bool) -> str:
    """Return what the figures of an item are called."""
    values = (item.arm_value, item.comparator_value)
    figures = (*values, item.arm_events, item.comparator_events)
    if item.measure is None or not (is_estimated or any(figure is not None for figure in figures)):
        name = ""
    elif item.measure in _DIFFERENCES and not is_estimated and any(value is not None for value in values):
        name = say("detail-groups", lang)
    else:
        name = catalog.terms[item.measure].labels.show(lang)
    if item.intake_kind and (is_estimated or any(figure is not None for figure in figures)):
        return catalog.terms[item.intake_kind].labels.show(lang)
    return name


def estimate_text(item: Evidence, lang: Lang) -> str:
    """Return the effect of an item with its interval, without a unit, as printed where it is; empty without effect."""
    if item.effect is None:
        return ""
    if item.effect_from == "as-printed":
        return _printed(item, "", lang)
    return _estimate(item.effect, item.effect_interval, "", lang)


def _estimates(item: Evidence, unit: str, lang: Lang) -> Iterator[str]:
    printed = _printed(item, unit, lang)
    effect = "" if item.effect is None else _estimate(item.effect, item.effect_interval, unit, lang)
    if item.effect_from == "turned-round":
        yield say("detail-turned", lang, effect=effect, printed=printed)
        return
    if printed:
        yield printed
    if item.effect_from == "from-groups" and item.effect_interval:
        yield say("detail-reckoned", lang, effect=effect)


def _printed(item: Evidence, unit: str, lang: Lang) -> str:
    """Return value and interval as the source prints them, as far as that is known."""
    if item.value is None:
        return ""
    texts = _NUMBERS.findall((item.printed or "").replace("\N{MINUS SIGN}", "-").replace(",", ""))
    figures = [item.value, *(item.interval or ())]
    if len(texts) == len(figures):
        return _estimate_text([grouped(text, lang) for text in texts], unit, lang)
    return _estimate(item.value, item.interval, unit, lang)


def _estimate(value: Decimal, interval: tuple[Decimal, Decimal] | None, unit: str, lang: Lang) -> str:
    return _estimate_text([number(figure, lang) for figure in (value, *(interval or ()))], unit, lang)


def _estimate_text(texts: Sequence[str], unit: str, lang: Lang) -> str:
    value, *limits = texts
    shown = _joined(value, unit)
    return shown + say("detail-interval", lang, low=limits[0], high=limits[1]) if limits else shown


def _groups(catalog: Catalog, item: Evidence, unit: str, lang: Lang) -> Iterator[str]:
    """Yield the figures of both groups: values with their spread, then people with the outcome."""
    spread = catalog.terms[item.spread_kind].labels.show(lang) if item.spread_kind else ""
    arm = _group_value(item.arm_value, item.arm_spread, spread, unit, lang)
    comparator = _group_value(item.comparator_value, item.comparator_spread, spread, unit, lang)
    yield from _against(arm, comparator, lang)
    arm = people(item.arm_n, lang, item.arm_events)
    comparator = people(item.comparator_n, lang, item.comparator_events)
    yield from _against(arm, comparator, lang)


def _against(arm: str, comparator: str, lang: Lang) -> Iterator[str]:
    if arm and comparator:
        yield say("detail-arms", lang, arm=arm, comparator=comparator)
    elif arm:
        yield arm
    elif comparator:
        yield say("detail-comparator-only", lang, comparator=comparator)


def _group_value(value: Decimal | None, spread: Decimal | None, kind: str, unit: str, lang: Lang) -> str:
    if value is None:
        return ""
    shown = with_unit(value, unit, lang)
    return shown if spread is None else say("detail-spread", lang, value=shown, kind=kind, spread=number(spread, lang))


def people(count: int | None, lang: Lang, events: int | None = None) -> str:
    """Return a number of people, and how many of them had the outcome if that is known; empty if none is known."""
    if count is None:
        return ""
    shown = number(Decimal(count), lang)
    if events is None:
        return say("detail-participants", lang, count=shown)
    return say("detail-events", lang, events=number(Decimal(events), lang), count=shown)


def _chance(item: Evidence, lang: Lang) -> str:
    if item.p_value is None:
        return ""
    bound, value = item.p_value
    return f"P {bound} {number(value, lang)}"


def number(value: Decimal, lang: Lang) -> str:
    """Return a decimal as people write it: no exponent, no trailing zeros, a minus sign, thousands set apart.

    >>> number(Decimal("-45.0"), "en"), number(Decimal(4378), "en"), number(Decimal(4378), "zh")
    ('−45', '4,378', '4378')
    """
    text = f"{value:f}"
    return grouped(text.rstrip("0").rstrip(".") if "." in text else text, lang)


def grouped(text: str, lang: Lang) -> str:
    """Return a plain number with a minus sign and thousands set apart: in Chinese from five digits on (GB/T 15835)."""
    sign, digits = ("\N{MINUS SIGN}", text[1:]) if text.startswith("-") else ("", text)
    whole, point, rest = digits.partition(".")
    if len(whole) >= _FEWEST_GROUPED[lang]:
        whole = f"{int(whole):,}"
    return f"{sign}{whole}{point}{rest}"


def with_unit(value: Decimal, unit: str, lang: Lang) -> str:
    """Return a figure with its unit; a per cent sign follows without a space, a pure number has no unit."""
    return _joined(number(value, lang), unit)


def _joined(figure: str, unit: str) -> str:
    if unit in ("", "1"):
        return figure
    return f"{figure}%" if unit == "%" else f"{figure} {unit}"


def unit_text(catalog: Catalog, unit: str, lang: Lang) -> str:
    """Return a UCUM unit as people read it: µg/day for ug/d; without its braces if the list has no words for it."""
    return catalog.units[unit].show(lang) if unit in catalog.units else unit.strip("{}")
