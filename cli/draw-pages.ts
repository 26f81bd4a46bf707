/** Pictures of compiled pages as a browser draws them, for a model that would otherwise see none. */
import type { FontSource } from '#codegen/targets/preview/preview-fonts';
import { collectNeededFonts, printFontFaces } from '#codegen/targets/preview/preview-fonts';
import { buildPreview } from '#codegen/targets/result-pages';
import type { CompileEnvironment } from '#codegen/compile';
import type { Renderer } from '#codegen/renderer';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { cropOnWhite } from '#design/crop-on-white';
import { encodePng } from '#design/png';
import { readDesign } from '#design/read-design';
import type { AssetBytes, Snapshot } from '#design/snapshot';

/** Draws each page in the size of its frame, as PNG bytes by the id of the frame. A page that fails is left out. */
export async function drawPages(
  result: CodeResult,
  snapshot: Snapshot,
  options: CodeOptions,
  environment: CompileEnvironment & { readonly renderer: Renderer; readonly fonts: FontSource },
): Promise<AssetBytes> {
  const { libraries, renderer, fonts, signal } = environment;
  const css = await printFontFaces(fonts, collectNeededFonts(readDesign(snapshot)), result.files);
  const pictures = new Map<string, Uint8Array>();
  for (const page of result.pages) {
    try {
      const html = await buildPreview(result, page, options, libraries, { css });
      const drawn = await renderer.render({ ...page, html, scale: 1 }, signal);
      const picture = cropOnWhite({ ...drawn, data: drawn.pixels }, { x: 0, y: 0, ...page });
      pictures.set(page.frameId, encodePng(picture));
    } catch {
      signal.throwIfAborted();
    }
  }
  return pictures;
}
