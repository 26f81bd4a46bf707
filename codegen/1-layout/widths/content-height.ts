import { marginOf, type Measured, splitSides } from './measure-widths.ts';
import { isInFlow } from './in-flow.ts';

/** px that what is in a node needs; `null` where its height is not that of what is in it. */
export function contentHeight(measured: Measured): number | null {
  const { node, children, flow, padding } = measured;
  if (node.kind === 'text') return textHeight(measured);
  if (node.kind !== 'box' || flow === 'grid' || flow === 'none') return null;
  // A column breaks where its height ends.
  if (flow === 'column' && measured.sheet.has('flex-wrap')) return null;
  const inFlow = children.filter(isInFlow);
  if (inFlow.length === 0 || inFlow.some(({ sheet }) => /%/.test(sheet.get('height') ?? ''))) return null;
  const talls = inFlow.map((child) => child.tall + marginOf(child, 'top'));
  const gaps = flow === 'column' ? measured.gap * (inFlow.length - 1) : 0;
  const needed = flow === 'column' ? talls.reduce((sum, each) => sum + each, gaps) : Math.max(...talls);
  return needed + padding.top + padding.bottom;
}

/** About how high a text of a set height is; `null` where it is cut off. */
function textHeight({ node, sheet }: Measured): number | null {
  if (node.kind !== 'text') return null;
  if (sheet.has('text-overflow') || sheet.has('-webkit-line-clamp')) return null;
  const size = Number.parseFloat(sheet.get('font-size') ?? '') || 16;
  const [leading = ''] = splitSides(sheet.get('line-height'));
  const line = leading.endsWith('px')
    ? Number.parseFloat(leading)
    : size * (Number.parseFloat(leading) || 1.2);
  const lines = node.blocks.flatMap(({ runs }) =>
    runs
      .map(({ text }) => text)
      .join('')
      .split('\u2028'),
  );
  const count = lines.reduce(
    (sum, each) => sum + Math.max(1, Math.ceil((each.length * size * 0.5) / node.drawn.width)),
    0,
  );
  return count * line;
}
