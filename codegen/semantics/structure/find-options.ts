/**
 * Finds rows of short labels of which one is drawn as selected: the tabs of a page, filters, the parts of a segmented
 * control, sizes, days and numbers of pages. A layout comes in; the same layout goes out with a list of links in a
 * navigation for tabs and numbers, and a list of buttons for all others.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { leavesIn, mapLayout, textOfLayer, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow, isPainted, isUnconditional } from '../../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { fontSizeOf, nameWordsOf } from '../element-rules.ts';
import { PageColours } from '../page-colours.ts';
import { asLink, wrapInNav } from './link-lists.ts';
import { withEqualHeights, wrapInBox } from './nested-boxes.ts';

/** Marks the rows of options of all pages. */
export function markOptions(layout: LayoutTree, lexicon: Lexicon): LayoutTree {
  const colours = new PageColours(layout);
  return mapLayout(layout, (parent) => {
    if (parent.kind !== 'box' || parent.inferredKind === 'nav' || parent.inferredKind === 'form')
      return parent;
    const children = parent.children.map((child) => markRow(child, parent, { lexicon, colours }) ?? child);
    return children.every((child, index) => child === parent.children[index])
      ? parent
      : { ...parent, children };
  });
}

interface Search {
  readonly lexicon: Lexicon;
  readonly colours: PageColours;
}

/** A short label, alone or with its box. */
interface Option {
  readonly node: LayoutNode;
  readonly texts: readonly LayoutText[];
  /** Its layers without what they paint. */
  readonly shape: string;
  /** What its layers paint. */
  readonly paint: string;
  readonly isFilled: boolean;
  /** It has a line at its top or its bottom, and no other side. */
  readonly hasLine: boolean;
}

function markRow(row: LayoutNode, parent: LayoutBox, search: Search): LayoutNode | null {
  if (row.kind !== 'box' || !isFreeRow(row)) return null;
  const options = readOptions(row);
  const selected = options && findSelected(options);
  if (!options || !selected) return null;
  const others = options.filter((option) => option !== selected);
  if (options.length < (isPainted(row) && selected.isFilled ? 2 : minOptions)) return null;
  const actions = options.filter(({ texts }) => search.lexicon.isAction(wordsOf(texts)));
  if (actions.length * 2 > options.length) return null;
  const isNamed = hasOptionsName(nameWordsOf(row)) || hasOptionsName(nameWordsOf(parent));
  const isTabs = selected.hasLine && !selected.isFilled && others.every(({ isFilled }) => !isFilled);
  const arePages = areRisingNumbers(options);
  if (isTabs || arePages || (isNamed && options.every(({ node }) => node.kind === 'text'))) {
    const nav = wrapInNav(asList(row, options, asLink), parent);
    return nav.name === row.name ? nav : { ...nav, name: arePages ? 'pagination' : 'tabs' };
  }
  const isDistinct =
    isNamed || others.every(({ isFilled }) => !isFilled) || isInverted(selected, others, search);
  return selected.isFilled && isDistinct
    ? asList(row, options, (node) => ({ ...node, inferredKind: 'option' }))
    : null;
}

/** Options from which the one that differs is selected. Two are told apart only in a painted track. */
const minOptions = 3;
const maxOptions = 14;

function isFreeRow(box: LayoutBox): boolean {
  const shown = visibleChildren(box);
  return (
    flowOf(box) === 'row' &&
    box.link === null &&
    box.inferredKind === undefined &&
    box.decided?.kind === undefined &&
    shown.length >= 2 &&
    shown.length <= maxOptions &&
    !shown.some(isOutOfFlow)
  );
}

function hasOptionsName(words: string): boolean {
  return / (tabs?|tab ?bar|tab ?list|segments?|segmented|chips?|pills?|filters?|switcher|pagination|paginator) /.test(
    words,
  );
}

/** px and letters of the largest option; icons are no larger than its text allows. */
const maxOption = { height: 64, font: 20, letters: 24, layers: 8, icon: 24 };

function readOptions(row: LayoutBox): readonly Option[] | null {
  const options = visibleChildren(row).map(readOption);
  const [first] = options;
  if (first === undefined || first === null) return null;
  const sizes = new Set(first.texts.map(fontSizeOf));
  const { height } = first.node.drawn;
  const found = options.flatMap((option) => {
    const isAlike =
      option?.shape === first.shape &&
      Math.abs(option.node.drawn.height - height) <= 2 &&
      option.texts.every((text) => sizes.has(fontSizeOf(text)));
    return isAlike ? [option] : [];
  });
  return found.length === options.length ? found : null;
}

function readOption(node: LayoutNode): Option | null {
  if (node.kind === 'vector' || node.kind === 'image' || node.drawn.height > maxOption.height) return null;
  const leaves = leavesIn(node, maxOption.layers);
  if (leaves === null) return null;
  const texts = leaves.filter((leaf) => leaf.kind === 'text');
  const icons = leaves.filter((leaf) => leaf.kind !== 'text');
  if (texts.length === 0 || texts.length > 2 || icons.length > 1 || !texts.every(isLabel)) return null;
  if (icons.some(({ kind, drawn }) => kind === 'image' || drawn.height > maxOption.icon)) return null;
  const layers = layersOf(node);
  if (layers.some(isTaken)) return null;
  const painted = layers.map((layer) => layer.style.filter(isPaint));
  return {
    node,
    texts,
    shape: layers.map(({ kind }) => kind).join(' '),
    paint: JSON.stringify(painted),
    isFilled: painted.some((style) => style.some(({ property }) => /^background/.test(property))),
    hasLine: painted.some((style) => style.some(({ property }) => /^border-(top|bottom)$/.test(property))),
  };
}

function layersOf(node: LayoutNode): readonly LayoutNode[] {
  return [node, ...(node.kind === 'box' ? visibleChildren(node).flatMap(layersOf) : [])];
}

function isTaken({ inferredKind, decided, link }: LayoutNode): boolean {
  return inferredKind !== undefined || decided?.kind !== undefined || link !== null;
}

const paints =
  /^(color|background(-color|-image)?|border(-top|-bottom|-color)?|box-shadow|outline|font-weight|opacity)$/;

function isPaint(one: Declaration): boolean {
  return isUnconditional(one) && paints.test(one.property);
}

function isLabel(text: LayoutText): boolean {
  const words = textOfLayer(text).trim();
  return (
    text.blocks.length === 1 &&
    fontSizeOf(text) <= maxOption.font &&
    words.length <= maxOption.letters &&
    /[\p{L}\p{N}]/u.test(words) &&
    !/[.,:;?!…]$/u.test(words)
  );
}

function wordsOf(texts: readonly LayoutText[]): string {
  return texts.map(textOfLayer).join(' ').trim();
}

/** Returns the only option that is painted in another way than all others. */
function findSelected(options: readonly Option[]): Option | null {
  const counts = new Map<string, number>();
  for (const { paint } of options) counts.set(paint, (counts.get(paint) ?? 0) + 1);
  if (counts.size !== 2) return null;
  // Of two, the one with a fill is selected.
  const odd = options.filter(
    ({ paint, isFilled }) => counts.get(paint) === 1 && (options.length > 2 || isFilled),
  );
  return odd.length === 1 ? (odd[0] ?? null) : null;
}

/** Whether only the selected option has light words on a dark fill, or only it has not. */
function isInverted(selected: Option, others: readonly Option[], { colours }: Search): boolean {
  const isDark = ({ node, texts }: Option): boolean =>
    layersOf(node).some(
      (layer) => layer.kind === 'box' && texts.some((text) => colours.isLightOnDark(text, layer)),
    );
  return others.every((other) => isDark(other) !== isDark(selected));
}

/** Whether the options are numbers of pages. */
function areRisingNumbers(options: readonly Option[]): boolean {
  const numbers = options.map(({ texts }) =>
    /^\d{1,4}$/.test(wordsOf(texts)) ? Number(wordsOf(texts)) : NaN,
  );
  return numbers.every((number, index) =>
    index === 0 ? number === 1 : number > (numbers[index - 1] ?? NaN),
  );
}

function asList(
  row: LayoutBox,
  options: readonly Option[],
  mark: (node: LayoutNode) => LayoutNode,
): LayoutBox {
  const items = withEqualHeights(options.map(({ node }) => wrapInBox(mark(node), row, item)));
  const itemOf = new Map(options.map(({ node }, index) => [node, items[index] ?? node]));
  return { ...row, inferredKind: 'list', children: row.children.map((child) => itemOf.get(child) ?? child) };
}

const item = { name: 'item', kind: 'item' } as const;
