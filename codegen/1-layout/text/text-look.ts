import type { Paint, TextNode, TextRun } from '#design/tree';

/** The look of most of these letters; `null` where there are none. */
export function findMainRun(runs: readonly TextRun[]): TextRun | null {
  const [first] = runs;
  if (first === undefined || runs.length === 1) return first ?? null;
  const lengths = new Map<string, { run: TextRun; length: number }>();
  for (const run of runs) {
    const key = JSON.stringify([run.style, run.fills]);
    const known = lengths.get(key) ?? { run, length: 0 };
    known.length += run.text.length;
    lengths.set(key, known);
  }
  const [shortest, ...others] = [...lengths.values()];
  const longest = others.reduce((best, next) => (next.length > (best?.length ?? 0) ? next : best), shortest);
  return longest?.run ?? null;
}

/**
 * The look that a text's element has. A line under words goes on under all that is inside it and keeps the colour of
 * the words it was put on, so it belongs to the element only where all words have it alike.
 */
export function findBaseLook({ runs }: TextNode): TextRun {
  const main = findMainRun(runs) ?? empty;
  const decorated = runs.some(({ style }) => style.decoration !== 'none');
  const alike = runs.every(
    ({ style, fills }) =>
      style.decoration === main.style.decoration &&
      JSON.stringify(style.decorationLook) === JSON.stringify(main.style.decorationLook) &&
      samePaints(fills, main.fills),
  );
  if (!decorated || alike) return main;
  return { ...main, style: { ...main.style, decoration: 'none', decorationLook: null } };
}

/** Whether two runs' paints are the same paints. */
export function samePaints(one: readonly Paint[], other: readonly Paint[]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

const empty: TextRun = {
  text: '',
  fills: [],
  link: null,
  style: {
    family: 'Inter',
    face: null,
    weight: 400,
    italic: false,
    size: 12,
    lineHeight: 'normal',
    drawnLineHeight: null,
    letterSpacing: 0,
    textCase: 'original',
    decoration: 'none',
    decorationLook: null,
    features: {},
    variations: {},
    styleName: null,
    tokens: {},
  },
};
