import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findImageFormat } from '#design/image-header';
import { listFrames } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import type { FrameReport } from '#design/report';
import type { AssetRef, Snapshot, SnapshotVariables } from '#design/snapshot';
import { takeSnapshot } from '#design/take-snapshot';

export interface Example {
  readonly frames: readonly FrameReport[];
  snapshotOf(frameIds: readonly string[]): Snapshot;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** One of the documents under `examples/`, with its pictures. */
export function openExample(name: string): Example {
  const folder = resolve(import.meta.dirname, '../../examples', name);
  const document = openDocument(readJson(join(folder, 'figma.json')), name);
  const images: Record<string, AssetRef> = {};
  const bytes = new Map<string, Uint8Array>();
  const pictures = join(folder, 'images');
  for (const file of existsSync(pictures) ? readdirSync(pictures) : []) {
    const picture = new Uint8Array(readFileSync(join(pictures, file)));
    const mime = findImageFormat(picture);
    if (!mime) continue;
    images[file] = { key: file, mime };
    bytes.set(file, picture);
  }
  const variables = readVariables(join(folder, 'variables.json'));
  return {
    frames: listFrames(document).flatMap((page) => page.frames),
    snapshotOf: (ids) => takeSnapshot(document, ids, { variables, images, exports: {}, pictures: {} }),
    bytes,
  };
}

function readVariables(path: string): SnapshotVariables | null {
  if (!existsSync(path)) return null;
  return (readJson(path) as { meta: SnapshotVariables }).meta;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8')) as unknown;
}
