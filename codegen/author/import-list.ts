import { ts } from 'ts-morph';

export interface ImportedName {
  readonly local: string;
  /** The name at its source; `default` and `*` as JavaScript means them. */
  readonly imported: string;
  readonly from: string;
  readonly isType: boolean;
}

export interface ImportList {
  readonly names: readonly ImportedName[];
  /** Imported for what they do: style sheets. */
  readonly bare: readonly string[];
}

/** All imports of a script, name by name. */
export function readImports(source: ts.SourceFile): ImportList {
  const declarations = source.statements.filter(ts.isImportDeclaration);
  const bare = declarations.filter((one) => one.importClause === undefined).map(specifierOf);
  return { names: declarations.flatMap(readClause), bare: [...new Set(bare)] };
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

/** The import lines: packages, components, then what is not a script. */
export function writeImports(names: readonly ImportedName[], bare: readonly string[]): string {
  const sources = [...new Set(names.map(({ from }) => from))].toSorted(
    (a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1),
  );
  const lines = sources.flatMap((from) =>
    writeSource(
      from,
      names.filter((one) => one.from === from),
    ),
  );
  return [...lines, ...bare.map((from) => `import ${JSON.stringify(from)};`)].join('\n');
}

function rankOf(from: string): number {
  if (!from.startsWith('.')) return 0;
  return /\.\w+$/.test(from) ? 2 : 1;
}

function writeSource(from: string, names: readonly ImportedName[]): readonly string[] {
  const address = JSON.stringify(from);
  const spaces = names.filter(({ imported }) => imported === '*');
  const defaults = names.filter(({ imported }) => imported === 'default');
  const named = names.filter(({ imported }) => imported !== '*' && imported !== 'default');
  const onlyTypes = named.every(({ isType }) => isType);
  const items = named.map(({ local, imported, isType }) => {
    const alias = local === imported ? local : `${imported} as ${local}`;
    return isType && !onlyTypes ? `type ${alias}` : alias;
  });
  return [
    ...spaces.map(({ local, isType }) => `import ${isType ? 'type ' : ''}* as ${local} from ${address};`),
    ...defaults.map(({ local, isType }) => `import ${isType ? 'type ' : ''}${local} from ${address};`),
    ...(items.length > 0
      ? [`import ${onlyTypes ? 'type ' : ''}{ ${items.join(', ')} } from ${address};`]
      : []),
  ];
}
