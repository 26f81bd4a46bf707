/** Checks that all TypeScript passes a strict type check. Plain JavaScript has no types to check. */
import { Project, ts } from 'ts-morph';
import type { CancelSignal } from '#design/cancel';
import { defaultCodeOptions } from '#design/code-options';
import type { Check } from '#design/receipt';
import type { SourceFile, TextFile } from '#design/source-file';
import type { CodeTarget } from '#design/targets';
import type { Libraries } from '../libraries.ts';
import { isScript } from '../targets/project-files.ts';
import type { TypeCheckSettings } from '../targets/target.ts';
import { findTarget } from '../targets/targets.ts';
import { makeCheck, pluralize, skippedCheck } from './make-check.ts';

export function checkTypes(
  files: readonly SourceFile[],
  checker: TypeChecker,
  signal: CancelSignal,
  target: CodeTarget = defaultCodeOptions.target,
): Check {
  const scripts = files.filter((file): file is TextFile => file.kind === 'text' && isTyped(file.path));
  if (scripts.length === 0) return skippedCheck('types', 'There are no files to type-check.');
  const findings = checker.findErrors(scripts, signal, target).map(({ file, line, code, message }) => {
    return { severity: 'error' as const, message: `${message} (TS${code})`, file, line, nodeId: null };
  });
  return makeCheck(files, findings, {
    id: 'types',
    passed: `${scripts.length === 1 ? 'The file passes' : `All ${scripts.length} files pass`} strict type checking.`,
    found: (count) => `Strict type checking found ${pluralize(count, 'error', 'errors')}.`,
  });
}

function isTyped(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

/**
 * TypeScript over a project in memory. Reading the library of the language takes most of a second, so one checker
 * serves many runs: it keeps the libraries and drops each project when its run ends.
 */
export interface TypeChecker {
  /** Reads the libraries of the default target now instead of at the first check. */
  warmUp(): void;
  /**
   * Every error that a strict `tsc` reports for the scripts among these files, in the order of files and lines.
   * @param target The kind of project that they belong to. @default that of `defaultCodeOptions`
   */
  findErrors(
    files: readonly TextFile[],
    signal: CancelSignal,
    target?: CodeTarget,
  ): readonly TypeDiagnostic[];
}

export interface TypeDiagnostic {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** TypeScript's number, as in `TS2322`. */
  readonly code: number;
  readonly message: string;
}

/** Runs whose errors are kept: an answer of a model is checked once when it is judged and again for its receipt. */
const maxCachedRuns = 3;

export function createTypeChecker(libraries: Libraries): TypeChecker {
  const projects = new Map<TypeCheckSettings, Project>();
  const found = new Map<string, readonly TypeDiagnostic[]>();
  return {
    warmUp() {
      const { typeCheck } = findTarget(defaultCodeOptions.target);
      if (typeCheck === null) return;
      findErrors(projectOf(typeCheck), [typeCheck.warmUpFile], { aborted: false, throwIfAborted: () => {} });
    },
    findErrors(files, signal, target = defaultCodeOptions.target) {
      signal.throwIfAborted();
      const { typeCheck } = findTarget(target);
      if (typeCheck === null) return [];
      const scripts = files.filter((file) => isScript(file.path));
      const key = JSON.stringify([target, scripts.map(({ path, text }) => [path, text])]);
      const errors = found.get(key) ?? findErrors(projectOf(typeCheck), scripts, signal);
      found.delete(key);
      found.set(key, errors);
      for (const old of [...found.keys()].slice(0, -maxCachedRuns)) found.delete(old);
      return errors;
    },
  };

  function projectOf(settings: TypeCheckSettings): Project {
    const project = projects.get(settings) ?? createProject(libraries, settings);
    projects.set(settings, project);
    return project;
  }
}

function createProject(libraries: Libraries, settings: TypeCheckSettings): Project {
  const { compilerOptions, declarations } = settings.setUp(libraries);
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions });
  const files = project.getFileSystem();
  for (const [path, text] of Object.entries(libraries.types)) files.writeFileSync(`/${path}`, text);
  for (const { path, text } of declarations) project.createSourceFile(path, text);
  return project;
}

function findErrors(project: Project, scripts: readonly TextFile[], signal: CancelSignal): TypeDiagnostic[] {
  const sources = scripts.map(({ path, text }) =>
    project.createSourceFile(`/${path}`, text, { overwrite: true }),
  );
  try {
    const program = project.getProgram().compilerObject;
    return sources.flatMap((source, index) => {
      signal.throwIfAborted();
      const { compilerNode } = source;
      const diagnostics = [
        ...program.getSyntacticDiagnostics(compilerNode),
        ...program.getSemanticDiagnostics(compilerNode),
      ];
      return diagnostics.map((diagnostic) => describe(scripts[index]?.path ?? '', compilerNode, diagnostic));
    });
  } finally {
    for (const source of sources) project.removeSourceFile(source);
  }
}

function describe(file: string, source: ts.SourceFile, diagnostic: ts.Diagnostic): TypeDiagnostic {
  return {
    file,
    line: source.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line + 1,
    code: diagnostic.code,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '),
  };
}
