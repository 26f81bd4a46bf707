import type { PictureUse } from '../1-layout/layout-tree.ts';

/** How large a file has to be, as shares of the original's sides. */
export interface NeededSize {
  /** Sharp on screens with two pixels a px, wherever the picture is drawn; may be more than 1. */
  readonly twice: number;
  /** Sharp on ordinary screens; `null` where one of the places grows, since nobody can tell there what a screen needs. */
  readonly once: number | null;
  /** Whom to tell of a file that cannot be read. */
  readonly layer: PictureUse['layer'];
}

/** What each picture needs for all the places that show it, by key. */
export function planSizes(uses: readonly PictureUse[]): ReadonlyMap<string, NeededSize> {
  const needed = new Map<string, NeededSize>();
  for (const { key, scale, growth, layer } of uses) {
    const former = needed.get(key);
    // What grows is sharp twice as drawn, and once where it is widest.
    const twice = scale * Math.max(2, growth ?? 0);
    const once = growth === null ? scale : null;
    needed.set(key, {
      twice: Math.max(twice, former?.twice ?? 0),
      once:
        former === undefined
          ? once
          : once === null || former.once === null
            ? null
            : Math.max(once, former.once),
      layer: former?.layer ?? layer,
    });
  }
  return needed;
}
