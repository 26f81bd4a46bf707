/**
 * Makes groups hug the words that they end with. A group is always as wide as its content; a width of its own would keep
 * longer words from fitting.
 */
import type { DesignNode } from '#design/tree';
import { driftTolerance } from '../tolerances.ts';

/** Returns the node in which small groups that end with a line of words are as wide as these. */
export function hugWords<Node extends DesignNode>(node: Node): Node {
  if (node.kind !== 'box') return node;
  const children = node.children.map((child) => hugWords<DesignNode>(child));
  const isSame = children.every((child, index) => child === node.children[index]);
  const inside = isSame ? node : { ...node, children };
  return endsWithWords(node) ? { ...inside, placement: { ...node.placement, horizontal: 'hug' } } : inside;
}

/** px; a wider group is a part of the page, which follows its width. */
const maxWidth = 400;

function endsWithWords(node: DesignNode): boolean {
  if (node.kind !== 'box' || node.role !== 'group' || node.rotation !== 0 || node.layout !== null)
    return false;
  const isPlain = node.fills.length === 0 && node.stroke === null && node.effects.length === 0 && !node.clips;
  if (!isPlain || node.box.width > maxWidth || node.placement.constraints.horizontal !== 'left') return false;
  const last = node.children.filter(
    ({ visible, box }) => visible && box.x + box.width >= node.box.width - driftTolerance,
  );
  const shown = node.children.filter(({ visible }) => visible);
  return (
    shown.length > 1 &&
    last.length > 0 &&
    last.every((child) => child.kind === 'text' && child.paragraph.resize === 'hug' && child.rotation === 0)
  );
}
