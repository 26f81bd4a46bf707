/**
 * What each layer is on a page. Rules look at a layer's name, place and content; what they find is checked against
 * HTML's own: nothing to press inside something to press, no blocks inside phrases, one h1 a page, no rank left out.
 */
import type { LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';
import type { Aligned } from '../align-uses.ts';
import type { FieldKind } from '../fields/field-kind.ts';
import type { Grouping } from '../groups/use-group.ts';
import { textOfLayer } from '../text-of-layer.ts';
import { RoleFinder } from './role-finder.ts';
import type { Role } from './role.ts';

export interface Roles {
  /** The role of one place, in all uses of the component it belongs to. */
  of(nodes: Aligned): Role;
  /** What a layer asks for that is a field. */
  fieldOf(node: LayoutNode): FieldKind | null;
  /** The cell that has to be around a layer of a table; `null` where it is a cell itself. */
  cellAround(nodes: Aligned): 'th' | 'td' | null;
  /** What one layer is called where no text says so; other uses of its component may be called otherwise. */
  labelOf(node: LayoutNode): string | null;
}

/** Finds the role of every visible layer; a place of a component has one role in all its uses. */
export function findRoles(layout: LayoutTree, grouping: Grouping): Roles {
  const finder = new RoleFinder(layout, grouping);
  return {
    of: (nodes) => finder.of(findTelling(nodes)),
    fieldOf: (node) => finder.fieldOf(node),
    cellAround: (nodes) => finder.cellAround(nodes.find((node) => node !== null) ?? null),
    labelOf: (node) => finder.labelOf(node),
  };
}

/** The use that says most: what one use has only a word for is still what the others describe at length. */
function findTelling(nodes: Aligned): LayoutNode | null {
  let telling: LayoutNode | null = null;
  let most = -1;
  for (const node of nodes) {
    const length = node?.kind === 'text' ? textOfLayer(node).length : 0;
    if (node === null || length <= most) continue;
    telling = node;
    most = length;
  }
  return telling;
}
