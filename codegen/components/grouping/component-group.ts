import type { Problem } from '#design/problem';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import type { ResolveElementRef } from '../align-occurrences.ts';

/** The occurrences of one component on all pages. */
export interface ComponentGroup {
  /** Unique among the groups. */
  readonly key: string;
  /** The id of the main component; for a component set, the id of the first variant found. */
  readonly componentId: string;
  /** The name of the component and its file before it is made an identifier. */
  readonly title: string;
  /** Names where another component has the title already, the best first. @default the title with a number */
  readonly otherTitles?: readonly string[];
  /** In the order of the pages. */
  readonly occurrences: readonly LayoutBox[];
  /** Returns the reference of a layer, which is the same in all occurrences. */
  readonly elementRefOf: ResolveElementRef;
  /** A section of one page, extracted to make the page shorter. @default false */
  readonly isSection?: boolean;
  /** Parts that are alike, which the design does not call one component. @default false */
  readonly isRepeat?: boolean;
}

/** The components of all pages. */
export interface Grouping {
  /** Each group before the groups that use it. */
  readonly groups: readonly ComponentGroup[];
  readonly groupOf: ReadonlyMap<LayoutNode, ComponentGroup>;
  readonly problems: readonly Problem[];
}
