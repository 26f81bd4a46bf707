/**
 * What a model is told about a design beside its picture: the layers as an outline, with what a picture cannot show
 * (layout intent, tokens, components, constraints, exact words). Compact, and cut to a budget by importance; it
 * describes and never instructs.
 */
import type { DesignNode, DesignToken, DesignTree } from '#design/tree';
import { cutToBudget } from './cut-to-budget.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { explainNotation } from './explain-notation.ts';
import { usualWeight, type Telling } from './describe-text.ts';
import { findUsualFamily } from './find-usual-family.ts';
import { hex, name, plainNumber, quote, tokenName } from './format-values.ts';
import { nameStyles, type StyleNames } from './name-styles.ts';
import { outlineTree } from './outline.ts';
import { printOutline, type OutlineLine } from './print-outline.ts';

export interface HintsOptions {
  /** Tokens the text may have at most, estimated; `null` for what is usual, without leaving out a layer. */
  readonly budget: number | null;
}

export interface Hints {
  readonly text: string;
  /** Estimated, o200k. */
  readonly tokens: number;
  /** Layers a person can see in the frames. */
  readonly visibleNodes: number;
  /** Figma's ids of the numbers in the text; the first is number 1's. */
  readonly ids: readonly string[];
  /** True where the budget made it leave layers out. */
  readonly cut: boolean;
}

/** Tokens that looks may bring a layer to, and that a small design may take in all. */
const usual = { layer: 20, design: 800 };

/** What is left to the picture where all of it would be too long, the most dispensable first. */
const shorter: readonly Pick<Telling, 'looks' | 'places'>[] = [
  { looks: 'pictured', places: 'exact' },
  { looks: 'pictured', places: 'pictured' },
];

/**
 * Writes the hints of all frames of a tree. Where they would be long, looks that no token or style names and then the
 * places of what nothing lays out are left to the picture; only where that is not enough for a budget are layers left
 * out.
 */
export function writeHints(tree: DesignTree, { budget }: HintsOptions): Hints {
  const usualFamily = findUsualFamily(tree);
  let material = gather(tree, { looks: 'exact', places: 'exact', usualFamily });
  let hints = writeWithin(null, material);
  const room = budget ?? Math.max(usual.design, hints.visibleNodes * usual.layer);
  for (const telling of shorter) {
    if (hints.tokens <= room) return hints;
    material = gather(tree, { ...telling, usualFamily });
    hints = writeWithin(null, material);
  }
  return budget === null || hints.tokens <= budget ? hints : writeWithin(budget, material);
}

function gather(tree: DesignTree, telling: Telling): Material {
  const { entries, ids } = outlineTree(tree, telling);
  const styles = nameStyles(entries);
  return { tree, telling, ids, styles, lines: printOutline(entries, styles) };
}

interface Material {
  readonly tree: DesignTree;
  readonly telling: Telling;
  readonly ids: readonly string[];
  readonly styles: StyleNames;
  readonly lines: readonly OutlineLine[];
}

function writeWithin(budget: number | null, material: Material): Hints {
  const { tree, ids, styles, lines } = material;
  const visibleNodes = tree.frames.reduce((sum, { root }) => sum + countVisible(root), 0);
  const frames = tree.frames.length === 1 ? '' : ` in ${tree.frames.length} frames`;
  const head = `Design ${quote(tree.documentName)}, ${visibleNodes} visible layers${frames}`;
  const tokens = writeTokens(tree, budget === null ? null : Math.floor(budget / 5));
  const opening = [head, tellLooks(material), ...tokens.lines].filter((line) => line !== '').join('\n');
  const room = budget === null ? null : Math.max(0, budget - estimateTokens(opening) - noteTokens);
  const outline = cutToBudget(lines, room);
  const named = [...styles].filter(([style]) => outline.styles.has(style));
  const legend = named.map(([style, name]) => `${name}: ${style}`);
  const notes = outline.leftOut > 0 ? [cutNote(outline.leftOut, visibleNodes)] : [];
  const text = [
    opening,
    ...(legend.length > 0 ? ['Styles:', ...legend] : []),
    explainNotation(outline.text),
    outline.text,
    ...notes,
  ]
    .filter((part) => part !== '')
    .join('\n');
  const cut = outline.leftOut > 0 || tokens.leftOut > 0;
  return { text, tokens: estimateTokens(text), visibleNodes, ids, cut };
}

/** What holds for all looks that are told, or that they are not. */
function tellLooks({ telling: { looks, places, usualFamily } }: Material): string {
  if (places === 'pictured') return 'Places and looks without a token or style: see the picture';
  if (looks === 'pictured') return 'Looks without a token or style: see the picture';
  return usualFamily === null ? '' : `Type unless told: ${name(usualFamily)} ${usualWeight}`;
}

/** What the notation and the line that tells of a cut take at most. */
const noteTokens = 120;

function cutNote(leftOut: number, all: number): string {
  return `Cut to fit the budget: ${leftOut} of ${all} layers, the least important, are left out above.`;
}

function countVisible(node: DesignNode): number {
  if (!node.visible) return 0;
  return node.kind === 'box' ? node.children.reduce((sum, child) => sum + countVisible(child), 1) : 1;
}

/** The tokens that are in use, in the order in which the design lists them. */
function writeTokens(tree: DesignTree, budget: number | null) {
  if (tree.tokens.length === 0) return { lines: [], leftOut: 0 };
  const lines: string[] = [];
  let spent = 0;
  for (const token of tree.tokens) {
    const line = describeToken(token);
    spent += estimateTokens(line) + 1;
    if (budget !== null && spent > budget) break;
    lines.push(line);
  }
  const leftOut = tree.tokens.length - lines.length;
  const note = leftOut > 0 ? [`… ${leftOut} tokens left out`] : [];
  return { lines: ['Tokens:', ...lines, ...note], leftOut };
}

function describeToken({ name, codeName, values }: DesignToken): string {
  const differ = new Set(values.map(({ value }) => describeValue(value))).size > 1;
  const shown = differ ? values : values.slice(0, 1);
  const written = shown.map(({ mode, value }) =>
    differ ? `${quote(mode)} ${describeValue(value)}` : describeValue(value),
  );
  return `${tokenName(name)}${codeName === null ? '' : ` (${quote(codeName)})`} = ${written.join(', ')}`;
}

function describeValue(value: DesignToken['values'][number]['value']): string {
  if (typeof value === 'object') return hex(value);
  return typeof value === 'number' ? plainNumber(value) : JSON.stringify(value);
}
