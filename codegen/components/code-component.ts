/**
 * The code as a tree, before any syntax: components with typed props, elements with attributes, styles by name.
 * Everything React and HTML need is here; nothing of how either spells it.
 */
import type { CodePlan } from '#design/code-plan';
import type { DrawnFrame } from '#design/code-result';
import type { Problem } from '#design/problem';
import type { NeededFont } from '#design/receipt';
import type { AssetRef } from '#design/snapshot';
import type { DesignToken } from '#design/tree';
import type { Style, VectorAsset } from '../layout/layout-tree.ts';
import type { NamedStyle } from '../layout/named-style-list.ts';
import type { FallbackFace } from '../layout/text/fallback-fonts.ts';

export interface CodeProject {
  readonly documentName: string;
  /** Pages first, in the order of the chosen frames; then components, used before their users. */
  readonly components: readonly CodeComponent[];
  /** What is known of the pictures that styles name as `url(asset:KEY)`, by key. */
  readonly assets: Readonly<Record<string, AssetRef>>;
  readonly tokens: readonly DesignToken[];
  readonly fonts: readonly NeededFont[];
  readonly namedStyles: readonly NamedStyle[];
  /** Names of shared text styles by the ids of the texts they are bound to. @default none */
  readonly boundTexts?: Readonly<Record<string, string>>;
  /** Faces that stand in for fonts that are missing. */
  readonly fallbacks: readonly FallbackFace[];
  /** Pictures that the compiler drew itself; each content once. */
  readonly vectorAssets: readonly VectorAsset[];
  readonly problems: readonly Problem[];
  /** What of a model's plan is in it. @default nothing */
  readonly decided?: CodePlan;
  /** Components of the team's own that uses name; nothing is generated for them. @default none */
  readonly externalComponents?: readonly ExternalComponent[];
}

/** A component that is there already. */
export interface ExternalComponent {
  /** What it is called here. */
  readonly name: string;
  /** The package or module it comes from. */
  readonly from: string;
  /** What it is called there. */
  readonly exported: string;
  readonly isDefault: boolean;
}

export interface CodeComponent {
  /** PascalCase, unique in the project, safe as an identifier and as a file name. */
  readonly name: string;
  readonly role: 'page' | 'component';
  /** The frame (page) or main component it comes from. */
  readonly nodeId: string;
  readonly title: string;
  readonly props: readonly CodeProp[];
  readonly root: CodeNode;
  /** Drawn size in px. */
  readonly width: number;
  readonly height: number;
  /** A part of one page that is told nothing where it stands: what decides its place is its own too. @default false */
  readonly isPart?: boolean;
  /** The narrower frames that a page was drawn as too. */
  readonly narrower?: readonly DrawnFrame[];
}

export interface CodeProp {
  /** camelCase, unique in the component, never a reserved word nor a prop React keeps. */
  readonly name: string;
  readonly type: PropType;
  /** `null` makes it required. */
  readonly fallback: PropValue | null;
}

export type PropType =
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'union'; readonly members: readonly string[] }
  | { readonly kind: 'image' }
  | { readonly kind: 'slot' };

export type PropValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly on: boolean }
  | { readonly kind: 'member'; readonly member: string }
  | { readonly kind: 'image'; readonly asset: AssetRef | null }
  | { readonly kind: 'slot'; readonly node: CodeNode | null }
  | LinkValue
  /** Handed on from a prop of the component that the use stands in. */
  | { readonly kind: 'prop'; readonly name: string };

export type CodeNode =
  CodeElement | CodeText | CodeVector | CodeInstance | CodePropReference | CodeWhen | CodeEach;

export interface CodeElement {
  readonly kind: 'element';
  readonly tag: string;
  /** In print order. HTML's names (`class` is never here). */
  readonly attributes: readonly CodeAttribute[];
  /** The name of its rule, kebab-case; elements of one component share it only where style and variants are equal. `null` where it has no style. */
  readonly styleName: string | null;
  readonly style: Style;
  /** Further styles for members of a union prop. */
  readonly variants: readonly CodeVariant[];
  /** Declarations on it and in it that hold in a state mean its state. @default false */
  readonly reacts?: boolean;
  /** Nothing can be done with it. @default false */
  readonly isDisabled?: boolean;
  /** The component that stands for the tag in React, and takes what the tag takes. @default none */
  readonly component?: string;
  readonly children: readonly CodeNode[];
  readonly ids: readonly string[];
}

export interface CodeVariant {
  readonly prop: string;
  readonly member: string;
  /** Members of further props that it takes at the same time. @default none */
  readonly furtherMembers?: readonly { readonly prop: string; readonly member: string }[];
  /** Declarations that join the element's own; no property is in both, so their order never matters. */
  readonly style: Style;
}

export interface CodeAttribute {
  readonly name: string;
  readonly value: AttributeValue;
}

export type AttributeValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'flag' }
  /** A file; with a density, one for screens of so many pixels a px. */
  | { readonly kind: 'asset'; readonly asset: AssetRef; readonly density?: 2 }
  | LinkValue
  | { readonly kind: 'prop'; readonly name: string };

/** Where something leads: the page made from a frame or a place on it by its id, or back to what was seen before. */
export type LinkValue =
  | { readonly kind: 'page'; readonly frameId: string; readonly fragment?: string }
  | { readonly kind: 'action'; readonly action: 'back' };

export interface CodeText {
  readonly kind: 'text';
  /** Exact; line separators (U+2028) stand for line breaks. */
  readonly text: string;
}

/** Inline SVG: markup that is already safe. */
export interface CodeVector {
  readonly kind: 'vector';
  readonly svg: string;
  /** Nothing is drawn outside the view box. */
  readonly staysInside: boolean;
  /** What its layer is called, kebab-case, whether it has a style or not; `null` where nobody named it. */
  readonly layerName: string | null;
  readonly styleName: string | null;
  readonly style: Style;
  readonly variants: readonly CodeVariant[];
  /** What a screen reader hears; `null` hides it. */
  readonly label: string | null;
  readonly ids: readonly string[];
  /** What the design's main component is called that it is an instance of: then it is a component in code too. */
  readonly componentName?: string;
}

export interface CodeInstance {
  readonly kind: 'use';
  readonly component: string;
  readonly props: readonly { readonly name: string; readonly value: PropValue }[];
  /** What the place of use decides (its size and place among siblings), over the component's own root style. */
  readonly styleName: string | null;
  readonly style: Style;
  readonly variants: readonly CodeVariant[];
  readonly ids: readonly string[];
}

/** The value of a prop, where a text or a slot stands. */
export interface CodePropReference {
  readonly kind: 'property';
  readonly name: string;
}

/** Children that show only while a prop is set, or has one of these members. */
export interface CodeWhen {
  readonly kind: 'when';
  readonly prop: string;
  /** Members of a union prop; `null` for a boolean or slot prop. */
  readonly members: readonly string[] | null;
  readonly children: readonly CodeNode[];
}

/** One child for each row of typed data. */
export interface CodeEach {
  readonly kind: 'each';
  /** camelCase name of the data. */
  readonly list: string;
  /** And of one of its rows. */
  readonly item: string;
  readonly component: string;
  readonly rows: readonly CodeInstance[];
}

/** An element that stands for no layer and has no look of its own. */
export function plainElement(
  tag: string,
  children: readonly CodeNode[],
  attributes: readonly CodeAttribute[] = [],
): CodeElement {
  return { kind: 'element', tag, attributes, styleName: null, style: [], variants: [], children, ids: [] };
}

/** An attribute that says the same wherever it stands. */
export function textAttribute(name: string, text: string): CodeAttribute {
  return { name, value: { kind: 'text', text } };
}

/** The same tree, every node changed after what is in it; what a use hands to a slot is in it too. */
export function mapCodeNodes(node: CodeNode, change: (node: CodeNode) => CodeNode): CodeNode {
  const mapAll = (nodes: readonly CodeNode[]) => nodes.map((child) => mapCodeNodes(child, change));
  switch (node.kind) {
    case 'element':
    case 'when':
      return change({ ...node, children: mapAll(node.children) });
    case 'use':
      return change(mapProps(node, change));
    case 'each':
      return change({ ...node, rows: node.rows.map((row) => mapProps(row, change)) });
    default:
      return change(node);
  }
}

function mapProps(instance: CodeInstance, change: (node: CodeNode) => CodeNode): CodeInstance {
  const map = (value: PropValue): PropValue =>
    value.kind === 'slot' && value.node ? { kind: 'slot', node: mapCodeNodes(value.node, change) } : value;
  return { ...instance, props: instance.props.map(({ name, value }) => ({ name, value: map(value) })) };
}

/** The nodes directly inside a node, those handed to a component as slots apart. */
export function childrenOf(node: CodeNode): readonly CodeNode[] {
  if (node.kind === 'element' || node.kind === 'when') return node.children;
  return node.kind === 'each' ? node.rows : [];
}

/** Every node of a component in print order, what its uses hand to slots included. */
export function nodesOf(component: CodeComponent): readonly CodeNode[] {
  const nodes: CodeNode[] = [];
  collectNodes(component.root, nodes);
  return nodes;
}

function collectNodes(node: CodeNode, nodes: CodeNode[]): void {
  nodes.push(node);
  if (node.kind === 'use') {
    for (const { value } of node.props)
      if (value.kind === 'slot' && value.node) collectNodes(value.node, nodes);
  }
  for (const child of childrenOf(node)) collectNodes(child, nodes);
}

/** The element of a whole text, or a box; a run inside a text stands for no layer and only says what it changes. */
export function isLayer(node: CodeNode): node is CodeElement {
  return node.kind === 'element' && node.ids.length > 0;
}

/** A node that may have a style of its own. */
export type StyledNode = CodeElement | CodeVector | CodeInstance;

export function isStyled(node: CodeNode): node is StyledNode {
  return node.kind === 'element' || node.kind === 'vector' || node.kind === 'use';
}
