import type { LayoutNode } from '../../1-layout/layout-tree.ts';
import type { Aligned, PlaceOf } from '../align-uses.ts';
import type { CodeNode } from '../code-component.ts';
import type { PropList } from '../props/prop-list.ts';
import type { Switches } from '../props/switches.ts';
import type { ComponentLibrary } from './component-library.ts';

/** What goes along while one component is built: its uses, what is known around it, and what was decided so far. */
export interface Building {
  readonly uses: readonly LayoutNode[];
  readonly library: ComponentLibrary;
  readonly placeOf: PlaceOf;
  readonly props: PropList;
  readonly switches: Switches;
  /** Builds what stands at one place of all uses; `parents` tells in which uses there is room for it. */
  build(nodes: Aligned, parents: Aligned): CodeNode | null;
}
