/**
 * Finds the square frames around an icon that are buttons because of what is beside them: frames of one size in a row are the
 * buttons of a toolbar, also the one that is painted as pressed, and a frame that looks like a button of the page is one.
 */
import { isNamedSelected } from '#design/variant-switches';
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isPainted, paintKeyOf, unconditionalValueOf } from '../../css/style-queries.ts';
import { groupBy } from '../../group-by.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { type IconShape, recognizeIcon } from '../icon-shapes.ts';
import { iconOf, isAction, isControl, maxWordGap } from './read-icon.ts';

/** px of a square frame around one icon, the space on each side of the icon, and the drift of sizes. */
const frameSize = { min: 28, max: 48, minInset: 5, drift: 1 };

/** Whether a layer is a square frame with room around a single icon, as buttons have it to be pressed. */
export function isIconFrame(node: LayoutNode): node is LayoutBox {
  const { width, height } = node.drawn;
  if (node.kind !== 'box' || iconOf(node) === null || textsIn(node).length > 0) return false;
  if (Math.abs(width - height) > frameSize.drift || width < frameSize.min || width > frameSize.max)
    return false;
  const [icon, more] = visibleChildren(node);
  return (
    icon !== undefined &&
    more === undefined &&
    Math.max(icon.drawn.width, icon.drawn.height) <= width - 2 * frameSize.minInset
  );
}

/** The size and the paint of such a frame, and the size of its icon. */
function lookOfFrame(frame: LayoutBox): string {
  const [icon] = visibleChildren(frame);
  return [paintKeyOf(frame), ...[frame, icon].map((one) => Math.round(one?.drawn.width ?? 0))].join(' ');
}

/** Frames side by side from which they are a toolbar, whatever their icons show. */
const minToolbar = 3;

/**
 * Finds the frames that are equal to those that are buttons already: three in a row with different icons, two that point to
 * both sides, or anywhere on the page with the size and the paint of a button. What words follow is their icon, unless a
 * row of buttons ends before them.
 * @returns Whether the buttons are pressed, of those beside one that is painted as pressed.
 */
export function findEqualFrames(
  root: LayoutNode,
  found: Map<LayoutNode, 'link' | 'button'>,
): ReadonlyMap<LayoutNode, boolean> {
  const rows: FrameRow[] = [];
  collectFrames(root, rows);
  const pressed = new Map<LayoutNode, boolean>();
  for (const { alike, peers, shown } of rows) {
    if (!isRowOfButtons(alike)) continue;
    for (const frame of alike) mark(frame);
    if (alike.length < minToolbar) continue;
    for (const frame of peers) mark(frame);
    for (const [frame, isPressed] of findPressed(alike, peers, shown)) pressed.set(frame, isPressed);
  }
  const looks = new Set(
    [...found].flatMap(([node, kind]) => (kind === 'button' && isIconFrame(node) ? [lookOfFrame(node)] : [])),
  );
  for (const frame of rows.flatMap(({ alike }) => alike)) if (looks.has(lookOfFrame(frame))) mark(frame);
  const adding = new Set([...found].flatMap(([node]) => (isAddFrame(node) ? [placeOf(node)] : [])));
  if (adding.size > 0) findCounts(root, adding, found);
  return pressed;

  function mark(frame: LayoutBox): void {
    if (!found.has(frame)) found.set(frame, 'button');
  }
}

/** Frames of one look in a row. */
interface FrameRow {
  readonly alike: readonly LayoutBox[];
  /** All frames of the row that have their size. */
  readonly peers: readonly LayoutBox[];
  /** What is in the row. */
  readonly shown: readonly LayoutNode[];
}

/**
 * Returns which buttons are pressed, where the paint or the name of one says so: that one, and those that follow each other
 * with it. What a line or a gap parts from it does something else.
 */
function findPressed(
  alike: readonly LayoutBox[],
  peers: readonly LayoutBox[],
  shown: readonly LayoutNode[],
): readonly (readonly [LayoutBox, boolean])[] {
  const [usual] = alike;
  const [one, more] = peers.filter((frame) => usual && paintKeyOf(frame) !== paintKeyOf(usual));
  if (one === undefined || more !== undefined || (isAction(one) && !isNamedSelected(one.name))) return [];
  const at = shown.indexOf(one);
  const isPeer = (index: number): boolean => peers.some((frame) => frame === shown[index]);
  let [start, end] = [at, at];
  while (isPeer(start - 1)) start -= 1;
  while (isPeer(end + 1)) end += 1;
  return shown
    .slice(start, end + 1)
    .flatMap((frame) => (frame.kind === 'box' ? [[frame, frame === one] as const] : []));
}

function isAddFrame(node: LayoutNode): node is LayoutBox {
  const icon = iconOf(node);
  return node.kind === 'box' && isPainted(node) && icon !== null && recognizeIcon(icon.svg) === 'plus';
}

/** The name, the size and the corners of a frame. */
function placeOf(frame: LayoutBox): string {
  const { name, drawn } = frame;
  const radius = unconditionalValueOf(frame, 'border-radius') ?? '';
  return [name, Math.round(drawn.width), Math.round(drawn.height), radius].join(' ');
}

/** Finds the frames that show how often something was added, where other entries have a plus in that frame. */
function findCounts(
  node: LayoutNode,
  adding: ReadonlySet<string>,
  found: Map<LayoutNode, 'link' | 'button'>,
): void {
  if (node.kind !== 'box' || !node.visible || isControl(node)) return;
  const [text, more] = visibleChildren(node);
  const isCount = text?.kind === 'text' && more === undefined && /^\d{1,3}$/.test(textOfLayer(text).trim());
  if (isCount && isPainted(node) && adding.has(placeOf(node))) found.set(node, 'button');
  else for (const child of node.children) findCounts(child, adding, found);
}

function isRowOfButtons(row: readonly LayoutBox[]): boolean {
  const shapes = row.map((frame) => recognizeIcon(iconOf(frame)?.svg ?? ''));
  const icons = new Set(row.map((frame) => iconOf(frame)?.svg));
  const isPair = (side: string) =>
    shapes.includes(`${side}-left` as IconShape) && shapes.includes(`${side}-right` as IconShape);
  if (row.length === 2) return isPair('chevron') || isPair('arrow');
  return row.length >= minToolbar && icons.size === row.length;
}

/** Collects the equal frames of each row outside controls, headers and footers. */
function collectFrames(box: LayoutNode, rows: FrameRow[]): void {
  if (box.kind !== 'box' || isControl(box)) return;
  if (box.inferredKind === 'header' || box.inferredKind === 'footer') return;
  const shown = visibleChildren(box);
  const frames = shown.filter(isIconFrame);
  if (flowOf(box) === 'row') {
    const words = frames.length === 0 ? [] : textsIn(box);
    const free = frames.filter((frame) => !isBeforeWords(frame, words));
    for (const alike of groupBy(free, lookOfFrame).values()) {
      const peers = frames.filter((frame) => isOfSize(frame, alike[0]));
      rows.push({ alike, peers, shown });
    }
  }
  for (const child of shown) if (!isIconFrame(child)) collectFrames(child, rows);
}

/** Whether a frame and its icon are as large as another and its icon. */
function isOfSize(frame: LayoutBox, other: LayoutBox | undefined): boolean {
  const sizes = [frame, other].map((one) =>
    [one, one && visibleChildren(one)[0]].map((part) => part?.drawn.width),
  );
  const [own, others] = sizes;
  return (
    own?.every((size, at) => Math.abs((size ?? NaN) - (others?.[at] ?? NaN)) <= frameSize.drift) === true
  );
}

/** Whether words begin right after a frame, so that its icon belongs to them. */
function isBeforeWords({ drawn }: LayoutBox, words: readonly LayoutText[]): boolean {
  const { x = 0, y = 0, width, height } = drawn;
  return words.some((text) => {
    const gap = (text.drawn.x ?? Number.NaN) - x - width;
    const isLevel = (text.drawn.y ?? Number.NaN) < y + height && y < (text.drawn.y ?? 0) + text.drawn.height;
    return isLevel && gap >= 0 && gap <= maxWordGap;
  });
}
