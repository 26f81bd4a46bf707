/**
 * Makes tables of rows that are drawn as layers. The output is a box for the table, whose columns its rows share, with a
 * box for each row and a node for each cell. Lines between rows become their borders. Rows that are a table as they are
 * drawn keep their layout (`../lists-and-tables.ts`).
 */
import type { ElementKind } from '#design/code-plan';
import { withChildren } from '#design/map-children';
import { isRightToLeft } from '#design/script-language';
import { expandSides, px, readPx, sidesShorthand } from '../../css/css-values.ts';
import { leavesIn, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { propertyOf } from '../../css/properties.ts';
import { isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type {
  Declaration,
  LayoutBox,
  LayoutNode,
  LayoutPage,
  LayoutTree,
  Style,
} from '../../layout/layout-tree.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { findTable } from '../lists-and-tables.ts';
import { createBox } from './nested-boxes.ts';
import { measureTable, type RowGeometry, type TableGeometry } from './table-geometry.ts';
import { type DrawnTable, findDrawnTable } from './table-rows.ts';
import type { Alignment, TableCell, TableColumn } from './table-columns.ts';

/** Makes tables of the rows on all pages. A page of several widths keeps its rows, which are drawn several times. */
export function arrangeTables(layout: LayoutTree): LayoutTree {
  const start: StartSide = isRightToLeft(layout.language ?? 'en') ? 'right' : 'left';
  const arrangePage = ({ root, width }: LayoutPage): LayoutNode => {
    const context = { start, pageWidth: width };
    return start === 'left' ? arrangeIn(root, context) : mirrorDrawn(arrangeIn(mirrorDrawn(root), context));
  };
  const pages = layout.pages.map((page) =>
    page.narrower === undefined ? { ...page, root: arrangePage(page) } : page,
  );
  return { ...layout, pages };
}

/** Where rows begin, as a side of CSS. */
type StartSide = 'left' | 'right';

interface TableContext {
  readonly start: StartSide;
  /** px */
  readonly pageWidth: number;
}

/** A tree whose x counts from the right, so that columns come one after another in reading order. */
function mirrorDrawn<Node extends LayoutNode>(node: Node): Node {
  const { x, width } = node.drawn;
  const mirrored = x === undefined ? node : { ...node, drawn: { ...node.drawn, x: -x - width } };
  return mirrored.kind === 'box' ? { ...mirrored, children: mirrored.children.map(mirrorDrawn) } : mirrored;
}

/** The planned kinds of boxes that may hold a table. */
const partsOfPages: ReadonlySet<ElementKind> = new Set<ElementKind>([
  ...(['header', 'section', 'article', 'aside', 'footer', 'form', 'group'] as const),
]);

function arrangeIn(node: LayoutNode, context: TableContext): LayoutNode {
  if (node.kind !== 'box' || !node.visible) return node;
  const decided = node.decided?.kind;
  if (decided !== undefined && !partsOfPages.has(decided)) return node;
  if (findTable(node) !== null) return node;
  const table = decided === undefined ? findDrawnTable(node) : null;
  if (table !== null) {
    const { start } = context;
    const arranged = arrange(table, toSides(measureTable(table, start), start), context);
    if (hasTextsOf(node, arranged)) return arranged;
  }
  const children = node.children.map((child) => arrangeIn(child, context));
  return withChildren(node, children);
}

/** Whether no text is lost. Rows that a table cannot show whole are none. */
function hasTextsOf(drawn: LayoutBox, arranged: LayoutBox): boolean {
  const kept = new Set(textsIn(arranged).map(({ id }) => id));
  return textsIn(drawn).every(({ id }) => kept.has(id));
}

/** The geometry with its paddings at the sides that CSS names. */
function toSides(geometry: TableGeometry, start: StartSide): TableGeometry {
  if (start === 'left') return geometry;
  const swap = ([top = 0, right = 0, bottom = 0, left = 0]: readonly number[]) => [top, left, bottom, right];
  return {
    ...geometry,
    padding: swap(geometry.padding),
    rows: geometry.rows.map((row) => ({ ...row, padding: swap(row.padding) })),
    cellPaddings: geometry.cellPaddings.map(
      ({ 'padding-right': end = 0 }): Readonly<Record<string, number>> =>
        end === 0 ? {} : { 'padding-left': end },
    ),
  };
}

function arrange(
  table: DrawnTable,
  geometry: TableGeometry,
  { start: side, pageWidth }: TableContext,
): LayoutBox {
  const { box } = table;
  const [start, end] = table.range;
  const { frame, tracks, columnGap, rowGap } = geometry;
  const inside = buildRows(table, geometry, side);
  const node: LayoutBox = {
    ...createBox(
      { name: 'table', kind: 'table' },
      { id: addedId(box, 'table'), visible: true, drawn: frame },
      inside,
    ),
    style: [
      { property: 'display', value: 'grid' },
      { property: 'grid-template-columns', value: tracks.map((track) => `${track}fr`).join(' ') },
      ...(rowGap + columnGap > 0 ? [{ property: 'gap', value: gapOf(rowGap, columnGap) }] : []),
    ],
  };
  const scrolls = tracks.length > maxColumnsOfPhone;
  // A table beside something else may have less space than its columns need in any narrower window.
  const below = frame.width < minAcross * pageWidth ? Math.max(pageWidth, scrollBelow) : scrollBelow;
  const isScrolled = table.isWhole && box.style.some(({ property }) => property === 'overflow-x');
  const overflow = scrolls && !isScrolled ? [{ property: 'overflow-x', value: 'auto', below }] : [];
  const least = scrolls
    ? [
        {
          property: 'min-width',
          value: px(Math.min(Math.round(frame.width), minTrack * tracks.length)),
          below,
        },
      ]
    : [];
  const shown = { ...node, style: [...node.style, ...least] };
  const isPut = (child: LayoutNode): boolean => child !== table.ground?.node;
  const put = (children: readonly LayoutNode[]) => [
    ...box.children.slice(0, start).filter(isPut),
    ...children,
    ...box.children.slice(end).filter(isPut),
  ];
  if (table.isWhole)
    return {
      ...box,
      ids: [...box.ids, ...(table.ground?.node.ids ?? [])],
      style: [
        ...asTableGround(box.style, geometry).filter(
          ({ property }) => table.ground === null || property !== 'position',
        ),
        ...overflow,
      ],
      children: put([shown]),
    };
  const placement = placementOf(geometry, side);
  if (!scrolls) return { ...box, children: put([{ ...shown, style: [...placement, ...shown.style] }]) };
  const around: LayoutBox = {
    ...createBox({ name: 'table area', kind: 'group' }, { ...node, id: addedId(box, 'table-area') }, [shown]),
    style: [...placement, ...overflow],
  };
  return { ...box, children: put([around]) };
}

/** Columns of a table that a phone shows side by side. */
const maxColumnsOfPhone = 3;
/** px of viewport width below which more columns scroll if their table goes across the page, and the share of it then. */
const scrollBelow = 768;
const minAcross = 0.75;
/** px of such a column. */
const minTrack = 140;

function sidesOf([top = 0, right = 0, bottom = 0, left = 0]: readonly number[]): string {
  return sidesShorthand([px(top), px(right), px(bottom), px(left)]);
}

/** px between the lines of a cell whose parts wrap. */
const maxLineGap = 8;

function gapOf(rowGap: number, columnGap: number): string {
  return rowGap === columnGap ? px(rowGap) : `${px(rowGap)} ${px(columnGap)}`;
}

/** As the id of a layer in an instance: the part after the instance's own id is the same in all instances. */
function addedId({ id }: LayoutNode, name: string): string {
  return `${id.startsWith('I') ? '' : 'I'}${id};${name}`;
}

const layoutOfContent =
  /^(display|flex-direction|flex-wrap|align-items|justify-content|(row-|column-)?gap|padding|(min-)?height)$/;

/** The box that only contains the table: its paint and its place remain. */
function asTableGround(style: Style, { padding }: TableGeometry): Style {
  const kept = style.filter(({ property }) => !layoutOfContent.test(property));
  return padding.every((side) => side === 0)
    ? kept
    : [...kept, { property: 'padding', value: sidesOf(padding) }];
}

/** The place of a table among other children of its box. */
function placementOf({ margin, width }: TableGeometry, side: StartSide): Style {
  const [top, bottom, start] = margin;
  return [
    { property: 'align-self', value: width === null ? 'stretch' : 'flex-start' },
    ...(width === null
      ? []
      : [
          { property: 'width', value: px(width) },
          { property: 'max-width', value: '100%' },
        ]),
    ...lengths({ 'margin-top': top, 'margin-bottom': bottom, [`margin-${side}`]: start }),
  ];
}

function lengths(values: Readonly<Record<string, number>>): Style {
  return Object.entries(values).flatMap(([property, value]) =>
    value === 0 ? [] : [{ property, value: px(value) }],
  );
}

function buildRows(table: DrawnTable, geometry: TableGeometry, side: StartSide): readonly LayoutBox[] {
  const layouts = columnLayouts(table, geometry);
  return table.rows.map((row, index) => {
    const place = geometry.rows[index];
    if (place === undefined) return row.box;
    const painted = row.painted ?? row.box;
    const build = index === 0 ? buildHeading : buildCell;
    const space = table.ground === null ? [] : verticalPaddings(place);
    const end: RowEnd | null = index === 0 ? 'first' : index === table.rows.length - 1 ? 'last' : null;
    const cells = row.cells.flatMap((cell, at): readonly LayoutNode[] => {
      const layout = layouts[at];
      if (layout === undefined) return [];
      const start = row.isGroup ? insetOf(cell, table.columns[at]) : 0;
      const built = withStyle(build(row.box, cell, at, layout), [
        ...space,
        ...lengths({ [`padding-${side}`]: start }),
      ]);
      return [at === table.ground?.column ? onGround(built, table, end) : built];
    });
    return {
      ...row.box,
      // A row without paint is higher than the layer that collects its cells.
      ids: [
        ...(isPainted(painted) ? new Set([...row.box.ids, ...painted.ids]) : []),
        ...(row.divider?.ids ?? []),
      ],
      drawn: place.drawn,
      style: [...rowStyle(place, table.ground !== null), ...painted.style.filter(isPaint)],
      children: [...cells, ...row.box.children.filter(({ visible }) => !visible)],
    };
  });
}

/** px by which the words of a cell begin after its column. */
function insetOf({ nodes: [first] }: TableCell, column: TableColumn | undefined): number {
  return Math.max(0, Math.round((first?.drawn.x ?? 0) - (column?.start ?? Number.POSITIVE_INFINITY)));
}

function rowStyle({ align, padding, inset, border }: RowGeometry, isPadded: boolean): Style {
  const [, right = 0, , left = 0] = padding;
  const own = isPadded ? [0, right, 0, left] : padding;
  return [
    { property: 'display', value: 'grid' },
    { property: 'grid-template-columns', value: 'subgrid' },
    { property: 'align-items', value: align },
    { property: 'justify-items', value: 'start' },
    { property: 'grid-column', value: '1 / -1' },
    ...(inset > 0 ? [{ property: 'margin', value: `0 ${px(inset)}` }] : []),
    ...(isPadded && left + right === 0 ? [] : [{ property: 'padding', value: sidesOf(own) }]),
    ...(border === null ? [] : [{ property: 'border-bottom', value: border }]),
  ];
}

/** The space of a row above and below its cells, as a style of these: the ground of a column has no gaps. */
function verticalPaddings({ padding: [top = 0, , bottom = 0] }: RowGeometry): Style {
  return lengths({ 'padding-top': top, 'padding-bottom': bottom });
}

function withStyle<Node extends LayoutNode>(node: Node, style: Style): Node {
  const own = new Set(style.map(({ property }) => property));
  return { ...node, style: [...node.style.filter(({ property }) => !own.has(property)), ...style] };
}

/** A cell as high and as wide as its column, with the paint of the ground behind it. */
function onGround(cell: LayoutNode, { ground, columns }: DrawnTable, end: RowEnd | null): LayoutNode {
  const column = ground === null ? undefined : columns[ground.column];
  if (ground === null || column === undefined) return cell;
  const { align, start } = column;
  const words = { start: 'start', center: 'center', end: 'end' } as const;
  const flex = { start: 'flex-start', center: 'center', end: 'flex-end' } as const;
  const inset = align === 'start' ? Math.max(0, Math.round(start - (ground.node.drawn.x ?? start))) : 0;
  return withStyle(cell, [
    ...groundPaint(ground.node, end),
    { property: 'align-self', value: 'stretch' },
    { property: 'justify-self', value: 'stretch' },
    cell.kind === 'text'
      ? { property: 'text-align', value: words[align] }
      : { property: 'justify-content', value: flex[align] },
    ...lengths({ 'padding-left': inset }),
  ]);
}

type RowEnd = 'first' | 'last';

/** What the ground of a column paints in one of its cells. Its corners are those of the first cell and the last one. */
function groundPaint({ style }: LayoutBox, end: RowEnd | null): Style {
  return style.flatMap((one): Style => {
    if (!isPaint(one)) return [];
    if (one.property !== 'border-radius') return [one];
    if (end === null) return [];
    const [topLeft, topRight, bottomRight, bottomLeft] = expandSides(one.value);
    const corners =
      end === 'first'
        ? ([topLeft, topRight, '0', '0'] as const)
        : (['0', '0', bottomRight, bottomLeft] as const);
    return [{ ...one, value: sidesShorthand(corners) }];
  });
}

function isPaint({ property, below }: Declaration): boolean {
  const { role, paints } = propertyOf(property);
  return below === undefined && (paints || role === 'paint' || role === 'effect' || role === 'interaction');
}

/** What the cells of a column have in common. */
interface ColumnLayout {
  readonly align: Alignment;
  /** px */
  readonly track: number;
  /** The space beside its cells. */
  readonly sides: Style;
  /** Whether its cells are boxes around what is in them, because one of them has several parts or a painted one. */
  readonly isBoxed: boolean;
  /** The words of its heading; empty where it has none. */
  readonly heading: string;
  /** Whether its cells are layers as wide as the column, which paint it or align what is in them. */
  readonly isFilled: boolean;
  /** px between the parts of a cell; `null` where each cell has one. */
  readonly gap: number | null;
  /** Whether a text would wrap in it where letters are a little wider. */
  readonly isFull: boolean;
}

function columnLayouts(
  { rows, columns, ground }: DrawnTable,
  { tracks, cellPaddings }: TableGeometry,
): readonly ColumnLayout[] {
  return columns.map(({ align }, at) => {
    const track = tracks[at] ?? 0;
    const cells = rows.slice(1).flatMap(({ cells: own }) => {
      const cell = own[at];
      return cell === undefined || cell.span > 1 ? [] : [cell.nodes];
    });
    const isFilled =
      cells.length > 0 &&
      cells.every(([node, more]) => node !== undefined && more === undefined && fillsTrack(node, track));
    const gaps = cells.filter(({ length }) => length > 1).map(gapBetween);
    const [heading] = (rows[0]?.cells[at]?.nodes ?? []).flatMap(textsIn);
    return {
      align,
      track,
      heading: heading === undefined ? '' : textOfLayer(heading).trim(),
      sides: lengths(cellPaddings[at] ?? {}),
      isFilled,
      isBoxed:
        at === ground?.column ||
        (!isFilled && (gaps.length > 0 || cells.some(([node]) => node !== undefined && !isCell(node)))),
      gap: gaps.length === 0 ? null : Math.min(...gaps),
      isFull: cells.flat().some(({ drawn }) => drawn.width > maxUnwrappedShare * track),
    };
  });
}

/** The share of a column's width from which a text in it would wrap where letters are a little wider. */
const maxUnwrappedShare = 0.85;

/** The share of its column that a cell covers which fills it. */
const minFilledShare = 0.9;

function buildHeading(
  row: LayoutBox,
  { nodes: [node] }: TableCell,
  at: number,
  column: ColumnLayout,
): LayoutNode {
  if (node !== undefined && isFilling(node, column)) return asFilledCell(node);
  if (node === undefined || !isCell(node)) return boxCell(row, at, node === undefined ? [] : [node], column);
  return asCell(node, column);
}

function buildCell(row: LayoutBox, { nodes, span }: TableCell, at: number, column: ColumnLayout): LayoutNode {
  const [first] = nodes;
  if (span > 1) {
    const gap = nodes.length > 1 ? gapBetween(nodes) : null;
    const cell = boxCell(row, at, nodes, { ...column, align: 'start', sides: [], gap });
    const place = { property: 'grid-column', value: `span ${span}` };
    return { ...cell, columnSpan: span, style: [...cell.style, place] };
  }
  if (first !== undefined && column.isFilled) return asFilledCell(named(first, column));
  if (first === undefined || column.isBoxed) return boxCell(row, at, nodes, column);
  return asCell(first, column);
}

/** An icon in a cell says something of its column, whatever it is called. */
function named(node: LayoutNode, { heading }: ColumnLayout): LayoutNode {
  return node.kind === 'box' || heading === '' ? node : { ...node, name: heading };
}

function isFilling(node: LayoutNode, { isFilled, track }: ColumnLayout): boolean {
  return isFilled && fillsTrack(node, track);
}

function fillsTrack({ kind, drawn }: LayoutNode, track: number): boolean {
  return kind !== 'text' && drawn.width >= minFilledShare * track;
}

/** A cell that stretches over its row and its column, as it is drawn. */
function asFilledCell(node: LayoutNode): LayoutNode {
  const stretched = [
    { property: 'align-self', value: 'stretch' },
    { property: 'justify-self', value: 'stretch' },
  ];
  const kept = node.style.filter(({ property }) => !placeInRow.test(property) && property !== 'width');
  if (node.kind === 'vector') {
    // An icon in the middle of its column stays as large where the column is narrower.
    const svg = node.svg.replace('preserveAspectRatio="none"', 'preserveAspectRatio="xMidYMid slice"');
    return { ...node, svg, style: [...kept, { property: 'width', value: '100%' }, ...stretched] };
  }
  const grown = kept.map((one) => (one.property === 'height' ? { ...one, property: 'min-height' } : one));
  return { ...node, style: [...grown, ...stretched] };
}

function asCell<Node extends LayoutNode>(node: Node, { align, sides, isFull }: ColumnLayout): Node {
  const aligned = align === 'start' ? [] : [alignment(align)];
  return { ...node, style: [...withoutPlace(node, isFull), ...sides, ...aligned] };
}

/** A cell around its parts, which all cells of its column have. */
function boxCell(
  row: LayoutBox,
  at: number,
  nodes: readonly LayoutNode[],
  { align, track, sides, gap, isFull }: ColumnLayout,
): LayoutBox {
  const [first] = nodes;
  const wraps = nodes.filter((node) => !isMark(node)).length > 1;
  const start = first?.drawn.x === undefined ? {} : { x: first.drawn.x };
  const { inferredKind: _, ...cell } = createBox(
    { name: '', kind: 'group' },
    { id: addedId(row, `cell-${at}`), visible: true, drawn: { ...row.drawn, ...start, width: track } },
    nodes.map((node) => {
      const keepsWidth = gap !== null && !wraps && isMark(node);
      const kept: Style = keepsWidth ? [{ property: 'flex-shrink', value: '0' }] : [];
      return { ...node, style: [...withoutPlace(node, isFull), ...kept] };
    }),
  );
  if (first === undefined) return cell;
  return {
    ...cell,
    ...(nodes.length === 1 ? answerOf(first) : {}),
    style: [
      { property: 'display', value: 'flex' },
      ...(gap === null || !wraps ? [] : [{ property: 'flex-wrap', value: 'wrap' }]),
      { property: 'align-items', value: 'center' },
      ...(align === 'start' ? [] : [alignment(align)]),
      ...(gap === null
        ? []
        : [{ property: 'gap', value: wraps ? gapOf(Math.min(gap, maxLineGap), gap) : px(gap) }]),
      ...sides,
    ],
  };
}

/** px of the widest picture, icon or pair of initials, which stays beside the words of its cell. */
const maxMark = 64;

function isMark({ kind, drawn }: LayoutNode): boolean {
  return kind !== 'text' && drawn.width <= maxMark && drawn.height <= maxMark;
}

/** Whether a node can be a cell itself: a text, or a plain box with content. */
function isCell(node: LayoutNode): boolean {
  if (node.kind === 'text') return true;
  return (
    node.kind === 'box' &&
    node.inferredKind === undefined &&
    node.instance === null &&
    node.link === null &&
    node.children.length > 0 &&
    !isPainted(node) &&
    unconditionalValueOf(node, 'display') === 'flex'
  );
}

const placeInRow =
  /^(margin(-\w+)*|flex(-grow|-basis|-shrink)?|align-self|justify-self|order|max-width|min-width)$/;

/** A style without what placed a node in its row. A text wraps, except where it nearly fills its column. */
function withoutPlace(node: LayoutNode, isFull: boolean): Style {
  const isText = node.kind === 'text';
  const hugs = node.kind === 'box' && followsWords(node);
  return node.style.filter(({ property, value, below }) => {
    if (placeInRow.test(property)) return false;
    if (property === 'width') return !isText && !hugs && value.endsWith('px');
    if (isText && property === 'white-space') return below === undefined && isFull;
    return true;
  });
}

/** px by which a hand misses the width of words and the space beside them. */
const maxWidthDrift = 3;

/** Whether a box is as wide as the text in it and its paddings. */
function followsWords(box: LayoutBox): boolean {
  const [only, more] = visibleChildren(box);
  const [, right, , left] = expandSides(unconditionalValueOf(box, 'padding') ?? '0').map(readPx);
  if (only?.kind !== 'text' || more !== undefined || right == null || left == null) return false;
  return left + right > 0 && Math.abs(box.drawn.width - only.drawn.width - left - right) <= maxWidthDrift;
}

/** px; sizes of a short line in the place of a word. */
const dashSize = { minWidth: 6, maxWidth: 24, maxHeight: 3 };

/** What a cell with nothing but an icon says: a check means yes, a cross or a short line no. */
function answerOf(node: LayoutNode): Pick<LayoutBox, 'inferredAnswer'> {
  const [icon, more] = leavesIn(node, 4) ?? [];
  if (icon === undefined || more !== undefined) return {};
  const shape = icon.kind === 'vector' ? recognizeIcon(icon.svg) : null;
  const { width, height } = icon.drawn;
  const isDash =
    icon.kind === 'box' &&
    isPainted(icon) &&
    height <= dashSize.maxHeight &&
    width >= dashSize.minWidth &&
    width <= dashSize.maxWidth;
  if (shape === 'check') return { inferredAnswer: 'yes' };
  return isDash || shape === 'close' ? { inferredAnswer: 'no' } : {};
}

function alignment(align: 'center' | 'end'): Declaration {
  return { property: 'justify-self', value: align };
}

/** px between the nodes of a cell. */
function gapBetween(nodes: readonly LayoutNode[]): number {
  const [first, second] = nodes;
  if (first === undefined || second === undefined) return 0;
  const end = (first.drawn.x ?? 0) + first.drawn.width;
  return Math.max(0, Math.round((second.drawn.x ?? end) - end));
}
