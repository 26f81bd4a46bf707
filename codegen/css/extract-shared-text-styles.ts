/**
 * Declares text styles once: those of the design by their names and, in CSS, those that many texts have. A style is one
 * custom property, so that a text declares `font: var(--text-body)`, or in Tailwind `text-body`.
 */
import type { Declaration, Style } from '../layout/layout-tree.ts';
import { tokenPropertyNames } from './token-properties.ts';
import {
  type CodeElement,
  type CodeNode,
  type CodeProject,
  isLayer,
  mapCodeNodes,
  nodesOf,
} from '../components/code-component.ts';
import { NameScope, toKebabCase } from '../naming/identifiers.ts';
import { isUnconditional } from './style-queries.ts';
import { convertPxToRem } from './print-css.ts';
import type { SharingRules } from './sharing-rules.ts';

/** A text style with the custom property that defines it. */
export interface SharedTextStyle {
  /** For example `text-body`. */
  readonly name: string;
  /** Font declarations, one for each property that the style sets. */
  readonly style: Style;
}

/** A project whose texts reference shared text styles by name. */
export interface ProjectWithTextStyles {
  readonly project: CodeProject;
  readonly textStyles: readonly SharedTextStyle[];
}

interface TextFont {
  readonly style: Style;
  /** The name of the style in the design; `null` if it has none. */
  readonly designName: string | null;
  readonly key: string;
}

interface CountedFont extends TextFont {
  count: number;
}

/** Replaces the fonts that texts share by references to named text styles. */
export function extractSharedTextStyles(project: CodeProject, rules: SharingRules): ProjectWithTextStyles {
  const designStyles = findDesignStyles(project, rules);
  const fontAt = (node: CodeElement): TextFont | null => {
    const style = fontOf(node.style, rules);
    if (style === null) return null;
    const names = designStyles.get(JSON.stringify(style)) ?? [];
    const bound = node.ids.map((id) => project.boundTexts?.[id]).find((name) => name !== undefined);
    const designName = bound !== undefined && names.includes(bound) ? bound : (names[0] ?? null);
    return { style, designName, key: JSON.stringify([designName, style]) };
  };
  const counts = new Map<string, CountedFont>();
  for (const node of project.components.flatMap((component) => [...nodesOf(component)].filter(isText))) {
    const font = fontAt(node);
    if (font === null) continue;
    const known = counts.get(font.key) ?? { ...font, count: 0 };
    known.count += 1;
    counts.set(font.key, known);
  }
  const shared = nameStyles(project, counts, rules);
  const share = (node: CodeNode): CodeNode => {
    const font = isText(node) ? fontAt(node) : null;
    const name = font && shared.get(font.key)?.name;
    return isText(node) && font && name ? replaceFont(node, font.style, name) : node;
  };
  const components = project.components.map((component) => ({
    ...component,
    root: mapCodeNodes(component.root, share),
  }));
  return { project: { ...project, components }, textStyles: [...shared.values()] };
}

/** The names that the design has for each font. */
function findDesignStyles(project: CodeProject, rules: SharingRules): ReadonlyMap<string, readonly string[]> {
  const designStyles = new Map<string, string[]>();
  for (const { name, style } of project.namedStyles) {
    const font = fontOf(style, rules);
    if (font === null) continue;
    const key = JSON.stringify(font);
    const known = designStyles.get(key);
    if (known) known.push(name);
    else designStyles.set(key, [name]);
  }
  return designStyles;
}

const requiredFontProperties = ['font-family', 'font-size', 'line-height'];

/** The font of a style that declares all of it; `null` if an instance or a prop sets a part. */
function fontOf(style: Style, { fontProperties }: SharingRules): Style | null {
  const always = style.filter(isUnconditional);
  const names = new Set(always.map(({ property }) => property));
  if (!requiredFontProperties.every((property) => names.has(property))) return null;
  return fontProperties.flatMap((property) => always.filter((one) => one.property === property));
}

/** Whether a node is the element of a whole text. A run inside a text declares only differences. */
function isText(node: CodeNode): node is CodeElement {
  return isLayer(node) && node.style.some(({ property }) => property === 'font-size');
}

function nameStyles(
  project: CodeProject,
  counts: ReadonlyMap<string, CountedFont>,
  { minUnnamedTexts, reservedNames }: SharingRules,
): ReadonlyMap<string, SharedTextStyle> {
  const tokens = tokenPropertyNames(project.tokens);
  const scope = new NameScope([...tokens, ...tokens.map((name) => `text-${name}`), ...reservedNames], '-');
  const shared = new Map<string, SharedTextStyle>();
  for (const [key, { style, designName, count }] of counts) {
    if (designName === null && count < minUnnamedTexts) continue;
    const wanted = designName === null ? nameOfFont(style) : (toKebabCase(designName) ?? 'style');
    const name = `text-${wanted.replace(/^text-/, '')}`;
    // A colour may have the same name, such as `text-strong`.
    shared.set(key, { name: scope.take(scope.has(name) ? `${name}-type` : name), style });
  }
  return shared;
}

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

/** Names a style that has no name in the design, such as `14-medium`. */
function nameOfFont(style: Style): string {
  const get = (name: string) => style.find(({ property }) => property === name)?.value ?? '';
  const size = get('font-size').replace(/px$/, '');
  return toKebabCase(`size ${size} ${weights[get('font-weight')] ?? ''}`)?.replace(/^size-/, '') ?? 'style';
}

function replaceFont(node: CodeElement, font: Style, name: string): CodeElement {
  // The shorthand takes the position of the first font property, since it resets the others.
  const replaced = node.style.find((one) => font.includes(one));
  const style = node.style.flatMap((one): readonly Declaration[] => {
    if (!font.includes(one)) return [one];
    return one === replaced ? [{ property: 'font', value: `var(--${name})` }] : [];
  });
  return { ...node, style };
}

/**
 * Custom properties for the token stylesheet: the whole `font` of each style. `resolve` replaces families by their
 * names.
 */
export function textStyleProperties(
  textStyles: readonly SharedTextStyle[],
  resolve: (style: Style) => Style,
): Style {
  return textStyles.map(({ name, style }) => {
    const font = resolve(style);
    const get = (wanted: string) => font.find(({ property }) => property === wanted)?.value ?? null;
    const size = `${get('font-size')}/${get('line-height')}`;
    const fontParts = [get('font-style'), get('font-weight'), size, get('font-family')].filter(
      (part) => part !== null,
    );
    return { property: `--${name}`, value: fontParts.join(' ') };
  });
}

/**
 * The same styles for Tailwind's theme, which has one variable for each property.
 * https://tailwindcss.com/docs/font-size
 */
export function textStyleThemeVariables(textStyles: readonly SharedTextStyle[]): Style {
  return textStyles.flatMap(({ name, style }) =>
    convertPxToRem(style).map(({ property, value }) => ({
      property: property === 'font-size' ? `--${name}` : `--${name}--${property}`,
      value,
    })),
  );
}
