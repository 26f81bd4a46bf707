import type { DesignNode } from '#design/tree';
import { boxContour, shapeContours } from '../vectors/contours.ts';
import { visiblePaints } from './paint-style.ts';

export interface ContourPath {
  readonly path: string;
  readonly windingRule: 'nonzero' | 'evenodd';
}

/** The outline that is all a mask lets through, in its own px; `null` where it is more than an outline. */
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

/** The one path that is all a mask lets through, and has no holes; `null` where it is more than that. */
export function simpleMaskContour(mask: DesignNode): string | null {
  const [only, more] = maskContours(mask) ?? [];
  if (only === undefined || more !== undefined) return null;
  const hasHoles = only.windingRule === 'evenodd' && /m.*m/is.test(only.path);
  return hasHoles ? null : only.path;
}

/** Siblings that show through one mask, or, before the first mask, whole. */
export interface MaskedRun {
  readonly mask: DesignNode | null;
  readonly children: readonly DesignNode[];
}

/**
 * Siblings by what they show through: a mask counts for all siblings above it up to the next mask. Figma Help:
 * "Masks". A hidden mask masks nothing.
 */
export function splitAtMasks(siblings: readonly DesignNode[]): readonly MaskedRun[] {
  const runs: { mask: DesignNode | null; children: DesignNode[] }[] = [{ mask: null, children: [] }];
  for (const sibling of siblings) {
    if (sibling.mask !== null && sibling.visible) runs.push({ mask: sibling, children: [] });
    else runs.at(-1)?.children.push(sibling);
  }
  return runs.filter(({ mask, children }) => mask !== null || children.length > 0);
}
