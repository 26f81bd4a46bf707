/** Reads boxes that may be fields by how they are drawn, and finds the captions above them. */
import { leavesIn, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { runsRightToLeft } from '../../layout/text/text-line.ts';
import { fontSizeOf, hasButtonName, isAmount, nameWordsOf } from '../element-rules.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { isOutlined, maxLayers, startOf } from './drawn-controls.ts';
import { hasDropdownName } from './find-field.ts';

/** px; sizes of fields. */
export const fieldSize = { minHeight: 30, maxHeight: 72, maxLines: 260, minWidth: 80, maxWidth: 900 };

/** px from the start of a field to its text, with an icon before it. */
const maxInset = { plain: 32, icon: 60 };

/** px; the largest side of an icon in a field. */
export const maxIcon = 28;

/** A box that may be a field, with its text. */
export interface FieldShape {
  readonly box: LayoutBox;
  readonly text: LayoutText;
  readonly isMultiLine: boolean;
  /** The icon of a dropdown is at its end. Any other icon there only adorns it. */
  readonly opensList: boolean;
  readonly icons: readonly LayoutNode[];
}

/** Returns the field that a box may be; `null` where it is none. */
export function readShape(
  box: LayoutBox,
  isFramed: (box: LayoutBox) => boolean = isOutlined,
): FieldShape | null {
  const { drawn, decided, link, inferredKind } = box;
  if (decided?.kind !== undefined || link !== null || inferredKind !== undefined || !isFramed(box))
    return null;
  if (drawn.height < fieldSize.minHeight || drawn.height > fieldSize.maxLines) return null;
  if (drawn.width < fieldSize.minWidth || drawn.width > fieldSize.maxWidth) return null;
  if (hasButtonName(nameWordsOf(box))) return null;
  const all = leavesIn(box, maxLayers);
  if (all === null) return null;
  const keys = visibleChildren(box).filter(({ inferredKind }) => inferredKind === 'key');
  const leaves = all.filter((leaf) => keys.every((key) => !textsIn(key).some((text) => text === leaf)));
  const [text, more] = leaves.filter((leaf) => leaf.kind === 'text');
  const icons = leaves.filter((leaf) => leaf !== text);
  if (text === undefined || more !== undefined || icons.length > 2 || text.blocks.length !== 1) return null;
  if (icons.some((icon) => icon.kind === 'image' || Math.max(icon.drawn.width, icon.drawn.height) > maxIcon))
    return null;
  const isMultiLine = drawn.height > fieldSize.maxHeight || hasEmptyLine(text, box);
  const isMirrored = runsRightToLeft(textOfLayer(text));
  const start = startOf(text, box, isMirrored);
  if (start === null) return null;
  const starts = icons.map((icon) => startOf(icon, box, isMirrored) ?? 0);
  const hasStartIcon = starts.some((one) => one < start);
  const opensList = icons.some(
    (icon) => (startOf(icon, box, isMirrored) ?? 0) > drawn.width / 2 && isDropdownIcon(icon),
  );
  const end = drawn.width - start - text.drawn.width;
  const isAtStart =
    start <= (hasStartIcon ? maxInset.icon : maxInset.plain) &&
    (end > Math.min(start, ...starts) + 8 || fills(text) || isLeftEmpty(text, box, end - start));
  const top = (text.drawn.y ?? 0) - (box.drawn.y ?? 0);
  return isAtStart && (!isMultiLine || top <= maxInset.plain)
    ? { box, text, isMultiLine, opensList, icons }
    : null;
}

/** Whether words are at the top of a box, which has a line more below them than above. */
function hasEmptyLine({ drawn }: LayoutText, { drawn: box }: LayoutBox): boolean {
  if (drawn.y === undefined || box.y === undefined) return false;
  const above = drawn.y - box.y;
  return above >= 0 && box.height - above - drawn.height - above >= drawn.height;
}

/** Whether an icon shows that a list opens, by its shape or by its name. */
function isDropdownIcon(icon: LayoutNode): boolean {
  const shape = icon.kind === 'vector' ? recognizeIcon(icon.svg) : null;
  return shape === 'chevron-down' || shape === 'chevron-up' || (shape === null && hasDropdownName(icon));
}

/** The share of a box for several lines that its first words leave empty at least. */
const minEmptyShare = 0.4;

/** Whether words go across a box from padding to padding, and leave lines below them for more. */
function isLeftEmpty(text: LayoutText, box: LayoutBox, difference: number): boolean {
  const align = unconditionalValueOf(text, 'text-align');
  return (
    Math.abs(difference) <= 8 &&
    align !== 'center' &&
    box.drawn.height > fieldSize.maxHeight &&
    text.drawn.height <= (1 - minEmptyShare) * box.drawn.height
  );
}

function fills({ style }: LayoutText): boolean {
  return style.some(({ property }) => property === 'flex' || property === 'flex-grow');
}

/** px between a caption and its field, and by which their starts may differ; letters of a caption. */
const captionLimits = { gap: 16, shift: 8, letters: 48, maxSize: 18 };

/** Dates, digits and codes are typed in. */
export function isOption(words: string): boolean {
  return /\p{L}{2}/u.test(words) && !isDate(words);
}

/** A date, or the letters that say how to write one. */
function isDate(words: string): boolean {
  return /^\s*[\p{L}\d]{1,4}\s?[./-]\s?[\p{L}\d]{1,4}\s?[./-]\s?[\p{L}\d]{2,4}\s*$/u.test(words);
}

/** Returns a function that finds the caption directly above a box. */
export function captionsByEdge(texts: readonly LayoutText[]): (box: LayoutBox) => LayoutText | null {
  const byEdge = new Map<number, LayoutText[]>();
  for (const text of texts) {
    if (text.drawn.y === undefined || !canBeCaption(text)) continue;
    const edge = Math.floor((text.drawn.y + text.drawn.height) / captionLimits.gap);
    const known = byEdge.get(edge);
    if (known) known.push(text);
    else byEdge.set(edge, [text]);
  }
  return ({ drawn }) => {
    const { x, y } = drawn;
    if (x === undefined || y === undefined) return null;
    const edge = Math.floor(y / captionLimits.gap);
    const near = [edge - 1, edge].flatMap((one) => byEdge.get(one) ?? []);
    const above = near.filter((text) => {
      const gap = y - (text.drawn.y ?? 0) - text.drawn.height;
      const [start, end] = [
        (text.drawn.x ?? 0) - x,
        (text.drawn.x ?? 0) + text.drawn.width - x - drawn.width,
      ];
      const isAligned = Math.min(Math.abs(start), Math.abs(end)) <= captionLimits.shift;
      return gap >= -2 && gap <= captionLimits.gap && isAligned;
    });
    return above[0] ?? null;
  };
}

function canBeCaption(text: LayoutText): boolean {
  const words = textOfLayer(text).trim();
  return (
    text.blocks.length === 1 &&
    text.link === null &&
    fontSizeOf(text) <= captionLimits.maxSize &&
    words.length <= captionLimits.letters &&
    /\p{L}{2}/u.test(words) &&
    !isAmount(words) &&
    !/[.!]$/u.test(words)
  );
}
