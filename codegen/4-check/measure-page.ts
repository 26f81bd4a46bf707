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
export const measurePage = `(() => {
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
