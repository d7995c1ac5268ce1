"""Invented bodies of evidence that the page on verdicts works through: each is judged when the page is written.

No substance, study or figure here is real. ``verdict`` and ``certainty`` say what the words of the example promise; a
test holds the rule to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kgraph.evidence.estimate import Figures, Group, as_shown, estimate
from kgraph.evidence.reading import Figure
from kgraph.evidence.verdict import Verdict, judge
from kgraph.evidence.weighing import Item, Question, Weighed
from kgraph.model import Bilingual

PREVENTS = Question("efficacy", side=-1)
HARMS = Question("harm", side=1)
PROGNOSIS = Question("harm", side=1, is_prognosis=True)
MECHANISM = Question("mechanism", side=1)


@dataclass(frozen=True)
class Study:
    """One invented study: what it prints, and what the rule takes of it."""

    name: str
    stance: str
    design: str
    printed: str = ""
    figures: Figures = Figures()
    p: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def item(self) -> Item:
        """The study as the rule takes it."""
        p_value = (self.p[0], Decimal(self.p[1:])) if self.p else None
        result = {"supports": "positive", "refutes": "null"}.get(self.stance, "inconclusive")
        figure = Figure(estimate(self.figures), p_value, result)
        return Item(self.stance, self.design, self.name, result=result, figure=figure, **self.facts)

    @property
    def effect(self) -> str:
        """The figure as subject over comparator, as it is read; empty if there is none."""
        found = estimate(self.figures)
        if found is None:
            return ""
        shown = as_shown(found, self.figures)
        texts = [f"{part:f}" for part in (shown.value, *(shown.interval or ()))]
        return texts[0] if len(texts) == 1 else f"{texts[0]} ({texts[1]}–{texts[2]})"


@dataclass(frozen=True)
class Body:
    """An invented claim with its evidence, and what the rule is promised to make of it."""

    claim: Bilingual
    shows: Bilingual
    question: Question
    studies: tuple[Study, ...]
    verdict: str
    certainty: str | None = None

    @property
    def found(self) -> Verdict:
        """The verdict of the rule."""
        return judge(self.question, [study.item for study in self.studies])

    @property
    def rows(self) -> Iterator[tuple[Study, Weighed]]:
        """Each study with what it weighs and says."""
        return zip(self.studies, self.found.weighed, strict=True)


def both(en: str, zh: str) -> Bilingual:
    """Return a text in both languages."""
    return Bilingual(zh=zh, en=en)


def ratio(value: str, low: str = "", high: str = "", *, turned: bool = False) -> Figures:
    """Return a relative risk as printed."""
    interval = (Decimal(low), Decimal(high)) if low else None
    return Figures("relative-risk", Decimal(value), interval, turned=turned)


def groups(events: int, people: int, other_events: int, other_people: int) -> Figures:
    """Return what a source prints that gives the groups alone."""
    arm, other = Group(events=events, people=people), Group(events=other_events, people=other_people)
    return Figures("relative-risk", arm=arm, comparator=other)


BODIES = (
    Body(
        both("Substance A prevents fracture", "物质甲可预防骨折"),
        both(
            "Two trials, each with its interval wholly on one side of no effect. Together they have 400 people or "
            "more, so nothing lowers the certainty.",
            "两项试验的区间都在无效应值的一侧，合计人数不少于400，没有降级理由。",
        ),
        PREVENTS,
        (
            Study(
                "X 2001",
                "supports",
                "randomised-trial",
                "0.70 (0.55–0.89)",
                ratio("0.70", "0.55", "0.89"),
                facts={"participants": 900},
            ),
            Study(
                "Y 2005",
                "supports",
                "randomised-trial",
                "0.75 (0.58–0.97)",
                ratio("0.75", "0.58", "0.97"),
                facts={"participants": 700},
            ),
        ),
        "established",
        "high",
    ),
    Body(
        both("Substance B prevents fracture", "物质乙可预防骨折"),
        both(
            "The source reports placebo over the substance. The build inverts the figure, which is then read like "
            "that of any other trial. A single trial is at most of moderate certainty.",
            "来源所列为安慰剂比该物质。构建时换算方向，其解读与通常写法的试验相同。仅一项试验时至多为中等确定性。",
        ),
        PREVENTS,
        (
            Study(
                "X 2002",
                "supports",
                "randomised-trial",
                "1.43 (1.12–1.82)",
                ratio("1.43", "1.12", "1.82", turned=True),
                facts={"participants": 900},
            ),
        ),
        "supported",
        "moderate",
    ),
    Body(
        both("Substance C prevents fracture", "物质丙可预防骨折"),
        both(
            "The source prints people with a fracture in each group and no ratio. The interval is calculated from "
            "them. 72 events and 800 people: the events are known, so only they count, and they are fewer than "
            "300.",
            "来源只给出各组骨折人数，未给比值，区间据以计算。共72例事件、800人：事件数已知时只看事件数，72少于300。",
        ),
        PREVENTS,
        (
            Study(
                "X 2003",
                "supports",
                "randomised-trial",
                "24/400, 48/400",
                groups(24, 400, 48, 400),
                facts={"participants": 800, "events": 72},
            ),
        ),
        "supported",
        "moderate",
    ),
    Body(
        both("Substance D prevents fracture", "物质丁可预防骨折"),
        both(
            "A small trial with a P value and no interval. It counts, but two levels lower its certainty is low: "
            "one study, not sound enough.",
            "小样本试验，只有P值而无区间。该试验可以计入，但降两级后确定性为低：仅一项研究且不够可靠。",
        ),
        PREVENTS,
        (
            Study(
                "X 2004",
                "supports",
                "randomised-trial",
                "0.60, p = 0.03",
                ratio("0.60"),
                "=0.03",
                facts={"participants": 120},
            ),
        ),
        "reported",
        "low",
    ),
    Body(
        both("Substance E prevents fracture", "物质戊可预防骨折"),
        both(
            "Reviews state it, and no study with a figure is recorded. A supporting trial without an estimate has "
            "no more weight than they have.",
            "综述如此陈述，但未收录给出数字的研究。支持该断言却未给出估计值的试验，其分量与综述相同。",
        ),
        PREVENTS,
        (
            Study("X 2006", "supports", "review"),
            Study("Y 2007", "supports", "randomised-trial", facts={"participants": 300}),
        ),
        "reported",
        "stated",
    ),
    Body(
        both("Substance F prevents fracture", "物质己可预防骨折"),
        both(
            "The whole interval lies within the zone of no important effect and includes 1: studied, no effect found.",
            "整个区间位于无重要效应区内且包含1：已研究，未见效应。",
        ),
        PREVENTS,
        (
            Study(
                "X 2008",
                "refutes",
                "randomised-trial",
                "0.97 (0.88–1.07)",
                ratio("0.97", "0.88", "1.07"),
                facts={"participants": 4000},
            ),
        ),
        "refuted",
        "moderate",
    ),
    Body(
        both("Substance G prevents fracture", "物质庚可预防骨折"),
        both(
            "The same result from a small trial. Its interval rules out neither an important benefit nor an "
            "important harm, so it does not refute the claim.",
            "同样的结果来自小样本试验。区间既不能排除有意义的获益，也不能排除有意义的危害，因此不构成反对。",
        ),
        PREVENTS,
        (
            Study(
                "X 2009",
                "inconclusive",
                "randomised-trial",
                "0.97 (0.60–1.57)",
                ratio("0.97", "0.60", "1.57"),
                facts={"participants": 150},
            ),
        ),
        "unproven",
    ),
    Body(
        both("Substance H prevents fracture", "物质辛可预防骨折"),
        both(
            "A small meta-analysis supports it. A larger trial reports no effect and gives no figure. It cannot "
            "refute the claim, but it cannot be ignored either.",
            "一项小型荟萃分析支持该断言；另一项规模更大的试验报告未见效应，但未给数字。它不能构成反对，但也不能置之不理。",
        ),
        PREVENTS,
        (
            Study(
                "X 2010",
                "supports",
                "meta-analysis",
                "0.60 (0.40–0.90)",
                ratio("0.60", "0.40", "0.90"),
                facts={"participants": 800},
            ),
            Study("Y 2011", "refutes", "randomised-trial", facts={"participants": 3000}),
        ),
        "contested",
        "moderate",
    ),
    Body(
        both("Substance J prevents fracture", "物质壬可预防骨折"),
        both(
            "A meta-analysis that lists its trials, and one of them: one group, counting as two for “supported”.",
            "一项列明所纳入试验的荟萃分析，以及其中一项试验：算作一组；仅在判定“有证据支持”时按两组计。",
        ),
        PREVENTS,
        (
            Study(
                "X 2012",
                "supports",
                "meta-analysis",
                "0.72 (0.60–0.86)",
                ratio("0.72", "0.60", "0.86"),
                facts={"participants": 2500, "includes": ("Y 2010", "Z 2008", "W 2007")},
            ),
            Study(
                "Y 2010",
                "supports",
                "randomised-trial",
                "0.70 (0.52–0.94)",
                ratio("0.70", "0.52", "0.94"),
                facts={"participants": 900},
            ),
        ),
        "supported",
        "high",
    ),
    Body(
        both("Substance K makes fracture more likely", "物质癸可增加骨折风险"),
        both(
            "The cohort compares it with another drug that the claim does not name, so the effects of the two cannot "
            "be separated.",
            "该队列与断言未涉及的另一种药物比较，无法判断是哪一种药物的作用。",
        ),
        HARMS,
        (
            Study(
                "X 2013",
                "supports",
                "cohort",
                "1.50 (1.20–1.88)",
                ratio("1.50", "1.20", "1.88"),
                facts={"participants": 20000, "is_near": True},
            ),
        ),
        "unverified",
    ),
    Body(
        both("Substance L makes fracture more likely", "物质子可增加骨折风险"),
        both(
            "Two cohorts start low. The effect of the first is at least twofold and its nearer limit lies "
            "outside the zone: one level higher. The second does not lower it.",
            "两项队列研究的起点为低。第一项的效应达2倍以上，且较近一侧界限超出无重要效应区：升一级。第二项不使其降低。",
        ),
        HARMS,
        (
            Study(
                "X 2014",
                "supports",
                "cohort",
                "2.40 (1.80–3.20)",
                ratio("2.40", "1.80", "3.20"),
                facts={"participants": 6000},
            ),
            Study(
                "Y 2015",
                "supports",
                "cohort",
                "1.30 (1.05–1.61)",
                ratio("1.30", "1.05", "1.61"),
                facts={"participants": 9000},
            ),
        ),
        "established",
        "moderate",
    ),
    Body(
        both("Condition M makes fracture more likely", "疾病丑可增加骨折风险"),
        both(
            "Two cohorts on prognosis start high, because the claim is about a condition and not about "
            "something given. The second reports a concern; the first, which reports none, decides.",
            "关于预后的两项队列研究起点为高，因为断言针对疾病而非给予的物质。第二项写明了偏倚顾虑；以没有顾虑的第一项为准。",
        ),
        PROGNOSIS,
        (
            Study(
                "X 2016",
                "supports",
                "cohort",
                "1.60 (1.40–1.83)",
                ratio("1.60", "1.40", "1.83"),
                facts={"participants": 30000},
            ),
            Study(
                "Y 2017",
                "supports",
                "cohort",
                "1.70 (1.30–2.22)",
                ratio("1.70", "1.30", "2.22"),
                facts={"participants": 2000, "concerns": ("high-loss",)},
            ),
        ),
        "established",
        "high",
    ),
    Body(
        both("Substance N raises protein P", "物质寅可升高蛋白质卯"),
        both(
            "A claim about a mechanism needs no estimate and is not graded. The mouse and the cell study are two "
            "groups; where it was shown is stated with the claim.",
            "机制断言不需要估计值，也不作分级。小鼠与细胞研究为两个研究组；断言旁注明见于何种对象。",
        ),
        MECHANISM,
        (Study("X 2018", "supports", "animal"), Study("Y 2019", "supports", "in-vitro")),
        "established",
    ),
    Body(
        both("Substance Q prevents fracture", "物质辰可预防骨折"),
        both(
            "One trial shows an effect, another shows none: comparable evidence on both sides.",
            "一项试验证实，另一项证实无效应：两方分量相当。",
        ),
        PREVENTS,
        (
            Study(
                "X 2020",
                "supports",
                "randomised-trial",
                "0.72 (0.58–0.89)",
                ratio("0.72", "0.58", "0.89"),
                facts={"participants": 1500},
            ),
            Study(
                "Y 2021",
                "refutes",
                "randomised-trial",
                "1.01 (0.90–1.13)",
                ratio("1.01", "0.90", "1.13"),
                facts={"participants": 5000},
            ),
        ),
        "contested",
        "moderate",
    ),
)
