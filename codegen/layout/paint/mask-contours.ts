/** Masks as contours, and the siblings that each mask applies to. */
import type { DesignNode } from '#design/tree';
import { boxContour, shapeContours } from '../vectors/contours.ts';
import { visiblePaints } from './paint-style.ts';

/** A path of a mask's contour. */
export interface ContourPath {
  readonly path: string;
  readonly windingRule: 'nonzero' | 'evenodd';
}

/** Siblings with the mask that applies to them; `null` before the first mask. */
export interface MaskedRun {
  readonly mask: DesignNode | null;
  readonly children: readonly DesignNode[];
}

/** The contours of a mask that only clips, in its own px; `null` if the mask is more than contours. */
export function maskContours(mask: DesignNode): readonly ContourPath[] | null {
  if (mask.kind === 'text' || mask.stroke !== null || mask.effects.length > 0) return null;
  if (mask.mask !== 'vector' && (mask.mask === 'luminance' || !isOpaque(mask))) return null;
  if (mask.kind === 'shape') return shapeContours(mask);
  if (mask.children.some((child) => child.visible)) return null;
  return [{ path: boxContour(mask), windingRule: 'nonzero' }];
}

function isOpaque({ fills, opacity }: Exclude<DesignNode, { kind: 'text' }>): boolean {
  const solid = visiblePaints(fills).some(
    (paint) => paint.kind === 'solid' && paint.colour.a * paint.opacity > 0.999,
  );
  return opacity > 0.999 && solid;
}

/** The single path without holes of a mask that only clips; `null` otherwise. */
export function simpleMaskContour(mask: DesignNode): string | null {
  const [only, more] = maskContours(mask) ?? [];
  if (only === undefined || more !== undefined) return null;
  const hasHoles = only.windingRule === 'evenodd' && /m.*m/is.test(only.path);
  return hasHoles ? null : only.path;
}

/**
 * Groups siblings by their mask: a mask applies to all siblings above it up to the next mask. A hidden mask does not
 * apply. Figma Help: "Masks".
 */
export function splitAtMasks(siblings: readonly DesignNode[]): readonly MaskedRun[] {
  const runs: { mask: DesignNode | null; children: DesignNode[] }[] = [{ mask: null, children: [] }];
  for (const sibling of siblings) {
    if (sibling.mask !== null && sibling.visible) runs.push({ mask: sibling, children: [] });
    else runs.at(-1)?.children.push(sibling);
  }
  return runs.filter(({ mask, children }) => mask !== null || children.length > 0);
}
