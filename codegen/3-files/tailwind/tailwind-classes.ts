import type { CodeComponent, CodeVariant } from '../../2-components/code-component.ts';
import type { Style } from '../../1-layout/layout-tree.ts';
import { NameScope, toCamelCase, toKebabCase } from '../../2-components/make-names.ts';
import { reservedIdentifiers } from '../../2-components/reserved-names.ts';
import { propsOf, type ClassPart, type StylePrinter, type TableEntries } from '../css/class-names.ts';
import { printKey, printString } from '../print-text.ts';
import type { ThemeNames } from './theme-names.ts';
import { toUtilities } from './to-utilities.ts';
import { nameStates } from './tailwind-states.ts';
import { isStyled, nodesOf, type StyledNode } from '../walk-code.ts';

/** Tailwind's utilities on each element; what changes with a prop comes from a table above the component. */
export function useTailwind(
  component: CodeComponent,
  theme: ThemeNames,
  resolve: (style: Style) => Style,
): StylePrinter {
  const states = nameStates(component, toKebabCase(component.name) ?? 'part');
  const utilitiesOf = (node: StyledNode, style: Style) =>
    toUtilities(resolve(style), theme, (state) => states.variantOf(node, state));
  const tables = printTables(component, (node, style) => utilitiesOf(node, style).join(' '));
  return {
    classesOf: (node): readonly ClassPart[] => {
      const classes = [...states.groupOf(node), ...utilitiesOf(node, node.style)];
      return [
        ...(classes.length === 0 ? [] : [{ kind: 'classes' as const, text: classes.join(' ') }]),
        ...(tables.codes.get(node.styleName ?? '') ?? []).map((code) => ({
          kind: 'code' as const,
          code,
          before: '',
        })),
      ];
    },
    imports: [],
    tables: tables.tables,
    sheet: null,
  };
}

type ClassesOf = (node: StyledNode, style: Style) => string;

interface Tables {
  readonly tables: StylePrinter['tables'];
  /** `titleClasses[size]` by the style's name. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

function printTables(component: CodeComponent, classesOf: ClassesOf): Tables {
  const wishes = [...nodesOf(component)].filter(isStyled).flatMap((node) => {
    const { styleName, variants } = node;
    const together = new Map(variants.map((one) => [propsOf(one).join(' '), propsOf(one)]));
    return [...together].map(([key, props]) => {
      const own = variants.filter((one) => propsOf(one).join(' ') === key);
      const entries = printMembers(component, props, own, (style) => classesOf(node, style));
      return { styleName: styleName ?? 'part', props, entries, members: JSON.stringify(entries) };
    });
  });
  const styleNames = new Map<string, Set<string>>();
  for (const { styleName, members } of wishes) {
    styleNames.set(members, (styleNames.get(members) ?? new Set()).add(styleName));
  }
  const props = component.props.map(({ name }) => name);
  const scope = new NameScope([...reservedIdentifiers, ...props, component.name, 'rest', 'className']);
  const tables = new Map<string, StylePrinter['tables'][number]>();
  const codes = new Map<string, Set<string>>();
  for (const {
    styleName,
    props: [prop = '', ...also],
    entries,
    members,
  } of wishes) {
    // A table that several elements share is called after what chooses from it.
    const isShared = (styleNames.get(members)?.size ?? 0) > 1;
    const known = tables.get(members)?.name;
    const name = known ?? scope.take(`${isShared ? prop : toCamelCase(styleName)}Classes`);
    tables.set(members, { name, entries });
    const code = [prop, ...also].reduce((table, key) => `${table}[${key}]`, name);
    codes.set(styleName, (codes.get(styleName) ?? new Set()).add(code));
  }
  return {
    tables: [...tables.values()],
    codes: new Map([...codes].map(([styleName, own]) => [styleName, [...own]])),
  };
}

/** A table by the members of the first prop, each a table by those of the next where there is one. */
function printMembers(
  component: CodeComponent,
  [prop, ...also]: readonly string[],
  variants: readonly CodeVariant[],
  classesOf: (style: Style) => string,
): TableEntries {
  const type = component.props.find(({ name }) => name === prop)?.type;
  const members = type?.kind === 'union' ? type.members : [];
  return members.map((member) => {
    const own = variants.filter((variant) => memberOf(variant, prop) === member);
    const style = own[0]?.style ?? [];
    const value =
      also.length > 0 ? printMembers(component, also, own, classesOf) : printString(classesOf(style));
    return [printKey(member), value];
  });
}

function memberOf({ also = [], ...own }: CodeVariant, prop: string | undefined): string | undefined {
  return [own, ...also].find((one) => one.prop === prop)?.member;
}
