import type { DesignNode } from '#design/tree';
import { px } from '../css-values.ts';
import { type Laying, type Slot, tokenOr } from '../laying.ts';
import { put, type Sheet } from '../sheet.ts';

/** On which axes the parent already decides a node's length. */
export interface Decided {
  readonly horizontal: boolean;
  readonly vertical: boolean;
}

/** Puts width, height and their limits on a sheet, where the node and not its parent or content decides them. */
export function putSize(sheet: Sheet, node: DesignNode, slot: Slot, decided: Decided, laying: Laying): void {
  const { placement, box } = node;
  if (slot.kind === 'page') {
    put(sheet, 'min-height', px(box.height));
    return;
  }
  if (placement.horizontal === 'fixed' && !decided.horizontal) {
    put(sheet, 'width', tokenOr(laying, node, 'width', px(box.width)));
  }
  if (placement.vertical === 'fixed' && !decided.vertical) {
    put(sheet, 'height', tokenOr(laying, node, 'height', px(box.height)));
  }
  const limit = (property: string, field: string, value: number | null) => {
    if (value !== null) put(sheet, property, tokenOr(laying, node, field, px(value)));
  };
  limit('min-width', 'minWidth', placement.minWidth);
  limit('max-width', 'maxWidth', placement.maxWidth);
  limit('min-height', 'minHeight', placement.minHeight);
  limit('max-height', 'maxHeight', placement.maxHeight);
}
