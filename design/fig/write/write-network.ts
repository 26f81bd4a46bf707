/**
 * The filled regions of a vector network as path data, for shapes whose outlines the file does not keep ready. Layout
 * of the bytes, little-endian, 32 bits each: counts of vertices, segments and regions; a vertex is style, x, y; a
 * segment is style, start, its tangent x and y, end, its tangent x and y; a region is style and winding rule, then
 * loops of segments.
 */
import { roundCoordinate, type Stretch } from './write-path.ts';

interface Vertex {
  readonly x: number;
  readonly y: number;
}

interface Segment {
  readonly start: number;
  readonly end: number;
  readonly leaves: Vertex;
  readonly arrives: Vertex;
}

/** One filled region. */
export interface NetworkRegion {
  readonly path: string;
  readonly windingRule: 'NONZERO' | 'EVENODD';
  readonly styleId: number;
}

/** Reads the regions of a network; none where the bytes are not one. */
export function writeNetwork(bytes: Uint8Array, stretch: Stretch): readonly NetworkRegion[] {
  try {
    return readRegions(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), stretch);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function readRegions(view: DataView, stretch: Stretch): readonly NetworkRegion[] {
  let offset = 0;
  const count = () => view.getUint32((offset += 4) - 4, true);
  const number = (by: number) => view.getFloat32((offset += 4) - 4, true) * by;
  const [vertexCount, segmentCount, regionCount] = [count(), count(), count()];
  const vertices = readMany(vertexCount, view, () => {
    count();
    return { x: number(stretch.x), y: number(stretch.y) };
  });
  const segments = readMany(segmentCount, view, (): Segment => {
    count();
    const start = count();
    const leaves = { x: number(stretch.x), y: number(stretch.y) };
    const end = count();
    return { start, leaves, end, arrives: { x: number(stretch.x), y: number(stretch.y) } };
  });
  return readMany(regionCount, view, () => {
    const style = count();
    const loops = readMany(count(), view, () => readMany(count(), view, count));
    const path = loops.map((loop) => writeLoop(loop, segments, vertices)).join('');
    return { path, windingRule: (style & 1) === 1 ? 'NONZERO' : 'EVENODD', styleId: style >>> 1 } as const;
  });
}

/** A count that the bytes cannot hold is refused before room is made for it. */
function readMany<Item>(count: number, view: DataView, read: () => Item): readonly Item[] {
  if (count > view.byteLength) throw new RangeError('more items than bytes');
  return Array.from({ length: count }, read);
}

function writeLoop(
  loop: readonly number[],
  segments: readonly Segment[],
  vertices: readonly Vertex[],
): string {
  const parts: string[] = [];
  let at = findStart(loop, segments);
  for (const index of loop) {
    const segment = segments[index];
    if (segment === undefined) return '';
    const forwards = segment.start === at;
    const next = forwards ? segment.end : segment.start;
    const [from, to] = [vertices[at ?? -1], vertices[next]];
    if (from === undefined || to === undefined) return '';
    if (parts.length === 0) parts.push(`M${point(from)}`);
    const [leaves, arrives] = forwards
      ? [segment.leaves, segment.arrives]
      : [segment.arrives, segment.leaves];
    const straight = [leaves, arrives].every(({ x, y }) => x === 0 && y === 0);
    parts.push(
      straight ? `L${point(to)}` : `C${point(add(from, leaves))} ${point(add(to, arrives))} ${point(to)}`,
    );
    at = next;
  }
  return parts.length === 0 ? '' : `${parts.join('')}Z`;
}

/** The end of the first segment that the second does not touch. */
function findStart(loop: readonly number[], segments: readonly Segment[]): number | undefined {
  const [first, second] = [segments[loop[0] ?? -1], segments[loop[1] ?? -1]];
  if (first === undefined || second === undefined) return first?.start;
  return first.end === second.start || first.end === second.end ? first.start : first.end;
}

function add(one: Vertex, other: Vertex): Vertex {
  return { x: one.x + other.x, y: one.y + other.y };
}

function point({ x, y }: Vertex): string {
  return `${roundCoordinate(x)} ${roundCoordinate(y)}`;
}
