import type { Style } from '../../1-layout/layout-tree.ts';
import type { CodeComponent, CodeVariant } from '../../2-components/code-component.ts';
import { toCamelCase, toKebabCase } from '../../2-components/make-names.ts';
import { findMemberPrefix, findStyleProps, type ClassPart, type StylePrinter } from './class-names.ts';
import { findControls, plainStyle, pseudoClass, stateStyles } from './control-states.ts';
import { printRules, type CssRule } from './print-css.ts';
import { isStyled, nodesOf, type StyledNode } from '../walk-code.ts';

/** Resolves the pictures of a style to addresses seen from the component's folder. */
export type ResolveStyle = (style: Style) => Style;

/** A CSS Module beside the component: short names, camelCase, no clash possible. */
export function useCssModule(component: CodeComponent, folder: string, resolve: ResolveStyle): StylePrinter {
  const nodes = [...nodesOf(component)].filter(isStyled);
  const prefix = findMemberPrefix(component, nodes);
  const className = (name: string) => toCamelCase(name) ?? name;
  const memberClass = (prop: string, member: string) => `${prefix(prop)}${member}`;
  const member = (prop: string): ClassPart => {
    const key = prefix(prop) === '' ? prop : `\`${prefix(prop)}\${${prop}}\``;
    // A member that changes nothing has no class in the sheet.
    const code = everyMemberHasRules(component, nodes, prop) ? `styles[${key}]` : `styles[${key}] ?? ""`;
    return { kind: 'code', code, before: '' };
  };
  const sheet = printRules(rulesOf(nodes, component, className, memberClass, resolve));
  const path = `${folder}/${component.name}.module.css`;
  return {
    classesOf: (node, isRoot) => [
      ...(node.styleName === null
        ? []
        : [{ kind: 'code' as const, code: `styles.${className(node.styleName)}`, before: '' }]),
      ...(isRoot ? findStyleProps(component, nodes).map(member) : []),
    ],
    imports: sheet === '' ? [] : [{ name: 'styles', from: `./${component.name}.module.css` }],
    tables: [],
    sheet: sheet === '' ? null : { path, text: sheet },
  };
}

/** A plain sheet beside the component, its classes behind the component's name: `card__title`, `card--large`. */
export function useCssFile(component: CodeComponent, folder: string, resolve: ResolveStyle): StylePrinter {
  const nodes = [...nodesOf(component)].filter(isStyled);
  const block = toKebabCase(component.name) ?? 'block';
  const prefix = findMemberPrefix(component, nodes);
  const className = (name: string) => `${block}__${name}`;
  const memberClass = (prop: string, member: string) => `${block}--${prefix(prop)}${member}`;
  const sheet = printRules(rulesOf(nodes, component, className, memberClass, resolve));
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
    imports: sheet === '' ? [] : [{ name: null, from: `./${component.name}.css` }],
    tables: [],
    sheet: sheet === '' ? null : { path, text: sheet },
  };
}

function everyMemberHasRules(component: CodeComponent, nodes: readonly StyledNode[], prop: string): boolean {
  const type = component.props.find(({ name }) => name === prop)?.type;
  const members = type?.kind === 'union' ? type.members : [];
  const ruled = new Set(
    nodes.flatMap(({ variants }) =>
      variants
        .flatMap(({ also = [], ...own }) => [own, ...also])
        .flatMap((one) => (one.prop === prop ? [one.member] : [])),
    ),
  );
  return members.every((member) => ruled.has(member));
}

/**
 * One rule for each name, then what changes with the members of each prop, whose classes the root carries, then what
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
    style: resolve(plainStyle(style)),
  }));
  // What changes alike with the same member is one rule.
  const changes = new Map<string, { selectors: string[]; style: Style }>();
  for (const [name, node] of named) {
    for (const variant of node.variants) {
      const { style } = variant;
      const modifier = modifiersOf(variant, memberClass).join('');
      const selector = node === component.root ? modifier : `${modifier} .${className(name)}`;
      const plain = plainStyle(style);
      const key = JSON.stringify([modifier, plain]);
      const rule = changes.get(key);
      if (rule) rule.selectors.push(selector);
      else changes.set(key, { selectors: [selector], style: resolve(plain) });
    }
  }
  return [...base, ...changes.values(), ...stateRules(named, component, className, memberClass, resolve)];
}

/** `.primary`, or `.primary.dark` where two props decide together. */
function modifiersOf(
  { prop, member, also = [] }: CodeVariant,
  memberClass: (prop: string, member: string) => string,
): readonly string[] {
  return [{ prop, member }, ...also].map((one) => `.${memberClass(one.prop, one.member)}`);
}

/** What each control changes while it is in a state; what it changes alike is one rule. */
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
    const strongest = Math.max(0, ...node.variants.map(({ also = [] }) => also.length + 1));
    const own = `.${className(control.styleName ?? '')}`;
    const inside = control === node ? '' : ` .${className(name)}`;
    const add = (modifiers: readonly string[], style: Style): void => {
      const isRoot = control === component.root;
      // A state is stronger than any variant at rest: the control's own class makes up for what a selector lacks.
      const lacking = strongest - 1 - (isRoot ? modifiers.length : modifiers.length + 1);
      const at = own.repeat(Math.max(isRoot && modifiers.length > 0 ? 0 : 1, lacking));
      const start = isRoot ? modifiers.join('') + at : [modifiers.join(''), at].filter(Boolean).join(' ');
      for (const { state, style: said } of stateStyles(style)) {
        const selector = `${start}${pseudoClass(control, state)}${inside}`;
        const key = JSON.stringify(said.map(({ property, value }) => [property, value]));
        const rule = rules.get(key);
        if (rule) rule.selectors.push(selector);
        else rules.set(key, { selectors: [selector], style: resolve(said) });
      }
    };
    add([], node.style);
    for (const variant of node.variants) add(modifiersOf(variant, memberClass), variant.style);
  }
  return [...rules.values()];
}
