/**
 * Finds what a designer meant before anything is laid out. A design tree comes in as it was drawn or imported; the
 * output is the tree that a careful designer would have drawn: boxes that mean nothing are gone, and icons
 * have no constraints by accident. Nothing moves by more
 * than a few px.
 */
import type { DesignTree } from '#design/tree';
import { createVectorCheck } from '../vectors/find-vectors.ts';
import { createVisualBounds } from '../visual-bounds.ts';
import { hugWords } from './hug-words.ts';
import { inlineWrappers } from './inline-wrappers.ts';
import { pinIcons } from './pin-icons.ts';

/** Returns the design as its designer meant it. */
export function findIntent(tree: DesignTree): DesignTree {
  const inspect = { isVector: createVectorCheck(), bounds: createVisualBounds() };
  return {
    ...tree,
    frames: tree.frames.map((frame) => ({
      ...frame,
      root: inlineWrappers(hugWords(pinIcons(frame.root)), inspect),
    })),
  };
}
