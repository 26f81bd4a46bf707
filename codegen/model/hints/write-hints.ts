/**
 * What a model is told about a design beside its picture: the layers as an outline, with what a picture cannot show
 * (layout intent, tokens, components, constraints, exact words). Compact, and cut to a budget by importance; it
 * describes and never instructs.
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
const defaultBudgets = { layer: 20, design: 800 };

/** What is left to the picture where all of it would be too long, the most dispensable first. */
const reducedDetails: readonly Pick<HintDetail, 'appearance' | 'positions'>[] = [
  { appearance: 'pictured', positions: 'exact' },
  { appearance: 'pictured', positions: 'pictured' },
];

/**
 * Writes the hints of all frames of a tree. Where they would be long, looks that no token or style names and then the
 * places of what nothing lays out are left to the picture; only where that is not enough for a budget are layers left
 * out.
 */
export function writeHints(tree: DesignTree, { budget }: HintsOptions): Hints {
  const defaultFamily = findMostUsedFamily(tree);
  let material = buildMaterial(tree, { appearance: 'exact', positions: 'exact', defaultFamily });
  let hints = writeWithin(null, material);
  const availableTokens =
    budget ?? Math.max(defaultBudgets.design, hints.visibleNodes * defaultBudgets.layer);
  for (const detail of reducedDetails) {
    if (hints.tokens <= availableTokens) return hints;
    material = buildMaterial(tree, { ...detail, defaultFamily });
    hints = writeWithin(null, material);
  }
  return budget === null || hints.tokens <= budget ? hints : writeWithin(budget, material);
}

function buildMaterial(tree: DesignTree, detail: HintDetail): HintMaterial {
  const { entries, ids } = buildOutline(tree, detail);
  const styles = assignStyleAliases(entries);
  return { tree, detail, ids, styles, lines: printOutline(entries, styles) };
}

interface HintMaterial {
  readonly tree: DesignTree;
  readonly detail: HintDetail;
  readonly ids: readonly string[];
  readonly styles: StyleAliases;
  readonly lines: readonly OutlineLine[];
}

function writeWithin(budget: number | null, material: HintMaterial): Hints {
  const { tree, ids, styles, lines } = material;
  const visibleNodes = tree.frames.reduce((sum, { root }) => sum + countVisible(root), 0);
  const frames = tree.frames.length === 1 ? '' : ` in ${tree.frames.length} frames`;
  const head = `Design ${quoteText(tree.documentName)}, ${visibleNodes} visible layers${frames}`;
  const tokens = writeTokens(tree, budget === null ? null : Math.floor(budget / 5));
  const opening = [head, describeOmissions(material), ...tokens.lines]
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

/** What holds for all looks that are told, or that they are not. */
function describeOmissions({ detail: { appearance, positions, defaultFamily } }: HintMaterial): string {
  if (positions === 'pictured') return 'Places and looks without a token or style: see the picture';
  if (appearance === 'pictured') return 'Looks without a token or style: see the picture';
  return defaultFamily === null ? '' : `Type unless told: ${formatName(defaultFamily)} ${defaultFontWeight}`;
}

/** What the notation and the line that tells of a cut take at most. */
const noteTokens = 120;

function leftOutNote(leftOut: number, all: number): string {
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
    differ ? `${quoteText(mode)} ${describeValue(value)}` : describeValue(value),
  );
  return `${formatTokenName(name)}${codeName === null ? '' : ` (${quoteText(codeName)})`} = ${written.join(', ')}`;
}

function describeValue(value: DesignToken['values'][number]['value']): string {
  if (typeof value === 'object') return formatHexColour(value);
  return typeof value === 'number' ? formatNumber(value) : JSON.stringify(value);
}

/** The family that most texts of a design have, by runs; `null` where there are no texts. */
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
