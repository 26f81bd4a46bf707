import type { FigIndex } from '../fig-index.ts';
import type { PropertyBook } from '../component-properties.ts';
import type { FigModes, VariableBook } from '../variable-book.ts';

/** What all parts of one conversion share. */
export interface Writing {
  readonly index: FigIndex;
  readonly properties: PropertyBook;
  readonly variables: VariableBook;
  /** Pictures that lie in the message itself, by the `imageRef` they were given. */
  readonly blobImages: Map<string, Uint8Array>;
  /** Path data by the bytes it was made of. */
  readonly paths: Map<Uint8Array, string | null>;
}

/** Where something bound to a variable stands. */
export interface InModes {
  readonly writing: Writing;
  readonly modes: FigModes;
}
