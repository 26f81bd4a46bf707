/**
 * Finds the content column of a page that was placed by hand: what is between two margins, as opposed to backgrounds from
 * edge to edge; and that of a card, below or above a picture from edge to edge. What follows each other in it becomes one column, so that the margins are written once and rows that
 * reach from one to the other fill it, however wide their words are.
 */
import type { Rectangle } from '#design/tree';
import { driftTolerance } from '../tolerances.ts';
import { groupPartitions, type PartitionNode } from './partition-items.ts';
import { containsText } from './prepare-children.ts';

/** Groups the parts of a page or a card that are in its content column; returns the partition itself where there is none. */
export function groupContent(root: PartitionNode, region: Rectangle): PartitionNode {
  if (root.kind !== 'column' || (region.width < minPageWidth && !hasPicture(root.parts, region))) return root;
  const margins = findMargins(root.parts, region);
  if (margins === null) return root;
  const parts: PartitionNode[] = [];
  let run: PartitionNode[] = [];
  const close = (): void => {
    if (run.length > 1) parts.push(spread(run, region));
    else parts.push(...run);
    run = [];
  };
  for (const part of root.parts) {
    if (isBetween(part.box, margins)) run.push(part);
    else {
      close();
      parts.push(part);
    }
  }
  close();
  const [only] = parts;
  // A page of nothing but content has its margins as padding already.
  return parts.length === 1 && only !== undefined ? root : groupPartitions('column', parts);
}

/** px; a narrower frame is no page. */
const minPageWidth = 640;

/** Whether the first or the last of some parts is a picture, or another box without words, from edge to edge. */
function hasPicture(parts: readonly PartitionNode[], region: Rectangle): boolean {
  return [parts.at(0), parts.at(-1)].some(
    (part) =>
      part?.kind === 'leaf' &&
      part.item.node.kind === 'box' &&
      !containsText(part.item.node) &&
      part.box.height >= minPictureHeight &&
      isFromEdgeToEdge(part.box, region),
  );
}

/** px; a lower box is a line. */
const minPictureHeight = 24;

/** px from the edges of the page to its content. */
interface Margins {
  readonly start: number;
  readonly end: number;
}

/** px of a margin. */
const minMargin = 16;

/** px by which both margins of a centred column may differ. */
const maxDifference = 2 * driftTolerance;

/** Returns where the content begins and ends, if a part reaches from one margin to the other. */
function findMargins(parts: readonly PartitionNode[], region: Rectangle): Margins | null {
  const content = parts.filter(({ box }) => !isFromEdgeToEdge(box, region));
  if (content.length < 2 || content.length === parts.length) return null;
  const start = Math.min(...content.map(({ box }) => box.x));
  const end = Math.max(...content.map(({ box }) => box.x + box.width));
  const isCentred = Math.abs(start - region.x - (region.x + region.width - end)) <= maxDifference;
  if (!isCentred || start - region.x < minMargin) return null;
  const spans = content.some(
    ({ box }) => box.x <= start + driftTolerance && box.x + box.width >= end - driftTolerance,
  );
  return spans ? { start, end } : null;
}

function isFromEdgeToEdge({ x, width }: Rectangle, region: Rectangle): boolean {
  return x <= region.x + driftTolerance && x + width >= region.x + region.width - driftTolerance;
}

function isBetween({ x, width }: Rectangle, { start, end }: Margins): boolean {
  return x >= start && x + width <= end;
}

/** A column of these parts from edge to edge of the page. */
function spread(parts: readonly PartitionNode[], { x, width }: Rectangle): PartitionNode {
  const group = groupPartitions('column', parts);
  return { ...group, box: { ...group.box, x, width }, core: { ...group.core, x, width } };
}
