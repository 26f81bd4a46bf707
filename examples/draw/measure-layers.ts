/** Lets Chromium lay the layers out and reads where everything ended up. */
import type { Browser, Page as BrowserPage } from 'playwright-core';
import { layerHtml } from './layer-html.ts';
import type { Layer, Page } from './number-layers.ts';

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
    await tab.evaluate(
      (html) => {
        document.body.innerHTML = html;
      },
      `<main${page.arranged ? ' class="arranged"' : ''}>${body}</main>`,
    );
    await tab.evaluate(ceilTexts);
    await tab.evaluate(shareSpace);
    return tab;
  };
  return {
    async measure(page) {
      const tab = await show(page);
      await tab.evaluate(() => document.body.classList.add('measuring'));
      const shown = await tab.evaluate(readBoxes);
      await tab.evaluate(() => document.body.classList.add('hidden-too'));
      await tab.evaluate(ceilTexts);
      const boxes = new Map([...(await tab.evaluate(readBoxes)), ...shown]);
      await tab.close();
      for (const layer of page.layers) settle(layer, boxes);
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

/** Rounds layers that were aligned by a point, and fits groups around what is in them. */
function settle(layer: Layer, boxes: Map<string, Box>): void {
  for (const child of layer.children) settle(child, boxes);
  const box = boxes.get(layer.id) ?? { x: 0, y: 0, width: 0, height: 0 };
  if (layer.look.at?.pivot) boxes.set(layer.id, { ...box, x: Math.round(box.x), y: Math.round(box.y) });
  if (layer.type !== 'GROUP' || layer.look.width !== undefined) return;
  const inner = layer.children.flatMap(({ id }) => {
    const found = boxes.get(id);
    return found ? [{ id, ...found }] : [];
  });
  const [left, top] = [Math.min(...inner.map(({ x }) => x)), Math.min(...inner.map(({ y }) => y))];
  for (const { id, x, y, width, height } of inner) boxes.set(id, { x: x - left, y: y - top, width, height });
  boxes.set(layer.id, {
    x: box.x + left,
    y: box.y + top,
    width: Math.max(...inner.map(({ x, width }) => x + width)) - left,
    height: Math.max(...inner.map(({ y, height }) => y + height)) - top,
  });
}

const styles = `
  body { margin: 0; position: relative; }
  main { position: relative; }
  .arranged { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 64px; width: 1600px; }
  .arranged > * { position: relative !important; left: 0 !important; top: 0 !important; flex: none; }
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
    const width = widths[index] ?? 0;
    if (width > 0) text.style.width = `${width}px`;
  });
}

/**
 * Figma gives all that fill a row or column the same size; flex counts their padding first. Outer rows come before
 * the rows inside them, widths before the heights that follow from them.
 */
function shareSpace(): void {
  for (const side of ['width', 'height'] as const) {
    for (const parent of document.querySelectorAll<HTMLElement>(`[data-shares="${side}"]`)) {
      const filling = [...parent.children].filter(
        (child): child is HTMLElement =>
          child instanceof HTMLElement && child.dataset.fills === side && child.getClientRects().length > 0,
      );
      let space = filling.reduce((sum, child) => sum + child.getBoundingClientRect()[side], 0);
      const limit = (child: HTMLElement) =>
        Number.parseFloat(getComputedStyle(child)[side === 'width' ? 'maxWidth' : 'maxHeight']);
      // The tightest limits first: what they leave is shared by the rest.
      const order = [...filling].sort((a, b) => (limit(a) || Infinity) - (limit(b) || Infinity));
      order.forEach((child, index) => {
        const part = Math.min(space / (order.length - index), limit(child) || Infinity);
        child.style.flex = 'none';
        child.style[side] = `${part}px`;
        space -= part;
      });
    }
  }
}

/** Boxes of what takes space; what is hidden has none until it is shown. */
function readBoxes(): [string, { x: number; y: number; width: number; height: number }][] {
  return [...document.querySelectorAll<HTMLElement>('[data-id]')].flatMap((element) => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 && box.height === 0) return [];
    const parent = element.parentElement?.getBoundingClientRect();
    const { width, height } = box;
    const [x, y] = [box.x - (parent?.x ?? 0), box.y - (parent?.y ?? 0)];
    return [[element.dataset.id ?? '', { x, y, width, height }]];
  });
}
