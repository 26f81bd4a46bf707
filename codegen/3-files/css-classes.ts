import type { Style } from '../1-layout/layout-tree.ts';
import type { CodeComponent } from '../2-components/code-component.ts';
import { toCamelCase, toKebabCase } from '../2-components/make-names.ts';
import { findMemberPrefix, findStyleProps, type ClassPart, type StylePrinter } from './class-names.ts';
import { printRules, type CssRule } from './print-css.ts';
import { isStyled, nodesOf, type StyledNode } from './walk-code.ts';

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
    nodes.flatMap(({ variants }) => variants.filter((one) => one.prop === prop).map(({ member }) => member)),
  );
  return members.every((member) => ruled.has(member));
}

/** One rule for each name, then what changes with the members of each prop: the root carries the member's class. */
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
    style: resolve(style),
  }));
  // What changes alike with the same member is one rule.
  const changes = new Map<string, { selectors: string[]; style: Style }>();
  for (const [name, node] of named) {
    for (const { prop, member, style } of node.variants) {
      const modifier = `.${memberClass(prop, member)}`;
      const selector = node === component.root ? modifier : `${modifier} .${className(name)}`;
      const key = JSON.stringify([modifier, style]);
      const rule = changes.get(key);
      if (rule) rule.selectors.push(selector);
      else changes.set(key, { selectors: [selector], style: resolve(style) });
    }
  }
  return [...base, ...changes.values()];
}
