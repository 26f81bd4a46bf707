import { px, sides } from '../css-values.ts';
import type { LayoutNode } from '../layout-tree.ts';
import { insert } from '../sheet.ts';
import { marginOf, type Measured, splitSides } from './measure-widths.ts';
import type { Draft } from './room.ts';
import { isInFlow } from './in-flow.ts';

/**
 * Lets a box grow that was drawn lower than what is in it: a padding below that it has no room for was never drawn,
 * and by what then still hangs over, its content takes less room than it is high. Answers whether what is in it stands
 * from the top, since nothing else can grow so.
 */
export function takesOverhang(draft: Draft, measured: Measured, needed: number): boolean {
  const { padding, flow, node } = measured;
  const inFlow = measured.children.filter(isInFlow);
  if (inFlow.length === 0 || !standsFromTop(measured, inFlow)) return false;
  const room = node.drawn.height - padding.top - dropPaddingBelow(draft, measured);
  if (flow === 'column') putOver(draft, inFlow.at(-1), needed - padding.top - padding.bottom - room);
  else for (const child of inFlow) putOver(draft, child, child.tall + marginOf(child, 'top') - room);
  return true;
}

function standsFromTop({ flow, sheet }: Measured, inFlow: readonly Measured[]): boolean {
  if (inFlow.some((child) => child.sheet.has('margin-bottom') || child.sheet.has('margin-block')))
    return false;
  if (flow === 'column')
    return !sheet.has('justify-content') && inFlow.every((child) => !child.sheet.has('flex'));
  const align = sheet.get('align-items');
  return inFlow.every((child) => (child.sheet.get('align-self') ?? align) === 'flex-start');
}

/** Takes away the padding below; answers what stays there, as a border. */
function dropPaddingBelow({ sheet }: Draft, { padding }: Measured): number {
  const [top = '0', right = top, bottom = top, left = right] = splitSides(sheet.get('padding'));
  if (!/^[\d.]+px$/.test(bottom)) return padding.bottom;
  const rest = sides([top, right, '0', left]);
  if (rest === '0') sheet.delete('padding');
  else sheet.set('padding', rest);
  return padding.bottom - Number.parseFloat(bottom);
}

function putOver({ overhang }: Draft, child: Measured | undefined, length: number): void {
  if (child !== undefined && length > 0.05) overhang.set(child, length);
}

/** What hangs over the end of its box as drawn takes so many px less of it. */
export function hangOver(node: LayoutNode, over: number): LayoutNode {
  return { ...node, style: insert(node.style, { property: 'margin-bottom', value: px(-over) }) };
}
