import { identity, type Affine } from '../read/affine.ts';
import { fieldsOf, numberOf } from '../read/fields.ts';

/** A transform as a file has it; the identity where it has none. */
export function readMatrix(value: unknown): Affine {
  if (value === undefined) return identity;
  const { m00, m01, m02, m10, m11, m12 } = fieldsOf(value);
  return [
    [numberOf(m00, 1), numberOf(m01, 0), numberOf(m02, 0)],
    [numberOf(m10, 0), numberOf(m11, 1), numberOf(m12, 0)],
  ];
}
