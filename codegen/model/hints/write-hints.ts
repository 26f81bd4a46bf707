/**
 * Writes the description of a design that a model gets besides the image: an outline of the layers with the
 * information that an image cannot show (layout, tokens, components, constraints, exact texts). It is compact,
 * and limited to a budget by importance. It contains no instructions.
 */
import type { DesignNode, DesignToken, DesignTree } from '#design/tree';
import { buildOutline } from './build-outline.ts';
import { defaultFontWeight, type HintDetail } from './describe-text.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { formatHexColour, formatName, formatNumber, formatTokenName, quoteText } from './format-values.ts';
import {
  assignStyleAliases,
  explainNotation,
  type OutlineLine,
  printOutline,
  printWithinBudget,
  type StyleAliases,
} from './print-outline.ts';

/** Options of `writeHints`. */
export interface HintsOptions {
  /** The maximum number of tokens, estimated; `null` for a default length without omitted layers. */
  readonly budget: number | null;
}

/** The hints of all frames. */
export interface Hints {
  readonly text: string;
  /** Estimated for o200k. */
  readonly tokens: number;
  /** The visible layers of the frames. */
  readonly visibleNodes: number;
  /** Figma's ids by the numbers in the text; the first has the number 1. */
  readonly ids: readonly string[];
  /** Whether layers were omitted to fit the budget. */
  readonly cut: boolean;
}

/**
 * Writes the hints of all frames of a tree. Where they would be long, appearances without a token or style are
 * left to the image first, then the positions of absolutely positioned layers. Layers are omitted only where that
 * does not fit the budget.
 */
export function writeHints(tree: DesignTree, { budget }: HintsOptions): Hints {
  const defaultFamily = findMostUsedFamily(tree);
  let prepared = prepareHints(tree, { appearance: 'exact', positions: 'exact', defaultFamily });
  let hints = writeWithin(null, prepared);
  const availableTokens =
    budget ?? Math.max(defaultBudgets.design, hints.visibleNodes * defaultBudgets.layer);
  for (const detail of reducedDetails) {
    if (hints.tokens <= availableTokens) return hints;
    prepared = prepareHints(tree, { ...detail, defaultFamily });
    hints = writeWithin(null, prepared);
  }
  return budget === null || hints.tokens <= budget ? hints : writeWithin(budget, prepared);
}

/** Tokens per layer, and for a small design as a whole, up to which appearances are described exactly. */
const defaultBudgets = { layer: 20, design: 800 };

/** The details that are left to the image where the text would be too long, the least important first. */
const reducedDetails: readonly Pick<HintDetail, 'appearance' | 'positions'>[] = [
  { appearance: 'pictured', positions: 'exact' },
  { appearance: 'pictured', positions: 'pictured' },
];

function prepareHints(tree: DesignTree, detail: HintDetail): PreparedHints {
  const { entries, ids } = buildOutline(tree, detail);
  const styles = assignStyleAliases(entries);
  return { tree, detail, ids, styles, lines: printOutline(entries, styles) };
}

interface PreparedHints {
  readonly tree: DesignTree;
  readonly detail: HintDetail;
  readonly ids: readonly string[];
  readonly styles: StyleAliases;
  readonly lines: readonly OutlineLine[];
}

function writeWithin(budget: number | null, prepared: PreparedHints): Hints {
  const { tree, ids, styles, lines } = prepared;
  const visibleNodes = tree.frames.reduce((sum, { root }) => sum + countVisible(root), 0);
  const frames = tree.frames.length === 1 ? '' : ` in ${tree.frames.length} frames`;
  const head = `Design ${quoteText(tree.documentName)}, ${visibleNodes} visible layers${frames}`;
  const tokens = writeTokens(tree, budget === null ? null : Math.floor(budget / 5));
  const opening = [head, describeOmissions(prepared), ...tokens.lines]
    .filter((line) => line !== '')
    .join('\n');
  const availableTokens = budget === null ? null : Math.max(0, budget - estimateTokens(opening) - noteTokens);
  const outline = printWithinBudget(lines, availableTokens);
  const named = [...styles].filter(([style]) => outline.styles.has(style));
  const legend = named.map(([style, name]) => `${name}: ${style}`);
  const notes = outline.leftOut > 0 ? [leftOutNote(outline.leftOut, visibleNodes)] : [];
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

/** States the default font, or which details were left to the image. */
function describeOmissions({ detail: { appearance, positions, defaultFamily } }: PreparedHints): string {
  if (positions === 'pictured') return 'Places and looks without a token or style: see the picture';
  if (appearance === 'pictured') return 'Looks without a token or style: see the picture';
  return defaultFamily === null ? '' : `Type unless told: ${formatName(defaultFamily)} ${defaultFontWeight}`;
}

/** Tokens of the notation and of the line about omitted layers at most. */
const noteTokens = 120;

function leftOutNote(leftOut: number, all: number): string {
  return `Cut to fit the budget: ${leftOut} of ${all} layers, the least important, are left out above.`;
}

function countVisible(node: DesignNode): number {
  if (!node.visible) return 0;
  return node.kind === 'box' ? node.children.reduce((sum, child) => sum + countVisible(child), 1) : 1;
}

/** Lists the tokens of the design that are used, in its order. */
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
    differ ? `${quoteText(mode)} ${describeValue(value)}` : describeValue(value),
  );
  return `${formatTokenName(name)}${codeName === null ? '' : ` (${quoteText(codeName)})`} = ${written.join(', ')}`;
}

function describeValue(value: DesignToken['values'][number]['value']): string {
  if (typeof value === 'object') return formatHexColour(value);
  return typeof value === 'number' ? formatNumber(value) : JSON.stringify(value);
}

/** Returns the family that most runs of a design have; `null` where there are no texts. */
function findMostUsedFamily({ frames }: DesignTree): string | null {
  const occurrences = new Map<string, number>();
  const visit = (node: DesignNode) => {
    if (!node.visible) return;
    if (node.kind === 'box') return node.children.forEach(visit);
    if (node.kind !== 'text') return;
    for (const { style } of node.runs)
      occurrences.set(style.family, (occurrences.get(style.family) ?? 0) + 1);
  };
  frames.forEach(({ root }) => visit(root));
  return [...occurrences].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}
