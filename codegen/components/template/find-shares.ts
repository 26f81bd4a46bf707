/**
 * Finds painted parts whose length says how much of something there is: the bar of a progress indicator, of a slider or of
 * a chart. Its share of the box around it is a value of each occurrence, and no look.
 */
import { px, readPx } from '../../css/css-values.ts';
import { insertDeclaration } from '../../css/declaration-map.ts';
import { isOutOfFlow, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, Style } from '../../layout/layout-tree.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import { textOfLayer, textsIn, visibleChildren } from '../walk-layout.ts';
import { paddingsOf } from './drawn-lengths.ts';

/** The shares of the bars in one element of all occurrences. */
export interface FoundShares {
  /** The width of each bar, such as `64%`. */
  readonly shares: ReadonlyMap<LayoutNode, string>;
  /** The styles that no longer declare the lengths. */
  readonly styles: ReadonlyMap<LayoutNode, Style>;
}

/** Finds the bars among the children of one element; `null` where there are none. */
export function findShares(
  occurrences: readonly LayoutNode[],
  tracks: AlignedNodes,
  bars: AlignedNodes,
): FoundShares | null {
  const pairs = tracks.flatMap((track, index) => {
    const bar = bars[index];
    return track?.kind === 'box' && bar?.kind === 'box'
      ? [{ track, bar, occurrence: occurrences[index] ?? track }]
      : [];
  });
  if (pairs.length < 2 || !pairs.every(({ track, bar }) => isBar(track, bar))) return null;
  if (spanOf(pairs.map(({ track }) => track.drawn.width)) > maxDrift) return null;
  if (spanOf(pairs.map(({ bar }) => bar.drawn.height)) > maxDrift) return null;
  if (spanOf(pairs.map(({ bar }) => bar.drawn.width)) <= maxDrift) return null;
  const shares = new Map<LayoutNode, string>();
  const styles = new Map<LayoutNode, Style>();
  for (const { track, bar, occurrence } of pairs) {
    const [start = 0] = paddingsOf(track, 'row').map((length) => length ?? 0);
    shares.set(bar, shareOf(bar.drawn.width / (track.drawn.width - 2 * start), occurrence));
    styles.set(
      bar,
      bar.style.filter(({ property }) => !lengths.test(property)),
    );
    styles.set(track, withoutRest(track, start));
  }
  return { shares, styles };
}

/** What decides the width of a bar where it is drawn. */
const lengths = /^((min-|max-)?width|flex|flex-grow|flex-basis|align-self|right|margin-right)$/;

/** px; a smaller difference is a hand's drift. */
const maxDrift = 2;

/** Whether a painted box without content begins where its box does, and is the only one there. */
function isBar(track: LayoutBox, bar: LayoutBox): boolean {
  const inside = visibleChildren(track);
  const isLong = track.drawn.width >= minTrack * bar.drawn.height;
  const width = unconditionalValueOf(bar, 'width');
  const isPlaced = !isOutOfFlow(bar) || unconditionalValueOf(bar, 'left') === '0';
  return (
    isEmptyBox(bar) &&
    isLong &&
    isPlaced &&
    inside.length === 1 &&
    (isPainted(track) || width !== undefined) &&
    (track.progress !== undefined || !width?.endsWith('%'))
  );
}

/** A track is at least so many times as long as it is high. */
const minTrack = 4;

/** The share as the words of the occurrence say it, where they say nearly the same. */
function shareOf(share: number, occurrence: LayoutNode): string {
  const drawn = Math.min(1, share) * 100;
  const told = textsIn(occurrence).flatMap((text) => {
    const [, number] = /^(\d+(?:\.\d+)?)%$/.exec(textOfLayer(text).trim()) ?? [];
    return number === undefined || Math.abs(Number(number) - drawn) > maxTold ? [] : [number];
  });
  return `${told[0] ?? Math.round(drawn)}%`;
}

/** Percent by which a drawn share differs from the one that the words say. */
const maxTold = 2.5;

/** Removes the padding that only the rest of the bar leaves. */
function withoutRest(track: LayoutBox, start: number): Style {
  const [, end = 0] = paddingsOf(track, 'row').map((length) => length ?? 0);
  if (end - start <= maxDrift) return track.style;
  return track.style.flatMap((one) => {
    if (one.property === 'padding-right') return [];
    if (one.property !== 'padding') return [one];
    const sides = one.value.split(' ');
    const others = [sides[0], sides[2] ?? sides[0]].map((value) => readPx(value) ?? 0);
    return others.every((value) => value === 0) && start === 0
      ? []
      : [{ ...one, value: `${others[0]}px ${start}px ${others[1]}px` }];
  });
}

/** Columns of a chart, and the heights that they have at least. */
const minColumns = 3;

/** The columns of a chart in one element of all occurrences. */
export interface FoundHeights {
  /** The height of each column: a share of the box around it, such as `64%`, or `64px` where other things are in there. */
  readonly heights: ReadonlyMap<LayoutNode, string>;
  /** The styles that no longer declare the lengths. */
  readonly styles: ReadonlyMap<LayoutNode, Style>;
}

/**
 * Finds the columns of a chart among one element of all occurrences: painted boxes of one width without content, of at
 * least three heights; `null` where there are none.
 */
export function findHeights(plots: AlignedNodes, columns: AlignedNodes): FoundHeights | null {
  const boxes = columns.flatMap((node) => (node?.kind === 'box' && isEmptyBox(node) ? [node] : []));
  const drawn = boxes.map((box) => unconditionalValueOf(box, 'height') ?? '');
  const areColumns =
    boxes.length === columns.length &&
    new Set(drawn).size >= minColumns &&
    drawn.every((height) => readPx(height) !== null) &&
    spanOf(boxes.map((box) => box.drawn.width)) <= maxDrift &&
    spanOf(boxes.map((box) => box.drawn.height)) > maxDrift;
  if (!areColumns) return null;
  const styles = new Map<LayoutNode, Style>(
    boxes.map((box) => [box, box.style.filter(({ property }) => property !== 'height')]),
  );
  const around = plots.flatMap((node) => (node?.kind === 'box' && isPlot(node) ? [node] : []));
  const [whole = 0] = around.map((plot) => plot.drawn.height);
  const isShare =
    around.length === boxes.length && spanOf(around.map((plot) => plot.drawn.height)) <= maxDrift;
  // A share is of a height: not of a least one, nor of that of the highest column.
  for (const plot of isShare ? around : []) {
    const others = plot.style.filter(({ property }) => property !== 'min-height' && property !== 'height');
    styles.set(plot, insertDeclaration(others, { property: 'height', value: px(whole) }));
  }
  const heights = new Map<LayoutNode, string>(
    boxes.map((box, index) => [
      box,
      isShare ? `${Math.round((1000 * box.drawn.height) / whole) / 10}%` : (drawn[index] ?? ''),
    ]),
  );
  return { heights, styles };
}

/** Whether a box has a height of its own and only one column inside. */
function isPlot(box: LayoutBox): boolean {
  const inside = visibleChildren(box);
  const height = unconditionalValueOf(box, 'height') ?? unconditionalValueOf(box, 'min-height');
  const isFilled = height === undefined && inside[0]?.drawn.height === box.drawn.height;
  const hasPadding = paddingsOf(box, 'column').some((length) => (length ?? 0) !== 0);
  return inside.length === 1 && !hasPadding && (isFilled || readPx(height) === box.drawn.height);
}

function isEmptyBox(box: LayoutBox): boolean {
  return visibleChildren(box).length === 0 && isPainted(box);
}

function spanOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
