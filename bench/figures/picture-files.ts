/**
 * Pictures in the sizes they are used in: what a page loads of them on an ordinary and on a dense screen, as a share of
 * what the originals weigh, and how much of the page looks otherwise than with the originals.
 */
import pixelmatch from 'pixelmatch';
import { createPictureTools } from '#cli/picture-tools';
import { buildPreview } from '#codegen/targets/result-pages';
import { compile } from '#codegen/compile';
import { memoizeResizePicture, type ResizePicture } from '#codegen/assets/resize-picture';
import type { CodeResult } from '#design/code-result';
import type { Pixels } from '#design/pixels';
import type { RestNode } from '#design/snapshot';
import { type Bench, type Case, type Figure, measureCases, nameOf } from '../figure.ts';
import { type BenchDocument, chooseFrames } from '../open-documents.ts';
import { outputs } from './compile.ts';

const signal = { aborted: false, throwIfAborted: () => {} };
const densities = [1, 2] as const;
/** Of one document: its frames show much the same pictures, and each is drawn four times. */
const mostFrames = 2;

export const pictureFilesFigure: Figure = {
  id: 'picture-files',
  async compute(bench) {
    const fitPicture = memoizeResizePicture(createPictureTools());
    const loaded = new Map<number, Case[]>(densities.map((density) => [density, []]));
    const differing = new Map<number, Case[]>(densities.map((density) => [density, []]));
    for (const document of bench.documents) {
      let count = 0;
      for (const frame of chooseFrames(document, bench.quick)) {
        if (count === mostFrames) break;
        const original = await generate(bench, document, frame);
        if (weigh(original, 2) === 0) continue;
        count += 1;
        const name = nameOf(document, frame);
        bench.tell(`Fitting the pictures of ${name}`);
        const fitted = await generate(bench, document, frame, fitPicture);
        for (const density of densities) {
          loaded.get(density)?.push({ name, value: weigh(fitted, density) / weigh(original, density) });
          const value = await compareLooks(bench, original, fitted, density);
          if (value !== null) differing.get(density)?.push({ name, value });
        }
      }
    }
    const share = { unit: 'share', better: 'lower' } as const;
    return densities.flatMap((density) => [
      measureCases(
        {
          ...share,
          id: `picture-files-${density}x`,
          title: `Bytes of pictures, ${density}x screen`,
          goal: null,
        },
        loaded.get(density) ?? [],
      ),
      measureCases(
        {
          ...share,
          id: `picture-looks-${density}x`,
          title: `Pixels unlike those of the originals, ${density}x`,
          goal: 0.005,
        },
        differing.get(density) ?? [],
      ),
    ]);
  },
};

function generate(
  bench: Bench,
  document: BenchDocument,
  frame: RestNode,
  fitPicture?: ResizePicture,
): Promise<CodeResult> {
  return compile(document.takeSnapshot([frame]), document.assets, outputs.html ?? fail(), {
    libraries: bench.libraries,
    ...(fitPicture ? { fitPicture } : {}),
    signal,
    onProgress: () => {},
    now: () => performance.now(),
  });
}

/** Bytes of pictures of pixels that a page loads. */
function weigh({ files, assets }: CodeResult, density: number): number {
  const paths = new Set(files.map(({ path }) => path));
  return files.reduce((sum, file) => {
    if (file.kind !== 'asset' || file.asset.mime === 'image/svg+xml') return sum;
    const dense = file.path.replace(/\.(\w+)$/, '@2x.$1');
    const isLoaded = density === 1 ? file.asset.density === undefined : !paths.has(dense);
    return sum + (isLoaded ? (assets.get(file.asset.key)?.length ?? 0) : 0);
  }, 0);
}

/** The share of the pixels that differ; `null` without a browser. */
async function compareLooks(
  bench: Bench,
  original: CodeResult,
  fitted: CodeResult,
  density: number,
): Promise<number | null> {
  const [one, other] = [await draw(bench, original, density), await draw(bench, fitted, density)];
  return one === null || other === null ? null : differingShare(one, other);
}

function differingShare({ data, width, height }: Pixels, other: Pixels): number {
  const differing = pixelmatch(data, other.data, undefined, width, height, { threshold: 0.1 });
  return differing / (width * height);
}

async function draw(
  { renderer, libraries }: Bench,
  result: CodeResult,
  scale: number,
): Promise<Pixels | null> {
  const [page] = result.pages;
  if (!renderer || !page) return null;
  const html = await buildPreview(result, page, outputs.html ?? fail(), libraries);
  const drawn = await renderer.render({ html, width: page.width, height: page.height, scale }, signal);
  return { data: drawn.pixels, width: drawn.width, height: drawn.height };
}

function fail(): never {
  throw new Error('The bench has no HTML output.');
}
