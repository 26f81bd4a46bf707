import { type HostProject, readHostTokens, withHostModules } from '#codegen/host-project/host-project';
import { withoutAliases } from '#codegen/host-project/relocate-drafts';
import { type Checker, createChecker } from '#codegen/check';
import type { Libraries } from '#codegen/libraries';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { openKeptHouse } from '#design/kept-house';
import { libraries } from './libraries.ts';

/** The project that some code goes into, with what its packages are known by. */
export interface Surroundings {
  readonly house: HostProject | null;
  readonly libraries: Libraries;
}

const none: Surroundings = { house: null, libraries };

/** What options say of the project that their code goes into. */
export function findSurroundings({ house: kept }: CodeOptions): Surroundings {
  const config = kept ? openKeptHouse(kept).config : null;
  if (!kept || !config) return none;
  const house = { config, tokens: readHostTokens([kept.sheets]) };
  return { house, libraries: withHostModules(libraries, house) };
}

/** Checkers by the project that they know; setting up TypeScript is what takes long. */
export function openCheckers(): (options: CodeOptions) => Checker {
  const plain = createChecker(libraries);
  let last: { readonly name: string; readonly checker: Checker } | null = null;
  return ({ house, ...options }) => {
    if (!house) return plain;
    const name = JSON.stringify(house);
    if (last?.name !== name)
      last = { name, checker: createChecker(findSurroundings({ ...options, house }).libraries) };
    return last.checker;
  };
}

/** A result as checks and preview read it, which know of no aliases. */
export function plainResult(result: CodeResult, options: CodeOptions): CodeResult {
  const alias = findSurroundings(options).house?.config.alias ?? {};
  return { ...result, files: withoutAliases(result.files, alias) };
}
