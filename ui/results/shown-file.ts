import type { SourceFile } from '#design/source-file';
import type { GeneratedCode } from '../state/generated-code.ts';

/** The chosen file; if there is no file of that name, the file of the first page. */
export function shownFile(generated: GeneratedCode, path: string | null): SourceFile | null {
  const { files, pages } = generated.code;
  const first = pages[0]?.path;
  return (
    files.find((file) => file.path === path) ?? files.find((file) => file.path === first) ?? files[0] ?? null
  );
}
