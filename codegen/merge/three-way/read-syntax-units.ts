import { findFileLanguage } from '../../targets/targets.ts';
import type { Fingerprints, SyntaxUnitTree } from './syntax-unit.ts';

/** The syntax units of a file, read in its language; `null` where it has none or cannot be parsed. */
export function readSyntaxUnits(
  path: string,
  text: string,
  fingerprints: Fingerprints,
): SyntaxUnitTree | null {
  return findFileLanguage(path)?.readSyntaxUnits(path, text, fingerprints) ?? null;
}
