import { marginOf, type Measured, small } from './measure-widths.ts';
import { type Draft, followsWords, type Lines, type Room } from './room.ts';
import { isInFlow } from './in-flow.ts';

type RowPlan = Pick<Room, 'lines' | 'basis' | 'fits' | 'mixed' | 'spare'>;

/** px, and the share of a text's width, that another browser's letters may be wider than drawn. */
const luck = { least: 8, share: 0.05 };

/** The least px a thing of this width needs around it not to give way by bad luck. */
export function luckOf(width: number): number {
  return Math.max(luck.least, luck.share * width);
}

/** How a row bears less room than drawn; `spare` is what its own parent has left. */
export function planRow(row: Measured, width: number, definite: boolean, spare: number): RowPlan {
  const inFlow = row.children.filter(isInFlow);
  const gaps = row.gap * Math.max(0, inFlow.length - 1);
  const fills = inFlow.filter(({ sheet }) => sheet.has('flex'));
  const others = inFlow.filter(({ sheet }) => !sheet.has('flex'));
  const sum = (list: readonly Measured[], read: (one: Measured) => number) =>
    list.reduce((total, one) => total + read(one), 0);
  const drawn = (one: Measured) => one.node.drawn.width + marginOf(one, 'left');
  const mixed = inFlow.some(
    ({ node, sheet }) => node.drawn.width > small || !sheet.has('width') || followsWords(sheet.get('width')),
  );
  const fits = sum(inFlow, drawn) + gaps <= width + 0.5;
  if (!definite)
    return { lines: row.needsLines ? linesWith(spare, row) : 'never', basis: 0, fits, mixed, spare };
  if (!fits) return { lines: row.needsLines ? 'narrower' : 'never', basis: 0, fits, mixed, spare: 0 };
  const set = sum(others, (one) => (isElastic(one) ? one.least : drawn(one))) + gaps;
  const room = width - set - luckOf(set);
  const wanted = Math.max(small, ...fills.map(({ least }) => least));
  const basis = fills.length === 0 ? 0 : Math.floor(Math.min(wanted, room / fills.length));
  const floor = ({ sheet, rigid }: Measured) => (sheet.has('min-width') ? 0 : rigid);
  const left = width - set - sum(fills, (one) => Math.max(basis, floor(one)));
  // A row that wraps by design breaks before what fills it has no width left.
  const wraps = row.sheet.has('flex-wrap') && fills.length > 0;
  const breaks = wraps ? basis >= 48 : row.needsLines && (fills.length === 0 || basis >= 48);
  return { lines: breaks ? linesWith(left, row) : 'never', basis, fits, mixed, spare: Math.max(0, left) };
}

function linesWith(spare: number, { node, children, padding, sheet }: Measured): Lines {
  // One line is as high as its row, whatever is in it; a row of lines is as high as they are.
  const tallest = children.reduce((most, child) => (child.isFree ? most : Math.max(most, child.tall)), 0);
  const overfull = sheet.has('height') && tallest + padding.top + padding.bottom > node.drawn.height + 0.5;
  return !overfull && spare >= luckOf(Math.min(node.drawn.width, 400)) ? 'always' : 'narrower';
}

/** A wide thing of a set width with something in it, which may take less. */
export function isElastic({ node, sheet, least }: Measured): boolean {
  return (
    node.kind === 'box' && sheet.has('width') && node.drawn.width > small && least < 0.85 * node.drawn.width
  );
}

/** Lets a row break into lines. */
export function putLines(
  { sheet, narrower }: Draft,
  { children, sheet: drawn }: Measured,
  { lines, page }: Room,
): void {
  if (drawn.has('flex-wrap')) return;
  const put = (property: string, value: string) => {
    if (lines === 'always') sheet.set(property, value);
    else narrower.push({ property, value, below: page });
  };
  put('flex-wrap', 'wrap');
  if (!sheet.has('gap') && children.length > 1) put('row-gap', '16px');
}
