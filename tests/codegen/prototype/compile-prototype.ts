import { readLibraries } from '#cli/read-libraries';
import { compile } from '#codegen/compile';
import { defaultCodeOptions, type CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { openDocument } from '#design/open-document';
import { takeSnapshot } from '#design/take-snapshot';

const libraries = readLibraries();

/** Code of some frames of a file. */
export async function compilePrototype(
  file: object,
  frameIds: readonly string[],
  options: Partial<CodeOptions> = {},
): Promise<CodeResult> {
  const extras = { variables: null, images: {}, exports: {}, pictures: {} };
  const snapshot = takeSnapshot(openDocument(file, 'Prototype'), frameIds, extras);
  const environment = {
    libraries: await libraries,
    signal: { aborted: false, throwIfAborted: () => {} },
    onProgress: () => {},
    now: () => 0,
  };
  return compile(snapshot, new Map(), { ...defaultCodeOptions, ...options }, environment);
}

/** The text of one file, all white space folded. */
export function textOf({ files }: CodeResult, path: string): string {
  const file = files.find((one) => one.path === path);
  if (file?.kind !== 'text')
    throw new Error(`There is no ${path}, but ${files.map((one) => one.path).join(', ')}.`);
  return file.text.replace(/\s+/g, ' ');
}
