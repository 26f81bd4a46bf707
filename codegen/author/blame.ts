import type { CodeOptions } from '#design/code-options';
import type { SourceFile } from '#design/source-file';
import { parseModule } from '../4-check/parse-modules.ts';
import { indexFiles, resolveImport, type ProjectFiles } from '../4-check/project-files.ts';
import type { SettleFault } from './compare-texts.ts';
import { unitOf } from './units.ts';

/** Files that an answer was laid over. */
export interface Scene {
  readonly files: readonly SourceFile[];
  readonly kept: ReadonlyMap<string, string>;
  readonly options: CodeOptions;
}

/** The units to take back, each with its first reason: of each fault the first file that is the answer's. */
export function blame(
  faults: readonly SettleFault[],
  { files, kept, options }: Scene,
): ReadonlyMap<string, SettleFault> {
  const units = new Map<string, SettleFault>();
  const project = indexFiles(files);
  for (const fault of faults) {
    const { files: suspects } = fault;
    const direct = suspects.find((path) => kept.has(path)) ?? sheetOf(suspects, kept, options);
    // A file of the draft can break only by what it imports.
    const imported = direct === undefined ? suspects.flatMap((path) => importsOf(path, project)) : [];
    const guilty = direct === undefined ? imported.filter((path) => kept.has(path)) : [direct];
    for (const path of guilty.length > 0 ? guilty : kept.keys()) {
      const unit = unitOf(path, options);
      if (!units.has(unit)) units.set(unit, fault);
    }
  }
  return units;
}

function sheetOf(suspects: readonly string[], kept: ReadonlyMap<string, string>, options: CodeOptions) {
  const units = new Set(suspects.map((path) => unitOf(path, options)));
  return [...kept.keys()].find((path) => units.has(unitOf(path, options)));
}

/** The project's own files that a script imports. */
export function importsOf(path: string, project: ProjectFiles): readonly string[] {
  const file = project.texts.get(path);
  if (file === undefined || !/\.tsx?$/.test(path)) return [];
  return parseModule(file).imports.flatMap(({ specifier }) => {
    const target = resolveImport(project, path, specifier);
    return target.kind === 'text' ? [target.file.path] : [];
  });
}
