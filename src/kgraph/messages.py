"""Every message a person sees, in Chinese and English, by key.

One table for errors, checks, sentences, the command line and the page. Places in braces are filled by name.
"""

from __future__ import annotations

_TABLE: dict[str, tuple[str, str]] = {
    # Errors: files of the graph
    "cannot-read": ("{path}：无法读取（{reason}）。", "{path}: cannot be read ({reason})."),
    "cannot-write": (
        "{path}：无法写入（{reason}）。原有内容未变。",
        "{path}: cannot be written ({reason}). What was there is unchanged.",
    ),
    "graph-empty": ("{path}：此文件夹中没有 Turtle 文件。", "{path}: this folder holds no Turtle file."),
    "graph-broken": (
        "{path}:{line}：图谱文件互不吻合，共 {count} 处。改正后再运行 kgraph check。",
        "{path}:{line}: the files of the graph do not fit together, in {count} place(s). "
        "Mend them, then run kgraph check.",
    ),
    "turtle-not-utf8": (
        "{path}:{line}：文件不是 UTF-8 编码。请另存为 UTF-8。",
        "{path}:{line}: the file is not UTF-8. Save it as UTF-8.",
    ),
    "turtle-syntax": ("{path}:{line}：不是合法的 Turtle：{expected}", "{path}:{line}: not Turtle: {expected}"),
    "turtle-blank-node": (
        "{path}:{line}：不允许使用空白节点（[ ]、_:x 或列表）。请给它一个名称。",
        "{path}:{line}: blank nodes ([ ], _:x, lists) are not allowed. Give it a name.",
    ),
    "turtle-repeated-block": (
        "{path}:{line}：{entity} 在第 {first} 行已有一个块。请合并，或改用新的名称。",
        "{path}:{line}: {entity} has a block at line {first} already. Merge them, or choose another slug.",
    ),
    "turtle-comment": (
        "{path}:{line}：注释无法保留。请改写为 skos:editorialNote。",
        "{path}:{line}: comments cannot be kept. Write a skos:editorialNote instead.",
    ),
    "store-missing": (
        "{path}：此处没有已构建的图谱。请运行 kgraph build。",
        "{path}: no built graph here. Run kgraph build.",
    ),
    "store-unreadable": (
        "{path}：无法打开已构建的图谱（{reason}）。请运行 kgraph build。",
        "{path}: the built graph cannot be opened ({reason}). Run kgraph build.",
    ),
    "cache-not-writable": (
        "缓存文件夹 {path} 不可写，本次在内存中构建。可用 KGRAPH_CACHE 指定其他文件夹。",
        "The cache folder {path} cannot be written, so the graph is built in memory. "
        "Set KGRAPH_CACHE to choose another folder.",
    ),
    # Problems: references between files
    "unknown-property": ("{entity}：词表中没有属性 {property}。", "{entity}: the schema has no property {property}."),
    "unknown-relation": (
        "{entity}：{value} 不是词表中的关系。",
        "{entity}: {value} is not a relation of the schema.",
    ),
    "dangling-reference": (
        "{entity}：{property} 指向 {value}，但图谱中没有对它的描述。",
        "{entity}: {property} points to {value}, which is described nowhere.",
    ),
    "wrong-kind": (
        "{entity}：{property} 的值 {value} 类型不符，应为 {wanted}。",
        "{entity}: the value {value} of {property} is of the wrong kind; {wanted} is wanted.",
    ),
    "too-many-values": (
        "{entity}：{property} 只能有一个值（每种语言一个）。",
        "{entity}: {property} takes one value only (one a language).",
    ),
    "duplicate-slug": (
        "{entity}：同一名称已在 {first} 描述过。",
        "{entity}: this slug is described at {first} already.",
    ),
    "fix-unknown-property": (
        "核对拼写，或在 graph/schema/properties.ttl 中声明。",
        "Check the spelling, or declare it in graph/schema/properties.ttl.",
    ),
    "fix-unknown-relation": (
        "从 graph/schema/relations.ttl 中选用一个关系。",
        "Choose a relation of graph/schema/relations.ttl.",
    ),
    "fix-dangling-reference": (
        "核对名称；如果是新名称，请为它写一个块。",
        "Check the slug; if it is new, write a block for it.",
    ),
    "fix-wrong-kind": (
        "按 graph/schema/properties.ttl 中的取值范围改正。",
        "Give a value of the range in graph/schema/properties.ttl.",
    ),
    "fix-too-many-values": ("只保留一个值。", "Keep one of the values."),
    "fix-duplicate-slug": ("删除其中一个块，或改用新的名称。", "Remove one of the blocks, or choose another slug."),
    "fix-turtle": ("改正该行，再运行 kgraph check。", "Mend that line, then run kgraph check again."),
    "not-canonical": ("文件不是规范格式。", "The file is not in canonical form."),
    "fix-canonical": ("运行 kgraph fmt。", "Run kgraph fmt."),
    "finding-value": ("{title}：{value}", "{title}: {value}"),
    "check-failed": ("检查发现 {count} 个问题。", "The check has {count} finding(s)."),
    # Errors: names
    "did-you-mean": ("是否想找：{names}？", "Did you mean: {names}?"),
    "list-separator": ("、", ", "),
    "unknown-entity": (
        "没有名为“{name}”的实体。",
        "No entity is named “{name}”.",
    ),
    "ambiguous-name": (
        "“{name}”可指多个实体：{candidates}。请写明其中一个。",
        "“{name}” names several entities: {candidates}. Name one of them.",
    ),
    "unknown-relation-name": ("没有名为“{name}”的关系。", "No relation is named “{name}”."),
    "unknown-source": ("没有名为“{name}”的来源。", "No source is named “{name}”."),
    "unknown-query": (
        "没有名为“{name}”的预设查询。运行 kgraph queries 可查看全部。",
        "No canned query is named “{name}”. Run kgraph queries to see them all.",
    ),
    # Errors: queries and arguments
    "query-head": (
        "{path}：查询文件头缺少“{missing}”。",
        "{path}: the head of the query lacks “{missing}”.",
    ),
    "query-parameter": (
        "{path}：参数 {name} 须有已知的 kind，并恰有一行 VALUES ?{name} {{ … }}。",
        "{path}: parameter {name} needs a known kind and exactly one line VALUES ?{name} {{ … }}.",
    ),
    "query-syntax": (
        "第 {line} 行第 {column} 列：不是合法的 SPARQL：{expected}",
        "line {line}, column {column}: not SPARQL: {expected}",
    ),
    "query-service": (
        "不允许使用 SERVICE：查询不会访问网络。",
        "SERVICE is not allowed: queries never reach the network.",
    ),
    "query-failed": ("查询无法执行：{reason}", "The query cannot be evaluated: {reason}"),
    "query-not-select": ("这里需要 SELECT 查询。", "A SELECT query is wanted here."),
    "query-not-ask": ("这里需要 ASK 查询。", "An ASK query is wanted here."),
    "query-not-construct": ("这里需要 CONSTRUCT 或 DESCRIBE 查询。", "A CONSTRUCT or DESCRIBE query is wanted here."),
    "unknown-parameter": (
        "查询 {query} 没有参数“{name}”。可用参数：{known}。",
        "The query {query} has no parameter “{name}”. It has: {known}.",
    ),
    "bad-lang": ("语言须为 zh 或 en，而不是“{value}”。", "The language is zh or en, not “{value}”."),
    "bad-number": ("“{value}”不是数字。", "“{value}” is not a number."),
    "bad-term": ("“{value}”不在词表中。可用：{known}。", "“{value}” is not in the list. It has: {known}."),
    "bad-format": ("没有名为“{value}”的格式。可用：{known}。", "No format is named “{value}”. There are: {known}."),
    "bad-direction": (
        "方向须为 out、in 或 both，而不是“{value}”。",
        "The direction is out, in or both, not “{value}”.",
    ),
    "bad-max-edges": (
        "最大步数须在 1 到 {most} 之间，而不是 {value}。",
        "The greatest number of steps is between 1 and {most}, not {value}.",
    ),
    "bad-parameter": (
        "参数须写成 名称=值，而不是“{value}”。",
        "A parameter is written name=value, not “{value}”.",
    ),
    "bad-answer-format": (
        "格式 {value} 与这类查询不符。可用：{known}。",
        "The format {value} does not fit this kind of query. There are: {known}.",
    ),
    # Sentences
    "sentence-dose": ("{dose}的{subject}", "{subject} ({dose})"),
    "sentence-population": ("{sentence}（{population}）", "{sentence} ({population})"),
    "sentence-join": ("；", "; "),
    "sentence-stop": ("。", "."),
    "citation": ("《{title}》，{place}", "“{title}”, {place}"),
    "place-paragraph": ("第 {paragraph} 段", "paragraph {paragraph}"),
    "place-span": (
        "第 {paragraph} 段，全文第 {start}–{end} 字",
        "paragraph {paragraph}, characters {start}–{end} of the text",
    ),
    "standing-article-only": ("据文章，未核实", "article only, not checked"),
    "detail-separator": ("；", "; "),
    "detail-participants": ("{count} 例", "n = {count}"),
    "detail-with": ("同时使用{other}", "together with {other}"),
    "detail-comparator": ("对照：{comparator}", "against: {comparator}"),
    "detail-arms": ("{arm}，对照组 {comparator}", "{arm} against {comparator} in the comparator"),
    "detail-result": ("{name}：{figures}", "{name}: {figures}"),
    "duration-Y-one": ("{count} 年", "{count} year"),
    "duration-Y-other": ("{count} 年", "{count} years"),
    "duration-M-one": ("{count} 个月", "{count} month"),
    "duration-M-other": ("{count} 个月", "{count} months"),
    "duration-W-one": ("{count} 周", "{count} week"),
    "duration-W-other": ("{count} 周", "{count} weeks"),
    "duration-D-one": ("{count} 天", "{count} day"),
    "duration-D-other": ("{count} 天", "{count} days"),
    "unit-mg-d": ("mg/日", "mg/day"),
    "unit-ug-d": ("µg/日", "µg/day"),
    "unit-mg": ("mg", "mg"),
    "unit-ug": ("µg", "µg"),
    # Command line
    "disclaimer": (
        "供专业人员和编辑参考，不是给患者的用药建议。未收录不等于安全；多数药物相互作用不在本图谱范围内。",
        "For professionals and editors, not advice to a patient. What is not recorded is not thereby safe; "
        "most drug interactions are outside this graph.",
    ),
    "nothing-found": ("没有符合的内容。", "Nothing fits."),
    "no-path": (
        "在 {count} 步以内没有从“{start}”到“{end}”的路径。",
        "No path leads from “{start}” to “{end}” within {count} step(s).",
    ),
    "path-inference": (
        "以下路径由多条断言连接而成，是推测，不是研究结论。",
        "These paths join several claims: an inference, not a finding.",
    ),
    "path-title": ("路径 {number}：{steps} 步，净作用 {sign}，最弱一步：{standing}",
                   "Path {number}: {steps} step(s), net effect {sign}, weakest step: {standing}"),
    "sign-plus": ("促进（+）", "increase (+)"),
    "sign-minus": ("抑制（−）", "decrease (−)"),
    "sign-none": ("不定", "not determined"),
    "built": ("已构建：{path}", "Built: {path}"),
    "written": ("已写入：{path}", "Written: {path}"),
    "formatted": ("已改为规范格式：{path}", "Put into canonical form: {path}"),
    "would-format": ("不是规范格式：{path}（运行 kgraph fmt）", "Not in canonical form: {path} (run kgraph fmt)"),
    "all-formatted": ("所有文件均为规范格式。", "All files are in canonical form."),
    "check-clean": ("检查通过，没有问题。", "The check has no findings."),
    "check-repeats": ("……同类问题另有 {count} 处", "… {count} more of the same"),
    "check-fix": ("改法：{fix}", "Fix: {fix}"),
    "stats-entities": ("实体", "entities"),
    "stats-relations": ("关系类型", "relations"),
    "stats-claims": ("断言", "claims"),
    "stats-evidence": ("证据", "evidence items"),
    "stats-sources": ("来源", "sources"),
    "stats-triples": ("三元组", "triples"),
    "column-slug": ("标识", "slug"),
    "column-label": ("名称", "label"),
    "column-matched": ("匹配到", "matched"),
    "column-how": ("方式", "how"),
    "column-claim": ("断言", "claim"),
    "column-standing": ("可信程度", "standing"),
    "column-source": ("出处", "source"),
    "column-distance": ("距离", "distance"),
    "column-entity": ("实体", "entity"),
    "column-query": ("查询", "query"),
    "column-title": ("内容", "what it answers"),
    "column-parameters": ("参数", "parameters"),
    "column-count": ("数量", "count"),
    "how-preferred": ("首选名", "preferred name"),
    "how-alternative": ("别名", "other name"),
    "how-hidden": ("误写或旧称", "wrong or old name"),
    "how-identifier": ("编号", "identifier"),
    "how-prefix": ("开头相同", "beginning"),
    "how-infix": ("包含", "contained"),
    "show-definition": ("释义", "Definition"),
    "show-names": ("别名", "Other names"),
    "show-hidden": ("误写（仅供检索）", "Wrong names (for search only)"),
    "show-broader": ("上位概念", "Broader"),
    "show-identifiers": ("编号", "Identifiers"),
    "show-note": ("编者注", "Editorial note"),
    "show-claims": ("断言", "Claims"),
}


def say(key: str, lang: str, **facts: object) -> str:
    """Return a message in ``zh`` or ``en`` with its places filled.

    Raises:
        KeyError: If there is no such message or a fact is missing.
    """
    zh, en = _TABLE[key]
    return (zh if lang == "zh" else en).format(**facts)


def messages(prefix: str, lang: str) -> dict[str, str]:
    """Return the messages whose key starts with a prefix, places unfilled, sorted by key."""
    return {key: zh if lang == "zh" else en for key, (zh, en) in sorted(_TABLE.items()) if key.startswith(prefix)}
