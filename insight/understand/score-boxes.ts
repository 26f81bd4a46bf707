/**
 * How well boxes that a model found lie on the elements of a frame. The layers are the truth: texts with their words,
 * what people press or fill in, and pictures. What a control shows inside it is part of it.
 */
import type { FoundBox, FoundKind } from '#design/question';
import type { RestNode } from '#design/snapshot';
import type { DesignTree, Rectangle } from '#design/tree';
import { readAuditFrame } from '../audit/audit-frame.ts';
import { findControls } from '../audit/find-controls.ts';
import { collectContext } from './collect-context.ts';
import { overlapShare } from './merge-boxes.ts';

/** Something in a frame that a model can be asked for. */
export interface FrameElement {
  readonly kind: 'text' | 'control' | 'image';
  /** The words of a text; empty for the others. */
  readonly words: string;
  /** px of the frame. */
  readonly box: Rectangle;
}

export interface BoxScore {
  /** The overlap (IoU) of each element that was found, above 0 and up to 1. */
  readonly overlaps: readonly number[];
  /** Elements that no box lies on. */
  readonly missed: number;
  /** Boxes that lie on no element. */
  readonly invented: number;
}

/** The elements of the frame at this place of a tree; `raw` is the same frame as Figma has it. */
export function listElements(tree: DesignTree, index: number, raw: RestNode): readonly FrameElement[] {
  const chosen = tree.frames[index];
  if (chosen === undefined) return [];
  const { root } = chosen;
  const frame = readAuditFrame(root, raw, tree);
  const controls = findControls(frame).map(({ layer }) => layer);
  const isInside = (order: number) => controls.some((one) => order >= one.order && order <= one.lastOrder);
  const { x, y } = root.absoluteBox;
  const [context] = collectContext({ ...tree, frames: [chosen] }, new Map(), null).frames;
  return [
    ...controls.map(({ visibleBox }): FrameElement => ({ kind: 'control', words: '', box: visibleBox })),
    ...frame.texts.flatMap(({ node, order }): readonly FrameElement[] => {
      if (isInside(order)) return [];
      // Where the letters are, which is what one sees; a text's own box may be larger.
      const { width, height, ...corner } = node.renderBox ?? node.absoluteBox;
      const box = { x: corner.x - x, y: corner.y - y, width, height };
      return [{ kind: 'text', words: node.characters, box }];
    }),
    ...(context?.pictureLayers ?? []).map(({ box }): FrameElement => ({ kind: 'image', words: '', box })),
  ];
}

/** Matches every element with one box at most, the best overlaps first; texts only where they say the same. */
export function scoreBoxes(elements: readonly FrameElement[], boxes: readonly FoundBox[]): BoxScore {
  const pairs = elements.flatMap((element) =>
    boxes.flatMap((found) => {
      const overlap = isLike(element, found) ? overlapShare(element.box, found.area) : 0;
      return overlap > 0 ? [{ element, found, overlap }] : [];
    }),
  );
  const matched = new Set<FrameElement | FoundBox>();
  const overlaps: number[] = [];
  for (const { element, found, overlap } of pairs.sort((one, other) => other.overlap - one.overlap)) {
    if (matched.has(element) || matched.has(found)) continue;
    matched.add(element).add(found);
    overlaps.push(overlap);
  }
  return {
    overlaps,
    missed: elements.length - overlaps.length,
    invented: boxes.length - overlaps.length,
  };
}

const elementKinds: Readonly<Partial<Record<FoundKind, FrameElement['kind']>>> = {
  button: 'control',
  link: 'control',
  field: 'control',
  'text-area': 'control',
  choice: 'control',
  checkbox: 'control',
  radio: 'control',
  switch: 'control',
  image: 'image',
  object: 'image',
  text: 'text',
  heading: 'text',
  paragraph: 'text',
};

function isLike(element: FrameElement, { kind, label }: FoundBox): boolean {
  if (elementKinds[kind] !== element.kind) return false;
  return element.kind !== 'text' || plainWords(label) === plainWords(element.words);
}

function plainWords(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
