/** Where a free child stands in its parent, by Figma's constraints: they say which edges it keeps its distance to. */
import type { BoxNode, DesignNode, Placement } from '#design/tree';
import { between, calc, less, percent, px } from '../css-values.ts';
import type { Borders } from '../laying.ts';
import { isAskew, turnedBox } from '../matrix.ts';
import { put, type Sheet } from '../sheet.ts';

interface Extent {
  /** px from the parent's start. */
  readonly start: number;
  readonly length: number;
  readonly parent: number;
  /** Border widths at the parent's start and end. */
  readonly borders: readonly [number, number];
  /** It lies beyond the end of a parent that cuts it off, and is to stay unseen however far the parent grows. */
  readonly beyond: boolean;
}

interface AxisStyle {
  readonly start: string | null;
  readonly end: string | null;
  /** The length the constraint gives; `null` leaves it to the node's own sizing. */
  readonly length: string | null;
  readonly stretched: boolean;
}

/**
 * Puts a free child's place on its sheet; answers on which axes its parent decides its length. `replaced` elements,
 * pictures and SVGs, have a size of their own that two offsets do not stretch.
 */
export function putFree(
  sheet: Sheet,
  node: DesignNode,
  { box: parent, clips, scrolls }: Pick<BoxNode, 'box' | 'clips' | 'scrolls'>,
  borders: Borders,
  replaced: boolean,
): { readonly horizontal: boolean; readonly vertical: boolean } {
  const { box, placement } = node;
  const [top, right, bottom, left] = borders;
  const { x, y } = turnedBox(node);
  const cuts = clips && scrolls === 'none';
  const across = axisStyle(boundTo(node, placement.constraints.horizontal), {
    start: box.x,
    length: box.width,
    parent: parent.width,
    borders: [left, right],
    beyond: cuts && x >= parent.width - 0.05,
  });
  const down = axisStyle(boundTo(node, placement.constraints.vertical), {
    start: box.y,
    length: box.height,
    parent: parent.height,
    borders: [top, bottom],
    beyond: cuts && y >= parent.height - 0.05,
  });
  put(sheet, 'position', 'absolute');
  if ([across.start, across.end, down.start, down.end].every((offset) => offset === '0'))
    put(sheet, 'inset', '0');
  else {
    put(sheet, 'top', down.start);
    put(sheet, 'right', across.end);
    put(sheet, 'bottom', down.end);
    put(sheet, 'left', across.start);
  }
  put(sheet, 'width', across.length ?? (replaced ? roomOf(across) : null));
  put(sheet, 'height', down.length ?? (replaced ? roomOf(down) : null));
  return {
    horizontal: across.stretched || across.length !== null,
    vertical: down.stretched || down.length !== null,
  };
}

function roomOf({ start, end, stretched }: AxisStyle): string | null {
  return stretched ? between([start, end].filter((offset) => offset !== null)) : null;
}

type Constraint = Placement['constraints']['horizontal'] | Placement['constraints']['vertical'];

/** What is turned has no sides that could follow its parent's. */
function boundTo(node: DesignNode, constraint: Constraint): Constraint {
  return isAskew(node) && (constraint === 'stretch' || constraint === 'scale') ? 'left' : constraint;
}

function axisStyle(constraint: Constraint, extent: Extent): AxisStyle {
  const { start, length, parent, borders, beyond } = extent;
  const fromStart = start - borders[0];
  const fromEnd = parent - start - length - borders[1];
  const plain: AxisStyle = { start: px(fromStart), end: null, length: null, stretched: false };
  if (constraint === 'right' || constraint === 'bottom') return { ...plain, start: null, end: px(fromEnd) };
  if (constraint === 'stretch') return { ...plain, end: px(fromEnd), stretched: true };
  const inner = parent - borders[0] - borders[1];
  if (constraint === 'center' && inner > 0) {
    const offset = fromStart - inner / 2;
    const away = px(Math.abs(offset));
    return { ...plain, start: away === '0' ? '50%' : `calc(50% ${offset < 0 ? '-' : '+'} ${away})` };
  }
  if (constraint === 'scale' && inner > 0) {
    return { ...plain, start: percent(fromStart / inner), length: percent(length / inner) };
  }
  return beyond ? { ...plain, start: calc(less('100%', inner - fromStart)) } : plain;
}
