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
    "rule-broken": ("{path}:{line}：规则无法使用：{reason}", "{path}:{line}: the rule cannot be used: {reason}"),
    "store-missing": (
        "{path}：此处没有已构建的图谱。请运行 kgraph build。",
        "{path}: no built graph here. Run kgraph build.",
    ),
    "store-unreadable": (
        "{path}：无法打开已构建的图谱（{reason}）。请运行 kgraph build。",
        "{path}: the built graph cannot be opened ({reason}). Run kgraph build.",
    ),
    "store-read-only": (
        "此图谱为只读。请修改图谱文件，再运行 kgraph build。",
        "This graph is read-only. Change the files of the graph, then run kgraph build.",
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
    "class-missing": (
        "{entity}：没有任何文件写明它的类别（a kgo:…）。",
        "{entity}: no file says of which class it is (a kgo:…).",
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
    "fix-class-missing": (
        "核对名称；如果是新名称，请在它的块中写明类别。",
        "Check the slug; if it is new, give its class in its block.",
    ),
    "fix-turtle": ("改正该行，再运行 kgraph check。", "Mend that line, then run kgraph check again."),
    "not-canonical": ("文件不是规范格式。", "The file is not in canonical form."),
    "fix-canonical": ("运行 kgraph fmt。", "Run kgraph fmt."),
    "finding-value": ("{title}：{value}", "{title}: {value}"),
    "check-failed": ("检查发现 {count} 个问题。", "The check has {count} finding(s)."),
    # Errors: names
    "did-you-mean": ("{message}是否想找：{names}？", "{message} Did you mean: {names}?"),
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
    "update-network": (
        "更新不能从其他地址读取：图谱不会访问网络。",
        "An update cannot read from another address: this graph never reaches the network.",
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
    "bad-limit": ("条数上限须为 0 或更大，而不是 {value}。", "The limit is 0 or more, not {value}."),
    "bad-parameter": (
        "参数须写成 名称=值，而不是“{value}”。",
        "A parameter is written name=value, not “{value}”.",
    ),
    "parameter-lang": (
        "答案的语言用 --lang 选择，不作为参数。",
        "The language of the answer is chosen with --lang, not as a parameter.",
    ),
    "parameters-of-canned": (
        "参数只用于预设查询，不用于文件或 SPARQL 文本。",
        "Parameters are for canned queries, not for a file or SPARQL text.",
    ),
    "one-query": (
        "请给出一个查询：预设查询的名称、文件、- 或 -e 加 SPARQL 文本，只选其一。",
        "Give one query: the name of a canned one, a file, - or -e with SPARQL text.",
    ),
    "graph-or-store": ("--graph 与 --store 只能选其一。", "Choose one of --graph and --store."),
    "store-without-files": (
        "此命令处理图谱文件，请用 --graph，不用 --store。",
        "This command works on the files of a graph: use --graph, not --store.",
    ),
    "bad-answer-format": (
        "格式 {value} 与这类查询不符。可用：{known}。",
        "The format {value} does not fit this kind of query. There are: {known}.",
    ),
    # Sentences
    "sentence-dose": ("{dose}的{subject}", "{subject} ({dose})"),
    "sentence-population": ("{sentence}（{population}）", "{sentence} ({population})"),
    "sentence-join": ("；", ". "),
    "sentence-stop": ("。", "."),
    "citation": ("{source}，{place}", "{source}, {place}"),
    "citation-title": ("《{title}》", "“{title}”"),
    "place-paragraph": ("第 {paragraph} 段", "paragraph {paragraph}"),
    "place-span": (
        "第 {paragraph} 段，全文第 {start}–{end} 字",
        "paragraph {paragraph}, characters {start}–{end} of the text",
    ),
    "detail-separator": ("；", "; "),
    "detail-participants": ("{count} 例", "n = {count}"),
    "detail-with": ("同时使用{other}", "together with {other}"),
    "detail-comparator": ("对照：{comparator}", "against: {comparator}"),
    "detail-arms": ("{arm}，对照组 {comparator}", "{arm} against {comparator} in the comparator"),
    "detail-comparator-only": ("对照组 {comparator}", "{comparator} in the comparator"),
    "detail-dose": ("{amount}（{schedule}）", "{amount} ({schedule})"),
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
    "unit-fractures": ("处骨折", "fractures"),
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
    "path-title": (
        "路径 {number}：{steps} 步，净作用 {sign}，最弱一步：{standing}",
        "Path {number}: {steps} step(s), net effect {sign}, weakest step: {standing}",
    ),
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
    "show-line": ("{name}：{value}", "{name}: {value}"),
    "show-definition": ("释义", "Definition"),
    "show-names": ("别名", "Other names"),
    "show-hidden": ("误写（仅供检索）", "Wrong names (for search only)"),
    "show-broader": ("上位概念", "Broader"),
    "show-identifiers": ("编号", "Identifiers"),
    "show-note": ("编者注", "Editorial note"),
    "show-claims": ("断言", "Claims"),
    # Page
    "page-title": ("kgraph：营养素、药物与骨骼知识图谱", "kgraph: nutrients, drugs and bone"),
    "page-foot": (
        "kgraph {release}，{licence} 许可。供专业人员和编辑参考，不是给患者的用药建议。"
        "未收录不等于安全；多数药物相互作用不在本图谱范围内。",
        "kgraph {release}, licence {licence}. For professionals and editors, not advice to a patient. "
        "What is not recorded is not thereby safe; most drug interactions are outside this graph.",
    ),
    "page-skips": ("快速跳转", "Skip links"),
    "page-skip-search": ("跳到搜索", "Skip to the search"),
    "page-skip-drawing": ("跳到图", "Skip to the drawing"),
    "page-skip-panel": ("跳到详情", "Skip to the details"),
    "page-to-panel": ("查看详情", "Go to the details"),
    "page-language": ("语言", "Language"),
    "page-theme-light": ("浅色", "Light"),
    "page-theme-dark": ("深色", "Dark"),
    "page-list-separator": ("、", ", "),
    "page-only-zh": ("（仅有中文）", " (Chinese only)"),
    "page-only-en": ("（仅有英文）", " (English only)"),
    "page-search": ("搜索实体", "Search for an entity"),
    "page-search-hint": ("中文名、英文名或别名", "Chinese, English or other name"),
    "page-results": ("搜索结果", "Search results"),
    "page-results-one": ("{count} 个结果", "{count} result"),
    "page-results-other": ("{count} 个结果", "{count} results"),
    "page-no-result": ("没有匹配的实体。", "No entity matches."),
    "page-unknown-entity": (
        "链接中的实体“{name}”不在本图谱中。请在搜索框中查找。",
        "The entity “{name}” in the link is not in this graph. Look for it in the search box.",
    ),
    "page-unknown-claim": (
        "链接中的断言“{name}”不在本图谱中。",
        "The claim “{name}” in the link is not in this graph.",
    ),
    "page-views": ("视图", "Views"),
    "page-view-lanes": ("机制图", "Mechanisms"),
    "page-view-focus": ("邻域", "Neighbourhood"),
    "page-view-table": ("表格", "Table"),
    "page-camera": ("缩放和移动", "Zoom and move"),
    "page-zoom-in": ("放大", "Zoom in"),
    "page-zoom-out": ("缩小", "Zoom out"),
    "page-fit": ("显示全部", "Show all"),
    "page-pan-left": ("向左移", "Move left"),
    "page-pan-right": ("向右移", "Move right"),
    "page-pan-up": ("向上移", "Move up"),
    "page-pan-down": ("向下移", "Move down"),
    "page-drawing-section": ("图和表格", "Drawing and table"),
    "page-drawing": ("知识图谱图", "Drawing of the graph"),
    "page-drawing-keys": (
        "方向键：选中该方向上的相邻实体；[ 和 ]：依次选中相邻实体；Enter：打开邻域；Esc：返回上一级；"
        "+ 和 -：缩放；0：显示全部；Shift 加方向键：移动；/：搜索；e：查看详情。同样的内容也在表格中。",
        "Arrow keys: select the neighbour in that direction; [ and ]: go round the neighbours; Enter: open the "
        "neighbourhood; Esc: one level up; + and -: zoom; 0: show all; Shift with an arrow key: move; /: search; "
        "e: details. The table has the same content.",
    ),
    "page-lane-intake": ("摄入", "Intake"),
    "page-lane-drug": ("药物", "Drugs"),
    "page-lane-molecule": ("分子", "Molecules"),
    "page-lane-process": ("细胞与过程", "Cells and processes"),
    "page-lane-measure": ("部位与指标", "Body parts and measures"),
    "page-lane-outcome": ("结局", "Outcomes"),
    "page-side-left": ("作用于所选实体", "Act on the selected entity"),
    "page-side-right": ("所选实体作用于", "The selected entity acts on"),
    "page-lanes-empty": ("没有可显示的断言。", "There is no claim to draw."),
    "page-focus-empty": (
        "请选择一个有断言的实体，这里会显示它的邻域。",
        "Select an entity that has claims to see its neighbourhood here.",
    ),
    "page-selected-one": (
        "已选：{entity}（{category}），{count} 条断言。",
        "Selected: {entity} ({category}), {count} claim.",
    ),
    "page-selected-other": (
        "已选：{entity}（{category}），{count} 条断言。",
        "Selected: {entity} ({category}), {count} claims.",
    ),
    "page-selected-claim": ("已选断言：{claim}。", "Selected claim: {claim}."),
    "page-shown": (
        "显示 {entities}/{allEntities} 个实体、{claims}/{allClaims} 条断言",
        "Showing {entities} of {allEntities} entities and {claims} of {allClaims} claims",
    ),
    "page-legend": ("图例", "Legend"),
    "page-legend-entities": ("实体", "Entities"),
    "page-legend-heads": ("关系", "Relations"),
    "page-legend-lines": ("判定", "Verdicts"),
    "page-legend-draw": ("显示", "Show"),
    "page-head-plus": ("增加、激活（+）", "increases, activates (+)"),
    "page-head-minus": ("降低、抑制、预防（−）", "decreases, inhibits, prevents (−)"),
    "page-head-denied": ("来源称无此关系", "denied by the sources"),
    "page-head-structure": ("组成、来源、归类", "part of, source of, kind of"),
    "page-head-none": ("不分增减的关系", "neither increase nor decrease"),
    "page-draw-structure": ("结构关系", "Structural relations"),
    "page-draw-kinds": ("归类（是一种）", "Kinds (is a kind of)"),
    "page-panel": ("详情", "Details"),
    "page-welcome": ("从一个实体开始", "Begin with an entity"),
    "page-welcome-how": (
        "搜索一个实体，或在图中点击它，即可查看它的释义、断言和证据。双击可打开它的邻域。",
        "Search for an entity, or click it in the drawing, to see what it is, its claims and their evidence. "
        "Double-click it to open its neighbourhood.",
    ),
    "page-welcome-trust": (
        "每条断言都标明可信程度和出处。“据文章，未核实”指只见于文章，尚未与研究核对。",
        "Every claim says how far it can be trusted and where it was read. “Article only, not checked” means that "
        "only an article says so and nobody has compared it with research yet.",
    ),
    "page-welcome-busiest": ("断言最多的实体", "Entities with the most claims"),
    "page-claims-one": ("{count} 条断言", "{count} claim"),
    "page-claims-other": ("{count} 条断言", "{count} claims"),
    "page-open-focus": ("打开邻域视图", "Open the neighbourhood"),
    "page-also": ("别名", "Other names"),
    "page-wrong-names": ("误写（仅供检索）", "Wrong names (for search only)"),
    "page-broader": ("上位概念", "Broader"),
    "page-identifiers": ("编号", "Identifiers"),
    "page-match-close": ("（近似）", "(close)"),
    "page-match-broad": ("（对方范围更广）", "(broader)"),
    "page-match-narrow": ("（对方范围更窄）", "(narrower)"),
    "page-note": ("编者注", "Editorial note"),
    "page-as-cause": ("作为原因（{count}）", "As cause ({count})"),
    "page-as-effect": ("作为结果（{count}）", "As effect ({count})"),
    "page-mutual": ("相互关系（{count}）", "Mutual relations ({count})"),
    "page-structure": ("结构关系（{count}）", "Structural relations ({count})"),
    "page-no-claims": ("尚无断言。", "No claims yet."),
    "page-claim": ("断言", "Claim"),
    "page-denied": ("来源称无此关系", "denied by the sources"),
    "page-dose": ("剂量档", "Dose band"),
    "page-population": ("人群", "Population"),
    "page-aspect": ("方面", "Aspect"),
    "page-topic": ("主题", "Topic"),
    "page-for": ("支持该关系的证据（{count}）", "Evidence for the relation ({count})"),
    "page-against": ("否定该关系的证据（{count}）", "Evidence against the relation ({count})"),
    "page-undecided": ("结论不明确的证据（{count}）", "Inconclusive evidence ({count})"),
    "page-none-for": ("未收录支持的证据。", "No evidence for it is recorded."),
    "page-none-against": ("未收录否定的证据。", "No evidence against it is recorded."),
    "page-design": ("研究设计", "Study design"),
    "page-result": ("结果", "Result"),
    "page-hedge": ("措辞强度", "Wording"),
    "page-source": ("来源", "Source"),
    "page-place": ("位置", "Place"),
    "page-paragraph": ("第 {paragraph} 段", "paragraph {paragraph}"),
    "page-span": (
        "第 {paragraph} 段，全文第 {start}–{end} 字",
        "paragraph {paragraph}, characters {start}–{end} of the text",
    ),
    "page-place-short": ("第 {paragraph} 段 {span}", "para. {paragraph} {span}"),
    "page-provenance": ("出处", "Sources"),
    "page-open-source": ("打开来源", "Open the source"),
    "page-column-subject": ("主语", "Subject"),
    "page-column-relation": ("关系", "Relation"),
    "page-column-object": ("宾语", "Object"),
    "page-column-claim": ("断言", "Claim"),
    "page-column-standing": ("可信程度", "Standing"),
    "page-column-evidence": ("证据", "Evidence"),
    "page-table-caption": ("全部断言", "All claims"),
    "page-table-filter": ("筛选", "Filter"),
    "page-table-only": ("只看“{entity}”的断言", "Only claims about “{entity}”"),
    "page-table-count-one": ("显示 {shown}/{count} 条断言", "Showing {shown} of {count} claim"),
    "page-table-count-other": ("显示 {shown}/{count} 条断言", "Showing {shown} of {count} claims"),
    "page-loose-one": ("{count} 个实体尚无断言", "{count} entity without a claim"),
    "page-loose-other": ("{count} 个实体尚无断言", "{count} entities without a claim"),
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
