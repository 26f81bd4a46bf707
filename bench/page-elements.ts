/** What the elements of an open page say and whether they are positioned. */

export interface PageElement {
  /** Ids of the layers it stands for; empty for an element that only arranges others. */
  readonly ids: readonly string[];
  /** The nearest layer around one without ids. */
  readonly around: string;
  readonly absolute: boolean;
  /** Neither a layer nor words are in it: without ids it is paint of the layer around it. */
  readonly isEmpty: boolean;
  readonly text: string;
}

/** Reads every element that stands for a layer or is positioned; runs inside the page, so it stands alone. */
export function readElements(): readonly PageElement[] {
  const wordsOf = (node: Node): string => {
    if (node instanceof HTMLInputElement) return node.placeholder;
    if (node instanceof HTMLBRElement) return '\n';
    if (node instanceof Text) return node.data;
    const block = node instanceof HTMLElement && /^(P|LI|DIV|UL|OL)$/.test(node.tagName);
    const words = [...node.childNodes].map(wordsOf).join('');
    return block ? `${words}\n` : words;
  };
  const idsOf = (element: Element | null | undefined): string[] =>
    element?.getAttribute('data-node-id')?.split(' ') ?? [];
  return [...document.body.querySelectorAll('*')]
    .filter((element) => !element.closest('svg, script, style') || element instanceof SVGSVGElement)
    .map((element) => ({
      ids: idsOf(element),
      around: idsOf(element.parentElement?.closest('[data-node-id]'))[0] ?? '',
      isEmpty: element.querySelector('[data-node-id]') === null && wordsOf(element).trim() === '',
      absolute: ['absolute', 'fixed'].includes(getComputedStyle(element).position),
      text: element.hasAttribute('data-node-id') ? wordsOf(element) : '',
    }))
    .filter(({ ids, absolute }) => ids.length > 0 || absolute);
}
