import type { Generation } from './generation.ts';
import type { AssetRef } from './snapshot.ts';

/** A change the panel asks the sandbox to make; one edit is one step of undo, or a part of one. */
export type CanvasEdit = PlaceImage | ShowGeneration;

export interface PlaceImage {
  readonly kind: 'place-image';
  /** The layer it goes to; `null` places it in the middle of the view. */
  readonly nodeId: string | null;
  /**
   * Into the layer's fill (the former fill stays hidden beneath), a new layer at its right, or a cell of a labelled
   * grid on its page; what is new overlaps nothing.
   */
  readonly where: 'fill' | 'beside' | 'grid';
  readonly asset: AssetRef;
  /** px of the picture. */
  readonly width: number;
  readonly height: number;
  /** Name of a new layer. */
  readonly name: string;
  readonly generation: Generation;
  /** Ids of layers that are hidden with it, because they only say that a picture is missing. @default none */
  readonly hides?: readonly string[];
  /** Its cell in a grid. @default none */
  readonly cell?: GridCell;
  /** What this edit is a part of: edits of one action are one step of undo. @default it stands alone */
  readonly action?: EditAction;
  /** Keeps selection, page and view, because the edit does not follow a click. @default false */
  readonly quietly?: boolean;
  /** Where the picture was stored while it was pending; the edit removes that layer. @default nowhere */
  readonly pending?: PendingPictureLayer;
  /** Places nothing where a layer of the page has the record of this generation already. @default false */
  readonly once?: boolean;
}

/** The hidden layer of a pending picture: one that is paid for and not placed yet. */
export interface PendingPictureLayer {
  readonly hash: string;
  /** The hidden layer that holds it. */
  readonly nodeId: string;
}

/** A place in a grid of pictures, with what one needs to know to begin the grid with any of them. */
export interface GridCell {
  /** From 0, row by row. */
  readonly index: number;
  readonly count: number;
  /** px of each cell. */
  readonly width: number;
  readonly height: number;
  /** Written under the picture. */
  readonly label: string;
  /** Name of the whole grid. */
  readonly title: string;
}

export interface EditAction {
  readonly id: string;
  /** Whether this is the last edit of it, as far as one knows. */
  readonly ends: boolean;
}

/** A text that takes the place of another, in the first of its forms that the layer has room for. */
export interface TextEdit {
  readonly nodeId: string;
  /** A layer that says something else by now is left alone. */
  readonly was: string;
  /** The best first. */
  readonly choices: readonly string[];
  /** px that a layer of one line may be wide. */
  readonly width: number;
}

/** A copy of a frame with texts of its own. */
export interface FrameCopy {
  readonly name: string;
  /** By layers of the frame that is copied. */
  readonly texts: readonly { readonly nodeId: string; readonly was: string; readonly text: string }[];
}

/** Shows a picture of a layer's history again; the current one becomes a hidden fill. */
export interface ShowGeneration {
  readonly kind: 'show-generation';
  readonly nodeId: string;
  readonly generation: Generation;
}
