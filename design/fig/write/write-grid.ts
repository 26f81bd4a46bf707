/** Grid auto layout: tracks are named by GUIDs and stand in the order of their position strings. */
import { fieldsOf, findNumber, listOf, textOf, type Fields } from '../../read/fields.ts';
import { idOf } from '../guid.ts';
import { tidyPoint } from './write-path.ts';

/** Writes a grid's gaps and tracks. */
export function writeGrid(node: Fields): Fields {
  const [rows, columns] = [tracksOf(node.gridRows), tracksOf(node.gridColumns)];
  return {
    gridRowGap: findNumber(node.gridRowGap),
    gridColumnGap: findNumber(node.gridColumnGap),
    gridRowCount: rows.length,
    gridColumnCount: columns.length,
    gridRowsSizing: writeSizes(rows, node.gridRowsSizing),
    gridColumnsSizing: writeSizes(columns, node.gridColumnsSizing),
  };
}

const aligns: Readonly<Record<string, string>> = { MIN: 'MIN', CENTER: 'CENTER', MAX: 'MAX' };

/** Writes which cells of a grid a layer takes, and how it fills them. */
export function writeGridPlace(node: Fields, grid: Fields): Fields {
  const row = tracksOf(grid.gridRows).indexOf(idOf(node.gridRowAnchor) ?? '');
  const column = tracksOf(grid.gridColumns).indexOf(idOf(node.gridColumnAnchor) ?? '');
  return {
    gridRowAnchorIndex: row < 0 ? null : row,
    gridColumnAnchorIndex: column < 0 ? null : column,
    gridRowSpan: findNumber(node.gridRowSpan) ?? 1,
    gridColumnSpan: findNumber(node.gridColumnSpan) ?? 1,
    gridChildHorizontalAlign: aligns[textOf(node.gridChildHorizontalAlign, '')],
    gridChildVerticalAlign: aligns[textOf(node.gridChildVerticalAlign, '')],
    // The file keeps filling by axis of the layout, and a grid's first axis is the horizontal one.
    layoutSizingHorizontal: findNumber(node.stackChildPrimaryGrow) === 1 ? 'FILL' : null,
    layoutSizingVertical: node.stackChildAlignSelf === 'STRETCH' ? 'FILL' : null,
  };
}

function tracksOf(map: unknown): readonly string[] {
  return listOf(fieldsOf(map).entries)
    .map(fieldsOf)
    .map(({ id, position }) => ({ id: idOf(id) ?? '', position: textOf(position, '') }))
    .sort((one, other) => (one.position < other.position ? -1 : 1))
    .map(({ id }) => id);
}

function writeSizes(tracks: readonly string[], map: unknown): string {
  const sizes = new Map(
    listOf(fieldsOf(map).entries)
      .map(fieldsOf)
      .map(({ id, trackSize }) => [idOf(id) ?? '', fieldsOf(fieldsOf(trackSize).maxSizing)]),
  );
  return tracks.map((track) => writeSize(sizes.get(track) ?? {})).join(' ');
}

function writeSize({ type, value }: Fields): string {
  const size = tidyPoint(findNumber(value) ?? 1);
  if (type === 'FIXED') return `${size}px`;
  return type === 'HUG' ? 'fit-content(100%)' : `minmax(0, ${size}fr)`;
}
