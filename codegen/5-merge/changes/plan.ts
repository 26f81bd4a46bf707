import type { Piece } from '../pieces/piece.ts';

/** What is put into a list of the developer's version. */
export type Inserted =
  /** A piece of the new generation, with what it holds of the developer's. */
  | { readonly kind: 'next'; readonly piece: Piece }
  /** A piece of the developer's own that moves here. */
  | { readonly kind: 'mine'; readonly piece: Piece }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

/** Something that both changed: the developer's side stands, the design's is told beside it. */
export interface Conflict {
  readonly reason: 'changed' | 'removed-here' | 'removed-there' | 'order' | 'added';
  /** The design's side; empty where it removed the piece. */
  readonly theirs: string;
}

/** All that happens to the developer's version, by its pieces. */
export interface Plan {
  /** Takes the design's whole piece instead. */
  readonly replaced: Map<Piece, Piece>;
  /** Leaves its list, for good or for another place. */
  readonly removed: Set<Piece>;
  /** What a piece that moves takes along: what the developer put around it alone. */
  readonly units: Map<Piece, Piece>;
  /** After an item, or at the start of a list where the key is the list. */
  readonly inserted: Map<Piece, Inserted[]>;
  /** Beside an item. */
  readonly conflicts: Map<Piece, Conflict[]>;
}

export function createPlan(): Plan {
  return {
    replaced: new Map(),
    removed: new Set(),
    units: new Map(),
    inserted: new Map(),
    conflicts: new Map(),
  };
}

export function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
