import type { CodeComponent, CodeVariant } from '../2-components/code-component.ts';
import type { Style } from '../1-layout/layout-tree.ts';
import { NameScope, toCamelCase, toPascalCase } from '../2-components/make-names.ts';
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
    statements: tables.statements,
    sheet: null,
  };
}

interface Tables {
  readonly statements: readonly string[];
  /** `titleClasses[size]` by the style's name. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

function printTables(component: CodeComponent, classesOf: (style: Style) => string): Tables {
  const props = component.props.map(({ name }) => name);
  const scope = new NameScope([...reservedIdentifiers, ...props, component.name, 'rest', 'className']);
  const statements: string[] = [];
  const codes = new Map<string, readonly string[]>();
  for (const { styleName, variants } of [...nodesOf(component)].filter(isStyled)) {
    if (styleName === null || variants.length === 0 || codes.has(styleName)) continue;
    const byProp = [...new Set(variants.map(({ prop }) => prop))];
    const tables = byProp.map((prop) => {
      const own = variants.filter((variant) => variant.prop === prop);
      const suffix = byProp.length > 1 ? `ClassesBy${toPascalCase(prop)}` : 'Classes';
      const name = scope.take(`${toCamelCase(styleName)}${suffix}`);
      statements.push(`const ${name} = { ${printMembers(component, prop, own, classesOf)} };`);
      return `${name}[${prop}]`;
    });
    codes.set(styleName, tables);
  }
  return { statements, codes };
}

function printMembers(
  component: CodeComponent,
  prop: string,
  variants: readonly CodeVariant[],
  classesOf: (style: Style) => string,
): string {
  const type = component.props.find(({ name }) => name === prop)?.type;
  const members = type?.kind === 'union' ? type.members : [];
  return members
    .map((member) => {
      const style = variants.find((variant) => variant.member === member)?.style ?? [];
      return `${printString(member)}: ${printString(classesOf(style))}`;
    })
    .join(', ');
}
