/**
 * The audit of whole documents as a person runs it: all frames together, with every variable of the file and pictures of
 * the frames where texts are over more than plain colours.
 */
import { readFile } from 'node:fs/promises';
import { readFramePixels } from '#codegen/check/check-likeness';
import { cropOnWhite } from '#design/crop-on-white';
import type { Finding } from '#design/finding';
import type { RestNode } from '#design/snapshot';
import { sizeOf } from '#design/rest-node';
import { audit, measureImages } from '#insight/audit/audit';
import type { AuditInput, RenderedFrame } from '#insight/audit/audit-input';
import type { Bench } from '../figure.ts';
import type { BenchDocument } from '../open-documents.ts';
import { pageOfFrame } from '../page-of-frame.ts';

/** Pictures of frames by frame id. */
export type FramePictures = ReadonlyMap<string, RenderedFrame>;

/** Everything that the bench knows of some frames of a document. */
export function makeAuditInput(
  document: BenchDocument,
  frames: readonly RestNode[],
  pictures: FramePictures,
): AuditInput {
  const snapshot = document.takeSnapshot(frames);
  return {
    snapshot,
    variables: document.variables,
    pictures,
    imageFiles: measureImages(snapshot, document.assets),
    missingFonts: new Set(),
    variantNames: document.variantNames,
  };
}

/** The frames of a document, without the sections around them, which would have every finding twice. */
export function listAuditFrames({ frames }: BenchDocument): readonly RestNode[] {
  return frames.filter(({ type }) => type !== 'SECTION');
}

/** All findings of a document; without pictures, those over images are missing. */
export function auditDocument(document: BenchDocument, pictures: FramePictures): readonly Finding[] {
  return audit(makeAuditInput(document, listAuditFrames(document), pictures)).findings;
}

/** The frames of which something was not measured without a picture. */
export function findUnmeasured(document: BenchDocument): readonly RestNode[] {
  return listAuditFrames(document).filter(
    (frame) => audit(makeAuditInput(document, [frame], new Map())).notes.length > 0,
  );
}

/** The picture of a frame: Figma's own, that of another renderer, or our page. `null` without a browser. */
export async function drawAuditFrame(
  bench: Bench,
  document: BenchDocument,
  frame: RestNode,
): Promise<RenderedFrame | null> {
  const truth = document.pictures.find((picture) => picture.frame.id === frame.id);
  if (truth !== undefined) {
    const asset = { key: truth.path, mime: 'image/png' } as const;
    const given = { ...frameOf(frame), picture: { asset, scale: truth.scale } };
    const read = readFramePixels(given, new Map([[truth.path, await readFile(truth.path)]]));
    if (read !== null) return { pixels: cutToFrame(read), scale: read.scale };
  }
  if (bench.renderer === null) return null;
  const { page, html, placeholders } = await pageOfFrame(bench, document, frame);
  const { width, height } = sizeOf(frame);
  const scale = width * height > maxPixels ? 1 : 2;
  const drawn = await bench.renderer.render(
    { html, width: page.width, height: page.height, scale },
    { aborted: false, throwIfAborted: () => {} },
  );
  return { pixels: { data: drawn.pixels, width: drawn.width, height: drawn.height }, scale, placeholders };
}

/** px² of a frame up to which it is drawn at twice its size, as the command line does. */
const maxPixels = 4_000_000;

function frameOf(node: RestNode) {
  return { id: node.id, name: node.name, page: null, node };
}

function cutToFrame({ pixels, offset }: NonNullable<ReturnType<typeof readFramePixels>>) {
  const size = { width: pixels.width - offset.x, height: pixels.height - offset.y };
  return cropOnWhite(pixels, { ...offset, ...size });
}
