/**
 * The code tree: components with typed props, elements with attributes, and named styles. It has everything that
 * React and HTML need and nothing that belongs to the syntax of either.
 */
import type { CodePlan } from '#design/code-plan';
import type { DrawnFrame } from '#design/code-result';
import { mapAll } from '#design/map-children';
import type { Problem } from '#design/problem';
import type { NeededFont } from '#design/receipt';
import type { AssetRef } from '#design/snapshot';
import type { DesignToken } from '#design/tree';
import type { NamedStyle, Style, VectorAsset } from '../layout/layout-tree.ts';
import type { FallbackFace } from '../layout/text/fallback-fonts.ts';

/** All code of one document before it is printed. */
export interface CodeProject {
  readonly documentName: string;
  /** The language of most texts, for the attribute `lang`. */
  readonly language: string;
  /**
   * Pages first, in the order of the selected frames; then the components, each before the components that use
   * it.
   */
  readonly components: readonly CodeComponent[];
  /** The images that styles name as `url(asset:KEY)`, by key. */
  readonly assets: Readonly<Record<string, AssetRef>>;
  readonly tokens: readonly DesignToken[];
  readonly fonts: readonly NeededFont[];
  readonly namedStyles: readonly NamedStyle[];
  /** The names of shared text styles by the ids of the text layers that use them. @default none */
  readonly boundTexts?: Readonly<Record<string, string>>;
  /** Local faces that replace missing fonts. */
  readonly fallbacks: readonly FallbackFace[];
  /** Images that the compiler made itself, one for each content. */
  readonly vectorAssets: readonly VectorAsset[];
  readonly problems: readonly Problem[];
  /** The decisions of a model's plan that took effect. @default none */
  readonly decided?: CodePlan;
  /** Components of the host project that instances name; nothing is generated for them. @default none */
  readonly externalComponents?: readonly ExternalComponent[];
}

/** A component that already exists in the host project. */
export interface ExternalComponent {
  /** The local name of the import. */
  readonly name: string;
  /** The package or module that exports it. */
  readonly from: string;
  /** The exported name. */
  readonly exported: string;
  readonly isDefault: boolean;
}

/** A page or a component. */
export interface CodeComponent {
  /** PascalCase, unique in the project, safe as an identifier and as a file name. */
  readonly name: string;
  readonly role: 'page' | 'component';
  /** The frame of the page, or the main component. */
  readonly nodeId: string;
  readonly title: string;
  readonly props: readonly CodeProp[];
  readonly root: CodeNode;
  /** Drawn size in px. */
  readonly width: number;
  readonly height: number;
  /**
   * A section of one page whose instance has no props: its own root carries the placement and the layer id.
   * @default false
   */
  readonly isSection?: boolean;
  /** The narrower frames of the same page. */
  readonly narrower?: readonly DrawnFrame[];
}

/** A prop of a component. */
export interface CodeProp {
  /** camelCase, unique in the component, and neither a reserved word nor a prop that React reserves. */
  readonly name: string;
  readonly type: PropType;
  /** The default value; `null` makes the prop required. */
  readonly fallback: PropValue | null;
}

/** The type of a prop. */
export type PropType =
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number' }
  | { readonly kind: 'union'; readonly members: readonly string[] }
  | { readonly kind: 'image' }
  | { readonly kind: 'slot' }
  /** What happens when something in it is pressed. */
  | { readonly kind: 'action' }
  /** The component of an icon, which is not drawn yet. */
  | { readonly kind: 'icon' }
  /** Rows with these fields. */
  | { readonly kind: 'list'; readonly fields: readonly CodeProp[] };

/** The value that an instance passes to a prop. */
export type PropValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly on: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'member'; readonly member: string }
  | { readonly kind: 'image'; readonly asset: AssetRef | null }
  | { readonly kind: 'slot'; readonly node: CodeNode | null }
  /** The name of the component of an icon. */
  | { readonly kind: 'icon'; readonly component: string }
  | ListValue
  | LinkValue
  /** No value: an attribute is left out. */
  | { readonly kind: 'none' }
  /** The value of a prop of the component that contains the instance, behind constant words. */
  | { readonly kind: 'prop'; readonly name: string; readonly prefix?: string };

/** The rows of a list prop: the values of the fields that each has. */
export interface ListValue {
  readonly kind: 'list';
  readonly rows: readonly (readonly { readonly name: string; readonly value: FieldValue }[])[];
}

/** The value of one field of a row. */
export type FieldValue =
  | Extract<
      PropValue,
      { readonly kind: 'text' | 'boolean' | 'number' | 'member' | 'image' | 'slot' | 'icon' }
    >
  | ListValue
  | LinkValue;

/** A node of the code tree. */
export type CodeNode =
  | CodeElement
  | CodeText
  | CodeVector
  | CodeInstance
  | CodePropReference
  | CodeIcon
  | CodeWhen
  | CodeRating
  | CodeEach
  | CodeRepeat;

/** An element. */
export interface CodeElement {
  readonly kind: 'element';
  readonly tag: string;
  /** In print order, with HTML's names. `class` is never among them. */
  readonly attributes: readonly CodeAttribute[];
  /**
   * The name of its CSS rule in kebab-case. Elements of one component share it only where style and variants are
   * equal. `null` for an element without a style.
   */
  readonly styleName: string | null;
  readonly style: Style;
  /** Further styles for members of union props. */
  readonly variants: readonly CodeVariant[];
  /** State declarations of this element and its descendants apply in the state of this element. @default false */
  readonly reacts?: boolean;
  /** The control is disabled. @default false */
  readonly isDisabled?: boolean;
  /** It is a dialog over the page, with what darkens that, and is shown until somebody closes it. @default false */
  readonly isDismissible?: boolean;
  /** The component that replaces the tag in React and accepts the same attributes. @default none */
  readonly component?: string;
  readonly children: readonly CodeNode[];
  readonly ids: readonly string[];
  /** The layers of each row, in a `CodeRepeat`. @default none */
  readonly rowIds?: RowIds;
}

/** The ids of the layers that an element has in each row. */
export type RowIds = readonly (readonly string[])[];

/** A style that applies while a union prop has a certain member, or a boolean prop is `true` or `false`. */
export interface CodeVariant {
  readonly prop: string;
  readonly member: string;
  /** Members of further props that must be set at the same time. @default none */
  readonly furtherMembers?: readonly { readonly prop: string; readonly member: string }[];
  /** Declarations added to the element's own. No property is in both, so the order never matters. */
  readonly style: Style;
}

/** An attribute of an element. */
export interface CodeAttribute {
  readonly name: string;
  readonly value: AttributeValue;
}

/** The names of attributes that set a length of an element by a prop. They are printed as an inline style. */
export const lengthAttributes = { width: 'style.width', height: 'style.height' } as const;

/** Returns the property of an inline style that an attribute sets; `null` for other attributes. */
export function lengthPropertyOf(attribute: string): 'width' | 'height' | null {
  if (attribute === lengthAttributes.width) return 'width';
  return attribute === lengthAttributes.height ? 'height' : null;
}

/** The value of an attribute. */
export type AttributeValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'flag' }
  /** A file; `density` is the number of image pixels for each px. */
  | { readonly kind: 'asset'; readonly asset: AssetRef; readonly density?: 2 }
  | LinkValue
  /** How many of all: `4 / 5`. */
  | { readonly kind: 'rating'; readonly name: string; readonly total: number }
  /** `true` where a prop is on or has one of the members of a union; else there is no attribute. */
  | { readonly kind: 'test'; readonly prop: string; readonly members: readonly string[] | null }
  /** An id that differs between instances; with a condition, there is an attribute only where that holds. */
  | {
      readonly kind: 'id';
      readonly suffix: string;
      readonly condition: { readonly prop: string; readonly members: readonly string[] | null } | null;
    }
  /**
   * With `omitsFalse`, an element has the attribute only where the prop is true. A number may be one of percent, and a text
   * may have constant words before it.
   */
  | {
      readonly kind: 'prop';
      readonly name: string;
      readonly omitsFalse?: true;
      readonly unit?: '%';
      readonly prefix?: string;
    };

/** The target of a link: the page of a frame, an anchor on it, or the previous page; or that a button closes the dialog around it. */
export type LinkValue =
  | { readonly kind: 'page'; readonly frameId: string; readonly fragment?: string }
  | { readonly kind: 'action'; readonly action: 'back' | 'close' };

/** A text. */
export interface CodeText {
  readonly kind: 'text';
  /** The exact text; line separators (U+2028) are line breaks. */
  readonly text: string;
}

/** Inline SVG whose markup is safe. */
export interface CodeVector {
  readonly kind: 'vector';
  readonly svg: string;
  /** Nothing is drawn outside the view box. */
  readonly staysInside: boolean;
  /** The name of the layer in kebab-case, whether it has a style or not; `null` for a default name. */
  readonly layerName: string | null;
  /** The words beside it or of the control that it is in, in kebab-case. @default none */
  readonly wordsBeside?: string | null;
  readonly styleName: string | null;
  readonly style: Style;
  readonly variants: readonly CodeVariant[];
  /** The accessible name; `null` hides the vector from screen readers. */
  readonly label: string | null;
  readonly ids: readonly string[];
  readonly rowIds?: RowIds;
  /** The name of the main component of the instance; such a vector becomes a component in code too. */
  readonly componentName?: string;
  /** Data name it, so it becomes a component. @default false */
  readonly isInData?: true;
}

/** An instance of a component. */
export interface CodeInstance {
  readonly kind: 'use';
  readonly component: string;
  readonly props: readonly { readonly name: string; readonly value: PropValue }[];
  /**
   * The style that the parent decides (size and position among siblings); it overrides the style of the
   * component's root.
   */
  readonly styleName: string | null;
  readonly style: Style;
  readonly variants: readonly CodeVariant[];
  readonly ids: readonly string[];
  readonly rowIds?: RowIds;
}

/** The value of a text or slot prop as a child. */
export interface CodePropReference {
  readonly kind: 'property';
  readonly name: string;
}

/** An icon whose component a prop names. */
export interface CodeIcon {
  readonly kind: 'icon';
  /** The prop, or the field of a row. */
  readonly prop: string;
  /** What its tag is called: in JSX, a component begins with a capital letter or is a field of something. */
  readonly tag: string;
  /** There may be no icon. */
  readonly isOptional: boolean;
  readonly styleName: string | null;
  readonly style: Style;
  readonly variants: readonly CodeVariant[];
  readonly ids: readonly string[];
  readonly rowIds?: RowIds;
}

/** Children that are rendered only while a prop is set or has one of these members. */
export interface CodeWhen {
  readonly kind: 'when';
  readonly prop: string;
  /** Members of a union prop; `null` for a boolean or slot prop. */
  readonly members: readonly string[] | null;
  /** They are rendered where the prop is not set instead; only without members. @default false */
  readonly isWithout?: boolean;
  readonly children: readonly CodeNode[];
}

/** One instance for each row of typed data. */
export interface CodeEach {
  readonly kind: 'each';
  /** The camelCase name of the data. */
  readonly list: string;
  /** The camelCase name of one row. */
  readonly item: string;
  readonly component: string;
  readonly rows: readonly CodeInstance[];
}

/**
 * One child for each row of a list prop, or of data beside the component. The child refers to the fields of a row as to
 * props: `link.label`; to the only field as to the row itself.
 */
export interface CodeRepeat {
  readonly kind: 'repeat';
  /** The name of the list prop, or of the data. */
  readonly prop: string;
  /** The data; `null` where it is the value of the prop. */
  readonly data: ListValue | null;
  /** The camelCase name of one row. */
  readonly item: string;
  /** The field that is different in each row of a list; empty for the row itself, `null` if there is none. */
  readonly key: string | null;
  /** A single child. */
  readonly children: readonly CodeNode[];
}

/** Equal shapes in a row, of which as many are filled as a number prop says. */
export interface CodeRating {
  readonly kind: 'rating';
  readonly prop: string;
  /** The number of shapes. */
  readonly total: number;
  /** A filled shape, and another one. */
  readonly children: readonly CodeNode[];
  /** The layers of each shape. */
  readonly rowIds: RowIds;
}

/** Creates an element without a layer or a style. */
export function plainElement(
  tag: string,
  children: readonly CodeNode[],
  attributes: readonly CodeAttribute[] = [],
): CodeElement {
  return { kind: 'element', tag, attributes, styleName: null, style: [], variants: [], children, ids: [] };
}

/** Creates an attribute with a constant text. */
export function textAttribute(name: string, text: string): CodeAttribute {
  return { name, value: { kind: 'text', text } };
}

/** Maps a tree bottom-up, including the nodes in slot props. What does not change stays the same object. */
export function mapCodeNodes(node: CodeNode, change: (node: CodeNode) => CodeNode): CodeNode {
  switch (node.kind) {
    case 'element':
    case 'when':
    case 'rating': {
      const children = mapAll(node.children, (child) => mapCodeNodes(child, change));
      return change(children === node.children ? node : { ...node, children });
    }
    case 'repeat': {
      const children = mapAll(node.children, (child) => mapCodeNodes(child, change));
      const data = node.data && mapSlots(node.data, change);
      const isSame = children === node.children && data === node.data;
      return change(isSame ? node : { ...node, children, data });
    }
    case 'use':
      return change(mapProps(node, change));
    case 'each': {
      const rows = mapAll(node.rows, (row) => mapProps(row, change));
      return change(rows === node.rows ? node : { ...node, rows });
    }
    default:
      return change(node);
  }
}

function mapProps(instance: CodeInstance, change: (node: CodeNode) => CodeNode): CodeInstance {
  const props = mapAll(instance.props, (one) => mapValue(one, change));
  return props === instance.props ? instance : { ...instance, props };
}

function mapValue<Named extends { readonly value: PropValue }>(
  named: Named,
  change: (node: CodeNode) => CodeNode,
): Named {
  const value = mapSlots(named.value, change);
  return value === named.value ? named : { ...named, value };
}

/** Maps the nodes in a value; those of a list are in the fields of its rows. */
function mapSlots<Value extends PropValue>(value: Value, change: (node: CodeNode) => CodeNode): Value {
  if (value.kind === 'slot' && value.node) {
    const node = mapCodeNodes(value.node, change);
    return node === value.node ? value : { ...value, node };
  }
  if (value.kind !== 'list') return value;
  const rows = mapAll(value.rows, (row) => mapAll(row, (field) => mapValue(field, change)));
  return rows === value.rows ? value : { ...value, rows };
}

/** Renames the props that a tree refers to: in texts, attributes and conditions, and as values of instances. */
export function renameReferences(root: CodeNode, nameOf: (name: string) => string): CodeNode {
  return mapCodeNodes(root, (node) => {
    switch (node.kind) {
      case 'property':
        return { ...node, name: nameOf(node.name) };
      case 'when':
      case 'rating':
      case 'icon':
        return { ...node, prop: nameOf(node.prop) };
      case 'repeat':
        return node.data === null ? { ...node, prop: nameOf(node.prop) } : node;
      case 'element':
        return { ...node, attributes: node.attributes.map((one) => renameValue(one, nameOf)) };
      case 'use':
        return { ...node, props: node.props.map((one) => renameValue(one, nameOf)) };
      default:
        return node;
    }
  });
}

/** Puts words before the value of a prop wherever it is an attribute or is passed on. */
export function prefixReferences(root: CodeNode, prop: string, prefix: string): CodeNode {
  const change = <Given extends { readonly value: AttributeValue | PropValue }>(given: Given): Given =>
    given.value.kind === 'prop' && given.value.name === prop
      ? { ...given, value: { ...given.value, prefix } }
      : given;
  return mapCodeNodes(root, (node) => {
    if (node.kind === 'element') return { ...node, attributes: node.attributes.map(change) };
    return node.kind === 'use' ? { ...node, props: node.props.map(change) } : node;
  });
}

function renameValue<Value extends AttributeValue | PropValue, Given extends { readonly value: Value }>(
  given: Given,
  nameOf: (name: string) => string,
): Given {
  const { value } = given;
  if (value.kind === 'id') {
    const { condition } = value;
    if (condition === null) return given;
    return { ...given, value: { ...value, condition: { ...condition, prop: nameOf(condition.prop) } } };
  }
  if (value.kind === 'test') return { ...given, value: { ...value, prop: nameOf(value.prop) } };
  return value.kind === 'prop' || value.kind === 'rating'
    ? { ...given, value: { ...value, name: nameOf(value.name) } }
    : given;
}

/** Counts how often the value of each prop is used; styles that depend on a prop are not counted. */
export function countReferences(root: CodeNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (name: string): void => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  mapCodeNodes(root, (node) => {
    if (node.kind === 'property') add(node.name);
    if (node.kind === 'when' || node.kind === 'repeat' || node.kind === 'rating' || node.kind === 'icon')
      add(node.prop);
    if (node.kind === 'element')
      for (const { value } of node.attributes)
        if (value.kind === 'prop' || value.kind === 'rating') add(value.name);
        else if (value.kind === 'test') add(value.prop);
        else if (value.kind === 'id' && value.condition !== null) add(value.condition.prop);
    const instances = node.kind === 'each' ? node.rows : node.kind === 'use' ? [node] : [];
    for (const { props } of instances)
      for (const { value } of props) if (value.kind === 'prop') add(value.name);
    return node;
  });
  return counts;
}

/** Returns the direct children of a node, without the nodes in its slot props. */
export function childrenOf(node: CodeNode): readonly CodeNode[] {
  if (node.kind === 'each') return node.rows;
  return 'children' in node ? node.children : [];
}

/** Returns every node of a component in print order, including the nodes in slot props. */
export function nodesOf(component: CodeComponent): readonly CodeNode[] {
  return nodesIn(component.root);
}

/** Returns a node and all nodes in it in print order, including those in slot props. */
export function nodesIn(root: CodeNode): readonly CodeNode[] {
  const nodes: CodeNode[] = [];
  collectNodes(root, nodes);
  return nodes;
}

function collectNodes(node: CodeNode, nodes: CodeNode[]): void {
  nodes.push(node);
  if (node.kind !== 'each') for (const inside of nodesInValues(node)) collectNodes(inside, nodes);
  for (const child of childrenOf(node)) collectNodes(child, nodes);
}

/** Returns the nodes in the slot props of an instance or in the rows of a list. */
export function nodesInValues(node: CodeNode): readonly CodeNode[] {
  if (node.kind === 'each') return node.rows.flatMap(nodesInValues);
  const values = node.kind === 'use' ? node.props.map(({ value }) => value) : [];
  const inValue = (value: PropValue): readonly CodeNode[] => {
    if (value.kind === 'list') return value.rows.flatMap((row) => row.flatMap((one) => inValue(one.value)));
    return value.kind === 'slot' && value.node ? [value.node] : [];
  };
  return [...values, ...(node.kind === 'repeat' && node.data ? [node.data] : [])].flatMap(inValue);
}

/** Whether a node is the element of a layer; a run inside a text has no layer of its own. */
export function isLayer(node: CodeNode): node is CodeElement {
  return node.kind === 'element' && node.ids.length > 0;
}

/** A node that may have its own style. */
export type StyledNode = CodeElement | CodeVector | CodeInstance | CodeIcon;

/** Whether a node may have its own style. */
export function isStyled(node: CodeNode): node is StyledNode {
  return node.kind === 'element' || node.kind === 'vector' || node.kind === 'use' || node.kind === 'icon';
}
