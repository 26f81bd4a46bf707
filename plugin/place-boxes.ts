/** Marks places in frames: one outlined rectangle each, in one group a frame, beside the frames and not inside them. */
import type { PlacedBox } from '#design/messages';
import { refuseInDevMode } from './apply-fix.ts';
import { findNode, pageOf } from './nodes.ts';
import { beginStep, endStep } from './undo-steps.ts';

/** px of the outline. */
const strokeWeight = 2;
/** A magenta that few designs have. */
const stroke: SolidPaint = { type: 'SOLID', color: { r: 0.9, g: 0, b: 0.49 } };

/** Draws the boxes as one step of undo. Those of frames that are gone are skipped. */
export async function placeBoxes(
  boxes: readonly PlacedBox[],
): Promise<{ readonly changed: number; readonly skipped: number }> {
  refuseInDevMode();
  const frames = new Map<string, SceneNode>();
  for (const { frameId } of boxes) {
    const node = frames.has(frameId) ? null : await findNode(frameId);
    if (node !== null && 'absoluteBoundingBox' in node) frames.set(frameId, node);
  }
  let changed = 0;
  beginStep(undefined);
  try {
    frames.forEach((frame, frameId) => {
      changed += markFrame(
        frame,
        boxes.filter((box) => box.frameId === frameId),
      );
    });
  } finally {
    endStep(undefined);
  }
  return { changed, skipped: boxes.length - changed };
}

function markFrame(frame: SceneNode, boxes: readonly PlacedBox[]): number {
  const page = pageOf(frame);
  const corner = frame.absoluteBoundingBox;
  if (page === null || corner === null) return 0;
  const marks: RectangleNode[] = [];
  try {
    for (const { label, area } of boxes) {
      const mark = figma.createRectangle();
      marks.push(mark);
      page.appendChild(mark);
      mark.name = label;
      mark.resize(Math.max(1, area.width), Math.max(1, area.height));
      mark.x = corner.x + area.x;
      mark.y = corner.y + area.y;
      mark.fills = [];
      mark.strokes = [stroke];
      mark.strokeWeight = strokeWeight;
      mark.strokeAlign = 'OUTSIDE';
    }
    figma.group(marks, page).name = `Found in ${frame.name}`;
  } catch (error) {
    for (const mark of marks) mark.remove();
    throw error;
  }
  return marks.length;
}
