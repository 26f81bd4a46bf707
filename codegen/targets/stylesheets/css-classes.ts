/**
 * Prints the styles of a component as a CSS Module or as a CSS file. Each element gets a class, each member of a
 * style prop a class on the root. Addresses of pictures and names of fonts are resolved before.
 */
import {
  type CodeComponent,
  type CodeNode,
  type CodeProp,
  type CodeVariant,
  isStyled,
  mapCodeNodes,
  nodesOf,
  type PropValue,
  type StyledNode,
} from '../../components/code-component.ts';
import { insertDeclaration } from '../../css/declaration-map.ts';
import { propertiesOverlap } from '../../css/properties.ts';
import { type CssRule, printRules } from '../../css/print-css.ts';
import { isUnconditional } from '../../css/style-queries.ts';
import type { Declaration, Style } from '../../layout/layout-tree.ts';
import { toCamelCase, toKebabCase } from '../../naming/identifiers.ts';
import { printString } from '../print-text.ts';
import { defaultStateStyle, findControls, pseudoClass, stateStyles } from './control-states.ts';
import {
  type ClassPart,
  findMemberPrefix,
  findStyleProps,
  flagClass,
  isFlag,
  membersOf,
  propsOfVariant,
  type StylePrinter,
} from './style-printer.ts';

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
  const memberClass = (prop: string, member: string) =>
    isFlag(component, prop)
      ? (toCamelCase(flagMemberClass(prop, member, prefix)) ?? prop)
      : `${prefix(prop)}${member}`;
  const member = (prop: string): ClassPart => {
    if (isFlag(component, prop)) {
      const code = flagCode(nodes, prop, (own) => `styles.${memberClass(prop, own)}`);
      return { kind: 'code', code, before: '' };
    }
    const key = prefix(prop) === '' ? prop : `\`${prefix(prop)}\${${prop}}\``;
    // A member without changes has no class in the style sheet.
    const code = everyMemberHasRules(component, nodes, prop) ? `styles[${key}]` : `styles[${key}] ?? ""`;
    return { kind: 'code', code, before: '' };
  };
  const rules = rulesOf(nodes, component, className, memberClass, resolve);
  const stylesheet = printRules(rules);
  const path = `${folder}/${component.name}.module.css`;
  const ruled = classesIn(rules);
  return {
    classesOf: (node, isRoot) => [
      // A class without rules is not in the module, so its value would be the word "undefined".
      ...(node.styleName === null || !ruled.has(className(node.styleName))
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
  const memberClass = (prop: string, member: string) =>
    `${block}--${isFlag(component, prop) ? flagMemberClass(prop, member, prefix) : `${prefix(prop)}${member}`}`;
  const member = (prop: string): ClassPart =>
    isFlag(component, prop)
      ? {
          kind: 'code',
          code: flagCode(nodes, prop, (own) => printString(memberClass(prop, own))),
          before: '',
        }
      : { kind: 'code', code: prop, before: `${block}--${prefix(prop)}` };
  const stylesheet = printRules(rulesOf(nodes, component, className, memberClass, resolve));
  const path = `${folder}/${component.name}.css`;
  return {
    classesOf: (node, isRoot) => [
      ...(node.styleName === null ? [] : [{ kind: 'classes' as const, text: className(node.styleName) }]),
      ...(isRoot ? findStyleProps(component, nodes).map(member) : []),
    ],
    imports: stylesheet === '' ? [] : [{ name: null, from: `./${component.name}.css` }],
    tables: [],
    stylesheet: stylesheet === '' ? null : { path, text: stylesheet },
  };
}

/** The classes of all selectors that declare anything. */
function classesIn(rules: readonly CssRule[]): ReadonlySet<string> {
  const selectors = rules.flatMap((rule) => (rule.style.length > 0 ? rule.selectors : []));
  return new Set(selectors.flatMap((selector) => selector.match(/(?<=\.)[\w-]+/g) ?? []));
}

function everyMemberHasRules(component: CodeComponent, nodes: readonly StyledNode[], prop: string): boolean {
  const members = membersOf(component.props.find(({ name }) => name === prop)?.type);
  const ruled = ruledMembers(nodes, prop);
  return members.every((member) => ruled.has(member));
}

/** The class of a boolean prop, and that of its absence. */
function flagMemberClass(prop: string, member: string, prefix: (prop: string) => string): string {
  const name = prefix(prop) === '' ? flagClass(prop) : (toKebabCase(prop) ?? prop);
  return member === 'true' ? name : `not-${name}`;
}

/** `isOpen ? styles.open : ""`, with the class of its absence only where that has rules. */
function flagCode(nodes: readonly StyledNode[], prop: string, classOf: (member: string) => string): string {
  const ruled = ruledMembers(nodes, prop);
  const [yes, no] = membersOf({ kind: 'boolean' }).map((member) =>
    ruled.has(member) ? classOf(member) : '""',
  );
  return `${prop} ? ${yes} : ${no}`;
}

/** The members of a prop on which the style of some element depends. */
function ruledMembers(nodes: readonly StyledNode[], prop: string): ReadonlySet<string> {
  return new Set(
    nodes.flatMap(({ variants }) =>
      variants
        .flatMap(({ furtherMembers: also = [], ...own }) => [own, ...also])
        .flatMap((one) => (one.prop === prop ? [one.member] : [])),
    ),
  );
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

/** A component whose variants declare as little as possible. */
export function hoistVariants(component: CodeComponent): CodeComponent {
  const props = new Map(component.props.map((prop) => [prop.name, prop]));
  const hoist = (node: CodeNode): CodeNode => {
    if (!isStyled(node)) return node;
    const names = [...new Set(node.variants.map(({ prop }) => prop))];
    return names.reduce<StyledNode>((hoisted, name) => hoistProp(hoisted, props.get(name)), node);
  };
  return { ...component, root: mapCodeNodes(component.root, hoist) };
}

/**
 * Declarations that most variants of a prop share move to the base rule, else those of the default member. The other
 * variants override them, because the rule of a variant is more specific. Utilities cannot do this, because all have the
 * same specificity.
 */
function hoistProp(node: StyledNode, prop: CodeProp | undefined): StyledNode {
  const ofProp = (variant: CodeVariant) => propsOfVariant(variant).includes(prop?.name ?? '');
  const own = node.variants.filter(ofProp);
  const others = node.variants.filter((variant) => !ofProp(variant)).flatMap(({ style }) => style);
  // If several props choose a style, the specificity of their rules decides.
  const isAlone = own.every(({ furtherMembers: also }) => also === undefined);
  if (prop === undefined || !isAlone || own.length !== membersOf(prop.type).length) return node;
  const usual = memberOfValue(prop.fallback);
  const common = (own[0]?.style ?? []).flatMap(({ property }) => {
    if (others.some((other) => propertiesOverlap(other.property, property))) return [];
    return findCommon(property, own, usual) ?? [];
  });
  if (common.length === 0) return node;
  const isCommon = (one: Declaration) =>
    common.some(({ property, value }) => property === one.property && value === one.value);
  return {
    ...node,
    style: common.reduce((base, one) => insertDeclaration(base, one), node.style),
    variants: node.variants
      .map((variant) =>
        own.includes(variant)
          ? { ...variant, style: variant.style.filter((one) => !isCommon(one)) }
          : variant,
      )
      .filter((variant) => variant.style.length > 0),
  };
}

/** The default value of a prop as a member. */
function memberOfValue(value: PropValue | null): string | null {
  if (value?.kind === 'member') return value.member;
  return value?.kind === 'boolean' ? String(value.on) : null;
}

/**
 * The declaration that most variants share for a property that every variant sets, or that of the usual member; `null`
 * where there is none.
 */
function findCommon(
  property: string,
  variants: readonly CodeVariant[],
  usual: string | null,
): Declaration | null {
  const counts = new Map<string, { readonly said: Declaration; times: number }>();
  let ownOfUsual: Declaration | null = null;
  for (const { style, member } of variants) {
    const rivals = style.filter((one) => propertiesOverlap(one.property, property));
    const [said] = rivals;
    if (rivals.length !== 1 || said?.property !== property || !isUnconditional(said)) return null;
    const known = counts.get(said.value) ?? { said, times: 0 };
    known.times += 1;
    counts.set(said.value, known);
    if (member === usual) ownOfUsual = said;
  }
  const [most] = [...counts.values()].sort((one, other) => other.times - one.times);
  return most && most.times > 1 ? most.said : ownOfUsual;
}
