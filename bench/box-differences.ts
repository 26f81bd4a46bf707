/** How far the elements of a page stand from where Figma has their layers. */
import { childrenOf, isFrame, walkNodes } from '#design/rest-node';
import type { RestNode } from '#design/snapshot';
import type { MeasuredBox, PageMeasure } from '#cli/chromium-renderer';

export interface Difference {
  readonly node: RestNode;
  /** px; infinite for a layer that should have an element and has none. */
  readonly difference: number;
}

/** The differences of a frame's layers; a frame that paints and clips nothing counts where an element is its own. */
export function findDifferences(
  frame: RestNode,
  ownElements: ReadonlySet<string>,
  drawn: PageMeasure,
): readonly Difference[] {
  const origin = boxOf(frame);
  const corner = drawn.boxes[frame.id]?.[0];
  if (!origin || !corner) return [{ node: frame, difference: Infinity }];
  const found: Difference[] = [];
  for (const node of walkNodes([frame], isVisible)) {
    if (!isVisible(node) || !(isFrame(node) || node.type === 'TEXT')) continue;
    const box = boxOf(node);
    if (!box || box.width <= 0 || box.height <= 0) continue;
    const wanted = { ...box, x: box.x - origin.x, y: box.y - origin.y };
    const boxes = (drawn.boxes[node.id] ?? []).map((each) => ({
      ...each,
      x: each.x - corner.x,
      y: each.y - corner.y,
    }));
    if (node.type !== 'TEXT' && !ownElements.has(node.id) && !paintsOrClips(node)) continue;
    found.push({
      node,
      difference: Math.min(Infinity, ...boxes.map((each) => largestDifference(each, wanted))),
    });
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
  return ('clipsContent' in node && node.clipsContent) || paints(node);
}

/** Whether a layer shows paint of its own. */
export function paints(node: RestNode): boolean {
  return (['fills', 'strokes', 'effects'] as const).some((field) => {
    const painted: unknown = Reflect.get(node, field);
    return Array.isArray(painted) && painted.some((paint: { visible?: boolean }) => paint.visible !== false);
  });
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

/** The share of differences that are no more than 1 px; `null` of none. */
export function within(differences: readonly number[]): number | null {
  if (differences.length === 0) return null;
  return differences.filter((difference) => difference <= 1).length / differences.length;
}
