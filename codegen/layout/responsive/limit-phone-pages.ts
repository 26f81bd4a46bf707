/**
 * Limits pages that were drawn for a phone only: on wide windows they stay as wide as a large phone, in the middle.
 * Stretched, their pictures would be cut to strips and their controls be far from each other. What is fixed to the window
 * would not be as narrow, so a page with such a layer stays as wide as the window.
 */
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
    node.style.some(({ property, value }) => property === 'position' && value === 'fixed') ||
    (node.kind === 'box' && node.children.some(isFixedIn))
  );
}

function isPhonePage({ width, height, narrower = [] }: LayoutPage): boolean {
  return width <= maxPhonePage && height >= Math.max(minScreenHeight, width) && narrower.length === 0;
}

function limitPage(page: LayoutPage): LayoutPage {
  const root: LayoutNode = { ...page.root, style: limitStyle(page.root.style) };
  return { ...page, root };
}

function limitStyle(style: Style): Style {
  const isSet = style.some(({ property }) => /^(max-)?width$|^margin/.test(property));
  if (isSet) return style;
  const limited = insertDeclaration(style, { property: 'max-width', value: px(maxPhonePage) });
  const centred = insertDeclaration(limited, { property: 'margin-inline', value: 'auto' });
  // It is outside the window where the page fills that, and parts the page from a window of its own colour.
  const hasShadow = style.some(({ property }) => property === 'box-shadow');
  return hasShadow ? centred : insertDeclaration(centred, { property: 'box-shadow', value: edge });
}
