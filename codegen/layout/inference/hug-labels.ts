/**
 * Gives boxes around single labels the layout that a hand meant when it drew several of them: where they have different
 * widths and one padding, as chips and tabs have, they hug their words; where they have one width, they centre them.
 */
import type { AutoLayout, BoxNode, DesignNode, TextNode } from '#design/tree';
import { groupBy } from '../../group-by.ts';
import { isNear } from '../axis.ts';
import { plainColumn } from '../empty-box.ts';
import { driftTolerance } from '../tolerances.ts';
import { absorbBackground } from './backgrounds.ts';

/** Returns the children with auto layout in the boxes whose widths follow from their words. */
export function hugLabels(children: readonly DesignNode[]): readonly DesignNode[] {
  const labelled = children.flatMap((child) => readLabel(child) ?? []);
  if (labelled.length < minBoxes) return children;
  const laidOut = new Map<DesignNode, BoxNode>();
  const keyOf = ({ box, text }: LabelledBox): string =>
    `${Math.round(box.box.height)} ${text.runs[0]?.style.size ?? 0} ${box.contour ?? ''}`;
  for (const group of groupBy(labelled, keyOf).values()) {
    const usual = group.toSorted((one, other) => startOf(one) - startOf(other))[group.length >> 1];
    if (usual === undefined) continue;
    const hugging = group.filter((one) => hasPaddingOf(one, usual));
    const areHugging = usual.box.contour === null && hugging.length >= minBoxes && differInWidth(hugging);
    const members = areHugging ? hugging : group.filter((one) => isCentredLike(one, usual));
    if (members.length < minBoxes) continue;
    for (const one of members) laidOut.set(one.node, areHugging ? hug(one, usual) : centre(one));
  }
  return laidOut.size === 0 ? children : children.map((child) => laidOut.get(child) ?? child);
}

/** Returns a box with the words in its middle as one that hugs them; `null` of anything else. */
export function hugLabel(node: DesignNode): BoxNode | null {
  const labelled = readLabel(node);
  if (labelled === null || !isCentredLike(labelled, labelled)) return null;
  const { box, text } = labelled;
  const [x, y] = [(box.box.width - text.box.width) / 2, (box.box.height - text.box.height) / 2];
  const centred = { ...text, box: { ...text.box, x: Math.round(x), y: Math.round(y) } };
  return x < 0 || y < 0 ? null : hug({ ...labelled, text: centred }, { ...labelled, text: centred });
}

const minBoxes = 2;

/** px; the highest box that is as wide as its words. */
const maxHeight = 64;

/** A box with nothing but one line of words. */
interface LabelledBox {
  /** As it was drawn. */
  readonly node: DesignNode;
  /** With the rectangle behind its words as its paint. */
  readonly box: BoxNode;
  readonly text: TextNode;
}

function readLabel(node: DesignNode): LabelledBox | null {
  if (node.kind !== 'box' || !node.visible || node.layout !== null || node.box.height > maxHeight)
    return null;
  if (node.instance !== null || node.clips || node.rotation !== 0) return null;
  if (node.contour !== null && node.contour !== 'ellipse') return null;
  const { node: painted, absorbedIds } = absorbBackground(node);
  const [text, more] = painted.children;
  if (text?.kind !== 'text' || more !== undefined || !text.visible || text.rotation !== 0) return null;
  const isLine = text.paragraph.resize === 'hug' && !/[\n\u2028]/.test(text.characters);
  const box =
    absorbedIds.length === 0 ? painted : { ...painted, absorbed: [...absorbedIds, ...(node.absorbed ?? [])] };
  return isLine ? { node, box, text } : null;
}

/** px by which a hand is off in two places. */
const tolerance = 2 * driftTolerance;

/** Whether the words of a box have the same space around them as those of another. */
function hasPaddingOf(one: LabelledBox, usual: LabelledBox): boolean {
  return (
    startOf(one) >= 0 &&
    endOf(one) >= 0 &&
    isNear(startOf(one), startOf(usual), tolerance) &&
    isNear(endOf(one), endOf(usual), tolerance) &&
    isNear(topOf(one), topOf(usual), driftTolerance)
  );
}

function differInWidth(group: readonly LabelledBox[]): boolean {
  const widths = group.map(({ box }) => box.box.width);
  return Math.max(...widths) - Math.min(...widths) > 2 * tolerance;
}

/** Whether a box is as wide as another, and both have their words in the middle. */
function isCentredLike(one: LabelledBox, usual: LabelledBox): boolean {
  return (
    isNear(one.box.box.width, usual.box.box.width, driftTolerance) &&
    [one, usual].every(
      (each) =>
        isNear(startOf(each), endOf(each), tolerance) && isNear(topOf(each), bottomOf(each), tolerance),
    )
  );
}

function topOf({ text }: LabelledBox): number {
  return text.box.y;
}

function bottomOf({ box, text }: LabelledBox): number {
  return box.box.height - text.box.y - text.box.height;
}

function startOf({ text }: LabelledBox): number {
  return text.box.x;
}

function endOf({ box, text }: LabelledBox): number {
  return box.box.width - text.box.x - text.box.width;
}

/** A box with auto layout around its words, with the padding that is usual in its list. */
function hug({ box, text }: LabelledBox, usual: LabelledBox): BoxNode {
  const side = Math.round((startOf(usual) + endOf(usual)) / 2);
  const isCentred = isNear(startOf(usual), endOf(usual), tolerance);
  const [left, right] = isCentred ? [side, side] : [startOf(usual), endOf(usual)];
  const padding = { top: topOf(usual), right, bottom: bottomOf(usual), left };
  const hugging = withLayout(box, text, { ...rowLayout, padding });
  return { ...hugging, placement: { ...box.placement, horizontal: 'hug', vertical: 'hug' } };
}

function centre({ box, text }: LabelledBox): BoxNode {
  return withLayout(box, text, { ...rowLayout, justify: 'center', align: 'center' });
}

const rowLayout: AutoLayout = { ...plainColumn, direction: 'row' };

function withLayout(box: BoxNode, text: TextNode, layout: AutoLayout): BoxNode {
  const placement = { ...text.placement, horizontal: 'hug', vertical: 'hug', absolute: false } as const;
  return { ...box, layout, children: [{ ...text, placement }] };
}
