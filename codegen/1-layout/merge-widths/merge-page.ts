/** One page out of its drawings at several widths: each element once, its style with what changes at narrower ones. */
import { problem, type Problem } from '#design/problem';
import type {
  LayoutImage,
  LayoutNode,
  LayoutPage,
  LayoutText,
  PictureSource,
  Style,
} from '../layout-tree.ts';
import { insert } from '../sheet.ts';
import { breakpointBetween } from './breakpoint-between.ts';
import { findOtherWords } from './find-other-words.ts';
import { mergeStates, type WidthRange, type WidthState } from './merge-states.ts';
import { neutralInText } from './neutral-value.ts';
import { orderChildren } from './order-children.ts';
import { weave } from './weave.ts';
import { leadOf, type Woven } from './woven.ts';

/** The pages of a group, the widest first. */
export type Drawings = readonly [LayoutPage, ...LayoutPage[]];

export interface MergedPage {
  readonly page: LayoutPage;
  readonly problems: readonly Problem[];
}

/** Merges the drawings of one page; what the page is called and its size are the widest one's. */
export function mergePage(drawings: Drawings): MergedPage {
  const [widest, ...narrower] = drawings;
  const tree = weave([widest.root, ...narrower.map(({ root }) => root)]);
  const merging: Merging = { ranges: rangesOf(drawings), orders: orderChildren(tree) };
  const nowhere = drawings.map(() => false);
  const page = {
    ...widest,
    root: mergeNode(tree, nowhere, merging),
    narrower: narrower.map(({ frameId, width, height }) => ({ frameId, width, height })),
  };
  return { page, problems: tellOtherWords(tree, drawings) };
}

function tellOtherWords(tree: Woven, drawings: Drawings): readonly Problem[] {
  return findOtherWords(tree).map(({ text, drawing }) =>
    problem('widths-differ', text, { width: Math.round(drawings[drawing]?.width ?? 0) }),
  );
}

interface Merging {
  readonly ranges: readonly WidthRange[];
  readonly orders: ReadonlyMap<Woven, readonly number[]>;
}

/** The viewports each drawing is for. */
function rangesOf(drawings: Drawings): readonly WidthRange[] {
  const steps = drawings.map(({ width }, index) => {
    const narrower = drawings[index + 1];
    return narrower ? (breakpointBetween(width, narrower.width) ?? narrower.width) : 0;
  });
  return steps.map((from, index) => ({ below: steps[index - 1] ?? Infinity, from }));
}

/** `gone` tells in which drawings what is around the element is not there already. */
function mergeNode(woven: Woven, gone: readonly boolean[], merging: Merging): LayoutNode {
  const lead = leadOf(woven);
  const states = statesOf(woven, gone, merging);
  const common = {
    ids: idsOf([lead, ...woven.nodes]),
    style: mergeStates(states, merging.ranges),
    link: woven.nodes.find((node) => node?.link)?.link ?? null,
  };
  switch (lead.kind) {
    case 'box': {
      const inner = states.map((state) => state === 'hidden' || state === 'anything');
      const children = woven.children.map((child) => mergeNode(child, inner, merging));
      return { ...lead, ...common, children };
    }
    case 'text':
      return { ...lead, ...common, blocks: mergeBlocks(woven, lead, merging) };
    case 'image':
      return { ...lead, ...common, ...sourcesOf(woven, lead, merging) };
    case 'vector':
      return { ...lead, ...common };
  }
}

function idsOf(nodes: readonly (LayoutNode | null)[]): readonly string[] {
  return [...new Set(nodes.flatMap((node) => node?.ids ?? []))];
}

function statesOf(woven: Woven, gone: readonly boolean[], { orders }: Merging): readonly WidthState[] {
  const own = orders.get(woven);
  return woven.nodes.map((node, drawing) => {
    if (node) return withOrder(styleOf(node), own?.[drawing] ?? 0);
    if (gone[drawing] || !leadOf(woven).visible) return 'anything';
    return woven.dissolvedIn.has(drawing) ? 'dissolved' : 'hidden';
  });
}

/** What one paragraph alone says is said of the text: there is no element between them. */
function styleOf(node: LayoutNode): Style {
  const inner = node.kind === 'text' && isOneParagraph(node) ? (node.blocks[0]?.style ?? []) : [];
  const replaced = new Set(inner.map(({ property }) => property));
  return [...node.style.filter(({ property }) => !replaced.has(property)), ...inner];
}

function isOneParagraph({ blocks }: LayoutText): boolean {
  return blocks.length === 1 && blocks[0]?.list === 'none';
}

function withOrder(style: Style, order: number): Style {
  return order === 0 ? style : insert(style, { property: 'order', value: String(order) });
}

/** Paragraphs and their pieces, which are cut alike in all drawings that share the text. */
function mergeBlocks({ nodes }: Woven, lead: LayoutText, { ranges }: Merging): LayoutText['blocks'] {
  const texts = nodes.map((node) => (node?.kind === 'text' ? node : null));
  const merge = (stylesIn: (text: LayoutText) => Style | undefined) =>
    mergeStates(
      texts.map((text) => (text && stylesIn(text)) ?? 'anything'),
      ranges,
      neutralInText,
    );
  return lead.blocks.map((block, at) => ({
    ...block,
    style: isOneParagraph(lead) ? [] : merge(({ blocks }) => blocks[at]?.style),
    runs: block.runs.map((run, index) => ({
      ...run,
      style: merge(({ blocks }) => blocks[at]?.runs[index]?.style),
    })),
  }));
}

/** Other pictures in narrower viewports. */
function sourcesOf({ nodes }: Woven, lead: LayoutImage, { ranges }: Merging): Pick<LayoutImage, 'sources'> {
  const sources: PictureSource[] = [];
  let shown = lead.asset?.key;
  nodes.forEach((node, drawing) => {
    const below = ranges[drawing]?.below;
    if (node?.kind !== 'image' || !node.asset || below === undefined || node.asset.key === shown) return;
    shown = node.asset.key;
    sources.unshift({ below, asset: node.asset });
  });
  return sources.length === 0 ? {} : { sources };
}
