import type { LayoutBox, LayoutNode, Style } from '../../1-layout/layout-tree.ts';

/** A box around a layer that is pressed in its place: it leads where the layer leads, and shows where that shows. */
export function wrapperOf(node: LayoutNode, style: Style, inside: LayoutNode): LayoutBox {
  const { id, name, visible, references, link, drawn } = node;
  return {
    id: `${id}/link`,
    ids: [],
    kind: 'box',
    name,
    visible,
    style,
    references,
    link,
    drawn,
    instance: null,
    componentId: null,
    children: [inside],
  };
}
