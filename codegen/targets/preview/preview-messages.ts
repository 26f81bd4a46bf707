/**
 * What a preview and the window that holds it say to each other, by `postMessage`.
 *
 * A preview runs in `<iframe sandbox="allow-scripts">`, so its origin is opaque: it posts to `*`, takes messages from
 * its parent only, and the parent tells its messages by `event.source`. It says `ready` or `failed` once, unasked.
 */

export type MessageToPreview =
  | {
      /** Asks how the page looks now; answered by `described`. */
      readonly type: 'describe';
      /** Comes back in the answer. @default 0 */
      readonly requestId?: number;
    }
  | {
      /** Asks how large the page is at the present size of the frame; answered by `measured`. */
      readonly type: 'measure';
      /** Comes back in the answer. @default 0 */
      readonly requestId?: number;
    }
  | {
      /** Outlines the elements of these layers and no others; an empty list takes the outlines away. */
      readonly type: 'highlight';
      readonly nodeIds: readonly string[];
    };

export type MessageFromPreview =
  | {
      /** The page stands, its fonts and pictures are there. `document.body.dataset.ready` is set as well. */
      readonly type: 'ready';
    }
  | ({
      readonly type: 'measured';
      readonly requestId: number;
    } & PageMeasures)
  | ({
      /** Its size is px of the whole content; wider than the frame where the page overflows. */
      readonly type: 'described';
      readonly requestId: number;
      /**
       * The page as well-formed XHTML: one `<html>` element with all of its styles, without scripts. It can stand in
       * the `foreignObject` of an SVG of this width and height, which a canvas can draw.
       */
      readonly html: string;
      /** The boxes of each layer's elements. An element stands for all the ids of its `data-node-id`. */
      readonly boxes: Readonly<Record<string, readonly PreviewBox[]>>;
    } & PageMeasures)
  | {
      /** The innermost element with layers that was clicked; links and forms lead nowhere. */
      readonly type: 'element-clicked';
      readonly nodeIds: readonly string[];
    }
  | {
      /** A link was followed; its address as the page has it. */
      readonly type: 'link-clicked';
      readonly address: string;
    }
  | {
      /** The page threw while it was built or used; the error's own words. */
      readonly type: 'failed';
      readonly message: string;
    };

/** px from the top left corner of the page, however far it is scrolled. */
export interface PreviewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a page says of its own size and fonts, by a function that runs inside it, in every Renderer the same. */

export interface PageMeasures {
  /** px of what the page scrolls to. */
  readonly width: number;
  readonly height: number;
  /** Families that texts ask for first and that are not there, sorted. */
  readonly missingFonts: readonly string[];
}

/**
 * A function as text, since pages run in realms of their own; it answers `PageMeasures`. A family is there if it sets
 * some text of its own wider or narrower than one of the generic families that stand in for it.
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
