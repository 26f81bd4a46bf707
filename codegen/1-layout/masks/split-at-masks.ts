import type { DesignNode } from '#design/tree';

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
