/**
 * The interface between a component's printer and its kind of styles: classes for elements, and the imports, tables
 * and style sheet that they need.
 */
import type { TextFile } from '#design/source-file';
import type { CodeComponent, CodeVariant, PropType, StyledNode } from '../../components/code-component.ts';
import { toKebabCase } from '../../naming/identifiers.ts';

/** One part of a `className`: constant classes, or code whose value is appended to the text before it. */
export type ClassPart =
  | { readonly kind: 'classes'; readonly text: string }
  | { readonly kind: 'code'; readonly code: string; readonly before: string };

/** The entries of a table by key: code, or another table for a second key. */
export type TableEntries = readonly (readonly [key: string, value: string | TableEntries])[];

/** Prints the styles of one component in one kind of styles. */
export interface StylePrinter {
  /** The classes of an element. `isRoot` marks the root of the component. */
  classesOf(node: StyledNode, isRoot: boolean): readonly ClassPart[];
  /** The imports that the component's file needs for its styles. `name` is `null` for an import without a name. */
  readonly imports: readonly { readonly name: string | null; readonly from: string }[];
  /** Constant tables above the component, with names and texts as code. */
  readonly tables: readonly { readonly name: string; readonly entries: TableEntries }[];
  /** The style sheet beside the component, if this kind of styles has one. */
  readonly stylesheet: Pick<TextFile, 'path' | 'text'> | null;
}

/** The props whose members select a variant together. */
export function propsOfVariant({ prop, furtherMembers: also = [] }: CodeVariant): readonly string[] {
  return [prop, ...also.map((other) => other.prop)];
}

/** The values that a prop may have, as members of variants; none where styles cannot depend on it. */
export function membersOf(type: PropType | undefined): readonly string[] {
  if (type?.kind === 'boolean') return ['true', 'false'];
  return type?.kind === 'union' ? type.members : [];
}

/** The props of a component that change the style of some element. */
export function findStyleProps(component: CodeComponent, nodes: readonly StyledNode[]): readonly string[] {
  const used = new Set(nodes.flatMap(({ variants }) => variants.flatMap(propsOfVariant)));
  return component.props.map(({ name }) => name).filter((name) => used.has(name));
}

/** The class of a boolean prop: `highlighted` for `isHighlighted`. */
export function flagClass(prop: string): string {
  return toKebabCase(prop.replace(/^(is|has)(?=[A-Z])/, '')) ?? prop;
}

/** Whether a prop is a boolean. */
export function isFlag({ props }: CodeComponent, prop: string): boolean {
  return props.some(({ name, type }) => name === prop && type.kind === 'boolean');
}

/**
 * The prefix of a member in the name of its class: none if the members of all props differ from each other and from
 * the names of elements, else the prop.
 */
export function findMemberPrefix(
  component: CodeComponent,
  nodes: readonly StyledNode[],
): (prop: string) => string {
  const styling = new Set(findStyleProps(component, nodes));
  const members = component.props.flatMap(({ name, type }) => {
    if (!styling.has(name)) return [];
    return type.kind === 'boolean' ? [flagClass(name), `not-${flagClass(name)}`] : membersOf(type);
  });
  const names = new Set(nodes.map(({ styleName }) => styleName));
  const plain = new Set(members).size === members.length && !members.some((member) => names.has(member));
  return (prop) => (plain ? '' : `${prop}-`);
}
