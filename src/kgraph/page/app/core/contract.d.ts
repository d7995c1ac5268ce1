/**
 * The data of the page as page/data.py describes them, and what modules pass to each other.
 *
 * Written by hand until it is generated from the contract.
 */

export type Lang = "zh" | "en";
export type Sign = 1 | -1 | null;
export type Theme = "light" | "dark";
export type Pair = { zh: string | null; en: string | null };
export type MaybePair = Partial<Pair> | null | undefined;
export type Place = { x: number; y: number };

export interface Category {
  slug: string;
  label: Pair;
  order: number;
}

export interface Relation {
  label: Pair;
  inverse: Pair;
  sign: Sign;
  kind: string;
  symmetric: boolean;
}

export interface Verdict {
  label: Pair;
  definition: Pair | null;
  order: number;
}

export interface Term extends Pair {
  order: number;
}

export interface Ruling {
  label: Pair;
  definition: Pair;
}

export interface Scale {
  verdicts: string[];
  accepted: string[];
  certainties: string[];
  stances: string[];
}

export interface Identifier {
  curie: string;
  iri: string;
  match: "exact" | "close" | "broad" | "narrow";
}

export interface NeighbourCount {
  direction: "out" | "in" | "both";
  relation: string;
  count: number;
}

export interface Entity {
  slug: string;
  iri: string;
  category: string;
  label: Pair;
  alt: Record<Lang, string[]>;
  hidden: Record<Lang, string[]>;
  definition: Pair | null;
  note: Pair | null;
  broader: string[];
  identifiers: Identifier[];
  degree: number;
  neighbours: NeighbourCount[];
  x: number | null;
  y: number | null;
}

export interface Claim {
  slug: string;
  subject: string;
  relation: string;
  object: string;
  sign: Sign;
  doseBand: string | null;
  population: string | null;
  aspect: string | null;
  topic: string | null;
  verdict: string;
  standing: string;
  certainty: string | null;
  severity: string | null;
  denied: boolean;
  human: boolean;
  sentence: Pair;
  evidence: string[];
  designs: string[];
  judgedAs: string;
  ruling: string;
  advice: Pair | null;
  mechanism: Pair | null;
  effect: Pair | null;
}

export interface Change {
  verdict: string;
  stance: string | null;
  designs: string[];
  group: string | null;
}

export interface Grounds {
  assessment: Pair;
  sides: { stance: string; tier: number; groups: string[] }[];
  changes: Change[];
}

export interface InheritedClaim {
  slug: string;
  subject: string;
  relation: string;
  object: string;
  verdict: string;
  premises: string[];
  sentence: Pair;
}

/** What the graph writes of evidence or a source and no other key holds, by property. */
export interface Written {
  [property: string]: any;
}

export interface Evidence {
  claim: string;
  source: string;
  stance: string;
  result: string | null;
  design: string;
  hedge: string | null;
  paragraph: number | null;
  spanStart: number | null;
  spanEnd: number | null;
  note: Pair | null;
  detail: Pair | null;
  said: Pair;
  measure: string | null;
  value: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  unit: string | null;
  scale: "ratio" | "difference" | null;
  figures: Pair | null;
  participants: number | null;
  endpointRole: string | null;
  tier: number | null;
  weight: string;
  readFrom: string | null;
  quality: string | null;
  checked: string | null;
  locator: string | null;
  population: string | null;
  populationNote: Pair | null;
  species: string | null;
  countries: string[];
  studied: string | null;
  dose: Pair | null;
  duration: Pair | null;
  coInterventions: string[];
  comparator: Pair | null;
  contrast: Pair | null;
  written: Written;
}

export interface Source {
  title: { text: string; lang: string | null } | null;
  type: string | null;
  author: string | null;
  journal: string | null;
  date: string | null;
  url: string | null;
  pmid: string | null;
  doi: string | null;
  language: string | null;
  country: string | null;
  retracted: boolean;
  supersededBy: string | null;
  note: Pair | null;
  cite: Record<Lang, string>;
  ris: string;
  bibtex: string;
  written: Written;
}

export interface Link {
  member: string;
  broader: string;
  claim: string | null;
  verdict: string | null;
  state: boolean;
  class: Pair;
  form: Pair | null;
}

export interface Walks {
  efficacy: string[];
  aspects: Record<string, string | null>;
  processes: [string, string][];
  links: Link[];
  below: Record<string, number>;
}

export interface Name {
  slug: string;
  key: string;
  label: string;
  lang: string | null;
  kind: string;
  readings: string;
}

export interface Look {
  family: string;
  shape: string;
  lane: string | null;
}

/** A node as pyvis has made it. */
export interface NetworkNode {
  id: string;
  label?: string;
  title?: string;
  x: number;
  y: number;
  lane: string;
  shape: string;
  size: number;
  color: { background: string; border: string };
}

/** An edge as pyvis has made it. */
export interface NetworkEdge {
  id: string;
  from: string;
  to: string;
  head: string;
  tone: string;
  parallel: number;
  width: number;
  dashes: number[] | false;
  smooth: { enabled: boolean; type: string; roundness: number };
  [option: string]: unknown;
}

export interface View {
  lanes: string[];
  looks: Record<string, Look>;
  lines: Record<string, number[] | false>;
  loose: NetworkNode[];
  widths: Record<string, number>;
}

export interface Statement {
  number: number;
  evidence: string;
  verdict: string;
  standing: string;
  sentence: Pair | null;
  why: number[];
  bestFor: string | null;
  bestAgainst: string | null;
  bestInconclusive: string | null;
  related: { claim: string; verdict: string; sentence: Pair | null }[];
  flags: string[];
}

export interface Count {
  slug: string;
  count: number;
}

export interface Ledger {
  statements: Statement[];
  reasons: Pair[];
  totals: {
    statements: number;
    claims: number;
    flagged: number;
    unchecked: number;
    verdicts: Count[];
    standings: Count[];
    flags: Count[];
  };
  flags: { slug: string; label: Pair; meaning: Pair }[];
  labels: Record<string, Pair>;
}

export interface Checks {
  substances: string[];
  pairs: Record<string, [string, number[]]>;
  bone: Record<string, [number[], number[]]>;
  bearings: { claim: string; kind: string; basis: string; inherited: string | null }[];
  claims: Record<string, { mechanism?: Pair; sources: [string, number][] }>;
  marks: Pair[];
  scope: Pair;
  disclaimer: Pair;
}

export interface Data {
  version: number;
  title: Pair;
  release: string;
  licence: string;
  licenceUrl: string;
  issued: string | null;
  lang: Lang;
  theme: Theme | null;
  opening: Partial<State>;
  counts: { evidence: number; sources: number };
  dataset: string;
  prefixes: Record<string, string>;
  categories: Category[];
  relations: Record<string, Relation>;
  verdicts: Record<string, Verdict>;
  scale: Scale;
  terms: Record<string, Term>;
  rulings: Record<string, Ruling>;
  units: Record<string, Pair>;
  countries: Record<string, Pair>;
  questions: { key: string; state: Partial<State> }[];
  sources: Record<string, Source>;
  entities: Entity[];
  claims: Claim[];
  grounds: Record<string, Grounds>;
  inherited: InheritedClaim[];
  evidence: Record<string, Evidence>;
  ledgers: Record<string, Ledger>;
  walks: Walks;
  checks: Checks;
  search: Name[];
  folding: string;
  messages: Record<Lang, Record<string, string>>;
  view: View;
  network: { nodes: NetworkNode[]; edges: NetworkEdge[]; options: object };
}

/** A value of an address that means nothing here: of which key, and as it was written. */
export interface Unknown {
  what: string;
  name: string;
}

/** What the reader looks at (core/state.js). */
export interface State {
  view: string;
  entity: string | null;
  claim: string | null;
  path: [string | null, string | null];
  row: number | null;
  check: string[];
  source: string | null;
  category: string[];
  relation: string[];
  topic: string[];
  sign: string[];
  verdict: string[];
  certainty: string[];
  design: string[];
  dose: string[];
  standing: string[];
  flag: string[];
  contested: boolean;
  refuted: boolean;
  structure: boolean;
  kinds: boolean;
  all: boolean;
  sort: string;
  words: string;
  only: boolean;
  folded: string[];
  kept: string[];
  lang: Lang;
  unknown: Unknown[];
}

export type FilterName = "category" | "relation" | "topic" | "sign" | "verdict" | "certainty" | "design" | "dose";

/** A step of a path, along a claim or along a link. */
export type ClaimStep = { start: string; end: string; claim: Claim; link: null };
export type LinkStep = { start: string; end: string; claim: null; link: Link };
export type Step = ClaimStep | LinkStep;

/** A step with what it says: its sign, and the claims that carry it on. */
export type ReadStep = Step & { sign: number | null; warrants: Claim[] };

export interface Path {
  steps: ReadStep[];
  sign: number | null;
  verdict: string;
}

/** Many entities drawn as one. */
export interface Group {
  id: string;
  category: string | null;
  lane: string | null;
  members: string[];
}

/** Many claims drawn as one. */
export interface Bundle {
  id: string;
  from: string;
  to: string;
  sign: string;
  head: string;
  tone: string;
  claims: string[];
}

/** The part of a scene that a chosen path takes. */
export interface Chosen {
  claims: Set<Claim>;
  links: Set<Link>;
  entities: Set<string>;
}

/** What a state draws. */
export interface Scene {
  list: Claim[];
  entities: Set<string>;
  claims: Set<string>;
  links: Link[];
  chosen: Chosen | null;
  groups: Group[];
  bundles: Bundle[];
  hidden: number;
  refuted: number;
}

export interface Box extends Place {
  width: number;
  height: number;
}

/** Where places of the drawing stand on the screen or in a file. */
export interface Sheet {
  width: number;
  height: number;
  scale: number;
  at: (place: Place) => Place;
  shift?: Place;
  covered?: Box[];
}

export interface LabelledNode extends Place {
  id: string;
  radius: number;
  name: string;
  degree: number;
}

/** What labels need to know of what is drawn. */
export interface Labelling {
  width: number;
  height: number;
  covered: Box[];
  CHIEF: number;
  weight: (node: { id: string }) => number;
  colours: Record<string, string>;
  font: string;
  room: number;
  sides: string[];
  nodes: LabelledNode[];
  edges: { claim: Claim; points: Place[] }[];
  warnings: Place[];
  titles: { text: string; x: number; room: number }[];
  header: boolean;
}

/** What labels are written with: the context of a canvas, or a pen that writes SVG. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "font"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "globalAlpha"
  | "textAlign"
  | "textBaseline"
  | "strokeText"
  | "fillText"
  | "fillRect"
> & { lineJoin?: CanvasLineJoin; measureText: (text: string) => { width: number } };

export type LaneSpan = { lane: string; left: number; right: number };

/** What becomes a child of an element; nothing for null. */
export type Child = Node | string | null | undefined | Child[];

/** A name in RDF, by prefix and slug or as an IRI, or a text. */
export interface RdfValue {
  prefix?: string;
  slug?: string;
  iri?: string;
  text?: string;
  type?: RdfValue;
  lang?: string | null;
}

export type Property = [string, RdfValue[]];

export interface Thing {
  id: RdfValue | null;
  properties: Property[];
}

/** Look-up by slug, for slugs that the data name; what an address or a reader names may be missing all the same. */
export interface Lookup<T> extends ReadonlyMap<string, T> {
  get(slug: string | null): T;
  has(slug: string | null): boolean;
}

/** What stands in the places of a message. */
export type Facts = Record<string, unknown>;

/** Called with the new and the former state after each change, and why it changed. */
export type Listener = (now: State, before: State | null, why: string) => void;

/** What rules/network.js needs of the data. */
export type NetworkData = Pick<Data, "claims" | "relations" | "walks" | "scale"> & {
  entities: Pick<Entity, "slug" | "degree">[];
};

/** What search/fold.js makes. */
export interface Folding {
  fold: (text: string) => string;
  words: (text: string) => string[];
}

/** A text folded letter by letter (search/letters.js). */
export interface Folded {
  text: string;
  key: string;
  starts: number[];
  ends: number[];
  gaps: string[];
}

/** A form in which a text may spell a name (search/namebook.js). */
export interface NameForm {
  key: string;
  gaps: string[];
  slug: string;
  label: string;
  rank: number;
}

export interface Namebook {
  entries: (key: string) => NameForm[];
  lengths: (first: string) => number[];
}

/** How a view lists the claims that it shows. */
export type ListsClaims = (now: State) => Claim[];

/** A node as vis-network has it. */
export interface DrawnNode extends Place {
  id: string;
  shape: string;
  size: number;
  color: { background: string; border: string };
  borderWidth: number;
  opacity?: number;
}

/** An edge as vis-network has it. */
export interface DrawnEdge {
  id: string;
  from: string;
  to: string;
  arrows?: { to?: { enabled: boolean; type: string } };
  color: { color: string; opacity?: number };
  width: number;
  dashes?: number[] | false;
}

export interface Ends {
  from: DrawnNode;
  to: DrawnNode;
}

/** What is drawn now (export/picture.js). */
export interface Content {
  nodes: DrawnNode[];
  edges: { item: DrawnEdge; ends: Ends }[];
}

/** A part of a picture, and how high it is. */
export interface Block {
  group: SVGElement;
  height: number;
}

/** What rules/network.js makes. */
export interface Network {
  verdicts: string[];
  outEdges: (slug: string) => Claim[];
  inEdges: (slug: string) => Claim[];
  upLinks: (slug: string) => Link[];
  downLinks: (slug: string) => Link[];
  strength: (verdict: string) => number;
  isAccepted: (verdict: string) => boolean;
  weakest: (verdicts: string[]) => string;
  isCausal: (claim: Claim) => boolean;
  isEfficacy: (claim: Claim) => boolean;
  generality: (slug: string) => number;
  drivers: (slug: string, aspect?: string | null) => Map<string, Claim>;
  aspectOf: (claim: Claim) => string | null;
}

/** What a step hands on to the next, and the claims that license it. */
export interface Reading {
  sign: number | null;
  warrants: Claim[];
}

/** What SVG is drawn with: the parts of a line from one node to another, bent on its way. */
export interface Line {
  from: Place;
  via: Place;
  to: Place;
}

/** How far a drawing reaches. */
export interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What writes a text of a picture. */
export type Write = (
  text: string,
  x: number,
  y: number,
  look?: { weight?: number; size?: number; colour?: string },
) => void;
