/**
 * Merges the width variants of one page: each element occurs once, with its changes at narrower widths in its style.
 */
import { problem, type Problem } from '#design/problem';
import { insertDeclaration } from '../../css/declaration-map.ts';
import type {
  LayoutImage,
  LayoutNode,
  LayoutPage,
  LayoutText,
  PictureSource,
  Style,
} from '../layout-tree.ts';
import { breakpointBetween } from '../responsive/breakpoints.ts';
import { plainTextOf } from '../responsive/measure-words.ts';
import { mergeTrees } from './merge-trees.ts';
import {
  mergeStylesAcrossWidths,
  type StyleAtWidth,
  undeclaredValueInText,
  type ViewportRange,
} from './merge-width-styles.ts';
import { type MergedNode, widestNodeOf } from './merged-node.ts';

/** The layouts of one page, the widest first. */
export type WidthVariants = readonly [LayoutPage, ...LayoutPage[]];

/** A merged page with the problems of merging. */
export interface MergedPage {
  readonly page: LayoutPage;
  readonly problems: readonly Problem[];
}

interface MergeContext {
  readonly ranges: readonly ViewportRange[];
  readonly orders: ReadonlyMap<MergedNode, readonly number[]>;
}

/** A text that differs in a narrower variant. */
export interface DifferingText {
  readonly text: LayoutText;
  /** The index of the variant with another text. */
  readonly variantIndex: number;
}

/** Merges the width variants of a page. Its name and size are those of the widest. */
export function mergePage(variants: WidthVariants): MergedPage {
  const [widest, ...narrower] = variants;
  const tree = mergeTrees([widest.root, ...narrower.map(({ root }) => root)]);
  const context: MergeContext = { ranges: viewportRangesOf(variants), orders: findChildOrders(tree) };
  const neverAbsent = variants.map(() => false);
  const page = {
    ...widest,
    root: mergeNode(tree, neverAbsent, context),
    narrower: narrower.map(({ frameId, width, height }) => ({ frameId, width, height })),
  };
  return { page, problems: reportDifferingTexts(tree, variants) };
}

/** The viewports of each variant. */
function viewportRangesOf(variants: WidthVariants): readonly ViewportRange[] {
  const steps = variants.map(({ width }, index) => {
    const narrower = variants[index + 1];
    return narrower ? (breakpointBetween(width, narrower.width) ?? narrower.width) : 0;
  });
  return steps.map((from, index) => ({ below: steps[index - 1] ?? Infinity, from }));
}

/**
 * The `order` values of elements in variants whose order of siblings differs from the merged page: one for each
 * variant, by element.
 */
function findChildOrders(tree: MergedNode): ReadonlyMap<MergedNode, readonly number[]> {
  const orders = new Map<MergedNode, number[]>();
  const visit = (mergedNode: MergedNode): void => {
    mergedNode.nodes.forEach((node, variantIndex) => {
      if (node?.kind !== 'box' || !isFlexOrGrid(node.style)) return;
      const positions = new Map<LayoutNode, number>(node.children.map((child, index) => [child, index]));
      for (const [item, order] of findOrderValues(
        directItemsOf(mergedNode, variantIndex),
        variantIndex,
        positions,
      )) {
        const own = orders.get(item) ?? item.nodes.map(() => 0);
        own[variantIndex] = order;
        orders.set(item, own);
      }
    });
    mergedNode.children.forEach(visit);
  };
  visit(tree);
  return orders;
}

function isFlexOrGrid(style: Style): boolean {
  return style.some(({ property, value }) => property === 'display' && /flex|grid/.test(value));
}

/** The `order` values of items. Items that follow each other in both orders share a value, so that few need one. */
function findOrderValues(
  items: readonly MergedNode[],
  variantIndex: number,
  positions: ReadonlyMap<LayoutNode, number>,
): readonly (readonly [MergedNode, number])[] {
  const positionOf = (item: MergedNode) => {
    const node = item.nodes[variantIndex];
    return (node && positions.get(node)) ?? 0;
  };
  const index = new Map(items.map((item, at) => [item, at]));
  let order = 0;
  let last = -1;
  return items
    .toSorted((one, other) => positionOf(one) - positionOf(other))
    .flatMap((item) => {
      const at = index.get(item) ?? 0;
      if (at < last) order += 1;
      last = at;
      return order === 0 ? [] : [[item, order] as const];
    });
}

/** The items that are directly in an element in one variant, in the page's order. */
function directItemsOf({ children }: MergedNode, variantIndex: number): readonly MergedNode[] {
  return children.flatMap((child) => {
    if (child.nodes[variantIndex]) return [child];
    return child.dissolvedIn.has(variantIndex) ? directItemsOf(child, variantIndex) : [];
  });
}

/** `absent` has the variants in which an ancestor of the element is missing. */
function mergeNode(mergedNode: MergedNode, absent: readonly boolean[], context: MergeContext): LayoutNode {
  const widestNode = widestNodeOf(mergedNode);
  const states = stylesAtWidths(mergedNode, absent, context);
  const common = {
    ids: idsOf([widestNode, ...mergedNode.nodes]),
    style: mergeStylesAcrossWidths(states, context.ranges),
    link: mergedNode.nodes.find((node) => node?.link)?.link ?? null,
  };
  switch (widestNode.kind) {
    case 'box': {
      const inner = states.map((state) => state === 'hidden' || state === 'anything');
      const children = mergedNode.children.map((child) => mergeNode(child, inner, context));
      return { ...widestNode, ...common, children };
    }
    case 'text':
      return { ...widestNode, ...common, blocks: mergeBlocks(mergedNode, widestNode, context) };
    case 'image':
      return { ...widestNode, ...common, ...narrowerSourcesOf(mergedNode, widestNode, context) };
    case 'vector':
      return { ...widestNode, ...common };
  }
}

function stylesAtWidths(
  mergedNode: MergedNode,
  absent: readonly boolean[],
  { orders }: MergeContext,
): readonly StyleAtWidth[] {
  const own = orders.get(mergedNode);
  return mergedNode.nodes.map((node, variantIndex) => {
    if (node) return withOrder(styleWithParagraph(node), own?.[variantIndex] ?? 0);
    if (absent[variantIndex] || !widestNodeOf(mergedNode).visible) return 'anything';
    return mergedNode.dissolvedIn.has(variantIndex) ? 'dissolved' : 'hidden';
  });
}

function withOrder(style: Style, order: number): Style {
  return order === 0 ? style : insertDeclaration(style, { property: 'order', value: String(order) });
}

/** The style of a text including that of its only paragraph, which gets no element of its own. */
function styleWithParagraph(node: LayoutNode): Style {
  const inner = node.kind === 'text' && isOneParagraph(node) ? (node.blocks[0]?.style ?? []) : [];
  const replaced = new Set(inner.map(({ property }) => property));
  return [...node.style.filter(({ property }) => !replaced.has(property)), ...inner];
}

function isOneParagraph({ blocks }: LayoutText): boolean {
  return blocks.length === 1 && blocks[0]?.list === 'none';
}

function idsOf(nodes: readonly (LayoutNode | null)[]): readonly string[] {
  return [...new Set(nodes.flatMap((node) => node?.ids ?? []))];
}

/** Merges paragraphs and runs, which are split equally in all variants of a text. */
function mergeBlocks(
  { nodes }: MergedNode,
  widestNode: LayoutText,
  { ranges }: MergeContext,
): LayoutText['blocks'] {
  const texts = nodes.map((node) => (node?.kind === 'text' ? node : null));
  const merge = (stylesIn: (text: LayoutText) => Style | undefined) =>
    mergeStylesAcrossWidths(
      texts.map((text) => (text && stylesIn(text)) ?? 'anything'),
      ranges,
      undeclaredValueInText,
    );
  return widestNode.blocks.map((block, at) => ({
    ...block,
    style: isOneParagraph(widestNode) ? [] : merge(({ blocks }) => blocks[at]?.style),
    runs: block.runs.map((run, index) => ({
      ...run,
      style: merge(({ blocks }) => blocks[at]?.runs[index]?.style),
    })),
  }));
}

/** Other pictures for narrower viewports. */
function narrowerSourcesOf(
  { nodes }: MergedNode,
  widestNode: LayoutImage,
  { ranges }: MergeContext,
): Pick<LayoutImage, 'sources'> {
  const sources: PictureSource[] = [];
  let shown = widestNode.asset?.key;
  nodes.forEach((node, variantIndex) => {
    const below = ranges[variantIndex]?.below;
    if (node?.kind !== 'image' || !node.asset || below === undefined || node.asset.key === shown) return;
    shown = node.asset.key;
    sources.unshift({ below, asset: node.asset });
  });
  return sources.length === 0 ? {} : { sources };
}

function reportDifferingTexts(tree: MergedNode, variants: WidthVariants): readonly Problem[] {
  return findDifferingTexts(tree).map(({ text, variantIndex }) =>
    problem('widths-differ', text, { width: Math.round(variants[variantIndex]?.width ?? 0) }),
  );
}

/** Finds texts that differ in a narrower variant: on purpose, or because a change was forgotten. */
function findDifferingTexts(tree: MergedNode): readonly DifferingText[] {
  const found: DifferingText[] = [];
  const visit = (mergedNode: MergedNode): void => {
    mergedNode.nodes.forEach((node, variantIndex) => {
      if (node && variantIndex > 0) found.push(...compareTextsIn(mergedNode, variantIndex));
    });
    mergedNode.children.forEach(visit);
  };
  visit(tree);
  return found;
}

/** Pairs texts that only one variant has with those that only the others have, if their numbers are equal. */
function compareTextsIn({ children }: MergedNode, variantIndex: number): readonly DifferingText[] {
  const texts = children.flatMap((child) => {
    const text = widestNodeOf(child);
    return text.kind === 'text' && text.visible ? [{ child, text }] : [];
  });
  const isOwn = ({ nodes }: MergedNode) =>
    nodes.every((node, index) => (node !== null) === (index === variantIndex));
  const own = texts.filter(({ child }) => isOwn(child));
  const others = texts.filter(({ child: { nodes } }) => nodes[0] !== null && nodes[variantIndex] === null);
  if (own.length !== others.length) return [];
  return others.flatMap(({ text }, index) => {
    const other = own[index]?.text;
    return other && normalizedText(other) !== normalizedText(text) ? [{ text, variantIndex }] : [];
  });
}

/** Line breaks do not count as a difference. */
function normalizedText(text: LayoutText): string {
  return plainTextOf(text).replace(/\s+/g, ' ').trim();
}
