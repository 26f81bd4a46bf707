/**
 * Prints the styles of a component as utilities of Tailwind. What an element always has is in its `className`. What
 * changes with props is in constant tables above the component. Nothing is written into a style sheet.
 */
import {
  type CodeComponent,
  type CodeVariant,
  isStyled,
  nodesOf,
  type StyledNode,
} from '../../components/code-component.ts';
import type { Style, StyleState } from '../../layout/layout-tree.ts';
import { NameScope, toCamelCase, toKebabCase } from '../../naming/identifiers.ts';
import { reservedIdentifiers } from '../../naming/reserved-names.ts';
import { printKey, printString } from '../print-text.ts';
import { findControls, stateStyles, tailwindVariant } from '../stylesheets/control-states.ts';
import {
  type ClassPart,
  isFlag,
  membersOf,
  propsOfVariant,
  type StylePrinter,
  type TableEntries,
} from '../stylesheets/style-printer.ts';
import type { ThemeNames } from './theme-names.ts';
import { toUtilities } from './to-utilities.ts';

/**
 * Prints utilities of Tailwind on each element. Those that change with a prop come from a constant table above the
 * component.
 */
export function createTailwindPrinter(
  component: CodeComponent,
  theme: ThemeNames,
  resolve: (style: Style) => Style,
): StylePrinter {
  const states = findStateVariants(component, toKebabCase(component.name) ?? 'part');
  const utilitiesOf = (node: StyledNode, style: Style) =>
    toUtilities(resolve(style), theme, (state) => states.variantNameOf(node, state));
  const tables = printTables(component, (node, style) => utilitiesOf(node, style).join(' '));
  return {
    classesOf: (node): readonly ClassPart[] => {
      const classes = [...states.groupClassesOf(node), ...utilitiesOf(node, node.style)];
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
    stylesheet: null,
  };
}

type ClassesOf = (node: StyledNode, style: Style) => string;

interface Tables {
  readonly tables: StylePrinter['tables'];
  /** `titleClasses[size]`, by the name of the style. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

function printTables(component: CodeComponent, classesOf: ClassesOf): Tables {
  const requests = [...nodesOf(component)].filter(isStyled).flatMap((node) => {
    const { styleName, variants } = node;
    const together = new Map(variants.map((one) => [propsOfVariant(one).join(' '), propsOfVariant(one)]));
    return [...together].map(([key, props]) => {
      const own = variants.filter((one) => propsOfVariant(one).join(' ') === key);
      const entries = printMembers(component, props, own, (style) => classesOf(node, style));
      return { styleName: styleName ?? 'part', props, entries, members: JSON.stringify(entries) };
    });
  });
  const styleNames = new Map<string, Set<string>>();
  for (const { styleName, members } of requests) {
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
  } of requests) {
    if (also.length === 0 && isFlag(component, prop)) {
      const [yes, no] = entries.map(([, value]) => (typeof value === 'string' ? value : '""'));
      codes.set(styleName, (codes.get(styleName) ?? new Set()).add(`${prop} ? ${yes} : ${no}`));
      continue;
    }
    // A table that several elements share is named after the prop.
    const isShared = (styleNames.get(members)?.size ?? 0) > 1;
    const known = tables.get(members)?.name;
    const name = known ?? scope.take(`${isShared ? prop : toCamelCase(styleName)}Classes`);
    tables.set(members, { name, entries });
    const code = [prop, ...also].reduce(
      (table, key) => `${table}[${isFlag(component, key) ? `${key} ? "true" : "false"` : key}]`,
      name,
    );
    codes.set(styleName, (codes.get(styleName) ?? new Set()).add(code));
  }
  return {
    tables: [...tables.values()],
    codes: new Map([...codes].map(([styleName, own]) => [styleName, [...own]])),
  };
}

/** A table by the members of the first prop. With more props, each entry is a table by the members of the next one. */
function printMembers(
  component: CodeComponent,
  [prop, ...also]: readonly string[],
  variants: readonly CodeVariant[],
  classesOf: (style: Style) => string,
): TableEntries {
  const members = membersOf(component.props.find(({ name }) => name === prop)?.type);
  return members.map((member) => {
    const own = variants.filter((variant) => memberOf(variant, prop) === member);
    const style = own[0]?.style ?? [];
    const value =
      also.length > 0 ? printMembers(component, also, own, classesOf) : printString(classesOf(style));
    return [printKey(member), value];
  });
}

function memberOf(
  { furtherMembers: also = [], ...own }: CodeVariant,
  prop: string | undefined,
): string | undefined {
  return [own, ...also].find((one) => one.prop === prop)?.member;
}

/** The classes for states in one component. */
export interface StateVariants {
  /** `group/button` on a control if the state changes something inside it. */
  groupClassesOf(node: StyledNode): readonly string[];
  /** `hover` on the control itself, `group-hover/button` on its descendants. */
  variantNameOf(node: StyledNode, state: StyleState): string;
}

/** Names the controls of a component. The root has the component's name, because groups are nested. */
export function findStateVariants(component: CodeComponent, name: string): StateVariants {
  const controls = findControls(component);
  const nameOf = (control: StyledNode) =>
    control === component.root ? name : `${name}-${control.styleName ?? 'part'}`;
  const groups = new Set<StyledNode>();
  for (const node of nodesOf(component)) {
    const control = isStyled(node) ? controls.get(node) : undefined;
    if (control === undefined || control === node || !isStyled(node)) continue;
    const styles = [node.style, ...node.variants.map(({ style }) => style)];
    if (styles.some((style) => stateStyles(style).length > 0)) groups.add(control);
  }
  return {
    groupClassesOf: (node) => (groups.has(node) ? [`group/${nameOf(node)}`] : []),
    variantNameOf(node, state) {
      const control = controls.get(node);
      if (control === undefined) return state;
      const variant = tailwindVariant(control, state);
      return control === node ? variant : `group-${variant}/${nameOf(control)}`;
    },
  };
}
