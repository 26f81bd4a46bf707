import type { ShapeNode } from '#design/tree';
import type { Laid, Laying, Slot } from './laying.ts';
import type { LayoutVector } from './layout-tree.ts';
import { isLifted, nodeCommon, putWhere } from './node-common.ts';
import { finish, put, type Sheet } from './sheet.ts';

/** Lays one shape out as an SVG. */
export function layOutShape(node: ShapeNode, slot: Slot, laying: Laying): Laid {
  const sheet: Sheet = new Map();
  putWhere(sheet, node, slot, laying);
  laying.report('vector-missing', node, {});
  put(sheet, 'background-color', '#d9d9d9');
  const vector: LayoutVector = {
    ...nodeCommon(node),
    kind: 'vector',
    svg: '<svg viewBox="0 0 1 1"></svg>',
    inheritsColour: false,
    style: finish(sheet),
  };
  return { node: vector, lifted: isLifted(sheet), from: node };
}
