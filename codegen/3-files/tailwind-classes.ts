import type { CodeComponent, CodeVariant } from '../2-components/code-component.ts';
import type { Style } from '../1-layout/layout-tree.ts';
import { NameScope, toCamelCase } from '../2-components/make-names.ts';
import { reservedIdentifiers } from '../2-components/reserved-names.ts';
import type { ClassPart, StylePrinter } from './class-names.ts';
import { printString } from './print-text.ts';
import { toUtilities, type ThemeNames } from './to-utilities.ts';
import { isStyled, nodesOf } from './walk-code.ts';

/** Tailwind's utilities on each element; what changes with a prop comes from a table above the component. */
export function useTailwind(
  component: CodeComponent,
  theme: ThemeNames,
  resolve: (style: Style) => Style,
): StylePrinter {
  const tables = printTables(component, (style) => toUtilities(resolve(style), theme).join(' '));
  return {
    classesOf: (node): readonly ClassPart[] => {
      const classes = toUtilities(resolve(node.style), theme);
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

interface Tables {
  readonly tables: StylePrinter['tables'];
  /** `titleClasses[size]` by the style's name. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

function printTables(component: CodeComponent, classesOf: (style: Style) => string): Tables {
  const wishes = [...nodesOf(component)].filter(isStyled).flatMap(({ styleName, variants }) =>
    [...new Set(variants.map(({ prop }) => prop))].map((prop) => {
      const own = variants.filter((variant) => variant.prop === prop);
      const entries = printMembers(component, prop, own, classesOf);
      return { styleName: styleName ?? 'part', prop, entries, members: JSON.stringify(entries) };
    }),
  );
  const styleNames = new Map<string, Set<string>>();
  for (const { styleName, members } of wishes) {
    styleNames.set(members, (styleNames.get(members) ?? new Set()).add(styleName));
  }
  const props = component.props.map(({ name }) => name);
  const scope = new NameScope([...reservedIdentifiers, ...props, component.name, 'rest', 'className']);
  const tables = new Map<string, StylePrinter['tables'][number]>();
  const codes = new Map<string, Set<string>>();
  for (const { styleName, prop, entries, members } of wishes) {
    // A table that several elements share is called after what chooses from it.
    const isShared = (styleNames.get(members)?.size ?? 0) > 1;
    const known = tables.get(members)?.name;
    const name = known ?? scope.take(`${isShared ? prop : toCamelCase(styleName)}Classes`);
    tables.set(members, { name, entries });
    codes.set(styleName, (codes.get(styleName) ?? new Set()).add(`${name}[${prop}]`));
  }
  return {
    tables: [...tables.values()],
    codes: new Map([...codes].map(([styleName, own]) => [styleName, [...own]])),
  };
}

function printMembers(
  component: CodeComponent,
  prop: string,
  variants: readonly CodeVariant[],
  classesOf: (style: Style) => string,
): readonly (readonly [key: string, value: string])[] {
  const type = component.props.find(({ name }) => name === prop)?.type;
  const members = type?.kind === 'union' ? type.members : [];
  return members.map((member) => {
    const style = variants.find((variant) => variant.member === member)?.style ?? [];
    return [printKey(member), printString(classesOf(style))];
  });
}

/** A key without the quotes it does not need. */
function printKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : printString(name);
}
