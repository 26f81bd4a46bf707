/** What a fact's `expected.json` may say. All boxes are `[x, y, width, height]` in px from the frame's corner. */
export interface Fact {
  /** The fact in one sentence, as a designer would put it. */
  readonly says: string;
  /** Nodes that are not judged by their box, each with the reason. @default {} */
  readonly apart?: Readonly<Record<string, string>>;
  /** Computed values, by `NODE` or `NODE SELECTOR` (inside the node's element). @default {} */
  readonly styles?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Selectors that a node's element matches, as `ul:has(> li)`. @default {} */
  readonly matches?: Readonly<Record<string, string>>;
  /** Colours of single pixels of the picture. @default [] */
  readonly pixels?: readonly FactPixel[];
  /** Mean colours of areas of the picture, where single pixels are left to chance. @default [] */
  readonly areas?: readonly FactArea[];
  /** The words of each line, by node. @default {} */
  readonly lines?: Readonly<Record<string, readonly string[]>>;
  /** Where nodes stand once the window has another size. @default [] */
  readonly resized?: readonly FactResize[];
  /** Where nodes stand in the window once it, or a frame in it, is scrolled. @default [] */
  readonly scrolled?: readonly FactScroll[];
  /** All problems, as `CODE NODE`. @default [] */
  readonly problems?: readonly string[];
}

export type FactBox = readonly [x: number, y: number, width: number, height: number];

export interface FactPixel {
  readonly at: readonly [x: number, y: number];
  /** `#rrggbb`. */
  readonly colour: string;
  /** How far each channel may be off, of 255. @default 3 */
  readonly within?: number;
}

export interface FactArea {
  readonly box: FactBox;
  /** `#rrggbb`. */
  readonly mean: string;
  /** How far each channel of the mean may be off, of 255. @default 8 */
  readonly within?: number;
  /** The least and greatest standard deviation of a channel, of 255. @default any */
  readonly spread?: readonly [least: number, greatest: number];
}

export interface FactResize {
  readonly width: number;
  /** px. @default the frame's own */
  readonly height?: number;
  readonly boxes: Readonly<Record<string, FactBox>>;
}

export interface FactScroll {
  /** The node whose element scrolls. @default the page */
  readonly of?: string;
  /** px to the right and down. */
  readonly by: readonly [x: number, y: number];
  /** px of the window. @default the frame's own */
  readonly height?: number;
  readonly boxes: Readonly<Record<string, FactBox>>;
}

const known: Readonly<Record<keyof Fact, true>> = {
  says: true,
  apart: true,
  styles: true,
  matches: true,
  pixels: true,
  areas: true,
  lines: true,
  resized: true,
  scrolled: true,
  problems: true,
};

/** Reads a fact; a word that no judge knows would pass unseen, so it throws. */
export function readFact(json: string): Fact {
  const fact = JSON.parse(json) as Fact;
  const unknown = Object.keys(fact).filter((key) => !(key in known));
  if (unknown.length > 0) throw new Error(`No judge knows "${unknown.join(', ')}".`);
  if (typeof fact.says !== 'string' || fact.says === '') throw new Error('A fact says what it is.');
  return fact;
}
