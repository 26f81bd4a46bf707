import type { DesignNode } from '#design/tree';
import { layOutBox } from './lay-out-box.ts';
import { layOutDrawing } from './drawings/lay-out-drawing.ts';
import { layOutExport, layOutMarkup, partExport } from './drawings/lay-out-export.ts';
import { layOutText } from './text/lay-out-text.ts';
import type { Laid, Laying, Slot } from './laying.ts';
import { withLink } from './text/text-link.ts';

/** Lays one node and everything in it out, by what it is. */
export function layOutNode(drawn: DesignNode, slot: Slot, laying: Laying): Laid {
  const node = withLink(drawn, laying);
  if (node.kind === 'text') return layOutText(node, slot, laying);
  if (slot.kind !== 'page') {
    const part = laying.exportParts.get(node.id);
    if (part !== undefined) return layOutMarkup(node, part, slot, laying);
    if (node.exported !== null && laying.isIncomplete(node)) {
      return partExport(node, node.exported, laying)
        ? layOutBox(node, slot, laying)
        : layOutExport(node, node.exported, slot, laying);
    }
    if (laying.isDrawing(node)) return layOutDrawing(node, slot, laying);
  }
  return layOutBox(node.kind === 'shape' ? asFrame(node) : node, slot, laying);
}

/** A shape that stands alone on a page is drawn inside a frame of its size. */
function asFrame(node: Extract<DesignNode, { kind: 'shape' }>): Extract<DesignNode, { kind: 'box' }> {
  const inside: DesignNode = {
    ...node,
    id: `${node.id}/shape`,
    box: { ...node.box, x: 0, y: 0 },
    placement: { ...node.placement, absolute: true },
  };
  const { effects: _effects, ...rest } = node;
  return {
    ...rest,
    effects: [],
    kind: 'box',
    role: 'frame',
    outline: null,
    fills: [],
    stroke: null,
    layout: null,
    clips: false,
    scrolls: 'none',
    radii: [0, 0, 0, 0],
    instance: null,
    children: [inside],
  };
}
