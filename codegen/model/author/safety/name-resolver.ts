import { ts } from 'ts-morph';

/** Where the names of one script come from, scope by scope, and what its own types say of them. */
export interface NameResolver {
  /** What declares the name at this place; nothing where it is the browser's own. */
  readonly declarationsOf: (name: ts.Identifier) => readonly ts.Declaration[];
  /** Every place of the script that uses the same declaration. */
  readonly occurrencesOf: (name: ts.Identifier) => readonly ts.Identifier[];
  /** Whether the script's own types say that a value is a number, or one of some plain words. */
  readonly isNumberOrPlainLiteral: (value: ts.Expression) => boolean;
}

/** Resolves the names of one script by TypeScript's own scopes. It reads no other file and no library. */
export function createNameResolver(source: ts.SourceFile): NameResolver {
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === source.fileName ? source : undefined),
    fileExists: (name) => name === source.fileName,
    readFile: () => undefined,
    writeFile: () => {},
    getDefaultLibFileName: () => 'lib.d.ts',
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  };
  const options: ts.CompilerOptions = {
    noLib: true,
    noResolve: true,
    strict: true,
    types: [],
    jsx: ts.JsxEmit.Preserve,
    target: ts.ScriptTarget.ES2022,
    // Otherwise a script without imports would declare its names for the whole page.
    moduleDetection: ts.ModuleDetectionKind.Force,
  };
  const checker = ts.createProgram([source.fileName], options, host).getTypeChecker();
  const symbolOf = (name: ts.Identifier): ts.Symbol | undefined =>
    ts.isShorthandPropertyAssignment(name.parent)
      ? checker.getShorthandAssignmentValueSymbol(name.parent)
      : checker.getSymbolAtLocation(name);
  return {
    declarationsOf: (name) => symbolOf(name)?.declarations ?? [],
    occurrencesOf: (name) => {
      const symbol = symbolOf(name);
      const occurrences: ts.Identifier[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isIdentifier(node) && node.text === name.text && symbolOf(node) === symbol)
          occurrences.push(node);
        ts.forEachChild(node, visit);
      };
      if (symbol) visit(source);
      return occurrences;
    },
    isNumberOrPlainLiteral: (value) => isNumberOrPlainLiteralType(checker.getTypeAtLocation(value)),
  };
}

function isNumberOrPlainLiteralType(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return (
    parts.length > 0 &&
    parts.every((part) =>
      part.isStringLiteral()
        ? !/^(?:constructor|prototype|__.*)$/.test(part.value)
        : (part.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.Undefined)) !== 0,
    )
  );
}
