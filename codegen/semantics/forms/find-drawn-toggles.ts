/** Finds checkboxes, radio buttons and switches by how they are drawn, in any language. */
import type { Lexicon } from '#design/lexicon/lexicon';
import { readSwitch } from '#design/variant-switches';
import { variantValuesOf } from '../../components/props/union-candidates.ts';
import { leavesIn, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { readPx } from '../../css/css-values.ts';
import { flowOf, hasOutline, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { groupBy } from '../../group-by.ts';
import { fontSizeOf, typefaceKey } from '../element-rules.ts';
import { isFree } from '../structure/nested-boxes.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import {
  type FoundFields,
  maxLayers,
  startOf,
  isOutlined,
  boxesIn,
  nameOf,
  isPlainlyPainted,
} from './drawn-controls.ts';

/** px; sizes of the indicator of a toggle, and the space between it and its text. */
const toggleSize = { min: 14, max: 28, gap: 28 };

/** A small box before a text. */
interface Indicator {
  readonly box: LayoutBox;
  readonly isRound: boolean;
  /** It has a border and nothing inside. */
  readonly isEmpty: boolean;
  /** It is filled, with nothing but a check mark inside. Several of these are a list of what is included. */
  readonly isTicked: boolean;
}

/** Finds indicators of one size and shape of which one is empty, as a box that is not checked. */
export function findToggles(root: LayoutBox): FoundFields {
  const groups = new Map<string, Indicator[]>();
  for (const parent of [root, ...boxesIn(root)]) {
    const indicator = readIndicator(parent);
    if (indicator === null) continue;
    const key = `${indicator.isRound} ${Math.round(indicator.box.drawn.width / 2)}`;
    const known = groups.get(key);
    if (known) known.push(indicator);
    else groups.set(key, [indicator]);
  }
  return [...groups.values()].flatMap((group): FoundFields => {
    const [first, more] = group;
    if (first === undefined) return [];
    const isOnlyTicked = more === undefined && first.isTicked && !first.isRound;
    if (!isOnlyTicked && !group.some(({ isEmpty }) => isEmpty)) return [];
    // A single circle before a text is a mark of the list or of a state, except right below a field.
    if (first.isRound && more === undefined)
      return first.isEmpty && isBelowField(first, root)
        ? [[first.box, { kind: 'checkbox', label: null }]]
        : [];
    return group.map(({ box, isRound }) => [box, { kind: isRound ? 'radio' : 'checkbox', label: null }]);
  });
}

/** px between a field and what has to be agreed to, and the letters of the shortest sentence about it. */
const agreement = { distance: 40, letters: 12 };

/** Whether a sentence with an empty circle before it is right below, or above, a box with a button in it. */
function isBelowField({ box }: Indicator, root: LayoutBox): boolean {
  const parent = [root, ...boxesIn(root)].find((one) => visibleChildren(one).includes(box));
  const [text, more] = parent === undefined ? [] : textsIn(parent);
  if (parent === undefined || text === undefined || more !== undefined) return false;
  if (textOfLayer(text).length < agreement.letters) return false;
  const around = boxesIn(root).find((one) => visibleChildren(one).includes(parent)) ?? root;
  return visibleChildren(around).some((other) => {
    if (other === parent || other.kind !== 'box') return false;
    const [above, below] = [other.drawn, parent.drawn].toSorted((one, two) => (one.y ?? 0) - (two.y ?? 0));
    const distance = (below?.y ?? Number.NaN) - (above?.y ?? 0) - (above?.height ?? 0);
    const hasButton = [other, ...boxesIn(other)].some(({ inferredKind }) => inferredKind === 'button');
    return hasButton && distance <= agreement.distance && flowOf(around) === 'column';
  });
}

/** Rows from which squares at one place are their checkboxes, their other cells, px of drift, and the letters of initials. */
const rowLimits = { rows: 3, cells: 2, drift: 1.5, initials: 2 };

/** A row of a table with a square where it begins. */
interface CheckedRow {
  readonly row: LayoutBox;
  readonly indicator: Indicator;
  readonly text: LayoutText;
}

/**
 * Finds the squares that begin the rows of a table or a list with several cells, of which one at least is empty. Each is
 * named by the first words of its row, and the one beside the headings of the columns chooses all rows.
 */
export function findRowChecks(root: LayoutBox, lexicon: Lexicon): FoundFields {
  const groups = groupBy([root, ...boxesIn(root)].flatMap(readCheckedRow), ({ row, indicator }) => {
    const start = (indicator.box.drawn.x ?? 0) - (row.drawn.x ?? 0);
    return [row.drawn.x, row.drawn.width, start, indicator.box.drawn.width]
      .map((length) => Math.round((length ?? 0) / rowLimits.drift))
      .join(' ');
  });
  return [...groups.values()].flatMap((group): FoundFields => {
    const isChoice = group.some(({ indicator }) => indicator.isEmpty);
    if (group.length < rowLimits.rows || !isChoice) return [];
    const [first, ...others] = group.toSorted(
      ({ row: one }, { row: other }) => (one.drawn.y ?? 0) - (other.drawn.y ?? 0),
    );
    const typefaces = new Set(others.map(({ text }) => typefaceKey(text)));
    const hasHead = first !== undefined && typefaces.size === 1 && !typefaces.has(typefaceKey(first.text));
    return group.map((one) => {
      const label = hasHead && one === first ? lexicon.label('selectAll') : nameOf(one.text);
      return [one.indicator.box, { kind: 'checkbox', label }];
    });
  });
}

function readCheckedRow(row: LayoutBox): readonly CheckedRow[] {
  if (flowOf(row) !== 'row' || !isFree(row)) return [];
  const [first, ...cells] = visibleChildren(row);
  const texts = cells.flatMap(textsIn);
  // The letters in the place of a portrait name nobody.
  const text = texts.find((one) => textOfLayer(one).trim().length > rowLimits.initials) ?? texts[0];
  const indicator = first === undefined ? null : readIndicatorBox(unwrap(first));
  const isOff = indicator === null || indicator.isRound || !(indicator.isEmpty || indicator.isTicked);
  if (isOff || text === undefined || cells.filter(hasText).length < rowLimits.cells) return [];
  return [{ row, indicator, text }];
}

function hasText(node: LayoutNode): boolean {
  return textsIn(node).length > 0;
}

/** px of the side of a mark that is an instance. */
const markSize = { min: 14, max: 40 };

/**
 * Finds the marks of a component that has a variant for on and one for off, such as `Done=Yes`, in rows with words: a check
 * in those that are on, and nothing in the others. Each is named by the first words of its row.
 */
export function findMarks(root: LayoutBox): FoundFields {
  const marks = [root, ...boxesIn(root)].flatMap((row) =>
    visibleChildren(row).flatMap((box) => {
      const [text] = textsIn(row);
      const isOn = box.kind === 'box' && flowOf(row) === 'row' ? readMark(box) : null;
      return box.kind === 'box' && text !== undefined && isOn !== null ? [{ box, isOn, text }] : [];
    }),
  );
  const groups = groupBy(marks, ({ box }) => box.instance?.setName ?? '');
  return [...groups.values()].flatMap((group): FoundFields => {
    const states = new Set(group.map(({ isOn }) => isOn));
    return states.size < 2
      ? []
      : group.map(({ box, text }) => [box, { kind: 'checkbox', label: nameOf(text) }]);
  });
}

/** Whether a small instance is drawn on or off, as its variant says; `null` where it is no such mark. */
function readMark(box: LayoutBox): boolean | null {
  const { instance, drawn, decided, link, inferredKind } = box;
  if (instance?.setName == null || decided?.kind !== undefined || link !== null) return null;
  if (inferredKind !== undefined && inferredKind !== 'group') return null;
  const { width, height } = drawn;
  if (Math.min(width, height) < markSize.min || Math.max(width, height) > markSize.max) return null;
  if (Math.abs(width - height) > 2 || !isPlainlyPainted(box)) return null;
  const [state = null, more] = [...variantValuesOf(box).values()].flatMap((value) => readSwitch(value) ?? []);
  if (state === null || more !== undefined) return null;
  const [mark, further] = visibleChildren(box).flatMap((child) => leavesIn(child, maxLayers) ?? [child]);
  if (mark === undefined) return state ? null : false;
  const isCheck = mark.kind === 'vector' && further === undefined && recognizeIcon(mark.svg) === 'check';
  return isCheck && state ? true : null;
}

/** px and ratios of a track with a round knob at one of its ends. */
const switchSize = {
  minHeight: 14,
  maxHeight: 36,
  minRatio: 1.4,
  maxRatio: 2.6,
  minKnob: 0.55,
  maxInset: 0.25,
};

/** Finds tracks about twice as wide as high with a circle at one end, named by the words that begin their row. */
export function findSwitches(root: LayoutBox): FoundFields {
  const tracks = boxesIn(root).filter(isSwitch);
  if (tracks.length === 0) return [];
  const texts = textsIn(root);
  return tracks.map((track) => {
    const { x = 0, y = 0, height } = track.drawn;
    const beside = texts.filter(
      ({ drawn }) =>
        (drawn.x ?? x) + drawn.width <= x &&
        (drawn.y ?? Number.NaN) < y + height &&
        (drawn.y ?? Number.NaN) + drawn.height > y,
    );
    // Its title and the description below begin at one place, and the title stands out or is above.
    const nearest = Math.max(...beside.map(({ drawn }) => drawn.x ?? 0));
    const near = beside
      .filter(({ drawn }) => (drawn.x ?? 0) >= nearest - startDrift)
      .toSorted((one, other) => weightOf(other) - weightOf(one) || (one.drawn.y ?? 0) - (other.drawn.y ?? 0));
    return [track, { kind: 'switch', label: nameOf(near[0] ?? null) }];
  });
}

/** px by which the starts of a title and of its description differ. */
const startDrift = 8;

/** How much a text stands out: by its size, then by its weight. */
function weightOf(text: LayoutText): number {
  return fontSizeOf(text) * 1000 + Number(unconditionalValueOf(text, 'font-weight') ?? 400);
}

function isSwitch(box: LayoutBox): boolean {
  const { drawn, decided, link, inferredKind } = box;
  const [knob, more] = visibleChildren(box);
  if (decided?.kind !== undefined || link !== null || inferredKind !== undefined) return false;
  if (knob?.kind !== 'box' || more !== undefined || visibleChildren(knob).length > 0) return false;
  const { width, height } = drawn;
  const ratio = width / height;
  const isPill = (readPx(unconditionalValueOf(box, 'border-radius')) ?? 0) >= height / 2 - 1;
  if (!isPill || height < switchSize.minHeight || height > switchSize.maxHeight) return false;
  if (ratio < switchSize.minRatio || ratio > switchSize.maxRatio || !isPlainlyPainted(box)) return false;
  const { drawn: inner } = knob;
  const isRound = Math.abs(inner.width - inner.height) <= 1 && isPainted(knob) && isCircle(knob);
  if (!isRound || inner.height < height * switchSize.minKnob) return false;
  const start = startOf(knob, box, false);
  if (start === null) return false;
  const [least, most] = [start, width - start - inner.width].toSorted((one, other) => one - other);
  return (least ?? 0) >= -1 && (least ?? 0) <= height * switchSize.maxInset && (most ?? 0) >= width * 0.3;
}

function isCircle(box: LayoutBox): boolean {
  const radius = unconditionalValueOf(box, 'border-radius') ?? '0';
  return radius.includes('%') || (readPx(radius) ?? 0) >= box.drawn.width / 2 - 1;
}

function readIndicator(parent: LayoutBox): Indicator | null {
  if (flowOf(parent) !== 'row' || parent.decided?.kind !== undefined || parent.link !== null) return null;
  const [first, next] = visibleChildren(parent);
  if (first === undefined || next === undefined || textsIn(next).length === 0) return null;
  const box = unwrap(first);
  const isFar = (next.drawn.x ?? 0) - (box.drawn.x ?? 0) - box.drawn.width > toggleSize.gap;
  return isFar ? null : readIndicatorBox(box);
}

/** Returns what is in boxes that paint nothing and have one child, such as the cell around a checkbox. */
function unwrap(node: LayoutNode): LayoutNode {
  if (node.kind !== 'box' || isPainted(node) || !isFree(node)) return node;
  const [only, more] = visibleChildren(node);
  return only === undefined || more !== undefined ? node : unwrap(only);
}

function readIndicatorBox(box: LayoutNode): Indicator | null {
  const { width, height } = box.drawn;
  if (box.kind !== 'box' || !isFree(box)) return null;
  const isSmall = Math.min(width, height) >= toggleSize.min && Math.max(width, height) <= toggleSize.max;
  if (!isSmall || Math.abs(width - height) > 2) return null;
  const paints = hasOutline(box) || unconditionalValueOf(box, 'background-color') !== undefined;
  const leaves = leavesIn(box, maxLayers);
  if (!paints || leaves === null) return null;
  if (leaves.some(({ kind }) => kind === 'image' || kind === 'text')) return null;
  const [mark, more] = leaves;
  const isMarked = mark?.kind === 'vector' && more === undefined && recognizeIcon(mark.svg) === 'check';
  return {
    box,
    isRound: isCircle(box),
    isEmpty: isOutlined(box) && visibleChildren(box).length === 0,
    isTicked: isMarked && unconditionalValueOf(box, 'background-color') !== undefined,
  };
}
