/**
 * The messages between a preview and the window that embeds it, by `postMessage`. A preview runs in `<iframe
 * sandbox="allow-scripts">`, so its origin is opaque: it posts to `*` and accepts messages from its parent only, and
 * the parent identifies it by `event.source`. It posts `ready` or `failed` once by itself.
 */

import type { PageText } from './page-texts.ts';

export type MessageToPreview =
  | {
      /** Asks for the current markup. The answer is `described`. */
      readonly type: 'describe';
      /** Repeated in the answer. @default 0 */
      readonly requestId?: number;
    }
  | {
      /** Asks for the size and the texts of the page in the current frame. The answer is `measured`. */
      readonly type: 'measure';
      /** Repeated in the answer. @default 0 */
      readonly requestId?: number;
    }
  | {
      /** Outlines the elements of these layers and no others. An empty list removes all outlines. */
      readonly type: 'highlight';
      readonly nodeIds: readonly string[];
    };

export type MessageFromPreview =
  | {
      /** The page is rendered, and its fonts and pictures are loaded. `document.body.dataset.ready` is set too. */
      readonly type: 'ready';
    }
  | ({
      readonly type: 'measured';
      readonly requestId: number;
      readonly texts: readonly PageText[];
    } & PageMeasures)
  | ({
      /** The size of the whole content in px. It is wider than the frame if the page overflows. */
      readonly type: 'described';
      readonly requestId: number;
      /**
       * The page as well-formed XHTML: one `<html>` element with all styles and without scripts. It can be used in
       * the `foreignObject` of an SVG of this width and height, which a canvas can draw.
       */
      readonly html: string;
      /** The boxes of each layer's elements. An element stands for all the ids of its `data-node-id`. */
      readonly boxes: Readonly<Record<string, readonly PreviewBox[]>>;
    } & PageMeasures)
  | {
      /** The innermost element with layers that was clicked. Links and forms do not navigate. */
      readonly type: 'element-clicked';
      readonly nodeIds: readonly string[];
    }
  | {
      /** A link was clicked. The address is the one in the page. */
      readonly type: 'link-clicked';
      readonly address: string;
    }
  | {
      /** The page threw an error while it was built or used. */
      readonly type: 'failed';
      readonly message: string;
    };

/** px from the top left corner of the page, whatever the scroll position is. */
export interface PreviewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page measures its own size and fonts with the same function in every renderer. */

export interface PageMeasures {
  /** The scrollable width in px. */
  readonly width: number;
  readonly height: number;
  /** The families that texts ask for first and that are missing, sorted. */
  readonly missingFonts: readonly string[];
}

/**
 * A function as text, because pages run in other realms. It returns `PageMeasures`. A family exists if it renders
 * some text wider or narrower than one of the generic families.
 */
export const measurePageScript = `(() => {
  const generics = ['monospace', 'serif', 'sans-serif'];
  const anywhere = /^(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|math|emoji|fangsong|ui-.*|-apple-system|BlinkMacSystemFont)$/i;
  const firstFamily = (list) => /^(?:"((?:[^"\\\\]|\\\\.)*)"|'([^']*)'|([^,]*))/.exec(list).slice(1).find(Boolean)?.trim().replace(/\\\\(.)/g, '$1') ?? '';
  const standardFont = () => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.fontFamily = 'initial';
    const { fontFamily } = getComputedStyle(probe);
    probe.remove();
    return fontFamily;
  };
  const samplesByFamily = () => {
    const found = new Map();
    const standard = standardFont();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const sample = text.data.trim().slice(0, 40);
      if (sample === '' || /^(?:script|style|template|noscript)$/i.test(text.parentElement.tagName)) continue;
      const { fontFamily } = getComputedStyle(text.parentElement);
      const family = firstFamily(fontFamily);
      if (fontFamily === standard || family === '' || anywhere.test(family)) continue;
      const samples = found.get(family) ?? ['Rag & 0123 Wilm'];
      found.set(family, samples);
      if (samples.length < 8) samples.push(sample);
    }
    return found;
  };
  const pen = document.createElement('canvas').getContext('2d');
  const widthIn = (families, sample) => {
    pen.font = '64px ' + families;
    return pen.measureText(sample).width;
  };
  const isThere = (family, samples) => samples.some((sample) =>
    generics.some((generic) => widthIn(JSON.stringify(family) + ', ' + generic, sample) !== widthIn(generic, sample)));
  return () => {
    const { scrollWidth: width, scrollHeight: height } = document.documentElement;
    const missing = [...samplesByFamily()].flatMap(([family, samples]) => (isThere(family, samples) ? [] : [family]));
    return { width, height, missingFonts: missing.sort() };
  };
})()`;
