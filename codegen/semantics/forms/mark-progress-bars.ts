/**
 * Finds progress bars: a long low track with a painted part that begins where it does. The part gets its share of the track
 * as its width, and the track the value that an assistive technology reads, as the words beside it say it where they do.
 * A part that begins elsewhere, or is as high as words, is a span of its track, such as a shift of a day: it gets its shares
 * only.
 */
import { withChildren } from '#design/map-children';
import { isRightToLeft } from '#design/script-language';
import { mapLayout, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { cssNumber, expandSides, sidesShorthand } from '../../css/css-values.ts';
import { flowOf, isOutOfFlow, isUnconditional, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutTree, Style } from '../../layout/layout-tree.ts';
import { isPlainlyPainted, startOf } from './drawn-controls.ts';

/** Marks the progress bars on all pages. */
export function markProgressBars(layout: LayoutTree): LayoutTree {
  const isMirrored = isRightToLeft(layout.language ?? 'en');
  return mapLayout(layout, (around) => {
    if (around.kind !== 'box') return around;
    const children = around.children.map((child) => {
      if (child.kind !== 'box') return child;
      const bar = barOf(child, isMirrored);
      if (bar !== null) return asProgressBar(child, bar, around);
      const span = isMirrored ? null : spanOf(child);
      return span === null ? child : withSpan(child, span);
    });
    return withChildren(around, children);
  });
}

/** px; sizes of a track, and how many times as long as high it is. */
const track = { minHeight: 3, maxHeight: 24, minWidth: 40, ratio: 5 };

/** px by which the ends of a track and its bar may differ, and the share of its height that the bar has at least. */
const drift = 1.5;
const minBarHeight = 0.5;

/** Returns the painted part of a track; `null` where a box is none. */
function barOf(box: LayoutBox, isMirrored: boolean): LayoutBox | null {
  const { width, height } = box.drawn;
  const [bar, more] = visibleChildren(box);
  if (!isTrack(box, track.maxHeight) || bar?.kind !== 'box' || more !== undefined) return null;
  const start = startOf(bar, box, isMirrored);
  const isBar =
    bar.children.length === 0 &&
    isFree(bar) &&
    isFilled(bar) &&
    start !== null &&
    Math.abs(start) <= drift &&
    bar.drawn.height >= minBarHeight * height &&
    bar.drawn.height <= height + drift &&
    bar.drawn.width <= width + drift;
  return isBar && (!isOutOfFlow(bar) || unconditionalValueOf(bar, 'left') === '0') ? bar : null;
}

function isTrack(box: LayoutBox, maxHeight: number): boolean {
  const { width, height } = box.drawn;
  const isLong = width >= Math.max(track.minWidth, track.ratio * height);
  return height >= track.minHeight && height <= maxHeight && isLong && isFree(box) && isFilled(box);
}

/** px of the highest track of a span, and how many times as long as high a span is: what is shorter is a knob. */
const maxSpanTrack = 48;
const minSpanRatio = 1.5;

/** Returns the painted part of a track that is as high as it and lies anywhere in it; `null` where a box is none. */
function spanOf(box: LayoutBox): LayoutBox | null {
  const [span, more] = visibleChildren(box);
  if (!isTrack(box, maxSpanTrack) || span?.kind !== 'box' || more !== undefined) return null;
  const { x = Number.NaN, width, height } = span.drawn;
  const before = x - (box.drawn.x ?? Number.NaN);
  const isInside = before >= -drift && before + width <= box.drawn.width + drift;
  const isSpan =
    span.children.length === 0 && isFree(span) && isFilled(span) && !isOutOfFlow(span) && isInside;
  const isLong = width >= minSpanRatio * height;
  return isSpan && isLong && Math.abs(height - box.drawn.height) <= drift ? span : null;
}

/** What decided the place of a span where it was drawn. */
const placeOfSpan = /^((min-|max-)?width|flex|flex-(grow|shrink|basis)|align-self|margin(-(left|right))?)$/;

/** A track whose span begins and ends at shares of its width. */
function withSpan(box: LayoutBox, span: LayoutBox): LayoutBox {
  const before = Math.max(0, (span.drawn.x ?? 0) - (box.drawn.x ?? 0));
  const shareOf = (length: number): string => `${cssNumber((100 * length) / box.drawn.width, 2)}%`;
  const placed: Style = [
    ...(before > 0 ? [{ property: 'margin-left', value: shareOf(before) }] : []),
    { property: 'width', value: shareOf(Math.min(span.drawn.width, box.drawn.width)) },
  ];
  const kept = span.style.filter(({ property }) => !placeOfSpan.test(property));
  const style = [...placed, ...kept.filter(isUnconditional), ...kept.filter((one) => !isUnconditional(one))];
  const others = withoutRest(box.style).filter(
    ({ property }) => !/^(align-items|justify-content)$/.test(property),
  );
  return {
    ...box,
    style: others,
    children: box.children.map((child) => (child === span ? { ...span, style } : child)),
  };
}

/** Whether nothing is known of a box that would make it something else. */
function isFree({ decided, inferredKind, link, range }: LayoutBox): boolean {
  const isPlain = inferredKind === undefined || inferredKind === 'group' || inferredKind === 'decoration';
  return decided?.kind === undefined && isPlain && link === null && range === undefined;
}

/** Whether a box has a ground of one colour or a gradient, and is no line. */
function isFilled(box: LayoutBox): boolean {
  return isPlainlyPainted(box) && box.style.some(({ property }) => property.startsWith('background'));
}

/** What decided the width of a bar where it was drawn. */
const widthOfBar = /^((min-|max-)?width|flex|flex-grow|flex-basis|right|margin-right)$/;

function asProgressBar(box: LayoutBox, bar: LayoutBox, around: LayoutBox): LayoutBox {
  const drawn = Math.min(100, (100 * bar.drawn.width) / box.drawn.width);
  const value = toldShare(around, drawn) ?? Math.round(drawn);
  const label = labelIn(around, box);
  const isColumn = flowOf(box) === 'column';
  const kept = bar.style.filter(
    ({ property, below }) =>
      below !== undefined || !(widthOfBar.test(property) || (isColumn && property === 'align-self')),
  );
  const { inferredKind: _, ...plain } = bar;
  return {
    ...box,
    progress: value,
    ...(label === null ? {} : { inferredLabel: label }),
    style: withoutRest(box.style),
    children: box.children.map((child) =>
      child === bar
        ? {
            ...plain,
            style: [
              ...kept.filter(isUnconditional),
              { property: 'width', value: `${value}%` },
              ...kept.filter((one) => !isUnconditional(one)),
            ],
          }
        : child,
    ),
  };
}

/** Percent by which a drawn share differs from the one that the words say. */
const maxTold = 2.5;

/** The share that the words beside a bar say, where it is nearly the drawn one. */
function toldShare(around: LayoutBox, drawn: number): number | null {
  for (const text of textsIn(around).slice(0, maxTextsBeside)) {
    const [, number] = /(?:^|\s)(\d+(?:[.,]\d+)?)\s?%/.exec(textOfLayer(text)) ?? [];
    const share = number === undefined ? null : Number(number.replace(',', '.'));
    if (share !== null && Math.abs(share - drawn) <= maxTold) return share;
  }
  return null;
}

/** Texts of what a bar belongs to; in a larger box, they may be about something else. */
const maxTextsBeside = 8;

/** Letters of the longest name. */
const maxLabel = 60;

/** The words before a bar, in the box around it. */
function labelIn(around: LayoutBox, bar: LayoutNode): string | null {
  const inside = visibleChildren(around);
  const before = inside.slice(0, inside.indexOf(bar)).flatMap(textsIn);
  const words = before.map((text) => textOfLayer(text).trim());
  return words.find((one) => /\p{L}{2}/u.test(one) && one.length <= maxLabel) ?? null;
}

/** Removes the padding that only the rest of a bar left. */
function withoutRest(style: Style): Style {
  return style.flatMap((one): Style => {
    if (one.below !== undefined) return [one];
    if (one.property === 'padding-right' || one.property === 'padding-left') return [];
    if (one.property !== 'padding') return [one];
    const [top, , bottom] = expandSides(one.value);
    return top === '0' && bottom === '0' ? [] : [{ ...one, value: sidesShorthand([top, '0', bottom, '0']) }];
  });
}
