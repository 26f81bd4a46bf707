/** How far the elements of a page stand from where Figma has their layers. */
import { childrenOf, isFrame, walkNodes } from '#design/rest-node';
import type { RestNode } from '#design/snapshot';
import type { MeasuredBox, PageMeasure } from '#cli/chromium-renderer';

export interface Difference {
  readonly node: RestNode;
  /** px; infinite for a layer that should have an element and has none. */
  readonly difference: number;
  /** px up to which the difference is none. */
  readonly tolerance: number;
}

/**
 * px up to which a layer stands where Figma has it. Where a hand placed it, or something around it, drift of up to 2 px
 * is noise that code must not repeat; auto layout has none.
 */
const tolerances = { autoLayout: 1, placedByHand: 3 };

/** The differences of a frame's layers; a frame that paints and clips nothing counts where an element is its own. */
export function findDifferences(
  frame: RestNode,
  ownElements: ReadonlySet<string>,
  drawn: PageMeasure,
): readonly Difference[] {
  const origin = boxOf(frame);
  const corner = drawn.boxes[frame.id]?.[0];
  if (!origin || !corner) return [{ node: frame, difference: Infinity, tolerance: tolerances.autoLayout }];
  const found: Difference[] = [];
  const lineBoxes = findLineBoxes(frame, ownElements);
  const placedByHand = findPlacedByHand(frame);
  for (const node of walkNodes([frame], isVisible)) {
    if (!isVisible(node) || !(isFrame(node) || node.type === 'TEXT')) continue;
    const box = boxOf(node);
    if (!box || box.width <= 0 || box.height <= 0) continue;
    if (node.type !== 'TEXT' && !ownElements.has(node.id) && !paintsOrClips(node)) continue;
    const boxes = (drawn.boxes[node.id] ?? []).map((each) => ({
      ...each,
      x: each.x - corner.x + origin.x,
      y: each.y - corner.y + origin.y,
    }));
    const wanted = [box, lineBoxes.get(node) ?? box];
    const differences = boxes.flatMap((each) => wanted.map((one) => largestDifference(each, one)));
    found.push({
      node,
      difference: Math.min(Infinity, ...differences),
      tolerance: placedByHand.has(node) ? tolerances.placedByHand : tolerances.autoLayout,
    });
  }
  return found;
}

/**
 * The boxes of lines by their texts. An imported page has a frame as high as the line around a text as high as its
 * letters; both are one element, which has the box of the line.
 */
function findLineBoxes(
  frame: RestNode,
  ownElements: ReadonlySet<string>,
): ReadonlyMap<RestNode, MeasuredBox> {
  const lines = new Map<RestNode, MeasuredBox>();
  for (const node of walkNodes([frame], isVisible)) {
    const [only, more] = childrenOf(node).filter(isVisible);
    const box = boxOf(node);
    if (only?.type !== 'TEXT' || more || !box || ownElements.has(node.id) || paintsOrClips(node)) continue;
    lines.set(only, box);
  }
  return lines;
}

/** The layers below a frame that has no auto layout. */
function findPlacedByHand(frame: RestNode): ReadonlySet<RestNode> {
  const found = new Set<RestNode>();
  for (const node of walkNodes([frame])) {
    const isFree = !('layoutMode' in node) || node.layoutMode === 'NONE';
    if (isFree || found.has(node)) for (const child of childrenOf(node)) found.add(child);
  }
  return found;
}

function largestDifference(a: MeasuredBox, b: MeasuredBox): number {
  return Math.max(
    Math.abs(a.x - b.x),
    Math.abs(a.y - b.y),
    Math.abs(a.width - b.width),
    Math.abs(a.height - b.height),
  );
}

function isVisible(node: RestNode): boolean {
  return !('visible' in node) || node.visible !== false;
}

function boxOf(node: RestNode): MeasuredBox | null {
  return 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
}

function paintsOrClips(node: RestNode): boolean {
  return cutsOff(node) || paints(node);
}

/** Whether a layer shows paint of its own. */
export function paints(node: RestNode): boolean {
  const { fills, strokes, effects, strokeWeight = 1 } = node as Partial<Painted>;
  return [...(fills ?? []), ...(strokeWeight > 0 ? (strokes ?? []) : []), ...(effects ?? [])].some(
    ({ visible, opacity, color }) => visible !== false && opacity !== 0 && color?.a !== 0,
  );
}

interface Painted {
  readonly fills: readonly Paint[];
  readonly strokes: readonly Paint[];
  readonly effects: readonly Paint[];
  readonly strokeWeight: number;
}

interface Paint {
  readonly visible?: boolean;
  readonly opacity?: number;
  readonly color?: { readonly a: number };
}

/** Whether a frame that clips has something to clip. */
export function cutsOff(node: RestNode): boolean {
  const outer = boxOf(node);
  if (!('clipsContent' in node) || !node.clipsContent || !outer) return false;
  for (const inner of walkNodes(childrenOf(node), isVisible)) {
    const box = isVisible(inner) ? boxOf(inner) : null;
    if (box && sticksOut(box, outer)) return true;
  }
  return false;
}

function sticksOut(inner: MeasuredBox, outer: MeasuredBox): boolean {
  return (
    inner.x < outer.x - 0.5 ||
    inner.y < outer.y - 0.5 ||
    inner.x + inner.width > outer.x + outer.width + 0.5 ||
    inner.y + inner.height > outer.y + outer.height + 0.5
  );
}

/** The share of layers that stand where Figma has them; `null` of none. */
export function within(found: readonly Difference[]): number | null {
  if (found.length === 0) return null;
  return found.filter(({ difference, tolerance }) => difference <= tolerance).length / found.length;
}
