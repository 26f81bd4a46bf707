import type { RestNode } from '#design/snapshot';
import { countNodes } from './open-documents.ts';

/** A frame that holds as many copies of a frame as make about `wanted` layers, each layer with an id of its own. */
export function repeatFrame(frame: RestNode, wanted: number): RestNode {
  const count = Math.max(1, Math.round(wanted / countNodes(frame)));
  const children = Array.from({ length: count }, (_, index) => copyNode(frame, `${index + 1000}`));
  // The same frame, only with other layers inside.
  return { ...frame, id: '999:1', layoutMode: 'VERTICAL', children } as RestNode;
}

function copyNode(node: RestNode, prefix: string): RestNode {
  const id = node.id.startsWith('I') ? `I${prefix}${node.id.slice(1)}` : `${prefix}${node.id}`;
  if (!('children' in node)) return { ...node, id };
  return { ...node, id, children: node.children.map((child) => copyNode(child, prefix)) } as RestNode; // Only ids differ.
}
