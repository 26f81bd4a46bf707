/**
 * A page of HTML with plain CSS as its elements and what the sheets declare for each: no browser, no inheritance, only
 * what somebody wrote. Rules of plain tags are the base that every page starts from and are left out.
 */
import { html, parse, type DefaultTreeAdapterTypes as Parsed } from 'parse5';
import postcss, { type Declaration, type Rule } from 'postcss';
import type { CodeResult } from '#design/code-result';
import { textFiles } from './text-files.ts';

export interface StyledElement {
  readonly tag: string;
  /** Ids of the layers it stands for; mostly one. */
  readonly ids: readonly string[];
  readonly classes: readonly string[];
  /** Those of every rule with one of its classes, media queries and states included, and its own. */
  readonly declarations: readonly WrittenDeclaration[];
  /** What it inherits of letters and colour from the elements around it. */
  readonly inherited: readonly WrittenDeclaration[];
  /** Everything in a drawing, as markup; empty for other elements. */
  readonly drawing: string;
}

export interface WrittenDeclaration {
  /** Where it stands: selector and media query. */
  readonly rule: string;
  readonly property: string;
  readonly value: string;
}

/** Reads the sheets of a result once, for as many of its pages as are asked for. */
export function openStyledPages(
  result: Pick<CodeResult, 'files'>,
): (path: string) => readonly StyledElement[] {
  const rules = readRules(textFiles(result.files, '.css').map(({ text }) => text));
  return (path) => {
    const page = textFiles(result.files, path).find((file) => file.path === path);
    return page ? collectElements(parse(page.text), rules) : [];
  };
}

type RulesByClass = ReadonlyMap<string, readonly WrittenDeclaration[]>;

function readRules(sheets: readonly string[]): RulesByClass {
  const byClass = new Map<string, WrittenDeclaration[]>();
  for (const sheet of sheets) {
    postcss.parse(sheet).walkRules((rule) => {
      for (const selector of rule.selectors) {
        // What a rule speaks of is the last compound of its selector.
        const names = [...(selector.split(/[\s>+~]+/).at(-1) ?? '').matchAll(/\.((?:\\.|[\w-])+)/g)];
        const name = names.at(-1)?.[1]?.replace(/\\/g, '');
        if (name !== undefined) byClass.set(name, [...(byClass.get(name) ?? []), ...declarationsOf(rule)]);
      }
    });
  }
  return byClass;
}

function declarationsOf(rule: Rule): readonly WrittenDeclaration[] {
  const around =
    rule.parent?.type === 'atrule' && 'params' in rule.parent ? ` @${String(rule.parent.params)}` : '';
  return rule.nodes
    .filter((node): node is Declaration => node.type === 'decl')
    .map(({ prop, value }) => ({ rule: `${rule.selector}${around}`, property: prop, value }));
}

const inheritedProperty = /^(color|font(-.+)?|line-height|letter-spacing|text-(align|transform|indent))$/;

function collectElements(
  root: Parsed.ParentNode,
  rules: RulesByClass,
  inherited: readonly WrittenDeclaration[] = [],
): readonly StyledElement[] {
  return root.childNodes.flatMap((node) => {
    if (!('tagName' in node)) return [];
    const element = readElement(node, rules, inherited);
    const own = element.declarations.filter(({ property }) => inheritedProperty.test(property));
    const rest = inherited.filter(({ property }) => !own.some((one) => one.property === property));
    const inside = node.namespaceURI === html.NS.SVG ? [] : collectElements(node, rules, [...own, ...rest]);
    return [element, ...inside];
  });
}

function readElement(
  element: Parsed.Element,
  rules: RulesByClass,
  inherited: readonly WrittenDeclaration[],
): StyledElement {
  const read = (name: string) => element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
  const classes = read('class').split(/\s+/).filter(Boolean);
  return {
    tag: element.tagName,
    ids: read('data-node-id').split(' ').filter(Boolean),
    classes,
    declarations: [...classes.flatMap((name) => rules.get(name) ?? []), ...inlineDeclarations(read('style'))],
    inherited,
    drawing: element.namespaceURI === html.NS.SVG ? markupOf(element) : '',
  };
}

function inlineDeclarations(style: string): readonly WrittenDeclaration[] {
  if (style === '') return [];
  const rule = postcss.parse(`style { ${style} }`).first;
  return rule?.type === 'rule' ? declarationsOf(rule) : [];
}

function markupOf(element: Parsed.Element): string {
  const own = element.attrs.map(({ name, value }) => `${name}="${value}"`).join(' ');
  const inside = element.childNodes.map((node) => ('tagName' in node ? markupOf(node) : '')).join('');
  return `<${element.tagName} ${own}>${inside}`;
}
