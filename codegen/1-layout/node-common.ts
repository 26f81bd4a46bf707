import type { DesignNode } from '#design/tree';
import { putInFlow } from './place/flow-child-style.ts';
import type { Laying, Slot } from './laying.ts';
import type { LayoutNode } from './layout-tree.ts';
import { putOnBase } from './place/lie-on.ts';
import { putModes } from './mode-style.ts';
import { putFree } from './place/place-style.ts';
import { putRatio } from './place/ratio-style.ts';
import { putScrolling } from './place/scroll-style.ts';
import { put, type Sheet } from './sheet.ts';
import { putSize } from './place/size-style.ts';
import { putTransform } from './place/transform-style.ts';

/** What every node of a layout tells about the design node it is made from. */
export function nodeCommon(
  node: DesignNode,
): Pick<LayoutNode, 'id' | 'ids' | 'name' | 'visible' | 'references' | 'link' | 'drawn'> {
  return {
    id: node.id,
    ids: node.kind === 'text' && node.joined ? node.joined : [node.id],
    name: node.name,
    visible: node.visible,
    references: node.propertyReferences,
    link: node.link,
    drawn: { width: node.box.width, height: node.box.height },
  };
}

/** Puts where a node stands, how large it is and how it is turned on its sheet. */
export function putWhere(sheet: Sheet, node: DesignNode, slot: Slot, laying: Laying, replaced = false): void {
  const decided =
    slot.kind === 'free'
      ? putFree(sheet, node, slot.parent, slot.borders, replaced)
      : { horizontal: false, vertical: false };
  if (slot.kind === 'free') putOnBase(sheet, node, slot.parent, slot.borders);
  if (slot.kind === 'flow') putInFlow(sheet, node, slot);
  if (replaced) giveUpOwnSize(sheet, node, slot);
  putSize(sheet, node, slot, decided, laying);
  putRatio(sheet, node, slot, decided, laying);
  if (slot.kind !== 'page') putTransform(sheet, node);
  putModes(sheet, node, laying);
  putScrolling(sheet, node, slot, laying);
}

/**
 * Pictures and drawings bring a size of their own, which a flex item would not shrink below and a cell not stretch;
 * here the design has the word.
 */
function giveUpOwnSize(sheet: Sheet, { placement }: DesignNode, slot: Slot): void {
  if (slot.kind !== 'flow') return;
  if (slot.layout.direction === 'grid') {
    if (placement.horizontal === 'fill') put(sheet, 'justify-self', 'stretch');
    if (placement.vertical === 'fill') put(sheet, 'align-self', 'stretch');
    return;
  }
  const least = slot.layout.direction === 'column' ? 'min-height' : 'min-width';
  if (sheet.has('flex') && !sheet.has(least)) put(sheet, least, '0');
}

const lifting = [
  'position',
  'transform',
  'opacity',
  'filter',
  'backdrop-filter',
  'mix-blend-mode',
  'clip-path',
  'z-index',
  'isolation',
];

/** Whether CSS paints an element with this style above what follows it. */
export function isLifted(sheet: Sheet): boolean {
  return lifting.some((property) => sheet.has(property));
}
