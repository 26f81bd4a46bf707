/** Resolves the names of one script with TypeScript's own scopes. */
import { ts } from 'ts-morph';

/** The declarations of names in one script, and the types that the script itself declares. */
export interface NameResolver {
  /** Returns the declarations of a name; none for a global. */
  readonly declarationsOf: (name: ts.Identifier) => readonly ts.Declaration[];
  /** Returns all identifiers with the same declaration. */
  readonly occurrencesOf: (name: ts.Identifier) => readonly ts.Identifier[];
  /** Whether the script's own types make a value a number or one of some harmless literals. */
  readonly isNumberOrPlainLiteral: (value: ts.Expression) => boolean;
}

/** Creates the resolver of one script. It reads no other file and no library. */
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
    // Otherwise the names of a script without imports would be global.
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
