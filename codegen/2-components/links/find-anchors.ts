import type { LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';
import { NameScope, toKebabCase } from '../make-names.ts';

/** What links of a layout lead to, other than pages. */
export interface Anchors {
  /** Names for layers that are led to, and for frames that open over others. */
  readonly names: ReadonlyMap<string, string>;
  /** The frame of the page that each of them is on. */
  readonly pages: ReadonlyMap<string, string>;
  /** The frames that open over others. */
  readonly dialogs: ReadonlySet<string>;
  /** The frame around each layer that closes one. */
  readonly closing: ReadonlyMap<string, string>;
}

export const noAnchors: Anchors = {
  names: new Map(),
  pages: new Map(),
  dialogs: new Set(),
  closing: new Map(),
};

/** Finds and names them; every name is unique among all pages. */
export function findAnchors({ pages }: LayoutTree): Anchors {
  const wanted = new Set<string>();
  const dialogs = new Set<string>();
  const closing = new Map<string, string>();
  const look = ({ link, id }: LayoutNode, frameId: string): void => {
    if (link?.kind === 'overlay') dialogs.add(link.target);
    if (link?.kind === 'close') closing.set(id, frameId);
    if (link?.kind === 'scroll' || link?.kind === 'overlay') wanted.add(link.target);
  };
  for (const { root, frameId } of pages) visit(root, frameId, look);
  const names = new Map<string, string>();
  const onPages = new Map<string, string>();
  const scope = new NameScope([], '-');
  const name = ({ id, name: called }: LayoutNode, frameId: string): void => {
    if (!wanted.has(id) || names.has(id)) return;
    names.set(id, scope.take(toKebabCase(called) ?? 'part'));
    onPages.set(id, frameId);
  };
  if (wanted.size > 0) for (const { root, frameId } of pages) visit(root, frameId, name);
  return { names, pages: onPages, dialogs, closing };
}

/** Looks at what shows; what is in a dialog is in the frame that opens as it. */
function visit(node: LayoutNode, frameId: string, look: (node: LayoutNode, frameId: string) => void): void {
  if (!node.visible) return;
  look(node, frameId);
  if (node.kind !== 'box') return;
  for (const child of node.children) visit(child, node.opensAs ?? frameId, look);
}
