"""The texts of claims and evidence: typography, words, and what is said twice. One rule is one row of RULES."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph import KnowledgeGraph
from kgraph.files.turtle import read_turtle, to_name
from kgraph.vocab import KGO, SKOS

GRAPH = Path(__file__).resolve().parents[2] / "graph"
FILES = sorted(path.stem for path in (GRAPH / "claims").glob("*.ttl"))

HAN = "[\u4e00-\u9fff]"
NAMES = re.compile(
    r"PTH 1-34|(?:exon 4|外显子4) -65GC|甲喹酮-4|(?:因子|介素)-\d|P450|VKORC1L1|/\(kg·d\)|旁系同源|Hong Kong Centre"
)
"""Names and units that look like a fault: with a hyphen before a number, a P that is no probability, and the like."""
CAPITALIZED = {"Black"}
"""Names that are common words in lower case."""
CONTROLS = {"control", "controls", "对照", "对照组"}
"""What a contrast says already by being one."""
PRIVATE_ENGLISH = (
    r"gullet|likelier|(?:bring|brings|bringing|brought) (?:on|about)|second hand|told (?:in|by|apart|of)|as told"
    r"|(?:cannot|not) be told|taken for a guideline|blood-moving|(?:speaks?|spoken?) of|by its size|thereby"
    r"|(?<!there )is no (?!(?:longer|more|less|better|worse)\b)|(?:is|are) wanted|set (?:beside|against)|nowhere near"
    r"|reckoned|piles? up"
)
LITERARY_CHINESE = (
    "故不作|未知有|照录|结合前句|者也(?=[，。；])|未予|推想"
    "|(?<![胞关联体谱])系(?![统数列谱])|(?<![分随称])之(?![一间后前外内下上中比和差])"
)
UNUSUAL_CHINESE = "相对危险度|(?<!贝叶斯)可信区间|骨丢失|骨量丢失|(?<![假性])阴性(?!菌|杆菌)|(?<!给)出处"
BRITISH = (
    r"(?!(?:rais|aris|ris|advis|exercis|revis|supervis|compris|compromis|promis|surpris|pois)(?:ed|ing)\b)\w+is(?:ed|ing|ation)"
    r"|(?:random|standard|character|metabol|minim|recogn|general|summar)ises?|analys(?:e|ed|ing)|\w*an?aemi\w*|\w+aemi[ac]"
    r"|haem\w+|oe(?:strogen|dema|sophag)\w*|tumours?|fib(?:re|res)|(?:label|model|cancel)l(?:ed|ing)|colou?r(?<=our)\w*"
    r"|(?:behavi|fav|neighb|vap|lab)our\w*|centres?|lit(?:re|res)|\w*paedi\w+|gynaec\w+|fa?ec(?<=aec)\w+|foet\w+|ischaemi\w*"
    r"|sulph\w+|aluminium|diarrhoea|leucocyt\w*|grey|mould|programme|licence"
)


@dataclass(frozen=True)
class Literal:
    """One text of the graph, with the other texts of its item by predicate and language."""

    file: str
    subject: str
    predicate: str
    lang: str
    text: str
    item: Mapping[tuple[str, str], str] = field(repr=False, compare=False)

    @property
    def plain(self) -> str:
        """The text without names and units that look like a fault."""
        return NAMES.sub("", self.text)

    @property
    def stands_in_a_sentence(self) -> bool:
        """Whether the text is shown in the midst of a sentence."""
        return self.predicate in {KGO.contrast, KGO.comparator, KGO.populationNote}


@cache
def population_labels() -> Mapping[tuple[str, str], str]:
    """Return the name of each population by IRI and language."""
    statements = read_turtle(GRAPH / "entities" / "population.ttl").statements
    return {
        (item.subject, item.object.language or ""): item.object.value
        for item in statements
        if item.predicate == SKOS.prefLabel and isinstance(item.object, ox.Literal)
    }


@cache
def literals(file: str) -> tuple[Literal, ...]:
    """Return the texts of a file of claims."""
    rows: list[tuple[str, str, str, str]] = []
    items: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for item in read_turtle(GRAPH / "claims" / f"{file}.ttl").statements:
        if isinstance(item.object, ox.Literal):
            if lang := item.object.language:
                rows.append((item.subject, item.predicate, lang, item.object.value))
                items[item.subject][item.predicate, lang] = item.object.value
        elif item.predicate == KGO.population:
            for lang in ("en", "zh"):
                label = population_labels()[str(item.object.value), lang]
                items[item.subject][KGO.population, lang] = label
    return tuple(Literal(file, *row, items[row[0]]) for row in rows)


@cache
def lower_case_words() -> frozenset[str]:
    """Return the words that some English text begins in lower case within a sentence: they are no names."""
    texts = (item.text for file in FILES for item in literals(file) if item.lang == "en")
    return frozenset(word for text in texts for word in re.findall(r"(?<=[a-z,;] )[a-z]+", text))


Rule = Callable[[Iterable[Literal]], Iterator[Literal]]


def without(pattern: str, lang: str = "", *predicates: str, flags: re.RegexFlag = re.NOFLAG) -> Rule:
    """Return the rule that no text of a language (or of both) and of these predicates (or of all) holds a pattern."""
    compiled = re.compile(pattern, flags)

    def faulty(texts: Iterable[Literal]) -> Iterator[Literal]:
        for item in texts:
            asked = item.lang == (lang or item.lang) and item.predicate in (predicates or (item.predicate,))
            if asked and compiled.search(item.plain):
                yield item

    return faulty


def capital_first_words(texts: Iterable[Literal]) -> Iterator[Literal]:
    """Yield English texts for the midst of a sentence whose first word is a common one with a capital."""
    for item in texts:
        first = re.match(r"[A-Z][a-z]+\b", item.text) if item.lang == "en" and item.stands_in_a_sentence else None
        if first and first[0].lower() in lower_case_words() and first[0] not in CAPITALIZED:
            yield item


def chinese_contrasts_of_another_form(texts: Iterable[Literal]) -> Iterator[Literal]:
    """Yield Chinese contrasts of two groups that do not read 与…相比."""
    for item in texts:
        if item.predicate == KGO.contrast and item.lang == "zh":
            two_groups = " vs " in item.item.get((KGO.contrast, "en"), "")
            if re.search("比较|对比|相较", item.text) or (two_groups and not re.search("与.+相比", item.text)):
                yield item


def doubled_comparators(texts: Iterable[Literal]) -> Iterator[Literal]:
    """Yield comparators that the contrast beside them says already."""
    for item in texts:
        contrast, text = item.item.get((KGO.contrast, item.lang), "").casefold(), item.text.casefold()
        if item.predicate == KGO.comparator and contrast and (text in contrast or text in CONTROLS):
            yield item


def doubled_populations(texts: Iterable[Literal]) -> Iterator[Literal]:
    """Yield population notes that name the population twice, or do nothing but name it."""
    for item in texts:
        label = item.item.get((KGO.population, item.lang), "").casefold()
        if item.predicate == KGO.populationNote and label:
            parts = [part.strip() for part in re.split("[,;，；、]", item.text.casefold())]
            if parts == [label] or sum(part.startswith(label) for part in parts) > 1:
                yield item


RULES: Mapping[str, Rule] = {
    "one-micro-sign": without("\u03bc"),
    "micrograms-as-a-symbol": without("微克", "zh"),
    "no-chinese-in-a-unit": without(r"[A-Za-z²³]/(?:[日天周月年次]|公斤|千克)", "zh"),
    "full-width-punctuation": without(rf"{HAN}[,:;()?!]|[,:;()?!]{HAN}", "zh"),
    "wave-dash-for-ranges": without(r"(?<![A-Za-z\d.-])\d[\d.]*%?\s?[-–~]\s?\d", "zh"),
    "en-dash-for-ranges": without(r"(?<![A-Za-z\d.-])\d[\d.]*%?[-～~]\d", "en"),
    "minus-before-a-number": without(r"(?:^|[^A-Za-z\d)）])-\d"),
    "percent-sign-at-the-number": without(r"\d %"),
    "p-value": without(r"\bp ?[=<>≤]|\bP(?! [=<>≤] )(?= ?[=<>≤\d])", "en"),
    "no-space-beside-chinese": without(rf"[{HAN[1:-1]}，。；：（）、“”] [A-Za-z\d]|[A-Za-z\d%] {HAN}", "zh"),
    "space-between-number-and-unit": without(r"\d(?:[mµnk]?g|m?L|IU|[cm]?m|[mµn]?mol)(?![A-Za-z])"),
    "lower-case-within-a-sentence": capital_first_words,
    "contrast-with-vs": without(r"\bagainst\b", "en", KGO.contrast),
    "contrast-in-chinese": chinese_contrasts_of_another_form,
    "usual-english": without(PRIVATE_ENGLISH, "en", flags=re.IGNORECASE),
    "modern-chinese": without(LITERARY_CHINESE, "zh"),
    "usual-chinese-terms": without(UNUSUAL_CHINESE, "zh"),
    "american-spelling": without(rf"\b(?:{BRITISH})\b", "en", flags=re.IGNORECASE),
    "no-names-of-files-or-slugs": without(r"\.(?:tsv|csv|json|ttl|md|xlsx?)\b|\b[a-z]+(?:-[a-z]+)*-(?:19|20)\d\d\b"),
    "comparator-once": doubled_comparators,
    "population-once": doubled_populations,
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("rule", RULES)
def test_texts_keep_the_rule(rule: str, file: str) -> None:
    faulty = [(to_name(item.subject), item.lang, item.text) for item in RULES[rule](literals(file))]
    assert faulty == []


FAULTS: Mapping[str, tuple[str, str, str, str]] = {
    "one-micro-sign": (KGO.contrast, "en", "MK-7 45 \u03bcg/d", "MK-7 45 µg/d"),
    "micrograms-as-a-symbol": (SKOS.note, "zh", "剂量为45微克。", "剂量为45 µg。"),
    "no-chinese-in-a-unit": (SKOS.note, "zh", "每次45 mg/日。", "每次45 mg/d。"),
    "full-width-punctuation": (SKOS.note, "zh", "随机, 双盲。", "随机、双盲。"),
    "wave-dash-for-ranges": (SKOS.note, "zh", "随访3-5年。", "间歇给予PTH 1-34，随访3～5年。"),
    "en-dash-for-ranges": (SKOS.note, "en", "Aged 55-81.", "Aged 55–81, on PTH 1-34."),
    "minus-before-a-number": (SKOS.note, "zh", "差值为-0.2。", "差值为−0.2；白介素-1不变。"),
    "percent-sign-at-the-number": (SKOS.note, "en", "A fall of 44 %.", "A fall of 44%."),
    "p-value": (SKOS.note, "en", "The P value was not seen (P=0.03).", "The P value was seen (P = 0.03)."),
    "no-space-beside-chinese": (SKOS.note, "zh", "补充 MK-7一年。", "补充MK-7一年。"),
    "space-between-number-and-unit": (SKOS.note, "zh", "每日45mg的MK-4。", "每日45 mg的MK-4。"),
    "lower-case-within-a-sentence": (KGO.populationNote, "en", "Healthy volunteers", "Black volunteers"),
    "contrast-with-vs": (KGO.contrast, "en", "MK-7 against placebo", "MK-7 vs placebo"),
    "contrast-in-chinese": (KGO.contrast, "zh", "MK-7对比安慰剂", "MK-7与安慰剂相比"),
    "usual-english": (SKOS.note, "en", "Fractures are likelier.", "There is no risk ratio."),
    "modern-chinese": (SKOS.note, "zh", "显系IU之误。", "成骨细胞系；三分之一的差异之后消失。"),
    "usual-chinese-terms": (SKOS.note, "zh", "相对危险度未见。", "未给出处理建议。"),
    "american-spelling": (SKOS.note, "en", "Randomised.", "Randomized, as advised and revised."),
    "no-names-of-files-or-slugs": (SKOS.note, "en", "See proteins.tsv and cauley-2000.", "See Cauley (2000)."),
    "comparator-once": (KGO.comparator, "en", "placebo", "placebo, with calcium in both groups"),
    "population-once": (KGO.populationNote, "en", "women, women over 60", "women over 60"),
}
"""A text that breaks each rule, and one that keeps it, in an item on women with the contrast MK-7 vs placebo."""


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_fault_and_nothing_else(rule: str) -> None:
    predicate, lang, *texts = FAULTS[rule]
    item = {(KGO.population, "en"): "women", (KGO.contrast, "en"): "MK-7 vs placebo"}
    faulty, right = (Literal("", "", predicate, lang, text, item) for text in texts)
    assert list(RULES[rule]([faulty, right])) == [faulty]


def test_no_source_is_named_after_a_file_or_by_its_slug(kg: KnowledgeGraph) -> None:
    named = {slug: source.name for slug, source in kg.catalog.sources.items()}
    assert {
        name for slug, name in named.items() if name == slug or re.search(r"\.(?:tsv|csv|json|pdf|html?|ttl)$", name)
    } == set()
