/**
 * The font stacks of a project. Each list of families gets one name, and each missing family a fallback face with the
 * same text widths, so that the page does not move.
 */
import type { FallbackFace, SubstituteFamily } from '../layout/text/fallback-fonts.ts';
import type { Style } from '../layout/layout-tree.ts';
import { fontFamilyName } from '../layout/text/text-style.ts';
import { cssString, tokenPropertyNames } from './token-properties.ts';
import { percent } from './css-values.ts';
import { type CodeProject, isStyled, nodesOf } from '../components/code-component.ts';
import { NameScope, toKebabCase } from '../naming/identifiers.ts';
import type { CssRule } from './print-css.ts';

/** A list of font families with its name. */
export interface FontStack {
  /** The value in styles, such as `Inter, sans-serif`. */
  readonly value: string;
  /** For example `font-inter`: a utility in Tailwind and, after two dashes, a custom property. */
  readonly name: string;
  /** The families in the order in which a browser tries them, including fallback faces. */
  readonly families: string;
}

/** Collects the font stacks that the styles of a project use, in document order. No name is one of `reservedNames`. */
export function findFontStacks(project: CodeProject, reservedNames: readonly string[]): readonly FontStack[] {
  const tokens = tokenPropertyNames(project.tokens);
  const scope = new NameScope(
    [...reservedNames, ...tokens].map((name) => name.replace(/^font-/, '')),
    '-',
  );
  return [...fontFamiliesIn(project)].map((value) => {
    const [first = ''] = value.split(',');
    const name = `font-${scope.take(toKebabCase(first.replace(/^var\(--/, '')) ?? 'body')}`;
    return { value, name, families: withFallback(value, project.fallbacks) };
  });
}

function fontFamiliesIn(project: CodeProject): ReadonlySet<string> {
  const families = new Set<string>();
  for (const component of project.components) {
    for (const node of nodesOf(component)) {
      if (!isStyled(node)) continue;
      for (const style of [node.style, ...node.variants.map((variant) => variant.style)]) {
        for (const { property, value } of style) if (property === 'font-family') families.add(value);
      }
    }
  }
  return families;
}

function withFallback(value: string, fallbacks: readonly FallbackFace[]): string {
  const face = fallbacks.find(({ family }) => value.startsWith(`${fontFamilyName(family)}, `));
  if (face === undefined) return value;
  const name = fontFamilyName(face.family);
  return `${name}, ${fallbackName(face.family)}${value.slice(name.length)}`;
}

function fallbackName(family: string): string {
  return cssString(`${family} Fallback`);
}

/**
 * Replaces font stacks in a style by their names. A stack with a token stays as it is, since a mode may change the
 * token.
 */
export function referenceFontStacks(style: Style, stacks: readonly FontStack[]): Style {
  return style.map((one) => {
    const stack =
      one.property === 'font-family' ? stacks.find(({ value }) => value === one.value) : undefined;
    return stack === undefined || hasToken(stack) ? one : { ...one, value: `var(--${stack.name})` };
  });
}

/** The custom properties that define the font stacks. */
export function fontStackProperties(stacks: readonly FontStack[]): Style {
  return stacks
    .filter((stack) => !hasToken(stack))
    .map(({ name, families }) => ({ property: `--${name}`, value: families }));
}

function hasToken({ value }: FontStack): boolean {
  return value.includes('var(');
}

/** Local names of a substitute's faces: those of Windows and macOS, and the one of Linux with the same widths. */
const localFontNames: Readonly<
  Record<SubstituteFamily, Readonly<Record<'regular' | 'bold', readonly string[]>>>
> = {
  'sans-serif': { regular: ['Arial', 'Liberation Sans'], bold: ['Arial Bold', 'Liberation Sans Bold'] },
  serif: {
    regular: ['Times New Roman', 'Liberation Serif'],
    bold: ['Times New Roman Bold', 'Liberation Serif Bold'],
  },
  monospace: {
    regular: ['Courier New', 'Liberation Mono'],
    bold: ['Courier New Bold', 'Liberation Mono Bold'],
  },
};

/** The part of a line above the baseline in most fonts, as a fraction. */
const ascentShare = 0.79;

/** The `@font-face` rules of the fallback faces for these font stacks. */
export function fallbackFontFaceRules(
  { fallbacks }: CodeProject,
  stacks: readonly FontStack[],
): readonly CssRule[] {
  const used = fallbacks.filter(({ family }) =>
    stacks.some(({ value }) => value.startsWith(`${fontFamilyName(family)}, `)),
  );
  return used.map((face) => ({ selectors: ['@font-face'], style: fallbackStyle(face) }));
}

function fallbackStyle({ family, isBold, substitute, widthShare, lineHeight }: FallbackFace): Style {
  const names = localFontNames[substitute][isBold ? 'bold' : 'regular'];
  // The overrides are fractions of a size that `size-adjust` has already scaled.
  const height = lineHeight === null ? null : lineHeight / widthShare;
  return [
    { property: 'font-family', value: fallbackName(family) },
    { property: 'font-weight', value: isBold ? '600 1000' : '1 599' },
    { property: 'src', value: names.map((name) => `local(${cssString(name)})`).join(', ') },
    { property: 'size-adjust', value: percent(Math.round(widthShare * 1000) / 1000) },
    ...(height === null
      ? []
      : [
          { property: 'ascent-override', value: percent(Math.round(height * ascentShare * 1000) / 1000) },
          {
            property: 'descent-override',
            value: percent(Math.round(height * (1 - ascentShare) * 1000) / 1000),
          },
          { property: 'line-gap-override', value: '0%' },
        ]),
  ];
}
