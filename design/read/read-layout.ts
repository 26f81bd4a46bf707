import type { AutoLayout, CellAlign, GridTrack, Placement, Sizing } from '../tree.ts';
import {
  type Fields,
  fieldsOf,
  findNumber,
  flagOf,
  keywordOf,
  lengthOf,
  listOf,
  numberOf,
  textOf,
} from './fields.ts';

const justifies: Readonly<Record<string, AutoLayout['justify']>> = {
  MIN: 'start',
  CENTER: 'center',
  MAX: 'end',
  SPACE_BETWEEN: 'space-between',
  SPACE_AROUND: 'space-around',
  SPACE_EVENLY: 'space-evenly',
};
const aligns: Readonly<Record<string, AutoLayout['align']>> = {
  MIN: 'start',
  CENTER: 'center',
  MAX: 'end',
  BASELINE: 'baseline',
};
const directions: Readonly<Record<string, AutoLayout['direction']>> = {
  HORIZONTAL: 'row',
  VERTICAL: 'column',
  GRID: 'grid',
};
const sizings: Readonly<Record<string, Sizing>> = { FIXED: 'fixed', HUG: 'hug', FILL: 'fill' };
const cellAligns: Readonly<Record<string, CellAlign>> = {
  MIN: 'start',
  CENTER: 'center',
  MAX: 'end',
  STRETCH: 'stretch',
};
const across: Readonly<Record<string, Placement['constraints']['horizontal']>> = {
  LEFT: 'left',
  RIGHT: 'right',
  CENTER: 'center',
  LEFT_RIGHT: 'stretch',
  SCALE: 'scale',
};
const down: Readonly<Record<string, Placement['constraints']['vertical']>> = {
  TOP: 'top',
  BOTTOM: 'bottom',
  CENTER: 'center',
  TOP_BOTTOM: 'stretch',
  SCALE: 'scale',
};

/** How a frame lays its children out with Figma's auto layout; `null` for free layout. */
export function readAutoLayout(node: Fields): AutoLayout | null {
  const direction = keywordOf(node.layoutMode, directions, null);
  if (direction === null) return null;
  const grid = direction === 'grid';
  const spread = node.primaryAxisAlignItems === 'SPACE_BETWEEN' && !grid;
  const gap = numberOf(grid ? node.gridColumnGap : node.itemSpacing, 0);
  const wraps = node.layoutWrap === 'WRAP' && !grid;
  return {
    direction,
    wraps,
    gap: spread ? 'auto' : gap,
    crossGap: readCrossGap(node, grid, wraps),
    padding: {
      top: lengthOf(node.paddingTop ?? node.verticalPadding, 0),
      right: lengthOf(node.paddingRight ?? node.horizontalPadding, 0),
      bottom: lengthOf(node.paddingBottom ?? node.verticalPadding, 0),
      left: lengthOf(node.paddingLeft ?? node.horizontalPadding, 0),
    },
    justify: keywordOf(node.primaryAxisAlignItems, justifies, 'start'),
    align: keywordOf(node.counterAxisAlignItems, aligns, 'start'),
    alignLines: wraps && node.counterAxisAlignContent === 'SPACE_BETWEEN' ? 'space-between' : 'start',
    firstOnTop: flagOf(node.itemReverseZIndex, false),
    strokesTakeSpace: flagOf(node.strokesIncludedInLayout, false),
    columns: grid ? readTracks(node.gridColumnsSizing, node.gridColumnCount) : [],
    rows: grid ? readTracks(node.gridRowsSizing, node.gridRowCount) : [],
  };
}

function readCrossGap(node: Fields, grid: boolean, wraps: boolean): number | 'auto' {
  if (grid) return numberOf(node.gridRowGap, 0);
  if (!wraps) return 0;
  if (node.counterAxisAlignContent === 'SPACE_BETWEEN') return 'auto';
  return findNumber(node.counterAxisSpacing) ?? findDrawnLineGap(node, node.layoutMode === 'HORIZONTAL');
}

/**
 * Some sources leave out the distance between wrapped lines, whether it is none or the same as between items; where
 * the second line stands tells which.
 */
function findDrawnLineGap(node: Fields, row: boolean): number {
  const boxes = listOf(node.children)
    .map(fieldsOf)
    .filter((child) => child.visible !== false && child.layoutPositioning !== 'ABSOLUTE')
    .map((child) => fieldsOf(child.absoluteBoundingBox))
    .map((box) => ({
      start: numberOf(row ? box.y : box.x, 0),
      length: lengthOf(row ? box.height : box.width, 0),
    }));
  const [first] = boxes;
  const firstEnd = first === undefined ? 0 : first.start + first.length;
  // A line is as high as its highest.
  const end = boxes
    .filter(({ start }) => start < firstEnd)
    .reduce((most, { start, length }) => Math.max(most, start + length), firstEnd);
  const gap = boxes
    .map(({ start }) => start - end)
    .filter((space) => space >= -0.5)
    .reduce((least, space) => Math.min(least, space), Number.POSITIVE_INFINITY);
  const spacing = numberOf(node.itemSpacing, 0);
  return Math.abs(gap - spacing) < 1 ? spacing : 0;
}

/** Reads how a node sits in its parent, from old spellings (`layoutAlign`, `layoutGrow`) and new. */
export function readPlacement(
  node: Fields,
  own: AutoLayout | null,
  parent: AutoLayout | null,
  isRoot: boolean,
): Placement {
  const absolute = parent === null || node.layoutPositioning === 'ABSOLUTE';
  const flow = absolute ? null : parent;
  const constraints = fieldsOf(node.constraints);
  return {
    absolute: absolute && !isRoot,
    horizontal: readSizing(node, 'horizontal', own, flow),
    vertical: readSizing(node, 'vertical', own, flow),
    minWidth: findLimit(node.minWidth),
    maxWidth: findLimit(node.maxWidth),
    minHeight: findLimit(node.minHeight),
    maxHeight: findLimit(node.maxHeight),
    // The older `preserveRatio` applies to resizing by hand only.
    keepsRatio: Object.keys(fieldsOf(node.targetAspectRatio)).length > 0,
    constraints: {
      horizontal: keywordOf(constraints.horizontal, across, 'left'),
      vertical: keywordOf(constraints.vertical, down, 'top'),
    },
    cell: flow?.direction === 'grid' ? readCell(node) : null,
    alignSelf: readAlignSelf(node, flow),
    fixedOnScroll: flagOf(node.isFixed, false) || node.scrollBehavior === 'FIXED',
    sticksOnScroll: node.scrollBehavior === 'STICKY_SCROLLS',
  };
}

/** Figma answers `null` or 0 for a limit that is not set. */
function findLimit(value: unknown): number | null {
  const limit = findNumber(value);
  return limit === null || limit <= 0 ? null : limit;
}

function readSizing(
  node: Fields,
  axis: 'horizontal' | 'vertical',
  own: AutoLayout | null,
  parent: AutoLayout | null,
): Sizing {
  const explicitSizing = keywordOf(
    axis === 'horizontal' ? node.layoutSizingHorizontal : node.layoutSizingVertical,
    sizings,
    null,
  );
  const sizing = explicitSizing ?? readOldSizing(node, axis, own, parent);
  // Only what flows can fill, and only what lays itself out (or is text) can hug.
  if (sizing === 'fill' && parent === null) return 'fixed';
  if (sizing === 'hug' && own === null && node.type !== 'TEXT') return 'fixed';
  return sizing;
}

function readOldSizing(
  node: Fields,
  axis: 'horizontal' | 'vertical',
  own: AutoLayout | null,
  parent: AutoLayout | null,
): Sizing {
  if (parent !== null && parent.direction !== 'grid') {
    const along = (parent.direction === 'row') === (axis === 'horizontal');
    if (along && node.layoutGrow === 1) return 'fill';
    if (!along && node.layoutAlign === 'STRETCH') return 'fill';
  }
  if (node.type === 'TEXT') return readTextSizing(node, axis);
  if (own === null) return 'fixed';
  if (own.direction === 'grid') return 'fixed';
  const primary = (own.direction === 'row') === (axis === 'horizontal');
  const mode = primary ? node.primaryAxisSizingMode : node.counterAxisSizingMode;
  return mode === 'FIXED' ? 'fixed' : 'hug';
}

function readTextSizing(node: Fields, axis: 'horizontal' | 'vertical'): Sizing {
  const resize = fieldsOf(node.style).textAutoResize;
  if (resize === 'WIDTH_AND_HEIGHT') return 'hug';
  return axis === 'vertical' && resize === 'HEIGHT' ? 'hug' : 'fixed';
}

function readCell(node: Fields): Placement['cell'] {
  const row = findNumber(node.gridRowAnchorIndex);
  const column = findNumber(node.gridColumnAnchorIndex);
  const span = (value: unknown) => Math.max(1, Math.min(1000, Math.round(numberOf(value, 1))));
  if (row === null || column === null || row < 0 || column < 0) return null;
  return {
    row: Math.round(row),
    column: Math.round(column),
    rowSpan: span(node.gridRowSpan),
    columnSpan: span(node.gridColumnSpan),
  };
}

function readAlignSelf(node: Fields, parent: AutoLayout | null): Placement['alignSelf'] {
  if (parent?.direction === 'grid') {
    return {
      horizontal: keywordOf(node.gridChildHorizontalAlign, cellAligns, null),
      vertical: keywordOf(node.gridChildVerticalAlign, cellAligns, null),
    };
  }
  const own = node.layoutAlign === 'STRETCH' ? null : keywordOf(node.layoutAlign, cellAligns, null);
  return parent?.direction === 'row'
    ? { horizontal: null, vertical: own }
    : { horizontal: own, vertical: null };
}

const maxTracks = 1000;

/**
 * Reads the tracks of a grid out of Figma's CSS-like words, as `repeat(2, minmax(0, 1fr)) 120px`; `count` tracks of
 * one share each where there are none.
 */
function readTracks(sizing: unknown, count: unknown): readonly GridTrack[] {
  const listed = readTrackList(textOf(sizing, '').slice(0, 20_000));
  const wanted = Math.max(0, Math.min(maxTracks, Math.round(numberOf(count, listed.length))));
  const flexible: GridTrack = { kind: 'flex', size: 1 };
  return Array.from({ length: wanted }, (_, index) => listed[index] ?? flexible);
}

function readTrackList(text: string): readonly GridTrack[] {
  return splitAtSpaces(text)
    .slice(0, maxTracks)
    .flatMap((word) => {
      const repeated = /^repeat\(\s*(\d+)\s*,(.*)\)$/s.exec(word);
      if (repeated === null) return [readTrack(word)];
      const times = Math.min(maxTracks, Number(repeated[1]));
      const tracks = splitAtSpaces(repeated[2] ?? '').map(readTrack);
      return Array.from({ length: times }, () => tracks).flat();
    })
    .slice(0, maxTracks);
}

function readTrack(word: string): GridTrack {
  const share = /(\d*\.?\d+)fr\b/.exec(word);
  if (share !== null) return { kind: 'flex', size: Number(share[1]) };
  const fixed = /^(\d*\.?\d+)(?:px)?$/.exec(word);
  if (fixed !== null) return { kind: 'fixed', size: Number(fixed[1]) };
  return { kind: 'hug', size: 0 };
}

/** Words at spaces, but not at those inside brackets. */
function splitAtSpaces(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let word = '';
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth === 0 && /\s/.test(letter)) {
      if (word !== '') found.push(word);
      word = '';
    } else word += letter;
  }
  if (word !== '') found.push(word);
  return found;
}
