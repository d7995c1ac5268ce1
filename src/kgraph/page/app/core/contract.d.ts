// Generated from kgraph/page/contract.py by `make docs`; do not edit by hand.

/** All data of a page: the graph and its drawing. */
export interface PackedData {
  /** Version of this contract, raised when a key changes its meaning or is removed. */
  version: number;
  /** The title of the page. */
  title: Pair;
  /** The version of kgraph that wrote it. */
  release: string;
  /** The license of the data. */
  licence: string;
  /** The address of the license. */
  licenceUrl: string;
  /** The day on which the data were issued. */
  issued: string | null;
  /** The language in which it opens. */
  lang: "zh" | "en";
  /** The colors in which it opens; null follows the system. */
  theme: "light" | "dark" | null;
  /** The state in which it opens; empty for the start view. */
  opening: State;
  /** The IRI of the whole dataset. */
  dataset: string;
  /** By name, the namespaces of exported RDF. */
  prefixes: Record<string, string>;
  /** By class of the vocabulary, its fields: exports write RDF by this table. */
  fields: Record<"Claim" | "Evidence" | "Source", FieldRow[]>;
  /** How much the graph holds. */
  counts: Counts;
  /** The categories of entities, in display order. */
  categories: Category[];
  /** The relations, by slug. */
  relations: Record<string, Relation>;
  /** The verdicts, by slug. */
  verdicts: Record<string, Verdict>;
  /** The orders of verdicts, certainties and stances. */
  scale: Scale;
  /** Every study design and all terms that claims, evidence and sources name, by slug. */
  terms: Record<string, Term>;
  /** The rules that decide verdicts, by slug. */
  rulings: Record<string, Ruling>;
  /** By UCUM unit, how it is written. */
  units: Record<string, Pair>;
  /** By ISO 3166-1 code, the country or region. */
  countries: Record<string, Pair>;
  /** The questions of the start view, in order. */
  questions: Question[];
  /** The sources, by slug. */
  sources: Record<string, Source>;
  /** The entities, in slug order. */
  entities: Entity[];
  /** The claims, in slug order. */
  claims: Claim[];
  /** By slug of a claim, why it has its verdict. */
  grounds: Record<string, Grounds>;
  /** The claims that members inherit from their classes, in slug order. */
  inherited: Inherited[];
  /** The evidence items, by slug. */
  evidence: Record<string, Evidence>;
  /** The slugs that others have replaced. */
  replaced: Replaced;
  /** By slug of a source, its statements, for sources read passage by passage. */
  ledgers: Record<string, Ledger>;
  /** The data for the search of paths in addition to the claims. */
  walks: Walks;
  /** The answers of the interaction check. */
  checks: Checks;
  /** All names, by entity. */
  search: Name[];
  /** Pairs of a traditional character and the simplified one under which names are compared. */
  folding: string;
  /** Syllables of pinyin, each followed by the characters read so. */
  sounds: string;
  /** The words around names and other wordings that the search knows. */
  affixes: Affixes;
  /** Names outside the scope of the graph: the search finds nothing in their place. */
  outside: string[];
  /** The texts of the page. */
  messages: Messages;
  /** How the page looks. */
  view: View;
  /** The drawing. */
  network: Network;
}

/** The same text in both languages; null marks a language that is missing. */
export interface Pair {
  /** The text in Chinese. */
  zh: string | null;
  /** The text in English. */
  en: string | null;
}

/** The keys of the state that differ from the defaults; the scripts hold the full list of keys. */
export interface State {
  /** The view. */
  view?: "focus" | "lanes" | "path" | "check" | "article";
  /** The entity in the middle. */
  entity?: string;
  /** The claim in the panel. */
  claim?: string;
  /** Both ends of the paths, start first. */
  path?: string[];
  /** The substances to check, two to six. */
  check?: string[];
  /** The source whose ledger is shown. */
  source?: string;
  /** The categories that pass the filter. */
  category?: string[];
  /** Whether refuted claims are drawn. */
  refuted?: boolean;
}

/** A field of a claim, an evidence item or a source, and how it is written as RDF. */
export interface FieldRow {
  /** Its key in the record, or in `written` of the record. */
  key: string;
  /** Its RDF property, with one of the `prefixes`. */
  property: string;
  /** What its values are. A `decimal` without a point is an xsd:integer. */
  kind: "term" | "relation" | "entity" | "comparator" | "claim" | "source" | "text" | "title" | "string" | "names" | "decimal" | "integer" | "date" | "year" | "duration" | "boolean" | "address" | "link";
  /** Whether its value is taken from `written`, which holds it as the graph writes it. */
  written: boolean;
  /** The label of the property in the schema; null if it belongs to another vocabulary. */
  label: Pair | null;
}

/** How much the graph holds. */
export interface Counts {
  /** Number of evidence items. */
  evidence: number;
  /** Number of sources. */
  sources: number;
}

/** A category of entities. */
export interface Category {
  /** Its slug. */
  slug: string;
  /** Its name. */
  label: Pair;
  /** Its position among the categories, smallest first. */
  order: number;
}

/** A relation of claims. */
export interface Relation {
  /** Its name read from subject to object. */
  label: Pair;
  /** Its name read from object to subject. */
  inverse: Pair;
  /** 1 if more of the subject means more of the object, -1 if it means less, else null. */
  sign: 1 | -1 | null;
  /** The sign with which a path passes along: `sign`, or that of conversion, else null. */
  pathSign: 1 | -1 | null;
  /** Kind of question that its claims answer, a slug of the list RelationKind. */
  kind: string;
  /** Whether subject and object may be exchanged. */
  symmetric: boolean;
}

/** A verdict on claims. */
export interface Verdict {
  /** Its name. */
  label: Pair;
  /** What it means. */
  definition: Pair | null;
  /** Its position in lists of verdicts, smallest first. */
  order: number;
}

/** The orders of verdicts, certainties and stances, and which claims are accepted. */
export interface Scale {
  /** The verdicts, weakest first. */
  verdicts: string[];
  /** The verdicts of claims that are accepted whatever their kind, weakest first. */
  accepted: string[];
  /** By verdict of claims that are accepted for some kinds alone, these kinds (`judgedAs`). */
  acceptedAs: Record<string, string[]>;
  /** The certainties, strongest first. */
  certainties: string[];
  /** The stances of evidence: supporting, refuting, inconclusive. */
  stances: string[];
}

/** The name of a member of a closed list. */
export interface Term {
  /** Its name in Chinese. */
  zh: string | null;
  /** Its name in English. */
  en: string | null;
  /** Its position in the list, smallest first; 0 if the list has no order. */
  order: number;
}

/** A rule that decides verdicts. */
export interface Ruling {
  /** Its name. */
  label: Pair;
  /** What it says. */
  definition: Pair;
}

/** A question of the start view. */
export interface Question {
  /** End of the key of its message, after `page-question-`. */
  key: string;
  /** The state that answers it. */
  state: State;
}

/** Where evidence was read. */
export interface Source {
  /** `kgo:sourceType` What kind of document or record the source is. */
  type: string;
  /** `dcterms:title` The title, in the language it is printed in. */
  title: Title | null;
  /** `rdfs:label` Its short name, no other source's. */
  name: string;
  /** `kgo:authors` All who sign the source, in the order printed, separated by “; ”: people with family name before initials, a body as one name. Where the names after the first were not read, “et al” stands last. */
  authors: string[];
  /** `kgo:journal` Name of the journal, series or site in which the source appeared, and only the name. */
  journal: string | null;
  /** `kgo:volume` Volume of the journal in which the source appeared, as printed. */
  volume: string | null;
  /** `kgo:issue` Issue of the journal in which the source appeared, as printed, such as 4 or 4 Suppl. */
  issue: string | null;
  /** `kgo:pages` Pages of the source, or the number of an article that has no pages, as printed, such as 1256-1261 or e47058. */
  pages: string | null;
  /** `dcterms:issued` When it was published: a day, or else a year. */
  date: string | null;
  /** `kgo:url` Address at which the source can be read, if it has neither DOI nor PMID or is freely available only there. */
  url: string | null;
  /** `kgo:doi` Digital object identifier of the source, without resolver address. */
  doi: string | null;
  /** `kgo:pmid` Number of the source's record in PubMed, digits only. */
  pmid: string | null;
  /** `kgo:recordNumber` Number under which an authority or database holds the source, for sources with neither DOI nor PubMed number: marketing authorization, label set, ISBN. */
  recordNumber: string | null;
  /** `dcterms:language` The language of the source, as a tag. */
  language: string | null;
  /** `kgo:country` Country or region of the study participants or of the publishing body, as an ISO 3166-1 alpha-2 code such as JP; one value for each. */
  country: string | null;
  /** `kgo:retracted` True where the source has been withdrawn by its publisher; it stays in the graph and does not count. */
  retracted: boolean;
  /** `kgo:supersededBy` A source that corrects or replaces this one or, on an evidence item, the figure that it gives; superseded evidence does not count toward a verdict. */
  supersededBy: string | null;
  /** `skos:note` What is to be known of the source: a note for readers, else a remark of the editors. */
  note: Pair | null;
  /** How it is cited in each language. */
  cite: Citation;
  /** The source in the format RIS, with CR LF. */
  ris: string;
  /** The source in the format BibTeX. */
  bibtex: string;
  /** Fields as the graph writes them, for exports. */
  written: SourceWritten;
}

/** A text in one language. */
export interface Title {
  /** The text. */
  text: string;
  /** Its language tag. */
  lang: string | null;
}

/** A source as it is cited. */
export interface Citation {
  /** By GB/T 7714. */
  zh: string;
  /** In the Vancouver style. */
  en: string;
}

/** Fields of a source as the graph writes them; what the graph lacks is left out. */
export interface SourceWritten {
  /** `kgo:authors` All who sign the source, in the order printed, separated by “; ”: people with family name before initials, a body as one name. Where the names after the first were not read, “et al” stands last. */
  authors?: string;
  /** `dcterms:issued` When it was published: a day, or else a year. */
  issued?: string;
  /** `kgo:year` When it was published: a day, or else a year. */
  year?: string;
  /** `kgo:restsOn` A source on whose data this source or evidence item is based, as a review is on its primary paper. If that source is retracted, this one falls with it. */
  restsOn?: string[];
  /** `kgo:sameStudyAs` The source that represents the study which this source also reports. All reports of one study count once in a verdict. */
  sameStudyAs?: string[];
  /** `kgo:textLength` Length of the fixed text in Unicode code points. */
  textLength?: string;
  /** `kgo:textSha256` SHA-256 of the source's text in UTF-8, in lower-case hexadecimal. It fixes the version in which paragraphs and spans are counted; the text itself is not kept here. */
  textSha256?: string;
  /** `dcterms:license` The license of the source. */
  license?: string;
  /** `dcterms:rights` What may be done with the source. */
  rights?: Pair;
  /** `skos:note` What is to be known of the source: a note for readers, else a remark of the editors. */
  note?: Pair;
  /** `skos:editorialNote` What is to be known of the source: a note for readers, else a remark of the editors. */
  editorialNote?: Pair;
}

/** A substance, process, disease or whatever else claims are about. */
export interface Entity {
  /** Its slug. */
  slug: string;
  /** Its IRI. */
  iri: string;
  /** Its category. */
  category: string;
  /** Its preferred name. */
  label: Pair;
  /** Its other names. */
  alt: Names;
  /** Its former and outdated names. */
  old: Names;
  /** Names of broader, narrower or neighboring concepts by which it is found. */
  near: Names;
  /** Misspelled and wrong names, for the search only. */
  wrong: Names;
  /** Addresses of pages on which names were read, sorted; if any. */
  nameSources?: string[];
  /** What it is. */
  definition: Pair | null;
  /** A remark of the editors. */
  note: Pair | null;
  /** The entities that it is a kind or form of, sorted. */
  broader: string[];
  /** How a drug is given, where that is recorded: terms, sorted. */
  routes: string[];
  /** Its identifiers, by CURIE. */
  identifiers: Identifier[];
  /** The number of ends of claims at this entity. */
  degree: number;
  /** Its claims counted, by direction, then most first. */
  neighbours: Neighbours[];
  /** Its place in the drawing in pixels at zoom 1; null if it has no claim. */
  x: number | null;
  /** The same downwards. */
  y: number | null;
}

/** Names by language. */
export interface Names {
  /** The names in Chinese, sorted. */
  zh: string[];
  /** The names in English, sorted. */
  en: string[];
  /** The names in Japanese, sorted; if any. */
  ja?: string[];
}

/** An identifier of another vocabulary. */
export interface Identifier {
  /** Its short form, such as `CHEBI:78277`. */
  curie: string;
  /** Its IRI. */
  iri: string;
  /** How closely it matches the entity. */
  match: "exact" | "close" | "broad" | "narrow";
}

/** How many claims an entity has with one relation in one direction. */
export interface Neighbours {
  /** From the entity, to it, or `both` if the relation has none. */
  direction: "out" | "in" | "both";
  /** The relation. */
  relation: string;
  /** The number of claims. */
  count: number;
}

/** A statement with its verdict. */
export interface Claim {
  /** `rdf:subject` The entity that the claim is about. */
  subject: string;
  /** `rdf:predicate` What the claim says of subject and object. */
  relation: string;
  /** `rdf:object` The entity at the other end of the relation. */
  object: string;
  /** `kgo:doseBand` The broad dose range that the claim is about; part of its identity. Absent where the claim is not about a particular dose. The dose actually given is recorded with the evidence. */
  doseBand: string | null;
  /** `kgo:population` On a claim: the group that the claim is about, part of its identity, given only where the statement is limited to that group. On evidence: the group in which the finding was made. */
  population: string | null;
  /** `kgo:aspect` Which property of the object the claim is about, such as activity or absorption; part of its identity. Absent where the claim concerns the object as a whole. */
  aspect: string | null;
  /** `kgo:circumstance` The only circumstance in which the claim holds, such as after the subject is stopped or when it is taken by mouth; part of the claim's identity, after the aspect. */
  circumstance: string | null;
  /** `kgo:topic` The subject area under which the claim is filed. Not part of its identity. */
  topic: string | null;
  /** `kgo:verdict` The result of weighing all evidence for and against the claim. Derived by rule at every build, never written by hand. */
  verdict: string;
  /** `kgo:standing` How far the claim can be relied on, as shown to readers: the verdict, except that a claim found only in articles is marked as such. Derived at every build. */
  standing: string;
  /** `kgo:certainty` How certain the evidence behind the verdict is. Derived with the verdict; absent for claims of mechanism and structure, and where the claim is unproven or unverified. */
  certainty: string | null;
  /** `kgo:shownIn` In whom or what the evidence that carries a claim has shown it; derived. Of mechanism and structure, people come before animals and animals before cells; of efficacy and harm, randomized trials before observation; and all of them before a statement without data. Nothing is said of interactions. */
  shownIn: string | null;
  /** `kgo:shownInSpecies` The species in which animal studies have shown the claim, where every item of evidence behind it records one; derived. */
  shownInSpecies: string[];
  /** `kgo:certaintyReason` What lowered or raised the certainty of the evidence, by the domains of GRADE. Derived with the verdict. */
  certaintyReasons: string[];
  /** `kgo:severity` How serious an interaction is in practice. For interactions only; if absent, the severity is unknown, which never means harmless. */
  severity: string | null;
  /** `kgo:advice` What to do about an interaction, in our own words and addressed to professionals. It rests on the sources of the claim's evidence. */
  advice: Pair | null;
  /** `kgo:interactionMechanism` How the interaction comes about, for professionals. */
  mechanism: Pair | null;
  /** `kgo:interactionEffect` What the interaction leads to, for professionals. */
  effect: Pair | null;
  /** `kgo:definedIn` A source whose definition of the subject says what the claim says, such as weaker bone for osteoporosis. The claim then holds by definition and is not a finding; no verdict follows from it. */
  definedIn: string[];
  /** `kgo:judgedAs` The kind of claim by which study designs were ranked: that of the relation, or efficacy or harm where the object is an outcome with a direction of benefit. Derived. */
  judgedAs: string;
  /** `kgo:ruling` The rule that decided the verdict. Derived with it. */
  ruling: string;
  /** Its slug. */
  slug: string;
  /** The sign of its relation. */
  sign: 1 | -1 | null;
  /** Whether its sentence denies the relation. */
  denied: boolean;
  /** Whether evidence from people supports it and counts. */
  human: boolean;
  /** The claim as a sentence without a full stop. */
  sentence: Pair;
  /** Its evidence, by source. */
  evidence: string[];
  /** The study designs of its evidence, each once, in the order of the evidence. */
  designs: string[];
}

/** Why a claim has its verdict. */
export interface Grounds {
  /** Its sentence with its assessment in words, with a full stop. */
  assessment: Pair;
  /** The latest date on which an item of its evidence was read against its source. */
  lastChecked: string | null;
  /** What its evidence was asked, where its sentence is a denial; else null. */
  asked: Pair | null;
  /** The evidence that counts, by stance. */
  sides: Side[];
  /** Changes that would lead to another verdict. */
  changes: Change[];
}

/** The evidence that counts, of one stance. */
export interface Side {
  /** The stance. */
  stance: string;
  /** The best tier, 1 the strongest. */
  tier: number;
  /** For each group of one study the source that represents it, sorted. */
  groups: string[];
}

/** A change that would lead to another verdict: one more independent group, or the loss of one. */
export interface Change {
  /** The new verdict. */
  verdict: string;
  /** The stance of the group added; null if one is lost. */
  stance: string | null;
  /** The study designs, any of which would be enough. */
  designs: string[];
  /** How many people a study needs at least; null where a statement will do. */
  people: number | null;
  /** The group lost; null if one is added. */
  group: string | null;
}

/** A claim that a member inherits from its class, or a form from its nutrient. */
export interface Inherited {
  /** Its slug. */
  slug: string;
  /** The entity that it is about. */
  subject: string;
  /** Its relation. */
  relation: string;
  /** The entity at its other end. */
  object: string;
  /** The verdict of its premises. */
  verdict: string;
  /** The claims that it follows from. */
  premises: string[];
  /** The claim as a sentence without a full stop. */
  sentence: Pair;
}

/** One finding of one source about one claim. */
export interface Evidence {
  /** `kgo:about` The one claim that this finding is about. A finding about two claims is entered as two items. */
  claim: string;
  /** `kgo:source` The document or record in which this finding was read, not the one from which it originates. */
  source: string;
  /** `kgo:stance` Whether the finding supports or opposes the claim as worded in this graph, or is inconclusive. */
  stance: string;
  /** `kgo:result` How the finding itself came out relative to the direction of the claim. A null result refutes the claim only if it rules out an important effect. */
  result: string | null;
  /** `kgo:studyDesign` How the finding was obtained. A statement that an article or review makes without data of its own takes the design of that text, not that of the study it mentions. */
  design: string;
  /** `kgo:weight` Whether the item counts toward the verdict on its claim, or why it does not. Derived with the verdict. */
  weight: string | null;
  /** `kgo:says` What an item says about its claim, by its figures where it has any. Derived with the verdict. */
  says: string | null;
  /** `kgo:tier` Tier of the study design for the kind of claim, with 1 as the strongest; absent where the design is not suitable. Derived with the verdict. */
  tier: number | null;
  /** `kgo:studied` The member, form, class or combination that the source studied or discusses, where that is not the subject of the claim itself. Such an item is indirect and does not count toward a verdict. */
  studied: string | null;
  /** `kgo:endpointRole` The role of the outcome in its study. A subgroup finding never supports the general claim. */
  endpointRole: string | null;
  /** `kgo:readFrom` How much of the source was actually read when this item was entered. */
  readFrom: string | null;
  /** `kgo:quality` How close the source is to the data behind this finding. Evidence of weak quality does not count toward a verdict. */
  quality: string | null;
  /** `kgo:checked` Date on which a curator last compared the item with its source. */
  checked: string | null;
  /** `kgo:hedge` How firmly the source words the statement, regardless of the quality of its evidence. */
  hedge: string | null;
  /** `kgo:locator` The place of the finding in the source, as printed there: number or name of a table, page, section or record. */
  locator: string | null;
  /** `kgo:paragraph` As a property: number of the paragraph that holds the finding, counted from 1 in the fixed text. As a kind of locator: the place is named by such a number. */
  paragraph: number | null;
  /** `kgo:spanStart` Where the passage begins, counted in Unicode code points of the whole text from 0; only for sources whose text is fixed by its hash. */
  spanStart: number | null;
  /** `kgo:spanEnd` Where the passage ends, counted in the same way; the character at this place is not part of it. */
  spanEnd: number | null;
  /** `kgo:population` On a claim: the group that the claim is about, part of its identity, given only where the statement is limited to that group. On evidence: the group in which the finding was made. */
  population: string | null;
  /** `kgo:populationNote` Details of the people studied beyond the population entity: age range, stage of disease, how they were selected. */
  populationNote: Pair | null;
  /** `kgo:species` The animal species or cell line in which the finding was made. Absent for people. */
  species: string | null;
  /** `kgo:country` Country or region of the study participants or of the publishing body, as an ISO 3166-1 alpha-2 code such as JP; one value for each. */
  countries: string[];
  /** `kgo:coIntervention` Another substance or measure given along with the subject of the claim. If the comparator group received it too, the comparator says so. */
  coInterventions: string[];
  /** `kgo:participants` On evidence: number of people analyzed for the finding. On a source: number in the whole study. */
  participants: number | null;
  /** `kgo:comparedWith` What the figure compares the subject of the claim with: an entity if that is another substance or condition, otherwise a member of the list of comparators. The text of the comparator gives the details. */
  comparedWith: string | null;
  /** `kgo:turned` True where the source reports comparator over subject. The build then inverts the estimate: the reciprocal of a ratio and its limits, a difference with its sign changed. */
  turned: boolean;
  /** `kgo:comparator` What the other group received or was: placebo, no treatment, another drug, people without the exposure. */
  comparator: Pair | null;
  /** `kgo:contrast` What the figure compares and in which direction to read it: exposed versus reference, high versus low, per standard deviation lower. A ratio cannot be read without it. */
  contrast: Pair | null;
  /** `kgo:measure` What kind of figure the value is. */
  measure: string | null;
  /** `kgo:printed` The value with its interval as the source prints it, such as 0.98 (0.91–1.00). It is shown to readers; the decimals are used for calculation, and both agree. */
  printed: string | null;
  /** `kgo:value` The figure that the finding reports, in the value unit: the comparison between groups if there is one. In the unit of `kgo:valueUnit`. */
  value: number | null;
  /** `kgo:ciLow` Lower limit of the confidence interval of the value, at 95% unless `kgo:ciLevel` gives another level. In the unit of `kgo:valueUnit`. */
  ciLow: number | null;
  /** `kgo:ciHigh` Upper limit of the confidence interval of the value, at 95% unless `kgo:ciLevel` gives another level. In the unit of `kgo:valueUnit`. */
  ciHigh: number | null;
  /** `kgo:effect` The estimate expressed as the subject of the claim over what it is compared with, in the value unit. Derived: inverted where the source prints the opposite direction, and calculated where the source gives people and events, or means with their spread, for each group. In the unit of `kgo:valueUnit`. */
  effect: number | null;
  /** `kgo:effectLow` Lower limit of the interval of the effect. Derived. In the unit of `kgo:valueUnit`. */
  effectLow: number | null;
  /** `kgo:effectHigh` Upper limit of the interval of the effect. Derived. In the unit of `kgo:valueUnit`. */
  effectHigh: number | null;
  /** `kgo:effectFrom` Whether effect and interval are as printed, inverted, or calculated from the groups. Derived. */
  effectFrom: string | null;
  /** `kgo:armN` Number of people analyzed in the group that received or had the subject of the claim. */
  armN: number | null;
  /** `kgo:armEvents` Number of people in the studied group in whom the outcome occurred. */
  armEvents: number | null;
  /** `kgo:comparatorN` Number of people analyzed in the comparator group. */
  comparatorN: number | null;
  /** `kgo:comparatorEvents` Number of people in the comparator group in whom the outcome occurred. */
  comparatorEvents: number | null;
  /** `kgo:valueUnit` Unit of the value and of the group values as a UCUM code; 1 for a plain ratio, % for a percentage. */
  unit: string | null;
  /** `kgo:concern` A risk of bias that the source itself reports, from a closed list; the note on the concern gives the details. */
  concerns: string[];
  /** `kgo:concernNote` What the source reports about the concern, in our own words. */
  concernNote: Pair | null;
  /** `kgo:includes` A study that the pooled analysis, or the analysis of several trials, includes. Enter all or none: a study that is not listed is taken to be independent of it. */
  includes: string[];
  /** `kgo:registry` Number of the study in a register of trials, such as NCT00089791. */
  registry: string | null;
  /** `kgo:funding` Who paid for the study or supplied the product, as reported by the source. */
  funding: Pair | null;
  /** `skos:note` What the item adds, in our own words. */
  note: Pair | null;
  /** Group, dose, time, comparison and result in words. */
  detail: Pair | null;
  /** The item as a sentence. */
  said: Pair;
  /** The result in words. */
  figures: Pair | null;
  /** The effect with its interval in words, as printed where it is not reckoned. */
  estimate: Pair | null;
  /** The scale of the axis for effect and interval: no effect at 1 or at 0; null if they cannot be drawn. */
  scale: "ratio" | "difference" | null;
  /** What a plot compares with, findings of one plot all with the same: `without-subject` for any comparator that has nothing of the subject, else the slug of the comparator; null if it is not recorded. */
  against: string | null;
  /** The dose in words, with its schedule. */
  dose: Pair | null;
  /** The duration in words. */
  duration: Pair | null;
  /** Fields as the graph writes them, for exports. */
  written: EvidenceWritten;
}

/** Fields of an evidence item as the graph writes them; what the graph lacks is left out. */
export interface EvidenceWritten {
  /** `kgo:studyGroup` One of the sources that report the same study, the same for all of them; evidence of one group counts once. Derived from sameStudyAs. */
  studyGroup?: string;
  /** `kgo:locatorKind` What kind of place the locator or paragraph number refers to. */
  locatorKind?: string;
  /** `kgo:doseValue` Amount given or taken in, or the lower end of a range, in the dose unit, as the source states it; conversions are derived. In the unit of `kgo:doseUnit`. */
  doseValue?: string;
  /** `kgo:doseMax` Upper end of a range of doses given by the source; used only together with the dose. In the unit of `kgo:doseUnit`. */
  doseMax?: string;
  /** `kgo:doseUnit` Unit of the dose as a UCUM code, such as mg/d or ug/d; it includes the time base. */
  doseUnit?: string;
  /** `kgo:doseSchedule` How the dose was given, where the unit does not say it: divided doses, with meals, in cycles, by which route. */
  doseSchedule?: Pair;
  /** `kgo:duration` Length of treatment or follow-up that the figure refers to, such as P2Y for two years. */
  duration?: string;
  /** `kgo:intakeKind` Which reference value the figure is, in a finding about a recommended or maximum intake. */
  intakeKind?: string;
  /** `kgo:value` The figure that the finding reports, in the value unit: the comparison between groups if there is one. In the unit of `kgo:valueUnit`. */
  value?: string;
  /** `kgo:ciLow` Lower limit of the confidence interval of the value, at 95% unless `kgo:ciLevel` gives another level. In the unit of `kgo:valueUnit`. */
  ciLow?: string;
  /** `kgo:ciHigh` Upper limit of the confidence interval of the value, at 95% unless `kgo:ciLevel` gives another level. In the unit of `kgo:valueUnit`. */
  ciHigh?: string;
  /** `kgo:ciLevel` Confidence level of the interval in percent; absent if 95. */
  ciLevel?: string;
  /** `kgo:effect` The estimate expressed as the subject of the claim over what it is compared with, in the value unit. Derived: inverted where the source prints the opposite direction, and calculated where the source gives people and events, or means with their spread, for each group. In the unit of `kgo:valueUnit`. */
  effect?: string;
  /** `kgo:effectLow` Lower limit of the interval of the effect. Derived. In the unit of `kgo:valueUnit`. */
  effectLow?: string;
  /** `kgo:effectHigh` Upper limit of the interval of the effect. Derived. In the unit of `kgo:valueUnit`. */
  effectHigh?: string;
  /** `kgo:armValue` The figure in the group that received or had the subject of the claim. In the unit of `kgo:valueUnit`. */
  armValue?: string;
  /** `kgo:armSpread` Standard deviation or standard error of the value in the studied group, as given by the kind of spread. In the unit of `kgo:valueUnit`. */
  armSpread?: string;
  /** `kgo:comparatorValue` The same figure in the comparator group. In the unit of `kgo:valueUnit`. */
  comparatorValue?: string;
  /** `kgo:comparatorSpread` Standard deviation or standard error of the value in the comparator group. In the unit of `kgo:valueUnit`. */
  comparatorSpread?: string;
  /** `kgo:spreadKind` Whether the spread of the groups is given as standard deviations or standard errors. */
  spreadKind?: string;
  /** `kgo:pBound` The sign < or > where the source gives the P value only as a bound; absent for an exact value. */
  pBound?: string;
  /** `kgo:pValue` The P value as printed, or the bound if the source gives only a bound. */
  pValue?: string;
  /** `kgo:restsOn` A source on whose data this source or evidence item is based, as a review is on its primary paper. If that source is retracted, this one falls with it. */
  restsOn?: string[];
  /** `kgo:supersededBy` A source that corrects or replaces this one or, on an evidence item, the figure that it gives; superseded evidence does not count toward a verdict. */
  supersededBy?: string[];
  /** `skos:editorialNote` A remark of the editors on the item. */
  editorialNote?: Pair;
}

/** The slugs that others have replaced, each with the one that stands for it today; addresses may hold them. */
export interface Replaced {
  /** Slugs of claims. */
  claims: Record<string, string>;
  /** Slugs of entities. */
  entities: Record<string, string>;
  /** Slugs of sources. */
  sources: Record<string, string>;
}

/** The statements of a source, in order. */
export interface Ledger {
  /** Its statements, in the order of the source. */
  statements: Statement[];
  /** The numbers of the statements that mislead, worst first. */
  leading: number[];
  /** Reasons for verdicts, each once. */
  reasons: Pair[];
  /** The statements counted. */
  totals: Totals;
  /** The flags that occur. */
  flags: Flag[];
  /** The names of the standings, bases and steps that occur. */
  labels: Record<string, Pair>;
}

/** A statement of a source that was read passage by passage, with its verdict. */
export interface Statement {
  /** Its number, from 1. */
  number: number;
  /** The evidence item that holds it. */
  evidence: string;
  /** The verdict on it: reversed where the source denies the claim. */
  verdict: string;
  /** How reliable it is, in the terms for readers. */
  standing: string;
  /** What the verdict rests on. */
  basis: string;
  /** Why it has its verdict, in one line. */
  reason: Pair;
  /** How certain the verdict is. */
  certainty: string | null;
  /** Its wording in the source; null if it equals the sentence of the claim. */
  sentence: Pair | null;
  /** Why it has its verdict: indices in `reasons` of the ledger, from 0. */
  why: number[];
  /** The best evidence for it. */
  bestFor: string | null;
  /** The best evidence against it. */
  bestAgainst: string | null;
  /** The best inconclusive evidence. */
  bestInconclusive: string | null;
  /** The claims that the verdict follows from, else those near it. */
  related: RelatedClaim[];
  /** Its flags, by slug. */
  flags: string[];
}

/** A claim related to a statement of a source. */
export interface RelatedClaim {
  /** The claim. */
  claim: string;
  /** Its verdict. */
  verdict: string;
  /** Its wording in the source; null if it equals the sentence of the claim. */
  sentence: Pair | null;
  /** What lies between it and the statement. */
  steps: string[];
}

/** The statements of a ledger, counted. */
export interface Totals {
  /** All of them. */
  statements: number;
  /** The claims that they are about. */
  claims: number;
  /** Those with a flag. */
  flagged: number;
  /** Those that are stated as fact without a check. */
  unchecked: number;
  /** By verdict, in the order of verdicts. */
  verdicts: Count[];
  /** By standing, in the order of standings. */
  standings: Count[];
  /** By flag, in the order of flags. */
  flags: Count[];
  /** By what the verdict rests on, surest first. */
  bases: Count[];
}

/** A number of statements. */
export interface Count {
  /** The verdict, standing or flag that they share. */
  slug: string;
  /** Their number. */
  count: number;
}

/** A flag of statements: a property that a reader should notice. */
export interface Flag {
  /** Its slug. */
  slug: string;
  /** Its name. */
  label: Pair;
  /** What it means. */
  meaning: Pair;
}

/** The data for the search of paths in addition to the claims. */
export interface Walks {
  /** The claims judged as efficacy. */
  efficacy: string[];
  /** By relation, the aspect of the object that the relation implies. */
  aspects: Record<string, string>;
  /** Processes, each with the aspect of a protein that it changes. */
  processes: [string, string][];
  /** The links between members and classes, forms and proteins. */
  links: Link[];
  /** By slug, the number of entities below it, for entities that have any. */
  below: Record<string, number>;
}

/** A link from an entity to its class, or from a form of a protein to the protein. */
export interface Link {
  /** The sentence of a step along it, as a member of a class. */
  class: Pair;
  /** The member or form. */
  member: string;
  /** The class or protein. */
  broader: string;
  /** An accepted claim with the same content. */
  claim: string | null;
  /** Its verdict. */
  verdict: string | null;
  /** Whether it leads from a form of a protein to the protein. */
  state: boolean;
  /** The sentence of a step along it, as a form of a protein; null for a class. */
  form: Pair | null;
}

/** The answers of the interaction check. A pair without a record is not thereby safe. */
export interface Checks {
  /** The substances that can be checked, sorted. */
  substances: string[];
  /** By `slug~slug`, the lower first, the answer and indices in `bearings`, lead first; if none, not recorded. */
  pairs: Record<string, ["contraindicated" | "major" | "moderate" | "minor" | "recorded" | "together" | "none-found" | "inferred" | "not-recorded", number[]]>;
  /** By substance, indices in `bearings`: effects on bone, mitigations of these, and harms beyond bone. */
  bone: Record<string, [number[], number[], number[]]>;
  /** Claims as parts of answers, each once. */
  bearings: Bearing[];
  /** What the check adds to each of these claims. */
  claims: Record<string, CheckedClaim>;
  /** Stance, design and tier of evidence in words, each once. */
  marks: Pair[];
  /** The scope of the check. */
  scope: Pair;
  /** The disclaimer: the check is not medical advice. */
  disclaimer: Pair;
}

/** A bearing: a claim as part of an answer about substances. */
export interface Bearing {
  /** The claim. */
  claim: string;
  /** What it is about. */
  kind: "interaction" | "together" | "effect" | "implied" | "harm" | "benefit" | "association" | "against";
  /** How directly it answers the question. */
  basis: "direct" | "inherited" | "class" | "member";
  /** The inherited claim whose premise it is. */
  inherited?: string;
}

/** What the check adds to a claim. */
export interface CheckedClaim {
  /** The shortest path between its ends, if it is the mechanism. */
  mechanism?: Pair;
  /** Evidence, best first, each with its index in `marks`, from 0. */
  sources: [string, number][];
}

/** A name of an entity, for the search. */
export interface Name {
  /** The entity. */
  slug: string;
  /** The folded form of the name. */
  key: string;
  /** The name. */
  label: string;
  /** Its language; null for a slug. */
  lang: "zh" | "en" | "ja" | null;
  /** What kind of name it is. */
  kind: "preferred" | "alternative" | "old" | "wrong" | "near" | "slug";
  /** Pinyin: spaces separate syllables, bars separate alternatives, letters of the name are capitals; empty without Chinese characters. */
  readings: string;
}

/** What the search knows of the words around a name and of other wordings. */
export interface Affixes {
  /** A regular expression for strengths and pack sizes. */
  strength: string;
  /** Dosage forms, salts and other texts around names. */
  groups: AffixGroup[];
  /** The beginnings of names of salts whose mineral has an entity. */
  minerals: string[];
  /** Pairs of a word as it is used elsewhere and the one of the names here. */
  wordings: string[][];
  /** Characters that join two names. */
  joints: string[];
  /** Words that join two names. */
  joiningWords: string[];
  /** Words and characters that turn the meaning of a name. */
  negations: string[];
}

/** Texts that stand around names of some categories of entities without changing what is named. */
export interface AffixGroup {
  /** What they are. */
  name: string;
  /** The categories. */
  of: string[];
  /** Texts behind a name. */
  after: string[];
  /** Texts before a name. */
  before: string[];
}

/** The texts of the page by key, with their placeholders. */
export interface Messages {
  /** The texts in Chinese. */
  zh: Record<string, string>;
  /** The texts in English. */
  en: Record<string, string>;
}

/** How the page looks. */
export interface View {
  /** The lanes from left to right. */
  lanes: string[];
  /** By category, how its entities are drawn. */
  looks: Record<string, Look>;
  /** By verdict, dashes in pixels, false for a solid line. */
  lines: Record<string, false | number[]>;
  /** By certainty, the width of a line in pixels. */
  widths: Record<string, number>;
  /** The entities without a claim. */
  loose: LooseNode[];
}

/** How entities of a category are drawn. */
export interface Look {
  /** The family, which decides the fill. */
  family: string;
  /** A shape of vis-network. */
  shape: string;
  /** Their lane. */
  lane: string;
}

/** An entity without a claim, and therefore without a lane. */
export interface LooseNode {
  /** The entity. */
  id: string;
  /** A shape of vis-network. */
  shape: string;
  /** Its radius in pixels at zoom 1. */
  size: number;
  /** Its colors. */
  color: NodeColor;
}

/** The colors of a node. */
export interface NodeColor {
  /** The fill. */
  background: string;
  /** The outline. */
  border: string;
}

/** The drawing for vis-network. */
export interface Network {
  /** The entities with a claim. */
  nodes: DrawnNode[];
  /** The claims. */
  edges: DrawnEdge[];
  /** Options of vis-network. */
  options: Record<string, unknown>;
}

/** An entity in the drawing. */
export interface DrawnNode {
  /** The entity. */
  id: string;
  /** A shape of vis-network. */
  shape: string;
  /** Its radius in pixels at zoom 1. */
  size: number;
  /** Its colors. */
  color: NodeColor;
  /** The entity again; the scripts replace it by its name. */
  label: string;
  /** Its place in pixels at zoom 1. */
  x: number;
  /** The same downwards. */
  y: number;
  /** Its lane. */
  lane: string;
}

/** A claim in the drawing. */
export interface DrawnEdge {
  /** The subject of the claim. */
  from: string;
  /** The claim. */
  id: string;
  /** The object of the claim. */
  to: string;
  /** Its arrowhead. */
  arrows: Arrows;
  /** Its arrowhead: effect, denial or structure. */
  head: "arrow" | "bar" | "circle" | "vee" | "none";
  /** The name of its color. */
  tone: "plus" | "minus" | "neutral";
  /** Its color. */
  color: EdgeColor;
  /** Whether the line runs through the arrowhead. */
  arrowStrikethrough: boolean;
  /** Dashes in pixels, false for a solid line. */
  dashes: false | number[];
  /** Its width in pixels. */
  width: number;
  /** Its number among the edges between the same two ends, from 0. */
  parallel: number;
  /** Its bend. */
  smooth: Smooth;
}

/** The arrowheads of an edge. */
export interface Arrows {
  /** The arrowhead at the object. */
  to?: ArrowEnd;
}

/** The arrowhead of an edge. */
export interface ArrowEnd {
  /** Always true. */
  enabled: boolean;
  /** An arrowhead of vis-network. */
  type: string;
  /** Its size. */
  scaleFactor: number;
}

/** The color of an edge. */
export interface EdgeColor {
  /** The color in the light theme. */
  color: string;
  /** Always false. */
  inherit: boolean;
}

/** The bend of an edge. */
export interface Smooth {
  /** Always true. */
  enabled: boolean;
  /** A curve of vis-network. */
  type: string;
  /** How far it bends; more for each parallel edge. */
  roundness: number;
}
