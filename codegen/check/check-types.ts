/** Whether all TypeScript passes a strict type check; plain JavaScript has no types to check. */
import { Project, ts } from 'ts-morph';
import type { CancelSignal } from '#design/cancel';
import type { Check } from '#design/receipt';
import type { SourceFile, TextFile } from '#design/source-file';
import type { Libraries } from '../libraries.ts';
import { isScript } from '../targets/project-files.ts';
import { printJsxTypes } from '../targets/react/jsx-types.ts';
import { makeCheck, pluralize, skippedCheck } from './make-check.ts';

export function checkTypes(files: readonly SourceFile[], checker: TypeChecker, signal: CancelSignal): Check {
  const scripts = files.filter((file): file is TextFile => file.kind === 'text' && isTyped(file.path));
  if (scripts.length === 0) return skippedCheck('types', 'There are no scripts to type-check.');
  const findings = checker.findErrors(scripts, signal).map(({ file, line, code, message }) => {
    return { severity: 'error' as const, message: `${message} (TS${code})`, file, line, nodeId: null };
  });
  return makeCheck(files, findings, {
    id: 'types',
    passed: `All ${pluralize(scripts.length, 'script passes', 'scripts pass')} a strict type check.`,
    found: (count) => `The strict type check found ${pluralize(count, 'error', 'errors')}.`,
  });
}

function isTyped(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

/**
 * TypeScript over a project that lies in memory. Reading the language's own library takes most of a second, so one
 * checker serves many runs: it keeps the libraries and forgets each project when its run ends.
 */

export interface TypeChecker {
  /** Reads the libraries now instead of at the first check. */
  warmUp(): void;
  /** Every complaint of a strict `tsc` about these files, in the order of files and lines. */
  findErrors(files: readonly TextFile[], signal: CancelSignal): readonly TypeDiagnostic[];
}

export interface TypeDiagnostic {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** TypeScript's number, as in `TS2322`. */
  readonly code: number;
  readonly message: string;
}

/** The last projects whose errors are known: whoever judges an answer checks the very files that its Receipt checks next. */
const maxCachedRuns = 3;

export function createTypeChecker(libraries: Libraries): TypeChecker {
  let project: Project | null = null;
  const found = new Map<string, readonly TypeDiagnostic[]>();
  return {
    warmUp: () => void findErrors(getProject(), [warmUpFile], { aborted: false, throwIfAborted: () => {} }),
    findErrors(files, signal) {
      signal.throwIfAborted();
      const scripts = files.filter((file) => isScript(file.path));
      const name = JSON.stringify(scripts.map(({ path, text }) => [path, text]));
      const errors = found.get(name) ?? findErrors(getProject(), scripts, signal);
      found.delete(name);
      found.set(name, errors);
      for (const old of [...found.keys()].slice(0, -maxCachedRuns)) found.delete(old);
      return errors;
    },
  };

  function getProject(): Project {
    return (project ??= createProject(libraries));
  }
}

/** Uses enough of React's types that TypeScript has seen them all. */
const warmUpFile: TextFile = {
  kind: 'text',
  path: 'warm-up.tsx',
  text: 'export const view = <main><h1 className="a">A</h1><p><a href="/">B</a></p><img alt="" /></main>;',
  lines: [],
};

/** What Vite's own React template asks for, apart from unused names, which the check of imports tells. */
const compilerOptions: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // Not as it will be built: so that JSX means the global namespace of `jsx-types.ts`, and no factory is looked for.
  jsx: ts.JsxEmit.Preserve,
  jsxFactory: 'none',
  types: ['react'],
  allowImportingTsExtensions: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  noFallthroughCasesInSwitch: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noEmit: true,
};

const ambientPath = '/node_modules/vite/client.d.ts';

/** What a bundler makes of files that are not scripts, and the packages of a project's own configuration. */
const ambient = `
declare module '*.module.css' {
  const classes: { readonly [name: string]: string };
  export default classes;
}
declare module '*.css' {}
${['svg', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'woff2']
  .map((ending) => `declare module '*.${ending}' {\n  const address: string;\n  export default address;\n}`)
  .join('\n')}
declare module 'vite';
declare module '@vitejs/plugin-react';
declare module '@tailwindcss/vite';
declare module '@fontsource/*';
declare module '@fontsource-variable/*';
`;

function createProject(libraries: Libraries): Project {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions });
  const files = project.getFileSystem();
  for (const [path, text] of Object.entries(libraries.types)) files.writeFileSync(`/${path}`, text);
  const jsx = printJsxTypes(libraries.types);
  if (jsx === null) project.compilerOptions.set({ jsx: ts.JsxEmit.ReactJSX });
  else project.createSourceFile('/node_modules/@types/react/global-jsx.d.ts', jsx);
  project.createSourceFile(ambientPath, ambient);
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
