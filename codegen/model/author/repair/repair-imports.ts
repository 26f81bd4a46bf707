/** Repairs the imports of a script. */
import { ts } from 'ts-morph';
import type { ScriptNames } from '../../../naming/script-names.ts';
import { resolveImport } from '../../../targets/project-files.ts';
import { allowedGlobals, reactTypes, reactValues } from '../safety/script-allowlist.ts';
import type { RepairContext } from './repaired-file.ts';

/**
 * Rebuilds the imports of a script from the names it uses: valid imports stay, wrong paths and kinds are
 * corrected, missing imports are added where the source is unambiguous, and the others are removed.
 */
export function repairImports(
  source: ts.SourceFile,
  names: ScriptNames,
  context: RepairContext,
): RepairedImports {
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
    (name) => !names.declared.has(name) && !kept.has(name) && !allowedGlobals.has(name),
  );
  const unknownNames: string[] = [];
  for (const name of new Set(free)) {
    const found = findMissing(name, names, context);
    if (found === null) {
      if (names.values.has(name)) unknownNames.push(name);
    } else {
      kept.set(name, found);
      notes.push(`the missing import of "${name}"`);
    }
  }
  const stylesheets = written.bare.filter((from) => isResolvable(from, context));
  for (const from of written.bare) {
    if (!stylesheets.includes(from)) notes.push(`the import of "${from}", which leads nowhere`);
  }
  return { text: writeImports([...kept.values()], stylesheets, written.isBareFirst), notes, unknownNames };
}

/** The new imports of a script. */
export interface RepairedImports {
  /** The import lines: packages first, then components, then other files. */
  readonly text: string;
  readonly notes: readonly string[];
  /** Names that are neither declared, imported nor allowed. */
  readonly unknownNames: readonly string[];
}

/** Returns the actual source of an imported name; `null` where there is none. */
function findSource(one: ImportedName, names: ScriptNames, context: RepairContext): ImportedName | null {
  const isType = !names.values.has(one.local);
  if (one.from === 'react') {
    const known =
      one.imported === '*' ||
      one.imported === 'default' ||
      reactValues.has(one.imported) ||
      reactTypes.has(one.imported);
    if (!known) return null;
    // React's types have no default export without interop; a namespace import is equivalent.
    const imported = one.imported === 'default' ? '*' : one.imported;
    return { ...one, imported, isType: isType || reactTypes.has(one.imported) };
  }
  if (!one.from.startsWith('.')) return null;
  const component = context.components.get(one.local);
  const path = resolveSpecifierPath(one.from, context) ?? component ?? null;
  if (path === null || path === context.path) return null;
  const from = relativeSpecifier(context.path, path);
  return {
    local: one.local,
    imported: isType ? one.imported : exportedNameIn(path, one, context),
    from,
    isType: isType && /\.tsx?$/.test(path),
  };
}

/** Components have named exports; a wrong name is replaced by the one that the project expects. */
function exportedNameIn(
  path: string,
  { local, imported }: ImportedName,
  { components, expected }: RepairContext,
): string {
  if (imported === 'default' && components.get(local) === path) return local;
  const [only, ...others] = expected.get(path) ?? [];
  const isKnown =
    imported === '*' || components.get(imported) === path || !/^(?:default|[A-Z])/.test(imported);
  return isKnown || only === undefined || others.length > 0 ? imported : only;
}

function findMissing(name: string, names: ScriptNames, context: RepairContext): ImportedName | null {
  const isType = !names.values.has(name);
  if (isType ? reactTypes.has(name) : reactValues.has(name))
    return { local: name, imported: name, from: 'react', isType };
  if (name === 'React') return { local: name, imported: '*', from: 'react', isType };
  if (isType && !context.components.has(name)) return null;
  const stylesheet = context.path.replace(/\.tsx$/, '.module.css');
  if (name === 'styles' && context.project.texts.has(stylesheet)) {
    return {
      local: name,
      imported: 'default',
      from: relativeSpecifier(context.path, stylesheet),
      isType: false,
    };
  }
  const component = context.components.get(name);
  if (component === undefined || component === context.path) return null;
  return { local: name, imported: name, from: relativeSpecifier(context.path, component), isType: false };
}

function isResolvable(from: string, context: RepairContext): boolean {
  return from.startsWith('.') && resolveSpecifierPath(from, context) !== null;
}

/** Resolves a specifier to a path of the project; with a wrong folder, to the only file of that name. */
function resolveSpecifierPath(specifier: string, { path, project, byName }: RepairContext): string | null {
  const target = resolveImport(project, path, specifier);
  if (target.kind === 'text' || target.kind === 'asset') return target.file.path;
  const candidates = byName.get(specifier.split('/').at(-1) ?? '') ?? [];
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Returns the import specifier from one file to another. */
export function relativeSpecifier(from: string, to: string): string {
  const folder = from.split('/').slice(0, -1);
  const target = to.replace(/\.tsx?$/, '').split('/');
  let shared = 0;
  while (shared < folder.length && folder[shared] === target[shared]) shared += 1;
  const up = folder.slice(shared).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...target.slice(shared)].join('/');
}

/** One imported name. */
export interface ImportedName {
  readonly local: string;
  /** The exported name, or `default` or `*`. */
  readonly imported: string;
  readonly from: string;
  readonly isType: boolean;
}

/** The imports of a script. */
export interface ImportList {
  readonly names: readonly ImportedName[];
  /** Imports for their side effects: stylesheets. */
  readonly bare: readonly string[];
  /** Whether these come first, so that the rules of the others win over theirs. */
  readonly isBareFirst: boolean;
}

/** Reads all imports of a script, name by name. */
export function readImports(source: ts.SourceFile): ImportList {
  const declarations = source.statements.filter(ts.isImportDeclaration);
  const bare = declarations.filter((one) => one.importClause === undefined).map(specifierOf);
  const isBareFirst = declarations[0] !== undefined && declarations[0].importClause === undefined;
  return { names: declarations.flatMap(readClause), bare: [...new Set(bare)], isBareFirst };
}

function readClause(declaration: ts.ImportDeclaration): readonly ImportedName[] {
  const clause = declaration.importClause;
  if (clause === undefined) return [];
  const from = specifierOf(declaration);
  const allTypes = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const first = clause.name ? [{ local: clause.name.text, imported: 'default', from, isType: allTypes }] : [];
  const bindings = clause.namedBindings;
  if (bindings === undefined) return first;
  if (ts.isNamespaceImport(bindings)) {
    return [...first, { local: bindings.name.text, imported: '*', from, isType: allTypes }];
  }
  const named = bindings.elements.map((element) => ({
    local: element.name.text,
    imported: (element.propertyName ?? element.name).text,
    from,
    isType: allTypes || element.isTypeOnly,
  }));
  return [...first, ...named];
}

function specifierOf({ moduleSpecifier }: ts.ImportDeclaration): string {
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
}

/** Writes import lines: packages first, then components, then other files; those without names last or first. */
export function writeImports(
  names: readonly ImportedName[],
  bare: readonly string[],
  isBareFirst = false,
): string {
  const sources = [...new Set(names.map(({ from }) => from))].toSorted(
    (a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1),
  );
  const lines = sources.flatMap((from) =>
    writeSource(
      from,
      names.filter((one) => one.from === from),
    ),
  );
  const bareLines = bare.map((from) => `import ${JSON.stringify(from)};`);
  return (isBareFirst ? [...bareLines, ...lines] : [...lines, ...bareLines]).join('\n');
}

function rankOf(from: string): number {
  if (!from.startsWith('.')) return 0;
  return /\.\w+$/.test(from) ? 2 : 1;
}

function writeSource(from: string, names: readonly ImportedName[]): readonly string[] {
  const address = JSON.stringify(from);
  const namespaces = names.filter(({ imported }) => imported === '*');
  const defaults = names.filter(({ imported }) => imported === 'default');
  const named = names.filter(({ imported }) => imported !== '*' && imported !== 'default');
  const onlyTypes = named.every(({ isType }) => isType);
  const items = named.map(({ local, imported, isType }) => {
    const alias = local === imported ? local : `${imported} as ${local}`;
    return isType && !onlyTypes ? `type ${alias}` : alias;
  });
  return [
    ...namespaces.map(({ local, isType }) => `import ${isType ? 'type ' : ''}* as ${local} from ${address};`),
    ...defaults.map(({ local, isType }) => `import ${isType ? 'type ' : ''}${local} from ${address};`),
    ...(items.length > 0
      ? [`import ${onlyTypes ? 'type ' : ''}{ ${items.join(', ')} } from ${address};`]
      : []),
  ];
}
