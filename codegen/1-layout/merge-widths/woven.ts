import { invariant } from '#design/invariant';
import type { LayoutNode } from '../layout-tree.ts';

/** One element of a page that was drawn at several widths. */
export interface Woven {
  /** What it is in each drawing, the widest first; `null` where a drawing has no such layer. */
  readonly nodes: (LayoutNode | null)[];
  /** The drawings that have what it holds without this box around it. */
  readonly dissolvedIn: Set<number>;
  parent: Woven | null;
  children: Woven[];
}

/** The widest drawing's node, which says what the element is. */
export function leadOf({ nodes }: Woven): LayoutNode {
  const lead = nodes.find((node) => node !== null);
  invariant(lead, 'an element of a merged page stands for no layer');
  return lead;
}
