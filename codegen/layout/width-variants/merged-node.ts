/** The elements of a page that is merged from several widths, and the test whether two nodes can be one element. */
import { invariant } from '#design/invariant';
import type { LayoutNode, LayoutText } from '../layout-tree.ts';
import { vectorPointTolerance } from '../tolerances.ts';

/** An element of a page that was drawn at several widths. */
export interface MergedNode {
  /** Its node in each width variant, the widest first; `null` where a variant lacks it. */
  readonly nodes: (LayoutNode | null)[];
  /** The variants that have its children without this box. */
  readonly dissolvedIn: Set<number>;
  parent: MergedNode | null;
  children: MergedNode[];
}

/** The node of the widest variant, which determines the element. */
export function widestNodeOf({ nodes }: MergedNode): LayoutNode {
  const widestNode = nodes.find((node) => node !== null);
  invariant(widestNode, 'an element of a merged page stands for no layer');
  return widestNode;
}

/** Whether nodes of two variants can be one element: the same kind, the same text, the same link. */
export function canBeOneElement(one: LayoutNode, other: LayoutNode): boolean {
  if (one.link && other.link && (one.link.kind !== other.link.kind || one.link.target !== other.link.target))
    return false;
  if (one.kind === 'text' && other.kind === 'text') return hasSameText(one, other);
  if (one.kind === 'vector' && other.kind === 'vector') return isSameVector(one.svg, other.svg);
  return one.kind === other.kind;
}

/** Whether two texts have the same runs, so that each run is one element. */
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

/**
 * Whether two SVGs show the same at perhaps different sizes: equal shapes and colours, and points at about the same
 * position.
 */
function isSameVector(one: string, other: string): boolean {
  if (one === other) return true;
  const [first, second] = [separateNumbers(one), separateNumbers(other)];
  if (first.shapes !== second.shapes) return false;
  return first.points.every(
    (point, index) => Math.abs(point - (second.points[index] ?? NaN)) <= vectorPointTolerance,
  );
}

interface VectorGeometry {
  /** The markup with a placeholder for each number. */
  readonly shapes: string;
  /** The numbers, as fractions of the width. */
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
  // A sign can separate numbers without a space.
  return { shapes: shapes.replace(/[\s,]+/g, ' ').replace(/ ?0 ?/g, '0'), points };
}
