import type { BoxNode, DesignNode, Placement, Sizing } from '#design/tree';
import type { Telling } from './describe-text.ts';
import { length, plainNumber, tokenOr } from './format-values.ts';

/**
 * A node's size and where it stands: `120×*` is 120 px wide and fills the height, `-` hugs, and what hugs both ways
 * is not told; `@12,40` is its place where no layout places it, with its pins behind a colon; at the corner of
 * its parent only the pins are told. `whole` covers its parent.
 */
export function describePlace(
  node: DesignNode,
  parent: BoxNode | null,
  { places }: Pick<Telling, 'places'>,
): string {
  const covers = parent !== null && coversParent(node, parent);
  const words = [
    covers ? '' : size(node, parent),
    ...limits(node),
    parent === null ? '' : place(node, covers ? 'whole' : places === 'exact' ? at(node) : ''),
  ];
  return words.filter((word) => word !== '').join(' ');
}

function size(node: DesignNode, parent: BoxNode | null): string {
  const { horizontal, vertical } = node.placement;
  // A frame is as large as it was drawn, whatever made it so: everything in it is measured by that.
  const width = axis(parent === null ? 'fixed' : horizontal, tokenOr(node, 'width', extent(node.box.width)));
  const height = axis(vertical, tokenOr(node, 'height', extent(node.box.height)));
  return width === '-' && height === '-' ? '' : `${width}×${height}`;
}

/** Whether a layer without a layout lies on all of its parent, and both have sizes of their own. */
function coversParent({ box, placement, tokens }: DesignNode, parent: BoxNode): boolean {
  const isFixed = [placement, parent.placement].every(
    ({ horizontal, vertical }) => horizontal === 'fixed' && vertical === 'fixed',
  );
  const isBound = [tokens, parent.tokens].some(
    ({ width, height }) => width !== undefined || height !== undefined,
  );
  const gaps = [box.x, box.y, box.width - parent.box.width, box.height - parent.box.height];
  return placement.absolute && isFixed && !isBound && gaps.every((gap) => Math.abs(gap) < 0.05);
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

/** At the corner of its parent is not told. */
function at({ box }: DesignNode): string {
  const written = `@${wholePx(box.x)},${wholePx(box.y)}`;
  return written === '@0,0' ? '' : written;
}

function place({ placement }: DesignNode, where: string): string {
  const { absolute, cell, alignSelf, fixedOnScroll, sticksOnScroll } = placement;
  const words = [
    absolute ? `${where}${pins(placement, where !== '')}` : '',
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

function pins({ constraints: { horizontal, vertical } }: Placement, isPlaced: boolean): string {
  if (isPlaced && horizontal === 'left' && vertical === 'top') return '';
  return `:${across[horizontal]}${down[vertical]}`;
}
