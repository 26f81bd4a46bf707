import type { Problem } from '#design/problem';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import type { ResolveElementRef } from '../align-occurrences.ts';

/** Parts of the pages that are one component. */
export interface ComponentGroup {
  /** Unique among the groups. */
  readonly key: string;
  /** The main component's id; of a set, that of the first variant met. */
  readonly componentId: string;
  /** What its file is called after. */
  readonly title: string;
  /** What it is called where another is called so already. @default the title with a number */
  readonly longTitle?: string;
  /** In the order of the pages. */
  readonly occurrences: readonly LayoutBox[];
  /** The name of a layer of a use that is the same in all uses. */
  readonly elementRefOf: ResolveElementRef;
  /** A part of one page, cut out to be read by itself. @default false */
  readonly isPart?: boolean;
}

/** The components of all pages. */
export interface Grouping {
  /** Used before their users. */
  readonly groups: readonly ComponentGroup[];
  readonly groupOf: ReadonlyMap<LayoutNode, ComponentGroup>;
  readonly problems: readonly Problem[];
}
