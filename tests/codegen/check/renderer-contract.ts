/** What every Renderer has to do alike, the panel's and the terminal's: pages are previews, as the product draws them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPreview } from '#codegen/targets/result-pages';
import type { Libraries } from '#codegen/libraries';
import type { PageToRender, Renderer } from '#codegen/renderer';
import { readLibraries } from '#cli/read-libraries';
import { defaultCodeOptions } from '#design/code-options';
import { makeResult } from './make-result.ts';

export interface RendererUnderTest extends Renderer {
  close(): Promise<void>;
}

const never = new AbortController().signal;

export function describeRenderer(where: string, open: () => Promise<RendererUnderTest>): void {
  describe(`the Renderer of ${where}`, () => {
    let renderer: RendererUnderTest;
    let libraries: Libraries;
    beforeAll(async () => {
      [renderer, libraries] = await Promise.all([open(), readLibraries()]);
    });
    afterAll(() => renderer.close());

    async function pageOf(body: string, head = ''): Promise<string> {
      const text = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
      const result = makeResult({ 'index.html': text }, { path: 'index.html' });
      const [page] = result.pages;
      if (!page) throw new Error('A result has a page.');
      return buildPreview(result, page, { ...defaultCodeOptions, target: 'html' }, libraries);
    }

    async function draw(body: string, more: Partial<PageToRender> = {}) {
      const html = await pageOf(body);
      return renderer.render({ html, width: 200, height: 100, scale: 1, ...more }, never);
    }

    it('gives the pixels of a page, white where nothing is', async () => {
      const drawn = await draw('<div style="width:50px;height:40px;background:rgb(10,20,30)"></div>');
      expect([drawn.width, drawn.height, drawn.contentWidth]).toEqual([200, 100, 200]);
      expect(drawn.pixels).toHaveLength(200 * 100 * 4);
      expect(pixelAt(drawn, 49, 39)).toEqual([10, 20, 30, 255]);
      expect(pixelAt(drawn, 50, 39)).toEqual([255, 255, 255, 255]);
    });

    it('draws at the scale it is asked for', async () => {
      const drawn = await draw('<div style="width:50px;height:40px;background:red"></div>', { scale: 2 });
      expect([drawn.width, drawn.height]).toEqual([400, 200]);
      expect(pixelAt(drawn, 99, 79)).toEqual([255, 0, 0, 255]);
      expect(pixelAt(drawn, 100, 79)).toEqual([255, 255, 255, 255]);
    });

    it('draws the whole height and only the width of the window, and reports how wide the content is', async () => {
      const drawn = await draw('<div style="width:700px;height:3000px;background:red"></div>');
      expect([drawn.width, drawn.height, drawn.contentWidth]).toEqual([200, 3000, 700]);
      expect(pixelAt(drawn, 199, 2999)).toEqual([255, 0, 0, 255]);
    });

    it('draws a page that is longer than a canvas may be', async () => {
      const stripe = '<div style="height:20000px"></div><div style="height:8px;background:blue"></div>';
      const drawn = await draw(stripe, { width: 20, height: 20_008 });
      expect([drawn.width, drawn.height]).toEqual([20, 20_008]);
      expect(pixelAt(drawn, 10, 19_999)).toEqual([255, 255, 255, 255]);
      expect(pixelAt(drawn, 10, 20_000)).toEqual([0, 0, 255, 255]);
    });

    it('gives the viewport the height of the page to what goes by it', async () => {
      const drawn = await draw(
        '<div style="height:50vh;background:red"></div><div style="height:2000px"></div>',
        {
          height: 4000,
        },
      );
      expect(drawn.height).toBe(4000);
      expect(pixelAt(drawn, 0, 1999)).toEqual([255, 0, 0, 255]);
      expect(pixelAt(drawn, 0, 2000)).toEqual([255, 255, 255, 255]);
    });

    it('measures without a picture', async () => {
      const drawn = await draw('<div style="width:700px">x</div>', { picture: false });
      expect(drawn).toMatchObject({ width: 0, height: 0, contentWidth: 700 });
      expect(drawn.pixels).toHaveLength(0);
    });

    it('measures one page at several widths', async () => {
      const html = await pageOf('<div style="width:300px">x</div>');
      const tried = await renderer.tryWidths({ html, height: 100 }, [200, 390, 250], never);
      expect(tried.map(({ contentWidth }) => contentWidth)).toEqual([300, 390, 300]);
    });

    it('reports what becomes of each text at each width', async () => {
      const html = await pageOf(`
        <p style="margin:0;font-size:20px;line-height:20px;width:150px">Some words here</p>
        <p style="margin:0;width:180px;overflow:hidden;white-space:nowrap" id="cut"><span style="margin-left:170px">long words</span></p>
        <div style="overflow:auto;width:50px;white-space:nowrap">rolling words</div>
        <div style="overflow-x:auto;height:0">words in no space</div>
        <p style="display:none">hidden</p>`);
      const [at] = await renderer.tryWidths({ html, height: 100 }, [400], never);
      expect(at?.texts.map(({ text, isCut, scrolls }) => [text, isCut, scrolls])).toEqual([
        ['Some words here', false, false],
        ['long words', true, false],
        ['rolling words', false, true],
        ['words in no space', true, true],
        ['hidden', false, false],
      ]);
      const first = at?.texts[0];
      const hidden = at?.texts.at(-1);
      expect(first?.fontSize).toBe(20);
      expect(first?.lines[0]?.left).toBe(0);
      expect(hidden?.lines).toEqual([]);
    });

    it('reports which texts are covered by pictures and boxes, wherever they are on the page', async () => {
      const over = 'position:absolute;left:0;width:200px;height:30px';
      const html = await pageOf(`
        <p style="margin:0;line-height:30px">covered</p>
        <div style="${over};top:0;background:#ffffff"></div>
        <p style="margin:0;line-height:30px">seen through</p>
        <div style="${over};top:30px;background:#ffffff80"></div>
        <div style="background:#ffffff;line-height:30px"><b>on its own box</b></div>
        <div style="position:relative;margin-top:4000px;line-height:30px">far below
          <img alt="" style="${over};top:0" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></div>
        <p style="margin:0;line-height:30px">at the end</p>
        <div style="position:relative;line-height:30px">below a dialog
          <div role="dialog" aria-label="More" style="${over};top:0;background:#ffffff"></div></div>`);
      const [at] = await renderer.tryWidths({ html, height: 100 }, [400], never);
      expect(at?.texts.map(({ text, isCovered }) => [text, isCovered])).toEqual([
        ['covered', true],
        ['seen through', false],
        ['on its own box', false],
        ['far below', true],
        ['at the end', false],
        ['below a dialog', false],
      ]);
    });

    it('names the families that texts ask for and do not get', async () => {
      const words = (family: string) => `<p style="font-family:${family}">Words</p>`;
      const drawn = await draw(
        [
          `'No Such Font', serif`,
          '&quot;Nor \\&quot;This\\&quot; One&quot;',
          'serif',
          'system-ui, sans-serif',
          'inherit',
        ]
          .map(words)
          .join(''),
      );
      expect(drawn.missingFonts).toEqual(['No Such Font', 'Nor "This" One']);
    });

    it('reports what a page threw', async () => {
      const result = makeResult({ 'src/pages/Home.tsx': "throw new Error('no luck');" });
      const [page] = result.pages;
      const html = page && (await buildPreview(result, page, defaultCodeOptions, libraries));
      const drawing = renderer.render({ html: html ?? '', width: 20, height: 20, scale: 1 }, never);
      await expect(drawing).rejects.toThrow('no luck');
      // What comes after it is drawn all the same.
      expect((await draw('x')).width).toBe(200);
    });

    it('stops when it is cancelled', async () => {
      const cancelled = AbortSignal.abort(new Error('enough'));
      const html = await pageOf('x');
      const drawing = renderer.render({ html, width: 20, height: 20, scale: 1 }, cancelled);
      await expect(drawing).rejects.toThrow('enough');
      await expect(renderer.tryWidths({ html, height: 20 }, [20], cancelled)).rejects.toThrow('enough');
    });
  });
}

function pixelAt({ pixels, width }: { pixels: Uint8ClampedArray; width: number }, x: number, y: number) {
  return [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}
