/**
 * Finds sliders by how they are drawn: a long low track with one or two round thumbs on it, and perhaps a part that is
 * filled. Each thumb becomes the range input that it belongs to, as wide as the slider, and its paint becomes custom
 * properties of the thumb that the browser draws. The filled part is placed by the values. What the numbers beside a
 * slider say decides its values.
 */
import { withChildren } from '#design/map-children';
import { mapLayout, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { cssNumber, px, readPx } from '../../css/css-values.ts';
import { propertyOf } from '../../css/properties.ts';
import { unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutTree, SliderRange, Style } from '../../layout/layout-tree.ts';
import { isPlainlyPainted, nameOf } from './drawn-controls.ts';

/** Makes range inputs of the thumbs of all sliders. */
export function markSliders(layout: LayoutTree): LayoutTree {
  return mapLayout(layout, (parent) => {
    if (parent.kind !== 'box') return parent;
    const children = parent.children.map((child) => {
      const slider = child.kind === 'box' ? readSlider(child) : null;
      return child.kind === 'box' && slider !== null ? asSlider(child, slider, parent) : child;
    });
    return withChildren(parent, children);
  });
}

/** The parts of a slider. */
interface Slider {
  readonly track: LayoutBox;
  readonly fill: LayoutBox | null;
  /** In the order of their places. */
  readonly thumbs: readonly LayoutBox[];
}

/** px; sizes of a track and of a thumb, and by which a thumb may be beside the middle of its track. */
const sizes = { minTrack: 80, maxHeight: 12, minThumb: 10, maxThumb: 36, drift: 2 };

function readSlider(box: LayoutBox): Slider | null {
  if (box.decided?.kind !== undefined || box.link !== null || box.inferredKind !== undefined) return null;
  const parts = visibleChildren(box).flatMap((part) => [part, ...visibleChildren(part)]);
  const boxes = parts.filter((part): part is LayoutBox => part.kind === 'box' && isPlainlyPainted(part));
  if (boxes.length !== parts.length || boxes.length < 2 || boxes.length > maxParts) return null;
  const thumbs = boxes
    .filter((part) => isThumb(part))
    .toSorted((one, other) => (one.drawn.x ?? 0) - (other.drawn.x ?? 0));
  const [track, fill = null, more] = boxes
    .filter((part) => !thumbs.includes(part))
    .toSorted((one, other) => other.drawn.width - one.drawn.width);
  if (track === undefined || more !== undefined || thumbs.length === 0 || thumbs.length > 2) return null;
  const isLow = ({ drawn }: LayoutBox) => drawn.height <= sizes.maxHeight;
  if (track.drawn.width < sizes.minTrack || !isLow(track)) return null;
  // A line of steps has its marks at its ends, and a filled part that reaches no thumb is something else.
  if (!thumbs.every((thumb) => isOn(thumb, track)) || (fill !== null && !isBetween(fill, track, thumbs)))
    return null;
  if (fill === null && thumbs.length > 1) return null;
  const [first, second = first] = thumbs;
  const isOneSize = Math.abs((first?.drawn.width ?? 0) - (second?.drawn.width ?? 0)) <= 1;
  return isOneSize && Math.abs(track.drawn.width - box.drawn.width) <= sizes.maxThumb
    ? { track, fill, thumbs }
    : null;
}

/** A track, its filled part and two thumbs. */
const maxParts = 4;

/** Whether a box is a painted circle that is empty. */
function isThumb(box: LayoutBox): boolean {
  const { width, height } = box.drawn;
  const radius = unconditionalValueOf(box, 'border-radius') ?? '0';
  return (
    visibleChildren(box).length === 0 &&
    Math.abs(width - height) <= 1 &&
    width >= sizes.minThumb &&
    width <= sizes.maxThumb &&
    (radius.includes('%') || (readPx(radius) ?? 0) >= width / 2 - 1)
  );
}

/** Whether a thumb is larger than the line of a track, and on it. */
function isOn({ drawn: thumb }: LayoutBox, { drawn: track }: LayoutBox): boolean {
  if (thumb.x === undefined || thumb.y === undefined || track.x === undefined || track.y === undefined)
    return false;
  const offset = thumb.y + thumb.height / 2 - track.y - track.height / 2;
  const isInside =
    thumb.x >= track.x - thumb.width / 2 - sizes.drift &&
    thumb.x <= track.x + track.width - thumb.width / 2 + sizes.drift;
  return isInside && Math.abs(offset) <= sizes.drift && thumb.height > track.height;
}

/** Whether the filled part of a track is between two thumbs, or goes from one end of the track to the only thumb. */
function isBetween(
  { drawn: fill }: LayoutBox,
  { drawn: track }: LayoutBox,
  thumbs: readonly LayoutBox[],
): boolean {
  if (fill.x === undefined || track.x === undefined || fill.height > sizes.maxHeight) return false;
  const [start, end] = [fill.x, fill.x + fill.width];
  const middles = thumbs.map(({ drawn }) => (drawn.x ?? 0) + drawn.width / 2);
  const radius = (thumbs[0]?.drawn.width ?? 0) / 2 + sizes.drift;
  const isNear = (one: number, other: number) => Math.abs(one - other) <= radius;
  const [first = 0, second] = middles;
  if (second !== undefined) return isNear(start, first) && isNear(end, second);
  return (
    (isNear(start, track.x) && isNear(end, first)) ||
    (isNear(start, first) && isNear(end, track.x + track.width))
  );
}

function asSlider(box: LayoutBox, { track, fill, thumbs }: Slider, parent: LayoutBox): LayoutBox {
  const size = thumbs[0]?.drawn.width ?? sizes.minThumb;
  const shares = thumbs.map((thumb) => shareOf(thumb, track));
  const ranges = rangesOf(shares, numbersBeside(box, parent));
  const placed = ranges.map(({ min, max, value }) => (value - min) / (max - min));
  const caption = nameOf(captionOf(box, parent));
  const isFromStart = fill !== null && (fill.drawn.x ?? 0) - (track.drawn.x ?? 0) < size;
  const change = (node: LayoutNode): LayoutNode => {
    const at = node.kind === 'box' ? thumbs.indexOf(node) : -1;
    const range = ranges[at];
    if (node.kind !== 'box') return node;
    if (range !== undefined) {
      const label =
        caption === null || thumbs.length === 1 ? caption : `${caption} ${at === 0 ? 'min' : 'max'}`;
      return {
        ...node,
        ...(label === null ? {} : { inferredLabel: label }),
        ...{ inferredKind: 'field', inferredEntry: 'range', range },
        style: thumbStyle(node, size),
      };
    }
    const children = node.children.map(change);
    if (node === track) return { ...node, children, style: trackStyle(track, fill) };
    if (node !== fill) return { ...node, children };
    const [first = 0, second] = placed;
    const [start, end] = second !== undefined ? [first, second] : isFromStart ? [null, first] : [first, null];
    return { ...node, children, style: fillStyle(node, { start, end, size }) };
  };
  return {
    ...box,
    inferredKind: 'group',
    style: [
      ...box.style.filter(({ property }) => property !== 'position'),
      { property: 'position', value: 'relative' },
    ],
    children: box.children.map(change),
  };
}

/** Where the middle of a thumb is, between the first and the last place that it may have. */
function shareOf({ drawn: thumb }: LayoutBox, { drawn: track }: LayoutBox): number {
  const share = ((thumb.x ?? 0) - (track.x ?? 0)) / Math.max(1, track.width - thumb.width);
  return Math.min(1, Math.max(0, share));
}

/**
 * Returns the values of inputs whose thumbs have some shares of a track. Two numbers are the values of two thumbs, and then
 * the ends follow from them, or the ends of the track of one thumb. Anything else leaves percentages.
 */
function rangesOf(shares: readonly number[], numbers: readonly number[]): readonly SliderRange[] {
  const percentages = shares.map((share) => ({ min: 0, max: 100, value: Math.round(share * 100) }));
  const [low, high, more] = numbers;
  if (low === undefined || high === undefined || more !== undefined || low >= high) return percentages;
  const [first = 0, second] = shares;
  if (second === undefined) {
    const step = stepOf(high - low);
    return [
      { min: low, max: high, value: Math.min(high, low + Math.round(((high - low) * first) / step) * step) },
    ];
  }
  if (second - first < minDistance) return percentages;
  const whole = (high - low) / (second - first);
  const step = stepOf(whole);
  const min = Math.min(low, Math.round((low - first * whole) / step) * step);
  const max = Math.max(high, Math.round((low + (1 - first) * whole) / step) * step);
  const ends = { min: low >= 0 ? Math.max(0, min) : min, max };
  return [
    { ...ends, value: low },
    { ...ends, value: high },
  ];
}

/** The share of a track between two thumbs from which their values tell where it ends. */
const minDistance = 0.1;

/** A round number of which a range has some dozens. */
function stepOf(whole: number): number {
  return 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, whole))) - 1);
}

/** The numbers beside and below a slider in the box around both, up to the next control. */
function numbersBeside(box: LayoutBox, parent: LayoutBox): readonly number[] {
  const shown = visibleChildren(parent);
  const at = shown.indexOf(box);
  const after = shown
    .slice(at + 1, at + 2)
    .flatMap(textsIn)
    .flatMap(numberIn);
  return after.length > 0
    ? after
    : shown
        .slice(Math.max(0, at - 1), at)
        .flatMap(textsIn)
        .flatMap(numberIn);
}

function numberIn(text: Parameters<typeof textOfLayer>[0]): readonly number[] {
  const [digits, more] = textOfLayer(text).match(/\d+(?:[.,'’\s]\d{3})*(?:[.,]\d{1,2}(?!\d))?/gu) ?? [];
  if (digits === undefined || more !== undefined) return [];
  const whole = digits.replace(/[.,]\d{1,2}$/u, '').replaceAll(/\D/gu, '');
  return [Number(whole)];
}

/** The last text before a slider in the box around both. */
function captionOf(box: LayoutBox, parent: LayoutBox): Parameters<typeof nameOf>[0] {
  const shown = visibleChildren(parent);
  const before = shown.slice(0, shown.indexOf(box)).flatMap(textsIn);
  return before.findLast((text) => /\p{L}{2}/u.test(textOfLayer(text))) ?? null;
}

/** What the browser's thumb takes of a drawn one (`../../targets/stylesheets/base-stylesheet.ts`). */
function thumbStyle(thumb: LayoutBox, size: number): Style {
  const valueOf = (...properties: readonly string[]) =>
    properties.map((property) => unconditionalValueOf(thumb, property)).find((value) => value !== undefined);
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['--thumb-size', px(size)],
    ['--thumb-fill', valueOf('background', 'background-image', 'background-color')],
    ['--thumb-border', valueOf('border', 'outline')],
    ['--thumb-shadow', valueOf('box-shadow')],
  ];
  return parts.flatMap(([property, value]) => (value === undefined ? [] : [{ property, value }]));
}

const layoutOfTrack = /^(display|flex-direction|padding.*|align-items|justify-content|gap)$/;

/** A track is as high as it is drawn, whatever is in it. */
function trackStyle(track: LayoutBox, fill: LayoutBox | null): Style {
  const isAround = fill !== null && track.children.includes(fill);
  if (!isAround) return track.style;
  const kept = track.style.filter(
    ({ property }) => !layoutOfTrack.test(property) && !/^((min-)?height|position)$/.test(property),
  );
  const isPlaced = unconditionalValueOf(track, 'position') === 'absolute';
  return [
    ...(isPlaced ? [] : [{ property: 'position', value: 'relative' }]),
    ...track.style.filter(({ property }) => property === 'position' && isPlaced),
    { property: 'height', value: px(track.drawn.height) },
    ...kept,
  ];
}

/** Where a filled part begins and ends, as shares of the places that a thumb may have; `null` at the end of the track. */
interface FillPlace {
  readonly start: number | null;
  readonly end: number | null;
  /** px of a thumb */
  readonly size: number;
}

function fillStyle(fill: LayoutBox, { start, end, size }: FillPlace): Style {
  const lengthTo = (share: number | null): string => {
    if (share === null) return '0';
    const offset = size / 2 - share * size;
    return `calc(${cssNumber(share * 100, 1)}% ${offset < 0 ? '-' : '+'} ${px(Math.abs(Math.round(offset * 10) / 10))})`;
  };
  const paint = fill.style.filter(({ property }) => propertyOf(property).role === 'paint');
  return [
    { property: 'position', value: 'absolute' },
    { property: 'top', value: '0' },
    { property: 'bottom', value: '0' },
    { property: 'left', value: lengthTo(start) },
    { property: 'right', value: end === null ? '0' : lengthTo(1 - end) },
    ...paint,
  ];
}
