"""Messages of the check view of the page; the words of an answer are those of the library."""

from __future__ import annotations

from kgraph.messages import general

_SAID = general.TABLE

TABLE: dict[str, tuple[str, str]] = {
    "page-check-title": ("核查相互作用和对骨骼的影响", "Check interactions and effects on bone"),
    "page-check-names": ("要核查的名称", "Names to check"),
    "page-check-add": ("添加药物、营养素或食物（2到6个）", "Add a drug, nutrient or food (two to six)"),
    "page-check-chosen": ("已选名称", "Chosen names"),
    "page-check-added": ("已加入{name}。", "{name} was added."),
    "page-check-remove": ("移除{name}", "Remove {name}"),
    "page-check-removed": ("已移除{name}。", "{name} was removed."),
    "page-check-print": ("打印", "Print"),
    "page-check-none": (
        "请选择至少两种药物、营养素或食物，这里会列出它们之间的相互作用、各自对骨骼的影响和应对措施。",
        "Choose at least two drugs, nutrients or foods to see how they interact, what each does to bone, and "
        "the countermeasures.",
    ),
    "page-check-one": (
        "再选一种才能核查相互作用；以下是这一种对骨骼的影响。",
        "Choose one more to check interactions; the effects of this one on bone are shown below.",
    ),
    "page-check-already": (
        "{name}已在其中；同一物质的不同名称只算一次。如同时开具，请核对是否重复用药。",
        "{name} is already included; different names of one substance count once. If both are prescribed, check for "
        "duplicate therapy.",
    ),
    "page-check-most": (
        "最多核查{most}个名称，请先移除一个。",
        "A check takes at most {most} names; remove one first.",
    ),
    "page-check-no-substance": _SAID["interactions-no-substance"],
    "page-check-matrix": ("相互作用，以及对骨骼的影响", "Interactions, and effects on bone"),
    "page-check-bone": ("骨骼", "Bone"),
    "page-check-bone-known": ("有记录", "recorded"),
    "page-check-bone-unknown": ("未收录，不等于没有影响", "not recorded (does not mean none)"),
    "page-check-tally-harm": ("不利{count}", "harms {count}"),
    "page-check-tally-benefit": ("有益{count}", "benefits {count}"),
    "page-check-tally-association": ("相关{count}", "associations {count}"),
    "page-check-tally-refuted": ("经研究未见{count}", "studied, not found {count}"),
    "page-check-no-source": ("本图谱未收录来源", "no source in this graph"),
    "page-check-answer-contraindicated": _SAID["answer-contraindicated"],
    "page-check-answer-major": _SAID["answer-major"],
    "page-check-answer-moderate": _SAID["answer-moderate"],
    "page-check-answer-minor": _SAID["answer-minor"],
    "page-check-answer-recorded": _SAID["answer-recorded"],
    "page-check-answer-together": _SAID["answer-together"],
    "page-check-answer-none-found": _SAID["answer-none-found"],
    "page-check-answer-inferred": _SAID["answer-inferred"],
    "page-check-answer-not-recorded": _SAID["answer-not-recorded"],
    "page-check-basis-inherited": _SAID["basis-inherited"],
    "page-check-basis-class": _SAID["basis-class"],
    "page-check-basis-member": _SAID["basis-member"],
    "page-check-severity": _SAID["interactions-severity"],
    "page-check-certainty": general.TABLE["review-certainty"],
    "page-check-pair": _SAID["interactions-names"],
    "page-check-group-lead": ("所据记录：", "The answer rests on:"),
    "page-check-group-others": _SAID["interactions-others"],
    "page-check-group-together": _SAID["interactions-together"],
    "page-check-group-effects": _SAID["interactions-effects"],
    "page-check-group-implied": _SAID["interactions-implied"],
    "page-check-group-harm": _SAID["interactions-harm"],
    "page-check-group-benefit": _SAID["interactions-benefit"],
    "page-check-group-harms": _SAID["interactions-harms"],
    "page-check-group-association": _SAID["interactions-association"],
    "page-check-group-mitigations": _SAID["interactions-mitigations"],
    "page-check-fact-premise": _SAID["interactions-premise"],
    "page-check-fact-mechanism": _SAID["show-mechanism"],
    "page-check-fact-inferred": _SAID["interactions-path"],
    "page-check-fact-effect": _SAID["show-effect"],
    "page-check-fact-advice": ("处理建议（供专业人员判断）", "Advice (for professional judgment)"),
    "page-check-bone-of": _SAID["interactions-bone"],
    "page-check-no-bone": _SAID["interactions-no-bone"],
    "page-check-no-mitigation": _SAID["interactions-no-mitigation"],
    "page-check-kin": _SAID["interactions-kin"],
    "page-check-scope": _SAID["interactions-scope-title"],
    "page-check-printed": (
        "{names}。kgraph {release}，{licence}许可，打印于{date}。",
        "{names}. kgraph {release}, license {licence}, printed on {date}.",
    ),
    "page-check-issued": ("数据发布于{issued}。", "Data issued on {issued}."),
    "page-unknown-check": (
        "一次最多核查6个名称，链接中的“{name}”未列入。",
        "A check takes at most six names; “{name}” in the link was left out.",
    ),
    "page-unknown-same": (
        "链接中的“{name}”与已列出的名称是同一物质，只算一次。如同时开具，请核对是否重复用药。",
        "“{name}” in the link is the same substance as a name already listed and counts once. If both are prescribed, "
        "check for duplicate therapy.",
    ),
}
