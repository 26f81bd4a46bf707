/**
 * Makes the space above and below the content of a box its padding, where a set height was drawn around content whose
 * height is certain. Around one line both look alike; only padding stays where the content wraps.
 */
import { expandSides, px, readPx, sidesShorthand } from '../../css/css-values.ts';
import type { AvailableSpace } from './available-space.ts';
import { contentHeight, hasWholeLines, isControl, isIconSized } from './grow-height.ts';
import { driftTolerance, gapDriftTolerance } from '../tolerances.ts';
import { isInFlow, marginOf, type MeasuredNode } from './measure-widths.ts';

/** px of the lowest frame that is a page rather than a part of one. */
const minPageHeight = 600;
/** px up to which space around content is white space; more of it is an empty part of the box. */
const maxPadding = 64;
/** px up to which roundings of lines add up. */
const roundingTolerance = 1;

/** Returns a box with padding in place of its set height; other nodes as they are. */
export function inferBlockPadding(measured: MeasuredNode, available: AvailableSpace): MeasuredNode {
  const { node, declarations, isAbsolute } = measured;
  const height = readPx(declarations.get('height') ?? declarations.get('min-height'));
  if (node.kind !== 'box' || height === null || isAbsolute || !isPaddable(measured)) return measured;
  const isPage = available.flow === 'page' && node.drawn.height >= minPageHeight;
  const needed = isPage ? drawnHeight(measured) : certainHeight(measured);
  if (needed === null) return measured;
  const spare = node.drawn.height - needed;
  if (spare < -roundingTolerance / 2) return measured;
  const isSet = Math.abs(height - node.drawn.height) <= roundingTolerance / 2;
  const shares = spare < roundingTolerance ? [0, 0] : sharesOf(measured, spare);
  const [top, right, bottom, left] = expandSides(declarations.get('padding') ?? '0');
  const [before, after] = [readPx(top), readPx(bottom)];
  if (!isSet || shares === null || before === null || after === null) return measured;
  const [above = 0, below = 0] = shares;
  if (Math.max(above, below) > maxPadding && !isPage) return measured;
  // The height around a line was chosen where the line fills a control, or leaves half pixels above and below.
  if (above === 0 ? isControl(measured) : above % 1 !== 0 && hasOneText(measured)) return measured;
  const own = new Map(declarations);
  for (const name of ['height', 'min-height']) own.delete(name);
  if (measured.flow === 'column' && own.get('justify-content') === 'flex-end') own.delete('justify-content');
  const padding = sidesShorthand([px(before + above), right, px(after + below), left]);
  if (padding !== '0') own.set('padding', padding);
  if (isPage) own.set('min-height', '100vh');
  const stretches = available.flow === 'row' && available.stretchesItems && !own.has('align-self');
  if (stretches && node.drawn.height < available.height - 0.5) own.set('align-self', 'flex-start');
  const sides = measured.padding;
  return {
    ...measured,
    declarations: own,
    padding: { ...sides, top: sides.top + above, bottom: sides.bottom + below },
  };
}

function hasOneText({ children }: MeasuredNode): boolean {
  const [only, more] = children.filter(isInFlow);
  return only?.node.kind === 'text' && more === undefined;
}

/** px from the top of a page to the end of its content, with its padding. */
function drawnHeight({ node, children, flow, padding, declarations }: MeasuredNode): number | null {
  if (flow !== 'column' || declarations.has('justify-content')) return null;
  const last = children.findLast(isInFlow)?.node.drawn;
  return last === undefined ? null : (last.y ?? 0) + last.height - (node.drawn.y ?? 0) + padding.bottom;
}

/** px that the content of a box takes in every browser as it was drawn; `null` where this is not certain. */
function certainHeight(measured: MeasuredNode): number | null {
  const { node, children, flow, padding } = measured;
  const items = children.filter(isInFlow);
  const areCertain = items.every(
    (one) => one.flow === 'grid' || Math.abs(one.requiredHeight - one.node.drawn.height) <= driftTolerance,
  );
  if (!areCertain || !hasWholeLines(measured)) return null;
  const tops = items.map(({ node: { drawn } }) => drawn.y ?? 0);
  const bottoms = items.map(({ node: { drawn } }, index) => (tops[index] ?? 0) + drawn.height);
  const extent = Math.max(...bottoms) - Math.min(...tops);
  const sides = padding.top + padding.bottom;
  if (flow === 'row') return Math.max(...items.map((one) => one.node.drawn.height)) + sides;
  const lines = items.filter(({ node: { drawn } }) => drawn.height === 0);
  // Several lines between boxes become their borders, and take space; others do not.
  const areBorders = lines.length > 1 && items.every(({ node: { kind } }) => kind === 'box');
  const uncounted = items
    .filter((one) => one.flow === 'grid' || (!areBorders && lines.includes(one)))
    .reduce((sum, one) => sum + one.node.drawn.height - one.requiredHeight, 0);
  const counted = (contentHeight(measured) ?? Number.NaN) + uncounted;
  const [first] = items;
  const margin = first === undefined ? 0 : marginOf(first, 'top');
  // A gap that items share moves each of them a little.
  const drift = Math.max(0.5, gapDriftTolerance * (items.length - 1));
  const isCounted = Math.abs(counted - sides - margin - extent) <= drift;
  const startsAtTop = Math.abs(Math.min(...tops) - (node.drawn.y ?? 0) - padding.top - margin) <= 1;
  const justify = measured.declarations.get('justify-content') ?? 'flex-start';
  if (!startsAtTop && justify !== 'center' && justify !== 'flex-end') return null;
  return isCounted ? counted : null;
}

/** Whether a box grows with words in it, which do not take the height that it has. */
function isPaddable(measured: MeasuredNode): boolean {
  const { declarations, textWrap, flow, children } = measured;
  const isLimited = ['max-height', 'transform', 'overflow-x', 'overflow-y', 'aspect-ratio'].some((name) =>
    declarations.has(name),
  );
  if (isLimited || textWrap === 'none' || isIconSized(measured) || declarations.has('flex-wrap'))
    return false;
  const items = children.filter(isInFlow);
  if (items.length === 0 || (flow !== 'row' && flow !== 'column')) return false;
  if (flow === 'column')
    return items.every(({ declarations: own }) => !growsAlong(own) && own.get('margin-top') !== 'auto');
  const align = declarations.get('align-items');
  if (align !== 'center' && align !== 'flex-start') return false;
  return items.every(({ declarations: own }) => (own.get('align-self') ?? align) === align);
}

function growsAlong(declarations: ReadonlyMap<string, string>): boolean {
  return /^[1-9]/.test(declarations.get('flex') ?? '0');
}

/** px of the free height above and below the content; `null` where it is elsewhere. */
function sharesOf({ flow, declarations }: MeasuredNode, spare: number): readonly number[] | null {
  const align = declarations.get(flow === 'column' ? 'justify-content' : 'align-items') ?? 'flex-start';
  if (align === 'center') return [spare / 2, spare / 2];
  if (align === 'flex-end') return [spare, 0];
  return align === 'flex-start' ? [0, spare] : null;
}
