/**
 * What the builders of one component share: its occurrences, the other components, and the props and variations
 * found so far.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import type { LayoutNode, Style } from '../../layout/layout-tree.ts';
import type { NameScope } from '../../naming/identifiers.ts';
import type { Roles } from '../../semantics/find-roles.ts';
import type { LinkTargets } from '../../semantics/interactions/link-targets.ts';
import type { AlignedNodes, ResolveElementRef } from '../align-occurrences.ts';
import type { CodeComponent, CodeNode } from '../code-component.ts';
import type { ComponentGroup } from '../grouping/component-group.ts';
import type { PassedProp, PropList } from '../props/prop-list.ts';
import type { VariationResolver } from '../props/variation-resolver.ts';
import type { VectorTable } from '../vector-table.ts';
import type { AlignedLengths } from './align-free-space.ts';

/** The state of building one component. */
export interface TemplateContext {
  readonly occurrences: readonly LayoutNode[];
  readonly library: ComponentSource;
  readonly elementRefOf: ResolveElementRef;
  /** Whether the design declares it as a component, so it may be used again, or it is used already. */
  readonly isReusable: boolean;
  /** What the design calls each occurrence by its variant properties. */
  readonly kinds: readonly string[];
  /** Lengths that are values, and styles of layers that have others by chance. */
  readonly aligned: AlignedLengths;
  readonly props: PropList;
  readonly variations: VariationResolver;
  /** The ids of the fields in a component, by the element reference of the box around each. */
  readonly fieldIds: Map<string, string>;
  /** Builds one element of all occurrences; `parents` is `null` for an occurrence without its parent. */
  build(nodes: AlignedNodes, parents: AlignedNodes): CodeNode | null;
}

/** The components that are built already, and what is known about the whole design. */
export interface ComponentSource {
  readonly roles: Roles;
  readonly linkTargets: LinkTargets;
  /** The words of the page's language. */
  readonly lexicon: Lexicon;
  /** Recognizes equal vectors of different sizes. */
  readonly vectors: VectorTable;
  /** Names of ids in pages, which are unique in the whole project. */
  readonly ids: NameScope;
  /** Returns the box around a layer; `null` for the root of a page. */
  parentOf(node: LayoutNode): LayoutNode | null;
  /** Returns the component of which a layer is an occurrence. */
  groupOf(node: LayoutNode): ComponentGroup | null;
  /** Returns a component that is built already. */
  get(group: ComponentGroup): BuiltComponent;
}

/** A finished component, and what its occurrences pass to it. */
export interface BuiltComponent {
  readonly component: CodeComponent;
  readonly props: readonly PassedProp[];
  /** The index of each occurrence. */
  readonly indexOf: ReadonlyMap<LayoutNode, number>;
  /** The style that the parent of each occurrence decides, in the order of the occurrences. */
  readonly occurrenceStyles: readonly Style[];
}
