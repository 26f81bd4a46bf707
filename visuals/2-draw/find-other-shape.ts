import type { ImageSpec } from '../1-plan/image-plan.ts';
import type { ArrivedPicture } from './draw-image.ts';

/** The longest side of a picture of OpenAI, in times of its shortest. */
const widest = 3;
/** How far a ratio may be off: sizes are multiples of 16 px. */
const tolerance = 0.15;

/**
 * The sentence about a picture of another shape than the one that was requested, which would lose much of itself by
 * being cropped; `null` where the shape is right. Only OpenAI draws every shape that is requested of it: other services
 * have shapes of their own, and their pictures are cropped.
 */
export function findOtherShape(spec: ImageSpec, { image, service, model }: ArrivedPicture): string | null {
  if (service !== 'openai') return null;
  const wanted = Math.min(widest, Math.max(1 / widest, spec.width / spec.height));
  if (Math.abs(Math.log(image.width / image.height / wanted)) <= tolerance) return null;
  return `${model} answered with ${sizeOf(image)}, which is another shape than ${sizeOf(spec)}. Placing it crops it.`;
}

function sizeOf({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${width.toLocaleString('en')} × ${height.toLocaleString('en')} px`;
}
