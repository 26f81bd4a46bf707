import type { BoxNode, DesignNode, Placement, Sizing } from '#design/tree';
import { length, plainNumber, tokenOr } from './format-values.ts';

/**
 * A node's size and where it stands: `120×*` is 120 px wide and fills the height, `-` hugs, and what hugs both ways
 * is not told; `@12,40` is its place where no layout places it, with its pins behind a colon.
 */
export function describePlace(node: DesignNode, parent: BoxNode | null): string {
  const words = [size(node, parent), ...limits(node), parent === null ? '' : place(node)];
  return words.filter((word) => word !== '').join(' ');
}

function size(node: DesignNode, parent: BoxNode | null): string {
  const { horizontal, vertical } = node.placement;
  // A frame is as large as it was drawn, whatever made it so: everything in it is measured by that.
  const width = axis(parent === null ? 'fixed' : horizontal, tokenOr(node, 'width', extent(node.box.width)));
  const height = axis(vertical, tokenOr(node, 'height', extent(node.box.height)));
  return width === '-' && height === '-' ? '' : `${width}×${height}`;
}

function axis(sizing: Sizing, fixed: string): string {
  if (sizing === 'fixed') return fixed;
  return sizing === 'fill' ? '*' : '-';
}

/** Whole px tell where a thing is and how large; only a small one is told more exactly. */
function extent(value: number): string {
  return value < 8 ? length(value) : wholePx(value);
}

function wholePx(value: number): string {
  return plainNumber(Math.round(value));
}

function limits(node: DesignNode): readonly string[] {
  const { minWidth, maxWidth, minHeight, maxHeight, keepsRatio } = node.placement;
  const limit = (word: string, field: string, value: number | null) =>
    value === null ? '' : `${word}${tokenOr(node, field, length(value))}`;
  return [
    limit('min-w', 'minWidth', minWidth),
    limit('max-w', 'maxWidth', maxWidth),
    limit('min-h', 'minHeight', minHeight),
    limit('max-h', 'maxHeight', maxHeight),
    keepsRatio && node.kind !== 'shape' ? 'ratio' : '',
  ];
}

function place({ box, placement }: DesignNode): string {
  const { absolute, cell, alignSelf, fixedOnScroll, sticksOnScroll } = placement;
  const words = [
    absolute ? `@${wholePx(box.x)},${wholePx(box.y)}${pins(placement)}` : '',
    cell === null || absolute ? '' : `cell${cell.row},${cell.column}${span(cell)}`,
    alignSelf.horizontal === null ? '' : `self-x-${alignSelf.horizontal}`,
    alignSelf.vertical === null ? '' : `self-y-${alignSelf.vertical}`,
    fixedOnScroll ? 'fixed' : '',
    sticksOnScroll ? 'sticky' : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

function span({ rowSpan, columnSpan }: NonNullable<Placement['cell']>): string {
  return rowSpan > 1 || columnSpan > 1 ? `:${rowSpan}x${columnSpan}` : '';
}

const across = { left: 'l', right: 'r', center: 'c', stretch: 'w', scale: 's' } as const;
const down = { top: 't', bottom: 'b', center: 'c', stretch: 'w', scale: 's' } as const;

function pins({ constraints: { horizontal, vertical } }: Placement): string {
  if (horizontal === 'left' && vertical === 'top') return '';
  return `:${across[horizontal]}${down[vertical]}`;
}
