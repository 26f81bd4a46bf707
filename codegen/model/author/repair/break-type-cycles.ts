/** Breaks import cycles that exist only because of types. */
import { ts } from 'ts-morph';
import { indexFiles, resolveImport } from '../../../targets/project-files.ts';
import type { SourceFile } from '#design/source-file';
import { applyEdits } from '../../../merge/text-edits.ts';
import { type ImportedName, readImports, relativeSpecifier, writeImports } from './repair-imports.ts';
import { nodeRemoval } from '../safety/remove-unsafe-markup.ts';
import { parseScript } from './repair-syntax.ts';

/** Types that were moved to break a cycle. */
export interface BrokenCycle {
  /** The file from which the types were moved. */
  readonly from: string;
  readonly to: string;
  readonly names: readonly string[];
}

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

/**
 * Moves the types that two files share into a file of their own: `Card.types.ts` next to `Card.tsx`, which both
 * import. Changes the answer's files in place.
 */
export function breakTypeCycles(
  answer: Map<string, string>,
  filesWith: (answer: ReadonlyMap<string, string>) => readonly SourceFile[],
): readonly BrokenCycle[] {
  const broken: BrokenCycle[] = [];
  // Each round moves the types of one file, and never moves them back.
  for (let remaining = answer.size; remaining > 0; remaining -= 1) {
    const scripts = readScripts(filesWith(answer));
    const found = findSharedTypes(scripts, answer);
    if (found === null) break;
    moveTypes(found, scripts, answer);
    broken.push(found);
  }
  return broken;
}

interface Script {
  readonly path: string;
  readonly source: ts.SourceFile;
  readonly names: readonly (ImportedName & { readonly target: string | null })[];
  readonly bare: readonly string[];
}

type ScriptsByPath = ReadonlyMap<string, Script>;

function readScripts(files: readonly SourceFile[]): ScriptsByPath {
  const project = indexFiles(files);
  const scripts = [...project.texts.values()].filter(({ path }) => /\.tsx?$/.test(path));
  return new Map(
    scripts.map(({ path, text }) => {
      const source = parseScript(path, text);
      const { names, bare } = readImports(source);
      const targetOf = (specifier: string) => {
        const target = resolveImport(project, path, specifier);
        return target.kind === 'text' ? target.file.path : null;
      };
      return [
        path,
        { path, source, bare, names: names.map((one) => ({ ...one, target: targetOf(one.from) })) },
      ];
    }),
  );
}

/** Finds types that one file of a cycle imports from another, which declares them. */
function findSharedTypes(scripts: ScriptsByPath, answer: ReadonlyMap<string, string>): BrokenCycle | null {
  for (const { path, names } of scripts.values()) {
    for (const { target, isType } of names) {
      if (!isType || target === null || !answer.has(target) || !reaches(scripts, target, path)) continue;
      const shared = names.filter((one) => one.isType && one.target === target).map((one) => one.imported);
      const moved = withUsedTypes(scripts.get(target)?.source, shared);
      if (moved.length > 0) return { from: target, to: target.replace(/\.tsx?$/, '.types.ts'), names: moved };
    }
  }
  return null;
}

function reaches(scripts: ScriptsByPath, from: string, to: string): boolean {
  const seen = new Set<string>();
  const queue = [from];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (path === to) return true;
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { target } of scripts.get(path)?.names ?? []) if (target !== null) queue.push(target);
  }
  return false;
}

/** Returns types with those of the same file that they use. */
function withUsedTypes(source: ts.SourceFile | undefined, names: readonly string[]): readonly string[] {
  const declared = new Map(source ? typesOf(source).map((one) => [one.name.text, one] as const) : []);
  const found = new Set<string>();
  const add = (name: string): void => {
    const declaration = declared.get(name);
    if (!declaration || found.has(name)) return;
    found.add(name);
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) add(node.text);
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(declaration, visit);
  };
  names.forEach(add);
  return [...found];
}

function typesOf(source: ts.SourceFile): readonly Declaration[] {
  return source.statements.filter(
    (one): one is Declaration => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one),
  );
}

function moveTypes(
  { from, to, names }: BrokenCycle,
  scripts: ScriptsByPath,
  answer: Map<string, string>,
): void {
  const owner = scripts.get(from);
  if (!owner) return;
  const moved = typesOf(owner.source).filter(({ name }) => names.includes(name.text));
  const needed = namesIn(moved);
  const imports = owner.names
    .filter(({ local }) => needed.has(local))
    .map((one) => ({ ...one, isType: true }));
  const texts = moved.map((one) => {
    const text = one.getText();
    return text.startsWith('export') ? text : `export ${text}`;
  });
  const existing = answer.get(to);
  answer.set(to, [existing ?? writeImports(imports, []), ...texts].join('\n\n'));
  const remaining = applyEdits(owner.source.text, moved.map(nodeRemoval));
  const kept = namesIn(parseScript(from, remaining).statements.filter((one) => !ts.isImportDeclaration(one)));
  const declared = names
    .filter((name) => kept.has(name))
    .map((name) => ({ local: name, imported: name, from: relativeSpecifier(from, to), isType: true }));
  const others = owner.names.filter(({ local }) => kept.has(local));
  answer.set(from, withImports(from, remaining, [...others, ...declared], owner.bare));
  for (const { path, source, names: imported, bare } of scripts.values()) {
    const isMoved = (one: Script['names'][number]) => one.target === from && names.includes(one.imported);
    if (path === from || !imported.some(isMoved)) continue;
    const next = imported.map((one) => (isMoved(one) ? { ...one, from: relativeSpecifier(path, to) } : one));
    answer.set(path, withImports(path, source.text, next, bare));
  }
}

function namesIn(nodes: readonly ts.Node[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  nodes.forEach(visit);
  return names;
}

function withImports(
  path: string,
  text: string,
  names: readonly ImportedName[],
  bare: readonly string[],
): string {
  const source = parseScript(path, text);
  const remaining = applyEdits(
    text,
    source.statements.filter(ts.isImportDeclaration).map(nodeRemoval),
  ).trimStart();
  return `${writeImports(names, bare)}\n\n${remaining}`;
}
