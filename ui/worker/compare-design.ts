/** What differs between the frame of an open design and a screenshot of its page, or between its first two frames. */
import type { PagePicture } from '#codegen/renderer';
import type { CancelSignal } from '#design/cancel';
import { cropOnWhite } from '#design/crop-on-white';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { readDesign } from '#design/read-design';
import type { Snapshot } from '#design/snapshot';
import type { RenderedFrame } from '#insight/audit/audit-input';
import { compareFrames } from '#insight/compare/compare-frames';
import { compareRenders } from '#insight/compare/compare-renders';
import { compareScreenshot } from '#insight/compare/compare-screenshot';
import { readRenderedFrames } from './crop-layers.ts';
import type { DesignComparison, Tasks } from './protocol.ts';

/** Compares with the screenshot where there is one. */
export function compareDesign(
  snapshot: Snapshot,
  { pictures, bytes, screenshot }: Tasks['compare-design']['input'],
  signal: CancelSignal,
): DesignComparison {
  const [first, second] = readDesign(snapshot).frames.map(({ root }) => root);
  const rendered = readRenderedFrames(snapshot, pictures, new Map(bytes));
  const pictureOf = (frame: typeof first) => (frame === undefined ? undefined : rendered.get(frame.id));
  if (first === undefined) throw new Error('The frame cannot be read. Select another one.');
  const picture = pictureOf(first);
  if (screenshot !== null) {
    if (picture === undefined)
      throw new Error(
        `There is no image of "${first.name}" to compare with. Select a frame that is visible.`,
      );
    const compared = compareScreenshot(
      { frame: first, picture, screenshot: readPng(screenshot.bytes), beyond: 'left-out' },
      signal,
    );
    const { differences, was, now, heatMap, notes } = compared;
    return { differences, notes, pictures: asPictures(was, now, heatMap) };
  }
  if (second === undefined) throw new Error('Add a screenshot, or select two frames.');
  const differences = compareFrames(first, second);
  const other = pictureOf(second);
  return {
    differences,
    notes: [],
    pictures: picture === undefined || other === undefined ? null : drawBoth(picture, other, signal),
  };
}

/** Two frames side by side: where one is larger, what is beyond the other is white. */
function drawBoth(
  { pixels: one }: RenderedFrame,
  { pixels: other }: RenderedFrame,
  signal: CancelSignal,
): DesignComparison['pictures'] {
  const size = { width: Math.max(one.width, other.width), height: Math.max(one.height, other.height) };
  const was = cropOnWhite(one, { x: 0, y: 0, ...size });
  const now = cropOnWhite(other, { x: 0, y: 0, ...size });
  return asPictures(was, now, compareRenders({ was, now, frame: null, scale: 1 }, signal).heatMap);
}

function asPictures(first: Pixels, second: Pixels, heat: Pixels): DesignComparison['pictures'] {
  const asPicture = ({ data: pixels, width, height }: Pixels): PagePicture => ({ pixels, width, height });
  return { first: asPicture(first), second: asPicture(second), heat: asPicture(heat) };
}
