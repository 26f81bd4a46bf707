import type { Stroke } from '../tree.ts';
import { type Fields, fieldsOf, lengthOf, listOf, wordOf } from './fields.ts';
import { findStyleName, readPaints } from './read-paint.ts';
import type { Layer, Reading } from './reading.ts';

const aligns = { INSIDE: 'inside', CENTER: 'center', OUTSIDE: 'outside' } as const;
const caps = { NONE: 'none', ROUND: 'round', SQUARE: 'square' } as const;
const joins = { MITER: 'miter', ROUND: 'round', BEVEL: 'bevel' } as const;

/** Reads a node's stroke; `null` where it paints nothing. */
export function readStroke(node: Fields, layer: Layer, reading: Reading): Stroke | null {
  const styleName = findStyleName(node, ['stroke', 'strokes'], reading);
  const paints = readPaints(node.strokes, styleName, layer, reading);
  const weight = lengthOf(node.strokeWeight, paints.length > 0 ? 1 : 0);
  const sides = fieldsOf(node.individualStrokeWeights);
  const hasSides = Object.keys(sides).length > 0;
  const side = (name: string) => (hasSides ? lengthOf(sides[name], 0) : weight);
  const weights = [side('top'), side('right'), side('bottom'), side('left')] as const;
  if (paints.length === 0 || weights.every((value) => value === 0)) return null;
  return {
    paints,
    weights,
    align: wordOf<Stroke['align']>(node.strokeAlign, aligns, 'inside'),
    dashes: listOf(node.strokeDashes).map((dash) => lengthOf(dash, 0)),
    cap: node.strokeCap === undefined ? 'none' : wordOf<Stroke['cap']>(node.strokeCap, caps, 'other'),
    join: wordOf<Stroke['join']>(node.strokeJoin, joins, 'miter'),
  };
}
