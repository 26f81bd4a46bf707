import type { TextFile } from '#design/source-file';
import type { CodeComponent, CodeVariant, StyledNode } from '../../components/code-component.ts';

/** One piece of a `className`: classes as they are, or code whose value continues the text before it. */
export type ClassPart =
  | { readonly kind: 'classes'; readonly text: string }
  | { readonly kind: 'code'; readonly code: string; readonly before: string };

/** What a table has by key: code, or for a further key a table again. */
export type TableEntries = readonly (readonly [key: string, value: string | TableEntries])[];

/** How one kind of styles says what the elements of one component look like. */
export interface StylePrinter {
  /** The classes of an element; `isRoot` for the root of the component. */
  classesOf(node: StyledNode, isRoot: boolean): readonly ClassPart[];
  /** What the component's file imports for its styles, `name` being `null` for an import that names nothing. */
  readonly imports: readonly { readonly name: string | null; readonly from: string }[];
  /** Tables above the component: names and texts as code. */
  readonly tables: readonly { readonly name: string; readonly entries: TableEntries }[];
  /** The sheet beside the component, where the kind has one. */
  readonly stylesheet: Pick<TextFile, 'path' | 'text'> | null;
}

/** The props whose members a variant takes together. */
export function propsOfVariant({ prop, furtherMembers: also = [] }: CodeVariant): readonly string[] {
  return [prop, ...also.map((other) => other.prop)];
}

/** The union props of a component that the look of some element depends on. */
export function findStyleProps(component: CodeComponent, nodes: readonly StyledNode[]): readonly string[] {
  const used = new Set(nodes.flatMap(({ variants }) => variants.flatMap(propsOfVariant)));
  return component.props.map(({ name }) => name).filter((name) => used.has(name));
}

/**
 * What stands before a member in the name of its class: nothing where the members of all props differ from each
 * other and from the names of elements, else the prop.
 */
export function findMemberPrefix(
  component: CodeComponent,
  nodes: readonly StyledNode[],
): (prop: string) => string {
  const styling = new Set(findStyleProps(component, nodes));
  const members = component.props.flatMap(({ name, type }) =>
    type.kind === 'union' && styling.has(name) ? type.members : [],
  );
  const names = new Set(nodes.map(({ styleName }) => styleName));
  const plain = new Set(members).size === members.length && !members.some((member) => names.has(member));
  return (prop) => (plain ? '' : `${prop}-`);
}
