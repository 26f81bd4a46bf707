/** How a page shows its texts at one width. A page reads them with the same function in every renderer. */

/** One run of text of a page, in the order of the page, which is the same at every width. */
export interface PageText {
  /** Without white space at its ends. What a field shows is a text without lines, after all others. */
  readonly text: string;
  /** The layer of the nearest element that has one. */
  readonly nodeId: string | null;
  /** The boxes of its letters, line by line, in px from the top left corner of the page; empty where it is not shown. */
  readonly lines: readonly TextLine[];
  /** An ancestor or the edge of the page cuts it off, and nothing scrolls it into view; or what scrolls has no size. */
  readonly isCut: boolean;
  /** A picture or a box without a transparent background lies on it. */
  readonly isCovered: boolean;
  /** Its letters cross an edge of the nearest box around it that has a background or a border. */
  readonly crossesBox: boolean;
  /** It is in something that scrolls, or stays at the bottom of the window, so its box says nothing about what is seen. */
  readonly scrolls: boolean;
  /** px */
  readonly fontSize: number;
}

/** The sides of one line, less what a line has above and below its letters. */
export interface TextLine {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Share of the height of a line above its letters, and below. */
const lineMargin = 0.18;

/** A function as text, because pages run in other realms. It returns a list of `PageText`. */
export const readTextsScript = `(() => {
  const hides = /hidden|clip/;
  const isOutside = (inner, outer, horizontal) => horizontal
    ? inner.right > outer.right + 1.5 || inner.left < outer.left - 1.5
    : inner.bottom > outer.bottom + 3 || inner.top < outer.top - 3;
  const fate = (element, box) => {
    let isCut = box.right > innerWidth + 1 || box.left < -1;
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      // What stays at the bottom of the window lies on what is scrolled below it.
      if (style.position === 'sticky' && style.bottom !== 'auto') return { isCut: false, scrolls: true };
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) {
        // One that is lower or narrower than a letter shows nothing, however far it is scrolled.
        const isClosed = Math.min(at.clientWidth, at.clientHeight) < Number.parseFloat(getComputedStyle(element).fontSize) / 2;
        return { isCut: isClosed && box.width > 0, scrolls: true };
      }
      // Words that end in an ellipsis are cut on purpose.
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') break;
      const around = at.getBoundingClientRect();
      if (hides.test(style.overflowX) && isOutside(box, around, true)) isCut = true;
      if (hides.test(style.overflowY) && isOutside(box, around, false)) isCut = true;
    }
    return { isCut, scrolls: false };
  };
  const lineOf = ({ left, top, right, bottom, height }) => ({
    left: left + scrollX,
    top: top + scrollY + height * ${lineMargin},
    right: right + scrollX,
    bottom: bottom + scrollY - height * ${lineMargin},
  });
  const isOpaque = (element) => {
    const { opacity, backgroundColor, backgroundImage } = getComputedStyle(element);
    const [, , , alpha = 1] = (backgroundColor.match(/[\\d.]+/g) ?? []).map(Number);
    const paints = alpha > 0.9 || /^url/.test(backgroundImage) || /^(?:img|video|canvas)$/i.test(element.tagName);
    return paints && Number(opacity) > 0.9;
  };
  // Only what is in the viewport can be asked for, and away from its edges, where headers and tab bars stay.
  const isCovered = (element, [line]) => {
    if (!line) return false;
    const x = (line.left + line.right) / 2 - scrollX;
    const middle = (line.top + line.bottom) / 2;
    const { clientHeight } = document.documentElement;
    if (Math.abs(middle - scrollY - clientHeight / 2) > clientHeight / 4) scrollTo(scrollX, middle - clientHeight / 2);
    const above = document.elementsFromPoint(x, middle - scrollY);
    const own = above.findIndex((one) => one.contains(element));
    // A dialog covers what is below it until it is closed.
    return own > 0 && above.slice(0, own).some((one) => isOpaque(one) && !one.closest('[role=dialog], dialog'));
  };
  const isBox = (element) => {
    const { backgroundColor, backgroundImage, borderTopWidth, borderLeftWidth } = getComputedStyle(element);
    const [, , , alpha = 1] = (backgroundColor.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    const hasBorders = Number.parseFloat(borderTopWidth) > 0 && Number.parseFloat(borderLeftWidth) > 0;
    return alpha > 0.02 || backgroundImage !== 'none' || hasBorders;
  };
  const crossesBox = (element, lines) => {
    let at = element;
    while (at && at !== document.body && !isBox(at)) at = at.parentElement;
    if (!at || at === document.body) return false;
    const { left, right, top, bottom } = at.getBoundingClientRect();
    return lines.some((line) =>
      line.left - scrollX < left - 2 || line.right - scrollX > right + 2 ||
      line.top - scrollY < top - 2 || line.bottom - scrollY > bottom + 2);
  };
  return () => {
    const texts = [];
    const elements = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.trim();
      const element = node.parentElement;
      if (text === '' || /^(?:script|style|template|noscript|option|title)$/i.test(element.tagName)) continue;
      const style = getComputedStyle(element);
      if (style.visibility === 'hidden') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 1).map(lineOf);
      const layer = element.closest('[data-node-id]');
      texts.push({
        text,
        nodeId: (layer && layer.getAttribute('data-node-id').split(' ')[0]) || null,
        lines,
        ...fate(element, range.getBoundingClientRect()),
        crossesBox: crossesBox(element, lines),
        fontSize: Number.parseFloat(style.fontSize),
      });
      elements.push(element);
    }
    const { scrollX: left, scrollY: top } = window;
    texts.forEach((text, index) => (text.isCovered = !text.scrolls && isCovered(elements[index], text.lines)));
    scrollTo(left, top);
    for (const field of document.querySelectorAll('input, textarea, select')) {
      if (/^(?:checkbox|radio|hidden|range|color|file)$/.test(field.type)) continue;
      const chosen = field.selectedOptions && field.selectedOptions[0];
      const text = (chosen ? chosen.text : field.value || field.placeholder || '').trim();
      if (text !== '') texts.push({ text, nodeId: null, lines: [], isCut: false, isCovered: false, crossesBox: false, scrolls: true, fontSize: 16 });
    }
    return texts;
  };
})()`;
