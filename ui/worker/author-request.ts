import type { CancelSignal } from '#design/cancel';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { Material } from '#design/material';
import { readDesign } from '#design/read-design';
import type { Snapshot } from '#design/snapshot';
import { tileFrames, writeFilesRequest, writeMaterial } from '#codegen/model/author/write-files-request';
import { writeHints } from '#codegen/model/hints/write-hints';
import type { TextRequest } from '#models/ports';

/** Tokens that the outline of the frames may take. */
const hintsBudget = 12_000;

/** What a model that writes the files is sent: the frames as outline and pictures, and the compiler's draft. */
export function writeAuthorRequest(
  snapshot: Snapshot,
  draft: CodeResult,
  options: CodeOptions,
  pictures: readonly Uint8Array[],
  { material, note }: { readonly material: readonly Material[]; readonly note: string },
  signal: CancelSignal,
): TextRequest {
  const hints = writeHints(readDesign(snapshot), { budget: hintsBudget }).text;
  return writeFilesRequest(draft, options, {
    hints: note === '' ? hints : `${note}\n\n${hints}`,
    pictures: tileFrames(pictures, signal),
    material: writeMaterial(material),
  });
}
