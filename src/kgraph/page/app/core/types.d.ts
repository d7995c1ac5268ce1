/**
 * What the modules of the page pass to each other. The types of the page data are generated from
 * page/contract.py (contract.d.ts).
 */

import type * as contract from "./contract.js";

export type * from "./contract.js";

export type Data = contract.PackedData;
export type NetworkNode = contract.DrawnNode & { title?: string };
export type NetworkEdge = contract.DrawnEdge;

export type Lang = "zh" | "en";
export type Sign = 1 | -1 | null;
export type Pair = contract.Pair;
export type Claim = contract.Claim;
export type Entity = contract.Entity;
export type Link = contract.Link;
export type MaybePair = Partial<Pair> | null | undefined;
export type Place = { x: number; y: number };

/** A value of an address that this graph lacks: its key, and the value as written. */
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

/** A step with its reading: its sign, and the claims that license the next step. */
export type ReadStep = Step & { sign: number | null; warrants: Claim[] };

export interface Path {
  steps: ReadStep[];
  sign: number | null;
  verdict: string;
  isAccepted: boolean;
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

/** How places of the drawing map to the screen or to a file. */
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

/** What becomes a child of an element; null adds no child. */
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

/** Look-up by slug, for slugs that the data name. A slug from an address or a reader may be missing. */
export interface Lookup<T> extends ReadonlyMap<string, T> {
  get(slug: string | null): T;
  has(slug: string | null): boolean;
}

/** The values for the placeholders of a message. */
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
  plain: (text: string) => string;
  words: (text: string) => string[];
}

/** A name that matches a text. */
export type FoundName = Pick<contract.Name, "slug" | "label" | "lang" | "key"> & { kind: string };

/** What is left of a text without some affixes, and the categories that these may surround; null for all. */
export interface Rest {
  text: string;
  of: string[] | null;
}

/** What search/affixes.js makes. */
export interface AffixesOf {
  withoutStrength: (text: string) => string;
  rests: (text: string) => Rest[];
  wordings: (text: string) => string[];
  minerals: string[];
  joints: string[];
  joiningWords: Set<string>;
  negations: string[];
  words: Set<string>;
}

/** What search/known.js makes. */
export interface Known {
  affixes: AffixesOf;
  words: (text: string) => string;
  rests: (text: string) => Rest[];
  fits: (name: contract.Name, rest: Rest) => boolean;
  byWording: (text: string) => contract.Name[];
  byForm: (text: string) => contract.Name[];
  findOutside: (text: string) => string | null;
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
  kind: string;
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
  edges: { edge: DrawnEdge; ends: Ends }[];
}

/** A part of a picture, and how high it is. */
export interface Block {
  group: SVGElement;
  height: number;
}

/** What rules/network.js makes. */
export interface Network {
  acceptable: string[];
  doubtful: string[];
  outEdges: (slug: string) => Claim[];
  inEdges: (slug: string) => Claim[];
  upLinks: (slug: string) => Link[];
  downLinks: (slug: string) => Link[];
  strength: (verdict: string) => number;
  isAccepted: (claim: Claim) => boolean;
  weakest: (verdicts: string[]) => string;
  isCausal: (claim: Claim) => boolean;
  signOf: (claim: Claim) => Claim["sign"];
  isBound: (claim: Claim) => boolean;
  isEfficacy: (claim: Claim) => boolean;
  generality: (slug: string) => number;
  drivers: (slug: string, aspect?: string | null) => Map<string, Claim>;
  aspectOf: (claim: Claim) => string | null;
}

/** The sign that a step passes on, and the claims that license it. */
export interface Reading {
  sign: number | null;
  warrants: Claim[];
}

/** What SVG is drawn with: a line from one node to another, bent towards `via`. */
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
