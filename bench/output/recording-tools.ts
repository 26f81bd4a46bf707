import type { Checker } from '#codegen/check';
import type { CompileEnvironment } from '#codegen/compile';
import type { Libraries } from '#codegen/libraries';
import type { ChromiumRenderer } from '#cli/chromium-renderer';
import type { CodeOptions } from '#design/code-options';
import type { RestNode } from '#design/snapshot';
import type { BenchDocument } from '../open-documents.ts';

/** What recording any group needs; one for each process. */
export interface RecordingTools {
  readonly libraries: Libraries;
  readonly checker: Checker;
  /** `null` where this machine has no Chromium. */
  readonly renderer: ChromiumRenderer | null;
  /** For compiling without a project of the person's own, pictures as they came. */
  readonly environment: CompileEnvironment & { readonly signal: AbortSignal };
  /** Records the text that is made under this name; one that cannot be made is recorded by its error. */
  readonly record: (name: string, make: () => string | Promise<string>) => Promise<void>;
}

/** Every kind of output that differs from the others. */
export const outputs: Readonly<Record<string, CodeOptions>> = {
  'react modules': { target: 'react', styles: 'modules', nodeIds: false, project: false },
  'react tailwind': { target: 'react', styles: 'tailwind', nodeIds: false, project: false },
  'react css': { target: 'react', styles: 'css', nodeIds: false, project: false },
  'html css': { target: 'html', styles: 'css', nodeIds: false, project: false },
  'html tailwind': { target: 'html', styles: 'tailwind', nodeIds: false, project: false },
};

/** One of them by its name. */
export function outputNamed(name: keyof typeof outputs): CodeOptions {
  const options = outputs[name];
  if (!options) throw new Error(`There is no output "${name}".`);
  return options;
}

export function nameFrame({ name }: BenchDocument, frame: Pick<RestNode, 'id'>): string {
  return `${name} ${frame.id}`;
}
