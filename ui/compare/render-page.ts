/**
 * Draws a page in the panel. The page runs in a sandboxed iframe and serializes itself as XHTML, which goes into the
 * `foreignObject` of an SVG that a canvas can draw. No service, no permission, and nothing of the page runs here.
 */
import type { CancelSignal } from '#design/cancel';
import type { MessageFromPreview, MessageToPreview } from '#codegen/targets/preview/preview-messages';
import type { PageAtWidth, PageToRender, RenderedPage, Renderer } from '#codegen/renderer';

/** The milliseconds in which a page must send each answer. */
const timeoutMs = 10_000;
/** The device pixels of a canvas's side that every browser supports. */
const maxCanvasSide = 16_384;

/** The panel's Renderer: one page at a time, out of sight. */
export function createRenderer(): Renderer {
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<Answer>(signal: CancelSignal, work: () => Promise<Answer>): Promise<Answer> {
    const next = last
      .catch(() => undefined)
      .then(() => {
        signal.throwIfAborted();
        return work();
      });
    last = next;
    return next;
  }
  return {
    render: (page, signal) => inTurn(signal, () => renderPage(page)),
    tryWidths: ({ html, height }, widths, signal) => inTurn(signal, () => tryWidths(html, height, widths)),
  };
}

async function renderPage(page: PageToRender): Promise<RenderedPage> {
  const open = openPage(page.html, page);
  const described = await open.ask({ type: 'describe' }, 'described').finally(() => open.close());
  const { width: contentWidth, missingFonts } = described;
  if (page.picture === false)
    return { pixels: new Uint8ClampedArray(), width: 0, height: 0, contentWidth, missingFonts };
  const picture = await drawMarkup(described.html, page, Math.max(described.height, 1));
  return { ...picture, contentWidth, missingFonts };
}

async function tryWidths(
  html: string,
  height: number,
  widths: readonly number[],
): Promise<readonly PageAtWidth[]> {
  const open = openPage(html, { width: widths[0] ?? 1, height });
  try {
    const tried: PageAtWidth[] = [];
    for (const width of widths) {
      open.resize({ width, height });
      const { width: contentWidth, texts } = await open.ask({ type: 'measure' }, 'measured');
      tried.push({ contentWidth, texts });
    }
    return tried;
  } finally {
    open.close();
  }
}

/** Draws XHTML, in strips where it is longer than a canvas may be. */
async function drawMarkup(
  html: string,
  { width: pageWidth, scale }: PageToRender,
  height: number,
): Promise<Pick<RenderedPage, 'pixels' | 'width' | 'height'>> {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pageWidth}" height="${height}">` +
    `<foreignObject width="100%" height="100%">${html}</foreignObject></svg>`;
  const image = new Image(pageWidth, height);
  // A `blob:` address would taint the canvas.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const whole = { width: Math.round(pageWidth * scale), height: Math.round(height * scale) };
  const pixels = new Uint8ClampedArray(whole.width * whole.height * 4);
  for (let top = 0; top < whole.height; top += maxCanvasSide) {
    const canvas = new OffscreenCanvas(whole.width, Math.min(maxCanvasSide, whole.height - top));
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This host has no canvas to draw the page on.');
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, -top, whole.width, whole.height);
    const strip = context.getImageData(0, 0, canvas.width, canvas.height);
    pixels.set(strip.data, top * whole.width * 4);
  }
  return { pixels, ...whole };
}

interface PageSize {
  readonly width: number;
  readonly height: number;
}

interface OpenPage {
  resize(size: PageSize): void;
  /** Rejects where the page stops or does not answer in time. */
  ask<Type extends 'described' | 'measured'>(
    question: MessageToPreview,
    answer: Type,
  ): Promise<Extract<MessageFromPreview, { readonly type: Type }>>;
  close(): void;
}

/** Runs a page in a hidden iframe. */
function openPage(html: string, size: PageSize): OpenPage {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  Object.assign(frame.style, { position: 'fixed', left: '-100000px', top: '0', border: '0' });
  const resize = ({ width, height }: PageSize) =>
    Object.assign(frame.style, { width: `${width}px`, height: `${height}px` });
  resize(size);

  function next<Type extends MessageFromPreview['type']>(
    wanted: Type,
  ): Promise<Extract<MessageFromPreview, { readonly type: Type }>> {
    return new Promise((resolve, reject) => {
      const onMessage = ({ source, data }: MessageEvent<MessageFromPreview>) => {
        if (source !== frame.contentWindow) return;
        if (data.type === wanted)
          leave(() => resolve(data as Extract<MessageFromPreview, { readonly type: Type }>));
        else if (data.type === 'failed')
          leave(() => reject(new Error(`The page stopped with "${data.message}".`)));
      };
      const leave = (then: () => void) => {
        window.removeEventListener('message', onMessage);
        clearTimeout(timer);
        then();
      };
      const timer = setTimeout(
        () => leave(() => reject(new Error(`The page did not respond for ${timeoutMs / 1000} seconds.`))),
        timeoutMs,
      );
      window.addEventListener('message', onMessage);
    });
  }

  const ready = next('ready');
  frame.srcdoc = html;
  document.body.append(frame);
  return {
    resize,
    async ask(question, answer) {
      await ready;
      const answered = next(answer);
      frame.contentWindow?.postMessage(question, '*');
      return answered;
    },
    close: () => frame.remove(),
  };
}
