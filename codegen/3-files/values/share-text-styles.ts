/**
 * Text styles said once: the design's own, by their names, and in CSS those that many texts have. A style is one
 * custom property, so that a text says `font: var(--text-body)`, or in Tailwind `text-body`.
 */
import type { Declaration, Style } from '../../1-layout/layout-tree.ts';
import { tokenNames } from '../../1-layout/token-name.ts';
import type { CodeElement, CodeNode, CodeProject } from '../../2-components/code-component.ts';
import { mapNodes } from '../../2-components/map-nodes.ts';
import { NameScope, toKebabCase } from '../../2-components/make-names.ts';
import { isPlain } from '../../2-components/plain-style.ts';
import { textSizes } from '../tailwind/tailwind-table.ts';
import { isLayer, nodesOf } from '../walk-code.ts';

/** A text style with the custom property that stands for it. */
export interface SharedTextStyle {
  /** As `text-body`. */
  readonly name: string;
  /** Font declarations, one for each property that it decides. */
  readonly style: Style;
}

export interface SharedProject {
  readonly project: CodeProject;
  readonly textStyles: readonly SharedTextStyle[];
}

/** Texts from which on a style without a name is worth one. */
const fewestTexts = 4;

type Kind = 'css' | 'tailwind';

/** The same project, its texts naming the styles they share. */
export function shareTextStyles(project: CodeProject, kind: Kind): SharedProject {
  const designed = findDesigned(project, kind);
  const fontAt = (node: CodeElement): Font | null => {
    const style = fontOf(node.style, kind);
    if (style === null) return null;
    const names = designed.get(JSON.stringify(style)) ?? [];
    const bound = node.ids.map((id) => project.boundTexts?.[id]).find((name) => name !== undefined);
    const called = bound !== undefined && names.includes(bound) ? bound : (names[0] ?? null);
    return { style, called, key: JSON.stringify([called, style]) };
  };
  const counts = new Map<string, CountedFont>();
  for (const node of project.components.flatMap((component) => [...nodesOf(component)].filter(isText))) {
    const font = fontAt(node);
    if (font === null) continue;
    const known = counts.get(font.key) ?? { ...font, count: 0 };
    known.count += 1;
    counts.set(font.key, known);
  }
  const shared = nameStyles(project, counts, kind);
  const share = (node: CodeNode): CodeNode => {
    const font = isText(node) ? fontAt(node) : null;
    const name = font && shared.get(font.key)?.name;
    return isText(node) && font && name ? shareFont(node, font.style, name, kind) : node;
  };
  const components = project.components.map((component) => ({
    ...component,
    root: mapNodes(component.root, share),
  }));
  return { project: { ...project, components }, textStyles: [...shared.values()] };
}

interface Font {
  readonly style: Style;
  /** What the design calls it; `null` where it has no name. */
  readonly called: string | null;
  readonly key: string;
}

interface CountedFont extends Font {
  count: number;
}

/** The names that the design has for a font, by the font. */
function findDesigned(project: CodeProject, kind: Kind): ReadonlyMap<string, readonly string[]> {
  const designed = new Map<string, string[]>();
  for (const { name, style } of project.namedStyles) {
    const font = fontOf(style, kind);
    if (font === null) continue;
    const key = JSON.stringify(font);
    const known = designed.get(key);
    if (known) known.push(name);
    else designed.set(key, [name]);
  }
  return designed;
}

/** The element of a whole text; a run inside one only says what it changes. */
function isText(node: CodeNode): node is CodeElement {
  return isLayer(node) && node.style.some(({ property }) => property === 'font-size');
}

/** What each kind can put into one name: Tailwind's sizes bring all but the family. */
const parts: Readonly<Record<Kind, readonly string[]>> = {
  css: ['font-style', 'font-weight', 'font-size', 'line-height', 'font-family'],
  tailwind: ['font-size', 'line-height', 'letter-spacing', 'font-weight'],
};

const needed = ['font-family', 'font-size', 'line-height'];

/** The font of a style where it says all of it; `null` where a place or a prop decides a part. */
function fontOf(style: Style, kind: Kind): Style | null {
  const always = style.filter(isPlain);
  const names = new Set(always.map(({ property }) => property));
  if (!needed.every((property) => names.has(property))) return null;
  return parts[kind].flatMap((property) => always.filter((one) => one.property === property));
}

function shareFont(node: CodeElement, font: Style, name: string, kind: Kind): CodeElement {
  // Families come first of all that is said of letters, and the shorthand sets more than it says.
  const place = kind === 'css' ? 'font-family' : 'font-size';
  const style = node.style.flatMap((one): readonly Declaration[] => {
    if (!font.includes(one)) return [one];
    return one.property === place ? [{ property: 'font', value: `var(--${name})` }] : [];
  });
  return { ...node, style };
}

function nameStyles(
  project: CodeProject,
  counts: ReadonlyMap<string, CountedFont>,
  kind: Kind,
): ReadonlyMap<string, SharedTextStyle> {
  const tokens = tokenNames(project.tokens);
  const scope = new NameScope([...tokens, ...tokens.map((name) => `text-${name}`), ...sizesOfTailwind], '-');
  const shared = new Map<string, SharedTextStyle>();
  for (const [key, { style, called, count }] of counts) {
    if (called === null && (kind === 'tailwind' || count < fewestTexts)) continue;
    const wanted = called === null ? nameOfFont(style) : (toKebabCase(called) ?? 'style');
    const name = `text-${wanted.replace(/^text-/, '')}`;
    // A colour may be called alike, as `text-strong`.
    shared.set(key, { name: scope.take(scope.has(name) ? `${name}-type` : name), style });
  }
  return shared;
}

const sizesOfTailwind = Object.values(textSizes).map((size) => `text-${size}`);

const weights: Readonly<Record<string, string>> = {
  '100': 'thin',
  '200': 'extralight',
  '300': 'light',
  '500': 'medium',
  '600': 'semibold',
  '700': 'bold',
  '800': 'extrabold',
  '900': 'black',
};

/** `14-medium`, for a style that the design has no name for. */
function nameOfFont(style: Style): string {
  const get = (name: string) => style.find(({ property }) => property === name)?.value ?? '';
  const size = get('font-size').replace(/px$/, '');
  return toKebabCase(`size ${size} ${weights[get('font-weight')] ?? ''}`)?.replace(/^size-/, '') ?? 'style';
}

/** Custom properties for the sheet of tokens: the whole `font` of each style. `resolve` names families. */
export function declareTextStyles(
  textStyles: readonly SharedTextStyle[],
  resolve: (style: Style) => Style,
): Style {
  return textStyles.map(({ name, style }) => {
    const font = resolve(style);
    const get = (wanted: string) => font.find(({ property }) => property === wanted)?.value ?? null;
    const size = `${get('font-size')}/${get('line-height')}`;
    const said = [get('font-style'), get('font-weight'), size, get('font-family')].filter(
      (part) => part !== null,
    );
    return { property: `--${name}`, value: said.join(' ') };
  });
}

/** The same for Tailwind's theme, which has a name for each part. https://tailwindcss.com/docs/font-size */
export function declareTextThemes(textStyles: readonly SharedTextStyle[]): Style {
  return textStyles.flatMap(({ name, style }) =>
    style.map(({ property, value }) => ({
      property: property === 'font-size' ? `--${name}` : `--${name}--${property}`,
      value,
    })),
  );
}
