/** Auto layout and the position of a layer in its parent, in REST's terms. */
import { type Fields, fieldsOf, findNumber, listOf, textOf } from '../../read/fields.ts';
import { idOf } from '../guid.ts';
import { roundCoordinate } from './write-path.ts';

const justifies: Readonly<Record<string, string>> = {
  CENTER: 'CENTER',
  MAX: 'MAX',
  // Figma's first name for what its panel calls "Auto" gaps.
  SPACE_EVENLY: 'SPACE_BETWEEN',
  SPACE_BETWEEN: 'SPACE_BETWEEN',
};
const aligns: Readonly<Record<string, string>> = { CENTER: 'CENTER', MAX: 'MAX', BASELINE: 'BASELINE' };
const across: Readonly<Record<string, string>> = {
  MAX: 'RIGHT',
  FIXED_MAX: 'RIGHT',
  CENTER: 'CENTER',
  STRETCH: 'LEFT_RIGHT',
  SCALE: 'SCALE',
};
const down: Readonly<Record<string, string>> = {
  MAX: 'BOTTOM',
  FIXED_MAX: 'BOTTOM',
  CENTER: 'CENTER',
  STRETCH: 'TOP_BOTTOM',
  SCALE: 'SCALE',
};

/** Whether a frame lays its layers out itself. */
export function hasLayout(node: Fields): boolean {
  return node.stackMode === 'HORIZONTAL' || node.stackMode === 'VERTICAL' || node.stackMode === 'GRID';
}

/**
 * Writes how a frame lays its layers out; nothing for free layout. Defaults are `null`.
 * @param children The layers in it, with the boxes that Figma gave them.
 */
export function writeLayout(node: Fields, children: readonly Fields[]): Fields {
  if (!hasLayout(node)) return {};
  const even = node.stackPadding;
  return {
    layoutMode: node.stackMode,
    itemSpacing: findNumber(node.stackSpacing),
    paddingLeft: findNumber(node.stackHorizontalPadding ?? even),
    paddingTop: findNumber(node.stackVerticalPadding ?? even),
    paddingRight: findNumber(node.stackPaddingRight ?? even) ?? findSymmetricPadding(node, children, 'x'),
    paddingBottom: findNumber(node.stackPaddingBottom ?? even) ?? findSymmetricPadding(node, children, 'y'),
    primaryAxisAlignItems: justifies[textOf(node.stackPrimaryAlignItems ?? node.stackJustify, '')],
    counterAxisAlignItems: aligns[textOf(node.stackCounterAlignItems, '')],
    primaryAxisSizingMode: node.stackPrimarySizing === 'FIXED' ? 'FIXED' : 'AUTO',
    counterAxisSizingMode: textOf(node.stackCounterSizing, 'FIXED') === 'FIXED' ? 'FIXED' : 'AUTO',
    itemReverseZIndex: node.stackReverseZIndex === true ? true : null,
    strokesIncludedInLayout: node.bordersTakeSpace === true ? true : null,
    ...(node.stackMode === 'GRID' ? writeGrid(node) : writeWrap(node)),
  };
}

/** px by which what adds up may miss the drawn box. */
const tolerance = 0.6;

/**
 * The padding at the end of an axis that a file leaves out. In files of 2020 to 2022 it is that of the start, in newer
 * ones it is 0: the one that adds up to the drawn box counts. `null` where the boxes do not tell.
 */
function findSymmetricPadding(node: Fields, children: readonly Fields[], axis: 'x' | 'y'): number | null {
  if (!isFilled(node, children, axis)) return null;
  const start = findNumber(axis === 'x' ? node.stackHorizontalPadding : node.stackVerticalPadding) ?? 0;
  const length = findNumber(fieldsOf(node.size)[axis]) ?? 0;
  const spans = children
    .filter(({ visible, stackPositioning }) => visible !== false && stackPositioning !== 'ABSOLUTE')
    .map((child) => spanOf(child, axis));
  if (start <= 0 || spans.length === 0 || spans.some((span) => span === null)) return null;
  const known = spans.filter((span) => span !== null);
  const first = Math.min(...known.map((span) => span.start));
  const last = Math.max(...known.map((span) => span.end));
  // What begins elsewhere than at its padding is aligned otherwise, and its end says nothing.
  if (Math.abs(first - start) > tolerance || Math.abs(length - last - start) > tolerance) return null;
  return start;
}

/** Whether a frame is on this axis just as long as its layers and paddings: it hugs them, or one of them fills it. */
function isFilled(node: Fields, children: readonly Fields[], axis: 'x' | 'y'): boolean {
  const isPrimary = (node.stackMode === 'HORIZONTAL') === (axis === 'x');
  const sizing = isPrimary
    ? textOf(node.stackPrimarySizing, 'AUTO')
    : textOf(node.stackCounterSizing, 'FIXED');
  if (sizing !== 'FIXED') return true;
  return children.some(({ stackChildPrimaryGrow, stackChildAlignSelf }) =>
    isPrimary ? (findNumber(stackChildPrimaryGrow) ?? 0) > 0 : stackChildAlignSelf === 'STRETCH',
  );
}

/** From where to where an upright layer reaches in its parent. */
function spanOf(child: Fields, axis: 'x' | 'y'): { readonly start: number; readonly end: number } | null {
  const { m00, m01, m02, m10, m11, m12 } = fieldsOf(child.transform);
  const length = findNumber(fieldsOf(child.size)[axis]);
  const start = findNumber(axis === 'x' ? m02 : m12);
  const isUpright = m00 === 1 && m11 === 1 && m01 === 0 && m10 === 0;
  return !isUpright || length === null || start === null ? null : { start, end: start + length };
}

function writeWrap(node: Fields): Fields {
  if (node.stackWrap !== 'WRAP') return {};
  return {
    layoutWrap: 'WRAP',
    // NaN in the file means that it follows the gap between items; REST leaves the field out.
    counterAxisSpacing: findNumber(node.stackCounterSpacing),
    counterAxisAlignContent: node.stackCounterAlignContent === 'SPACE_BETWEEN' ? 'SPACE_BETWEEN' : null,
  };
}

/** Writes the position of a layer in its parent, and its size limits. Defaults are `null`. */
export function writePlacement(node: Fields, parent: Fields | null): Fields {
  const flows = parent !== null && hasLayout(parent);
  const [least, most] = [fieldsOf(fieldsOf(node.minSize).value), fieldsOf(fieldsOf(node.maxSize).value)];
  const ratio = fieldsOf(fieldsOf(node.targetAspectRatio).value);
  return {
    constraints: {
      horizontal: across[textOf(node.horizontalConstraint, '')] ?? 'LEFT',
      vertical: down[textOf(node.verticalConstraint, '')] ?? 'TOP',
    },
    ...(flows ? writeFlow(node, parent) : {}),
    minWidth: findNumber(least.x),
    minHeight: findNumber(least.y),
    maxWidth: findNumber(most.x),
    maxHeight: findNumber(most.y),
    preserveRatio: node.proportionsConstrained === true ? true : null,
    targetAspectRatio: findNumber(ratio.x) === null ? null : ratio,
  };
}

function writeFlow(node: Fields, parent: Fields): Fields {
  const self = textOf(node.stackChildAlignSelf ?? node.stackCounterAlign, 'AUTO');
  const grows = findNumber(node.stackChildPrimaryGrow) ?? 0;
  return {
    layoutPositioning: node.stackPositioning === 'ABSOLUTE' ? 'ABSOLUTE' : null,
    layoutGrow: grows,
    layoutAlign: self === 'AUTO' ? 'INHERIT' : self,
    ...(parent.stackMode === 'GRID' ? writeGridCell(node, parent) : {}),
  };
}

/** Grid auto layout: tracks are named by GUIDs and stand in the order of their position strings. */

/** Writes a grid's gaps and tracks. */
function writeGrid(node: Fields): Fields {
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

const cellAligns: Readonly<Record<string, string>> = { MIN: 'MIN', CENTER: 'CENTER', MAX: 'MAX' };

/** Writes which cells of a grid a layer takes, and how it fills them. */
function writeGridCell(node: Fields, grid: Fields): Fields {
  const row = tracksOf(grid.gridRows).indexOf(idOf(node.gridRowAnchor) ?? '');
  const column = tracksOf(grid.gridColumns).indexOf(idOf(node.gridColumnAnchor) ?? '');
  return {
    gridRowAnchorIndex: row < 0 ? null : row,
    gridColumnAnchorIndex: column < 0 ? null : column,
    gridRowSpan: findNumber(node.gridRowSpan) ?? 1,
    gridColumnSpan: findNumber(node.gridColumnSpan) ?? 1,
    gridChildHorizontalAlign: cellAligns[textOf(node.gridChildHorizontalAlign, '')],
    gridChildVerticalAlign: cellAligns[textOf(node.gridChildVerticalAlign, '')],
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
  const size = roundCoordinate(findNumber(value) ?? 1);
  if (type === 'FIXED') return `${size}px`;
  return type === 'HUG' ? 'fit-content(100%)' : `minmax(0, ${size}fr)`;
}
