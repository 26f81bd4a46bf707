import type { ImageOrder } from './plan-image.ts';

/** The colours a picture is to go with: those of pictures that were given for them, else those of its place. */
export function choosePalette({ around, leftOut, colours = [] }: ImageOrder): readonly string[] {
  if (colours.length > 0) return colours;
  return leftOut?.has('palette') === true ? [] : (around?.palette ?? []);
}
