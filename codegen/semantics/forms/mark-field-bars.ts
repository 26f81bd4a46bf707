/**
 * Finds the fields of a bar that has one frame for all of them or one for each, as the searches of booking pages have:
 * cells with a caption above a value, side by side, and a button at the end. The words decide nothing, so it works in any language.
 */
import { leavesIn, mapLayout, textOfLayer, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { fontSizeOf, fontWeightOf } from '../element-rules.ts';
import { replaceChild, wrapInBox } from '../structure/nested-boxes.ts';
import { isButtonBox, isPlainlyPainted, maxLayers } from './drawn-controls.ts';

/** Puts the values of all such bars into fields below their captions. */
export function markFieldBars(layout: LayoutTree): LayoutTree {
  return mapLayout(layout, (node) => {
    if (node.kind !== 'box' || flowOf(node) !== 'row' || node.drawn.height > maxBarHeight) return node;
    const shown = visibleChildren(node).filter((child) => !isLine(child));
    const button = shown.find(isButtonBox);
    const others = shown.filter((child) => child !== button);
    const cells = others.flatMap((child) => readCell(child) ?? []);
    const isBar = button !== undefined && cells.length === others.length && cells.length >= minCells;
    if (!isBar || !(isPainted(node) || areFramed(cells, button)) || !areAlike(cells)) return node;
    return cells.reduce((bar, cell) => replaceChild(bar, cell.box, withField(cell.box, cell)), node);
  });
}

/** Whether a layer is a line between two cells. */
function isLine(node: LayoutNode): boolean {
  return (
    node.kind === 'box' && node.children.length === 0 && Math.min(node.drawn.width, node.drawn.height) <= 2
  );
}

/** px; the highest bar. */
const maxBarHeight = 128;

/** Cells from which a bar asks for several things. A single one may be a notice with its button. */
const minCells = 2;

/** A part of a bar with a caption above a value. */
interface FieldCell {
  readonly box: LayoutBox;
  readonly column: LayoutBox;
  readonly caption: LayoutText;
  readonly value: LayoutText;
}

/** Whether each cell has a frame of its own that is as high as the button. */
function areFramed(cells: readonly FieldCell[], button: LayoutNode): boolean {
  return cells.every(
    ({ box }) =>
      isPlainlyPainted(box) && Math.abs(box.drawn.height - button.drawn.height) <= maxHeightDifference,
  );
}

/** px by which the heights of a framed cell and the button beside it may differ. */
const maxHeightDifference = 8;

/** Whether all cells have the same two typefaces. */
function areAlike(cells: readonly FieldCell[]): boolean {
  return new Set(cells.map(({ caption, value }) => `${lookOf(caption)} ${lookOf(value)}`)).size === 1;
}

function lookOf(text: LayoutText): string {
  return `${fontSizeOf(text)} ${fontWeightOf(text)}`;
}

function readCell(box: LayoutNode): FieldCell | null {
  if (box.kind !== 'box' || box.link !== null || box.decided?.kind !== undefined) return null;
  if (box.inferredKind !== undefined) return null;
  const leaves = leavesIn(box, maxLayers);
  if (
    leaves === null ||
    leaves.some(({ kind, drawn }) => kind === 'image' || (kind !== 'text' && drawn.width > maxIcon))
  )
    return null;
  const [caption, value, more] = leaves.filter((leaf) => leaf.kind === 'text');
  if (caption === undefined || value === undefined || more !== undefined) return null;
  const isCaption = lookOf(caption) !== lookOf(value) && fontSizeOf(caption) <= fontSizeOf(value);
  const words = textOfLayer(caption).trim();
  if (!isCaption || words.length > maxCaption || !/\p{L}{2}/u.test(words) || /[.!]$/u.test(words))
    return null;
  const column = columnOf(box, caption, value);
  return column === null ? null : { box, column, caption, value };
}

/** px; the widest icon in a cell. */
const maxIcon = 32;

/** Letters of the longest caption. */
const maxCaption = 40;

/** The box in which one text is directly above the other. */
function columnOf(box: LayoutBox, caption: LayoutText, value: LayoutText): LayoutBox | null {
  const shown = visibleChildren(box);
  if (shown.includes(caption))
    return flowOf(box) === 'column' && shown.indexOf(value) === shown.indexOf(caption) + 1 ? box : null;
  for (const child of shown) {
    const found = child.kind === 'box' ? columnOf(child, caption, value) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Returns a box of a cell in which the value is a field. */
function withField(box: LayoutBox, cell: FieldCell): LayoutBox {
  if (box === cell.column)
    return replaceChild(
      box,
      cell.value,
      wrapInBox(fillingItsBox(cell.value), box, { name: 'field', kind: 'field' }),
    );
  const inside = visibleChildren(box).find(
    (child): child is LayoutBox => child.kind === 'box' && columnOf(child, cell.caption, cell.value) !== null,
  );
  return inside === undefined ? box : replaceChild(box, inside, withField(inside, cell));
}

/** What filled the column fills the box around it, whatever is typed. */
function fillingItsBox(value: LayoutText): LayoutText {
  const fills = unconditionalValueOf(value, 'align-self') === 'stretch';
  return fills ? { ...value, style: [{ property: 'width', value: '100%' }, ...value.style] } : value;
}
