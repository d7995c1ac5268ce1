"""Messages of the page for articles: the ledger of a source, and the names that a pasted text mentions."""

from __future__ import annotations

from kgraph.messages import general

TABLE: dict[str, tuple[str, str]] = {
    # The ledger of a source
    "page-ledgers": ("逐条核查过的文章", "Articles checked statement by statement"),
    "page-ledger-open": ("打开逐条核查", "Open the check"),
    "page-ledger-back": ("全部文章，以及核查一段文字", "All articles, and check a text"),
    "page-ledger-none": (
        "图谱没有逐条核查“{name}”。",
        "“{name}” has not been checked statement by statement in this graph.",
    ),
    "page-ledger-kicker": general.TABLE["review-ledger"],
    "page-ledger-scope": (
        "陈述由本图谱转述，并非原文。所判定的是来源的陈述：来源反对一项断言时，判定与断言的判定相反。"
        "“未核实”不等于不实。",
        "The statements are in our words, not those of the source. The verdict is on the statement of the source: "
        "where it denies a claim, it is the opposite of the verdict on the claim. “Unverified” does not mean untrue.",
    ),
    "page-ledger-totals": (
        "{statements}条陈述，涉及{claims}条断言；其中{flagged}条的措辞超出证据"
        "（其中{unchecked}条仅因未经核实却作定论）。",
        "{statements} statements about {claims} claims; {flagged} of them go beyond the evidence in their wording, "
        "{unchecked} of these only because they state as fact what is unverified.",
    ),
    "page-ledger-by-standing": ("按判定筛选", "Filter by verdict"),
    "page-ledger-by-flag": ("按措辞超出证据之处筛选", "Filter by wording beyond the evidence"),
    "page-ledger-clear": ("清除筛选", "Clear filters"),
    "page-ledger-shown-one": ("显示{shown}/{count}条陈述", "Showing {shown} of {count} statement"),
    "page-ledger-shown-other": ("显示{shown}/{count}条陈述", "Showing {shown} of {count} statements"),
    "page-ledger-keys": (
        "上下方向键在陈述之间移动，回车键展开或收起。",
        "The up and down arrow keys move between statements; Enter opens or closes one.",
    ),
    "page-ledger-verdict": ("对陈述的判定", "Verdict on the statement"),
    "page-ledger-certainty": general.TABLE["show-certainty"],
    "page-ledger-figures": ("数值", "Figures"),
    "page-ledger-flags": ("措辞超出证据之处", "How the wording goes beyond the evidence"),
    "page-ledger-why": ("断言的判定理由", "Reasons for the verdict on the claim"),
    "page-ledger-best": ("最佳证据", "Best evidence"),
    "page-ledger-for": ("与来源一致", "Agrees with the source"),
    "page-ledger-against": ("与来源相反", "Disagrees with the source"),
    "page-ledger-inconclusive": ("无定论", "Inconclusive"),
    "page-ledger-no-best": ("没有计入判定的证据。", "No evidence that counts toward the verdict is recorded."),
    "page-ledger-finding": general.TABLE["evidence-finding"],
    "page-ledger-related": ("其他剂量、形式或成员", "Other doses, forms or members"),
    "page-ledger-implied": ("判定由此推出", "The verdict follows from"),
    "page-ledger-near": ("相近的断言", "Claims near it"),
    "page-ledger-basis": ("判定所依", "The verdict rests on"),
    "page-ledger-reason": ("要点", "In short"),
    "page-ledger-leading": general.TABLE["review-leading"],
    "page-ledger-claim": ("查看断言和全部证据", "See the claim and all its evidence"),
    # A pasted text
    "page-text": ("核查一段文字", "Check a text"),
    "page-text-how": (
        "粘贴中文或英文文字，本页找出其中的名称，列出图谱对它们的断言和判定。",
        "Paste a text in Chinese or English: the page finds the names in it and lists the claims of this graph about "
        "them, with their verdicts.",
    ),
    "page-text-limit": (
        "本页只查找名称，不理解文字说了什么：列出的是图谱收录的内容，不是对这段文字的判定。"
        "文字只留在本页，不会发送，也不会保存。",
        "The page only finds names and does not understand the text: it lists what the graph records, not a verdict on "
        "the text. The text stays in this page; it is not sent anywhere and not saved.",
    ),
    "page-text-label": ("要核查的文字", "Text to check"),
    "page-text-find": ("查找名称", "Find the names"),
    "page-text-clear": ("清空", "Clear"),
    "page-text-empty": ("请先粘贴文字。", "Paste a text first."),
    "page-text-cut": (
        "文字过长：只读取了前{read}个字符，其余{left}个字符未读。",
        "The text is too long: only the first {read} characters were read; the other {left} were not.",
    ),
    "page-text-none": ("没有找到图谱中的名称。", "No names of this graph were found in the text."),
    "page-text-found-one": (
        "文中提到{count}个实体；它们两两之间，图谱收录{claims}条断言。",
        "The text names {count} entity; the graph records {claims} claims between the entities named.",
    ),
    "page-text-found-other": (
        "文中提到{count}个实体；它们两两之间，图谱收录{claims}条断言。",
        "The text names {count} entities; the graph records {claims} claims between the entities named.",
    ),
    "page-text-marked": ("标出名称的文字", "Text with names marked"),
    "page-text-wrong": ("并非该实体现用的名称", "Names that these entities do not bear today"),
    "page-text-name-old": ("“{text}”为旧称，现指：", "“{text}” is an old name, found for:"),
    "page-text-name-wrong": ("“{text}”为误写，图谱归于：", "“{text}” is a wrong name, taken for:"),
    "page-text-name-near": (
        "“{text}”为近义名称，并非同一概念，按此查到：",
        "“{text}” is a related name, not the same; found by it:",
    ),
    "page-text-choices": ("请选择所指的实体", "Choose what is meant"),
    "page-text-choice": ("“{text}”可指：", "“{text}” may mean:"),
    "page-text-sentences": ("同一句提到的实体之间", "Between entities named in the same sentence"),
    "page-text-sentence": (
        "本句提到的两者之间，图谱收录：",
        "Between two entities named in this sentence, the graph records:",
    ),
    "page-text-others": ("文中其他两者之间（{count}）", "Between other entities named in the text ({count})"),
    "page-text-each": ("文中提到的实体及其断言", "Entities in the text, and the claims about each"),
}
