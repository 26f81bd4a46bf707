/**
 * Scripts worked out without being run: what generated code is made of (constants, functions that decide and return,
 * lists that are mapped) and a good deal of what people add. Everything else is `unknown` instead of a guess.
 */
import { ts } from 'ts-morph';
import type { MarkupNode } from './markup.ts';
import type { ParsedModule } from './parse-modules.ts';
import { resolveImport } from './project-files.ts';
import type { ProjectFiles } from './project-files.ts';
import { createScope, fieldOf, listOf, primitive, textOfValue, truthOf, unknown } from './script-values.ts';
import type { FunctionValue, Scope, Value } from './script-values.ts';

export type JsxNode = ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment;

/** Reads the markup that stands in a script. */
export type JsxReader = (node: JsxNode, scope: Scope) => readonly MarkupNode[];

/** Calls within calls; a component that uses itself without end is cut off there. */
const deepestCall = 150;

/** Works expressions out over the modules of one project. */
export class ScriptReader {
  readonly #project: ProjectFiles;
  readonly #modules: ReadonlyMap<string, ParsedModule>;
  readonly #readJsx: JsxReader;
  readonly #scopes = new Map<string, Scope>();
  #depth = 0;

  constructor(project: ProjectFiles, modules: ReadonlyMap<string, ParsedModule>, readJsx: JsxReader) {
    this.#project = project;
    this.#modules = modules;
    this.#readJsx = readJsx;
  }

  /** What a module exports under a name; its default export where it has none of that name. */
  exported(path: string, name: string): Value {
    const scope = this.#moduleScope(path);
    return scope?.get(name) ?? scope?.get('default') ?? unknown;
  }

  /** Names of a module, each worked out when it is first asked for. */
  #moduleScope(path: string): Scope | null {
    const known = this.#scopes.get(path);
    const module = this.#modules.get(path);
    if (known || !module) return known ?? null;
    const scope = createScope(null, path);
    this.#scopes.set(path, scope);
    for (const statement of module.source.statements) this.#declare(statement, scope);
    return scope;
  }

  #declare(statement: ts.Statement, scope: Scope): void {
    if (ts.isImportDeclaration(statement)) this.#declareImports(statement, scope);
    else if (ts.isFunctionDeclaration(statement)) {
      const value: Value = { kind: 'function', node: statement, scope };
      if (statement.name) scope.set(statement.name.text, value);
      if (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) {
        scope.set('default', value);
      }
    } else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name)) scope.setLazy(name.text, () => this.value(initializer, scope));
        else this.#bind(name, this.value(initializer, scope), scope);
      }
    } else if (ts.isExportAssignment(statement)) {
      scope.setLazy('default', () => this.value(statement.expression, scope));
    }
  }

  #declareImports({ importClause, moduleSpecifier }: ts.ImportDeclaration, scope: Scope): void {
    if (!importClause || !ts.isStringLiteral(moduleSpecifier)) return;
    const specifier = moduleSpecifier.text;
    const target = resolveImport(this.#project, scope.file, specifier);
    const read = (name: string): Value => {
      if (target.kind === 'text' && this.#modules.has(target.file.path)) {
        return this.exported(target.file.path, name);
      }
      if (target.kind === 'asset') return primitive(target.file.path);
      return target.kind === 'package' ? { kind: 'outside', name } : unknown;
    };
    if (importClause.name) scope.setLazy(importClause.name.text, () => read('default'));
    const bindings = importClause.namedBindings;
    if (!bindings || ts.isNamespaceImport(bindings)) return;
    for (const { name, propertyName } of bindings.elements) {
      scope.setLazy(name.text, () => read((propertyName ?? name).text));
    }
  }

  /** What a function returns for these arguments. */
  call({ node, scope }: FunctionValue, values: readonly Value[]): Value {
    if (this.#depth >= deepestCall) return unknown;
    this.#depth += 1;
    try {
      const inner = createScope(scope);
      node.parameters.forEach(({ name, initializer }, index) => {
        const given = values[index] ?? primitive(undefined);
        this.#bind(name, this.#orDefault(given, initializer, inner), inner);
      });
      if (!node.body) return unknown;
      return ts.isBlock(node.body) ? this.#run(node.body.statements, inner) : this.value(node.body, inner);
    } finally {
      this.#depth -= 1;
    }
  }

  /** What a body returns, as long as it only declares, decides and returns. */
  #run(statements: readonly ts.Statement[], scope: Scope): Value {
    for (const statement of statements) {
      if (ts.isFunctionDeclaration(statement)) this.#declare(statement, scope);
    }
    for (const statement of statements) {
      if (ts.isReturnStatement(statement)) {
        return statement.expression ? this.value(statement.expression, scope) : primitive(undefined);
      }
      if (ts.isVariableStatement(statement)) {
        for (const { name, initializer } of statement.declarationList.declarations) {
          this.#bind(name, this.value(initializer, scope), scope);
        }
      } else if (ts.isIfStatement(statement)) {
        const test = truthOf(this.value(statement.expression, scope));
        if (test === null) return unknown;
        const branch = test ? statement.thenStatement : statement.elseStatement;
        if (!branch) continue;
        const returned = this.#run(ts.isBlock(branch) ? branch.statements : [branch], createScope(scope));
        if (returned.kind !== 'primitive' || returned.value !== undefined) return returned;
      } else if (!ts.isExpressionStatement(statement) && !ts.isFunctionDeclaration(statement)) return unknown;
    }
    return primitive(undefined);
  }

  #bind(name: ts.BindingName, value: Value, scope: Scope): void {
    if (ts.isIdentifier(name)) return scope.set(name.text, value);
    const taken = new Set<string>();
    name.elements.forEach((element, index) => {
      if (ts.isOmittedExpression(element)) return;
      const key = ts.isArrayBindingPattern(name)
        ? String(index)
        : keyOf(element.propertyName ?? element.name);
      if (element.dotDotDotToken) return this.#bind(element.name, restOf(value, taken), scope);
      taken.add(key);
      this.#bind(element.name, this.#orDefault(fieldOf(value, key), element.initializer, scope), scope);
    });
  }

  #orDefault(value: Value, initializer: ts.Expression | undefined, scope: Scope): Value {
    const isMissing = value.kind === 'primitive' && value.value === undefined;
    return isMissing && initializer ? this.value(initializer, scope) : value;
  }

  /** What an expression comes to. */
  value(node: ts.Expression | undefined, scope: Scope): Value {
    if (!node) return primitive(undefined);
    if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) {
      return { kind: 'markup', nodes: this.#readJsx(node, scope) };
    }
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
      return this.value(node.expression, scope);
    }
    if (ts.isNonNullExpression(node)) return this.value(node.expression, scope);
    if (ts.isStringLiteralLike(node)) return primitive(node.text);
    if (ts.isNumericLiteral(node)) return primitive(Number(node.text));
    if (ts.isIdentifier(node))
      return node.text === 'undefined' ? primitive(undefined) : (scope.get(node.text) ?? unknown);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { kind: 'function', node, scope };
    if (ts.isTemplateExpression(node)) return this.#template(node, scope);
    if (ts.isBinaryExpression(node)) return this.#binary(node, scope);
    if (ts.isConditionalExpression(node)) return this.#conditional(node, scope);
    if (ts.isArrayLiteralExpression(node)) return this.#array(node, scope);
    if (ts.isObjectLiteralExpression(node)) return this.#object(node, scope);
    if (ts.isPropertyAccessExpression(node))
      return fieldOf(this.value(node.expression, scope), node.name.text);
    if (ts.isElementAccessExpression(node)) return this.#element(node, scope);
    if (ts.isCallExpression(node)) return this.#callExpression(node, scope);
    if (ts.isPrefixUnaryExpression(node)) return this.#unary(node, scope);
    return keywordValue(node.kind);
  }

  #template({ head, templateSpans }: ts.TemplateExpression, scope: Scope): Value {
    let text = head.text;
    for (const { expression, literal } of templateSpans) {
      const part = textOfValue(this.value(expression, scope));
      if (part === null) return unknown;
      text += part + literal.text;
    }
    return primitive(text);
  }

  #binary({ left, operatorToken, right }: ts.BinaryExpression, scope: Scope): Value {
    const first = this.value(left, scope);
    const test = truthOf(first);
    switch (operatorToken.kind) {
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return test === null ? unknown : test ? this.value(right, scope) : first;
      case ts.SyntaxKind.BarBarToken:
        return test === null ? unknown : test ? first : this.value(right, scope);
      case ts.SyntaxKind.QuestionQuestionToken:
        if (first.kind === 'unknown') return unknown;
        return first.kind === 'primitive' && first.value == null ? this.value(right, scope) : first;
      case ts.SyntaxKind.EqualsEqualsEqualsToken:
      case ts.SyntaxKind.ExclamationEqualsEqualsToken: {
        const second = this.value(right, scope);
        if (first.kind !== 'primitive' || second.kind !== 'primitive') return unknown;
        const isSame = first.value === second.value;
        return primitive(operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken ? isSame : !isSame);
      }
      case ts.SyntaxKind.PlusToken: {
        const second = this.value(right, scope);
        if (first.kind !== 'primitive' || second.kind !== 'primitive') return unknown;
        if (typeof first.value === 'number' && typeof second.value === 'number') {
          return primitive(first.value + second.value);
        }
        return primitive(String(first.value) + String(second.value));
      }
      default:
        return unknown;
    }
  }

  #conditional({ condition, whenTrue, whenFalse }: ts.ConditionalExpression, scope: Scope): Value {
    const test = truthOf(this.value(condition, scope));
    return test === null ? unknown : this.value(test ? whenTrue : whenFalse, scope);
  }

  #unary({ operator, operand }: ts.PrefixUnaryExpression, scope: Scope): Value {
    const value = this.value(operand, scope);
    const test = truthOf(value);
    if (operator === ts.SyntaxKind.ExclamationToken) return test === null ? unknown : primitive(!test);
    const isNegative = operator === ts.SyntaxKind.MinusToken;
    return isNegative && value.kind === 'primitive' ? primitive(-Number(value.value)) : unknown;
  }

  #array({ elements }: ts.ArrayLiteralExpression, scope: Scope): Value {
    const items = elements.flatMap((element): Value[] => {
      if (!ts.isSpreadElement(element)) return [this.value(element, scope)];
      const spread = this.value(element.expression, scope);
      return spread.kind === 'list' ? [...spread.items] : [unknown];
    });
    return listOf(items);
  }

  #object({ properties }: ts.ObjectLiteralExpression, scope: Scope): Value {
    const fields = new Map<string, Value>();
    for (const property of properties) {
      if (ts.isPropertyAssignment(property)) {
        fields.set(keyOf(property.name), this.value(property.initializer, scope));
      } else if (ts.isShorthandPropertyAssignment(property)) {
        fields.set(property.name.text, scope.get(property.name.text) ?? unknown);
      } else if (ts.isSpreadAssignment(property)) {
        const spread = this.value(property.expression, scope);
        if (spread.kind !== 'record') return unknown;
        for (const [name, value] of spread.fields) fields.set(name, value);
      } else return unknown;
    }
    return { kind: 'record', fields };
  }

  #element({ expression, argumentExpression }: ts.ElementAccessExpression, scope: Scope): Value {
    const key = textOfValue(this.value(argumentExpression, scope));
    return key === null ? unknown : fieldOf(this.value(expression, scope), key);
  }

  #callExpression(node: ts.CallExpression, scope: Scope): Value {
    const callee = node.expression;
    if (ts.isPropertyAccessExpression(callee)) {
      const list = this.value(callee.expression, scope);
      if (list.kind === 'list') return this.#callOnList(callee.name.text, list.items, node.arguments, scope);
    }
    const target = this.value(callee, scope);
    const values = () => node.arguments.map((argument) => this.value(argument, scope));
    if (target.kind === 'function') return this.call(target, values());
    if (target.kind !== 'outside') return unknown;
    const [first = primitive(undefined)] = values();
    if (target.name === 'useState') {
      return listOf([first.kind === 'function' ? this.call(first, []) : first, unknown]);
    }
    if (target.name === 'useMemo') return first.kind === 'function' ? this.call(first, []) : unknown;
    return target.name === 'memo' || target.name === 'forwardRef' ? first : unknown;
  }

  #callOnList(method: string, items: readonly Value[], args: readonly ts.Expression[], scope: Scope): Value {
    const [first] = args.map((argument) => this.value(argument, scope));
    if (method === 'map' && first?.kind === 'function') {
      return listOf(items.map((item, index) => this.call(first, [item, primitive(index)])));
    }
    if (method === 'filter' && args[0]?.getText() === 'Boolean') {
      return listOf(items.filter((item) => truthOf(item) !== false));
    }
    if (method !== 'join') return unknown;
    const texts = items.map(textOfValue);
    const separator = first ? textOfValue(first) : ',';
    return separator === null || texts.includes(null) ? unknown : primitive(texts.join(separator));
  }
}

function keyOf(name: ts.PropertyName | ts.BindingName): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)
    ? name.text
    : name.getText();
}

function restOf(value: Value, taken: ReadonlySet<string>): Value {
  if (value.kind === 'list') return listOf(value.items.slice(taken.size));
  if (value.kind !== 'record') return unknown;
  return { kind: 'record', fields: new Map([...value.fields].filter(([name]) => !taken.has(name))) };
}

function keywordValue(kind: ts.SyntaxKind): Value {
  if (kind === ts.SyntaxKind.TrueKeyword) return primitive(true);
  if (kind === ts.SyntaxKind.FalseKeyword) return primitive(false);
  return kind === ts.SyntaxKind.NullKeyword ? primitive(null) : unknown;
}
