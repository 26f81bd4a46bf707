/** The outlines of a layer as path data in its own px. */
import { type Fields, fieldsOf, findNumber, listOf } from '../../read/fields.ts';
import { resolveStyles } from '../resolve-styles.ts';
import { writeNetwork } from './write-network.ts';
import { mergeFields, type ModeScope, type WriteContext } from './write-context.ts';
import { writePaints } from './write-paint.ts';
import { type Stretch, writePath } from './write-path.ts';

interface GeometryPath {
  readonly path: string;
  readonly windingRule: 'NONZERO' | 'EVENODD';
  readonly overrideID?: number;
}

/**
 * Writes `fillGeometry`, `strokeGeometry` and the paints of single regions.
 * @param drawnSize The size that the outlines in the file were made for, where the layer has another now.
 */
export function writeGeometry(node: Fields, drawnSize: unknown, scope: ModeScope): Fields {
  const stretch = stretchOf(fieldsOf(drawnSize), fieldsOf(node.size));
  const fills = writePaths(node.fillGeometry, stretch, scope);
  const strokes = writePaths(node.strokeGeometry, stretch, scope);
  const vectors = fieldsOf(node.vectorData);
  const filled = fills.length > 0 || strokes.length > 0 ? fills : writeRegions(vectors, node, scope);
  return mergeFields({
    fillGeometry: filled.length === 0 ? null : filled,
    strokeGeometry: strokes.length === 0 ? null : strokes,
    fillOverrideTable: writeOverrides(vectors, filled, scope),
  });
}

function stretchOf(from: Fields, to: Fields): Stretch {
  return { x: ratio(from.x, to.x), y: ratio(from.y, to.y) };
}

function ratio(from: unknown, to: unknown): number {
  const [before, after] = [findNumber(from), findNumber(to)];
  return before === null || after === null || before <= 0 || after <= 0 ? 1 : after / before;
}

function writePaths(paths: unknown, stretch: Stretch, { context }: ModeScope): readonly GeometryPath[] {
  return listOf(paths)
    .map(fieldsOf)
    .flatMap(({ commandsBlob, windingRule, styleID }) => {
      const bytes = context.index.findBlob(commandsBlob);
      const path = bytes === null ? null : cachedPath(bytes, stretch, context.paths);
      return path === null
        ? []
        : [geometryPath(path, windingRule === 'ODD' ? 'EVENODD' : 'NONZERO', styleID)];
    });
}

/** Every instance of a component has the same outlines. */
function cachedPath(bytes: Uint8Array, stretch: Stretch, known: WriteContext['paths']): string | null {
  if (stretch.x !== 1 || stretch.y !== 1) return writePath(bytes, stretch);
  const former = known.get(bytes);
  if (former !== undefined) return former;
  const path = writePath(bytes, stretch);
  known.set(bytes, path);
  return path;
}

function geometryPath(path: string, windingRule: GeometryPath['windingRule'], style: unknown): GeometryPath {
  const id = findNumber(style) ?? 0;
  return id === 0 ? { path, windingRule } : { path, windingRule, overrideID: id };
}

/** A network is drawn in a size of its own and fills the layer's. */
function writeRegions(vectors: Fields, node: Fields, { context }: ModeScope): readonly GeometryPath[] {
  const bytes = context.index.findBlob(vectors.vectorNetworkBlob);
  if (bytes === null) return [];
  const stretch = stretchOf(fieldsOf(vectors.normalizedSize), fieldsOf(node.size));
  return writeNetwork(bytes, stretch)
    .filter(({ path }) => path !== '')
    .map(({ path, windingRule, styleId }) => geometryPath(path, windingRule, styleId));
}

function writeOverrides(vectors: Fields, outlines: readonly GeometryPath[], scope: ModeScope): Fields | null {
  const used = new Set(outlines.map(({ overrideID }) => overrideID));
  const entries = listOf(vectors.styleOverrideTable)
    .map(fieldsOf)
    .flatMap((entry) => {
      const id = findNumber(entry.styleID);
      const { node, styles } = resolveStyles(entry, scope.context.index);
      if (id === null || !used.has(id) || node.fillPaints === undefined) return [];
      const paint = mergeFields({
        fills: writePaints(node.fillPaints, scope),
        inheritFillStyleId: styles.fill,
      });
      return [[String(id), paint] as const];
    });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
