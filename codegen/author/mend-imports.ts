import type { ts } from 'ts-morph';
import { resolveImport } from '../4-check/project-files.ts';
import type { MendContext } from './mended.ts';
import { globalUses, reactTypes, reactValues } from './known-names.ts';
import type { ScriptNames } from '../find-names.ts';
import { readImports, writeImports, type ImportedName } from './import-list.ts';

export interface MendedImports {
  /** The import lines, in React's usual order. */
  readonly text: string;
  readonly notes: readonly string[];
  /** Names nobody declares, imports or may use. */
  readonly strangers: readonly string[];
}

/**
 * Works a script's imports out anew from what it uses: those that lead somewhere stay, wrong paths and kinds are
 * put right, missing ones come in where it is plain what is meant, and the rest goes.
 */
export function mendImports(source: ts.SourceFile, names: ScriptNames, context: MendContext): MendedImports {
  const notes: string[] = [];
  const written = readImports(source);
  const kept = new Map<string, ImportedName>();
  for (const one of written.names) {
    const used = names.values.has(one.local) || names.types.has(one.local);
    const repeated = names.declared.has(one.local) || kept.has(one.local);
    const found = used && !repeated ? findSource(one, names, context) : null;
    if (found !== null) kept.set(one.local, found);
    else if (used && !repeated)
      notes.push(`the import of "${one.local}" from "${one.from}", which leads nowhere`);
    if (found !== null && found.from !== one.from) notes.push(`the path of the import of "${one.local}"`);
  }
  const free = [...names.values, ...names.types].filter(
    (name) => !names.declared.has(name) && !kept.has(name) && !globalUses.has(name),
  );
  const strangers: string[] = [];
  for (const name of new Set(free)) {
    const found = findMissing(name, names, context);
    if (found === null) {
      if (names.values.has(name)) strangers.push(name);
    } else {
      kept.set(name, found);
      notes.push(`the missing import of "${name}"`);
    }
  }
  const sheets = written.bare.filter((from) => leadsSomewhere(from, context));
  for (const from of written.bare) {
    if (!sheets.includes(from)) notes.push(`the import of "${from}", which leads nowhere`);
  }
  return { text: writeImports([...kept.values()], sheets), notes, strangers };
}

/** Where an imported name really comes from; `null` where that is nowhere. */
function findSource(one: ImportedName, names: ScriptNames, context: MendContext): ImportedName | null {
  const isType = !names.values.has(one.local);
  if (one.from === 'react') {
    const known =
      one.imported === '*' ||
      one.imported === 'default' ||
      reactValues.has(one.imported) ||
      reactTypes.has(one.imported);
    if (!known) return null;
    // React's types have no default export without interop; a namespace says the same.
    const imported = one.imported === 'default' ? '*' : one.imported;
    return { ...one, imported, isType: isType || reactTypes.has(one.imported) };
  }
  if (!one.from.startsWith('.')) return null;
  const component = context.components.get(one.local);
  const path = findPathOf(one.from, context) ?? component ?? null;
  if (path === null || path === context.path) return null;
  const from = relativePath(context.path, path);
  return {
    local: one.local,
    imported: isType ? one.imported : nameIn(path, one, context),
    from,
    isType: isType && path.endsWith('.tsx'),
  };
}

/** Components are exported by name, and by the name the project knows, whatever the model remembers. */
function nameIn(
  path: string,
  { local, imported }: ImportedName,
  { components, expected }: MendContext,
): string {
  if (imported === 'default' && components.get(local) === path) return local;
  const [only, ...others] = expected.get(path) ?? [];
  const isKnown =
    imported === '*' || components.get(imported) === path || !/^(?:default|[A-Z])/.test(imported);
  return isKnown || only === undefined || others.length > 0 ? imported : only;
}

function findMissing(name: string, names: ScriptNames, context: MendContext): ImportedName | null {
  const isType = !names.values.has(name);
  if (isType ? reactTypes.has(name) : reactValues.has(name))
    return { local: name, imported: name, from: 'react', isType };
  if (name === 'React') return { local: name, imported: '*', from: 'react', isType };
  if (isType && !context.components.has(name)) return null;
  const sheet = context.path.replace(/\.tsx$/, '.module.css');
  if (name === 'styles' && context.project.texts.has(sheet)) {
    return { local: name, imported: 'default', from: relativePath(context.path, sheet), isType: false };
  }
  const component = context.components.get(name);
  if (component === undefined || component === context.path) return null;
  return { local: name, imported: name, from: relativePath(context.path, component), isType: false };
}

function leadsSomewhere(from: string, context: MendContext): boolean {
  return from.startsWith('.') && findPathOf(from, context) !== null;
}

/** The project's path behind a specifier, or the one file of the same name where the folder is wrong. */
function findPathOf(specifier: string, { path, project, byName }: MendContext): string | null {
  const target = resolveImport(project, path, specifier);
  if (target.kind === 'text' || target.kind === 'asset') return target.file.path;
  const meant = byName.get(specifier.split('/').at(-1) ?? '') ?? [];
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

export function relativePath(from: string, to: string): string {
  const folder = from.split('/').slice(0, -1);
  const target = to.replace(/\.tsx?$/, '').split('/');
  let shared = 0;
  while (shared < folder.length && folder[shared] === target[shared]) shared += 1;
  const up = folder.slice(shared).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...target.slice(shared)].join('/');
}
