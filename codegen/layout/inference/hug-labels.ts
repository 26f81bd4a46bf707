/**
 * Gives boxes around single labels the layout that a hand meant when it drew several of them: where they have different
 * widths and one padding, as chips and tabs have, they hug their words; where they have one width, they centre them.
 */
import type { AutoLayout, BoxNode, DesignNode, TextNode } from '#design/tree';
import { groupBy } from '../../group-by.ts';
import { isNear } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';

/** Returns the children with auto layout in the boxes whose widths follow from their words. */
export function hugLabels(children: readonly DesignNode[]): readonly DesignNode[] {
  const labelled = children.flatMap((child) => readLabel(child) ?? []);
  if (labelled.length < minBoxes) return children;
  const laidOut = new Map<DesignNode, BoxNode>();
  const keyOf = ({ box, text }: LabelledBox): string =>
    `${Math.round(box.box.height)} ${text.runs[0]?.style.size ?? 0} ${Math.round(text.box.y)}`;
  for (const group of groupBy(labelled, keyOf).values()) {
    const [first] = group;
    if (first === undefined || group.length < minBoxes) continue;
    const areHugging = haveOnePadding(group, first);
    if (!areHugging && !areCentred(group, first)) continue;
    for (const { box, text } of group)
      laidOut.set(box, areHugging ? hug(box, text, first) : centre(box, text));
  }
  return laidOut.size === 0 ? children : children.map((child) => laidOut.get(child) ?? child);
}

const minBoxes = 2;

/** px; the highest box that is as wide as its words. */
const maxHeight = 64;

/** A box with nothing but one line of words. */
interface LabelledBox {
  readonly box: BoxNode;
  readonly text: TextNode;
}

function readLabel(node: DesignNode): LabelledBox | null {
  if (node.kind !== 'box' || !node.visible || node.layout !== null || node.box.height > maxHeight)
    return null;
  if (node.instance !== null || node.clips || node.contour !== null || node.rotation !== 0) return null;
  const [text, more] = node.children;
  if (text?.kind !== 'text' || more !== undefined || !text.visible || text.rotation !== 0) return null;
  const isLine = text.paragraph.resize === 'hug' && !/[\n\u2028]/.test(text.characters);
  return isLine ? { box: node, text } : null;
}

/** Whether the words of all boxes have the same space beside them, and their widths differ. */
function haveOnePadding(group: readonly LabelledBox[], first: LabelledBox): boolean {
  const tolerance = 2 * driftTolerance;
  const hasPadding = (labelled: LabelledBox): boolean =>
    isNear(startOf(labelled), startOf(first), tolerance) && isNear(endOf(labelled), endOf(first), tolerance);
  return (
    startOf(first) >= 0 &&
    endOf(first) >= 0 &&
    group.every(hasPadding) &&
    group.some(({ box }) => !isNear(box.box.width, first.box.box.width, 2 * tolerance))
  );
}

/** Whether all boxes have one width and their words in the middle, with different space beside them. */
function areCentred(group: readonly LabelledBox[], first: LabelledBox): boolean {
  return (
    group.every(
      (one) =>
        isNear(one.box.box.width, first.box.box.width, driftTolerance) &&
        isNear(startOf(one), endOf(one), 2 * driftTolerance) &&
        isNear(topOf(one), bottomOf(one), 2 * driftTolerance),
    ) && group.some((one) => !isNear(startOf(one), startOf(first), 1))
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

/** A box with auto layout around its words, with the padding of the first box of its list. */
function hug(box: BoxNode, text: TextNode, first: LabelledBox): BoxNode {
  const side = Math.round((startOf(first) + endOf(first)) / 2);
  const isCentred = isNear(startOf(first), endOf(first), 2 * driftTolerance);
  const [left, right] = isCentred ? [side, side] : [startOf(first), endOf(first)];
  const padding = { top: topOf({ box, text }), right, bottom: bottomOf({ box, text }), left };
  const hugging = withLayout(box, text, { ...rowLayout, padding });
  return { ...hugging, placement: { ...box.placement, horizontal: 'hug', vertical: 'hug' } };
}

function centre(box: BoxNode, text: TextNode): BoxNode {
  return withLayout(box, text, { ...rowLayout, justify: 'center', align: 'center' });
}

const rowLayout: AutoLayout = {
  ...{ direction: 'row', wraps: false, gap: 0, crossGap: 0, justify: 'start', align: 'start' },
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
  ...{ alignLines: 'start', firstOnTop: false, strokesTakeSpace: false, columns: [], rows: [] },
};

function withLayout(box: BoxNode, text: TextNode, layout: AutoLayout): BoxNode {
  const placement = { ...text.placement, horizontal: 'hug', vertical: 'hug', absolute: false } as const;
  return { ...box, layout, children: [{ ...text, placement }] };
}
