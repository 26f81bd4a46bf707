import { invariant } from '#design/invariant';
import type { LayoutNode, LayoutText } from '../layout-tree.ts';

/** One element of a page that was drawn at several widths. */
export interface MergedNode {
  /** What it is in each drawing, the widest first; `null` where a drawing has no such layer. */
  readonly nodes: (LayoutNode | null)[];
  /** The drawings that have what it holds without this box around it. */
  readonly dissolvedIn: Set<number>;
  parent: MergedNode | null;
  children: MergedNode[];
}

/** The widest drawing's node, which says what the element is. */
export function widestNodeOf({ nodes }: MergedNode): LayoutNode {
  const widestNode = nodes.find((node) => node !== null);
  invariant(widestNode, 'an element of a merged page stands for no layer');
  return widestNode;
}

/** Whether layers of two drawings can be one element: the same kind of thing, saying the same, leading to the same place. */
export function canBeOneElement(one: LayoutNode, other: LayoutNode): boolean {
  if (one.link && other.link && (one.link.kind !== other.link.kind || one.link.target !== other.link.target))
    return false;
  if (one.kind === 'text' && other.kind === 'text') return hasSameText(one, other);
  if (one.kind === 'vector' && other.kind === 'vector') return isSameVector(one.svg, other.svg);
  return one.kind === other.kind;
}

/** The same words in the same pieces, so that each piece is one element. */
function hasSameText(one: LayoutText, other: LayoutText): boolean {
  return textSignature(one) === textSignature(other);
}

function textSignature({ blocks }: LayoutText): string {
  return JSON.stringify(
    blocks.map(({ list, indent, hangs, runs }) => [
      list,
      indent,
      hangs,
      runs.map(({ text, link }, index) => [index === runs.length - 1 ? text.trimEnd() : text, link]),
    ]),
  );
}

/** The share of a drawing's width that a point may be off: widths of screens are rounded, and points with them. */
const pointTolerance = 0.03;

/** Whether two drawings show the same at perhaps another size: the same shapes in the same colours, points about where they were. */
function isSameVector(one: string, other: string): boolean {
  if (one === other) return true;
  const [first, second] = [separateNumbers(one), separateNumbers(other)];
  if (first.shapes !== second.shapes) return false;
  return first.points.every(
    (point, index) => Math.abs(point - (second.points[index] ?? NaN)) <= pointTolerance,
  );
}

interface VectorGeometry {
  /** The markup with a sign for each number. */
  readonly shapes: string;
  /** The numbers, as shares of the drawing's width. */
  readonly points: readonly number[];
}

function separateNumbers(svg: string): VectorGeometry {
  const points: number[] = [];
  const size = Number(/viewBox="\S+ \S+ ([\d.]+)/.exec(svg)?.[1]) || 1;
  const shapes = svg.replace(/#[\da-f]+|-?(?:\d*\.)?\d+/gi, (found) => {
    if (found.startsWith('#')) return found;
    points.push(Number(found) / size);
    return '0';
  });
  // Signs part numbers where spaces do not.
  return { shapes: shapes.replace(/[\s,]+/g, ' ').replace(/ ?0 ?/g, '0'), points };
}
