"""Messages of the library and the command line."""

from __future__ import annotations

STUDIED = ("经研究未见", "studied, not found")

TABLE: dict[str, tuple[str, str]] = {
    # Errors: files of the graph
    "placed": ("{path}：{message}", "{path}: {message}"),
    "placed-at-line": ("{path}:{line}：{message}", "{path}:{line}: {message}"),
    "cannot-read": ("无法读取（{reason}）。", "The file cannot be read ({reason})."),
    "cannot-open": ("{path}：无法读取（{reason}）。", "{path}: cannot be read ({reason})."),
    "cannot-write": (
        "{path}：无法写入（{reason}）。原有内容未变。",
        "{path}: cannot be written ({reason}). The existing content is unchanged.",
    ),
    "cannot-write-to": ("{path}：无法写入（{reason}）。", "{path}: cannot be written ({reason})."),
    "graph-empty": ("{path}：此文件夹中没有Turtle文件。", "{path}: this folder contains no Turtle files."),
    "graph-missing": ("{path}：没有这个文件夹。请核对路径。", "{path}: no such folder. Check the path."),
    "graph-no-folder": (
        "{path}：这是文件，不是文件夹。请给出它所在的文件夹。",
        "{path}: this is not a folder. Give the folder that holds it.",
    ),
    "graph-foreign": (
        "{path}：其中的Turtle没有用到本图谱的前缀（kg:、kgo:等），无可读取。写法见graph/README.md。",
        "{path}: its Turtle uses no prefix of kgraph (kg:, claim:, ev:, src:, kgo:), so there is nothing to read. "
        "Describe an entity in a block such as kg:… a kgo:Drug.",
    ),
    "not-a-file": (
        "这是管道或设备，不是普通文件，不予读取。",
        "This is a pipe or device, not an ordinary file, and is not read.",
    ),
    "fix-not-a-file": ("把它移出图谱文件夹。", "Move it out of the graph folder."),
    "graph-broken": (
        "图谱文件有{count}处问题，无法构建。请改正，再运行kgraph check。",
        "The graph cannot be built: {count} problem(s) in its files. Correct them, then run kgraph check.",
    ),
    "turtle-not-utf8": ("文件不是UTF-8编码。", "The file is not UTF-8 text."),
    "turtle-syntax": ("不是合法的Turtle：{expected}", "Not valid Turtle: {expected}"),
    "turtle-blank-node": (
        "不允许使用空白节点（[ ]、_:x或列表）。",
        "Blank nodes ([ ], _:x, lists) are not allowed.",
    ),
    "turtle-repeated-block": (
        "{entity}在第{first}行已有一个块。",
        "{entity} already has a block, at line {first}.",
    ),
    "turtle-comment": ("格式整理不保留注释。", "Comments are not kept in the canonical form."),
    "turtle-prefix": ("没有声明前缀{prefix}:。", "The prefix {prefix}: is not declared."),
    "turtle-separator": ("此处之前缺少分号或句点。", "A semicolon or period is missing before this point."),
    "turtle-semicolon": ("行末缺少分号。", "The semicolon at the end of the line is missing."),
    "turtle-early-dot": (
        "此行以句点结束了整个块，但后面还有属性。",
        "The period ends the block here, but more properties follow.",
    ),
    "turtle-unclosed": ("块没有结束。", "The block does not end."),
    "turtle-full-width": ("行末的标点是全角。", "The punctuation mark at the end of the line is full-width."),
    "turtle-quote": (
        "引号没有成对，或引号内有换行。",
        "A quotation mark is not closed, or there is a line break inside the quotation marks.",
    ),
    "turtle-word": ("“{written}”不能这样写在此处。", "“{written}” cannot be written here in this form."),
    "turtle-value": (
        "{property}的值“{written}”不是合法的Turtle。",
        "The value “{written}” of {property} is not valid Turtle.",
    ),
    "turtle-without-value": ("{property}没有值。", "{property} has no value."),
    "rule-broken": ("规则无法使用：{reason}", "The rule cannot be used: {reason}"),
    "store-missing": (
        "{path}：此处没有已构建的图谱。请运行kgraph build。",
        "{path}: there is no built graph here. Run kgraph build.",
    ),
    "store-foreign": (
        "{path}：此处的存储不是由这一版kgraph构建的。请用kgraph build构建。",
        "{path}: this store was not built by this version of kgraph. Build it with kgraph build.",
    ),
    "store-damaged": (
        "{path}：已构建的图谱已损坏（{reason}）。请用kgraph build重新构建。",
        "{path}: the built graph is damaged ({reason}). Rebuild it with kgraph build.",
    ),
    "build-removed": (
        "{path}：已构建的图谱已损坏（{reason}），现已删除。请再次运行，图谱会重新构建。",
        "{path}: the built graph is damaged ({reason}) and has been removed. Run this again to rebuild it.",
    ),
    "build-again": (
        "{path}：已构建的图谱已损坏（{reason}），正在重新构建。",
        "{path}: the built graph is damaged ({reason}) and is being rebuilt.",
    ),
    "store-whole": (
        "{path}：图谱完好，已读取全部文件和{count}个四元组。",
        "{path}: the built graph is intact. All files and {count} quads were read.",
    ),
    "store-without-keys": (
        "此图谱由较早的版本构建，没有检索用的名称索引。请运行kgraph build。",
        "This graph was built by an earlier version and has no index of names. Run kgraph build.",
    ),
    "store-index-broken": (
        "已构建图谱中的索引{name}无法读取。请运行kgraph build。",
        "The index {name} of the built graph cannot be read. Run kgraph build.",
    ),
    "store-read-only": (
        "此图谱为只读。请修改图谱文件，再运行kgraph build。",
        "This graph is read-only. Change the files of the graph, then run kgraph build.",
    ),
    "cache-nowhere": (
        "没有用户文件夹可存放缓存。请用KGRAPH_CACHE指定文件夹。",
        "There is no home folder for the cache. Set KGRAPH_CACHE to a folder.",
    ),
    "cache-nowhere-in-memory": (
        "没有用户文件夹可存放缓存，本次在内存中构建。可用KGRAPH_CACHE指定文件夹。",
        "There is no home folder for the cache, so the graph is built in memory. Set KGRAPH_CACHE to choose a folder.",
    ),
    "cache-not-writable": (
        "缓存文件夹{path}不可写，本次在内存中构建。可用KGRAPH_CACHE指定其他文件夹。",
        "The cache folder {path} is not writable, so the graph is built in memory. "
        "Set KGRAPH_CACHE to choose another folder.",
    ),
    # Problems: values, and references between files
    "unknown-property": ("模式中没有属性{property}。", "The schema has no property {property}."),
    "unknown-relation": ("模式中没有关系{value}。", "The schema has no relation {value}."),
    "dangling-reference": (
        "{property}指向{value}，图谱中没有这个标识。",
        "{property} points to {value}, but the graph has no block with this slug.",
    ),
    "wrong-kind": (
        "{property}的值应为{wanted}，“{value}”不符合要求。",
        "The value of {property} must be {wanted}; “{value}” is not.",
    ),
    "replaced-described": (
        "这个标识已被取代，{property}不能写在这里。",
        "This slug was replaced, so {property} cannot be given here.",
    ),
    "fix-replaced-described": (
        "已被取代的标识只写owl:deprecated true与dcterms:isReplacedBy；其余各行移到新标识的块中或删去。",
        "A replaced slug has only owl:deprecated true and dcterms:isReplacedBy; move the line to the block of the new "
        "slug, or remove it.",
    ),
    "replaced-incomplete": (
        "被取代的标识须同时写明owl:deprecated true与dcterms:isReplacedBy。",
        "A replaced slug needs both owl:deprecated true and dcterms:isReplacedBy.",
    ),
    "fix-replaced-incomplete": (
        "补上缺少的一行；标识仍在使用的，删去这一行。",
        "Add the other line, or remove this one if the slug is still in use.",
    ),
    "replaced-by-other-kind": (
        "{property}的值{value}与被取代的标识不属同类。",
        "{property} names {value}, which is not the same kind of thing as the replaced slug.",
    ),
    "fix-replaced-by-other-kind": (
        "断言由断言取代，证据由证据取代，实体与来源亦然。",
        "A claim is replaced by a claim, evidence by evidence, an entity by an entity, and a source by a source.",
    ),
    "replaced-named": (
        "{property}指向{value}，这个标识已被取代。",
        "{property} points to {value}, which was replaced.",
    ),
    "fix-replaced-named": ("改用新的标识。", "Use the new slug."),
    "derived-by-hand": (
        "{property}的值{value}由构建推导，不可手写。",
        "{property} {value} is derived by the build and must not be written by hand.",
    ),
    "fix-derived-by-hand": (
        "删去这一行；若要表达这一关系，请写断言和证据。",
        "Remove the line; to state a relation, write a claim and its evidence.",
    ),
    "language-tag": (
        "{property}的语言标签是{tag}，只能用en或zh：{value}",
        "{property} is tagged {tag}; the tag must be exactly en or zh: {value}",
    ),
    "missing-value": ("缺少{property}。", "{property} is missing."),
    "fix-missing-value": (
        "补上这一行；写法见graph/README.md中的例子。",
        "Add the line, as in the examples of graph/README.md.",
    ),
    "foreign-name": (
        "标识不属于本图谱，应以{kind}开头。",
        "The slug does not belong to this graph; it must begin with {kind}",
    ),
    "fix-foreign-name": (
        "改用本图谱的标识；其他词表的标识符写作skos:exactMatch。",
        "Use a slug of this graph, and give the identifier of the other vocabulary as skos:exactMatch.",
    ),
    "bad-slug": (
        "标识只能由英文字母、数字、连字符、下划线和句点组成；实体的标识中不用连续两个连字符。",
        "A slug has only ASCII letters, digits, hyphens, underscores and periods; that of an entity has no two "
        "consecutive hyphens.",
    ),
    "fix-bad-slug": ("改用这样的标识，如kg:vitamin-K2。", "Choose such a slug, for example kg:vitamin-K2."),
    "long-slug": ("标识过长，最多{most}个字符。", "The slug is too long; at most {most} characters are allowed."),
    "fix-long-slug": ("取一个较短的标识。", "Choose a shorter slug."),
    "schema-term": (
        "此术语已由kgraph自带的模式描述，没有schema/的图谱使用这一模式。",
        "The schema that comes with kgraph already describes this term; a graph without a schema/ folder uses it.",
    ),
    "fix-schema-term": (
        "删去这个块；若要用自己的模式，把它整个放入schema/，即取代自带的模式。",
        "Remove the block. To use your own schema, put all of it into schema/; it then replaces the bundled one.",
    ),
    "impossible-value": (
        "{property}不可能是{value}：{limit}。",
        "{property} cannot be {value}: {limit}.",
    ),
    "fix-impossible-value": ("按来源核对并改正。", "Check it against the source and correct it."),
    "limit-year": ("年份应为1000至9999的四位数", "a year has four digits, 1000 to 9999"),
    "limit-duration": ("时长应在0至200年之间", "a duration is between 0 and 200 years"),
    "limit-number": ("数字最多30个字符", "a number has at most 30 characters"),
    "limit-participants": ("人数最多10亿", "there are at most 1,000,000,000 participants"),
    "too-many-values": (
        "{property}只能有一个值（每种语言一个）。",
        "{property} takes only one value (for text, one in each language).",
    ),
    "duplicate-slug": ("同一标识在{first}已有一个块。", "The same slug already has a block at {first}."),
    "class-missing": ("没有写明类别（a kgo:…）。", "The class (a kgo:…) is not given."),
    "misplaced-block": (
        "这个块应放在{home}中。",
        "This block belongs in {home}.",
    ),
    "kind-gYear": ("年份", "a year"),
    "kind-date": ("日期", "a date"),
    "kind-decimal": ("数字", "a number"),
    "kind-integer": ("整数", "a whole number"),
    "kind-duration": ("时长", "a duration"),
    "kind-anyURI": ("网址", "a web address"),
    "kind-boolean": ("true或false", "true or false"),
    "kind-string": ("不带语言标签的文字", "text without a language tag"),
    "kind-langString": ("带语言标签的文字", "text with a language tag"),
    "kind-Class": ("类别", "a class"),
    "kind-Property": ("属性", "a property"),
    "kind-member": ("{name}（{label}）", "one {name} ({label})"),
    # How to mend them
    "fix-write": ("写作：{forms}", "Write: {forms}"),
    "fix-write-both": (
        "写作：{forms}，另一种语言的文字加@{other}。",
        "Write: {forms} and the text in the other language with @{other}.",
    ),
    "fix-write-number": (
        "写作：{forms}（只写数字，单位用单独的属性）",
        "Write: {forms} (the number alone; its unit has a property of its own)",
    ),
    "fix-form": ("参照此格式书写：{forms}", "Write it in this form: {forms}"),
    "fix-choose": ("可选：{forms}", "Choose one: {forms}"),
    "fix-choose-or-add": (
        "是否想写{forms}？如果是新标识，请为它写一个块。",
        "Did you mean {forms}? If the slug is new, write a block for it.",
    ),
    "fix-written-name": ("名称这样写：{forms}", "Slugs are written as follows: {forms}"),
    "fix-name": ("是否想写{forms}？", "Did you mean {forms}?"),
    "fix-unknown-property": (
        "核对拼写；可用的属性见graph/README.md。",
        "Check the spelling; graph/README.md lists the properties.",
    ),
    "fix-unknown-relation": (
        "从graph/schema/relations.ttl中选用一个关系。",
        "Choose a relation from graph/schema/relations.ttl.",
    ),
    "fix-dangling-reference": (
        "核对标识；如果是新标识，请为它写一个块。",
        "Check the slug; if it is new, write a block for it.",
    ),
    "fix-wrong-kind": (
        "按graph/schema/properties.ttl中的取值范围改正。",
        "Give a value within the range stated in graph/schema/properties.ttl.",
    ),
    "fix-too-many-values": ("只保留一个值。", "Keep only one value."),
    "fix-decimal-comma": ("小数点用“.”，不用逗号：{forms}", "Use a decimal point, not a comma: {forms}"),
    "fix-duplicate-slug": (
        "合并两个块，或给其中一个另取标识。",
        "Merge the two blocks, or give one of them another slug.",
    ),
    "fix-class-missing": (
        "核对标识；如果是新标识，请在它的块中写明类别。",
        "Check the slug; if it is new, give the class in its block.",
    ),
    "fix-misplaced-block": (
        "把这个块移到该文件；断言连同其下的证据一起移动。",
        "Move the block to that file; move a claim together with its evidence.",
    ),
    "fix-cannot-read": (
        "检查文件的权限，以及它是不是文件夹。",
        "Check its permissions, and that it is a file and not a folder.",
    ),
    "fix-turtle-not-utf8": ("另存为UTF-8。", "Save the file as UTF-8."),
    "fix-turtle-syntax": ("改正该行，再运行kgraph check。", "Correct the line, then run kgraph check again."),
    "fix-turtle-blank-node": ("给它一个标识，写成单独的块。", "Give it a slug and a block of its own."),
    "fix-turtle-repeated-block": (
        "合并两个块，或给其中一个另取标识。",
        "Merge the two blocks, or give one of them another slug.",
    ),
    "fix-turtle-comment": ("改写为skos:editorialNote。", "Write a skos:editorialNote instead."),
    "fix-turtle-prefix": (
        "核对前缀的拼写；如确需使用，在文件开头声明。",
        "Check the spelling of the prefix; if it is correct, declare it at the top of the file.",
    ),
    "fix-turtle-separator": (
        "属性行以分号结尾，块以独占一行的句点结束。",
        "End each property with a semicolon, and the block with a period on a line of its own.",
    ),
    "fix-turtle-semicolon": ("在行末加上“ ;”。", "Add “ ;” at the end of the line."),
    "fix-turtle-early-dot": (
        "把句点改为分号；块以独占一行的句点结束。",
        "Replace the period with a semicolon; a block ends with a period on a line of its own.",
    ),
    "fix-turtle-unclosed": (
        "在块的最后加一行，只写一个句点。",
        "Add a line with only a period at the end of the block.",
    ),
    "fix-turtle-full-width": ("改用半角的“;”或“.”。", "Write “;” or “.” instead."),
    "fix-turtle-quote": (
        r"补上引号；引号内的换行写作\n。",
        r"Close the quotation marks; write a line break inside them as \n.",
    ),
    "fix-turtle-word": (
        "文字加引号；标识加前缀，如kgo:supports、kg:warfarin。",
        "Put text in quotation marks; write slugs with their prefix, such as kgo:supports or kg:warfarin.",
    ),
    "fix-turtle-value": (
        "文字加引号；标识加前缀，如kgo:supports、kg:warfarin。",
        "Put text in quotation marks; write slugs with their prefix, such as kgo:supports or kg:warfarin.",
    ),
    "fix-turtle-without-value": ("补上值，或删去该行。", "Add the value, or delete the line."),
    "not-canonical": ("文件不是规范格式。", "The file is not in canonical form."),
    "fix-canonical": ("运行kgraph fmt。", "Run kgraph fmt."),
    "unseen-character": ("含有看不见的字符", "invisible character"),
    "fix-unseen-character": ("删去该字符。", "Remove the character."),
    "stacked-marks": ("一个字母上叠加了过多符号", "more than two marks on one letter"),
    "fix-stacked-marks": ("只保留该字母应有的符号。", "Keep only the marks that belong to the letter."),
    "foreign-letter": (
        "名称中混有其他文字的字母",
        "letter of another script in a name",
    ),
    "fix-foreign-letter": (
        "改用形状相同的拉丁字母；其他文字的名称不收录。",
        "Use the Latin letter that looks the same; names in other scripts are not recorded.",
    ),
    "look-alike-name": ("与另一实体的名称看起来相同", "name that looks the same as that of another entity"),
    "fix-look-alike-name": (
        "改用应有的字母；若是同一事物，请合并两个实体。",
        "Use the correct letters, or merge the two entities if they are the same.",
    ),
    "finding-value": ("{title}：{value}", "{title}: {value}"),
    "check-failed": ("检查发现{count}个问题。", "The check found {count} problem(s)."),
    "check-then-format": (
        "改好后运行kgraph fmt整理格式：{files}",
        "After that, run kgraph fmt to put these files into canonical form: {files}",
    ),
    "check-format": (
        "内容没有问题。请运行kgraph fmt整理格式：{files}",
        "The content is correct. Run kgraph fmt to put these files into canonical form: {files}",
    ),
    # Errors: names
    "did-you-mean": ("{message}是否想找：{names}？", "{message} Did you mean: {names}?"),
    "list-separator": ("、", ", "),
    "unknown-entity": (
        "没有名为“{name}”的实体。",
        "There is no entity named “{name}”.",
    ),
    "outside-scope": (
        "“{name}”不在本图谱收录范围内。",
        "“{name}” is outside the scope of this graph.",
    ),
    "suggested-by": ("{matched} → {named}", "{matched} → {named}"),
    "ambiguous-name": (
        "“{name}”可指多个实体：{candidates}。请写明其中一个。",
        "“{name}” may mean several entities: {candidates}. Specify one of them.",
    ),
    "unknown-relation-name": ("没有名为“{name}”的关系。", "There is no relation named “{name}”."),
    "unknown-claim": ("没有名为“{name}”的断言。", "There is no claim named “{name}”."),
    "unknown-source": ("没有名为“{name}”的来源。", "There is no source named “{name}”."),
    "source-without-evidence": (
        "来源“{source}”没有关于断言“{claim}”的证据。",
        "The source “{source}” provides no evidence on the claim “{claim}”.",
    ),
    "without-needs-claim": (
        "--without只能与断言一起使用，而“{name}”是实体。",
        "--without can be used only with a claim, and “{name}” is an entity.",
    ),
    "unknown-query": (
        "没有名为“{name}”的预设查询。运行kgraph queries可查看全部。",
        "There is no predefined query named “{name}”. Run kgraph queries to list them.",
    ),
    # Errors: queries and arguments
    "query-head": (
        "查询文件头缺少“{missing}”。",
        "The header of the query file lacks “{missing}”.",
    ),
    "query-parameter": (
        "参数{name}须有已知的kind，并恰有一行VALUES ?{name} {{ … }}。",
        "Parameter {name} needs a known kind and exactly one line VALUES ?{name} {{ … }}.",
    ),
    "query-unheld": ("图谱中没有{written}。", "{written} is not in this graph."),
    "query-unheld-near": (
        "图谱中没有{written}，是否想写{meant}？",
        "{written} is not in this graph; did you mean {meant}?",
    ),
    "query-unheld-more": (
        "图谱中没有的名称另有{count}个。",
        "{count} more term(s) of the query are not in this graph.",
    ),
    "query-prefix": (
        "查询把前缀{written}声明为<{declared}>，本图谱中是<{meant}>。",
        "The query declares {written} as <{declared}>; in this graph it is <{meant}>.",
    ),
    "query-syntax": (
        "第{line}行第{column}列：不是合法的SPARQL：{expected}",
        "line {line}, column {column}: not valid SPARQL: {expected}",
    ),
    "query-syntax-in-line": (
        "第{column}列：不是合法的SPARQL：{expected}",
        "column {column}: not valid SPARQL: {expected}",
    ),
    "query-syntax-somewhere": ("不是合法的SPARQL：{expected}", "not valid SPARQL: {expected}"),
    "sparql-other": ("{said}", "{said}"),
    "sparql-update": (
        "{word}是更新，这里需要查询；图谱只读。",
        "{word} is an update, but a query is needed here; the graph is read-only.",
    ),
    "sparql-character": (
        "此处的“{character}”（{code} {name}）应写作{plain}",
        "“{character}” ({code}, {name}) is written here; use {plain} instead",
    ),
    "sparql-invisible": (
        "此处有字符{code}（{name}），请改为普通空格或删去。",
        "there is a character {code} ({name}) here; replace it with an ordinary space or remove it.",
    ),
    "sparql-prefix": (
        "没有声明前缀{prefix}:。请在开头写PREFIX {prefix}: <…>。",
        "the prefix {prefix}: is not declared. Begin with PREFIX {prefix}: <…>.",
    ),
    "sparql-star-grouped": (
        "SELECT *不能与GROUP BY同用，请写出变量。",
        "SELECT * cannot be combined with GROUP BY; name the variables.",
    ),
    "sparql-variable-twice": (
        "SELECT中同一变量出现了两次。",
        "a variable occurs twice in SELECT.",
    ),
    "sparql-ungrouped": (
        "变量?{name}不在GROUP BY中。请加入GROUP BY，或写成(SAMPLE(?{name}) AS ?x)。",
        "the variable ?{name} is not in GROUP BY. Add it there, or write (SAMPLE(?{name}) AS ?x).",
    ),
    "sparql-comma": (
        "SELECT的变量之间用空格，不用逗号。",
        "separate the variables of SELECT with spaces, not commas.",
    ),
    "sparql-as": (
        "SELECT中的表达式{written}须加括号并命名，例如(COUNT(*) AS ?n)。",
        "the expression {written} in SELECT needs parentheses and a name, such as (COUNT(*) AS ?n).",
    ),
    "sparql-relative": (
        "{iri}是相对IRI，但没有BASE。请写完整的IRI，或用前缀。",
        "{iri} is a relative IRI, but there is no BASE. Write the full IRI, or use a prefix.",
    ),
    "sparql-quote": ("此处的引号没有成对。", "the quotation mark here is not closed."),
    "sparql-bracket": ("此处的{bracket}没有对应的右括号。", "the {bracket} here is not closed."),
    "sparql-end": ("查询没有写完。", "the query is incomplete."),
    "sparql-expected": (
        "“{written}”不能写在此处；可写{expected}",
        "“{written}” cannot be written here; possible: {expected}",
    ),
    "sparql-word": ("“{written}”不能写在此处。", "“{written}” cannot be written here."),
    "query-service": (
        "不允许使用SERVICE：查询不会访问网络。",
        "SERVICE is not allowed: queries never access the network.",
    ),
    "query-failed": ("查询无法执行：{reason}", "The query cannot be run: {reason}"),
    "not-text": ("“{value}”不是UTF-8文字。", "“{value}” is not UTF-8 text."),
    "query-not-text": (
        "查询不是UTF-8文字。",
        "The query is not UTF-8 text.",
    ),
    "rows-without-columns": (
        "查询没有选择变量；符合的有{count}行。",
        "The query selects no variables. Matching rows: {count}.",
    ),
    "query-too-deep": (
        "查询的括号嵌套{count}层，过深；最多{most}层。",
        "The query is nested too deeply: {count} levels of brackets; at most {most} are allowed.",
    ),
    "query-too-long": (
        "查询中有{count}处{link}，过长；最多{most}处。可改用VALUES列出各值，或拆成几个查询。",
        "The query is too long: it has {link} {count} times; at most {most} are allowed. List values with VALUES, or "
        "split it.",
    ),
    "query-too-long-in-all": (
        "查询过长：各种连接合计为上限的{percent}%。请拆成几个查询。",
        "The query is too long: its joins add up to {percent}% of the limit. Split it.",
    ),
    "query-crashed": (
        "查询引擎执行此查询时中断：查询过深或过长。请拆成几个查询。",
        "The query engine stopped on this query, which is nested too deeply or too long. Split it.",
    ),
    "query-process": (
        "执行查询的进程意外终止（{reason}）。",
        "The process running the query ended unexpectedly ({reason}).",
    ),
    "limit-timeout": (
        "查询超过{value}秒仍未完成，已中止。可用--timeout（Python中为timeout）放宽，或缩小查询范围。",
        "The query took longer than {value} s and was stopped. Raise the limit with --timeout (timeout= in Python), "
        "or narrow the query.",
    ),
    "limit-memory": (
        "查询所需内存超过{value} MB，已中止。可用--memory（Python中为memory）放宽，或缩小查询范围。",
        "The query needed more than {value} MB of memory and was stopped. Raise the limit with --memory (memory= in "
        "Python), or narrow the query.",
    ),
    "limit-rows": (
        "答案超过{value}行。可用--rows放宽，或在查询中写明LIMIT。",
        "The answer has more than {value} rows. Raise the limit with --rows, or write LIMIT in the query.",
    ),
    "bad-resource-limit": (
        "{name}须大于0，而不是{value}。",
        "{name} must be greater than 0, not {value}.",
    ),
    "query-not-select": (
        "这里需要SELECT查询；ASK用kg.ask，CONSTRUCT和DESCRIBE用kg.construct。",
        "A SELECT query is needed here; use kg.ask for ASK, kg.construct for CONSTRUCT and DESCRIBE.",
    ),
    "query-not-ask": (
        "这里需要ASK查询；SELECT用kg.query，CONSTRUCT和DESCRIBE用kg.construct。",
        "An ASK query is needed here; use kg.query for SELECT, kg.construct for CONSTRUCT and DESCRIBE.",
    ),
    "query-not-construct": (
        "这里需要CONSTRUCT或DESCRIBE查询；SELECT用kg.query，ASK用kg.ask。",
        "A CONSTRUCT or DESCRIBE query is needed here; use kg.query for SELECT, kg.ask for ASK.",
    ),
    "unknown-parameter": (
        "查询{query}没有参数“{name}”。可用参数：{known}。",
        "The query {query} has no parameter “{name}”. Available: {known}.",
    ),
    "bad-lang": ("语言须为zh或en，而不是“{value}”。", "The language must be zh or en, not “{value}”."),
    "bad-number": ("“{value}”不是数字。", "“{value}” is not a number."),
    "bad-term": ("“{value}”不在列表中。可用：{known}。", "“{value}” is not in the list. Available: {known}."),
    "bad-format": (
        "没有名为“{value}”的格式。可用：{known}。",
        "There is no format named “{value}”. Available: {known}.",
    ),
    "bad-direction": (
        "方向须为out、in或both，而不是“{value}”。",
        "The direction must be out, in or both, not “{value}”.",
    ),
    "graph-not-multigraph": (
        "需要networkx的MultiDiGraph（有向，两点间可有多条边），而给出的是{found}。请使用kg.to_networkx()的图；"
        "读取GraphML时加上force_multigraph=True。",
        "A networkx MultiDiGraph (directed, with multiple edges between two nodes) is needed; this is a {found}. "
        "Use the graph from kg.to_networkx(); read GraphML with force_multigraph=True.",
    ),
    "graph-attribute-broken": (
        "networkx图的属性{names}不是kg.to_networkx()写出的JSON文本。请保留原样，或将其删除。",
        "The attributes {names} of the networkx graph are not the JSON text that kg.to_networkx() writes. "
        "Keep them as they were, or delete them.",
    ),
    "edge-without-attribute": (
        "networkx图的边“{edge}”缺少属性：{names}。请按本软件导出的图补全。",
        "The edge “{edge}” of the networkx graph lacks {names}. Add them as in an exported graph.",
    ),
    "bad-max-edges": (
        "最大步数须在1到{most}之间，而不是{value}。",
        "The maximum number of steps must be between 1 and {most}, not {value}.",
    ),
    "bad-sign": ("净作用须为1或-1，而不是{value}。", "The net effect must be 1 or -1, not {value}."),
    "bad-limit": ("条数上限须为0或更大，而不是{value}。", "The limit must be 0 or more, not {value}."),
    "bad-parameter": (
        "参数须写成名称=值，而不是“{value}”。",
        "Write a parameter as name=value, not “{value}”.",
    ),
    "parameter-lang": (
        "答案的语言用--lang选择，不作为参数。",
        "Choose the language of the answer with --lang, not with a parameter.",
    ),
    "parameters-of-canned": (
        "参数只用于预设查询，不用于文件或SPARQL文本。",
        "Parameters are for predefined queries only, not for a file or SPARQL text.",
    ),
    "one-query": (
        "请给出一个查询：预设查询的名称、文件、“-”，或“-e”加SPARQL文本，只选其一。",
        "Give one query only: the name of a predefined query, a file, “-”, or “-e” with SPARQL text.",
    ),
    "bom-of-tables": (
        "--bom只用于--format {known}。",
        "--bom is for --format {known} only.",
    ),
    "output-ending": (
        "{path}：后缀{ending}表示另一种格式，而写出的是{format}。请改文件名，或选择与之相符的格式。",
        "{path}: the ending {ending} stands for a different format, but {format} is being written. "
        "Change the file name, or choose the matching format.",
    ),
    "query-suffix": (
        "{path}：文件名须以{suffixes}结尾，才会作为查询读取；也可用“-”从标准输入读取。",
        "{path}: a file is read as a query only if its name ends with {suffixes}; “-” reads standard input.",
    ),
    "empty-option": (
        "{option}的值为空。请给出文件夹，或不写此选项。",
        "The value of {option} is empty. Give a folder, or omit the option.",
    ),
    "output-not-writable": (
        "标准输出无法写入（{reason}）。",
        "Standard output cannot be written ({reason}).",
    ),
    "graph-or-store": ("--graph与--store只能选其一。", "Use either --graph or --store, not both."),
    "store-without-files": (
        "此命令处理图谱文件，请用--graph，不用--store。",
        "This command works on graph files: use --graph, not --store.",
    ),
    "bad-answer-format": (
        "格式{value}与这类查询不符。可用：{known}。",
        "The format {value} does not suit this kind of query. Available: {known}.",
    ),
    "text-differs": (
        "{path}：不是来源“{source}”的原文：文件的SHA-256以{found}开头，原文应以{expected}开头。"
        "请提供未经改动的原文件（编码、换行与文件末尾均不变），或去掉--text，仅显示位置。",
        "{path}: not the text of the source “{source}”: its SHA-256 begins with {found}, that of the text with "
        "{expected}. Use the original file (encoding, line breaks and end of file unchanged), or omit --text to "
        "see places only.",
    ),
    "text-without-checksum": (
        "图谱没有来源“{source}”原文的校验值，无法核对所给文件。请去掉--text。",
        "The graph has no checksum for the text of the source “{source}”, so the file cannot be verified. Omit --text.",
    ),
    "json-or-format": (
        "--json与--format只能选其一。",
        "Use either --json or --format, not both.",
    ),
    "bad-opening": (
        "focus、between（--path）和check只能选一个。",
        "Use only one of focus, between (--path) and check.",
    ),
    "names-for-check": (
        "--check后请列出2到6个名称；不核查时不要列出名称。",
        "Give two to six names after --check; without --check, give none.",
    ),
    "bad-check-count": (
        "核查需要2到{most}个不同的名称，现有{count}个。",
        "A check needs 2 to {most} different names, not {count}.",
    ),
    "interactions-none": (
        "请至少给出一种药物、营养素或食物的名称。",
        "Give the name of at least one drug, nutrient or food.",
    ),
    "interactions-no-substance": (
        "“{name}”不是药物、营养素或食物，无法核查相互作用。",
        "“{name}” is not a drug, nutrient or food, so its interactions cannot be checked.",
    ),
    # Sentences
    "sentence-dose": ("{dose}的{subject}", "{subject} ({dose})"),
    "sentence-not-shown": ("未证实{statement}", "it has not been shown that {statement}"),
    "sentence-again": ("再次{object}", "another {object}"),
    "sentence-narrowed": ("{sentence}（{narrower}）", "{sentence} ({narrower})"),
    "narrower-separator": ("，", ", "),
    "sentence-join": ("；", ". "),
    "sentence-stop": ("。", "."),
    "sentence-open": ("未作定论：{statement}", "left open: {statement}"),
    "certainty-in-brackets": ("（确定性{certainty}）", " (certainty {certainty})"),
    "assessment-established": (
        "证据确立{certainty}：{statement}。",
        "it is established{certainty} that {statement}.",
    ),
    "assessment-supported": (
        "有证据支持{certainty}：{statement}。",
        "there is evidence{certainty} that {statement}.",
    ),
    "assessment-reported": (
        "有报道，尚未证实{certainty}：{statement}。",
        "it has been reported, but not shown{certainty}, that {statement}.",
    ),
    "assessment-contested": (
        "证据存在争议{certainty}：{statement}。",
        "evidence is divided{certainty} on whether {statement}.",
    ),
    "standing-refuted": STUDIED,
    "assessment-refuted": (
        "据现有证据{certainty}：{statement}。",
        "on the evidence{certainty}, {statement}.",
    ),
    "assessment-unproven": (
        "已有研究，尚未证实：{statement}。",
        "it has been studied and is unproven that {statement}.",
    ),
    "assessment-unverified": ("未核实：{statement}。", "it has not been verified that {statement}."),
    "assessment-article-only": (
        "据文章，未核实：{statement}。",
        "an article says, and it has not been checked, that {statement}.",
    ),
    "evidence-finding": ("{design}：{detail}", "{design}: {detail}"),
    "evidence-supports": ("{finding}；支持该断言。", "{finding}; supports the claim."),
    "evidence-refutes": ("{finding}；反对该断言。", "{finding}; refutes the claim."),
    "evidence-inconclusive": ("{finding}；无定论。", "{finding}; inconclusive."),
    "evidence-silent": ("{finding}；未见效应，但不足以判定。", "{finding}; found no effect, without settling it."),
    "stance-silent": ("未见效应（不足以判定）", "none found (not conclusive)"),
    "denial-supports": ("见有", "found"),
    "denial-refutes": ("未见", "none found"),
    "evidence-cited": ("{finding}（{source}）", "{finding} ({source})"),
    "citation-title": ("《{title}》", "“{title}”"),
    "citation": ("{source}，{place}", "{source}, {place}"),
    "citation-retracted": ("已撤稿", "Retracted"),
    "place-paragraph": ("第{paragraph}段", "paragraph {paragraph}"),
    "place-span": (
        "第{paragraph}段，全文第{start}～{end}字",
        "paragraph {paragraph}, characters {start}–{end} of the text",
    ),
    "detail-separator": ("；", "; "),
    "detail-participants": ("{count}人", "n = {count}"),
    "detail-with": ("同时使用{other}", "together with {other}"),
    "detail-comparator": ("对照：{comparator}", "comparator: {comparator}"),
    "detail-arms": ("{arm}，对照组{comparator}", "{arm} vs {comparator} in the comparator group"),
    "detail-groups": ("各组数值", "values of the groups"),
    "detail-comparator-only": ("对照组{comparator}", "{comparator} in the comparator group"),
    "detail-dose": ("{amount}（{schedule}）", "{amount} ({schedule})"),
    "figure-range": ("{low}～{high}", "{low}–{high}"),
    "figures-separator": ("，", ", "),
    "detail-result": ("{name}：{figures}", "{name}: {figures}"),
    "duration-Y-one": ("{count}年", "{count} year"),
    "duration-Y-other": ("{count}年", "{count} years"),
    "duration-M-one": ("{count}个月", "{count} month"),
    "duration-M-other": ("{count}个月", "{count} months"),
    "duration-W-one": ("{count}周", "{count} week"),
    "duration-W-other": ("{count}周", "{count} weeks"),
    "duration-D-one": ("{count}天", "{count} day"),
    "duration-D-other": ("{count}天", "{count} days"),
    "duration-H-one": ("{count}小时", "{count} hour"),
    "duration-H-other": ("{count}小时", "{count} hours"),
    "detail-interval": ("（{low}～{high}）", " ({low} to {high})"),
    "detail-turned": (
        "{effect}（已换算方向；原文以对照组为分子：{printed}）",
        "{effect} (inverted; printed the other way round as {printed})",
    ),
    "detail-reckoned": ("由各组数据算得{effect}", "{effect} calculated from the groups"),
    "detail-spread": ("{value}（{kind} {spread}）", "{value} ({kind} {spread})"),
    "detail-events": ("{count}人中{events}人", "{events} of {count}"),
    # Countries and regions
    "country-AT": ("奥地利", "Austria"),
    "country-AU": ("澳大利亚", "Australia"),
    "country-BE": ("比利时", "Belgium"),
    "country-BR": ("巴西", "Brazil"),
    "country-CA": ("加拿大", "Canada"),
    "country-CH": ("瑞士", "Switzerland"),
    "country-CN": ("中国", "China"),
    "country-DE": ("德国", "Germany"),
    "country-DK": ("丹麦", "Denmark"),
    "country-ES": ("西班牙", "Spain"),
    "country-FI": ("芬兰", "Finland"),
    "country-FR": ("法国", "France"),
    "country-GB": ("英国", "United Kingdom"),
    "country-GR": ("希腊", "Greece"),
    "country-HK": ("中国香港", "Hong Kong"),
    "country-HR": ("克罗地亚", "Croatia"),
    "country-IE": ("爱尔兰", "Ireland"),
    "country-IL": ("以色列", "Israel"),
    "country-IN": ("印度", "India"),
    "country-IR": ("伊朗", "Iran"),
    "country-IS": ("冰岛", "Iceland"),
    "country-IT": ("意大利", "Italy"),
    "country-JP": ("日本", "Japan"),
    "country-KR": ("韩国", "South Korea"),
    "country-MM": ("缅甸", "Myanmar"),
    "country-MY": ("马来西亚", "Malaysia"),
    "country-NL": ("荷兰", "Netherlands"),
    "country-NO": ("挪威", "Norway"),
    "country-NZ": ("新西兰", "New Zealand"),
    "country-PH": ("菲律宾", "Philippines"),
    "country-PK": ("巴基斯坦", "Pakistan"),
    "country-PL": ("波兰", "Poland"),
    "country-RO": ("罗马尼亚", "Romania"),
    "country-SA": ("沙特阿拉伯", "Saudi Arabia"),
    "country-SE": ("瑞典", "Sweden"),
    "country-SG": ("新加坡", "Singapore"),
    "country-TH": ("泰国", "Thailand"),
    "country-TR": ("土耳其", "Türkiye"),
    "country-TW": ("中国台湾", "Taiwan"),
    "country-TZ": ("坦桑尼亚", "Tanzania"),
    "country-US": ("美国", "United States"),
    # Why a verdict
    "why-judged": ("按“{kind}”类断言判定", "judged as a claim about {kind}"),
    "why-side": (
        "{stance}：最高证据层级{tier}，独立研究组{count}个（{groups}）",
        "{stance}: best evidence tier {tier}, independent study groups {count} ({groups})",
    ),
    "why-aside": ("不计入：{source}（{weight}）", "not counted: {source} ({weight})"),
    "why-ruling": ("判定依据：{ruling}。{meaning}", "ruling: {ruling}. {meaning}"),
    "or-separator": ("或", " or "),
    "change-supports": (
        "若再有一组独立的{designs}支持，判定将变为“{verdict}”",
        "one more independent study group in support ({designs}) would change the verdict to {verdict}",
    ),
    "change-refutes": (
        "若再有一组独立的{designs}反对，判定将变为“{verdict}”",
        "one more independent study group against it ({designs}) would change the verdict to {verdict}",
    ),
    "further-study-supports": (
        "若再有一项至少{people}人的{designs}，其置信区间完全位于支持一侧、不含无效应值，判定将变为“{verdict}”",
        "one more {designs} with at least {people} people, with a confidence interval wholly on the supporting side "
        "and excluding no effect, would change the verdict to {verdict}",
    ),
    "further-study-refutes": (
        "若再有一项至少{people}人的{designs}，其置信区间完全位于无重要效应区内，判定将变为“{verdict}”",
        "one more {designs} with at least {people} people, with a confidence interval within the zone of no important "
        "effect, would change the verdict to {verdict}",
    ),
    "why-certainty": ("证据确定性为{certainty}：{reasons}", "certainty of the evidence {certainty}: {reasons}"),
    "change-loss": ("若撤去{group}，判定将变为“{verdict}”", "without {group} the verdict would be {verdict}"),
    "why-mirrored": (
        "来源反对该断言：以下为断言的判定理由，对陈述的判定与之相反",
        "the source denies the claim: these are the reasons for the verdict on the claim; the verdict on the statement "
        "is the opposite",
    ),
    # Reviews of a source
    "flag-effect-not-shown": ("断言了未获证据支持的效果", "asserts an effect that is not shown"),
    "flag-effect-not-shown-meaning": (
        "来源断言有此效果，而足以支撑此类断言的证据反对它，且没有分量相当的支持证据。",
        "The source asserts the effect, but evidence suited to such a claim opposes it, and no evidence of comparable "
        "weight supports it.",
    ),
    "flag-denies-what-is-shown": ("否认了已有证据支持的内容", "denies what is shown"),
    "flag-denies-what-is-shown-meaning": (
        "来源予以否认（如称没有副作用、没有相互作用），而足以支撑此类断言的证据表明其存在。",
        "The source denies it (saying, for example, that there are no side effects or no interaction), but evidence "
        "suited to such a claim shows it.",
    ),
    "flag-unsettled-as-fact": ("尚无定论却作定论", "unsettled, stated as fact"),
    "flag-unsettled-as-fact-meaning": (
        "陈述未加保留，而证据存在争议、仅有报道，或已有研究但尚未证实。",
        "It is stated without reservations, but the evidence is contested, the claim is only reported, or it has been "
        "studied and is unproven.",
    ),
    "flag-unchecked-as-fact": ("未经核实却作定论", "unverified, stated as fact"),
    "flag-unchecked-as-fact-meaning": (
        "陈述未加保留，而图谱中没有足以支撑它的研究。其真伪未知。",
        "It is stated without reservations, but no study in this graph can support it. It may be true or false.",
    ),
    "flag-preclinical-as-human": ("以动物或细胞研究作人体结论", "animal or cell studies presented as human"),
    "flag-preclinical-as-human-meaning": (
        "图谱所收与之一致的研究全部在动物或细胞中进行，而来源未作说明。",
        "All studies in this graph that agree with it are in animals or cells, and the source does not say so.",
    ),
    "flag-dose-or-form-blurred": ("剂量或形式混淆", "dose or form confused"),
    "flag-dose-or-form-blurred-meaning": (
        "来源所说较为笼统，或混用了剂量；有研究或获认可的，是同一内容在某一剂量档、某一形式或某一成员上的断言。",
        "The source speaks in general terms or of another dose: what has been studied or is accepted is the same claim "
        "for one dose band, form or member.",
    ),
    "review-title": ("核查：{source}", "Review: {source}"),
    "review-empty": ("图谱未收录此来源的陈述。", "The graph holds no statements of this source."),
    "review-column-number": ("序号", "no."),
    "review-column-place": ("位置", "place"),
    "review-column-statement": ("陈述", "statement"),
    "review-column-verdict": ("对陈述的判定", "verdict on the statement"),
    "review-column-flags": ("措辞超出证据之处", "how the wording goes beyond the evidence"),
    "review-column-best": ("最佳证据；其他剂量或形式", "best evidence; other doses or forms"),
    "review-certainty": ("证据确定性：{certainty}", "certainty of the evidence: {certainty}"),
    "review-side-for": ("与来源一致", "agrees with the source"),
    "review-side-against": ("与来源相反", "disagrees with the source"),
    "review-side-inconclusive": ("无定论", "inconclusive"),
    "review-column-why": ("断言的判定理由", "reasons for the verdict on the claim"),
    "review-totals": ("合计", "Totals"),
    "review-ledger": ("逐条核查", "Statement by statement"),
    "review-count-statements": ("陈述", "statements"),
    "review-count-claims": ("所涉断言", "claims concerned"),
    "review-count-flagged": ("措辞超出证据的陈述", "statements worded beyond the evidence"),
    "review-count-unchecked": ("其中仅因未经核实却作定论的", "of these, only because stated as fact though unverified"),
    "review-by-standing": ("陈述，按判定", "Statements by verdict"),
    "review-by-flag": (
        "陈述，按措辞超出证据之处（一条可有多处）",
        "Statements by how the wording goes beyond the evidence (one may have several)",
    ),
    "review-scope": (
        "所判定的是来源的陈述：来源反对一项断言时，判定与断言的判定相反。“未核实”不等于不实。",
        "The verdict is on the statement of the source: where it denies a claim, it is the opposite of the verdict on "
        "the claim. “Unverified” does not mean untrue.",
    ),
    # Interactions
    "answer-contraindicated": ("禁止合用", "contraindicated together"),
    "answer-major": ("严重相互作用", "major interaction"),
    "answer-moderate": ("中度相互作用", "moderate interaction"),
    "answer-minor": ("轻微相互作用", "minor interaction"),
    "answer-recorded": ("有相互作用，未分级", "interaction, not graded"),
    "answer-together": ("建议同用", "take together"),
    "answer-none-found": ("未发现相互作用", "no interaction found"),
    "answer-inferred": (
        "未收录相互作用，可由机制推断",
        "no interaction recorded; mechanisms imply one (an inference, not a finding)",
    ),
    "answer-not-recorded": ("未收录，不等于安全", "not recorded (does not mean safe)"),
    "basis-inherited": ("由类别或上位形式推及，属推论", "inferred from a class or parent form"),
    "basis-class": ("记录的是类别或上位形式，未推及", "recorded for a class or parent form, not inferred"),
    "basis-member": ("记录的是其中的成员或具体形式", "recorded for a member or form"),
    "compare-head-to-head": ("两者直接比较的研究：", "Studies that compare the two:"),
    "compare-no-head-to-head": (
        "未收录直接比较两者的研究；上表数值来自不同研究，相差多少不等于优劣。",
        "No study that compares the two is recorded; the figures above come from different studies, so their "
        "difference is no finding.",
    ),
    "compare-nothing": ("未收录", "not recorded"),
    "compare-figure": ("{first}与{second}相比：{figure}（{source}）", "{first} vs {second}: {figure} ({source})"),
    "compare-without-figure": (
        "{first}与{second}相比，未见数值（{source}）",
        "{first} vs {second}: no figure seen ({source})",
    ),
    "compare-same": (
        "“{first}”与“{second}”是同一实体，请给出两种不同的物质。",
        "“{first}” and “{second}” are the same entity; give two different substances.",
    ),
    "interactions-severity": ("严重程度：{severity}", "severity: {severity}"),
    "interactions-names": ("{first} + {second}", "{first} + {second}"),
    "interactions-pair": ("{pair}：{answer}", "{pair}: {answer}"),
    "interactions-noted": ("{text}（{note}）", "{text} ({note})"),
    "interactions-others": ("其他相关记录：", "Also recorded:"),
    "interactions-together": (
        "合用建议（不是应避免的相互作用）：",
        "Advised together (not an interaction to avoid):",
    ),
    "interactions-effects": ("一方对另一方的其他作用：", "Other effects of one on the other:"),
    "interactions-implied": (
        "由机制推断（不是研究结论）：",
        "Implied by mechanisms (an inference, not a finding):",
    ),
    "interactions-bone": ("{name}对骨骼的影响", "Effects on bone: {name}"),
    "interactions-harm": ("可能的不利影响（含未见与未证实者）：", "Possible harms (including not found or unproven):"),
    "interactions-benefit": (
        "可能的有益影响（含未见与未证实者）：",
        "Possible benefits (including not found or unproven):",
    ),
    "interactions-harms": ("其他危害与禁忌：", "Other harms and contraindications:"),
    "interactions-association": ("相关性（不等于因果）：", "Associations (not necessarily causal):"),
    "interactions-no-bone": ("未收录，不等于没有影响。", "Not recorded; this does not mean that there is none."),
    "interactions-mitigations": (
        "应对措施（使用期间建议补充，或可对抗上述不利影响）：",
        "Countermeasures (advised during use, or counteracting the harm):",
    ),
    "interactions-no-mitigation": (
        "未收录针对上述不利影响的应对措施。",
        "No countermeasures against these harms are recorded.",
    ),
    "interactions-source": ("来源", "Source"),
    "interactions-premise": ("前提", "Premise"),
    "interactions-path": ("机制路径（推论，不是研究结论）", "Mechanism path (an inference, not a finding)"),
    "interactions-tier": ("证据层级{tier}", "evidence tier {tier}"),
    "interactions-same": (
        "{names}均指{label}，按同一物质处理；如同时开具，请核对是否重复用药。",
        "{names} all mean {label} and count as one substance; if both are prescribed, check for duplicate therapy.",
    ),
    "interactions-kin": (
        "{lower}属于{upper}：两者不是彼此独立的物质。",
        "{lower} belongs to {upper}: the two are not separate substances.",
    ),
    "interactions-scope-title": ("范围与声明", "Scope and disclaimer"),
    "interactions-scope": (
        "仅核查图谱已收录的内容：{count}对物质之间有无相互作用、对骨骼结局的影响，以及主要的其他危害与禁忌。"
        "不包括：其余多数药物间相互作用、复方制剂的其他成分、剂量调整、妊娠与哺乳、儿童、肝肾功能不全。"
        "处理建议供专业人员判断，请以现行说明书为准。",
        "Only what the graph records is checked: whether {count} pairs of substances interact, effects on bone "
        "outcomes, and important other harms and contraindications. Not covered: most other drug–drug interactions, "
        "other ingredients of combination products, dose adjustment, pregnancy and breastfeeding, children, and "
        "impaired liver or kidney function. Advice is for professional judgment; the current product label takes "
        "precedence.",
    ),
    # Command line
    "disclaimer": (
        "供专业人员和编辑参考，不是给患者的用药建议。未收录不等于安全；多数药物相互作用不在本图谱范围内。",
        "For professionals and editors; not advice to patients. Not recorded does not mean safe; most drug "
        "interactions are not covered by this graph.",
    ),
    "nothing-found": ("没有符合的内容。", "No matches."),
    "no-path": (
        "在{count}步以内没有从“{start}”到“{end}”的路径。",
        "There is no path from “{start}” to “{end}” within {count} step(s).",
    ),
    "path-to-itself": (
        "两端是同一实体“{start}”，没有路径可找。",
        "Both ends are the same entity, “{start}”, so there is no path to find.",
    ),
    "path-inference": (
        "以下路径由多条断言连接而成，是推论，不是研究结论。",
        "These paths link several claims; they are inferences, not findings.",
    ),
    "path-title": (
        "路径{number}：{steps}步，净作用：{sign}，最弱一步：{standing}",
        "Path {number}: {steps} step(s), net effect {sign}, weakest step: {standing}",
    ),
    "path-sentence": (
        "推论，非研究结论：{steps}净作用：{sign}。",
        "An inference, not a finding: {steps} Net effect: {sign}.",
    ),
    "path-refuted": (
        "但直接研究的结果是：{sentences}",
        "However, direct studies show: {sentences}",
    ),
    "path-both": ("{path}{refuted}", "{path} {refuted}"),
    "path-direct": ("两端之间的直接断言：{sentence} [{standing}]", "Direct claim: {sentence} [{standing}]"),
    "path-state": ("{member}是{class_}的一种形式", "{member} is a form of {class_}"),
    "path-class-one": ("{member}属于{class_}", "{member} belongs to {class_}"),
    "path-class-other": ("{member}属于{class_}", "{member} belong to {class_}"),
    "path-inherited": ("{sentence}（由所属类别推及{member}）", "{sentence} (inferred for {member} from its class)"),
    "neighbor-inherited": ("{sentence}（由类别推及）", "{sentence} (inferred from a class)"),
    "path-warrant": ("{sentence}（据：{warrants}）", "{sentence} (based on: {warrants})"),
    "path-marked": ("{sentence}（{standing}）", "{sentence} ({standing})"),
    "path-filed": ("图谱的分类", "classification in this graph"),
    "path-species": ("研究对象：{species}", "studied in: {species}"),
    "path-species-people": ("人", "people"),
    "sign-plus": ("促进（+）", "increase (+)"),
    "sign-minus": ("抑制（−）", "decrease (−)"),
    "sign-none": ("不定", "undetermined"),
    "built": ("已构建：{path}", "Built: {path}"),
    "written": ("已写入：{path}", "Written: {path}"),
    "formatted": ("已改为规范格式：{path}", "Put into canonical form: {path}"),
    "would-format": ("不是规范格式：{path}（运行kgraph fmt）", "Not in canonical form: {path} (run kgraph fmt)"),
    "all-formatted": ("所有文件均为规范格式。", "All files are in canonical form."),
    "check-clean": ("检查通过，没有问题。", "The check found no problems."),
    "check-repeats": ("……同类问题另有{count}处", "… {count} more of the same"),
    "check-fix": ("改法：{fix}", "Fix: {fix}"),
    "stats-entities": ("实体", "entities"),
    "stats-relations": ("关系类型", "relations"),
    "stats-claims": ("断言", "claims"),
    "stats-evidence": ("证据", "evidence items"),
    "stats-sources": ("来源", "sources"),
    "stats-triples": ("三元组", "triples"),
    "stats-inherited_claims": ("继承断言", "inherited claims"),
    "stats-identifiers_in_all": ("外部标识符", "identifiers"),
    "stats-release": ("数据版本{version}（{issued}）", "data {version} ({issued})"),
    "stats-entities_by_category": ("实体，按类别", "entities by category"),
    "stats-identifiers": ("外部标识符，按体系", "identifiers by scheme"),
    "stats-labels": ("名称，按语言", "names by language"),
    "stats-verdicts": ("断言，按判定", "claims by verdict"),
    "stats-standings": ("断言，按可信程度", "claims by standing"),
    "stats-topics": ("断言，按主题", "claims by topic"),
    "stats-stances": ("证据，按立场", "evidence by stance"),
    "stats-designs": ("证据，按研究设计", "evidence by study design"),
    "stats-weights": ("证据，按计入情况", "evidence by weight"),
    "stats-source_types": ("来源，按类型", "sources by type"),
    "stats-source_languages": ("来源，按语言", "sources by language"),
    "column-slug": ("标识", "slug"),
    "column-label": ("名称", "label"),
    "column-matched": ("匹配到", "matched"),
    "column-how": ("方式", "how"),
    "column-claim": ("断言", "claim"),
    "column-standing": ("可信程度", "standing"),
    "column-source": ("来源", "source"),
    "column-distance": ("距离", "distance"),
    "column-entity": ("实体", "entity"),
    "column-query": ("查询", "query"),
    "column-title": ("内容", "what it answers"),
    "column-parameters": ("参数", "parameters"),
    "column-count": ("数量", "count"),
    "column-stance": ("立场", "stance"),
    "column-design": ("研究设计", "design"),
    "column-pair": ("组合", "pair"),
    "column-answer": ("结论", "answer"),
    "column-detail": ("内容", "what was found"),
    "column-estimate": ("效应值", "effect"),
    "column-outcome": ("结局", "outcome"),
    "column-severity": ("严重程度", "severity"),
    "column-advice": ("处理建议", "advice"),
    "column-certainty": ("证据确定性", "certainty"),
    "column-participants": ("人数", "people"),
    "column-weight": ("计入情况", "weight"),
    "how-preferred": ("首选名", "preferred name"),
    "how-alternative": ("别名", "other name"),
    "how-old": ("旧称", "old name"),
    "how-wrong": ("误写", "wrong name"),
    "how-near": ("近义名称", "related name"),
    "how-identifier": ("标识符", "identifier"),
    "how-variant": ("另一写法", "other wording"),
    "how-form": ("带剂型、盐基、规格等", "with dosage form, salt, strength or the like"),
    "how-prefix": ("开头相同", "same beginning"),
    "how-initials": ("拼音首字母", "pinyin initials"),
    "how-pinyin": ("拼音", "pinyin"),
    "how-infix": ("名称含此词", "name contains it"),
    "how-sound": ("读音相同", "same sound"),
    "how-contained": ("词中含此名称", "contains this name"),
    "how-typo": ("拼写相近（差一处）", "one typing error"),
    "show-line": ("{name}：{value}", "{name}: {value}"),
    "show-definition": ("释义", "Definition"),
    "show-names": ("别名", "Other names"),
    "show-old": ("旧称", "Old names"),
    "show-near": ("近义名称（据此可查到，并非同一概念）", "Related names (found by them, not the same)"),
    "show-wrong": ("误写（仅供检索）", "Wrong names (for search only)"),
    "found-old": ("“{name}”按旧称查到：{label}", "“{name}” found as an old name: {label}"),
    "found-form": (
        "“{name}”按去掉剂型、盐基、规格等后的名称查到：{label}",
        "“{name}” found by its name without dosage form, salt, strength or the like: {label}",
    ),
    "found-wrong": ("“{name}”按误写查到：{label}", "“{name}” found as a wrong name: {label}"),
    "show-name-sources": ("名称出处", "Names read at"),
    "found-near": (
        "“{name}”按近义名称查到：{label}（两者并非同一概念）",
        "“{name}” found as a related name: {label} (the two are not the same)",
    ),
    "show-broader": ("上位概念", "Broader"),
    "show-routes": ("给药途径", "Route"),
    "show-shown-in": ("见于", "Shown in"),
    "show-identifiers": ("标识符", "Identifiers"),
    "show-note": ("编者注", "Editorial note"),
    "show-claims": ("断言", "Claims"),
    "show-evidence": ("证据", "Evidence"),
    "show-last-checked": ("证据最近核查", "Evidence last checked"),
    "never-checked": ("未记录日期", "no date recorded"),
    "asked": (
        "所查断言（支持与反对均就此而言）：{claim}",
        "Claim examined (supports and refutes refer to it): {claim}",
    ),
    "show-source": ("{name}（{slug}）", "{name} ({slug})"),
    "show-without": (
        "不计{sources}时，判定由“{now}”变为“{then}”",
        "Without {sources}, the verdict changes from {now} to {then}",
    ),
    "show-without-same": ("不计{sources}时，判定仍为“{now}”", "Without {sources}, the verdict remains {now}"),
    "show-why": ("判定理由", "Reasons for the verdict"),
    "show-changes": ("何种新证据会改变判定", "What new evidence would change the verdict"),
    "show-severity": ("严重程度", "Severity"),
    "show-mechanism": ("机制", "Mechanism"),
    "show-effect": ("后果", "Effect"),
    "show-advice": ("处理建议", "Advice"),
    "show-certainty": ("证据确定性", "Certainty of the evidence"),
}
