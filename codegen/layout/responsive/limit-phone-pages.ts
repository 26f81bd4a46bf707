/**
 * Limits pages that were drawn for a phone only: on wide windows they stay as wide as a large phone, in the middle.
 * Stretched, their pictures would be cut to strips and their controls be far from each other. A bar that is fixed across the
 * window is as narrow. What is fixed to one side of it would not be, so a page with such a layer stays as wide as the window.
 */
import { withChildren } from '#design/map-children';
import { px } from '../../css/css-values.ts';
import { insertDeclaration } from '../../css/declaration-map.ts';
import type { LayoutNode, LayoutPage, LayoutTree, Style } from '../layout-tree.ts';

/** px up to which a page is drawn for phones, and to which it grows. */
export const maxPhonePage = 480;
/** The line around such a page in a wide window. */
const edge = '0 0 0 1px rgb(0 0 0 / 0.1)';
/** px of the lowest screen of a phone: a lower frame is a part of a page. */
const minScreenHeight = 480;

/** Returns the layout with a greatest width for pages of phones. Pages with frames of several widths have none. */
export function limitPhonePages(tree: LayoutTree): LayoutTree {
  const isLimited = (page: LayoutPage) => isPhonePage(page) && !isFixedIn(page.root);
  return { ...tree, pages: tree.pages.map((page) => (isLimited(page) ? limitPage(page) : page)) };
}

/** Whether a layer, or one in it, is fixed to the window. A dialog and what is in a corner know the width of the page. */
function isFixedIn(node: LayoutNode): boolean {
  if (node.inferredKind === 'overlay' || node.inferredKind === 'dialog') return false;
  if (node.style.some(({ property, value }) => /^(left|right)$/.test(property) && value.startsWith('max(')))
    return false;
  return (
    (isFixed(node.style) && !spansWindow(node.style)) ||
    (node.kind === 'box' && node.children.some(isFixedIn))
  );
}

function isFixed(style: Style): boolean {
  return style.some(({ property, value }) => property === 'position' && value === 'fixed');
}

/** Whether a fixed layer reaches from side to side, so that it can be limited and centred as the page is. */
function spansWindow(style: Style): boolean {
  const isAtSide = (side: string) =>
    style.some(({ property, value }) => property === side && /^0(px)?$/.test(value));
  return (
    isAtSide('left') && isAtSide('right') && !style.some(({ property }) => limitingProperty.test(property))
  );
}

const limitingProperty = /^(max-)?width$|^margin/;

function isPhonePage({ width, height, narrower = [] }: LayoutPage): boolean {
  return width <= maxPhonePage && height >= Math.max(minScreenHeight, width) && narrower.length === 0;
}

function limitPage(page: LayoutPage): LayoutPage {
  const inside = limitBars(page.root);
  const root: LayoutNode = { ...inside, style: limitStyle(inside.style) };
  return { ...page, root };
}

/** Limits the bars that are fixed across the window. */
function limitBars(node: LayoutNode): LayoutNode {
  if (isFixed(node.style) && spansWindow(node.style)) return { ...node, style: limitWidth(node.style) };
  return node.kind === 'box' ? withChildren(node, node.children.map(limitBars)) : node;
}

function limitWidth(style: Style): Style {
  const limited = insertDeclaration(style, { property: 'max-width', value: px(maxPhonePage) });
  return insertDeclaration(limited, { property: 'margin-inline', value: 'auto' });
}

function limitStyle(style: Style): Style {
  if (style.some(({ property }) => limitingProperty.test(property))) return style;
  const centred = limitWidth(style);
  // It is outside the window where the page fills that, and parts the page from a window of its own colour.
  const hasShadow = style.some(({ property }) => property === 'box-shadow');
  return hasShadow ? centred : insertDeclaration(centred, { property: 'box-shadow', value: edge });
}
