import { type Affine, identity } from '../../affine.ts';
import { type Fields, fieldsOf, numberOf } from '../../read/fields.ts';
import type { FigIndex } from '../fig-index.ts';
import type { PropertyRegistry } from '../property-registry.ts';
import type { FigModes, VariableRegistry } from '../variable-registry.ts';

/** What all parts of one conversion share. */
export interface WriteContext {
  readonly index: FigIndex;
  readonly properties: PropertyRegistry;
  readonly variables: VariableRegistry;
  /** Pictures that are part of the message itself, by the `imageRef` they were given. */
  readonly blobImages: Map<string, Uint8Array>;
  /** Path data by the bytes it was made of. */
  readonly paths: Map<Uint8Array, string | null>;
}

/** Where something bound to a variable stands. */
export interface ModeScope {
  readonly context: WriteContext;
  readonly modes: FigModes;
}

/** One object of all these, later ones last, without what is `null` or not there at all. */
export function mergeFields(...parts: readonly Fields[]): Fields {
  const joined: Record<string, unknown> = {};
  for (const part of parts) {
    for (const field of Object.keys(part)) {
      const value = part[field];
      if (value !== null && value !== undefined) joined[field] = value;
    }
  }
  return joined;
}

/** A transform as a file has it; the identity where it has none. */
export function readMatrix(value: unknown): Affine {
  if (value === undefined) return identity;
  const { m00, m01, m02, m10, m11, m12 } = fieldsOf(value);
  return [
    [numberOf(m00, 1), numberOf(m01, 0), numberOf(m02, 0)],
    [numberOf(m10, 0), numberOf(m11, 1), numberOf(m12, 0)],
  ];
}
