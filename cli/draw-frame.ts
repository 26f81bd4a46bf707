import { compile } from '#codegen/compile';
import { buildPreview } from '#codegen/targets/result-pages';
import { collectNeededFonts, printFontFaces } from '#codegen/targets/preview/preview-fonts';
import { defaultCodeOptions } from '#design/code-options';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { readDesign } from '#design/read-design';
import { parseStyles, parseTarget } from '#design/targets';
import { createChromiumRenderer } from './chromium-renderer.ts';
import type { Terminal } from './command.ts';
import { openPageFonts } from './font-store.ts';
import { readLibraries } from './read-libraries.ts';
import type { ReadSnapshot } from './source/read-snapshot.ts';
import { UsageError } from './usage-error.ts';

/**
 * A picture of the only frame of a snapshot, with `scale` pixels for each px or as many as Figma's own picture has:
 * that one where there is one, else the page that the compiler makes of the frame, drawn by Chromium.
 * @throws UsageError where there is neither a picture nor a Chromium
 */
export async function drawFrame(
  { snapshot, assets }: ReadSnapshot,
  scale: number,
  terminal: Terminal,
): Promise<{ readonly picture: Pixels; readonly scale: number }> {
  const [frame] = snapshot.frames;
  const own = frame?.picture ?? null;
  const bytes = own === null ? undefined : assets.get(own.asset.key);
  if (own !== null && bytes !== undefined) return { picture: readPng(bytes), scale: own.scale };
  const renderer = createChromiumRenderer({ notify: (sentence) => terminal.notify(sentence) });
  if (renderer === null)
    throw new UsageError(
      'Drawing a frame needs Chromium, and there is none; pass Figma’s picture of it with --truth.',
    );
  try {
    const libraries = await readLibraries();
    const signal = terminal.onInterrupt();
    const options = { ...defaultCodeOptions, target: parseTarget('html'), styles: parseStyles('css') };
    const environment = { libraries, signal, onProgress: () => undefined, now: () => performance.now() };
    terminal.showProgress('Drawing the frame …');
    const result = await compile(snapshot, assets, options, environment);
    const [page] = result.pages;
    if (page === undefined) throw new UsageError(`"${frame?.name ?? ''}" has nothing to draw.`);
    const fonts = collectNeededFonts(readDesign(snapshot));
    const css = await printFontFaces(openPageFonts(process.cwd()), fonts, result.files);
    const html = await buildPreview(result, page, options, libraries, { css });
    const { width, height } = page;
    const drawn = await renderer.render({ html, width, height, scale }, signal);
    return { picture: { data: drawn.pixels, width: drawn.width, height: drawn.height }, scale };
  } finally {
    terminal.showProgress(null);
    await renderer.dispose();
  }
}
