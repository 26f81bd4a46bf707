import { type HostProject, readHostTokens, withHostModules } from '#codegen/host-project/host-project';
import { withoutAliases } from '#codegen/host-project/relocate-drafts';
import { type Checker, createChecker } from '#codegen/check';
import type { Libraries } from '#codegen/libraries';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { parseHostProject } from '#design/host-project';
import { libraries } from './libraries.ts';

/** The host project of some code, with the type declarations of its packages. */
export interface ProjectEnvironment {
  readonly hostProject: HostProject | null;
  readonly libraries: Libraries;
}

const noProject: ProjectEnvironment = { hostProject: null, libraries };

/** The host project of some options. */
export function readProjectEnvironment({ hostProject: kept }: CodeOptions): ProjectEnvironment {
  const config = kept ? parseHostProject(kept).config : null;
  if (!kept || !config) return noProject;
  const hostProject = { config, tokens: readHostTokens([kept.sheets]) };
  return { hostProject, libraries: withHostModules(libraries, hostProject) };
}

/** Checkers by the project that they know; setting up TypeScript is what takes long. */
export function createCheckerCache(): (options: CodeOptions) => Checker {
  const plain = createChecker(libraries);
  let last: { readonly name: string; readonly checker: Checker } | null = null;
  return ({ hostProject, ...options }) => {
    if (!hostProject) return plain;
    const name = JSON.stringify(hostProject);
    if (last?.name !== name)
      last = {
        name,
        checker: createChecker(readProjectEnvironment({ ...options, hostProject }).libraries),
      };
    return last.checker;
  };
}

/** A result without import aliases, for checks and preview. */
export function withoutImportAliases(result: CodeResult, options: CodeOptions): CodeResult {
  const alias = readProjectEnvironment(options).hostProject?.config.alias ?? {};
  return { ...result, files: withoutAliases(result.files, alias) };
}
