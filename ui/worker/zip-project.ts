import { zipSync } from 'fflate';
import type { CancelSignal } from '#design/cancel';
import type { Progress } from '#design/code-result';
import type { SourceFile } from '#design/source-file';
import type { AssetBytes } from '#design/snapshot';
import { answersOf, draftOf } from '../background/answers-of.ts';
import type { CodegenSession } from './codegen-session.ts';
import type { Recipe } from './protocol.ts';

/** Formats that are compressed already. */
const packed = /\.(?:png|jpe?g|gif|webp|woff2?)$/i;
/** The same project gives the same zip, byte for byte: a zip has to say some date, so it says one of its first days. */
const date = '1980-01-02T00:00:00';

/**
 * The project as one zip. A model's answer gets what makes it a project from the compiler's own: the files that only
 * the project has.
 */
export async function zipProject(
  session: CodegenSession,
  recipe: Recipe,
  signal: CancelSignal,
  onProgress: (progress: Progress) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const draft = draftOf(recipe);
  const project = await session.make(
    { ...draft, options: { ...recipe.options, project: true } },
    signal,
    onProgress,
  );
  if (answersOf(recipe).length === 0) return zipFiles(project.files, project.assets);
  const plain = await session.make(draft, signal, onProgress);
  const authored = await session.make(recipe, signal, onProgress);
  const known = new Set([...plain.files, ...authored.files].map(({ path }) => path));
  const extra = project.files.filter(({ path }) => !known.has(path));
  return zipFiles([...authored.files, ...extra], new Map([...project.assets, ...authored.assets]));
}

function zipFiles(files: readonly SourceFile[], assets: AssetBytes): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const entries = files.flatMap((file) => {
    const bytes = file.kind === 'text' ? encoder.encode(file.text) : assets.get(file.asset.key);
    return bytes ? [[file.path, [bytes, { level: packed.test(file.path) ? 0 : 6 }]] as const] : [];
  });
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0], { mtime: date });
}
