import type { DesignNode } from '#design/tree';
import { boxOutline, shapeOutline } from '../draw/outline.ts';
import { onlyShown } from '../paint/paint-style.ts';

export interface OutlinePath {
  readonly path: string;
  readonly windingRule: 'nonzero' | 'evenodd';
}

/** The outline that is all a mask lets through, in its own px; `null` where it is more than an outline. */
export function maskOutline(mask: DesignNode): readonly OutlinePath[] | null {
  if (mask.kind === 'text' || mask.stroke !== null || mask.effects.length > 0) return null;
  if (mask.mask !== 'vector' && (mask.mask === 'luminance' || !isOpaque(mask))) return null;
  if (mask.kind === 'shape') return shapeOutline(mask);
  if (mask.children.some((child) => child.visible)) return null;
  return [{ path: boxOutline(mask), windingRule: 'nonzero' }];
}

function isOpaque({ fills, opacity }: Exclude<DesignNode, { kind: 'text' }>): boolean {
  const solid = onlyShown(fills).some(
    (paint) => paint.kind === 'solid' && paint.colour.a * paint.opacity > 0.999,
  );
  return opacity > 0.999 && solid;
}

/** The one path that is all a mask lets through, and has no holes; `null` where it is more than that. */
export function wholeOutline(mask: DesignNode): string | null {
  const [only, more] = maskOutline(mask) ?? [];
  if (only === undefined || more !== undefined) return null;
  const hasHoles = only.windingRule === 'evenodd' && /m.*m/is.test(only.path);
  return hasHoles ? null : only.path;
}
