/** The one style sheet of an HTML project, gathered while its pages are printed: rules by name, or Tailwind's utilities. */
import type { Style } from '../../1-layout/layout-tree.ts';
import type { CodeComponent, CodeElement, CodeProject } from '../../2-components/code-component.ts';
import { NameScope, toKebabCase } from '../../2-components/make-names.ts';
import type { Libraries } from '../../libraries.ts';
import { baseSheet, tailwindBase } from '../css/base-sheet.ts';
import { findControls, plainStyle, pseudoClass, stateStyles } from '../css/control-states.ts';
import { compileTailwind } from '../tailwind/compile-tailwind.ts';
import { findTheme } from '../tailwind/find-theme.ts';
import type { FontStack } from '../values/font-stacks.ts';
import { printRules, type CssRule } from '../css/print-css.ts';
import { printTheme } from '../tailwind/print-theme.ts';
import { shareRules } from '../css/share-rules.ts';
import type { SharedStyles } from '../values/share-styles.ts';
import { nameStates } from '../tailwind/tailwind-states.ts';
import { toUtilities } from '../tailwind/to-utilities.ts';
import type { StyledNode } from '../walk-code.ts';

export interface HtmlSheet {
  /** The classes of each element of a page. */
  openPage(page: CodeComponent): (node: StyledNode) => string;
  print(libraries: Libraries): Promise<string>;
}

/** Pictures and fonts of a style as the sheet names them. */
type ResolveStyle = (style: Style) => Style;

/** One sheet for all pages: layers called alike that look alike share a rule. */
export function openRuleSheet(resolve: ResolveStyle, { components }: CodeProject): HtmlSheet {
  const names = new Map<string, string>();
  const rules: CssRule[] = [];
  const scope = new NameScope([], '-');
  const classOf = (node: StyledNode, control: CodeElement | undefined): string => {
    const { styleName, style } = node;
    if (styleName === null) return '';
    const wanted = styleName.replace(/-\d+$/, '');
    const states = control === undefined ? [] : stateStyles(style);
    // What a state changes in two controls are two rules.
    const around = control && control !== node && states.length > 0 ? classOf(control, control) : '';
    const key = JSON.stringify([wanted, style, around, control === node]);
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = scope.take(wanted);
    names.set(key, name);
    rules.push({ selectors: [`.${name}`], style: resolve(plainStyle(style)) });
    for (const { state, style: own } of states) {
      const pseudo = control ? pseudoClass(control, state) : '';
      const selector = around === '' ? `.${name}${pseudo}` : `.${around}${pseudo} .${name}`;
      rules.push({ selectors: [selector], style: resolve(own) });
    }
    return name;
  };
  return {
    openPage(page) {
      const controls = findControls(page);
      return (node) => classOf(node, controls.get(node));
    },
    print: () => Promise.resolve(`${baseSheet(components)}\n${printRules(shareRules(rules))}`),
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
    openPage(page) {
      const states = nameStates(page, toKebabCase(page.name) ?? 'page');
      return (node) => {
        const classes = toUtilities(resolve(node.style), theme, (state) => states.variantOf(node, state));
        for (const name of classes) used.add(name);
        return [...states.groupOf(node), ...classes].join(' ');
      };
    },
    print: (libraries) => {
      const sheet = printTheme(tailwindBase(project.components), theme, stacks, shared);
      return compileTailwind(sheet, [...used], { 'tokens.css': '' }, libraries);
    },
  };
}
