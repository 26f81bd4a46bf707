import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChromiumRenderer, RenderError, type ChromiumRenderer } from '#cli/chromium-renderer';

let renderer: ChromiumRenderer;
beforeAll(() => {
  const created = createChromiumRenderer();
  if (!created) throw new Error('There is no browser for the tests.');
  renderer = created;
});
afterAll(() => renderer.dispose());

const never = new AbortController().signal;
const ready = '<script>document.body.dataset.ready = "";</script>';
const document = (body: string) => `<!doctype html><style>body { margin: 0 }</style><body>${body}${ready}`;
const render = (html: string, more: object = {}, signal: AbortSignal = never) =>
  renderer.render({ html, width: 200, height: 100, scale: 1, ...more }, signal);

function pixelAt({ pixels, width }: { pixels: Uint8ClampedArray; width: number }, x: number, y: number) {
  return [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

const box =
  '<div style="width: 50px; height: 40px; background: rgb(10, 20, 30)" data-node-id="1:1 1:2"></div>';

describe('the renderer over Chromium', () => {
  it('gives the pixels of a page', async () => {
    const drawn = await render(document(box));
    expect([drawn.width, drawn.height, drawn.contentWidth]).toEqual([200, 100, 200]);
    expect(drawn.pixels).toHaveLength(200 * 100 * 4);
    expect(pixelAt(drawn, 49, 39)).toEqual([10, 20, 30, 255]);
    expect(pixelAt(drawn, 50, 39)).toEqual([255, 255, 255, 255]);
  });

  it('draws at the scale it is asked for', async () => {
    const drawn = await render(document(box), { scale: 2 });
    expect([drawn.width, drawn.height]).toEqual([400, 200]);
    expect(pixelAt(drawn, 99, 79)).toEqual([10, 20, 30, 255]);
    expect(pixelAt(drawn, 100, 79)).toEqual([255, 255, 255, 255]);
  });

  it('draws the whole height, and only the width of the window', async () => {
    const drawn = await render(document('<div style="width: 700px; height: 3000px; background: red"></div>'));
    expect([drawn.width, drawn.height, drawn.contentWidth]).toEqual([200, 3000, 700]);
    expect(pixelAt(drawn, 199, 2999)).toEqual([255, 0, 0, 255]);
  });

  it('measures without a picture', async () => {
    const drawn = await render(document('<div style="width: 700px">x</div>'), { picture: false });
    expect(drawn).toMatchObject({ width: 0, height: 0, contentWidth: 700 });
  });

  it('measures one page at several widths', async () => {
    const html = document('<div style="width: 300px">x</div>');
    expect(await renderer.measureWidths({ html, height: 100 }, [200, 390], never)).toEqual([300, 390]);
  });

  it('waits until the page says that it is ready', async () => {
    const late = `<p></p><script>requestAnimationFrame(() => requestAnimationFrame(() => {
      document.body.style.background = 'rgb(1, 2, 3)';
      document.body.dataset.ready = '';
    }))</script>`;
    expect(pixelAt(await render(`<!doctype html><body>${late}`), 0, 0)).toEqual([1, 2, 3, 255]);
  });

  it('tells what a page threw', async () => {
    const failed = '<body><script>document.documentElement.dataset.failed = "no luck"</script>';
    await expect(render(failed)).rejects.toThrow(new RenderError('The page failed: no luck'));
  });

  it('gives up on a page that is never ready', async () => {
    const impatient = createChromiumRenderer({ timeLimit: 300 });
    try {
      const drawing = impatient?.render({ html: '<body>x', width: 10, height: 10, scale: 1 }, never);
      await expect(drawing).rejects.toThrow('The page was not ready after 0.3 seconds.');
    } finally {
      await impatient?.dispose();
    }
  });

  it('lets a page reach nothing', async () => {
    const html = document(`<img src="http://127.0.0.1:9/a.png"><script>
      fetch('http://127.0.0.1:9/').then(() => document.body.style.background = 'red', () => {});
    </script>`);
    expect(pixelAt(await render(html), 150, 90)).toEqual([255, 255, 255, 255]);
  });

  it('stops when it is cancelled', async () => {
    await expect(render(document(box), {}, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    const control = new AbortController();
    const waiting = render('<body>never ready', {}, control.signal);
    control.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });

  it('measures boxes by layer at several widths', async () => {
    const html = document(`${box}<p style="margin: 0; width: 50%; height: 10px" data-node-id="1:3"></p>`);
    const sizes = [
      { width: 200, height: 100 },
      { width: 400, height: 100 },
    ];
    const [narrow, wide] = await renderer.measure(html, sizes, never);
    expect(narrow).toMatchObject({ viewport: sizes[0], contentWidth: 200, contentHeight: 100 });
    expect(narrow?.boxes).toEqual({
      '1:1': [{ x: 0, y: 0, width: 50, height: 40 }],
      '1:2': [{ x: 0, y: 0, width: 50, height: 40 }],
      '1:3': [{ x: 0, y: 40, width: 100, height: 10 }],
    });
    expect(wide?.boxes['1:3']).toEqual([{ x: 0, y: 40, width: 200, height: 10 }]);
  });

  it('starts again after it was disposed of', async () => {
    const another = createChromiumRenderer();
    const draw = () => another?.render({ html: document(box), width: 60, height: 60, scale: 1 }, never);
    expect((await draw())?.width).toBe(60);
    await another?.dispose();
    expect((await draw())?.width).toBe(60);
    await another?.dispose();
  });
});
