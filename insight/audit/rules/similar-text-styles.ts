import { lineHeightOf } from '#design/text-width';
import type { TextStyle } from '#design/tree';
import type { AuditFrame, TextLayer } from '../audit-frame.ts';
import { type Rule, subjectOf, writeNumber } from '../audit-rule.ts';

/** A text whose style differs from a common one by what nobody sees: half a px of size, a px of line height. */
export const similarTextStyles: Rule = {
  id: 'similar-text-styles',
  level: 'note',
  why: 'Each style that differs by accident is one more to maintain, and text of one rank looks uneven.',
  find: ({ frame }) => {
    const uses = readStyles(frame);
    return uses.flatMap((rare) => {
      // A style with a name of its own was made on purpose.
      if (rare.style.styleName !== null || rare.layers.length > 2) return [];
      const common = uses.flatMap((other) => {
        const difference = other === rare ? null : differenceOf(rare.style, other.style);
        const isCommon = other.layers.length >= Math.max(4, rare.layers.length * 3);
        return difference !== null && isCommon ? [{ ...other, difference }] : [];
      })[0];
      if (common === undefined) return [];
      return [
        {
          layers: rare.layers,
          measure: common.difference,
          message: `${subjectOf(rare.layers, 'text layer', 'text layers')} ${rare.layers.length === 1 ? 'differs' : 'differ'} from ${String(common.layers.length)} others of the same kind only by ${common.difference}.`,
          howToFix: `Use ${common.style.styleName === null ? describe(common.style) : `the style ${common.style.styleName}`}.`,
          confidence: 0.85,
        },
      ];
    });
  },
};

interface StyleUse {
  readonly style: TextStyle;
  readonly layers: TextLayer[];
}

function readStyles(frame: AuditFrame): readonly StyleUse[] {
  const uses = new Map<string, StyleUse>();
  for (const text of frame.texts) {
    const { runs } = text.node;
    const style = runs[0]?.style;
    if (style === undefined || runs.length !== 1 || text.instance !== null) continue;
    const key = [
      style.family,
      style.weight,
      style.italic,
      style.size,
      style.lineHeight,
      style.letterSpacing,
      style.styleName,
    ].join('|');
    const use = uses.get(key);
    if (use === undefined) uses.set(key, { style, layers: [text] });
    else use.layers.push(text);
  }
  return [...uses.values()];
}

/** What differs where it is one thing and hard to see; otherwise `null`. */
function differenceOf(rare: TextStyle, common: TextStyle): string | null {
  if (rare.family !== common.family || rare.weight !== common.weight || rare.italic !== common.italic)
    return null;
  const size = Math.abs(rare.size - common.size);
  const height = Math.abs(lineHeightOf(rare) - lineHeightOf(common));
  const spacing = Math.abs(rare.letterSpacing - common.letterSpacing);
  const isWholeSize = Number.isInteger(rare.size);
  if (size > 0.01 && size <= (isWholeSize ? Math.min(1, common.size * 0.05) : 1))
    return `${writeTwo(rare.size)} instead of ${writeTwo(common.size)} px of size`;
  if (size > 0.01) return null;
  if (height > 0.2 && height <= Math.min(1.6, common.size * 0.1) && spacing < 0.05)
    return `${writeTwo(lineHeightOf(rare))} instead of ${writeTwo(lineHeightOf(common))} px of line height`;
  if (spacing > 0.01 && spacing <= common.size * 0.02 && height < 0.2)
    return `${writeTwo(rare.letterSpacing)} instead of ${writeTwo(common.letterSpacing)} px between letters`;
  return null;
}

function describe(style: TextStyle): string {
  return `${style.family} ${String(style.weight)}, ${writeNumber(style.size)} / ${writeNumber(lineHeightOf(style))} px`;
}

function writeTwo(value: number): string {
  return String(Math.round(value * 100) / 100);
}
