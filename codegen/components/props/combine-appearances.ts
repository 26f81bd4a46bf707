/** Names the appearances of a component that no property of the design explains. */
import type { LayoutNode, Style } from '../../layout/layout-tree.ts';
import type { UnionCandidate } from './union-candidates.ts';
import { isDefaultName, NameScope, toKebabCase, wordsOf } from '../../naming/identifiers.ts';
import { colourWord } from '../../css/extract-shared-colours.ts';
import { customPropertiesIn, isUnconditional } from '../../css/style-queries.ts';

/**
 * Creates one union out of all unexplained styles. Each combination is a member, the most frequent one is
 * `default`. The other members are named by the name of the occurrence, by a token, or by the difference from the
 * default.
 */
export function combineAppearances(
  styles: readonly (readonly (Style | null)[])[],
  occurrences: readonly LayoutNode[],
  wanted: string,
): UnionCandidate {
  const combinations = occurrences.map((_, index) => JSON.stringify(styles.map((one) => one[index] ?? null)));
  const stylesOf = new Map(
    combinations.map((key, index) => [key, styles.flatMap((one) => one[index] ?? [])]),
  );
  const counts = new Map<string, number>();
  for (const combination of combinations) counts.set(combination, (counts.get(combination) ?? 0) + 1);
  const [commonest] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [''];
  const defaultStyle = stylesOf.get(commonest) ?? [];
  const scope = new NameScope(['default'], '-');
  const names = new Map<string, string>([[commonest, 'default']]);
  occurrences.forEach((occurrence, index) => {
    const combination = combinations[index] ?? '';
    if (names.has(combination)) return;
    const style = stylesOf.get(combination) ?? [];
    const words = [
      occurrenceName(occurrence),
      distinctiveToken(combination, commonest),
      distinctiveColour(combination, commonest),
      ...describeDifferences(style, defaultStyle),
    ].filter((word) => word !== null);
    const free = words.find((word) => !scope.has(word)) ?? words.slice(0, 2).join('-');
    names.set(combination, scope.take(free || 'other'));
  });
  return { wanted, members: combinations.map((combination) => names.get(combination) ?? 'default') };
}

/** Returns the custom name of an occurrence, where it is not the name of its component. */
function occurrenceName(occurrence: LayoutNode): string | null {
  if (occurrence.kind !== 'box' || !occurrence.instance || isDefaultName(occurrence.name)) return null;
  const { componentName, setName } = occurrence.instance;
  const known = new Set([componentName, setName ?? ''].flatMap((name) => wordsOf(name)));
  const words = wordsOf(occurrence.name).filter((word) => !known.has(word));
  return words.length > 3 ? null : toKebabCase(words.join(' '));
}

/** Returns the name of a token that only this combination uses. */
function distinctiveToken(combination: string, commonest: string): string | null {
  const own = customPropertiesIn(combination).find(
    (name) => name !== 'hug' && !commonest.includes(`--${name})`),
  );
  if (own === undefined) return null;
  // Drop the purpose of the colour, which its property already shows.
  const words = own.replace(/-(foreground|background|text|colou?r|fill|border|stroke|surface)(-\w+)?$/, '');
  return toKebabCase(words);
}

/** Returns the hue of a colour that this combination has in place of another, which may have a name. */
function distinctiveColour(combination: string, commonest: string): string | null {
  const own = combination.match(hexColours) ?? [];
  const usual = new Set(commonest.match(hexColours));
  const colour = own.find((one) => !usual.has(one));
  const isInPlace = usual.size > 0 || customPropertiesIn(commonest).some((name) => name !== 'hug');
  return colour === undefined || !isInPlace ? null : colourWord(colour);
}

const hexColours = /#[\da-f]{6}\b/g;

/** Returns words for the differences between a style and the default one, the most visible first. */
function describeDifferences(style: Style, defaultStyle: Style): readonly string[] {
  const values = (from: Style) =>
    new Map(from.filter(isUnconditional).map(({ property, value }) => [property, value]));
  const [own, other] = [values(style), values(defaultStyle)];
  return differenceRules.flatMap(([pattern, describe]) => {
    const properties = new Set([...own.keys(), ...other.keys()].filter((property) => pattern.test(property)));
    return [...properties].flatMap((property) => {
      const [value, defaultValue] = [own.get(property), other.get(property)];
      return value === defaultValue ? [] : (describe(value, defaultValue) ?? []);
    });
  });
}

type DescribeDifference = (value: string | undefined, defaultValue: string | undefined) => string | null;

const differenceRules: readonly (readonly [RegExp, DescribeDifference])[] = [
  [/^opacity$/, compareNumbers('strong', 'faint')],
  [
    /^background(-color)?$/,
    (value, defaultValue) => (value === undefined ? 'plain' : defaultValue === undefined ? 'filled' : null),
  ],
  [
    /^(border|box-shadow)$/,
    (value, defaultValue) => (value === undefined ? 'flat' : defaultValue === undefined ? 'outlined' : null),
  ],
  [/^font-size$/, compareNumbers('large', 'small')],
  [/^font-weight$/, compareNumbers('bold', 'light')],
  [/^(padding|gap|row-gap|column-gap)(-|$)/, compareNumbers('spacious', 'compact')],
  [/^border(-\w+)*-radius$/, compareNumbers('round', 'square')],
  [/^(min-|max-)?width$/, compareNumbers('wide', 'narrow')],
  [/^(min-|max-)?height$/, compareNumbers('tall', 'short')],
  [/^(justify-content|text-align|align-items)$/, (value = 'start') => alignmentWords[value] ?? null],
  [/^(flex-wrap|white-space)$/, (value) => (value === 'wrap' || value === 'normal' ? 'wrapping' : 'in-line')],
];

const alignmentWords: Readonly<Record<string, string>> = {
  center: 'centred',
  start: 'at-start',
  'flex-start': 'at-start',
  end: 'at-end',
  'flex-end': 'at-end',
  'space-between': 'spread',
};

function compareNumbers(more: string, less: string): DescribeDifference {
  return (value = '', defaultValue = '') => {
    const [one, other] = [Number.parseFloat(value), Number.parseFloat(defaultValue)];
    if (Number.isNaN(one) && Number.isNaN(other)) return null;
    return (Number.isNaN(one) ? 0 : one) > (Number.isNaN(other) ? 0 : other) ? more : less;
  };
}
