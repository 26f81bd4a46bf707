/**
 * Keeps a dialog that was drawn over its page above all of the page: the page's own bar stays below it, its backdrop
 * covers a page of any height, and a sheet at the bottom stays at the bottom of the window.
 */
import { px } from '../../css/css-values.ts';
import { isPainted } from '../../css/style-queries.ts';
import type { InferredKind, LayoutBox } from '../layout-tree.ts';
import type { AvailableSpace } from './available-space.ts';
import { isInFlow, type MeasuredNode, smallWidth } from './measure-widths.ts';

/** The share of a page that a backdrop covers at least and a dialog at most. */
const coveredShare = 0.9;
/** px between the end of a sheet and of its page. */
const edgeTolerance = 1;

/** Returns a page with its dialog and the backdrop at its end; other nodes as they are. */
export function keepDialog(page: MeasuredNode, { flow }: AvailableSpace): MeasuredNode {
  if (flow !== 'page' || page.node.kind !== 'box') return page;
  const backdrop = page.children.findLast((child) => isBackdrop(child, page));
  if (backdrop === undefined) return page;
  const above = page.children.slice(page.children.indexOf(backdrop) + 1);
  const [dialog, more] = above.filter((child) => child.node.visible && child.isAbsolute);
  if (dialog === undefined || more !== undefined || !isDialog(dialog, page)) return page;
  const others = page.children.filter((child) => child !== backdrop && child !== dialog);
  const around = placedAgain(backdrop, { position: 'absolute', inset: '0' });
  const kept = isSheet(dialog, page) ? keepSheet(dialog, page, others) : dialog;
  return { ...page, children: [...others, withKind(around, 'decoration'), withKind(kept, 'dialog')] };
}

function withKind(measured: MeasuredNode, inferredKind: InferredKind): MeasuredNode {
  const node: LayoutBox | null = measured.node.kind === 'box' ? { ...measured.node, inferredKind } : null;
  return node === null ? measured : { ...measured, node };
}

/** A colour that lets through what is below it. */
const translucent = /\/ *(0?\.\d+|\d{1,2}%) *\)|rgba\(.*, *0?\.\d+ *\)|^#[\da-f]{6}(?!ff)[\da-f]{2}$/i;

/** Whether a node darkens all of a page. */
function isBackdrop({ node, isAbsolute, declarations, textWrap }: MeasuredNode, page: MeasuredNode): boolean {
  const colour = declarations.get('background-color') ?? '';
  const { drawn } = page.node;
  return (
    node.kind === 'box' &&
    node.visible &&
    isAbsolute &&
    textWrap === 'none' &&
    node.children.length === 0 &&
    translucent.test(colour) &&
    node.drawn.width >= coveredShare * drawn.width &&
    node.drawn.height >= coveredShare * drawn.height
  );
}

function isDialog({ node, textWrap }: MeasuredNode, { node: { drawn } }: MeasuredNode): boolean {
  const { width, height } = node.drawn;
  const isLarge = width >= smallWidth && width * height <= coveredShare * drawn.width * drawn.height;
  return node.kind === 'box' && isPainted(node) && textWrap !== 'none' && isLarge;
}

/** Whether a dialog ends where its page ends. */
function isSheet({ node, declarations }: MeasuredNode, page: MeasuredNode): boolean {
  const { y = 0, height } = page.node.drawn;
  const end = (node.drawn.y ?? 0) + node.drawn.height;
  const isPlain =
    page.flow === 'column' && page.padding.bottom === 0 && !page.declarations.has('justify-content');
  return isPlain && !declarations.has('transform') && Math.abs(end - y - height) <= edgeTolerance;
}

/** Properties that place a node that is not in the flow. */
const places = ['position', 'inset', 'inset-inline', 'inset-block', 'top', 'right', 'bottom', 'left'];

/** A sheet in the flow, over the end of its page, from which the window takes it along. */
function keepSheet(dialog: MeasuredNode, page: MeasuredNode, others: readonly MeasuredNode[]): MeasuredNode {
  const { drawn } = dialog.node;
  const ends = others.filter(isInFlow).map(({ node }) => (node.drawn.y ?? 0) + node.drawn.height);
  const start = Math.max(page.node.drawn.y ?? 0, ...ends) + (ends.length > 0 ? page.gap : 0);
  const isWhole = drawn.width >= page.node.drawn.width - edgeTolerance;
  const sheet = placedAgain(dialog, {
    position: 'sticky',
    bottom: '0',
    'margin-top': px((drawn.y ?? 0) - start),
    'align-self': isWhole ? 'stretch' : 'center',
    ...(isWhole ? {} : { width: px(drawn.width), 'max-width': '100%' }),
  });
  return { ...sheet, isAbsolute: false };
}

/** A node with another place: it fills what is around it, or is as high as what is in it. */
function placedAgain(measured: MeasuredNode, changes: Readonly<Record<string, string>>): MeasuredNode {
  const declarations = new Map(measured.declarations);
  const isEmpty = measured.children.length === 0;
  for (const name of [...places, 'width', ...(isEmpty ? ['height'] : [])]) declarations.delete(name);
  for (const [property, value] of Object.entries(changes)) declarations.set(property, value);
  return { ...measured, declarations };
}
