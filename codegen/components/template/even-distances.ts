/**
 * Evens the distances between the parts of columns that are one thing: the cards of a grid. A hand moves each part a px or
 * two, so the commonest distance, which is the gap of its column, is another one in each card. Where some cards lack a
 * part, such as a former price, the space that it leaves is free: what follows is at the end of cards of one height.
 */
import { expandSides, px, readPx, sidesShorthand } from '../../css/css-values.ts';
import { flowOf, isUnconditional, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, Style } from '../../layout/layout-tree.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import { gapOf, inFlow, marginsOf, paddingsOf, spanOf } from './drawn-lengths.ts';

/** px by which distances, paddings and the heights of cards differ by drift: both ends of them are off. */
const maxDrift = { distance: 4, padding: 8, height: 2 };

/** What evening needs to know of the layers around a part. */
export interface DistanceContext {
  /** Whether a layer belongs to another component, whose margins are its own matter. */
  isOfOther(node: LayoutNode): boolean;
  /** Returns the box around a layer; `null` for the root of a page. */
  parentOf(node: LayoutNode): LayoutNode | null;
}

/** A part of a column and the part before it. All lengths are in px. */
interface Part {
  readonly node: LayoutNode;
  readonly previous: LayoutNode;
  /** What the part and the one before it are in all columns: indexes of aligned parts. */
  readonly index: number;
  readonly previousIndex: number;
  readonly distance: number;
  /** From its end to the end of the column. */
  readonly rest: number;
}

/** The distances of a part by what is before it. */
type Distances = Map<number, number>;

/**
 * Returns the styles of columns and their parts with even distances; none where nothing differs, or more than drift does.
 * @param children The parts of the columns, aligned.
 */
export function evenDistances(
  parents: AlignedNodes,
  children: readonly AlignedNodes[],
  context: DistanceContext,
): readonly (readonly [LayoutNode, Style])[] {
  const boxes = parents.flatMap((node) => (node?.kind === 'box' ? [node] : []));
  if (boxes.length < 2 || !boxes.every(isPlainColumn)) return [];
  const indexes = new Map(
    children.flatMap((aligned, index) => aligned.flatMap((node) => (node === null ? [] : [[node, index]]))),
  );
  const columns = boxes.map((box) => partsOf(box, indexes));
  const parts = columns.flatMap((column) => column ?? []);
  if (columns.includes(null) || parts.length === 0) return [];
  if (parts.some(({ node, previous }) => context.isOfOther(node) || context.isOfOther(previous))) return [];
  const chosen = chooseDistances(parts);
  if (chosen === null) return [];
  const free = parts.filter(({ index }) => new Set(chosen.get(index)?.values()).size > 1);
  if (free.length > 0 && !canBeFree(boxes, free, context)) return [];
  return writeDistances(boxes, parts, chosen, new Set(free.map(({ index }) => index)));
}

/** Whether the parts of a column begin at its start, or fill it, so that they may as well. */
function isPlainColumn(box: LayoutBox): boolean {
  const justify = unconditionalValueOf(box, 'justify-content') ?? 'normal';
  if (flowOf(box) !== 'column') return false;
  return /^(normal|start|flex-start)$/.test(justify) || isFilled(box);
}

function isFilled(box: LayoutBox): boolean {
  const parts = inFlow(box);
  const gap = gapOf(box, 'column') ?? Number.NaN;
  const margins = parts.flatMap((part) => marginsOf(part, 'column').map((margin) => margin ?? Number.NaN));
  const own = parts.reduce((sum, { drawn }) => sum + drawn.height, gap * (parts.length - 1));
  const around = [...paddingsOf(box, 'column').map((padding) => padding ?? Number.NaN), ...margins];
  const rest = box.drawn.height - around.reduce((sum, length) => sum + length, own);
  return Math.abs(rest) <= maxDrift.distance;
}

/** The parts of a column behind the first one; `null` where a length is no number of px. */
function partsOf(box: LayoutBox, indexes: ReadonlyMap<LayoutNode, number>): readonly Part[] | null {
  const gap = gapOf(box, 'column');
  const parts: Omit<Part, 'rest'>[] = [];
  const flow = inFlow(box);
  for (const [at, node] of flow.entries()) {
    const previous = flow[at - 1];
    if (previous === undefined) continue;
    const [start] = marginsOf(node, 'column');
    const [, after] = marginsOf(previous, 'column');
    const [index, previousIndex] = [indexes.get(node), indexes.get(previous)];
    if (hasBlockMargins(node) || hasBlockMargins(previous)) return null;
    if (gap === null || typeof start !== 'number' || typeof after !== 'number') return null;
    if (index === undefined || previousIndex === undefined) return null;
    parts.push({ node, previous, index, previousIndex, distance: gap + after + start });
  }
  let rest = 0;
  return parts
    .toReversed()
    .map((part) => {
      const own = { ...part, rest };
      rest += part.distance + part.node.drawn.height;
      return own;
    })
    .toReversed();
}

/** Whether a shorthand gives a layer margins above or below it. */
function hasBlockMargins(node: LayoutNode): boolean {
  const [top, , bottom] = expandSides(unconditionalValueOf(node, 'margin') ?? '0');
  return top !== '0' || bottom !== '0';
}

/** The usual distances of all parts; `null` where they are equal, or differ by more than drift. */
function chooseDistances(parts: readonly Part[]): ReadonlyMap<number, Distances> | null {
  const drawn = new Map<number, Map<number, number[]>>();
  for (const { index, previousIndex, distance } of parts) {
    const own = drawn.get(index) ?? new Map<number, number[]>();
    own.set(previousIndex, [...(own.get(previousIndex) ?? []), distance]);
    drawn.set(index, own);
  }
  const all = [...drawn.values()];
  if (all.some((own) => [...own.values()].some((distances) => spanOf(distances) > maxDrift.distance)))
    return null;
  if (all.every((own) => spanOf([...own.values()].flat()) === 0)) return null;
  return new Map(
    [...drawn].map(([index, own]) => {
      const distances = [...own.values()].flat();
      // Without another part before it, or with an equal distance to that, it has one.
      const isOne = spanOf(distances) <= maxDrift.distance;
      const entries = [...own].map(([before, some]): [number, number] => [
        before,
        usualOf(isOne ? distances : some),
      ]);
      return [index, new Map(entries)];
    }),
  );
}

/** Whether columns of one height end at one place with the parts before which space is free, and can be that high. */
function canBeFree(boxes: readonly LayoutBox[], free: readonly Part[], context: DistanceContext): boolean {
  const heights = boxes.map(({ drawn }) => drawn.height);
  const indexes = new Set(free.map(({ index }) => index));
  return (
    indexes.size === 1 &&
    spanOf(heights) <= maxDrift.height &&
    spanOf(free.map(({ rest }) => rest)) <= maxDrift.distance &&
    boxes.every((box) => {
      const parent = context.parentOf(box);
      const flow = parent === null ? 'none' : flowOf(parent);
      return flow === 'row' || flow === 'grid';
    })
  );
}

function writeDistances(
  boxes: readonly LayoutBox[],
  parts: readonly Part[],
  chosen: ReadonlyMap<number, Distances>,
  free: ReadonlySet<number>,
): readonly (readonly [LayoutNode, Style])[] {
  const distanceOf = ({ index, previousIndex }: Part): number => chosen.get(index)?.get(previousIndex) ?? 0;
  const usual = usualOf(parts.map(distanceOf));
  // Nothing but the gap keeps what has an `auto` margin apart.
  const gap = Math.min(usual, ...parts.filter(({ index }) => free.has(index)).map(distanceOf));
  const styles = new Map<LayoutNode, Style>();
  const padding = usualPadding(boxes);
  for (const box of boxes) {
    const drawn = without(box.style, /^((row-)?gap|justify-content)$/);
    const own = padding === null ? drawn : withPadding(drawn, padding);
    const stretched =
      free.size === 0
        ? own
        : [
            ...own.filter(({ property }) => property !== 'align-self'),
            { property: 'align-self', value: 'stretch' },
          ];
    styles.set(box, gap === 0 ? stretched : [...stretched, { property: 'gap', value: px(gap) }]);
  }
  for (const part of parts) {
    const margin = distanceOf(part) - gap;
    const value = free.has(part.index) ? 'auto' : margin === 0 ? null : px(margin);
    styles.set(part.previous, withMargin(part.previous, styles, 'margin-bottom', null));
    styles.set(part.node, withMargin(part.node, styles, 'margin-top', value));
  }
  return [...styles];
}

/** The usual paddings of boxes of one size, where they differ by drift; `null` where they do not, or by more. */
function usualPadding(boxes: readonly LayoutBox[]): string | null {
  const sides = boxes.map((box) => expandSides(unconditionalValueOf(box, 'padding') ?? '0').map(readPx));
  if (sides.flat().includes(null)) return null;
  if (spanOf(boxes.map(({ drawn }) => drawn.width)) > maxDrift.height) return null;
  const lengths = ([0, 1, 2, 3] as const).map((side) => sides.map((own) => own[side] ?? 0));
  const differs = lengths.some((own) => spanOf(own) > 0);
  if (!differs || lengths.some((own) => spanOf(own) > maxDrift.padding)) return null;
  const [top = '0', right = '0', bottom = '0', left = '0'] = lengths.map((own) => px(usualOf(own)));
  return sidesShorthand([top, right, bottom, left]);
}

function withPadding(style: Style, value: string): Style {
  return [...without(style, /^padding$/), ...(value === '0' ? [] : [{ property: 'padding', value }])];
}

function withMargin(
  node: LayoutNode,
  styles: ReadonlyMap<LayoutNode, Style>,
  side: 'margin-top' | 'margin-bottom',
  value: string | null,
): Style {
  const style = without(styles.get(node) ?? node.style, new RegExp(`^${side}$`));
  return value === null ? style : [...style, { property: side, value }];
}

function without(style: Style, properties: RegExp): Style {
  return style.filter((one) => !isUnconditional(one) || !properties.test(one.property));
}

function usualOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const common = [...counts].flatMap(([value, count]) => (count === most ? [value] : []));
  return common.toSorted((one, other) => one - other)[(common.length - 1) >> 1] ?? 0;
}
