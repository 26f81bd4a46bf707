/**
 * Names the colours, text styles and shadows that several elements of a project share, and moves the most common text
 * colour and font to the page. Input and output are projects; the targets print the shared styles.
 */
import {
  type CodeNode,
  type CodeProject,
  isLayer,
  isStyled,
  mapCodeNodes,
  nodesOf,
  type StyledNode,
} from '../components/code-component.ts';
import type { Style } from '../layout/layout-tree.ts';
import { NameScope, toKebabCase } from '../naming/identifiers.ts';
import { extractSharedColours, type SharedColour } from './extract-shared-colours.ts';
import { extractSharedTextStyles, type SharedTextStyle } from './extract-shared-text-styles.ts';
import type { SharingRules } from './sharing-rules.ts';
import { declaresProperty, isUnconditional, unconditionalValueOf } from './style-queries.ts';
import { tokenPropertyNames } from './token-properties.ts';

/** The styles that elements of a project reference by name. */
export interface SharedStyles {
  readonly colours: readonly SharedColour[];
  readonly textStyles: readonly SharedTextStyle[];
  readonly shadows: readonly SharedShadow[];
  /** What most texts inherit from the page: values of `color` and `font-family`; `null` if no text declares one. */
  readonly page: { readonly colour: string | null; readonly font: string | null };
}

/** A project whose elements reference shared styles by name. */
export interface ProjectWithSharedStyles {
  readonly project: CodeProject;
  readonly shared: SharedStyles;
}

/** Replaces styles that several elements share by references to named styles. */
export function extractSharedStyles(project: CodeProject, rules: SharingRules): ProjectWithSharedStyles {
  const withShadows = extractSharedShadows(project, rules);
  const withPageColour = inheritFromPage(withShadows.project, 'color');
  const withColours = extractSharedColours(withPageColour.project, rules);
  const withTextStyles = extractSharedTextStyles(withColours.project, rules);
  const withPageFont = inheritFromPage(withTextStyles.project, 'font-family');
  return {
    project: withPageFont.project,
    shared: {
      colours: withColours.colours,
      textStyles: withTextStyles.textStyles,
      shadows: withShadows.shadows,
      page: { colour: withPageColour.value, font: withPageFont.value },
    },
  };
}

/** A project in which texts and vectors declare a property only if its value differs from the page's. */
export interface PageInheritance {
  readonly project: CodeProject;
  /** The value that the body of every page declares; `null` if no element declares one. */
  readonly value: string | null;
}

/**
 * Moves the most common value of an inherited property from texts and vectors to the page. Only these nodes declare the
 * property and none contains another, so they inherit the page's value. Runs inside a text keep their own value. A
 * token stays where it is bound, since a section of a page may have another theme.
 */
function inheritFromPage(project: CodeProject, property: 'color' | 'font-family'): PageInheritance {
  const roots = new Map(project.components.map(({ name, root }) => [name, root]));
  const canInherit = (node: CodeNode): node is StyledNode => {
    if (node.kind === 'use') {
      const root = roots.get(node.component);
      return root !== undefined && isStyled(root) && !declaresProperty(root, property);
    }
    return isLayer(node) || node.kind === 'vector';
  };
  const counts = new Map<string, number>();
  for (const component of project.components) {
    for (const node of nodesOf(component)) {
      const value = canInherit(node) ? valueOf(node, property) : null;
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const [[common] = [null]] = [...counts].sort(([, one], [, other]) => other - one);
  if (common === null) return { project, value: null };
  const drop = (node: CodeNode): CodeNode =>
    canInherit(node) && valueOf(node, property) === common
      ? { ...node, style: node.style.filter((one) => one.property !== property || !isUnconditional(one)) }
      : node;
  const components = project.components.map((one) => ({ ...one, root: mapCodeNodes(one.root, drop) }));
  return { project: { ...project, components }, value: common };
}

/** The unconditional value of a property; `null` if it is a token or transparent. */
function valueOf(node: StyledNode, property: string): string | null {
  const value = unconditionalValueOf(node, property);
  return value === undefined || value === 'transparent' || value.startsWith('var(') ? null : value;
}

/** A shadow style of the design with its name in code, such as `shadow-card`. */
interface SharedShadow {
  readonly name: string;
  readonly value: string;
}

/** A project whose boxes reference shadow styles by name. */
export interface ProjectWithShadows {
  readonly project: CodeProject;
  readonly shadows: readonly SharedShadow[];
}

/** Replaces shadows by references to the shadow styles of the design. */
function extractSharedShadows(project: CodeProject, { reservedNames }: SharingRules): ProjectWithShadows {
  const tokens = tokenPropertyNames(project.tokens);
  const scope = new NameScope([...tokens, ...reservedNames], '-');
  const wanted = new Map<string, string>();
  for (const { name, style } of project.namedStyles) {
    const value = shadowOf(style);
    if (value !== null && !wanted.has(value)) wanted.set(value, toKebabCase(name) ?? 'style');
  }
  const names = new Map<string, string>();
  const nameOf = (value: string): string | null => {
    const own = wanted.get(value);
    if (own === undefined) return null;
    const name = names.get(value) ?? scope.take(`shadow-${own.replace(/^shadow-/, '')}`);
    names.set(value, name);
    return name;
  };
  const referenceShadows = (style: Style): Style =>
    style.map((one) => {
      const name = one.property === 'box-shadow' ? nameOf(one.value) : null;
      return name === null ? one : { ...one, value: `var(--${name})` };
    });
  const change = (node: CodeNode): CodeNode =>
    node.kind === 'element' || node.kind === 'use'
      ? {
          ...node,
          style: referenceShadows(node.style),
          variants: node.variants.map((variant) => ({ ...variant, style: referenceShadows(variant.style) })),
        }
      : node;
  const components = project.components.map((one) => ({ ...one, root: mapCodeNodes(one.root, change) }));
  return {
    project: { ...project, components },
    shadows: [...names].map(([value, name]) => ({ name, value })),
  };
}

function shadowOf(style: Style): string | null {
  return style.find(({ property }) => property === 'box-shadow')?.value ?? null;
}

/** Custom properties for the token stylesheet or for Tailwind's theme: https://tailwindcss.com/docs/box-shadow */
export function shadowProperties(shadows: readonly SharedShadow[]): Style {
  return shadows.map(({ name, value }) => ({ property: `--${name}`, value }));
}
