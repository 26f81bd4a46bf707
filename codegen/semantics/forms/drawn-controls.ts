/** What the detectors of drawn fields and drawn toggles share: their result, and questions about boxes. */
import { textOfLayer, visibleChildren } from '../../components/walk-layout.ts';
import { hasOutline, isPainted } from '../../css/style-queries.ts';
import { hasButtonName, nameWordsOf } from '../element-rules.ts';
import { memoizeByNode } from '../../layout/memoize-by-node.ts';
import type { InferredKind, LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';

/** What a field or a toggle was found to be. */
export interface FoundField {
  readonly kind: InferredKind;
  /** The text above it that says what it asks for. */
  readonly caption?: LayoutText;
  readonly label: string | null;
  /** What its icon says is typed into it. */
  readonly entry?: LayoutBox['inferredEntry'];
  /** The cross in it that empties it. */
  readonly clears?: LayoutNode;
}

/** By the layers that they are. */
export type FoundFields = readonly (readonly [LayoutNode, FoundField])[];

/** Layers in a field or in the indicator of a toggle at most. */
export const maxLayers = 16;

/** px from the start of a box to a layer in it. Lines of some scripts start at the right. */
export function startOf({ drawn }: LayoutNode, box: LayoutBox, isMirrored: boolean): number | null {
  if (drawn.x === undefined || box.drawn.x === undefined) return null;
  const start = drawn.x - box.drawn.x;
  return isMirrored ? box.drawn.width - start - drawn.width : start;
}

/** Whether a box has an outline, and no picture. */
export function isOutlined(box: LayoutBox): boolean {
  return hasOutline(box) && box.style.every(({ value }) => !value.includes('url('));
}

/** The words of a caption without the mark of a required field or a colon. */
export function labelOf(caption: LayoutText): string {
  return textOfLayer(caption)
    .replace(/\s*[*:：]\s*$/u, '')
    .trim();
}

/** All visible boxes in a box, at any depth. */
export function boxesIn(box: LayoutBox): readonly LayoutBox[] {
  return visibleChildren(box).flatMap((child) => (child.kind === 'box' ? [child, ...boxesIn(child)] : []));
}

/** The accessible name that a caption gives; `null` where there is none. */
export function nameOf(caption: LayoutText | null): string | null {
  return caption === null ? null : labelOf(caption);
}

/** Whether a box has a frame or a fill, and no picture. */
export function isPlainlyPainted(box: LayoutBox): boolean {
  return isPainted(box) && box.style.every(({ value }) => !value.includes('url('));
}

/** Whether a layer is a button by its appearance or its name. */
export function isButtonBox(node: LayoutNode): boolean {
  return node.kind === 'box' && (node.inferredKind === 'button' || hasButtonName(nameWordsOf(node)));
}

/**
 * The kinds of the controls in a layer that need elements of their own, as a text: a row with a radio button is never one with a
 * checkbox, nor a line to type into one of several lines.
 */
export const controlsIn = memoizeByNode<string, LayoutNode>((node, inside) => {
  if (node.kind !== 'box' || !node.visible) return '';
  if (/^(checkbox|radio|switch|text-area|choice)$/.test(node.inferredKind ?? ''))
    return node.inferredKind ?? '';
  return [...new Set(node.children.map(inside))].filter(Boolean).sort().join(' ');
});
