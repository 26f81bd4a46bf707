import type { Style } from '../1-layout/layout-tree.ts';
import type { CodeComponent } from '../2-components/code-component.ts';
import type { ClassPart, StylePrinter } from './class-names.ts';
import type { StyledNode } from './walk-code.ts';

/** Tailwind's utilities; what changes with a prop comes from tables above the component. */
export function useTailwind(component: CodeComponent, resolve: (value: string) => string): StylePrinter {
  void component;
  return {
    classesOf: (node: StyledNode): readonly ClassPart[] => {
      const classes = utilitiesOf(node.style, resolve);
      return classes.length === 0 ? [] : [{ kind: 'classes', text: classes.join(' ') }];
    },
    imports: [],
    statements: [],
    sheet: null,
  };
}

/** The utilities whose computed style is exactly this one. */
export function utilitiesOf(style: Style, resolve: (value: string) => string): readonly string[] {
  return style.map(({ property, value }) => `[${property}:${escapeValue(resolve(value))}]`);
}

function escapeValue(value: string): string {
  return value.replaceAll('_', '\\_').replaceAll(' ', '_').replaceAll('"', "'");
}
