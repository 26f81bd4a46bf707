/** How words run in their box: aligned, wrapped or not, cut off with an ellipsis, as wide and high as Figma draws them. */
import type { TextNode } from '#design/tree';
import { px } from '../css-values.ts';
import type { Laying, Slot } from '../laying.ts';
import { isOneLine } from './one-line.ts';
import { put, type Sheet } from '../sheet.ts';
import { hasRightToLeft } from './text-direction.ts';

/** Puts the alignment of a text's lines, their indents and what its box trims off. */
export function putParagraph(sheet: Sheet, node: TextNode, laying: Laying): void {
  const { paragraph, placement, characters } = node;
  const oneLine = !/[\n\u2028]/.test(characters);
  // Figma's left is left; what CSS starts with follows the direction of the words.
  const alignsItself = paragraph.align === 'left' && !hasRightToLeft(characters);
  const isAsWide = hugsBoth(node) && oneLine && !mayBeWider(sheet);
  if (!alignsItself && !isAsWide) put(sheet, 'text-align', paragraph.align);
  if (paragraph.paragraphIndent > 0) put(sheet, 'text-indent', px(paragraph.paragraphIndent));
  if (paragraph.verticalAlign !== 'top' && placement.vertical !== 'hug') {
    const place = paragraph.verticalAlign === 'center' ? 'center' : 'end';
    put(sheet, 'align-content', isTooHigh(node) ? `unsafe ${place}` : place);
  }
  if (paragraph.trimsToCapHeight) {
    put(sheet, 'text-box', 'trim-both cap alphabetic');
    const detail = 'its box ends at its capitals and baseline in Chrome, Edge and Safari only';
    laying.report('text-approximated', node, { detail });
  }
  if (!paragraph.hangsPunctuation) return;
  put(sheet, 'hanging-punctuation', 'first last');
  laying.report('text-approximated', node, {
    detail: 'its punctuation hangs outside its box in Safari only',
  });
}

/** Lines that do not fit stick out on the side, or the sides, they are not aligned to; CSS would keep them at the top. */
function isTooHigh({ box, characters, runs }: TextNode): boolean {
  const height = runs[0]?.style.drawnLineHeight ?? 0;
  return height * characters.split(/[\n\u2028]/).length > box.height + 0.5;
}

/** A text that follows its words but was drawn higher than its lines keeps that height. */
export function putDrawnHeight(sheet: Sheet, node: TextNode): void {
  const { runs, placement, box, paragraph } = node;
  const heights = new Set(runs.map(({ style }) => style.drawnLineHeight));
  const [height] = heights;
  if (placement.vertical !== 'hug' || heights.size !== 1 || height == null || sheet.has('min-height')) return;
  if (paragraph.paragraphSpacing > 0 && paragraph.lines.length > 1) return;
  const lines = Math.max(1, Math.round(box.height / height));
  const spare = box.height - lines * height;
  if (spare > 1.01 * lines) put(sheet, 'min-height', px(box.height));
}

/**
 * Figma rounds the width of a text that hugs its words up to whole pixels. Where neighbours stand beside such a text,
 * or a box hugs it or may do so in another use, the page does the same, else rows drift by a pixel a text.
 */
export function putHugWidth(sheet: Sheet, { placement, rotation }: TextNode, slot: Slot): void {
  const stretches = sheet.get('align-self') === 'stretch';
  if (slot.kind !== 'flow' || placement.horizontal !== 'hug' || rotation !== 0 || stretches) return;
  const { parent, layout } = slot;
  const beside = layout.direction === 'row' && parent.children.length > 1;
  const isPart = parent.role === 'instance' || parent.role === 'component';
  if (beside || isPart || parent.placement.horizontal === 'hug') put(sheet, 'width', 'var(--hug)');
}

function hugsBoth({ placement, paragraph }: TextNode): boolean {
  return placement.horizontal === 'hug' && placement.vertical === 'hug' && paragraph.resize !== 'height';
}

/** Whether a text that follows its words takes a share of its frame where that is more. */
function mayBeWider(sheet: Sheet): boolean {
  return (sheet.get('min-width') ?? sheet.get('width') ?? '').includes('%');
}

/** Hug texts never wrap; others wrap as drawn, cut where the design cuts them. */
export function putWrapping(sheet: Sheet, node: TextNode): void {
  const { paragraph, characters, placement } = node;
  const keepsSpaces =
    hasSpacesToKeep(characters) || (placement.horizontal === 'hug' && / \u2028/.test(characters));
  const lines = findLineLimit(node);
  if (lines === 1 && !/[\n\u2028]/.test(characters)) {
    put(sheet, 'overflow', 'hidden');
    put(sheet, 'text-overflow', 'ellipsis');
    put(sheet, 'white-space', keepsSpaces ? 'pre' : 'nowrap');
    return;
  }
  if (lines !== null) {
    put(sheet, 'display', '-webkit-box');
    put(sheet, '-webkit-box-orient', 'vertical');
    put(sheet, '-webkit-line-clamp', String(lines));
    put(sheet, 'overflow', 'hidden');
  }
  const hugs =
    placement.horizontal === 'hug' || (paragraph.resize === 'hug' && placement.horizontal !== 'fill');
  const still = hugs ? placement.maxWidth === null : lines === null && fillsOneLine(node);
  if (still) put(sheet, 'white-space', keepsSpaces ? 'pre' : 'nowrap');
  else if (keepsSpaces) put(sheet, 'white-space', 'pre-wrap');
  if (!hugs && /\S{24}/.test(characters)) put(sheet, 'overflow-wrap', 'anywhere');
}

/**
 * Spaces that a page would fold: several, tabs, and those a line starts with. At the end of a text they have no width
 * in Figma either; before a line break they only count where a text hugs its words.
 */
function hasSpacesToKeep(characters: string): boolean {
  return / {2}(?=\S)|\t|^ +(?=\S)|\u2028 /m.test(characters) || /^ +$/.test(characters);
}

/**
 * A text of a set width that was drawn as one line and nearly fills it would wrap where a browser's letters are a
 * hair wider; it may as well never wrap.
 */
function fillsOneLine(node: TextNode): boolean {
  const { characters, runs, box, placement, paragraph } = node;
  const style = runs[0]?.style;
  if (style === undefined || placement.horizontal !== 'fixed' || paragraph.maxLines !== null) return false;
  if (!isOneLine(node)) return false;
  const wide = style.textCase === 'upper' ? 0.68 : 0.55;
  const letters = [...characters].reduce((sum, letter) => sum + (letter.length > 1 ? 1.2 : wide), 0);
  return letters * style.size + characters.length * style.letterSpacing > 0.75 * box.width;
}

function findLineLimit({ paragraph, box, runs }: TextNode): number | null {
  if (!paragraph.truncates) return null;
  if (paragraph.maxLines !== null) return paragraph.maxLines;
  const height = runs[0]?.style.drawnLineHeight ?? null;
  return height === null || height <= 0 ? 1 : Math.max(1, Math.floor((box.height + 0.5) / height));
}
