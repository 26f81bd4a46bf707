import type { BoxNode, Rectangle } from '#design/tree';
import { emptyBox } from '../masks/empty-box.ts';

/** A box without looks around a part of another's children, which only the layout knows. */
export function groupBox(parent: BoxNode, box: Rectangle, id: string, name: string): BoxNode {
  const absoluteBox = { ...box, x: parent.absoluteBox.x + box.x, y: parent.absoluteBox.y + box.y };
  const placement: BoxNode['placement'] = {
    ...parent.placement,
    absolute: false,
    horizontal: 'hug',
    vertical: 'hug',
    minWidth: null,
    maxWidth: null,
    minHeight: null,
    maxHeight: null,
    keepsRatio: false,
    cell: null,
    alignSelf: { horizontal: null, vertical: null },
    fixedOnScroll: false,
    sticksOnScroll: false,
  };
  return { ...emptyBox({ id, name, visible: true, box, absoluteBox, placement }), role: 'group' };
}
