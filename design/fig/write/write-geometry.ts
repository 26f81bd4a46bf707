/** The outlines of a layer as path data in its own px. */
import { fieldsOf, findNumber, listOf, type Fields } from '../../read/fields.ts';
import { followStyles } from '../follow-styles.ts';
import { writeNetwork } from './write-network.ts';
import { joinFields } from './join-fields.ts';
import { writePaints } from './write-paint.ts';
import { writePath, type Stretch } from './write-path.ts';
import type { InModes, Writing } from './writing.ts';

interface Outline {
  readonly path: string;
  readonly windingRule: 'NONZERO' | 'EVENODD';
  readonly overrideID?: number;
}

/**
 * Writes `fillGeometry`, `strokeGeometry` and the paints of single regions.
 * @param drawnSize The size that the outlines in the file were made for, where the layer has another now.
 */
export function writeGeometry(node: Fields, drawnSize: unknown, around: InModes): Fields {
  const stretch = stretchOf(fieldsOf(drawnSize), fieldsOf(node.size));
  const fills = writeOutlines(node.fillGeometry, stretch, around);
  const strokes = writeOutlines(node.strokeGeometry, stretch, around);
  const vectors = fieldsOf(node.vectorData);
  const filled = fills.length > 0 || strokes.length > 0 ? fills : writeRegions(vectors, node, around);
  return joinFields({
    fillGeometry: filled.length === 0 ? null : filled,
    strokeGeometry: strokes.length === 0 ? null : strokes,
    fillOverrideTable: writeOverrides(vectors, filled, around),
  });
}

function stretchOf(from: Fields, to: Fields): Stretch {
  return { x: ratio(from.x, to.x), y: ratio(from.y, to.y) };
}

function ratio(from: unknown, to: unknown): number {
  const [before, after] = [findNumber(from), findNumber(to)];
  return before === null || after === null || before <= 0 || after <= 0 ? 1 : after / before;
}

function writeOutlines(paths: unknown, stretch: Stretch, { writing }: InModes): readonly Outline[] {
  return listOf(paths)
    .map(fieldsOf)
    .flatMap(({ commandsBlob, windingRule, styleID }) => {
      const bytes = writing.index.findBlob(commandsBlob);
      const path = bytes === null ? null : pathOf(bytes, stretch, writing.paths);
      return path === null ? [] : [outline(path, windingRule === 'ODD' ? 'EVENODD' : 'NONZERO', styleID)];
    });
}

/** Every instance of a component has the same outlines. */
function pathOf(bytes: Uint8Array, stretch: Stretch, known: Writing['paths']): string | null {
  if (stretch.x !== 1 || stretch.y !== 1) return writePath(bytes, stretch);
  const former = known.get(bytes);
  if (former !== undefined) return former;
  const path = writePath(bytes, stretch);
  known.set(bytes, path);
  return path;
}

function outline(path: string, windingRule: Outline['windingRule'], style: unknown): Outline {
  const id = findNumber(style) ?? 0;
  return id === 0 ? { path, windingRule } : { path, windingRule, overrideID: id };
}

/** A network is drawn in a size of its own and fills the layer's. */
function writeRegions(vectors: Fields, node: Fields, { writing }: InModes): readonly Outline[] {
  const bytes = writing.index.findBlob(vectors.vectorNetworkBlob);
  if (bytes === null) return [];
  const stretch = stretchOf(fieldsOf(vectors.normalizedSize), fieldsOf(node.size));
  return writeNetwork(bytes, stretch)
    .filter(({ path }) => path !== '')
    .map(({ path, windingRule, styleId }) => outline(path, windingRule, styleId));
}

function writeOverrides(vectors: Fields, outlines: readonly Outline[], around: InModes): Fields | null {
  const used = new Set(outlines.map(({ overrideID }) => overrideID));
  const entries = listOf(vectors.styleOverrideTable)
    .map(fieldsOf)
    .flatMap((entry) => {
      const id = findNumber(entry.styleID);
      const { node, styles } = followStyles(entry, around.writing.index);
      if (id === null || !used.has(id) || node.fillPaints === undefined) return [];
      const paint = joinFields({
        fills: writePaints(node.fillPaints, around),
        inheritFillStyleId: styles.fill,
      });
      return [[String(id), paint] as const];
    });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
