"""Messages of the path view of the page."""

from __future__ import annotations

from kgraph.messages import general

TABLE: dict[str, tuple[str, str]] = {
    "page-path-ends": ("路径的起点和终点", "Start and end of the path"),
    "page-path-from": ("起点", "From"),
    "page-path-to": ("终点", "To"),
    "page-path-swap": ("互换起点和终点", "Swap start and end"),
    "page-path-missing": (
        "请选择起点和终点，这里会列出从起点到终点的机制路径。也可以在图中选中一个实体，再按住Shift点击另一个实体。",
        "Choose a start and an end to see the mechanism paths that lead from one to the other. Or select an entity in "
        "a drawing and click another one while holding Shift.",
    ),
    "page-path-missing-from": (
        "还没有起点。请选择一个实体作为起点。",
        "No start has been chosen. Choose an entity as the start.",
    ),
    "page-path-missing-to": (
        "还没有终点。请选择一个实体作为终点。",
        "No end has been chosen. Choose an entity as the end.",
    ),
    "page-path-same": general.TABLE["path-to-itself"],
    "page-path-none": (
        "在{count}步以内没有从“{start}”到“{end}”的路径。图谱没有收录，不等于没有这种作用。",
        "There is no path from “{start}” to “{end}” within {count} steps. Not recorded does not mean no such effect.",
    ),
    "page-path-inference": general.TABLE["path-inference"],
    "page-path-unaccepted": (
        "没有全部由获认可的断言组成的路径。以下路径含有未获认可的断言，均已标明。",
        "No path consists only of accepted claims. The paths below contain claims that are not accepted, each marked "
        "as such.",
    ),
    "page-path-found-one": ("从“{start}”到“{end}”：{count}条路径。", "From “{start}” to “{end}”: {count} path."),
    "page-path-found-other": ("从“{start}”到“{end}”：{count}条路径。", "From “{start}” to “{end}”: {count} paths."),
    "page-path-most": (
        "从“{start}”到“{end}”：列出最有力的{count}条路径。",
        "From “{start}” to “{end}”: the {count} strongest paths.",
    ),
    "page-path-direct": ("两端之间的直接断言：", "Direct claims between the two ends:"),
    "page-path-caption": ("路径（推论）", "Paths (inferences)"),
    "page-path-all": ("显示全部路径", "Show all paths"),
    "page-path-choose": ("突出显示第{row}条路径", "Highlight path {row}"),
    "page-path-no-row": ("没有第{row}条路径。", "There is no path {row}."),
    "page-path-steps-one": ("各步及其证据（{count}步）", "Step and its evidence ({count} step)"),
    "page-path-steps-other": ("各步及其证据（{count}步）", "Steps and their evidence ({count} steps)"),
    "page-path-because": ("据：", "based on:"),
    "page-path-filed": general.TABLE["path-filed"],
    "page-path-contested": ("含有争议的断言", "contains a contested claim"),
    "page-path-net": ("推论：{sign}", "inferred: {sign}"),
    "page-path-marked": (
        "路径起点：{entity}。选中另一个实体，再按p标为终点。",
        "Start of the path: {entity}. Select another entity and press p to mark it as the end.",
    ),
    "page-path-column-number": ("序号", "No."),
    "page-path-column-way": ("路径", "Path"),
    "page-path-column-length": ("步数", "Steps"),
    "page-path-column-weakest": ("最弱证据", "Weakest evidence"),
    "page-path-column-sign": ("净作用（推论）", "Net effect (inferred)"),
    "page-path-sentence": general.TABLE["path-sentence"],
    "page-path-refuted": general.TABLE["path-refuted"],
    "page-path-both": general.TABLE["path-both"],
    "page-path-warrant": general.TABLE["path-warrant"],
    "page-path-marked-step": general.TABLE["path-marked"],
    "page-path-join": general.TABLE["sentence-join"],
    "page-path-stop": general.TABLE["sentence-stop"],
    "page-path-separator": general.TABLE["detail-separator"],
    "page-path-sign-plus": general.TABLE["sign-plus"],
    "page-path-sign-minus": general.TABLE["sign-minus"],
    "page-path-sign-none": general.TABLE["sign-none"],
    "page-unknown-row": (
        "链接中的路径序号“{name}”无效，已忽略。",
        "The path number “{name}” in the link is not valid and was ignored.",
    ),
}
