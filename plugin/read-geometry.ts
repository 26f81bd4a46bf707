import type { RestNode } from '#design/snapshot';
import { orElse } from './ask-figma.ts';
import type { ReadSession } from './read-session.ts';

/** Shapes read before Figma gets to answer. */
const chunk = 500;

/** Figma's own word for a polygon differs from REST's; what has no outline of its own is not looked for. */
const types = ['VECTOR', 'BOOLEAN_OPERATION', 'STAR', 'POLYGON', 'LINE', 'ELLIPSE'] as const;

type Shape = Extract<SceneNode, { readonly type: (typeof types)[number] }>;

/** What REST tells of a shape when asked for geometry, and `JSON_REST_V1` leaves out. */
interface Geometry {
  readonly size: { readonly x: number; readonly y: number };
  readonly relativeTransform: Transform;
  readonly fillGeometry: readonly GeometryPath[];
  readonly strokeGeometry: readonly GeometryPath[];
}

interface GeometryPath {
  readonly path: string;
  readonly windingRule: 'NONZERO' | 'EVENODD';
}

/**
 * Adds to shapes the outlines that their JSON leaves out, in REST's own words, and answers the shapes that Figma has
 * none of. Reading a property is a hundred times cheaper than an export of the layer.
 * https://developers.figma.com/docs/plugins/api/node-properties/#fillgeometry
 */
export async function readGeometry(
  frames: readonly SceneNode[],
  shapes: readonly RestNode[],
  session: ReadSession,
): Promise<readonly RestNode[]> {
  if (shapes.length === 0) return [];
  const drawn = findShapes(frames);
  const without: RestNode[] = [];
  for (const [index, shape] of shapes.entries()) {
    if (index % chunk === 0) await session.report('Reading shapes', index, shapes.length);
    const node = hasOwnRegions(shape) ? undefined : drawn.get(shape.id);
    const geometry = node && orElse(() => geometryOf(node), null);
    if (geometry) Object.assign(shape, geometry);
    else without.push(shape);
  }
  return without;
}

/** One question a frame: Figma finds them many times faster than a walk over children. */
function findShapes(frames: readonly SceneNode[]): ReadonlyMap<string, Shape> {
  const found = frames.flatMap((frame) =>
    'findAllWithCriteria' in frame ? orElse(() => frame.findAllWithCriteria({ types: [...types] }), []) : [],
  );
  return new Map(found.map((node) => [node.id, node]));
}

function geometryOf(node: Shape): Geometry | null {
  const fillGeometry = geometryPathsOf(node.fillGeometry);
  const strokeGeometry = geometryPathsOf(node.strokeGeometry);
  if (fillGeometry.length === 0 && strokeGeometry.length === 0) return null;
  const { width, height, relativeTransform } = node;
  return { size: { x: width, y: height }, relativeTransform, fillGeometry, strokeGeometry };
}

/** An open path has no rule and no area. */
function geometryPathsOf(paths: VectorPaths): readonly GeometryPath[] {
  return paths.flatMap(({ data, windingRule }) =>
    windingRule === 'NONE' ? [] : [{ path: data, windingRule }],
  );
}

/** Regions of a vector may have fills of their own, and only an export says which is which. */
function hasOwnRegions(shape: RestNode): boolean {
  const { fillOverrideTable } = shape as { fillOverrideTable?: object };
  return fillOverrideTable !== undefined && Object.keys(fillOverrideTable).length > 0;
}
