import { lineHeightOf } from '#design/text-width';
import { groupBy, type Rule, writeNumber, subjectOf } from '../audit-rule.ts';
import type { TextLayer } from '../audit-frame.ts';
import { mainStyleOf } from '../text-style.ts';

/** Text below 12 px that is read, and below 10 px that is only looked at. */
export const textSize: Rule = {
  id: 'text-size',
  level: 'warning',
  why: 'Small text is hard to read for many people, on phones most of all.',
  find: ({ frame }) => {
    const small = frame.texts.filter((text) => mainStyleOf(text).size < neededSize(text) - 0.05);
    const groups = groupBy(small, (text) => `${String(mainStyleOf(text).size)}|${String(neededSize(text))}`);
    return groups.map((layers) => {
      const [first] = layers;
      const size = first === undefined ? 0 : mainStyleOf(first).size;
      const needed = first === undefined ? 0 : neededSize(first);
      return {
        layers,
        measure: `${writeNumber(size)} px, needs ${String(needed)} px`,
        message: `${subjectOf(layers, 'text layer', 'text layers')} ${layers.length === 1 ? 'is' : 'are'} only ${writeNumber(size)} px.`,
        howToFix: `Set ${layers.length === 1 ? 'it' : 'them'} in ${String(needed)} px or more.`,
        confidence: size < 9 || needed === 12 ? 0.95 : 0.85,
      };
    });
  },
};

/** px. Labels of one or two words may be smaller than sentences. */
function neededSize(text: TextLayer): number {
  const letters = text.node.characters.trim().length;
  const lines = text.box.height / lineHeightOf(mainStyleOf(text));
  return letters >= 60 || (letters >= 30 && lines > 1.6) ? 12 : 10;
}
