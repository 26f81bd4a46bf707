/**
 * Finds fields and toggles by how they are drawn, in any language: a framed box with a text at its start below a
 * caption, or before a button; an empty square or circle before a text. Layer names and words are read elsewhere
 * (`find-field.ts`, `find-toggle.ts`). Kinds are marked, and captions that are not in the same box become labels.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import {
  leavesIn,
  mapLayoutNode,
  textOfLayer,
  textsIn,
  visibleChildren,
} from '../../components/walk-layout.ts';
import { readPx } from '../../css/css-values.ts';
import { flowOf, unconditionalValueOf } from '../../css/style-queries.ts';
import type {
  InferredKind,
  LayoutBox,
  LayoutNode,
  LayoutText,
  LayoutTree,
} from '../../layout/layout-tree.ts';
import { fontSizeOf, hasButtonName, isAmount, nameWordsOf } from '../element-rules.ts';
import { isFieldCaption } from './field-kind.ts';

/** Marks the fields and toggles of all pages. */
export function markDrawnFields(layout: LayoutTree, lexicon: Lexicon): LayoutTree {
  const pages = layout.pages.map((page) => {
    if (page.root.kind !== 'box') return page;
    const found = new Map<LayoutNode, FoundField>([
      ...findToggles(page.root),
      ...findCaptioned(page.root, lexicon),
      ...findBesideButtons(page.root),
    ]);
    if (found.size === 0) return page;
    const root = mapLayoutNode(page.root, (node, drawn) => {
      const field = found.get(drawn);
      if (field === undefined) return node;
      const label = field.label === null ? {} : { inferredLabel: field.label };
      return { ...node, inferredKind: field.kind, ...label };
    });
    return { ...page, root };
  });
  return { ...layout, pages };
}

interface FoundField {
  readonly kind: InferredKind;
  readonly label: string | null;
}

type FoundFields = readonly (readonly [LayoutNode, FoundField])[];

/** px; sizes of fields. */
const fieldSize = { minHeight: 30, maxHeight: 72, maxLines: 260, minWidth: 80, maxWidth: 900 };
/** px from the start of a field to its text, with an icon before it. */
const maxInset = { plain: 32, icon: 60 };
/** px; the largest side of an icon in a field. */
const maxIcon = 28;

/** A box that may be a field, with its text. */
interface FieldShape {
  readonly box: LayoutBox;
  readonly text: LayoutText;
  readonly isMultiLine: boolean;
  /** An icon is at its end. */
  readonly hasEndIcon: boolean;
}

function readShape(box: LayoutBox): FieldShape | null {
  const { drawn, decided, link, inferredKind } = box;
  if (decided?.kind !== undefined || link !== null || inferredKind !== undefined || !isOutlined(box))
    return null;
  if (drawn.height < fieldSize.minHeight || drawn.height > fieldSize.maxLines) return null;
  if (drawn.width < fieldSize.minWidth || drawn.width > fieldSize.maxWidth) return null;
  if (hasButtonName(nameWordsOf(box))) return null;
  const leaves = leavesIn(box, maxLayers);
  if (leaves === null) return null;
  const [text, more] = leaves.filter((leaf) => leaf.kind === 'text');
  const icons = leaves.filter((leaf) => leaf !== text);
  if (text === undefined || more !== undefined || icons.length > 2 || text.blocks.length !== 1) return null;
  if (icons.some((icon) => icon.kind === 'image' || Math.max(icon.drawn.width, icon.drawn.height) > maxIcon))
    return null;
  const isMultiLine = drawn.height > fieldSize.maxHeight;
  const start = startOf(text, box);
  if (start === null) return null;
  const hasStartIcon = icons.some((icon) => (startOf(icon, box) ?? 0) < start);
  const hasEndIcon = icons.some((icon) => (startOf(icon, box) ?? 0) > drawn.width / 2);
  const end = drawn.width - start - text.drawn.width;
  const isAtStart =
    start <= (hasStartIcon ? maxInset.icon : maxInset.plain) && (end > start + 8 || fills(text));
  const top = (text.drawn.y ?? 0) - (box.drawn.y ?? 0);
  return isAtStart && (!isMultiLine || top <= maxInset.plain) ? { box, text, isMultiLine, hasEndIcon } : null;
}

/** Layers in a field or in the indicator of a toggle at most. */
const maxLayers = 16;

/** px from the start of a box to a layer in it. */
function startOf({ drawn }: LayoutNode, box: LayoutBox): number | null {
  return drawn.x === undefined || box.drawn.x === undefined ? null : drawn.x - box.drawn.x;
}

function fills({ style }: LayoutText): boolean {
  return style.some(({ property }) => property === 'flex' || property === 'flex-grow');
}

/** Whether a box has a border or an outline, and no picture. */
function isOutlined({ style }: LayoutBox): boolean {
  return (
    style.some(
      ({ property }) => /^(border(-\w+)?|outline)$/.test(property) && property !== 'border-radius',
    ) && style.every(({ value }) => !value.includes('url('))
  );
}

/** px between a caption and its field, and by which their starts may differ; letters of a caption. */
const captionLimits = { gap: 16, shift: 8, letters: 48, maxSize: 18 };

/** Pairs of a caption and a box from which all of them are fields, whatever they say. */
const minPairs = 2;

function findCaptioned(root: LayoutBox, lexicon: Lexicon): FoundFields {
  const shapes = boxesIn(root).flatMap((box) => readShape(box) ?? []);
  if (shapes.length === 0) return [];
  const inside = new Set(shapes.map(({ text }) => text));
  const captions = captionsByEdge(textsIn(root).filter((text) => !inside.has(text)));
  const pairs = shapes.flatMap((shape) => {
    const caption = captions(shape.box);
    return caption === null ? [] : [{ shape, caption }];
  });
  const known = pairs.filter(({ caption }) => isFieldCaption(textOfLayer(caption), lexicon));
  return pairs.length >= minPairs || known.length > 0
    ? pairs.map(({ shape, caption }) => [shape.box, { kind: kindOf(shape), label: labelOf(caption) }])
    : [];
}

function kindOf({ isMultiLine, hasEndIcon, text }: FieldShape): InferredKind {
  if (isMultiLine) return 'text-area';
  return hasEndIcon && !isDate(textOfLayer(text)) ? 'choice' : 'field';
}

/** A date, or the letters that say how to write one. */
function isDate(words: string): boolean {
  return /^\s*[\p{L}\d]{1,4}\s?[./-]\s?[\p{L}\d]{1,4}\s?[./-]\s?[\p{L}\d]{2,4}\s*$/u.test(words);
}

function labelOf(caption: LayoutText): string {
  return textOfLayer(caption)
    .replace(/\s*[*:：]\s*$/u, '')
    .trim();
}

function boxesIn(box: LayoutBox): readonly LayoutBox[] {
  return visibleChildren(box).flatMap((child) => (child.kind === 'box' ? [child, ...boxesIn(child)] : []));
}

/** Returns a function that finds the caption directly above a box. */
function captionsByEdge(texts: readonly LayoutText[]): (box: LayoutBox) => LayoutText | null {
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

/** px by which the heights of a field and the button beside it may differ, and the least width of such a field. */
const besideButton = { difference: 8, minWidth: 140 };

/** A framed text beside a button of its height is a field. */
function findBesideButtons(root: LayoutBox): FoundFields {
  return [root, ...boxesIn(root)].flatMap((parent) => {
    if (flowOf(parent) !== 'row') return [];
    const shown = visibleChildren(parent);
    return shown.flatMap((child, index): FoundFields => {
      const next = shown[index + 1];
      if (child.kind !== 'box' || next === undefined || !isButton(next)) return [];
      const difference = Math.abs(next.drawn.height - child.drawn.height);
      if (difference > besideButton.difference || child.drawn.width < besideButton.minWidth) return [];
      const shape = readShape(child);
      return shape === null || shape.isMultiLine || shape.hasEndIcon
        ? []
        : [[child, { kind: 'field', label: null }]];
    });
  });
}

function isButton(node: LayoutNode): boolean {
  return node.kind === 'box' && (node.inferredKind === 'button' || hasButtonName(nameWordsOf(node)));
}

/** px; sizes of the indicator of a toggle, and the space between it and its text. */
const toggleSize = { min: 14, max: 28, gap: 28 };

/** A small box before a text. */
interface Indicator {
  readonly box: LayoutBox;
  readonly isRound: boolean;
  /** It has a border and nothing inside. */
  readonly isEmpty: boolean;
}

/** Finds indicators of one size and shape of which one is empty, as a box that is not checked. */
function findToggles(root: LayoutBox): FoundFields {
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
    if (!group.some(({ isEmpty }) => isEmpty) || first === undefined) return [];
    // A single circle before a text is a mark of the list or of a state.
    if (first.isRound && more === undefined) return [];
    return group.map(({ box, isRound }) => [box, { kind: isRound ? 'radio' : 'checkbox', label: null }]);
  });
}

function readIndicator(parent: LayoutBox): Indicator | null {
  if (flowOf(parent) !== 'row' || parent.decided?.kind !== undefined || parent.link !== null) return null;
  const [box, next] = visibleChildren(parent);
  if (box?.kind !== 'box' || next === undefined) return null;
  const { width, height } = box.drawn;
  const isSmall = Math.min(width, height) >= toggleSize.min && Math.max(width, height) <= toggleSize.max;
  if (!isSmall || Math.abs(width - height) > 2 || textsIn(next).length === 0) return null;
  if (box.decided?.kind !== undefined || box.link !== null || box.inferredKind !== undefined) return null;
  const paints = box.style.some(({ property }) =>
    /^(border(-\w+)?|outline|background-color)$/.test(property),
  );
  const isFar = (next.drawn.x ?? 0) - (box.drawn.x ?? 0) - width > toggleSize.gap;
  const leaves = leavesIn(box, maxLayers);
  if (!paints || isFar || leaves === null) return null;
  if (leaves.some(({ kind }) => kind === 'image' || kind === 'text')) return null;
  const radius = unconditionalValueOf(box, 'border-radius') ?? '0';
  const isRound = radius.includes('%') || (readPx(radius) ?? 0) >= width / 2 - 1;
  return { box, isRound, isEmpty: isOutlined(box) && visibleChildren(box).length === 0 };
}
