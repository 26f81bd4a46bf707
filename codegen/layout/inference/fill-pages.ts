/**
 * Lets what reaches from one gutter of a page to the other follow the width of the page, where a hand placed it: the content
 * beside a side bar, and what is on the page of a phone.
 */
import type { DesignNode, Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { isPhoneWidth } from '../responsive/breakpoints.ts';
import { driftTolerance, snapTolerance } from '../tolerances.ts';
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

/** px of a gutter, how many items begin and end at it, and the share of all others that begin there. */
const gutterFacts = { least: 8, most: 40, items: 2, share: 0.6 };
/** px before the gutter at which a row with an icon at its end may end. */
const maxIconInset = 8;

/** Where an item of a column is between the sides of a page. */
export interface SideInsets {
  /** px from the sides of the page. */
  readonly before: number;
  readonly after: number;
  /** Whether it may take all the space. */
  readonly mayFill: boolean;
  /** Whether it is a row with parts at both of its ends. */
  readonly isSpread: boolean;
}

/**
 * Returns px of both gutters of a page that a hand drew for phones: what is as wide as the content begins and ends at it. Bars
 * from edge to edge, rows that run past the edge, and rows that end with an icon a little before the gutter do not decide.
 * `null` where the gutters are the paddings of all items anyway, or there are none.
 */
export function findPhoneGutter(items: readonly SideInsets[], width: number): number | null {
  if (!isPhoneWidth(width)) return null;
  const inset = items.filter((item) => !isAcross(item));
  const whole = inset.filter(({ mayFill, before, after }) => mayFill && isNear(before, after, snapTolerance));
  const gutter = Math.round(Math.min(...whole.map(({ before }) => before)));
  if (!(gutter >= gutterFacts.least && gutter <= gutterFacts.most)) return null;
  const isAt = ({ before }: SideInsets) => isNear(before, gutter, driftTolerance);
  const isMixed = items.some((item) => isAcross(item) || item.after < 0);
  const isShared =
    whole.filter(isAt).length >= gutterFacts.items &&
    inset.filter(isAt).length >= gutterFacts.share * inset.length;
  const least = gutter - driftTolerance;
  const isLeast = inset.every(({ before, after }) => before >= least && (after < 0 || after >= least));
  return isMixed && isShared && isLeast ? gutter : null;
}

/** Whether an item is a bar from edge to edge, or a row that fills the content but for an icon at its end. */
export function keepsBothSides(item: SideInsets, gutter: number): boolean {
  const { mayFill, isSpread, before, after } = item;
  if (isAcross(item)) return mayFill;
  const isAtStart = isNear(before, gutter, driftTolerance);
  return isSpread && isAtStart && after > gutter + driftTolerance && after <= gutter + maxIconInset;
}

function isAcross({ before, after }: SideInsets): boolean {
  return isNear(before, 0, snapTolerance) && isNear(after, 0, snapTolerance);
}
