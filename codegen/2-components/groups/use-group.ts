import type { Problem } from '#design/problem';
import type { LayoutBox, LayoutNode } from '../../1-layout/layout-tree.ts';
import type { PlaceOf } from '../align-uses.ts';

/** Parts of the pages that are one component. */
export interface UseGroup {
  /** Unique among the groups. */
  readonly key: string;
  /** The main component's id; of a set, that of the first variant met. */
  readonly componentId: string;
  /** What its file is called after. */
  readonly title: string;
  /** What it is called where another is called so already. @default the title with a number */
  readonly longTitle?: string;
  /** In the order of the pages. */
  readonly uses: readonly LayoutBox[];
  /** The name of a layer of a use that is the same in all uses. */
  readonly placeOf: PlaceOf;
  /** A part of one page, cut out to be read by itself. @default false */
  readonly isPart?: boolean;
}

/** The components of all pages. */
export interface Grouping {
  /** Used before their users. */
  readonly groups: readonly UseGroup[];
  readonly groupOf: ReadonlyMap<LayoutNode, UseGroup>;
  readonly problems: readonly Problem[];
}
