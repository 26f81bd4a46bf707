/**
 * Finds what a designer meant before anything is laid out. A design tree comes in as it was drawn or imported; the
 * output is the tree that a careful designer would have drawn: boxes that mean nothing are gone, rows of equal items are
 * one grid, and icons have no constraints by accident. Nothing moves by more
 * than a few px.
 */
import type { BoxNode, DesignNode, DesignTree } from '#design/tree';
import { groupBy } from '../../group-by.ts';
import { driftTolerance } from '../tolerances.ts';
import { createVectorCheck } from '../vectors/find-vectors.ts';
import { createVisualBounds } from '../visual-bounds.ts';
import { boxEntries } from './box-entries.ts';
import { evenRepeats } from './even-repeats.ts';
import { fitBackgrounds } from './fit-backgrounds.ts';
import { frameIcons } from './frame-icons.ts';
import { gatherCards } from './gather-cards.ts';
import { inlineWrappers } from './inline-wrappers.ts';
import { mergeRows } from './merge-rows.ts';
import { pinIcons } from './pin-icons.ts';

/** Returns the design as its designer meant it. */
export function findIntent(tree: DesignTree): DesignTree {
  const inspect = { isVector: createVectorCheck(), bounds: createVisualBounds() };
  return {
    ...tree,
    frames: frameIcons(tree.frames).map((frame) => ({
      ...frame,
      root: inlineWrappers(
        hugWords(evenRepeats(boxEntries(pinIcons(mergeRows(gatherCards(fitBackgrounds(frame.root))))))),
        inspect,
      ),
    })),
  };
}

/**
 * Returns the node in which small groups that are alike and end with a line of words are as wide as these. A group is
 * always as wide as its content; where several differ in nothing but their widths, a width of its own would only keep
 * longer words from fitting.
 */
function hugWords<Node extends DesignNode>(node: Node): Node {
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
