/**
 * Converts Figma's grid auto layout to CSS grid: tracks and gaps of the container, cell and alignment of each child.
 * Figma's tracks correspond to `fr`, px, and `fit-content(100%)` for tracks that hug (gridColumnSizes).
 */
import type { AutoLayout, BoxNode, DesignNode, GridTrack } from '#design/tree';
import type { Axis } from '../axis.ts';
import { cssNumber, px } from '../../css/css-values.ts';
import { type LayoutContext, tokenOrValue } from '../layout-context.ts';
import { type DeclarationMap, setDeclaration } from '../../css/declaration-map.ts';

/** Declares a frame as a grid container. */
export function declareGridContainer(
  declarations: DeclarationMap,
  node: BoxNode,
  layout: AutoLayout,
  inFlow: readonly DesignNode[],
  context: LayoutContext,
): void {
  setDeclaration(declarations, 'display', 'grid');
  if (layout.leastColumnWidth !== undefined)
    setDeclaration(declarations, 'grid-template-columns', equalColumns(layout.leastColumnWidth));
  else if (layout.columns.length > 0)
    setDeclaration(declarations, 'grid-template-columns', trackList(layout.columns));
  if (layout.rows.length > 0 && !hasImplicitRows(node, layout, inFlow))
    setDeclaration(declarations, 'grid-template-rows', trackList(layout.rows));
  const column =
    layout.gap === 'auto' || layout.gap <= 0
      ? '0'
      : tokenOrValue(context, node, 'gridColumnGap', px(layout.gap));
  const rowGap = layout.crossGap === 'auto' ? 0 : layout.crossGap;
  const row = rowGap <= 0 ? '0' : tokenOrValue(context, node, 'gridRowGap', px(rowGap));
  if (row !== '0' || column !== '0')
    setDeclaration(declarations, 'gap', row === column ? row : `${row} ${column}`);
}

/**
 * Whether the rows can be implicit: all hug, each contains an item, and no item spans all of them by a negative line
 * number.
 */
function hasImplicitRows(
  { placement }: BoxNode,
  { rows }: AutoLayout,
  inFlow: readonly DesignNode[],
): boolean {
  if (placement.vertical !== 'hug' || rows.some(({ kind }) => kind !== 'hug')) return false;
  const cells = inFlow.map((child) => child.placement.cell);
  const occupiedRows = new Set(cells.flatMap((cell) => (cell?.rowSpan === 1 ? [cell.row] : [])));
  const spans = rows.length > 1 && cells.some((cell) => cell?.rowSpan === rows.length);
  return !spans && (cells.includes(null) || rows.every((_, index) => occupiedRows.has(index)));
}

/** As many equal columns as fit. */
function equalColumns(leastWidth: number): string {
  return `repeat(auto-fit, minmax(min(${px(leastWidth)}, 100%), 1fr))`;
}

function trackList(list: readonly GridTrack[]): string {
  const tracks = list.map(({ kind, size }) => {
    if (kind === 'flex') return `minmax(0, ${cssNumber(size)}fr)`;
    return kind === 'fixed' ? px(size) : 'fit-content(100%)';
  });
  const runs: { track: string; count: number }[] = [];
  for (const track of tracks) {
    const last = runs.at(-1);
    if (last?.track === track) last.count += 1;
    else runs.push({ track, count: 1 });
  }
  return runs.map(({ track, count }) => (count > 1 ? `repeat(${count}, ${track})` : track)).join(' ');
}

/** Declares the cell of a grid item and its alignment in it. */
export function declareGridItem(
  declarations: DeclarationMap,
  { placement }: DesignNode,
  layout: AutoLayout,
): void {
  const { cell, alignSelf } = placement;
  if (cell !== null) {
    setDeclaration(
      declarations,
      'grid-column',
      gridLine(cell.column, cell.columnSpan, layout.columns.length),
    );
    setDeclaration(declarations, 'grid-row', gridLine(cell.row, cell.rowSpan, layout.rows.length));
  }
  const alignmentOn = (axis: Axis) => {
    const own = alignSelf[axis];
    if (own === 'center' || own === 'end') return own;
    return placement[axis] === 'hug' ? 'start' : null;
  };
  if (placement.horizontal !== 'fill')
    setDeclaration(declarations, 'justify-self', alignmentOn('horizontal'));
  if (placement.vertical !== 'fill') setDeclaration(declarations, 'align-self', alignmentOn('vertical'));
}

function gridLine(start: number, span: number, count: number): string {
  if (span === 1) return String(start + 1);
  return start === 0 && span === count ? '1 / -1' : `${start + 1} / span ${span}`;
}
