/** The files of one result by path, and the targets of their imports and `url()` addresses. */
import { ts } from 'ts-morph';
import type { AssetFile, SourceFile, TextFile } from '#design/source-file';

export interface ProjectFiles {
  readonly texts: ReadonlyMap<string, TextFile>;
  readonly assets: ReadonlyMap<string, AssetFile>;
}

export type ImportTarget =
  | { readonly kind: 'text'; readonly file: TextFile }
  | { readonly kind: 'asset'; readonly file: AssetFile }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'missing' };

/** Indexes the files. Of two files with the same path the first one is used. */
export function indexFiles(files: readonly SourceFile[]): ProjectFiles {
  const texts = new Map<string, TextFile>();
  const assets = new Map<string, AssetFile>();
  for (const file of files) {
    if (file.kind === 'text' && !texts.has(file.path)) texts.set(file.path, file);
    if (file.kind === 'asset' && !assets.has(file.path)) assets.set(file.path, file);
  }
  return { texts, assets };
}

const moduleExtensions = ['', '.tsx', '.ts', '.jsx', '.js', '/index.tsx', '/index.ts'];

/** Resolves `specifier` in the file `from` as Vite does: a relative path, a path from the root, or a package. */
export function resolveImport(project: ProjectFiles, from: string, specifier: string): ImportTarget {
  if (!/^\.{0,2}\//.test(specifier) && specifier !== '.' && specifier !== '..') {
    return { kind: 'package', name: packageName(specifier) };
  }
  const path = resolvePath(from, specifier);
  return path === null ? { kind: 'missing' } : findFile(project, path, moduleExtensions);
}

/** Resolves an address in a style sheet or a page, where `a.png` is a relative path too. */
export function resolveAddress(project: ProjectFiles, from: string, address: string): ImportTarget {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)) return { kind: 'missing' };
  const path = resolvePath(from, decodeAddress(address));
  return path === null ? { kind: 'missing' } : findFile(project, path, ['']);
}

/** The path of `relative` as seen from `from`; `null` if it leaves the project. */
export function resolvePath(from: string, relative: string): string | null {
  const plain = relative.replace(/[?#].*$/, '');
  const segments = plain.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const segment of plain.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}

function findFile(project: ProjectFiles, path: string, extensions: readonly string[]): ImportTarget {
  for (const extension of extensions) {
    const text = project.texts.get(path + extension);
    if (text) return { kind: 'text', file: text };
    const asset = project.assets.get(path + extension) ?? project.assets.get(`public/${path}${extension}`);
    if (asset) return { kind: 'asset', file: asset };
  }
  return { kind: 'missing' };
}

function packageName(specifier: string): string {
  const segments = specifier.split('/');
  return segments.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The scripts of a result as syntax trees, parsed once for all checks. */

export interface ParsedModule {
  readonly file: TextFile;
  readonly source: ts.SourceFile;
  readonly imports: readonly ModuleImport[];
}

export interface ModuleImport {
  readonly specifier: string;
  /** 1-based. */
  readonly line: number;
  /** The names that it declares in the file. */
  readonly names: readonly string[];
  /** Whether it is removed at compile time. */
  readonly typeOnly: boolean;
}

export function parseModules(project: ProjectFiles): ReadonlyMap<string, ParsedModule> {
  const modules = new Map<string, ParsedModule>();
  for (const file of project.texts.values()) {
    if (isScript(file.path)) modules.set(file.path, parseModule(file));
  }
  return modules;
}

/** TypeScript and JavaScript, including type declarations. */
export function isScript(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

export function parseModule(file: TextFile): ParsedModule {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);
  return { file, source, imports: source.statements.flatMap((statement) => readImport(source, statement)) };
}

/** The line of a position in a file, 1-based. */
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
