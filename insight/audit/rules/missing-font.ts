import { groupBy, type Rule, subjectOf } from '../audit-rule.ts';

/** Families that the person's Figma does not have; only it can tell. */
export const missingFont: Rule = {
  id: 'missing-font',
  level: 'error',
  why: 'The text is rendered in another font, and can be neither edited nor exported as intended.',
  find: ({ frame, input, note }) => {
    const missing = input.missingFonts ?? null;
    if (missing === null) {
      note('Missing fonts were not checked, because only Figma knows which are installed.');
      return [];
    }
    const texts = frame.layers.flatMap((layer) =>
      layer.node.kind === 'text' && layer.shown
        ? layer.node.runs
            .flatMap(({ style }) => (missing.has(style.family) ? [{ layer, family: style.family }] : []))
            .slice(0, 1)
        : [],
    );
    return groupBy(texts, ({ family }) => family).map((group) => {
      const family = group[0]?.family ?? '';
      const layers = group.map(({ layer }) => layer);
      return {
        layers,
        measure: `${family} is not installed`,
        message: `${subjectOf(layers, 'text layer', 'text layers')} ${layers.length === 1 ? 'is' : 'are'} set in ${family}, which this Figma does not have.`,
        howToFix: `Install ${family}, or use another font.`,
        confidence: 1,
      };
    });
  },
};
