import type { LayoutNode } from '../../layout/layout-tree.ts';
import type { AlignedNodes, ResolveElementRef } from '../align-occurrences.ts';
import type { CodeNode } from '../code-component.ts';
import type { PropList } from '../props/prop-list.ts';
import type { VariationResolver } from '../props/variation-resolver.ts';
import type { ComponentLibrary } from './component-library.ts';

/** What goes along while one component is built: its uses, what is known around it, and what was decided so far. */
export interface TemplateContext {
  readonly occurrences: readonly LayoutNode[];
  readonly library: ComponentLibrary;
  readonly elementRefOf: ResolveElementRef;
  readonly props: PropList;
  readonly variations: VariationResolver;
  /** Builds what stands at one place of all uses; `parents` tells in which uses there is room for it. */
  build(nodes: AlignedNodes, parents: AlignedNodes): CodeNode | null;
}
