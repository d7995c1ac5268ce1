"""Messages of the panels of an entity and a claim."""

from __future__ import annotations

from kgraph.messages import general

TABLE: dict[str, tuple[str, str]] = {
    # Copying
    "page-copy": ("复制语句和引文", "Copy sentence with citation"),
    "page-copy-text": ("要复制的文字", "Text to copy"),
    "page-copied": ("已复制到剪贴板。", "Copied to the clipboard."),
    "page-copy-refused": (
        "浏览器不允许写入剪贴板。文字已选中，请手动复制。",
        "The browser does not allow access to the clipboard. The text is selected: copy it by hand.",
    ),
    "page-copy-source": ("{stance}：{citation}", "{stance}: {citation}"),
    # Entity
    "page-paths-from-here": ("以此为起点找路径", "Path from here"),
    "page-add-check": ("加入核查", "Add to the check"),
    "page-open-check": ("打开核查", "Open the check"),
    "page-add-check-full": ("核查名单已满", "The check is full"),
    "page-more-claims": ("另有{count}条", "+{count} more"),
    "page-inherited": ("由类别推及", "Inferred from classes"),
    "page-inherited-all": ("推及的断言", "Inferred claims"),
    "page-inherited-note": (
        "由类别的断言推及成员，或由营养素推及其形式：是推论，不是研究结论。",
        "Claims about a class are passed on to its members, and claims about a nutrient to its forms: inferences, not "
        "findings.",
    ),
    "page-inferred": ("推论", "inferred"),
    "page-inherited-from": ("依据：", "Based on:"),
    # Claim
    "page-certainty": general.TABLE["review-certainty"],
    "page-severity": general.TABLE["show-severity"],
    "page-mechanism": general.TABLE["show-mechanism"],
    "page-effect": general.TABLE["show-effect"],
    "page-advice": general.TABLE["show-advice"],
    "page-why": general.TABLE["show-why"],
    "page-why-judged": ("按“{kind}”类断言判定", "Judged as a claim about {kind}"),
    "page-why-side": (
        "{stance}：最高证据层级{tier}，独立研究组{count}个",
        "{stance}: best evidence tier {tier}, independent study groups {count}",
    ),
    "page-why-aside": ("不计入：{reasons}", "Not counted: {reasons}"),
    "page-why-certainty": general.TABLE["why-certainty"],
    "page-why-reason": ("{reason}{count}条", "{reason} {count}"),
    "page-changes": general.TABLE["show-changes"],
    "page-or-separator": general.TABLE["or-separator"],
    "page-change-supports": (
        "若再有一组独立的{designs}支持，判定将变为“{verdict}”",
        "One more independent study group in support ({designs}) would change the verdict to {verdict}",
    ),
    "page-change-refutes": (
        "若再有一组独立的{designs}反对，判定将变为“{verdict}”",
        "One more independent study group against it ({designs}) would change the verdict to {verdict}",
    ),
    "page-further-study-supports": (
        "若再有一项至少{people}人的{designs}，其置信区间完全位于支持一侧、不含无效应值，判定将变为“{verdict}”",
        "One more {designs} with at least {people} people, with a confidence interval wholly on the supporting side "
        "and excluding no effect, would change the verdict to {verdict}",
    ),
    "page-further-study-refutes": (
        "若再有一项至少{people}人的{designs}，其置信区间完全位于无重要效应区内，判定将变为“{verdict}”",
        "One more {designs} with at least {people} people, with a confidence interval within the zone of no important "
        "effect, would change the verdict to {verdict}",
    ),
    "page-change-loss": ("若撤去{group}，判定将变为“{verdict}”", "Without {group} the verdict would be {verdict}"),
    # Evidence
    "page-evidence": ("证据（{count}）", "Evidence ({count})"),
    "page-participants": general.TABLE["detail-participants"],
    "page-tier": general.TABLE["interactions-tier"],
    "page-counts": ("计入判定", "counts toward the verdict"),
    "page-set-aside": ("不计入判定：{reason}", "does not count toward the verdict: {reason}"),
    "page-stance": ("立场", "Stance"),
    "page-weight": ("计入情况", "Weight"),
    "page-people": ("研究对象", "Studied in"),
    "page-given": ("剂量", "Dose"),
    "page-together": ("同时使用", "Given with"),
    "page-studied": ("实际研究对象", "Actually studied"),
    "page-duration": ("时长", "Duration"),
    "page-contrast": ("比较", "Contrast"),
    "page-comparator": ("对照", "Comparator"),
    "page-countries": ("国家和地区", "Countries"),
    # Forest plot
    "page-forest-name-one": (
        "森林图：{measure}，{count}项结果及其置信区间。数值见下方表格。",
        "Forest plot: {measure}, {count} result with its confidence interval. The figures are in the table below.",
    ),
    "page-forest-name-other": (
        "森林图：{measure}，{count}项结果及其置信区间。数值见下方表格。",
        "Forest plot: {measure}, {count} results with their confidence intervals. The figures are in the table below.",
    ),
    "page-forest-unit": ("{measure}（{unit}）", "{measure} ({unit})"),
    "page-forest-without": ("{measure}，对照：无该因素或安慰剂", "{measure}, comparator: none of it or placebo"),
    "page-forest-against": ("{measure}，对照：{comparator}", "{measure}, comparator: {comparator}"),
    "page-forest-unknown": ("{measure}，对照：未注明", "{measure}, comparator: not recorded"),
    "page-forest-none": ("无差异={value}", "no difference = {value}"),
    "page-forest-lower": ("较低", "lower"),
    "page-forest-higher": ("较高", "higher"),
    "page-forest-less-outcome": ("{outcome}较少", "less {outcome}"),
    "page-forest-more-outcome": ("{outcome}较多", "more {outcome}"),
    "page-forest-less-measure": ("{outcome}较低", "lower {outcome}"),
    "page-forest-more-measure": ("{outcome}较高", "higher {outcome}"),
    "page-forest-note": (
        "实心：计入判定；空心：不计入。本图谱不合并各项结果。",
        "Filled: counts toward the verdict; hollow: does not. This graph does not pool results.",
    ),
    "page-forest-table": ("图中数值（表格）", "Figures as a table"),
    # Sources
    "page-authors": ("作者", "Authors"),
    "page-record": ("登记号", "Record number"),
    "page-source-type": ("来源类型", "Type of source"),
    "page-read-secondary": ("转引", "second-hand"),
    "page-read-from": ("阅读依据", "Read from"),
    "page-checked": ("核对日期", "Checked on"),
    "page-retracted": ("此来源已撤稿。", "This source has been retracted."),
    "page-superseded": ("此来源已被取代：", "This source has been superseded by:"),
}
