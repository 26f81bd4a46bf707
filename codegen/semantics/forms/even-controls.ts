/**
 * Places the parts of drawn controls so that these can change: the knob of a switch at one of the ends of its track, the words of
 * a text area over all of its height, the cross of a search in a button.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { expandSides, px, readPx } from '../../css/css-values.ts';
import { isUnconditional, unconditionalValueOf } from '../../css/style-queries.ts';
import type { Declaration, InferredKind, LayoutBox, LayoutNode, Style } from '../../layout/layout-tree.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { wrapInBox } from '../structure/nested-boxes.ts';
import { type FoundField, startOf } from './drawn-controls.ts';

/** Makes a button of the cross in a field that empties it. */
export function addClearButton(
  node: LayoutNode,
  drawn: LayoutNode,
  { clears }: FoundField,
  lexicon: Lexicon,
): LayoutNode {
  if (node.kind !== 'box' || drawn.kind !== 'box') return node;
  const cross = clears ?? crossAtEnd(drawn);
  if (cross === undefined) return node;
  const at = drawn.children.indexOf(cross);
  const button = { inferredLabel: lexicon.label('clear') };
  return {
    ...node,
    children: node.children.map((child, index) =>
      index === at ? { ...wrapInBox(child, node, { name: 'clear', kind: 'button' }), ...button } : child,
    ),
  };
}

/** The cross behind the words of a field, which empties it whatever is typed in. */
function crossAtEnd(field: LayoutBox): LayoutNode | undefined {
  const last = visibleChildren(field).at(-1);
  const isCross = last?.kind === 'vector' && recognizeIcon(last.svg) === 'close';
  return isCross && textsIn(field).length === 1 ? last : undefined;
}

/** Returns a control whose parts are placed so that they can change: the knob of a switch, the words of a text area. */
export function evenControl(box: LayoutBox, kind: InferredKind): LayoutBox {
  if (kind === 'switch') return evenSwitch(box);
  return kind === 'text-area' ? fillTextArea(box) : box;
}

/**
 * Places the knob of a switch in the middle of its track, at one of the ends, with one space at both. So the switches that are on
 * and those that are off differ by the end alone.
 */
function evenSwitch(track: LayoutBox): LayoutBox {
  const knob = track.children.find(({ visible }) => visible);
  const start = knob && startOf(knob, track, false);
  if (knob === undefined || start == null || knob.drawn.y === undefined) return track;
  const { width, height } = track.drawn;
  const end = width - start - knob.drawn.width;
  const offset = knob.drawn.y - (track.drawn.y ?? 0) - (height - knob.drawn.height) / 2;
  if (Math.abs(offset) > 1) return track;
  const inset = Math.max(0, Math.min(start, end));
  const isOfTrack = ({ property }: Declaration) =>
    /^(display|flex-direction|flex-wrap|align-items|justify-content|gap|padding)$/.test(property);
  const isOfKnob = ({ property }: Declaration) =>
    /^((min-|max-)?(width|height)|margin.*|align-self|flex.*|position|top|right|bottom|left)$/.test(property);
  const placed: Style = [
    { property: 'display', value: 'flex' },
    { property: 'align-items', value: 'center' },
    ...(start > end ? [{ property: 'justify-content', value: 'flex-end' }] : []),
    ...(inset > 0 ? [{ property: 'padding', value: `0 ${px(inset)}` }] : []),
  ];
  const sized: Style = [
    { property: 'flex-shrink', value: '0' },
    { property: 'width', value: px(knob.drawn.width) },
    { property: 'height', value: px(knob.drawn.height) },
  ];
  const even = { ...knob, style: [...sized, ...knob.style.filter((one) => !isOfKnob(one))] };
  const hasSize = (side: 'width' | 'height') => unconditionalValueOf(track, side) !== undefined;
  const sides = (['width', 'height'] as const).filter((side) => !hasSize(side));
  return {
    ...track,
    style: [
      ...placed,
      ...sides.map((side) => ({ property: side, value: px(track.drawn[side]) })),
      ...track.style.filter((one) => !isOfTrack(one)),
    ],
    children: track.children.map((child) => (child === knob ? even : child)),
  };
}

/** Returns a box with the same space above and below its only text, which takes the height between both. */
function fillTextArea(box: LayoutBox): LayoutBox {
  const [text, more] = visibleChildren(box);
  if (text?.kind !== 'text' || more !== undefined || text.drawn.y === undefined) return box;
  const border = readPx(unconditionalValueOf(box, 'border')?.split(' ')[0]) ?? 0;
  const above = text.drawn.y - (box.drawn.y ?? Number.NaN) - border;
  const height = box.drawn.height - 2 * (border + above);
  if (Number.isNaN(above) || above < 0 || height < text.drawn.height) return box;
  const padding = unconditionalValueOf(box, 'padding');
  const [, right, , left] = expandSides(padding ?? '0px');
  const isHeight = ({ property }: { readonly property: string }) => /^(min-|max-)?height$/.test(property);
  const filled = {
    ...text,
    style: [...text.style.filter((one) => !isHeight(one)), { property: 'height', value: px(height) }],
  };
  const even = { property: 'padding', value: [px(above), right, px(above), left].join(' ') };
  const isPadding = (one: (typeof box.style)[number]) => one.property === 'padding' && isUnconditional(one);
  return {
    ...box,
    style:
      padding === undefined ? [even, ...box.style] : box.style.map((one) => (isPadding(one) ? even : one)),
    children: box.children.map((child) => (child === text ? filled : child)),
  };
}
