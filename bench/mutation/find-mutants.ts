/** Finds every expression of a source file that mutation testing can break, and what it is replaced by. */
import { createHash } from 'node:crypto';
import ts from 'typescript';

/** How a mutated text is written beside the original one. */
type MutantForm = 'branch' | 'expression' | 'member' | 'statement';

export interface Mutant {
  /** Stays the same as long as the line it is in does. */
  readonly id: string;
  /** Its path from the root of the repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly operator: MutationOperator;
  readonly form: MutantForm;
  /** Offsets into the source. */
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly replacement: string;
}

export type MutationOperator =
  | 'arithmetic'
  | 'boolean'
  | 'boundary'
  | 'branch'
  | 'comparison'
  | 'condition'
  | 'method'
  | 'number'
  | 'return'
  | 'string';

type Found = Pick<Mutant, 'operator' | 'form' | 'start' | 'end' | 'replacement'>;

/** All mutants of a file, in the order of their places. */
export function findMutants(file: string, source: string): readonly Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (isWithoutEffect(node)) return;
    found.push(...mutate(node, tree));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  const lines = source.split('\n');
  const counts = new Map<string, number>();
  return found
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .map((one) => {
      const line = tree.getLineAndCharacterOfPosition(one.start).line;
      const original = source.slice(one.start, one.end);
      const key = [file, lines[line]?.trim(), one.operator, original, one.replacement].join('\n');
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      const id = createHash('sha256').update(`${key}\n${count}`).digest('hex').slice(0, 8);
      return { ...one, id, file, line: line + 1, original };
    });
}

/** Types, imports, and texts that people read: no test has to fail when one of them changes. */
function isWithoutEffect(node: ts.Node): boolean {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isCallExpression(node) && node.expression.getText() === 'invariant') return true;
  return ts.isNewExpression(node) && /Error$/.test(node.expression.getText());
}

function mutate(node: ts.Node, tree: ts.SourceFile): readonly Found[] {
  if (ts.isBinaryExpression(node)) return mutateBinary(node, tree);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [replace(node, 'boolean', node.operand.getText(tree), tree)];
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [replace(node, 'boolean', 'false', tree)];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [replace(node, 'boolean', 'true', tree)];
  if (ts.isNumericLiteral(node)) return isName(node) ? [] : mutateNumber(node, tree);
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return mutateText(node, tree);
  if (ts.isConditionalExpression(node)) return forceCondition(node.condition, tree);
  if (ts.isIfStatement(node)) return mutateIf(node, tree);
  if (ts.isWhileStatement(node)) return [replace(node.expression, 'condition', 'false', tree)];
  if (ts.isReturnStatement(node) || ts.isContinueStatement(node)) return removeEarlyExit(node, tree);
  if (ts.isCallExpression(node)) return mutateCall(node, tree);
  return [];
}

function replace(
  node: ts.Node,
  operator: MutationOperator,
  replacement: string,
  tree: ts.SourceFile,
  form: MutantForm = 'expression',
): Found {
  return { operator, form, start: node.getStart(tree), end: node.end, replacement };
}

const negated: Readonly<Record<string, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '===': '!==',
  '!==': '===',
};
const shifted: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
const swappedArithmetic: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
};
const swappedBoolean: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' };

function mutateBinary(node: ts.BinaryExpression, tree: ts.SourceFile): readonly Found[] {
  const token = node.operatorToken.getText(tree);
  const swap = (operator: MutationOperator, table: Readonly<Record<string, string>>): readonly Found[] => {
    const other = table[token];
    if (other === undefined) return [];
    // In parentheses, because the other operator may bind in another way.
    const [left, right] = [node.left, node.right].map((side) =>
      ts.isBinaryExpression(side) ? `(${side.getText(tree)})` : side.getText(tree),
    );
    return [replace(node, operator, `${left} ${other} ${right}`, tree)];
  };
  const joinsTexts = [node.left, node.right].some(
    (side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side),
  );
  return [
    ...swap('comparison', negated),
    ...swap('boundary', shifted),
    ...swap('boolean', swappedBoolean),
    ...(joinsTexts ? [] : swap('arithmetic', swappedArithmetic)),
  ];
}

function mutateNumber(node: ts.NumericLiteral, tree: ts.SourceFile): readonly Found[] {
  const value = Number(node.text);
  const others =
    value === 0 ? [1] : Number.isInteger(value) ? [value + 1, value - 1] : [value * 2, value / 2];
  return others.map((other) => replace(node, 'number', String(other), tree));
}

function mutateText(
  node: ts.StringLiteralLike | ts.TemplateExpression,
  tree: ts.SourceFile,
): readonly Found[] {
  if (isName(node) || ts.isTaggedTemplateExpression(node.parent)) return [];
  const text = node.getText(tree);
  const isSentence = /[A-Za-z]+,? [a-z]+,? [a-z]+,? [a-z]+/.test(text);
  return isSentence || text.length <= 2 ? [] : [replace(node, 'string', "''", tree)];
}

/** Whether a literal is the name of a property. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isBindingElement(parent)) &&
    (parent.name === node || ('propertyName' in parent && parent.propertyName === node))
  );
}

function forceCondition(condition: ts.Expression, tree: ts.SourceFile): readonly Found[] {
  return ['true', 'false'].map((value) => replace(condition, 'condition', value, tree));
}

function mutateIf(node: ts.IfStatement, tree: ts.SourceFile): readonly Found[] {
  const forced = forceCondition(node.expression, tree);
  const keyword = node.getChildren(tree).find(({ kind }) => kind === ts.SyntaxKind.ElseKeyword);
  if (!keyword || !node.elseStatement) return forced;
  const start = keyword.getStart(tree);
  return [
    ...forced,
    { operator: 'branch', form: 'branch', start, end: node.elseStatement.end, replacement: '' },
  ];
}

/** Only under a condition: the last statement of a function is no early exit. */
function removeEarlyExit(
  node: ts.ReturnStatement | ts.ContinueStatement,
  tree: ts.SourceFile,
): readonly Found[] {
  const holder = ts.isBlock(node.parent) ? node.parent.parent : node.parent;
  return ts.isIfStatement(holder) ? [replace(node, 'return', ';', tree, 'statement')] : [];
}

const swappedMethods: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
  ['round', 'floor'],
  ['find', 'findLast'],
  ['findLast', 'find'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['toReversed', 'slice'],
  ['trim', 'toString'],
  ['toLowerCase', 'toString'],
  ['toUpperCase', 'toString'],
]);
/** What replaces the function that such a method is given, so that the method does nothing. */
const idleArguments: ReadonlyMap<string, string> = new Map([
  ['filter', '() => true'],
  ['sort', '() => 0'],
  ['toSorted', '() => 0'],
]);

function mutateCall(node: ts.CallExpression, tree: ts.SourceFile): readonly Found[] {
  const called = node.expression;
  if (!ts.isPropertyAccessExpression(called)) return [];
  const name = called.name.text;
  const other = swappedMethods.get(name);
  const [first] = node.arguments;
  const idle = idleArguments.get(name);
  const start = called.questionDotToken?.getStart(tree) ?? called.name.getFullStart() - 1;
  return [
    ...(other === undefined
      ? []
      : [
          {
            operator: 'method' as const,
            form: 'member' as const,
            start,
            end: called.name.end,
            replacement: `${called.questionDotToken ? '?.' : '.'}${other}`,
          },
        ]),
    ...(idle === undefined || !first ? [] : [replace(first, 'method', idle, tree)]),
  ];
}
