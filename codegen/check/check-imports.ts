/**
 * Checks that every import leads somewhere, that no files import each other in a cycle, and that every imported name
 * is used.
 */
import { ts } from 'ts-morph';
import type { Check } from '#design/receipt';
import type { AssetBytes } from '#design/snapshot';
import type { SourceFile } from '#design/source-file';
import type { Libraries } from '../libraries.ts';
import { type Finding, makeCheck, pluralize, skippedCheck } from './make-check.ts';
import {
  type ModuleImport,
  type ParsedModule,
  type ProjectFiles,
  resolveImport,
} from '../targets/project-files.ts';

type Modules = ReadonlyMap<string, ParsedModule>;

export function checkImports(
  files: readonly SourceFile[],
  project: ProjectFiles,
  modules: Modules,
  assets: AssetBytes,
  libraries: Libraries,
): Check {
  if (files.length === 0) return skippedCheck('imports', 'There are no files.');
  const packages = knownPackages(project, libraries);
  const findings: Finding[] = findEmptyAssets(project, assets);
  for (const module of modules.values()) {
    findings.push(...findUnresolved(project, packages, module), ...findUnused(module));
  }
  findings.push(...findImportCycles(project, modules));
  return makeCheck(files, findings, {
    id: 'imports',
    passed: 'All imports resolve, none are circular, and all are used.',
    found: (count) => `${pluralize(count, 'import problem', 'import problems')} found.`,
  });
}

/** The packages that a generated project lists, or React's if it lists none. */
function knownPackages(project: ProjectFiles, libraries: Libraries): ReadonlySet<string> {
  const names = new Set(Object.keys(libraries.versions));
  const manifest = project.texts.get('package.json')?.text;
  for (const [, name] of (manifest ?? '').matchAll(/"((?:@[\w.-]+\/)?[\w.-]+)"\s*:\s*"/g)) {
    if (name !== undefined) names.add(name);
  }
  return names;
}

function findEmptyAssets(project: ProjectFiles, assets: AssetBytes): Finding[] {
  return [...project.assets.values()].flatMap(({ path, asset }) => {
    return assets.has(asset.key) ? [] : [failure(path, null, `The file "${path}" has no content.`)];
  });
}

function findUnresolved(
  project: ProjectFiles,
  packages: ReadonlySet<string>,
  { file, imports }: ParsedModule,
): Finding[] {
  return imports.flatMap(({ specifier, line }) => {
    const target = resolveImport(project, file.path, specifier);
    if (target.kind === 'missing') {
      return [failure(file.path, line, `"${specifier}" does not resolve to a file in the project.`)];
    }
    if (isOfNode(specifier) && isBuildConfig(file.path)) return [];
    if (target.kind === 'package' && !packages.has(target.name)) {
      return [failure(file.path, line, `The package "${target.name}" is not in the project's dependencies.`)];
    }
    return [];
  });
}

/** Node's modules exist wherever Vite runs, and never in a page. */
function isOfNode(specifier: string): boolean {
  return specifier.startsWith('node:');
}

function isBuildConfig(path: string): boolean {
  return /^vite\.config\.[cm]?[jt]s$/.test(path);
}

function findUnused({ file, source, imports }: ParsedModule): Finding[] {
  if (imports.every(({ names }) => names.length === 0)) return [];
  const used = usedNames(source);
  return imports.flatMap((one) =>
    one.names.filter((name) => !used.has(name)).map((name) => unused(file.path, one, name)),
  );
}

/** Every name outside of imports. A name that another declaration shadows counts as used. */
function usedNames(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** Import cycles that exist at run time, each reported once, at its first file. */
export function findImportCycles(project: ProjectFiles, modules: Modules): Finding[] {
  const findings: Finding[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const follow = (name: string, from: ModuleImport | null): void => {
    const start = path.indexOf(name);
    if (start >= 0 && from) {
      const cycle = [...path.slice(start), name].join(' → ');
      findings.push(failure(path.at(-1) ?? name, from.line, `These files form an import cycle: ${cycle}.`));
      return;
    }
    if (done.has(name)) return;
    path.push(name);
    const module = modules.get(name);
    for (const one of module?.imports ?? []) {
      const target = one.typeOnly ? null : resolveImport(project, name, one.specifier);
      if (target?.kind === 'text' && modules.has(target.file.path)) follow(target.file.path, one);
    }
    path.pop();
    done.add(name);
  };
  for (const name of modules.keys()) follow(name, null);
  return findings;
}

function failure(file: string, line: number | null, message: string): Finding {
  return { severity: 'error', message, file, line, nodeId: null };
}

function unused(file: string, { line, specifier }: ModuleImport, name: string): Finding {
  return {
    severity: 'warning',
    message: `"${name}" from "${specifier}" is not used.`,
    file,
    line,
    nodeId: null,
  };
}
