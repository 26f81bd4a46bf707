/**
 * The picture of a frame and a screenshot of the built page in, what differs between them out. Both are brought to the
 * same number of pixels for each px of the frame, the smaller of the two, because enlarging a picture blurs it.
 */
import type { CancelSignal } from '#design/cancel';
import { cropOnWhite } from '#design/crop-on-white';
import type { Pixels } from '#design/pixels';
import { resizePixels } from '#design/resize-pixels';
import type { DesignNode } from '#design/tree';
import type { RenderedFrame } from '../audit/audit-input.ts';
import { compareRenders, type RenderComparison } from './compare-renders.ts';

export interface ScreenshotToCompare {
  readonly frame: DesignNode;
  readonly picture: RenderedFrame;
  /** As wide as the frame, at any number of pixels for each px. */
  readonly screenshot: Pixels;
  /** What only one of them shows at the bottom: white in the other, or not compared. */
  readonly beyond: 'white' | 'left-out';
}

export interface ScreenshotComparison extends RenderComparison {
  /** The pictures as they were compared, of the same size. */
  readonly was: Pixels;
  readonly now: Pixels;
  /** What a person should know of the comparison, a sentence each. */
  readonly notes: readonly string[];
}

/** Compares a frame with a screenshot of its page. */
export function compareScreenshot(
  { frame, picture, screenshot, beyond }: ScreenshotToCompare,
  signal: CancelSignal,
): ScreenshotComparison {
  const { width: frameWidth, height: frameHeight } = frame.absoluteBox;
  const screenshotScale = findScreenshotScale(frameWidth, screenshot);
  const scale = Math.min(screenshotScale, picture.scale);
  const first = scaleBy(picture.pixels, scale / picture.scale, signal);
  const second = scaleBy(screenshot, scale / screenshotScale, signal);
  const choose = beyond === 'white' ? Math.max : Math.min;
  const size = {
    width: Math.max(first.width, second.width),
    height: choose(first.height, second.height),
  };
  const [was, now] = [first, second].map((one) => cropOnWhite(one, { x: 0, y: 0, ...size })) as [
    Pixels,
    Pixels,
  ];
  const notes = [
    ...noteWidth(frameWidth, screenshotScale, screenshot),
    ...(beyond === 'white' ? [] : noteHeight(frameHeight, screenshot.height / screenshotScale)),
  ];
  return { ...compareRenders({ was, now, frame, scale }, signal), was, now, notes };
}

/** Pixels of a screenshot for each px of the frame that it shows in its whole width. */
export function findScreenshotScale(frameWidth: number, { width }: Pick<Pixels, 'width'>): number {
  return width / Math.max(1, frameWidth);
}

function scaleBy(pixels: Pixels, factor: number, signal: CancelSignal): Pixels {
  const scaled = (value: number) => Math.max(1, Math.round(value * factor));
  return resizePixels(pixels, { width: scaled(pixels.width), height: scaled(pixels.height) }, signal);
}

/** Screens have a multiple of this many pixels for each px. */
const scaleStep = 0.25;
/** px by which the width of a screenshot may be off by rounding. */
const rounding = 1;

function noteWidth(frameWidth: number, scale: number, { width }: Pixels): readonly string[] {
  const nearest = Math.max(1, Math.round(scale / scaleStep) * scaleStep);
  if (Math.abs(nearest * frameWidth - width) <= rounding) return [];
  return [
    `The screenshot is ${format(width)} px wide and the frame ${format(frameWidth)} px, so it was resized. Take it in a window that is ${format(frameWidth)} px wide to compare exactly.`,
  ];
}

function noteHeight(frameHeight: number, shown: number): readonly string[] {
  if (Math.abs(frameHeight - shown) <= rounding) return [];
  const [longer, shorter] = shown < frameHeight ? ['frame', 'screenshot'] : ['screenshot', 'frame'];
  const end = format(Math.min(frameHeight, shown));
  return [`The ${shorter} ends at ${end} px. What the ${longer} shows below was not compared.`];
}

function format(value: number): string {
  return Math.round(value).toLocaleString('en');
}
