/** Type-checks a file of the compiler with another text, as often as asked, without writing it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface TypeChecker {
  /** The first error that a file has with this text; `null` if it has none. */
  check(file: string, text: string): string | null;
}

/** Errors that only say that something is no longer used: that is not why the code would be wrong. */
const unused: ReadonlySet<number> = new Set([6133, 6138, 6192, 6196, 6198, 6199, 6205, 7027]);

/** Creates a checker for the root realm, which reads the program when it is first asked. */
export function createTypeChecker(): TypeChecker {
  const root = join(import.meta.dirname, '../..');
  const changed = new Map<string, { readonly text: string; readonly version: number }>();
  let version = 0;
  const open = () => {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
      readonly config: unknown;
    };
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    return ts.createLanguageService({
      getCompilationSettings: () => options,
      getScriptFileNames: () => fileNames,
      getScriptVersion: (path) => String(changed.get(path)?.version ?? 0),
      getScriptSnapshot: (path) =>
        ts.sys.fileExists(path)
          ? ts.ScriptSnapshot.fromString(changed.get(path)?.text ?? readFileSync(path, 'utf8'))
          : undefined,
      getCurrentDirectory: () => root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (path) => ts.sys.fileExists(path),
      readFile: (path) => ts.sys.readFile(path),
      readDirectory: (...given) => ts.sys.readDirectory(...given),
      directoryExists: (path) => ts.sys.directoryExists(path),
      getDirectories: (path) => ts.sys.getDirectories(path),
    });
  };
  let service: ts.LanguageService | null = null;
  return {
    check: (file, text) => {
      const path = join(root, file);
      service ??= open();
      version += 1;
      changed.clear();
      changed.set(path, { text, version });
      const found = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
      const first = found.find(({ code }) => !unused.has(code));
      return first ? ts.flattenDiagnosticMessageText(first.messageText, ' ') : null;
    },
  };
}
