/** Pictures of frames for the audit: Figma's own where it is there, otherwise the compiled page in Chromium. */
import { readFramePixels } from '#codegen/check/check-likeness';
import { compile } from '#codegen/compile';
import { buildPreview } from '#codegen/targets/result-pages';
import { collectNeededFonts, printFontFaces } from '#codegen/targets/preview/preview-fonts';
import { defaultCodeOptions, type CodeOptions } from '#design/code-options';
import { cropOnWhite } from '#design/crop-on-white';
import { readDesign } from '#design/read-design';
import type { AssetBytes, Snapshot, SnapshotFrame } from '#design/snapshot';
import type { RenderedFrame } from '#insight/audit/audit-input';
import type { Terminal } from './command.ts';
import { createChromiumRenderer } from './chromium-renderer.ts';
import { openPageFonts } from './font-store.ts';
import { readLibraries } from './read-libraries.ts';

const options: CodeOptions = { ...defaultCodeOptions, target: 'html', styles: 'css' };

/** Draws each frame once, by its id. A frame that cannot be drawn is left out, and a sentence says why. */
export async function drawFrames(
  snapshot: Snapshot,
  assets: AssetBytes,
  terminal: Terminal,
): Promise<ReadonlyMap<string, RenderedFrame>> {
  const given = snapshot.frames.flatMap((frame) => {
    const picture = readTruePicture(frame, assets);
    return picture === null ? [] : [[frame.id, picture] as const];
  });
  if (given.length === snapshot.frames.length) return new Map(given);
  const renderer = createChromiumRenderer({ notify: () => undefined });
  if (renderer === null) return new Map(given);
  try {
    const libraries = await readLibraries();
    const signal = terminal.onInterrupt();
    const environment = { libraries, signal, onProgress: () => undefined, now: () => performance.now() };
    const result = await compile(snapshot, assets, options, environment);
    const css = await printFontFaces(
      openPageFonts('.'),
      collectNeededFonts(readDesign(snapshot)),
      result.files,
    );
    const pictures = new Map(given);
    const placeholders = new Set(
      result.problems.flatMap(({ code, nodeId }) =>
        nodeId !== null && (code === 'image-missing' || code === 'vector-missing') ? nodeId : [],
      ),
    );
    for (const page of result.pages) {
      if (pictures.has(page.frameId)) continue;
      terminal.showProgress(`Rendering ${page.name} …`);
      const html = await buildPreview(result, page, options, libraries, { css });
      const scale = page.width * page.height > maxPixels ? 1 : 2;
      const drawn = await renderer.render({ html, width: page.width, height: page.height, scale }, signal);
      const pixels = { data: drawn.pixels, width: drawn.width, height: drawn.height };
      pictures.set(page.frameId, { pixels, scale, placeholders });
    }
    return pictures;
  } catch (error) {
    terminal.notify(
      `The frames could not be rendered: ${error instanceof Error ? error.message : String(error)}`,
    );
    return new Map(given);
  } finally {
    terminal.showProgress(null);
    await renderer.dispose();
  }
}

/** px² of a frame up to which it is drawn at twice its size. */
const maxPixels = 4_000_000;

function readTruePicture(frame: SnapshotFrame, assets: AssetBytes): RenderedFrame | null {
  const truth = readFramePixels(frame, assets);
  if (truth === null) return null;
  const { pixels, scale, offset } = truth;
  const size = { width: pixels.width - offset.x, height: pixels.height - offset.y };
  return { pixels: cropOnWhite(pixels, { ...offset, ...size }), scale };
}
