import type { DesignNode, TextNode } from '#design/tree';

/** A text layer that may be a line of a paragraph, or some of its lines. */
export interface Line {
  readonly node: TextNode;
  /** What all lines of a paragraph have in common: how large their letters are and how the layers are shown. */
  readonly kind: string;
  /** That, and what its words look like. */
  readonly look: string;
  /** How many lines it was drawn as. */
  readonly count: number;
  /** px from one of them to the next. */
  readonly height: number;
}

/**
 * A layer as a line, `null` where it can be none. One line has to follow its words, for only then is it known where
 * they end; what a component drives, what leads somewhere as a whole and what is cut off stay by themselves.
 */
export function readLine(node: DesignNode): Line | null {
  if (node.kind !== 'text' || !isPlain(node)) return null;
  const { paragraph, runs, box, characters } = node;
  const [first] = runs;
  if (first === undefined || /^\s*$|[\n\u2028\t]/.test(characters)) return null;
  const sizes = new Set(runs.map(sizeOf));
  if (sizes.size > 1) return null;
  const told = first.style.drawnLineHeight ?? first.style.size * 1.2;
  const count = Math.max(1, Math.round(box.height / told));
  if (paragraph.resize !== (count === 1 ? 'hug' : 'height')) return null;
  if (Math.abs(box.height - count * told) > 1.01 * count) return null;
  const kind = JSON.stringify([...sizes, shownAs(node)]);
  const words = new Set(runs.map(({ style, fills, link }) => JSON.stringify([style, fills, link])));
  return { node, kind, look: [kind, ...words].join('\n'), count, height: box.height / count };
}

function isPlain(node: TextNode): boolean {
  const { paragraph, placement, flip } = node;
  const stands = node.visible && node.rotation === 0 && !flip.x && !flip.y && node.mask === null;
  const isCut = paragraph.truncates || paragraph.maxLines !== null || paragraph.trimsToCapHeight;
  const isListed = paragraph.lines.some(({ list }) => list !== 'none') || paragraph.paragraphIndent > 0;
  const stays = placement.fixedOnScroll || placement.sticksOnScroll || placement.horizontal === 'fill';
  const isDriven = Object.keys(node.propertyReferences).length > 0 || node.link !== null;
  return stands && !isCut && !isListed && !stays && !isDriven && node.exported === null;
}

function sizeOf({ style }: TextNode['runs'][number]): string {
  const { family, size, lineHeight, drawnLineHeight, letterSpacing, textCase } = style;
  return JSON.stringify([family, size, lineHeight, drawnLineHeight, letterSpacing, textCase]);
}

function shownAs({ opacity, blendMode, effects, stroke, tokens, modes, placement }: TextNode): unknown {
  const { absolute, constraints, alignSelf } = placement;
  return [opacity, blendMode, effects, stroke, tokens, modes, absolute, constraints, alignSelf];
}
