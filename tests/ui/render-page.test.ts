/** The panel's Renderer in a browser, in a frame of no origin as the panel is, against what all Renderers have to do. */
import { build } from 'esbuild';
import type { Renderer, RenderedPage } from '#codegen/renderer';
import { openBrowser, root } from '../host/open-host.ts';
import { describeRenderer, type RendererUnderTest } from '../codegen/check/renderer-contract.ts';

/** What the page under test offers; bytes come out as base64, which is many times faster than a list of numbers. */
interface PageUnderTest {
  readonly renderer: Renderer;
  readonly pack: (page: RenderedPage) => Promise<object>;
}

const script = `
  import { createRenderer } from './ui/compare/render-page.ts';
  window.renderer = createRenderer();
  window.pack = async (page) => {
    const reader = new FileReader();
    const read = new Promise((resolve) => (reader.onload = resolve));
    reader.readAsDataURL(new Blob([page.pixels]));
    await read;
    return { ...page, pixels: reader.result.slice(reader.result.indexOf(',') + 1) };
  };`;

async function open(): Promise<RendererUnderTest> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.setContent('<iframe sandbox="allow-scripts"></iframe>');
  const code = (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
  const inner = `<!doctype html><body><script>${code}</script>`;
  await page.locator('iframe').evaluate((element, html) => element.setAttribute('srcdoc', html), inner);
  const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
  if (!frame) throw new Error('The page has no frame.');
  await frame.waitForFunction(() => 'pack' in window);
  return {
    render: async (asked, { aborted }) => {
      const packed = await frame.evaluate(
        async ([wanted, cancelled]) => {
          const { renderer, pack } = window as unknown as PageUnderTest;
          const signal = cancelled ? AbortSignal.abort(new Error('enough')) : new AbortController().signal;
          return pack(await renderer.render(wanted, signal));
        },
        [asked, aborted] as const,
      );
      const { pixels, ...drawn } = packed as Omit<RenderedPage, 'pixels'> & { readonly pixels: string };
      return { ...drawn, pixels: new Uint8ClampedArray(Buffer.from(pixels, 'base64')) };
    },
    tryWidths: (asked, widths, { aborted }) =>
      frame.evaluate(
        ([wanted, sizes, cancelled]) => {
          const { renderer } = window as unknown as PageUnderTest;
          const signal = cancelled ? AbortSignal.abort(new Error('enough')) : new AbortController().signal;
          return renderer.tryWidths(wanted, sizes, signal);
        },
        [asked, widths, aborted] as const,
      ),
    close: () => browser.close(),
  };
}

describeRenderer('the panel', open);
