import type { Generation } from './generation.ts';
import type { AssetRef } from './snapshot.ts';

/** A change the panel asks the sandbox to make; one edit is one step of undo. */
export type CanvasEdit = PlaceImage | ShowGeneration;

export interface PlaceImage {
  readonly kind: 'place-image';
  /** The layer it goes to; `null` places it in the middle of the view. */
  readonly nodeId: string | null;
  /** Into the layer's fill (the former fill stays hidden beneath), or a new layer at its right. */
  readonly where: 'fill' | 'beside';
  readonly asset: AssetRef;
  /** px of the picture. */
  readonly width: number;
  readonly height: number;
  /** Name of a new layer. */
  readonly name: string;
  readonly generation: Generation;
  /** What the picture goes back to, so that a new layer knows its whole history. @default [] */
  readonly led?: readonly Generation[];
}

/** Shows a picture of a layer's history again; what it shows now lies hidden beneath. */
export interface ShowGeneration {
  readonly kind: 'show-generation';
  readonly nodeId: string;
  readonly generation: Generation;
}
