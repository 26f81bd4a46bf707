import { estimateTokens } from './estimate-tokens.ts';
import type { OutlineLine } from './print-outline.ts';

/** Lines as they are printed, and how many layers were left out for want of room. */
export interface PrintedOutline {
  readonly text: string;
  /** The styles that the printed lines name. */
  readonly styles: ReadonlySet<string>;
  readonly leftOut: number;
}

/** What the line that tells of left-out layers costs at most, and what a style's line costs beside the style. */
const noteTokens = 14;
const styleTokens = 5;

/** Prints the outline, the least important lines left out until the rest fits; `null` prints everything. */
export function cutToBudget(lines: readonly OutlineLine[], budget: number | null): PrintedOutline {
  const kept = budget === null ? null : chooseLines(lines, budget);
  const printed: string[] = [];
  const styles = new Set<string>();
  let leftOut = 0;
  const print = (line: OutlineLine, depth: number) => {
    printed.push(`${' '.repeat(depth)}${line.text}`);
    for (const style of line.styles) styles.add(style);
    const missing = kept === null ? [] : line.children.filter((child) => !kept.has(child));
    for (const child of line.children) if (kept === null || kept.has(child)) print(child, depth + 1);
    const layers = missing.reduce((sum, child) => sum + countLayers(child), 0);
    leftOut += layers;
    if (layers > 0) printed.push(`${' '.repeat(depth + 1)}… ${layers} layers left out`);
  };
  for (const line of lines) {
    if (kept === null || kept.has(line)) print(line, 0);
    else leftOut += countLayers(line);
  }
  return { text: printed.join('\n'), styles, leftOut };
}

/** A child never matters more than its parent, so one walk by importance keeps whole branches. */
function chooseLines(lines: readonly OutlineLine[], budget: number): ReadonlySet<OutlineLine> {
  const entries: { line: OutlineLine; parent: OutlineLine | null; depth: number }[] = [];
  const collect = (line: OutlineLine, parent: OutlineLine | null, depth: number) => {
    entries.push({ line, parent, depth });
    for (const child of line.children) collect(child, line, depth + 1);
  };
  for (const line of lines) collect(line, null, 0);
  const kept = new Set<OutlineLine>();
  const told = new Set<string>();
  let spent = 0;
  for (const { line, parent, depth } of entries.toSorted((a, b) => b.line.importance - a.line.importance)) {
    if (parent !== null && !kept.has(parent)) continue;
    const indent = depth > 0 ? 1 : 0;
    const styles = line.styles.filter((style) => !told.has(style));
    const cost =
      estimateTokens(line.text) +
      1 +
      indent +
      (line.children.length > 0 ? noteTokens : 0) +
      styles.reduce((sum, style) => sum + estimateTokens(style) + styleTokens, 0);
    if (spent + cost > budget) continue;
    spent += cost;
    kept.add(line);
    for (const style of styles) told.add(style);
  }
  return kept;
}

function countLayers(line: OutlineLine): number {
  return line.children.reduce((sum, child) => sum + countLayers(child), line.layers);
}
