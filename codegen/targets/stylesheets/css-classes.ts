/**
 * Prints the styles of a component as a CSS Module or as a CSS file. Each element gets a class, each member of a
 * style prop a class on the root. Addresses of pictures and names of fonts are resolved before.
 */
import {
  type CodeComponent,
  type CodeNode,
  type CodeVariant,
  isStyled,
  mapCodeNodes,
  nodesOf,
  type StyledNode,
} from '../../components/code-component.ts';
import { insertDeclaration } from '../../css/declaration-map.ts';
import { propertiesOverlap } from '../../css/properties.ts';
import { type CssRule, printRules } from '../../css/print-css.ts';
import { isUnconditional } from '../../css/style-queries.ts';
import type { Declaration, Style } from '../../layout/layout-tree.ts';
import { toCamelCase, toKebabCase } from '../../naming/identifiers.ts';
import { defaultStateStyle, findControls, pseudoClass, stateStyles } from './control-states.ts';
import { type ClassPart, findMemberPrefix, findStyleProps, type StylePrinter } from './style-printer.ts';

/** Replaces pictures in a style by addresses that are relative to the component's folder. */
export type ResolveStyle = (style: Style) => Style;

/** Prints a CSS Module beside the component: short names in camelCase that cannot clash. */
export function createCssModulePrinter(
  component: CodeComponent,
  folder: string,
  resolve: ResolveStyle,
): StylePrinter {
  const nodes = [...nodesOf(component)].filter(isStyled);
  const prefix = findMemberPrefix(component, nodes);
  const className = (name: string) => toCamelCase(name) ?? name;
  const memberClass = (prop: string, member: string) => `${prefix(prop)}${member}`;
  const member = (prop: string): ClassPart => {
    const key = prefix(prop) === '' ? prop : `\`${prefix(prop)}\${${prop}}\``;
    // A member without changes has no class in the style sheet.
    const code = everyMemberHasRules(component, nodes, prop) ? `styles[${key}]` : `styles[${key}] ?? ""`;
    return { kind: 'code', code, before: '' };
  };
  const stylesheet = printRules(rulesOf(nodes, component, className, memberClass, resolve));
  const path = `${folder}/${component.name}.module.css`;
  return {
    classesOf: (node, isRoot) => [
      ...(node.styleName === null
        ? []
        : [{ kind: 'code' as const, code: `styles.${className(node.styleName)}`, before: '' }]),
      ...(isRoot ? findStyleProps(component, nodes).map(member) : []),
    ],
    imports: stylesheet === '' ? [] : [{ name: 'styles', from: `./${component.name}.module.css` }],
    tables: [],
    stylesheet: stylesheet === '' ? null : { path, text: stylesheet },
  };
}

/**
 * Prints a CSS file beside the component. Its classes start with the component's name: `card__title`, `card--large`.
 */
export function createCssFilePrinter(
  component: CodeComponent,
  folder: string,
  resolve: ResolveStyle,
): StylePrinter {
  const nodes = [...nodesOf(component)].filter(isStyled);
  const block = toKebabCase(component.name) ?? 'block';
  const prefix = findMemberPrefix(component, nodes);
  const className = (name: string) => `${block}__${name}`;
  const memberClass = (prop: string, member: string) => `${block}--${prefix(prop)}${member}`;
  const stylesheet = printRules(rulesOf(nodes, component, className, memberClass, resolve));
  const path = `${folder}/${component.name}.css`;
  return {
    classesOf: (node, isRoot) => [
      ...(node.styleName === null ? [] : [{ kind: 'classes' as const, text: className(node.styleName) }]),
      ...(isRoot
        ? findStyleProps(component, nodes).map((prop) => ({
            kind: 'code' as const,
            code: prop,
            before: `${block}--${prefix(prop)}`,
          }))
        : []),
    ],
    imports: stylesheet === '' ? [] : [{ name: null, from: `./${component.name}.css` }],
    tables: [],
    stylesheet: stylesheet === '' ? null : { path, text: stylesheet },
  };
}

function everyMemberHasRules(component: CodeComponent, nodes: readonly StyledNode[], prop: string): boolean {
  const type = component.props.find(({ name }) => name === prop)?.type;
  const members = type?.kind === 'union' ? type.members : [];
  const ruled = new Set(
    nodes.flatMap(({ variants }) =>
      variants
        .flatMap(({ furtherMembers: also = [], ...own }) => [own, ...also])
        .flatMap((one) => (one.prop === prop ? [one.member] : [])),
    ),
  );
  return members.every((member) => ruled.has(member));
}

/**
 * First one rule for each name, then the changes of each member of a prop, whose class is on the root, then the
 * changes in states.
 */
function rulesOf(
  nodes: readonly StyledNode[],
  component: CodeComponent,
  className: (name: string) => string,
  memberClass: (prop: string, member: string) => string,
  resolve: ResolveStyle,
): readonly CssRule[] {
  const named = new Map<string, StyledNode>();
  for (const node of nodes)
    if (node.styleName !== null && !named.has(node.styleName)) named.set(node.styleName, node);
  const base = [...named].map(([name, { style }]) => ({
    selectors: [`.${className(name)}`],
    style: resolve(defaultStateStyle(style)),
  }));
  // Equal changes of the same member share a rule.
  const changes = new Map<string, { selectors: string[]; style: Style }>();
  for (const [name, node] of named) {
    for (const variant of node.variants) {
      const { style } = variant;
      const modifier = modifiersOf(variant, memberClass).join('');
      const selector = node === component.root ? modifier : `${modifier} .${className(name)}`;
      const plain = defaultStateStyle(style);
      const key = JSON.stringify([modifier, plain]);
      const rule = changes.get(key);
      if (rule) rule.selectors.push(selector);
      else changes.set(key, { selectors: [selector], style: resolve(plain) });
    }
  }
  return [...base, ...changes.values(), ...stateRules(named, component, className, memberClass, resolve)];
}

/** `.primary`, or `.primary.dark` if two props decide together. */
function modifiersOf(
  { prop, member, furtherMembers: also = [] }: CodeVariant,
  memberClass: (prop: string, member: string) => string,
): readonly string[] {
  return [{ prop, member }, ...also].map((one) => `.${memberClass(one.prop, one.member)}`);
}

/** The changes of each control in a state. Equal changes share a rule. */
function stateRules(
  named: ReadonlyMap<string, StyledNode>,
  component: CodeComponent,
  className: (name: string) => string,
  memberClass: (prop: string, member: string) => string,
  resolve: ResolveStyle,
): readonly CssRule[] {
  const controls = findControls(component);
  const rules = new Map<string, { selectors: string[]; style: Style }>();
  for (const [name, node] of named) {
    const control = controls.get(node);
    if (control === undefined) continue;
    const strongest = Math.max(0, ...node.variants.map(({ furtherMembers: also = [] }) => also.length + 1));
    const own = `.${className(control.styleName ?? '')}`;
    const inside = control === node ? '' : ` .${className(name)}`;
    const add = (modifiers: readonly string[], style: Style): void => {
      const isRoot = control === component.root;
      // A state overrides any variant in the default state: repeating the class of the control raises the
      // specificity.
      const lacking = strongest - 1 - (isRoot ? modifiers.length : modifiers.length + 1);
      const at = own.repeat(Math.max(isRoot && modifiers.length > 0 ? 0 : 1, lacking));
      const start = isRoot ? modifiers.join('') + at : [modifiers.join(''), at].filter(Boolean).join(' ');
      for (const { state, style: declared } of stateStyles(style)) {
        const selector = `${start}${pseudoClass(control, state)}${inside}`;
        const key = JSON.stringify(declared.map(({ property, value }) => [property, value]));
        const rule = rules.get(key);
        if (rule) rule.selectors.push(selector);
        else rules.set(key, { selectors: [selector], style: resolve(declared) });
      }
    };
    add([], node.style);
    for (const variant of node.variants) add(modifiersOf(variant, memberClass), variant.style);
  }
  return [...rules.values()];
}

/**
 * Declarations that most variants of a component share move to the base rule, and the other variants override them,
 * because the rule of a variant is more specific. Utilities cannot do this, because all have the same specificity.
 */

/** The same component with as few declarations in its variants as possible. */
export function hoistVariants(component: CodeComponent): CodeComponent {
  const members = new Map(
    component.props.flatMap(({ name, type }) => (type.kind === 'union' ? [[name, type.members.length]] : [])),
  );
  const hoist = (node: CodeNode): CodeNode => {
    if (!isStyled(node)) return node;
    const [first] = node.variants;
    // If several props choose a style, the specificity of their rules decides.
    const isAlone =
      first !== undefined &&
      node.variants.every(({ prop, furtherMembers: also }) => prop === first.prop && also === undefined);
    if (!isAlone || node.variants.length !== members.get(first.prop)) return node;
    return { ...node, ...hoistStyles(node.style, node.variants) };
  };
  return { ...component, root: mapCodeNodes(component.root, hoist) };
}

type Styles = { readonly style: Style; readonly variants: readonly CodeVariant[] };

function hoistStyles(style: Style, variants: readonly CodeVariant[]): Styles {
  const common = (variants[0]?.style ?? []).flatMap(({ property }) => findCommon(property, variants) ?? []);
  if (common.length === 0) return { style, variants };
  const isCommon = (one: Declaration) =>
    common.some(({ property, value }) => property === one.property && value === one.value);
  return {
    style: common.reduce((base, one) => insertDeclaration(base, one), style),
    variants: variants
      .map((variant) => ({ ...variant, style: variant.style.filter((one) => !isCommon(one)) }))
      .filter((variant) => variant.style.length > 0),
  };
}

/**
 * The declarations that at least two variants share for a property that every variant sets; `null` if there are none.
 */
function findCommon(property: string, variants: readonly CodeVariant[]): Declaration | null {
  const counts = new Map<string, { readonly said: Declaration; times: number }>();
  for (const { style } of variants) {
    const rivals = style.filter((one) => propertiesOverlap(one.property, property));
    const [said] = rivals;
    if (rivals.length !== 1 || said?.property !== property || !isUnconditional(said)) return null;
    const known = counts.get(said.value) ?? { said, times: 0 };
    known.times += 1;
    counts.set(said.value, known);
  }
  const [most] = [...counts.values()].sort((one, other) => other.times - one.times);
  return most && most.times > 1 ? most.said : null;
}
