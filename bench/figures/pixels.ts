/**
 * V2 of the goals: our page against Figma's own picture of the frame and against that of an independent renderer:
 * pixelmatch at 0.1 without anti-aliasing, and SSIM. Pictures of ours, theirs and the difference are kept side by side.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { comparePictures } from '#codegen/check/compare-pictures';
import { cropOnWhite } from '#design/crop-on-white';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { type Bench, type Case, type Figure, measureCases, nameOf } from '../figure.ts';
import type { BenchDocument, TruePicture } from '../open-documents.ts';
import { pageOfFrame } from '../page-of-frame.ts';

const neverCancelled = { aborted: false, throwIfAborted: () => {} };

export const pixelsFigure: Figure = {
  id: 'pixels',
  async compute(bench) {
    const differing = { figma: [] as Case[], partial: [] as Case[], renderer: [] as Case[] };
    const similar = { figma: [] as Case[], partial: [] as Case[], renderer: [] as Case[] };
    for (const document of bench.documents) {
      for (const picture of document.pictures) {
        const name = nameOf(document, picture.frame);
        bench.tell(`Comparing ${name} with ${picture.by}`);
        const compared = await compare(bench, document, picture).catch((error: unknown) => {
          bench.tell(`${name}: ${String(error)}`);
          return { differing: 1, similarity: 0, isWhole: true };
        });
        if (!compared) continue;
        const kind = compared.isWhole ? picture.by : 'partial';
        differing[kind].push({ name, value: compared.differing });
        similar[kind].push({ name, value: compared.similarity });
      }
    }
    const share = { unit: 'share' } as const;
    return [
      measureCases(
        {
          ...share,
          id: 'pixels-figma',
          title: "V2 pixels unlike Figma's own picture",
          better: 'lower',
          goal: 0.015,
        },
        differing.figma,
      ),
      measureCases(
        {
          ...share,
          id: 'ssim-figma',
          title: "V2 SSIM with Figma's own picture",
          better: 'higher',
          goal: 0.97,
        },
        similar.figma,
      ),
      measureCases(
        {
          ...share,
          id: 'pixels-renderer',
          title: 'V2 pixels unlike an independent renderer',
          better: 'lower',
          goal: 0.03,
        },
        differing.renderer,
      ),
      measureCases(
        {
          ...share,
          id: 'ssim-renderer',
          title: 'V2 SSIM with an independent renderer',
          better: 'higher',
          goal: 0.95,
        },
        similar.renderer,
      ),
      measureCases(
        {
          ...share,
          id: 'pixels-partial',
          title: 'V2 the same where the file lacks pictures',
          better: 'lower',
          goal: null,
        },
        differing.partial,
      ),
    ].filter(({ cases }) => cases.length > 0);
  },
};

async function compare(
  bench: Bench,
  document: BenchDocument,
  { frame, by, path, scale }: TruePicture,
): Promise<{ differing: number; similarity: number; isWhole: boolean } | null> {
  if (!bench.renderer) return null;
  const { page, html, isWhole } = await pageOfFrame(bench, document, frame);
  const truth = readPng(await readFile(path));
  const drawn = await bench.renderer.render(
    { html, width: page.width, height: page.height, scale },
    neverCancelled,
  );
  const offset = offsetOfFrame(frame, truth, scale);
  const size = {
    width: Math.min(Math.round(page.width * scale), truth.width - offset.x),
    height: Math.min(Math.round(page.height * scale), truth.height - offset.y),
  };
  const theirs = cropOnWhite(truth, { ...offset, ...size });
  const ours = cropOnWhite(
    { data: drawn.pixels, width: drawn.width, height: drawn.height },
    { x: 0, y: 0, ...size },
  );
  const compared = comparePictures(theirs, ours, neverCancelled);
  const folder = join(bench.folder, 'pictures');
  await mkdir(folder, { recursive: true });
  const file = `${document.name.replace('/', '-')} ${frame.id.replace(':', '-')} ${by}.png`;
  await writeFile(join(folder, file), sideBySide([ours, theirs, compared.heatMap]));
  return { ...compared, isWhole };
}

/** A frame that does not clip is exported with all that sticks out of it; `absoluteRenderBounds` says how far. */
function offsetOfFrame(frame: TruePicture['frame'], truth: Pixels, scale: number): { x: number; y: number } {
  const box = 'absoluteBoundingBox' in frame ? frame.absoluteBoundingBox : null;
  const drawn = 'absoluteRenderBounds' in frame ? frame.absoluteRenderBounds : null;
  const nowhere = { x: 0, y: 0 };
  if (!box || !drawn || Math.abs(truth.width - box.width * scale) <= 2) return nowhere;
  return { x: Math.round((box.x - drawn.x) * scale), y: Math.round((box.y - drawn.y) * scale) };
}

function sideBySide(pictures: readonly Pixels[]): Uint8Array {
  const gap = 16;
  const width = pictures.reduce((sum, picture) => sum + picture.width + gap, -gap);
  const height = Math.max(...pictures.map((picture) => picture.height));
  const data = new Uint8ClampedArray(width * height * 4).fill(128);
  let left = 0;
  for (const picture of pictures) {
    for (let row = 0; row < picture.height; row += 1) {
      const line = picture.data.subarray(row * picture.width * 4, (row + 1) * picture.width * 4);
      data.set(line, (row * width + left) * 4);
    }
    left += picture.width + gap;
  }
  return encode({ data, width, height, channels: 4, depth: 8 });
}
