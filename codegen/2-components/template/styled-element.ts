import type { Style } from '../../1-layout/layout-tree.ts';
import type { Aligned } from '../align-uses.ts';
import type { CodeElement, CodeNode } from '../code-component.ts';
import { mergeStyles } from '../merge-styles.ts';
import type { Building } from './building.ts';

/** An element whose look may be another in each use. */
export function styledElement(
  { switches }: Building,
  tag: string,
  styles: readonly (Style | null)[],
  children: readonly CodeNode[],
  styleName: string,
): CodeElement {
  const { base, rests } = mergeStyles(styles);
  return {
    kind: 'element',
    tag,
    attributes: [],
    styleName,
    style: base,
    variants: switches.variants(rests),
    children,
    ids: [],
  };
}

export function stylesOf(nodes: Aligned): readonly (Style | null)[] {
  return nodes.map((node) => node && node.style);
}
