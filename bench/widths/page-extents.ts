/**
 * What is read from an open page to judge how it bears another width or other words: where every block is, where its
 * letters are, and what cuts them off. The functions run inside the page, so each stands alone.
 */

export interface Extent {
  /** The layer it stands for, or the nearest one around it. */
  readonly id: string;
  /** Index of the block it stands in; -1 for the outermost. */
  readonly parent: number;
  readonly box: Edges;
  /** The letters of its own; `null` without any. */
  readonly ink: Edges | null;
  /** px; 0 without letters. */
  readonly fontSize: number;
  readonly text: string;
  /** Cuts off what sticks out of it. */
  readonly cuts: boolean;
  /** What is in it scrolls. */
  readonly scrolls: boolean;
  /** Scrolls, or ends its text in an ellipsis, as the design says. */
  readonly mayCut: boolean;
}

/** px from the page's corner. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PageExtents {
  /** px. */
  readonly viewport: number;
  /** px of what the page scrolls to. */
  readonly content: number;
  readonly extents: readonly Extent[];
}

/** Reads every block of the page in document order; runs of text belong to the block around them. */
export function readExtents(): PageExtents {
  const extents: (Extent & { ink: Edges | null })[] = [];
  const indices = new Map<Element, number>();
  const place = ({ left, top, right, bottom }: DOMRect): Edges => ({
    left: left + scrollX,
    top: top + scrollY,
    right: right + scrollX,
    bottom: bottom + scrollY,
  });
  const join = (one: Edges | null, other: Edges): Edges =>
    one === null
      ? other
      : {
          left: Math.min(one.left, other.left),
          top: Math.min(one.top, other.top),
          right: Math.max(one.right, other.right),
          bottom: Math.max(one.bottom, other.bottom),
        };
  const lettersOf = (text: Node): Edges | null => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    return rects.map(place).reduce<Edges | null>(join, null);
  };
  const visit = (element: Element, parent: number, id: string): void => {
    const style = getComputedStyle(element);
    const own = element.getAttribute('data-node-id')?.split(' ')[0] ?? id;
    const isRun = style.display === 'inline' && element.tagName !== 'IMG';
    if (!isRun) {
      indices.set(element, extents.length);
      const overflow = `${style.overflowX} ${style.overflowY}`;
      extents.push({
        id: own,
        parent,
        box: place(element.getBoundingClientRect()),
        ink: null,
        fontSize: Number.parseFloat(style.fontSize),
        text: '',
        cuts: /hidden|clip|auto|scroll/.test(overflow) || style.clipPath !== 'none',
        scrolls: /auto|scroll/.test(overflow),
        mayCut:
          /auto|scroll/.test(overflow) ||
          style.textOverflow === 'ellipsis' ||
          style.webkitLineClamp !== 'none',
      });
    }
    const block = isRun ? parent : extents.length - 1;
    for (const child of element.childNodes) {
      const extent = extents[block];
      if (child instanceof Text && extent && child.data.trim() !== '') {
        const letters = lettersOf(child);
        if (letters) extent.ink = join(extent.ink, letters);
        extents[block] = { ...extent, text: `${extent.text}${child.data}`.slice(0, 60) };
      } else if (child instanceof HTMLElement && !/^(SCRIPT|STYLE|BR)$/.test(child.tagName)) {
        visit(child, block, own);
      } else if (child instanceof SVGSVGElement) visit(child, block, own);
    }
  };
  for (const child of document.body.children) {
    if (child instanceof HTMLElement && !/^(SCRIPT|STYLE)$/.test(child.tagName)) visit(child, -1, '');
  }
  return { viewport: innerWidth, content: document.documentElement.scrollWidth, extents };
}

/** Each kind of other content that a page should bear. */
export type Change = 'longer' | 'larger' | 'single' | 'imageless';

/** Changes what the page shows: words 30% longer, letters of twice the size, one letter a text, no pictures. */
export function changeContent(change: Change): void {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text; // Nothing else is shown to it.
    if (text.data.trim() !== '' && !text.parentElement?.closest('svg, script, style')) texts.push(text);
  }
  if (change === 'longer') {
    for (const text of texts) {
      const words = text.data.trim();
      const more = words.slice(0, Math.ceil(words.length * 0.3)).trim();
      text.data += words.includes(' ') ? ` ${more}` : more;
    }
  }
  if (change === 'single') for (const text of texts) text.data = text.data.trim().charAt(0);
  if (change === 'larger') {
    const holders = [...new Set(texts.flatMap(({ parentElement }) => parentElement ?? []))];
    const sizes = holders.map((element) => {
      const { fontSize, lineHeight } = getComputedStyle(element);
      return { element, fontSize: Number.parseFloat(fontSize), lineHeight: Number.parseFloat(lineHeight) };
    });
    for (const { element, fontSize, lineHeight } of sizes) {
      element.style.fontSize = `${fontSize * 2}px`;
      if (Number.isFinite(lineHeight)) element.style.lineHeight = `${lineHeight * 2}px`;
    }
  }
  if (change === 'imageless') {
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (element instanceof HTMLImageElement) element.src = 'data:image/png;base64,';
      else if (getComputedStyle(element).backgroundImage.includes('url('))
        element.style.backgroundImage = 'none';
    }
  }
}
