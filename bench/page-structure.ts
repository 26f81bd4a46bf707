/** How the elements of a generated page are structured, as a browser computes it. */

export interface PagePlace {
  /** Ids of the layers that the element stands for. */
  readonly ids: readonly string[];
  /** Those of the nearest element around it that stands for any. */
  readonly around: readonly string[];
  readonly absolute: boolean;
  /** Drawn as one picture: layers that share it are strokes of it. */
  readonly picture: boolean;
  /** Where the layout that places the element puts it in its room. */
  readonly horizontal: string;
  readonly vertical: string;
}

/**
 * A script that answers a `PagePlace` for each element with ids. The container of an element on an axis is the nearest
 * one that leaves it room there: boxes around it that stand for no layer and are filled by it decide nothing.
 */
export const readPageStructure = `(() => {
  const idsOf = (element) => element?.getAttribute('data-node-id')?.split(' ') ?? [];
  const isFree = (element) => ['absolute', 'fixed'].includes(getComputedStyle(element).position);
  const words = { 'flex-start': 'start', 'flex-end': 'end', normal: 'start', stretch: 'start', auto: 'start', left: 'start', right: 'end' };
  const plain = (word) => words[word] ?? word.replace('first ', '');
  const number = (value) => parseFloat(value) || 0;

  function wordOf(element, container, horizontal) {
    const style = getComputedStyle(container);
    const own = getComputedStyle(element);
    const flex = style.display.includes('flex');
    const grid = style.display.includes('grid');
    if (flex && style.flexDirection.startsWith('row') === horizontal) return plain(style.justifyContent);
    if (!flex && !grid) return 'start';
    const [self, items] = horizontal ? [own.justifySelf, style.justifyItems] : [own.alignSelf, style.alignItems];
    const [flexSelf, flexItems] = [own.alignSelf, style.alignItems];
    const [word, rest] = flex ? [flexSelf, flexItems] : [self, items];
    return plain(word === 'auto' ? rest : word);
  }

  function fills(element, container, horizontal) {
    const style = getComputedStyle(container);
    const [start, end] = horizontal ? ['Left', 'Right'] : ['Top', 'Bottom'];
    const rectOf = (each) => each.getBoundingClientRect();
    const from = (rect) => (horizontal ? rect.left : rect.top);
    const to = (rect) => (horizontal ? rect.right : rect.bottom);
    const inset = (side) => number(style['padding' + side]) + number(style['border' + side + 'Width']);
    const along = style.display.includes('flex') && style.flexDirection.startsWith('row') === horizontal;
    const rects = (along ? [...container.children].filter((child) => !isFree(child)) : [element]).map(rectOf);
    const room = rectOf(container);
    return (
      Math.min(...rects.map(from)) - from(room) - inset(start) <= 1 &&
      to(room) - inset(end) - Math.max(...rects.map(to)) <= 1
    );
  }

  function placeOn(element, horizontal) {
    let inner = element;
    for (;;) {
      const container = inner.parentElement;
      if (!container || isFree(inner)) return 'none';
      const decides = container.hasAttribute('data-node-id') || container === document.body;
      if (decides || !fills(inner, container, horizontal)) return wordOf(inner, container, horizontal);
      inner = container;
    }
  }

  function isAbsolute(element) {
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      if (each !== element && each.hasAttribute('data-node-id')) return false;
      if (isFree(each)) return true;
    }
    return false;
  }

  return [...document.querySelectorAll('[data-node-id]')].map((element) => ({
    ids: idsOf(element),
    around: idsOf(element.parentElement?.closest('[data-node-id]')),
    absolute: isAbsolute(element),
    picture: ['svg', 'IMG', 'img'].includes(element.tagName),
    horizontal: placeOn(element, true),
    vertical: placeOn(element, false),
  }));
})()`;
