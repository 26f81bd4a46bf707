/**
 * The fonts of a project, each said once: a name for each list of families, and faces that stand in for a family that
 * is missing without moving the page.
 */
import type { FallbackFace, SubstituteFamily } from '../layout/text/fallback-fonts.ts';
import type { Style } from '../layout/layout-tree.ts';
import { fontFamilyName } from '../layout/text/text-style.ts';
import { cssString, tokenPropertyNames } from './token-properties.ts';
import { percent } from './css-values.ts';
import { type CodeProject, isStyled, nodesOf } from '../components/code-component.ts';
import { NameScope, toKebabCase } from '../naming/identifiers.ts';
import type { CssRule } from './print-css.ts';

export interface FontStack {
  /** What styles say, as `Inter, sans-serif`. */
  readonly value: string;
  /** As `font-inter`: a utility of Tailwind's, and behind two dashes a custom property. */
  readonly name: string;
  /** The families in the order in which a browser looks for them, stand-ins among them. */
  readonly families: string;
}

/** Names that `font-` has for weights and Tailwind's own families. */
const reservedFontNames =
  'thin extralight light normal medium semibold bold extrabold black sans serif mono'.split(' ');

/** The lists of families that a project's styles use, in the order in which they are met. */
export function findFontStacks(project: CodeProject): readonly FontStack[] {
  const tokens = tokenPropertyNames(project.tokens);
  const scope = new NameScope(
    [...reservedFontNames, ...tokens.map((name) => name.replace(/^font-/, ''))],
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

/** Puts the names of font lists into a style; a list with a token in it stays, since modes may change the token. */
export function referenceFontStacks(style: Style, stacks: readonly FontStack[]): Style {
  return style.map((one) => {
    const stack =
      one.property === 'font-family' ? stacks.find(({ value }) => value === one.value) : undefined;
    return stack === undefined || hasToken(stack) ? one : { ...one, value: `var(--${stack.name})` };
  });
}

/** The custom properties of font lists. */
export function fontStackProperties(stacks: readonly FontStack[]): Style {
  return stacks
    .filter((stack) => !hasToken(stack))
    .map(({ name, families }) => ({ property: `--${name}`, value: families }));
}

function hasToken({ value }: FontStack): boolean {
  return value.includes('var(');
}

/** Local names of a substitute's faces: of Windows and macOS, and of the one that Linux has of the same widths. */
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

/** The part of a line above the baseline in most fonts. */
const ascentShare = 0.79;

/** The rules of the faces that stand in for the families of these lists. */
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
  // The overrides are shares of a size that is adjusted already.
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
