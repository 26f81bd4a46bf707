/**
 * Gives tables the table layout of CSS. A table comes in whose rows are flex rows or rows of a subgrid; a box comes out with
 * rows and cells that a browser lays out as a table: the headings declare the widths of the columns, the cells have the
 * paddings, and a cell with one text is this text. A table that this layout cannot show as it is drawn stays as it is.
 */
import { withChildren } from '#design/map-children';
import { isRightToLeft } from '#design/script-language';
import { cssNumber, expandSides, px, readPx, sidesShorthand } from '../../css/css-values.ts';
import {
  flowOf,
  isOutOfFlow,
  isPainted,
  isUnconditional,
  unconditionalValueOf,
} from '../../css/style-queries.ts';
import { textsIn, visibleChildren } from '../../components/walk-layout.ts';
import type {
  Declaration,
  LayoutBox,
  LayoutNode,
  LayoutText,
  LayoutTree,
  Style,
} from '../../layout/layout-tree.ts';
import { findTable } from '../lists-and-tables.ts';
import { createBox, unionOf } from './nested-boxes.ts';

/** Gives the tables on all pages table layout. A page of several widths keeps its rows, which are drawn several times. */
export function applyTableLayout(layout: LayoutTree): LayoutTree {
  const isMirrored = isRightToLeft(layout.language ?? 'en');
  const pages = layout.pages.filter(({ narrower }) => narrower === undefined);
  const tables = new Map(pages.flatMap(({ root }) => tablesIn(root, isMirrored)));
  const shared = findShared(layout, [...tables.values()]);
  const visit = (node: LayoutNode): LayoutNode => {
    if (node.kind !== 'box') return node;
    const table = tables.get(node);
    if (table === undefined) return withChildren(node, node.children.map(visit));
    return table.rows.some(({ box }) => shared.has(componentOf(box) ?? '')) ? node : buildTable(table);
  };
  return {
    ...layout,
    pages: layout.pages.map((page) => (pages.includes(page) ? { ...page, root: visit(page.root) } : page)),
  };
}

function tablesIn(node: LayoutNode, isMirrored: boolean): readonly (readonly [LayoutNode, MeasuredTable])[] {
  if (node.kind !== 'box' || !node.visible) return [];
  const table = readTable(node, isMirrored);
  return table === null ? node.children.flatMap((child) => tablesIn(child, isMirrored)) : [[node, table]];
}

function componentOf({ instance }: LayoutBox): string | null {
  return instance === null ? null : (instance.setName ?? instance.componentName);
}

/** The components of rows that the design also uses outside these tables, where they are no rows. */
function findShared(layout: LayoutTree, tables: readonly MeasuredTable[]): ReadonlySet<string> {
  const rows = new Set<LayoutNode>(tables.flatMap((table) => table.rows.map(({ box }) => box)));
  const shared = new Set<string>();
  const visit = (node: LayoutNode): void => {
    if (node.kind !== 'box') return;
    const component = componentOf(node);
    if (component !== null && !rows.has(node)) shared.add(component);
    node.children.forEach(visit);
  };
  for (const { root } of layout.pages) visit(root);
  return shared;
}

/** A table whose columns are known. */
interface MeasuredTable {
  readonly box: LayoutBox;
  /** The row of headings first. */
  readonly rows: readonly MeasuredRow[];
  readonly columns: readonly Column[];
  /** Whether the box has nothing but the rows. */
  readonly isWhole: boolean;
  /** Whether its columns run from right to left. */
  readonly isMirrored: boolean;
}

interface MeasuredRow {
  readonly box: LayoutBox;
  readonly cells: readonly LayoutNode[];
  /** px above and below its cells. */
  readonly padding: { readonly top: number; readonly bottom: number };
}

interface Column {
  /** As CSS; `null` where it takes what the others leave. */
  readonly width: string | null;
  /** px beside the cells. */
  readonly before: number;
  readonly after: number;
}

function readTable(box: LayoutBox, isMirrored: boolean): MeasuredTable | null {
  const found = findTable(box);
  if (found === null || box.decided !== undefined) return null;
  const rows = rowsIn(box, (node) => found.tags.get(node) === 'tr').map(readRow);
  const whole = rows.filter((row) => row !== null);
  const [head] = whole;
  if (head === undefined || whole.length < rows.length || gapOf(box, 'row') > 0) return null;
  const isWhole = found.tags.get(box) === 'table';
  const columns =
    box.inferredKind === 'table' ? readTracks(box, whole, isMirrored) : measureCells(whole, isMirrored);
  return columns === null ? null : { box, rows: whole, columns, isWhole, isMirrored };
}

/** The rows among the children of a box, or of the box around the rows of the body. */
function rowsIn(box: LayoutBox, isRow: (node: LayoutNode) => boolean): readonly LayoutBox[] {
  return visibleChildren(box).flatMap((child) => {
    if (child.kind !== 'box') return [];
    return isRow(child) ? [child] : visibleChildren(child).some(isRow) ? rowsIn(child, isRow) : [];
  });
}

/** Lays out or places a row, which table layout does in another way. */
const layoutOfRow =
  /^(display|flex-direction|flex-wrap|align-items|justify-content|justify-items|(row-|column-)?gap|padding(-\w+)*|grid-template-columns|grid-column|flex(-\w+)?|align-self|justify-self|width|min-width|max-width|overflow(-\w)?)$/;

/** What a row may declare besides: a ground, lines above and below it, a height, and what only moves its descendants. */
const paintOfRow = /^(background(-\w+)*|border-(top|bottom)|position|(min-)?height|cursor|color)$/;

function readRow(box: LayoutBox): MeasuredRow | null {
  const cells = visibleChildren(box);
  const isPlain = box.style.every((one) => {
    if (layoutOfRow.test(one.property)) return true;
    if (one.below !== undefined) return false;
    return paintOfRow.test(one.property) || lineOfShadow(one) !== null || one.value === '0';
  });
  if (!isPlain || box.link !== null || box.drawn.x === undefined) return null;
  const [top = 0, , bottom = 0] = paddingOf(box);
  return { box, cells, padding: { top, bottom } };
}

/** The line that a shadow draws inside a box, above or below what is in it. */
function lineOfShadow({ property, value }: Declaration): Declaration | null {
  if (property !== 'box-shadow') return null;
  const [, sign, width, colour] =
    /^inset 0 (-?)(\d+(?:\.\d+)?px) 0 0 ([^,]+|\w+\([^)]*\))$/.exec(value) ?? [];
  if (width === undefined || colour === undefined) return null;
  return { property: sign === '-' ? 'border-bottom' : 'border-top', value: `${width} solid ${colour}` };
}

/** The paddings of a box in px: top, right, bottom, left. */
function paddingOf({ style }: LayoutNode): readonly number[] {
  const all = expandSides(unconditionalValueOf({ style }, 'padding') ?? '0');
  return (['top', 'right', 'bottom', 'left'] as const).map((side, at) => {
    const own = unconditionalValueOf({ style }, `padding-${side}`) ?? all[at];
    return readPx(own) ?? 0;
  });
}

function gapOf(box: LayoutBox, axis: 'row' | 'column'): number {
  const [row = '0', column = row] = (unconditionalValueOf(box, 'gap') ?? '0').split(' ');
  return readPx(unconditionalValueOf(box, `${axis}-gap`) ?? (axis === 'row' ? row : column)) ?? 0;
}

/** The columns of a grid, whose rows have the paddings. */
function readTracks(
  box: LayoutBox,
  rows: readonly MeasuredRow[],
  isMirrored: boolean,
): readonly Column[] | null {
  const template = unconditionalValueOf(box, 'grid-template-columns') ?? '';
  const tracks = [...template.matchAll(/([\d.]+)fr/g)].map(([, size]) => Number(size));
  const sides = rows.map(({ box: row }) => {
    const [, right = 0, , left = 0] = paddingOf(row);
    return isMirrored ? [right, left] : [left, right];
  });
  const [[first = 0, last = 0] = []] = sides;
  const isEven = sides.every(([start = 0, end = 0]) => start === first && end === last);
  if (tracks.length === 0 || !isEven) return null;
  const gap = gapOf(box, 'column');
  const total = tracks.reduce((sum, track) => sum + track, gap * (tracks.length - 1));
  return tracks.map((track, at) => {
    const isLast = at === tracks.length - 1;
    return {
      width: isLast ? null : share((track + gap) / total),
      before: at === 0 ? first : 0,
      after: isLast ? last : gap,
    };
  });
}

function share(part: number): string {
  return `${cssNumber(part * 100, 2)}%`;
}

/** px by which the cells of a column begin and end at different places by chance. */
const drift = 1;

/** The columns of rows whose cells begin at the same places and are equally wide. */
function measureCells(rows: readonly MeasuredRow[], isMirrored: boolean): readonly Column[] | null {
  const [head] = rows;
  if (head === undefined) return null;
  const placed = rows.map(({ box, cells }) => cells.map((cell) => extentIn(cell, box, isMirrored)));
  const [headings = []] = placed;
  const isEven = placed.every((row) =>
    row.every(
      ([start, end], at) =>
        Math.abs(start - (headings[at]?.[0] ?? Number.NaN)) <= drift &&
        Math.abs(end - (headings[at]?.[1] ?? Number.NaN)) <= drift,
    ),
  );
  if (!isEven) return null;
  const whole = head.box.drawn.width;
  const growing = head.cells.filter(grows).length;
  return headings.map(([start, end], at) => {
    const next = headings[at + 1]?.[0] ?? whole;
    const from = at === 0 ? 0 : start;
    const isRest = growing === 0 ? at === headings.length - 1 : growing === 1 && grows(head.cells[at]);
    return {
      width: isRest ? null : growing > 1 ? share((next - from) / whole) : px(Math.round(next - from)),
      before: at === 0 ? Math.round(start) : 0,
      after: Math.max(0, Math.round(next - end)),
    };
  });
}

function extentIn({ drawn }: LayoutNode, row: LayoutBox, isMirrored: boolean): readonly [number, number] {
  const start = (drawn.x ?? Number.NaN) - (row.drawn.x ?? 0);
  return isMirrored
    ? [row.drawn.width - start - drawn.width, row.drawn.width - start]
    : [start, start + drawn.width];
}

function grows(cell: LayoutNode | undefined): boolean {
  if (cell === undefined) return false;
  const flex = unconditionalValueOf(cell, 'flex') ?? unconditionalValueOf(cell, 'flex-grow') ?? '0';
  return /^[1-9]/.test(flex);
}

/** Paints a box, gives it a size of its own or cuts off what is in it, which a table does not do in the same way. */
const needsBox =
  /^(padding(-\w+)*|border(-\w+)*|outline(-\w+)?|box-shadow|overflow(-\w)?|background(-\w+)*|(min-|max-)?height|opacity|filter|mask|clip-path|position)$/;

const layoutOfBox =
  /^(display|flex-direction|flex-wrap|align-items|justify-content|(row-|column-)?gap|grid-template-columns)$/;

function buildTable(table: MeasuredTable): LayoutBox {
  const { box, rows, isWhole } = table;
  const contents = contentsOf(rows, table.columns.length);
  // The last row, which may have no line, has the same icons.
  const overlap = Math.max(0, ...rows.slice(1).map((row) => overlapOf(spaceOf(row))));
  const built = rows.map((row, index) => buildRow(row, table, { contents, overlap, isHead: index === 0 }));
  const own: Style = [
    { property: 'width', value: '100%' },
    { property: 'border-collapse', value: 'collapse' },
    ...leastWidth(box, rows),
  ];
  const inner = (children: readonly LayoutNode[]): LayoutBox => ({
    ...createBox(
      { name: 'table', kind: 'table' },
      { id: `${box.id.startsWith('I') ? '' : 'I'}${box.id};rows`, visible: true, drawn: unionOf(children) },
      children,
    ),
    style: own,
  });
  const kept = box.style.filter(({ property }) => !layoutOfBox.test(property));
  const hidden = box.children.filter(({ visible }) => !visible);
  if (!isWhole) {
    const drawn = new Set<LayoutNode>(rows.map((row) => row.box));
    const first = box.children.findIndex((child) => drawn.has(child));
    const others = box.children.filter((child) => !drawn.has(child));
    const table = { ...inner(built), style: [...own, { property: 'align-self', value: 'stretch' }] };
    return { ...box, children: others.toSpliced(first, 0, table) };
  }
  if (box.inferredKind !== 'table' && kept.some(({ property }) => needsBox.test(property)))
    return { ...box, style: kept, children: [inner(built), ...hidden] };
  const ownNames = new Set(own.map(({ property }) => property));
  const placed = kept.filter(({ property, below }) => below !== undefined || !ownNames.has(property));
  const [width, ...others] = own;
  const hasWidth = kept.some(({ property, below }) => property === 'width' && below === undefined);
  return {
    ...box,
    inferredKind: 'table',
    style: [
      ...(hasWidth ? kept.filter(({ property, below }) => property === 'width' && below === undefined) : []),
      ...placed.filter(({ below }) => below === undefined),
      ...(hasWidth || width === undefined ? [] : [width]),
      ...others.filter(({ below }) => below === undefined),
      ...placed.filter(({ below }) => below !== undefined),
      ...others.filter(({ below, property }) => below !== undefined && !hasBelow(placed, property)),
    ],
    children: [...built, ...hidden],
  };
}

/** What all cells of a column are below its heading: one text each, one node each, or several beside each other. */
type ColumnContent = 'text' | 'single' | 'several';

function contentsOf([, ...rows]: readonly MeasuredRow[], count: number): readonly ColumnContent[] {
  const whole = rows.filter(({ cells }) => cells.every((cell) => spanOf(cell) === 1));
  return Array.from({ length: count }, (_, at) => {
    const cells = whole.flatMap(({ cells: own }) => own[at] ?? []);
    const isText = (cell: LayoutNode) =>
      cell.kind === 'text' ||
      onlyTextIn(cell) !== null ||
      (cell.kind === 'box' && cell.children.length === 0);
    if (cells.every(isText)) return 'text';
    const hasSeveral = (cell: LayoutNode) =>
      cell.kind === 'box' && isPlainCell(cell) && visibleChildren(cell).length > 1;
    return cells.some(hasSeveral) ? 'several' : 'single';
  });
}

/** The text that a plain cell has, and nothing else. */
function onlyTextIn(cell: LayoutNode): LayoutText | null {
  if (cell.kind !== 'box' || !isPlainCell(cell) || cell.children.length !== 1) return null;
  const [only] = visibleChildren(cell);
  return only?.kind === 'text' && isPlainText(only, cell) ? only : null;
}

function hasBelow(style: Style, property: string): boolean {
  return style.some((one) => one.property === property && one.below !== undefined);
}

/** px of a column whose words wrap, in a table that scrolls. */
const minColumn = 140;

/** Words that may wrap would make the columns as narrow as their longest word before the table scrolls. */
function leastWidth(box: LayoutBox, rows: readonly MeasuredRow[]): Style {
  const [least] = rows.flatMap(({ box: row }) =>
    row.style.filter(({ property, below }) => property === 'min-width' && below !== undefined),
  );
  const wraps = rows.some(({ box: row }) =>
    textsIn(row).some(
      (text) => !text.style.some(({ property, value }) => property === 'white-space' && value === 'nowrap'),
    ),
  );
  if (least?.below === undefined || !wraps) return [];
  const columns = Math.max(...rows.map(({ cells }) => cells.length));
  const width = Math.min(Math.round(box.drawn.width), minColumn * columns);
  return [{ property: 'min-width', value: px(width), below: least.below }];
}

/** px above and below the cells of a row. A line takes place beside them, and a shadow does not. */
function spaceOf({ box, padding }: MeasuredRow): MeasuredRow['padding'] {
  const lines = box.style.flatMap((one) => lineOfShadow(one) ?? []);
  return {
    top: padding.top - thicknessOf(lines, 'border-top'),
    bottom: padding.bottom - thicknessOf(lines, 'border-bottom'),
  };
}

/** px of the lines of a row for which its paddings have no place. */
function overlapOf({ top, bottom }: MeasuredRow['padding']): number {
  return Math.max(0, -top) + Math.max(0, -bottom);
}

/** What the rows of a table have in common, and which of them one is. */
interface RowPlace {
  readonly contents: readonly ColumnContent[];
  /** px of the lines in the place of cells. */
  readonly overlap: number;
  readonly isHead: boolean;
}

function buildRow(
  row: MeasuredRow,
  { columns, isMirrored }: MeasuredTable,
  { contents, overlap, isHead }: RowPlace,
): LayoutBox {
  const { box, cells, padding } = row;
  const align = unconditionalValueOf(box, 'align-items') ?? 'stretch';
  const painted = box.style.filter(
    ({ property }) => !layoutOfRow.test(property) && property !== 'min-height',
  );
  const least = unconditionalValueOf(box, 'min-height');
  const space = spaceOf(row);
  const built = cells.map((cell, at) => {
    const column = columns[at];
    const place: CellPlace = {
      space,
      column: column === undefined || spanOf(cell) > 1 ? { before: column?.before ?? 0, after: 0 } : column,
      width: isHead ? (column?.width ?? null) : null,
      align: unconditionalValueOf(cell, 'align-self') ?? align,
      fillsRow: Math.abs(box.drawn.height - padding.top - padding.bottom - cell.drawn.height) <= drift,
      isMirrored,
      content: isHead ? 'text' : (contents[at] ?? 'single'),
      lines: overlap,
    };
    return buildCell(cell, place, { row: box, at });
  });
  return {
    ...box,
    style: [
      ...(least === undefined || painted.some(({ property }) => property === 'height')
        ? []
        : [{ property: 'height', value: least }]),
      ...painted.flatMap((one) => {
        const line = lineOfShadow(one);
        return line === null ? (one.property === 'box-shadow' ? [] : [one]) : [line];
      }),
    ],
    children: [...built, ...box.children.filter(({ visible }) => !visible)],
  };
}

function spanOf(cell: LayoutNode): number {
  return cell.kind === 'box' ? (cell.columnSpan ?? 1) : 1;
}

function thicknessOf(lines: Style, property: string): number {
  const line = lines.find((one) => one.property === property);
  return readPx(line?.value.split(' ')[0]) ?? 0;
}

interface CellPlace {
  /** px of the row above and below the cell. */
  readonly space: MeasuredRow['padding'];
  readonly column: Pick<Column, 'before' | 'after'>;
  readonly width: string | null;
  /** How the row aligns it, as CSS. */
  readonly align: string;
  /** Whether it is drawn as high as its row, so that only what is in it has an alignment. */
  readonly fillsRow: boolean;
  /** Whether it runs from right to left. */
  readonly isMirrored: boolean;
  /** What the cells of its column are. */
  readonly content: ColumnContent;
  /** px of the lines that most rows have in the place of their cells. */
  readonly lines: number;
}

/** What a flex item or a cell of a grid declares about its place. */
const placeOfItem =
  /^(flex(-\w+)?|align-self|justify-self|order|grid-column|min-width|max-width|margin(-\w+)*)$/;

const layoutOfCell =
  /^(display|flex-direction|flex-wrap|align-items|justify-content|align-content|(row-|column-)?gap|overflow(-\w)?)$/;

function buildCell(
  cell: LayoutNode,
  place: CellPlace,
  { row, at }: { readonly row: LayoutBox; readonly at: number },
): LayoutNode {
  const id = `${row.id.startsWith('I') ? '' : 'I'}${row.id};cell-${at}`;
  if (cell.kind === 'text' && cell.link === null)
    return { ...cell, style: [...cellStyle(cell, place, null), ...textStyle(cell)] };
  if (cell.kind !== 'box' || !isPlainCell(cell)) {
    const content = { ...cell, style: asContent(cell, fillsItem(cell)) };
    const { inferredKind: _, ...around } = createBox({ name: '', kind: 'group' }, { ...cell, id }, [
      besideLines(content, place),
    ]);
    return { ...around, style: cellStyle({ ...cell, style: [] }, place, null) };
  }
  const [only, more] = visibleChildren(cell);
  const hidden = cell.children.filter(({ visible }) => !visible);
  const justify = justifyOf(cell);
  const paint = cell.style.filter(
    ({ property }) =>
      !layoutOfCell.test(property) &&
      !placeOfItem.test(property) &&
      !/^(padding(-\w+)*|width|(min-)?height)$/.test(property),
  );
  const style = [...cellStyle(cell, place, justify), ...paint];
  if (only === undefined) return { ...cell, style: [...style, ...heightOf(cell)] };
  if (place.content === 'text' && only.kind === 'text' && onlyTextIn(cell) === only)
    return {
      ...only,
      ids: [...new Set([...cell.ids, ...only.ids])],
      style: [
        ...cellStyle(cell, place, textAlignOf(only, cell, place.isMirrored) ?? justify),
        ...heightOf(cell),
        ...paint,
        ...textStyle(only).filter(({ property }) => property !== 'text-align'),
      ],
    };
  const isSingle = more === undefined && place.content !== 'several';
  if (isSingle && only.kind === 'text' && isPlainText(only, cell)) {
    const content = { ...only, style: textStyle(only).filter(({ property }) => property !== 'text-align') };
    const around = cellStyle(cell, place, textAlignOf(only, cell, place.isMirrored) ?? justify);
    return { ...cell, style: [...around, ...paint, ...heightOf(cell)], children: [content, ...hidden] };
  }
  if (isSingle && !isOutOfFlow(only)) {
    const isFilled = fillsCell(only, cell);
    const placed = isFilled || justify === null ? [] : [justifiedBlock(justify)];
    const content = { ...only, style: [...asContent(only, isFilled), ...placed] };
    return { ...cell, style: [...style, ...heightOf(cell)], children: [content, ...hidden] };
  }
  const { inferredKind: _, ...content } = createBox(
    { name: cell.name, kind: 'group' },
    { ...cell, id: `${id}/content` },
    cell.children,
  );
  const layout = cell.style.filter(({ property }) => layoutOfCell.test(property));
  return {
    ...cell,
    style: [...style, ...heightOf(cell)],
    children: [{ ...content, style: isLabelledPicture(cell) ? withoutWrap(layout) : layout }],
  };
}

/** An icon as high as its row, also as a button, leaves place for the lines of the row, and stays as large. */
function besideLines<Content extends LayoutNode>(content: Content, place: CellPlace): Content {
  const { lines, fillsRow } = place;
  if (!fillsRow || lines === 0) return content;
  const own = { property: 'height', value: px(content.drawn.height - lines) };
  const style = [...content.style.filter(({ property }) => !/^(min-)?height$/.test(property)), own];
  if (content.kind === 'box') {
    const [icon, more] = content.children;
    const isIcon = icon?.kind === 'vector' && more === undefined;
    return isIcon ? { ...content, style, children: [besideLines(icon, place)] } : content;
  }
  if (content.kind !== 'vector') return content;
  const svg = content.svg.replace('preserveAspectRatio="none"', 'preserveAspectRatio="xMidYMid slice"');
  return { ...content, svg, style };
}

/** px of the longer side of a picture beside the words of a cell. */
const maxPicture = 64;

/** Whether a cell has a picture and its words, which stay beside each other: a column is as wide as both. */
function isLabelledPicture(cell: LayoutBox): boolean {
  const [picture, words, more] = visibleChildren(cell);
  if (picture === undefined || words === undefined || more !== undefined) return false;
  const isSmall = Math.max(picture.drawn.width, picture.drawn.height) <= maxPicture;
  return isSmall && textsIn(picture).length <= 1 && textsIn(words).length > 0 && flowOf(cell) === 'row';
}

function withoutWrap(style: Style): Style {
  return style.flatMap((one) => {
    if (one.property === 'flex-wrap') return [];
    if (one.property !== 'gap') return [one];
    const [row = '0', column = row] = one.value.split(' ');
    return [{ ...one, value: column }];
  });
}

function isPlainCell({ instance, link, decided, inferredKind, style }: LayoutBox): boolean {
  return (
    instance === null &&
    link === null &&
    decided === undefined &&
    (inferredKind === undefined || inferredKind === 'group') &&
    style.every(
      ({ property, below }) =>
        below === undefined || layoutOfCell.test(property) || placeOfItem.test(property),
    ) &&
    !style.some(({ property }) => /^(border|outline|opacity|transform|position)$/.test(property))
  );
}

function isPlainText({ link, decided, inferredKind, style }: LayoutNode, cell: LayoutBox): boolean {
  const isPlaced = style.some(({ property, value }) => property === 'position' && value !== 'static');
  return (
    link === null && decided === undefined && inferredKind === undefined && !isPlaced && spanOf(cell) === 1
  );
}

/** The style that a cell has from its row and its column. */
function cellStyle(
  cell: LayoutNode,
  { space, column, width, align, fillsRow, isMirrored }: CellPlace,
  justify: Justify | null,
): Style {
  const [top = 0, right = 0, bottom = 0, left = 0] = paddingOf(cell);
  const isEmpty = cell.kind === 'box' && visibleChildren(cell).length === 0;
  const sides = [
    Math.max(0, top + space.top),
    right + (isMirrored ? column.before : column.after),
    Math.max(0, bottom + space.bottom),
    left + (isMirrored ? column.after : column.before),
  ].map(px);
  const [above = '0', end = '0', below = '0', start = '0'] = sides;
  const vertical = verticalAlignOf(cell, fillsRow ? 'stretch' : align);
  return [
    ...(width === null ? [] : [{ property: 'width', value: width }]),
    ...(isEmpty || sides.every((side) => side === '0')
      ? []
      : [{ property: 'padding', value: sidesShorthand([above, end, below, start]) }]),
    ...(justify === null || cell.kind !== 'box' ? [] : [{ property: 'text-align', value: justify }]),
    ...(vertical === 'middle' ? [] : [{ property: 'vertical-align', value: vertical }]),
  ];
}

type Justify = 'center' | 'end';

/** Where a box places what is in it along the row; `null` for the start. */
function justifyOf(cell: LayoutBox): Justify | null {
  const own = unconditionalValueOf(cell, 'justify-self');
  const inside = unconditionalValueOf(cell, flowOf(cell) === 'column' ? 'align-items' : 'justify-content');
  return toJustify(inside ?? own) ?? toJustify(own);
}

function toJustify(value: string | undefined): Justify | null {
  return value === 'center' ? 'center' : value === 'flex-end' || value === 'end' ? 'end' : null;
}

/** How a text that is as wide as its cell places its words. */
function textAlignOf(text: LayoutNode, cell: LayoutBox, isMirrored: boolean): Justify | null {
  const aligned = unconditionalValueOf(text, 'text-align');
  if (!fillsCell(text, cell)) return null;
  return aligned === 'center'
    ? 'center'
    : aligned === (isMirrored ? 'left' : 'right') || aligned === 'end'
      ? 'end'
      : null;
}

const verticalAligns: Readonly<Record<string, string>> = {
  center: 'middle',
  'flex-start': 'top',
  start: 'top',
  'flex-end': 'bottom',
  end: 'bottom',
  baseline: 'baseline',
};

function verticalAlignOf(cell: LayoutNode, align: string): string {
  const known = verticalAligns[align];
  if (known !== undefined) return known;
  if (cell.kind !== 'box') return unconditionalValueOf(cell, 'height') === undefined ? 'middle' : 'top';
  if (visibleChildren(cell).length === 0) return 'middle';
  const own = unconditionalValueOf(cell, flowOf(cell) === 'column' ? 'justify-content' : 'align-items');
  return verticalAligns[own ?? ''] ?? 'top';
}

/** The height of a cell where it is declared: table cells are as high as that at least. */
function heightOf(cell: LayoutNode): Style {
  const height = unconditionalValueOf(cell, 'height') ?? unconditionalValueOf(cell, 'min-height');
  return height === undefined || readPx(height) === null ? [] : [{ property: 'height', value: height }];
}

/** A text in a cell is as wide as the cell. */
function textStyle(text: LayoutNode): Style {
  return text.style.filter(
    ({ property, value }) =>
      !placeOfItem.test(property) &&
      property !== 'width' &&
      !(property === 'display' && value === 'block') &&
      !/^padding/.test(property),
  );
}

/** Whether an item is as wide as its cell and not as its own content. */
function fillsCell(item: LayoutNode, cell: LayoutBox): boolean {
  if (unconditionalValueOf(item, 'width') === '100%') return true;
  if (flowOf(cell) !== 'column') return grows(item);
  const align = unconditionalValueOf(item, 'align-self') ?? unconditionalValueOf(cell, 'align-items');
  return align === undefined || align === 'stretch';
}

function fillsItem(item: LayoutNode): boolean {
  return grows(item) || unconditionalValueOf(item, 'width') === '100%';
}

/**
 * A flex item as a block: without a width of its own it is as wide as its content. A button is so too where it is to fill
 * its cell, unless it declares that.
 */
function asContent(item: LayoutNode, isFilled: boolean): Style {
  // Where something has its drawn size, its direction says where it has what is in it.
  const isSized = readPx(unconditionalValueOf(item, 'width')) !== null;
  const kept = item.style.filter(
    ({ property }) => !placeOfItem.test(property) || (isSized && property === 'flex-direction'),
  );
  // A button without a layout of its own would be in a line of text, above its baseline.
  const isInLine = item.kind === 'box' && !kept.some(({ property }) => property === 'display');
  const own = isInLine ? [{ property: 'display', value: 'flex' }, ...kept] : kept;
  const hasWidth = own.some((one) => one.property === 'width' && isUnconditional(one));
  if (hasWidth || item.kind === 'vector' || item.kind === 'image') return own;
  const isPlain = item.kind !== 'box' || (item.inferredKind === undefined && !isPainted(item));
  if (isFilled && isPlain) return own;
  const width = { property: 'width', value: isFilled ? '100%' : 'fit-content' };
  return [...own.filter(isUnconditional), width, ...own.filter((one) => !isUnconditional(one))];
}

function justifiedBlock(justify: Justify): Declaration {
  return justify === 'center'
    ? { property: 'margin-inline', value: 'auto' }
    : { property: 'margin-inline', value: 'auto 0' };
}
