import type { DesignNode } from '#design/tree';
import { layOutBox } from './lay-out-box.ts';
import { layOutShape } from './lay-out-shape.ts';
import { layOutText } from './lay-out-text.ts';
import type { Laid, Laying, Slot } from './laying.ts';

/** Lays one node and everything in it out, by what it is. */
export function layOutNode(node: DesignNode, slot: Slot, laying: Laying): Laid {
  if (node.kind === 'text') return layOutText(node, slot, laying);
  if (node.kind === 'shape') return layOutShape(node, slot, laying);
  return layOutBox(node, slot, laying);
}
