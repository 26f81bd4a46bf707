/** What a comparison answers: one Difference for each change, named by the layers that have it. Plain JSON. */

export const differenceKinds = [
  'added',
  'removed',
  'moved',
  'recoloured',
  'retexted',
  'resized',
  'restyled',
] as const;

export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  /** The layer on the first side and on the second where both have it; empty where neither side has layers. */
  readonly nodeIds: readonly string[];
  readonly kind: DifferenceKind;
  /** What it was and what it is now, in words, colours or px; `null` on the side that lacks it. */
  readonly was: string | null;
  readonly now: string | null;
  /** The name of the layer; empty where neither side has layers. */
  readonly name: string;
  /** Where it is on the second side, or was on the first where it was removed: px from the frame's corner. */
  readonly box: DifferenceBox;
}

export interface DifferenceBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
