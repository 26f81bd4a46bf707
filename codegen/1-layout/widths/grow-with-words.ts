import { luckOf } from './fit-row.ts';
import type { Measured } from './measure-widths.ts';
import type { Draft, Room } from './room.ts';
import { isInFlow } from './in-flow.ts';

/** A small thing around words that do not wrap is wider where they are. */
export function growWithWords({ sheet }: Draft, measured: Measured, { flow, stretches }: Room): void {
  const { node, words, children } = measured;
  const holds = node.kind === 'text' || children.some((child) => child.words !== 'none' && !child.isFree);
  const limited = ['min-width', 'max-width', 'aspect-ratio', 'overflow'].some((property) =>
    sheet.has(property),
  );
  if (words !== 'unbroken' || !holds || limited || isFull(measured)) return;
  if (flow !== 'row' && flow !== 'column') return;
  if (flow === 'column' && stretches && !sheet.has('align-self')) sheet.set('align-self', 'flex-start');
  sheet.set('min-width', sheet.get('width') ?? '0');
  sheet.delete('width');
}

/** A box that its content was drawn to fill would grow as soon as a browser's letters are a hair wider. */
function isFull({ node, flow, gap: between, padding, children }: Measured): boolean {
  const widths = children.filter(isInFlow).map((child) => child.node.drawn.width);
  if (node.kind !== 'box' || widths.length === 0) return false;
  const along =
    flow === 'row' ? widths.reduce((sum, each) => sum + each + between, -between) : Math.max(...widths);
  return along + padding.left + padding.right + luckOf(along) > node.drawn.width;
}
