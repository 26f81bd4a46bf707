import { readFile } from 'node:fs/promises';
import type { AssetBytes, RestNode, Snapshot } from '#design/snapshot';
import type { BenchDocument } from '../open-documents.ts';

export interface OpenedFrame {
  readonly snapshot: Snapshot;
  readonly assets: AssetBytes;
  /** The true picture of the frame, a PNG; `null` where there is none. */
  readonly picture: Uint8Array | null;
}

/** One frame as the command line reads it, with Figma's own picture of it where the document has one. */
export async function openFrame(document: BenchDocument, frame: RestNode): Promise<OpenedFrame> {
  const snapshot = document.takeSnapshot([frame]);
  const truth = document.pictures.find((picture) => picture.frame.id === frame.id);
  if (!truth) return { snapshot, assets: document.assets, picture: null };
  const { scale, path } = truth;
  const bytes = Uint8Array.from(await readFile(path));
  const asset = { key: `${frame.id}@${scale}x.png`, mime: 'image/png' as const };
  const frames = snapshot.frames.map((one) => ({ ...one, picture: { asset, scale } }));
  return {
    snapshot: { ...snapshot, frames },
    assets: new Map([...document.assets, [asset.key, bytes]]),
    picture: bytes,
  };
}
