/**
 * Makes the styles of one element equal in all occurrences where they differ by chance: by less than 2 px, in whether
 * words may wrap, or in what has no effect on a box with a single child. What is left is meant.
 */
import { readPx } from '../../css/css-values.ts';
import { flowOf, isOutOfFlow, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { Declaration, LayoutNode, Style } from '../../layout/layout-tree.ts';
import { visibleChildren } from '../walk-layout.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import {
  chooseBasis,
  chooseLeastDistance,
  chooseLength,
  chooseLimit,
  chooseMinHeight,
  commonest,
  mayBeNarrow,
  minMeant,
} from './choose-lengths.ts';

/** What evening needs to know of the layers around a part. */
export interface EvenContext {
  /** Returns the style of a layer. */
  styleOf(node: LayoutNode): Style;
  /** Whether nothing is behind a layer in an unpainted box, so that nobody sees where it ends. */
  isLast(node: LayoutNode): boolean;
  /** Returns the box around a layer; `null` where that is unknown. */
  parentOf(node: LayoutNode): LayoutNode | null;
}

const onlyOwn: EvenContext = { styleOf: ({ style }) => style, isLast: () => false, parentOf: () => null };

/**
 * Returns the styles of one element, one for each occurrence.
 * @param kinds What the design calls each occurrence: differences between two kinds are never chance.
 * @param context What the layers have around them.
 */
export function evenStyles(
  nodes: AlignedNodes,
  kinds: readonly string[],
  context: EvenContext = onlyOwn,
): readonly (Style | null)[] {
  const styles = nodes.map((node) => node && context.styleOf(node));
  if (new Set(styles.map((style) => JSON.stringify(style))).size < 2) return styles;
  const byKind = new Map<string, number[]>();
  nodes.forEach((node, index) => {
    if (node === null) return;
    const kind = kinds[index] ?? '';
    byKind.set(kind, [...(byKind.get(kind) ?? []), index]);
  });
  const result = [...styles];
  for (const indices of byKind.values()) {
    const even = evenGroup(
      indices.flatMap((index) => nodes[index] ?? []),
      context,
    );
    indices.forEach((index, at) => (result[index] = even[at] ?? null));
  }
  return byKind.size < 2 ? result : evenBases(result);
}

/** Gives items one basis in all kinds. The layout measures it by the words beside them, which no kind decides. */
function evenBases(styles: readonly (Style | null)[]): readonly (Style | null)[] {
  const known = styles.flatMap((style) => style ?? []).filter(({ property }) => property === 'flex');
  const chosen = new Map(
    [...new Set(known.map(keyOf))].map((key) => {
      const values = styles.flatMap((style) =>
        style === null ? [] : [style.find((one) => keyOf(one) === key)?.value ?? null],
      );
      return [key, values.includes(null) ? undefined : chooseBasis(values)] as const;
    }),
  );
  return styles.map(
    (style) =>
      style &&
      style.map((one) => ({
        ...one,
        value: (one.property === 'flex' && chosen.get(keyOf(one))) || one.value,
      })),
  );
}

function evenGroup(nodes: readonly LayoutNode[], context: EvenContext): readonly Style[] {
  const styles = adaptations.reduce(
    evenAdaptation,
    nodes.map((node) => context.styleOf(node)),
  );
  const chosen = new Map<string, string | null>();
  for (const key of new Set(styles.flatMap((style) => style.map(keyOf)))) {
    const values = styles.map((style) => style.find((one) => keyOf(one) === key)?.value ?? null);
    if (new Set(values).size < 2) continue;
    const property = key.split(' ')[0] ?? '';
    const value = chooseValue(property, values, nodes, context);
    if (value !== undefined) chosen.set(key, value);
  }
  if (chosen.size === 0) return styles;
  const samples = new Map(styles.flatMap((style) => style.map((one) => [`${keyOf(one)} ${one.value}`, one])));
  return styles.map((style) => {
    const kept = style.flatMap((one) => {
      const value = chosen.get(keyOf(one));
      if (value === undefined) return [one];
      return value === null ? [] : [{ ...one, value }];
    });
    const known = new Set(style.map(keyOf));
    const added = [...chosen].flatMap(([key, value]) =>
      value === null || known.has(key) ? [] : (samples.get(`${key} ${value}`) ?? []),
    );
    return [...kept, ...added];
  });
}

/** Declarations without an effect until there is less space than drawn. How soon that is depends on the words. */
const adaptations: readonly Declaration[] = [
  { property: 'max-width', value: '100%' },
  { property: 'flex-wrap', value: 'wrap' },
  { property: 'white-space', value: 'normal' },
];

/** Gives an adaptation that some occurrences have to all, in narrower viewports only if that is so in one of them. */
function evenAdaptation(styles: readonly Style[], wanted: Declaration): readonly Style[] {
  const isWanted = ({ property, value, state }: Declaration) =>
    property === wanted.property && value === wanted.value && state === undefined;
  const found = styles.map((style) => style.find(isWanted));
  const given = found.flatMap((one) => one ?? []);
  if (given.length === 0 || new Set(found.map((one) => one && (one.below ?? Infinity))).size === 1)
    return styles;
  const isOwn = (one: Declaration) => one.property === wanted.property && !isWanted(one);
  if (wanted.property === 'max-width' && styles.some((style) => style.some(isOwn))) return styles;
  const limits = given.flatMap(({ below }) => below ?? []);
  // A row that wraps at every width may be drawn so.
  if (wanted.property === 'flex-wrap' && limits.length === 0) return styles;
  const added = limits.length === 0 ? wanted : { ...wanted, below: Math.max(...limits) };
  return styles.map((style) =>
    insertInOrder(
      style.filter((one) => !isWanted(one)),
      added,
    ),
  );
}

/** Declarations of narrower viewports are behind the others, the widest first. */
function insertInOrder(style: Style, added: Declaration): Style {
  const at = style.findIndex(({ below }) => below !== undefined && below < (added.below ?? Infinity));
  return at < 0 ? [...style, added] : style.toSpliced(at, 0, added);
}

function keyOf({ property, below, state }: Declaration): string {
  return `${property} ${below ?? ''} ${state ?? ''}`;
}

/** Returns the value for all; `null` for none, `undefined` where the difference is meant. */
function chooseValue(
  property: string,
  values: readonly (string | null)[],
  nodes: readonly LayoutNode[],
  context: EvenContext,
): string | null | undefined {
  if (arrangesChildren.test(property)) {
    const meant = values.filter((_, index) => arrangesSeveral(nodes[index]));
    const isOne = new Set(meant).size === 1;
    if (isOne && meant[0] !== undefined) return meant[0];
    const even = meant.length < values.length ? chooseLength(property, meant) : undefined;
    if (even !== undefined) return even;
  }
  if (/^(column-)?gap$/.test(property)) {
    const gap = chooseLeastDistance(values, nodes);
    if (gap !== null) return gap;
  }
  if (property === 'min-height') {
    const height = chooseMinHeight(values, nodes);
    if (height !== null) return height;
  }
  const ofStretched = chooseForStretched(property, values, nodes, context);
  if (ofStretched !== undefined) return ofStretched;
  const ofText = nodes.every(isPlainText) ? chooseForText(property, values, nodes, context) : undefined;
  if (ofText !== undefined) return ofText;
  if (property === 'flex-wrap' && values.includes('wrap') && nodes.every(isOneRow)) return 'wrap';
  if (property === 'row-gap' && nodes.every(isOneRow)) return commonest(values);
  if (property === 'align-items' && nodes.every(hasOneCrossSize)) return commonest(values);
  if (property === 'flex') return chooseBasis(values);
  if (property === 'max-width') return chooseLimit(values);
  if (property === 'min-width' && mayBeNarrow(values, nodes, (node) => context.parentOf(node))) return '0';
  return followsWords.test(property) ? commonest(values) : chooseLength(property, values);
}

/** Whether a text has no box of its own that people see, and begins at the start of it. */
function isPlainText(node: LayoutNode): boolean {
  return node.kind === 'text' && !isPainted(node) && unconditionalValueOf(node, 'text-align') === undefined;
}

/**
 * A column whose items all fill it needs no alignment, and one with an item more that does not fill it aligns all at the start and
 * stretches the others. Both look alike, so all occurrences are written as the second.
 */
function chooseForStretched(
  property: string,
  values: readonly (string | null)[],
  nodes: readonly LayoutNode[],
  context: EvenContext,
): string | undefined {
  const others = nodes.filter((_, index) => values[index] === null);
  const isOnly = (given: string) => values.every((value) => value === given || value === null);
  if (property === 'align-self' && isOnly('stretch'))
    return others.every((node) => isStretched(node, context)) ? 'stretch' : undefined;
  if (property !== 'align-items' || !isOnly('flex-start')) return undefined;
  const aligned = nodes.filter((_, index) => values[index] !== null);
  const stretching = new Set(
    aligned
      .flatMap(visibleChildren)
      .flatMap((child) =>
        unconditionalValueOf({ style: context.styleOf(child) }, 'align-self') === 'stretch'
          ? [child.name]
          : [],
      ),
  );
  const isMet = (node: LayoutNode) =>
    flowOf(node) === 'column' &&
    visibleChildren(node).every(
      (child) => isOutOfFlow(child) || stretching.has(child.name) || isPlainText(child),
    );
  return others.every(isMet) ? 'flex-start' : undefined;
}

/** Whether a layer fills the width of its column because nothing says otherwise. */
function isStretched(node: LayoutNode, context: EvenContext): boolean {
  const parent = context.parentOf(node);
  return (
    parent !== null &&
    flowOf(parent) === 'column' &&
    unconditionalValueOf({ style: context.styleOf(parent) }, 'align-items') === undefined
  );
}

/** Returns what all texts declare for their boxes, which follow their words; `undefined` where the measure is meant. */
function chooseForText(
  property: string,
  values: readonly (string | null)[],
  nodes: readonly LayoutNode[],
  context: EvenContext,
): string | null | undefined {
  const areShort = nodes.every(isOneLine);
  if (property === 'align-self') return commonest(values);
  if (/^(min-)?height$/.test(property)) return areShort ? commonest(values) : undefined;
  if (property !== 'width') return undefined;
  const lengths = values.map((value) => readPx(value ?? undefined));
  const others = values.filter((_, index) => lengths[index] === null);
  if (others.length === values.length) return commonest(values);
  const given = lengths.flatMap((length) => length ?? []);
  // Texts of one width, whatever they say, are a column, and what is behind them begins at its end.
  const isColumn = new Set(given).size < given.length && !nodes.every((node) => context.isLast(node));
  if (areShort && isColumn) return undefined;
  if (areShort) return others.length > 0 ? commonest(others) : null;
  if (others.includes(null)) return null;
  const [least, greatest] = [Math.min(...given), Math.max(...given)];
  const isOneMeasure = others.length === 0 && greatest - least <= maxMeasureDifference * greatest;
  return isOneMeasure ? (values[lengths.indexOf(greatest)] ?? undefined) : undefined;
}

/** The share by which boxes of several lines differ where each is as wide as its longest line. */
const maxMeasureDifference = 0.1;

/** The share of the font size from which a text has a second line. */
const minTwoLines = 2;

/** Whether a text is drawn in one line. */
export function isOneLine(node: LayoutNode): boolean {
  const fontSize = readPx(unconditionalValueOf(node, 'font-size')) ?? defaultFontSize;
  const lineHeight = readPx(unconditionalValueOf(node, 'line-height')) ?? fontSize;
  return node.drawn.height < Math.max(lineHeight * 1.5, fontSize * minTwoLines);
}

/** px. */
const defaultFontSize = 16;

/** Whether all children of a row are drawn beside each other. */
function isOneRow(node: LayoutNode): boolean {
  const inside = visibleChildren(node).filter((child) => !isOutOfFlow(child));
  const width = inside.reduce((sum, { drawn }) => sum + drawn.width, 0);
  return flowOf(node) === 'row' && width <= node.drawn.width + minMeant;
}

/** px by which children of a row may be off the middle where a hand placed an icon beside words. */
const maxOffMiddle = 4;

/** Whether the children of a row are nearly as high as each other, so that it hardly matters how they are aligned. */
function hasOneCrossSize(node: LayoutNode): boolean {
  const heights = visibleChildren(node).flatMap((child) => (isOutOfFlow(child) ? [] : [child.drawn.height]));
  return flowOf(node) === 'row' && Math.max(...heights) - Math.min(...heights) <= 2 * maxOffMiddle;
}

/** Properties that the layout derives from how long the words are. */
const followsWords = /^(white-space|min-width|flex-shrink)$/;

/** Properties without an effect on a single child; its alignment across the container is not among them. */
const arrangesChildren = /^(gap|row-gap|column-gap|justify-content|flex-wrap)$/;

function arrangesSeveral(node: LayoutNode | undefined): boolean {
  return visibleChildren(node ?? null).length > 1;
}
