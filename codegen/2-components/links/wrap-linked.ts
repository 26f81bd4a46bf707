import type { Declaration, LayoutBox, LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';
import { isOuter } from '../merge-styles.ts';
import { leads } from './link-props.ts';
import { wrapperOf } from './wrapper-of.ts';

/** The same layout, drawings and pictures that are pressed, and texts that do what only a button does, in a box. */
export function wrapLinked(layout: LayoutTree): LayoutTree {
  const wrap = (node: LayoutNode): LayoutNode => {
    if (node.kind === 'box') {
      const children = node.children.map(wrap);
      return children.every((child, index) => child === node.children[index]) ? node : { ...node, children };
    }
    const isLink = node.link !== null && (node.kind !== 'text' || !leads(node.link));
    return isLink || node.decided?.kind === 'button' ? boxAround(node) : node;
  };
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, root: wrap(page.root) })) };
}

function boxAround(node: Exclude<LayoutNode, LayoutBox>): LayoutBox {
  const { decided, ...rest } = node;
  const { kind, label, ...others } = decided ?? {};
  const inside = decided === undefined ? rest : { ...rest, decided: others };
  const pressed = { ...(kind && { kind }), ...(label !== undefined && { label }) };
  const own = node.style.filter((one) => !isPlace(one));
  const filled = node.kind === 'text' ? [] : ['width', 'height'].filter((side) => isSet(node, side));
  const inner = filled.map((property) => ({ property, value: '100%' }));
  const child = { ...inside, link: null, style: [...inner, ...own] };
  return {
    ...wrapperOf(node, node.style.filter(isPlace), child),
    ...(decided === undefined ? {} : { decided: pressed }),
  };
}

function isPlace(declaration: Declaration): boolean {
  return isOuter(declaration) || /^((min-|max-)?(width|height)|aspect-ratio)$/.test(declaration.property);
}

function isSet({ style }: LayoutNode, side: string): boolean {
  return style.some(({ property, below }) => property === side && below === undefined);
}
