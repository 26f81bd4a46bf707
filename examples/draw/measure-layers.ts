/** Lets Chromium lay the layers out and reads where everything ended up. */
import type { Browser, Page as BrowserPage } from 'playwright-core';
import { layerHtml } from './layer-html.ts';
import type { Page } from './number-layers.ts';

/** px; relative to the parent's top left corner, before rotation. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Measurer {
  /** Boxes by layer id; top layers stand where their own place says. */
  measure(page: Page): Promise<ReadonlyMap<string, Box>>;
  /** Pictures of the top layers as they were laid out, by id: for a person to judge, not a truth. */
  shoot(page: Page): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** Opens a page with the fonts in it; `pictures` are data: URLs by name. */
export async function openMeasurer(
  browser: Browser,
  faces: string,
  pictures: ReadonlyMap<string, string>,
): Promise<Measurer> {
  const show = async (page: Page): Promise<BrowserPage> => {
    const tab = await browser.newPage();
    await tab.setContent(
      `<!doctype html><meta charset="utf-8"><style>${faces}\n${styles}</style><body></body>`,
    );
    // Each face is loaded by name before anything asks for it: what is laid out must never be a fallback.
    await tab.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
    const body = page.layers.map((layer) => layerHtml(layer, null, pictures)).join('\n');
    await tab.evaluate((html) => {
      document.body.innerHTML = html;
    }, body);
    await tab.evaluate(ceilTexts);
    return tab;
  };
  return {
    async measure(page) {
      const tab = await show(page);
      await tab.evaluate(() => document.body.classList.add('measuring'));
      const boxes = new Map(await tab.evaluate(readBoxes));
      await tab.close();
      return boxes;
    },
    async shoot(page) {
      const tab = await show(page);
      const shots = new Map<string, Uint8Array>();
      for (const layer of page.layers)
        shots.set(layer.id, await tab.locator(`[data-id="${layer.id}"]`).screenshot());
      await tab.close();
      return shots;
    },
  };
}

const styles = `
  body { margin: 0; position: relative; }
  * { font-kerning: normal; }
  [data-hidden] { display: none !important; }
  .measuring * { rotate: none !important; scale: none !important; }
  .measuring.hidden-too [data-hidden] { display: block !important; position: absolute !important; }
  .measuring.hidden-too [data-flex][data-hidden] { display: flex !important; }
`;

/** Figma rounds the width of a text that hugs up to whole px. */
function ceilTexts(): void {
  const texts = [...document.querySelectorAll<HTMLElement>('[data-hug]')];
  const widths = texts.map((text) => Math.ceil(text.getBoundingClientRect().width - 0.01));
  texts.forEach((text, index) => {
    text.style.width = `${widths[index] ?? 0}px`;
  });
}

function readBoxes(): [string, { x: number; y: number; width: number; height: number }][] {
  const found = new Map<string, { x: number; y: number; width: number; height: number }>();
  const read = () => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-id]')) {
      const id = element.dataset.id ?? '';
      const box = element.getBoundingClientRect();
      if (found.has(id) || (box.width === 0 && box.height === 0)) continue;
      const parent = element.parentElement?.getBoundingClientRect();
      found.set(id, {
        x: box.x - (parent?.x ?? 0),
        y: box.y - (parent?.y ?? 0),
        width: box.width,
        height: box.height,
      });
    }
  };
  read();
  document.body.classList.add('hidden-too');
  read();
  return [...found];
}
