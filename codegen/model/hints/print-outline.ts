/** Prints the outline as text: styles by alias, within a budget, with a legend of the notation. */
import type { OutlineEntry } from './build-outline.ts';
import { joinNonEmpty, type NodeDescription } from './describe-node.ts';
import { estimateTokens } from './estimate-tokens.ts';

/** One line of the printed outline. */
export interface OutlineLine {
  readonly text: string;
  /** The styles that it refers to. */
  readonly styles: readonly string[];
  readonly children: readonly OutlineLine[];
  readonly layers: number;
  readonly importance: number;
}

/** Prints entries, with aliases for styles that have one. */
export function printOutline(
  entries: readonly OutlineEntry[],
  aliases: StyleAliases,
): readonly OutlineLine[] {
  return entries.map((entry) => {
    const { layers, importance } = entry;
    const used =
      entry.like === null ? [entry.description] : entry.like.changes.map(({ description }) => description);
    const styles = used.flatMap((description) => description.parts).filter((style) => aliases.has(style));
    return {
      text: printOutlineEntry(entry, aliases),
      styles,
      children: printOutline(entry.children, aliases),
      layers,
      importance,
    };
  });
}

function printOutlineEntry(
  { number, description, vectorLayers, like }: OutlineEntry,
  aliases: StyleAliases,
): string {
  const write = (start: string, { text: content, parts }: NodeDescription) =>
    joinNonEmpty([start, content, ...parts.map((part) => aliases.get(part) ?? part)]);
  if (like === null) {
    return joinNonEmpty([
      write(`${description.kind}${number}`, description),
      vectorLayers === 0 ? '' : `drawing${vectorLayers}`,
    ]);
  }
  const changes = like.changes.map((change) =>
    change.onlyText
      ? `${change.number} ${change.description.text}`
      : write(`${change.number} =`, change.description),
  );
  return [`${description.kind}${number} like ${like.number}`, ...changes].join('; ');
}

/** The printed lines, and the number of layers that did not fit the budget. */
export interface PrintedOutline {
  readonly text: string;
  /** The styles that the printed lines refer to. */
  readonly styles: ReadonlySet<string>;
  readonly leftOut: number;
}

/** Tokens of a line about omitted layers at most, and of a style's line besides the style. */
const noteTokens = 14;

const styleTokens = 5;

/** Prints the outline and omits the least important lines until the rest fits; `null` prints everything. */
export function printWithinBudget(lines: readonly OutlineLine[], budget: number | null): PrintedOutline {
  const kept = budget === null ? null : chooseLines(lines, budget);
  const printed: string[] = [];
  const styles = new Set<string>();
  let omittedLayers = 0;
  const print = (line: OutlineLine, depth: number) => {
    printed.push(`${' '.repeat(depth)}${line.text}`);
    for (const style of line.styles) styles.add(style);
    const missing = kept === null ? [] : line.children.filter((child) => !kept.has(child));
    for (const child of line.children) if (kept === null || kept.has(child)) print(child, depth + 1);
    const layers = missing.reduce((sum, child) => sum + countLayers(child), 0);
    omittedLayers += layers;
    if (layers > 0) printed.push(`${' '.repeat(depth + 1)}… ${layers} layers left out`);
  };
  for (const line of lines) {
    if (kept === null || kept.has(line)) print(line, 0);
    else omittedLayers += countLayers(line);
  }
  return { text: printed.join('\n'), styles, leftOut: omittedLayers };
}

/**
 * A child is never more important than its parent, so one pass in order of importance keeps connected branches.
 */
function chooseLines(lines: readonly OutlineLine[], budget: number): ReadonlySet<OutlineLine> {
  const entries: { line: OutlineLine; parent: OutlineLine | null; depth: number }[] = [];
  const collect = (line: OutlineLine, parent: OutlineLine | null, depth: number) => {
    entries.push({ line, parent, depth });
    for (const child of line.children) collect(child, line, depth + 1);
  };
  for (const line of lines) collect(line, null, 0);
  const kept = new Set<OutlineLine>();
  const listedStyles = new Set<string>();
  let spent = 0;
  for (const { line, parent, depth } of entries.toSorted((a, b) => b.line.importance - a.line.importance)) {
    if (parent !== null && !kept.has(parent)) continue;
    const indent = depth > 0 ? 1 : 0;
    const styles = line.styles.filter((style) => !listedStyles.has(style));
    const cost =
      estimateTokens(line.text) +
      1 +
      indent +
      (line.children.length > 0 ? noteTokens : 0) +
      styles.reduce((sum, style) => sum + estimateTokens(style) + styleTokens, 0);
    if (spent + cost > budget) continue;
    spent += cost;
    kept.add(line);
    for (const style of styles) listedStyles.add(style);
  }
  return kept;
}

function countLayers(line: OutlineLine): number {
  return line.children.reduce((sum, child) => sum + countLayers(child), line.layers);
}

/** Short names for parts that several layers share, by the part, in order of first use. */
export type StyleAliases = ReadonlyMap<string, string>;

/** Assigns aliases to the parts for which an alias saves tokens. */
export function assignStyleAliases(entries: readonly OutlineEntry[]): StyleAliases {
  const occurrences = new Map<string, number>();
  const count = (style: string) => occurrences.set(style, (occurrences.get(style) ?? 0) + 1);
  const visit = (entry: OutlineEntry) => {
    if (entry.like === null) entry.description.parts.forEach(count);
    for (const { description, onlyText } of entry.like?.changes ?? [])
      if (!onlyText) description.parts.forEach(count);
    entry.children.forEach(visit);
  };
  entries.forEach(visit);
  const aliases = new Map<string, string>();
  for (const [style, times] of occurrences) {
    const cost = estimateTokens(style);
    if (times * cost > cost + legendCost + times * aliasCost) aliases.set(style, `s${aliases.size + 1}`);
  }
  return aliases;
}

/** Tokens of an alias where it is used, and of its line in the legend besides the part. */
const aliasCost = 2;

const legendCost = 4;

/** Explains the notation: one clause for each sign that occurs in the outline. */
export function explainNotation(outline: string): string {
  const signs = outline.replaceAll(quoted, '');
  const explanations = clauses.filter(({ sign }) => sign.test(signs)).map(({ says }) => says);
  return `Layers by kind, number${explanations.join('')}:`;
}

const quoted = /"(?:[^"\\]|\\.)*"/g;

const clauses: readonly { readonly sign: RegExp; readonly says: string }[] = [
  { sign: /×/, says: ', W×H px' },
  { sign: /\*×|×\*/, says: ', * fills' },
  { sign: /-×|×-/, says: ', - hugs' },
  { sign: /@-?\d/, says: ', @x,y' },
  { sign: /@-?\d[^]* :[lrcws][tbcws]| :[lrcws][tbcws][^]*@-?\d/, says: ' or 0,0' },
  { sign: / \S*:[lrcws][tbcws]\b/, says: ' :pins (ltrb, centre, w both, scale)' },
  { sign: / whole\b/, says: ', whole of its parent' },
  { sign: /<(?:shown|words|swap)=/, says: ', <by property>' },
  { sign: / s\d/, says: ', style' },
  { sign: /(?:seems|maybe)-/, says: ', seems/maybe: where all/most stand' },
  { sign: /\d like \d/, says: ', "9 like 4": as 4, numbers running on, but for these' },
];
