/**
 * Lets what reaches from one gutter of a page to the other follow the width of the page, where a hand placed it: the content
 * beside a side bar, and what is on the page of a phone.
 */
import type { DesignNode, Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { isPhoneWidth } from '../responsive/breakpoints.ts';
import { driftTolerance } from '../tolerances.ts';
import { groupPartitions, type PartitionNode } from './partition-node.ts';

/** px of a page with a side bar, shares of it that the bar takes, and px by which the gutters of the content may differ. */
const pageSize = { minWidth: 640, barWidth: 0.3, barHeight: 0.9, gutter: { least: 8, difference: 16 } };

/**
 * Gives the content of a page the whole width beside its side bar, so that its gutters are its own padding, and what fills it
 * follows the width of the page. Returns other partitions as they are.
 */
export function fillBesideBar(root: PartitionNode, region: Rectangle): PartitionNode {
  if (root.kind !== 'row' || region.width < pageSize.minWidth) return root;
  const [bar, content, more] = root.parts;
  if (bar === undefined || content?.kind !== 'column' || more !== undefined) return root;
  const isBar =
    bar.box.x <= region.x + driftTolerance &&
    bar.box.width <= pageSize.barWidth * region.width &&
    bar.box.height >= pageSize.barHeight * region.height;
  const start = bar.box.x + bar.box.width;
  const end = region.x + region.width;
  const [before, after] = [content.box.x - start, end - content.box.x - content.box.width];
  const { least, difference } = pageSize.gutter;
  if (!isBar || Math.min(before, after) < least || Math.abs(before - after) > difference) return root;
  const widen = (box: Rectangle): Rectangle => ({ ...box, x: start, width: end - start });
  const filled = {
    ...content,
    box: widen(content.box),
    core: widen(content.core),
    hasSetWidth: true as const,
  };
  return groupPartitions('row', [bar, filled]);
}

/** px of the lowest page of a phone, or of a sheet on it. */
const minPhoneHeight = 320;

/** Whether a box is a page that was drawn for phones, or a sheet on one. */
export function isPhonePage({ width, height }: Rectangle): boolean {
  return isPhoneWidth(width) && height >= minPhoneHeight;
}

/**
 * Whether a constraint was chosen for where a child is in its frame. A bar across the page of a phone that is bound to both
 * sides says nothing of what is below it, which has Figma's defaults.
 */
export function isChosen({ box, placement }: DesignNode, frame: Rectangle): boolean {
  const { horizontal } = placement.constraints;
  const isAcross = isNear(box.x, 0, driftTolerance) && isNear(box.width, frame.width, driftTolerance);
  return horizontal !== 'left' && !(horizontal === 'stretch' && isAcross && isPhoneWidth(frame.width));
}
