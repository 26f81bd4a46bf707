import { deflateRawSync, zstdCompressSync } from 'node:zlib';
import { assembleCanvasFig, createEmptyFigDoc, createFigZip, encodeFigParts } from 'openfig-core';

/** How the canvas is packed: older files deflate it, newer ones use Zstandard. */
export type Packing = 'deflate' | 'zstd';

/** One node change, its GUIDs as `1:2`. */
export interface DrawnNode {
  readonly id: string;
  readonly parent: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The canvas of a `.fig` file with a page and these layers on it, in the bytes that Figma writes. */
export function encodeCanvas(
  nodes: readonly DrawnNode[],
  packing: Packing = 'zstd',
  blobs: readonly Uint8Array[] = [],
): Uint8Array {
  const document = createEmptyFigDoc();
  // The encoder's own type for it is `any`.
  const message = document.message as { nodeChanges: object[]; blobs: object[] };
  message.nodeChanges.push(...nodes.map(toChange));
  message.blobs = blobs.map((bytes) => ({ bytes }));
  const { messageRaw, ...parts } = encodeFigParts(document);
  const messageCompressed = packing === 'zstd' ? zstdCompressSync(messageRaw) : deflateRawSync(messageRaw);
  return assembleCanvasFig({ ...parts, messageCompressed });
}

/** A `.fig` file as Figma saves it: the canvas and its pictures in a zip. */
export function encodeFig(
  nodes: readonly DrawnNode[],
  images: ReadonlyMap<string, Uint8Array> = new Map(),
  blobs: readonly Uint8Array[] = [],
): Uint8Array {
  const canvasFig = encodeCanvas(nodes, 'zstd', blobs);
  return createFigZip({ canvasFig, meta: { file_name: 'Shop' }, images: new Map(images) });
}

function toChange({ id, parent, ...fields }: DrawnNode, index: number): object {
  const position = String.fromCharCode(0x21 + index);
  return {
    guid: toGuid(id),
    phase: 'CREATED',
    name: id,
    parentIndex: { guid: toGuid(parent), position },
    visible: true,
    opacity: 1,
    transform: { m00: 1, m01: 0, m02: 0, m10: 0, m11: 1, m12: 0 },
    ...fields,
  };
}

/** A GUID out of `1:2`. */
export function toGuid(id: string): { readonly sessionID: number; readonly localID: number } {
  const [sessionID = 0, localID = 0] = id.split(':').map(Number);
  return { sessionID, localID };
}
