import type { SourceFile, TextFile } from '#design/source-file';

/** The files of a result that are text, and of them those whose path ends so. */
export function textFiles(files: readonly SourceFile[], ending = ''): readonly TextFile[] {
  return files.flatMap((file) => (file.kind === 'text' && file.path.endsWith(ending) ? [file] : []));
}

/** Bytes of all that a person reads: scripts, pages and style sheets; pictures are not counted. */
export function countBytes(files: readonly SourceFile[]): number {
  return textFiles(files)
    .filter(({ path }) => /\.(tsx|html|css)$/.test(path))
    .reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}
