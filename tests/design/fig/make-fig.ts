import { convertFig } from '#design/fig/convert-fig';
import type { FigDesign, FigFile, JsonNode } from '#design/fig/fig-file';

/** One node change in the words of a `.fig` file. */
export type Change = Readonly<Record<string, unknown>>;

export interface Converted {
  readonly design: FigDesign;
  /** A layer by REST's id. */
  readonly get: (id: string) => JsonNode;
  /** Ids of the layers inside one. */
  readonly idsIn: (id: string) => readonly string[];
}

/** A GUID out of `1:2`. */
export function guid(id: string): Change {
  const [sessionID, localID] = id.split(':').map(Number);
  return { sessionID, localID };
}

/** A transform that only moves. */
export function at(x: number, y: number): Change {
  return { m00: 1, m01: 0, m02: x, m10: 0, m11: 1, m12: y };
}

/** A layer in `parent`; the page where none is named. It is 100 by 40 px unless `fields` say otherwise. */
export function change(id: string, type: string, fields: Change = {}, parent = '0:1'): Change {
  return {
    guid: guid(id),
    phase: 'CREATED',
    type,
    name: id,
    parentIndex: { guid: guid(parent), position: '' },
    size: { x: 100, y: 40 },
    transform: at(0, 0),
    ...fields,
  };
}

/** What an instance points at its component with. */
export function instanceOf(component: string, overrides: readonly Change[] = [], more: Change = {}): Change {
  return { symbolData: { symbolID: guid(component), symbolOverrides: overrides, ...more } };
}

/** One entry of an instance's overrides. */
export function override(path: readonly string[], fields: Change): Change {
  return { guidPath: { guids: path.map(guid) }, ...fields };
}

/** A file with one page and a page out of sight, `0:2`; layers lie in the order in which they are given. */
export function makeFile(changes: readonly Change[], blobs: readonly Uint8Array[] = []): FigFile {
  const pages = [
    { guid: guid('0:0'), type: 'DOCUMENT', name: 'Document', phase: 'CREATED' },
    change('0:1', 'CANVAS', { name: 'Page 1' }, '0:0'),
    change('0:2', 'CANVAS', { name: 'Internal Only Canvas', internalOnly: true }, '0:0'),
  ];
  const ordered = [...pages, ...changes].map((one, index) => withPosition(one, index));
  return {
    name: 'Test',
    message: { nodeChanges: ordered, blobs: blobs.map((bytes) => ({ bytes })) },
    images: new Map(),
  };
}

function withPosition(one: Change, index: number): Change {
  const { parentIndex } = one as { readonly parentIndex?: { readonly position: string } };
  if (parentIndex === undefined || parentIndex.position !== '') return one;
  return { ...one, parentIndex: { ...parentIndex, position: String.fromCharCode(0x21 + index) } };
}

/** Converts a file of these layers. */
export function convert(changes: readonly Change[], blobs: readonly Uint8Array[] = []): Converted {
  const design = convertFig(makeFile(changes, blobs));
  const layers = new Map<string, JsonNode>();
  const waiting: JsonNode[] = [design.answer.document];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    layers.set(node.id, node);
    waiting.push(...(node.children ?? []));
  }
  const get = (id: string): JsonNode => {
    const found = layers.get(id);
    if (found === undefined) throw new Error(`There is no ${id} among ${[...layers.keys()].join(', ')}.`);
    return found;
  };
  return { design, get, idsIn: (id) => (get(id).children ?? []).map((child) => child.id) };
}

/** Path commands as a file keeps them. */
export function commands(...parts: readonly (readonly [number, ...(readonly number[])])[]): Uint8Array {
  const bytes: number[] = [];
  for (const [command, ...numbers] of parts) {
    bytes.push(command, ...new Uint8Array(Float32Array.from(numbers).buffer));
  }
  return Uint8Array.from(bytes);
}
