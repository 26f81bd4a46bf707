/**
 * How the layers of a frame are structured, as its auto layout tells: of each layer in one, who holds it, whether it
 * flows, and where it stands in its room. Layers that no auto layout holds have no truth and are not told.
 */
import type { AutoLayout, BoxNode, DesignNode } from '#design/tree';

export interface DrawnPlace {
  readonly id: string;
  readonly parentId: string;
  readonly absolute: boolean;
  /** By axis; `null` where the layer has no room to stand anywhere else, so that every word places it alike. */
  readonly horizontal: Word | null;
  readonly vertical: Word | null;
}

export type Word = AutoLayout['justify'] | AutoLayout['align'];

/** Every visible layer in an auto layout, in the document's order. */
export function listDrawnPlaces(root: DesignNode): readonly DrawnPlace[] {
  const places: DrawnPlace[] = [];
  const visit = (node: DesignNode): void => {
    if (node.kind !== 'box') return;
    const children = node.children.filter(({ visible }) => visible);
    if (node.layout !== null) places.push(...placesIn(node, node.layout, children));
    children.forEach(visit);
  };
  visit(root);
  return places;
}

function placesIn(
  parent: BoxNode,
  layout: AutoLayout,
  children: readonly DesignNode[],
): readonly DrawnPlace[] {
  const inFlow = children.filter(({ placement }) => !placement.absolute);
  const row = layout.direction === 'row';
  const along = layout.direction === 'grid' ? null : wordAlong(parent, layout, inFlow);
  return children.map((node) => {
    const { absolute } = node.placement;
    const told = { id: node.id, parentId: parent.id, absolute };
    if (absolute || layout.direction === 'grid') return { ...told, horizontal: null, vertical: null };
    const across = wordAcross(
      layout,
      node,
      layout.wraps ? lineRoom(layout, inFlow, node) : roomOf(parent, layout, !row),
    );
    return { ...told, horizontal: row ? along : across, vertical: row ? across : along };
  });
}

function wordAlong(parent: BoxNode, layout: AutoLayout, inFlow: readonly DesignNode[]): Word | null {
  const row = layout.direction === 'row';
  const spread = layout.gap === 'auto';
  const lengths = inFlow.map(({ absoluteBox: { width, height } }) => (row ? width : height));
  const gaps = layout.gap === 'auto' ? 0 : layout.gap * (inFlow.length - 1);
  const taken = lengths.reduce((sum, length) => sum + length, gaps);
  if (!layout.wraps && roomOf(parent, layout, row) - taken <= 1) return null;
  if (spread) return inFlow.length > 1 ? 'space-between' : 'start';
  return layout.justify;
}

function wordAcross(layout: AutoLayout, node: DesignNode, room: number): Word | null {
  const row = layout.direction === 'row';
  const { width, height } = node.absoluteBox;
  if (room - (row ? height : width) <= 1) return null;
  const own = row ? node.placement.alignSelf.vertical : node.placement.alignSelf.horizontal;
  return own === null || own === 'stretch' ? layout.align : own;
}

/** A line that wraps is as high as the highest in it, and that is the room each in it has. */
function lineRoom(
  layout: AutoLayout,
  inFlow: readonly DesignNode[],
  { absoluteBox: own }: DesignNode,
): number {
  const row = layout.direction === 'row';
  const lengths = inFlow.map(({ absoluteBox: { x, y, width, height } }) => {
    const beside = row
      ? y < own.y + own.height && own.y < y + height
      : x < own.x + own.width && own.x < x + width;
    return beside ? (row ? height : width) : 0;
  });
  return lengths.reduce((most, length) => Math.max(most, length), 0);
}

function roomOf({ box }: BoxNode, { padding }: AutoLayout, horizontal: boolean): number {
  return horizontal ? box.width - padding.left - padding.right : box.height - padding.top - padding.bottom;
}
