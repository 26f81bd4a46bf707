/**
 * Makes groups side by side or below each other hug the words that they end with. A group is always as wide as its
 * content; where several are alike but for their widths, a width of its own says nothing, and would keep longer words from fitting.
 */
import type { BoxNode, DesignNode } from '#design/tree';
import { groupBy } from '../../group-by.ts';
import { driftTolerance } from '../tolerances.ts';

/** Returns the node in which small groups that are alike and end with a line of words are as wide as these. */
export function hugWords<Node extends DesignNode>(node: Node): Node {
  if (node.kind !== 'box') return node;
  const hugging = new Set<DesignNode>(findAlike(node.children.filter(endsWithWords)));
  const children = node.children.map((child) => {
    const inside = hugWords<DesignNode>(child);
    return hugging.has(child) ? hug(inside) : inside;
  });
  return children.every((child, index) => child === node.children[index]) ? node : { ...node, children };
}

function hug(node: DesignNode): DesignNode {
  return { ...node, placement: { ...node.placement, horizontal: 'hug' } };
}

/** The groups of which there are several with the same kinds of layers and other widths. */
function findAlike(groups: readonly BoxNode[]): readonly BoxNode[] {
  const kindsOf = ({ children }: BoxNode): string =>
    children.flatMap(({ visible, kind }) => (visible ? [kind] : [])).join(' ');
  return [...groupBy(groups, kindsOf).values()].flatMap((alike) => {
    const widths = alike.map(({ box }) => box.width);
    return Math.max(...widths) - Math.min(...widths) > 2 * driftTolerance ? alike : [];
  });
}

/** px; a wider group is a part of the page, which follows its width. */
const maxWidth = 400;

function endsWithWords(node: DesignNode): node is BoxNode {
  if (node.kind !== 'box' || node.role !== 'group' || node.rotation !== 0 || node.layout !== null)
    return false;
  const isPlain = node.fills.length === 0 && node.stroke === null && node.effects.length === 0 && !node.clips;
  if (!isPlain || node.box.width > maxWidth || node.placement.constraints.horizontal !== 'left') return false;
  const shown = node.children.filter(({ visible }) => visible);
  const last = shown.filter(({ box }) => box.x + box.width >= node.box.width - driftTolerance);
  const start = Math.min(...last.map(({ box }) => box.x));
  // Words below each other may be centred.
  const follows = shown.some(({ box }) => box.x + box.width <= start + driftTolerance);
  return (
    follows &&
    last.every((child) => child.kind === 'text' && child.paragraph.resize === 'hug' && child.rotation === 0)
  );
}
