/**
 * Draws a page in the panel: it runs in a locked-down iframe, describes itself as XHTML, and stands in the
 * `foreignObject` of an SVG that a canvas can draw. No service, no permission, and nothing of the page runs here.
 */
import type { MessageFromPreview, MessageToPreview } from '#codegen/4-check/preview-messages';
import type { PageToRender, RenderedPage, Renderer } from '#codegen/renderer';

/** ms that a page has to be ready. */
const patience = 10_000;
/** Device pixels a side that canvases bear everywhere. */
const largestSide = 16_384;

/** The panel's Renderer: one page at a time, out of sight. */
export function createRenderer(): Renderer {
  let last: Promise<unknown> = Promise.resolve();
  return {
    render(page, signal) {
      const next = last
        .catch(() => undefined)
        .then(() => {
          signal.throwIfAborted();
          return renderPage(page);
        });
      last = next;
      return next;
    },
  };
}

async function renderPage(page: PageToRender): Promise<RenderedPage> {
  const described = await describePage(page);
  const { scale } = page;
  const height = Math.min(described.height, Math.floor(largestSide / scale));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${height}">` +
    `<foreignObject width="100%" height="100%">${described.html}</foreignObject></svg>`;
  const image = new Image(page.width, height);
  // A `blob:` address would taint the canvas.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(Math.round(page.width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This host has no canvas to draw the page on.');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data, width, height: drawn } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { pixels: data, width, height: drawn };
}

type Described = Extract<MessageFromPreview, { type: 'described' }>;

/** Runs the page in an iframe of its own and answers how it looks when it is ready. */
function describePage({ html, width, height }: PageToRender): Promise<Described> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  Object.assign(frame.style, {
    position: 'fixed',
    left: '-100000px',
    top: '0',
    width: `${width}px`,
    height: `${height}px`,
    border: '0',
  });
  return new Promise<Described>((resolve, reject) => {
    const hear = ({ source, data }: MessageEvent<MessageFromPreview>) => {
      if (source !== frame.contentWindow) return;
      if (data.type === 'ready') {
        const ask: MessageToPreview = { type: 'describe' };
        frame.contentWindow?.postMessage(ask, '*');
      } else if (data.type === 'described') leave(() => resolve(data));
      else if (data.type === 'failed')
        leave(() => reject(new Error(`The page stopped with "${data.message}".`)));
    };
    const timer = setTimeout(
      () => leave(() => reject(new Error('The page was not ready in time.'))),
      patience,
    );
    const leave = (then: () => void) => {
      window.removeEventListener('message', hear);
      clearTimeout(timer);
      frame.remove();
      then();
    };
    window.addEventListener('message', hear);
    frame.srcdoc = html;
    document.body.append(frame);
  });
}
