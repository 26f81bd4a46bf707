/** Every script of a result as a syntax tree, parsed once for all checks. */
import { ts } from 'ts-morph';
import type { TextFile } from '#design/source-file';
import type { ProjectFiles } from './project-files.ts';

export interface ParsedModule {
  readonly file: TextFile;
  readonly source: ts.SourceFile;
  readonly imports: readonly ModuleImport[];
}

export interface ModuleImport {
  readonly specifier: string;
  /** 1-based. */
  readonly line: number;
  /** The names it brings into the file. */
  readonly names: readonly string[];
  /** Gone at run time. */
  readonly typeOnly: boolean;
}

export function parseModules(project: ProjectFiles): ReadonlyMap<string, ParsedModule> {
  const modules = new Map<string, ParsedModule>();
  for (const file of project.texts.values()) {
    if (isScript(file.path)) modules.set(file.path, parseModule(file));
  }
  return modules;
}

/** TypeScript and JavaScript, as a project's own sources; type declarations too. */
export function isScript(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

export function parseModule(file: TextFile): ParsedModule {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);
  return { file, source, imports: source.statements.flatMap((statement) => readImport(source, statement)) };
}

/** 1-based line of a place in a file. */
export function lineAt(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}

function readImport(source: ts.SourceFile, statement: ts.Statement): ModuleImport[] {
  const isImport = ts.isImportDeclaration(statement);
  if (!isImport && !ts.isExportDeclaration(statement)) return [];
  const specifier = statement.moduleSpecifier;
  if (!specifier || !ts.isStringLiteral(specifier)) return [];
  const line = lineAt(source, statement.getStart(source));
  if (!isImport) return [{ specifier: specifier.text, line, names: [], typeOnly: statement.isTypeOnly }];
  const typeOnly = statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return [{ specifier: specifier.text, line, names: importedNames(statement.importClause), typeOnly }];
}

function importedNames(clause: ts.ImportClause | undefined): string[] {
  const names = clause?.name ? [clause.name.text] : [];
  const bindings = clause?.namedBindings;
  if (!bindings) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, bindings.name.text];
  return [...names, ...bindings.elements.map((element) => element.name.text)];
}
