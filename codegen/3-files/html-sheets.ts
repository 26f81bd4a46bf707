/** The one style sheet of an HTML project, gathered while its pages are printed: rules by name, or Tailwind's utilities. */
import type { Style } from '../1-layout/layout-tree.ts';
import type { CodeProject } from '../2-components/code-component.ts';
import { NameScope } from '../2-components/make-names.ts';
import type { Libraries } from '../libraries.ts';
import { baseSheet } from './base-sheet.ts';
import { compileTailwind } from './compile-tailwind.ts';
import { findTheme } from './find-theme.ts';
import type { FontStack } from './font-stacks.ts';
import { printRules, type CssRule } from './print-css.ts';
import { printTheme } from './print-theme.ts';
import type { SharedStyles } from './share-styles.ts';
import { toUtilities } from './to-utilities.ts';
import type { StyledNode } from './walk-code.ts';

export interface HtmlSheet {
  classesOf(node: StyledNode): string;
  print(libraries: Libraries): Promise<string>;
}

/** Pictures and fonts of a style as the sheet names them. */
type ResolveStyle = (style: Style) => Style;

/** One sheet for all pages: layers called alike that look alike share a rule. */
export function openRuleSheet(resolve: ResolveStyle): HtmlSheet {
  const names = new Map<string, string>();
  const rules: CssRule[] = [];
  const scope = new NameScope([], '-');
  return {
    classesOf({ styleName, style }) {
      if (styleName === null) return '';
      const wanted = styleName.replace(/-\d+$/, '');
      const key = JSON.stringify([wanted, style]);
      const known = names.get(key);
      if (known !== undefined) return known;
      const name = scope.take(wanted);
      names.set(key, name);
      rules.push({ selectors: [`.${name}`], style: resolve(style) });
      return name;
    },
    print: () => Promise.resolve(`${baseSheet}\n${printRules(rules)}`),
  };
}

/** Tailwind's classes, compiled here because nothing builds an HTML project. */
export function openUtilitySheet(
  resolve: ResolveStyle,
  project: CodeProject,
  stacks: readonly FontStack[],
  shared: SharedStyles,
): HtmlSheet {
  const theme = findTheme(project, stacks, shared);
  const used = new Set<string>();
  return {
    classesOf({ style }) {
      const classes = toUtilities(resolve(style), theme);
      for (const name of classes) used.add(name);
      return classes.join(' ');
    },
    print: (libraries) =>
      compileTailwind(printTheme(theme, stacks, shared), [...used], { 'tokens.css': '' }, libraries),
  };
}
