/** One page out of its drawings at several widths: each element once, its style with what changes at narrower ones. */
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
import { plainTextOf } from '../responsive/measure-widths.ts';
import { mergeTrees } from './merge-trees.ts';
import {
  mergeStylesAcrossWidths,
  type StyleAtWidth,
  undeclaredValueInText,
  type ViewportRange,
} from './merge-width-styles.ts';
import { type MergedNode, widestNodeOf } from './merged-node.ts';

/** The pages of a group, the widest first. */
export type WidthVariants = readonly [LayoutPage, ...LayoutPage[]];

export interface MergedPage {
  readonly page: LayoutPage;
  readonly problems: readonly Problem[];
}

/** Merges the drawings of one page; what the page is called and its size are the widest one's. */
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

function reportDifferingTexts(tree: MergedNode, variants: WidthVariants): readonly Problem[] {
  return findDifferingTexts(tree).map(({ text, variantIndex }) =>
    problem('widths-differ', text, { width: Math.round(variants[variantIndex]?.width ?? 0) }),
  );
}

interface MergeContext {
  readonly ranges: readonly ViewportRange[];
  readonly orders: ReadonlyMap<MergedNode, readonly number[]>;
}

/** The viewports each drawing is for. */
function viewportRangesOf(variants: WidthVariants): readonly ViewportRange[] {
  const steps = variants.map(({ width }, index) => {
    const narrower = variants[index + 1];
    return narrower ? (breakpointBetween(width, narrower.width) ?? narrower.width) : 0;
  });
  return steps.map((from, index) => ({ below: steps[index - 1] ?? Infinity, from }));
}

/** `gone` tells in which drawings what is around the element is not there already. */
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

function idsOf(nodes: readonly (LayoutNode | null)[]): readonly string[] {
  return [...new Set(nodes.flatMap((node) => node?.ids ?? []))];
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

/** What one paragraph alone says is said of the text: there is no element between them. */
function styleWithParagraph(node: LayoutNode): Style {
  const inner = node.kind === 'text' && isOneParagraph(node) ? (node.blocks[0]?.style ?? []) : [];
  const replaced = new Set(inner.map(({ property }) => property));
  return [...node.style.filter(({ property }) => !replaced.has(property)), ...inner];
}

function isOneParagraph({ blocks }: LayoutText): boolean {
  return blocks.length === 1 && blocks[0]?.list === 'none';
}

function withOrder(style: Style, order: number): Style {
  return order === 0 ? style : insertDeclaration(style, { property: 'order', value: String(order) });
}

/** Paragraphs and their pieces, which are cut alike in all drawings that share the text. */
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

/** Other pictures in narrower viewports. */
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

/**
 * What each element says of its place among its siblings in each drawing, where the page has them in another order
 * than that drawing: `order` values by element, one for each drawing.
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

/** What stands directly in an element in one drawing, in the page's order. */
function directItemsOf({ children }: MergedNode, variantIndex: number): readonly MergedNode[] {
  return children.flatMap((child) => {
    if (child.nodes[variantIndex]) return [child];
    return child.dissolvedIn.has(variantIndex) ? directItemsOf(child, variantIndex) : [];
  });
}

/** Items that follow each other in both orders share a number, so that few of them need one. */
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

export interface DifferingText {
  readonly text: LayoutText;
  /** The drawing in which something else is said. */
  readonly variantIndex: number;
}

/** Texts in whose place a narrower drawing says something else: meant so, or forgotten when the words were changed. */
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

/** Where as many texts are only in one drawing as only in the others, each stands for one of them. */
function compareTextsIn({ children }: MergedNode, variantIndex: number): readonly DifferingText[] {
  const texts = children.flatMap((child) => {
    const lead = widestNodeOf(child);
    return lead.kind === 'text' && lead.visible ? [{ child, lead }] : [];
  });
  const isOwn = ({ nodes }: MergedNode) =>
    nodes.every((node, index) => (node !== null) === (index === variantIndex));
  const own = texts.filter(({ child }) => isOwn(child));
  const others = texts.filter(({ child: { nodes } }) => nodes[0] !== null && nodes[variantIndex] === null);
  if (own.length !== others.length) return [];
  return others.flatMap(({ lead }, index) => {
    const other = own[index]?.lead;
    return other && normalizedText(other) !== normalizedText(lead) ? [{ text: lead, variantIndex }] : [];
  });
}

/** Where lines end is no matter of words. */
function normalizedText(text: LayoutText): string {
  return plainTextOf(text).replace(/\s+/g, ' ').trim();
}
