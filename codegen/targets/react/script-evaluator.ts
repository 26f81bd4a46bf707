/**
 * Evaluates scripts without running them: what generated code consists of (constants, functions with conditions and a
 * result, mapped lists) and much of what people add. Everything else is `unknown` instead of a guess.
 */
import { ts } from 'ts-morph';
import type { MarkupNode } from '../markup.ts';
import { type ParsedModule, type ProjectFiles, resolveImport } from '../project-files.ts';

export type JsxNode = ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment;

/** Reads the markup in a script. */
export type JsxEvaluator = (node: JsxNode, scope: ScriptScope) => readonly MarkupNode[];

/** The depth of nested calls after which a component that uses itself is cut off. */
const maxCallDepth = 150;

/** Evaluates expressions in the modules of one project. */
export class ScriptEvaluator {
  readonly #project: ProjectFiles;
  readonly #modules: ReadonlyMap<string, ParsedModule>;
  readonly #readJsx: JsxEvaluator;
  readonly #scopes = new Map<string, ScriptScope>();
  #depth = 0;
  /** How many ids were asked for. */
  #ids = 0;

  constructor(project: ProjectFiles, modules: ReadonlyMap<string, ParsedModule>, readJsx: JsxEvaluator) {
    this.#project = project;
    this.#modules = modules;
    this.#readJsx = readJsx;
  }

  /** The value of an export; the default export if there is none of that name. */
  exported(path: string, name: string): ScriptValue {
    const scope = this.#moduleScope(path);
    return scope?.get(name) ?? scope?.get('default') ?? unknownValue;
  }

  /** The names of a module. Each is evaluated when it is first used. */
  #moduleScope(path: string): ScriptScope | null {
    const known = this.#scopes.get(path);
    const module = this.#modules.get(path);
    if (known || !module) return known ?? null;
    const scope = createScriptScope(null, path);
    this.#scopes.set(path, scope);
    for (const statement of module.source.statements) this.#declare(statement, scope);
    return scope;
  }

  #declare(statement: ts.Statement, scope: ScriptScope): void {
    if (ts.isImportDeclaration(statement)) this.#declareImports(statement, scope);
    else if (ts.isFunctionDeclaration(statement)) {
      const value: ScriptValue = { kind: 'function', node: statement, scope };
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

  #declareImports({ importClause, moduleSpecifier }: ts.ImportDeclaration, scope: ScriptScope): void {
    if (!importClause || !ts.isStringLiteral(moduleSpecifier)) return;
    const specifier = moduleSpecifier.text;
    const target = resolveImport(this.#project, scope.file, specifier);
    const read = (name: string): ScriptValue => {
      if (target.kind === 'text' && this.#modules.has(target.file.path)) {
        return this.exported(target.file.path, name);
      }
      if (target.kind === 'asset') return primitiveValue(target.file.path);
      return target.kind === 'package' ? { kind: 'outside', name } : unknownValue;
    };
    if (importClause.name) scope.setLazy(importClause.name.text, () => read('default'));
    const bindings = importClause.namedBindings;
    if (!bindings || ts.isNamespaceImport(bindings)) return;
    for (const { name, propertyName } of bindings.elements) {
      scope.setLazy(name.text, () => read((propertyName ?? name).text));
    }
  }

  /** The result of a function for these arguments. */
  call({ node, scope }: FunctionValue, values: readonly ScriptValue[]): ScriptValue {
    if (this.#depth >= maxCallDepth) return unknownValue;
    this.#depth += 1;
    try {
      const inner = createScriptScope(scope);
      node.parameters.forEach(({ name, initializer }, index) => {
        const given = values[index] ?? primitiveValue(undefined);
        this.#bind(name, this.#orDefault(given, initializer, inner), inner);
      });
      if (!node.body) return unknownValue;
      return ts.isBlock(node.body) ? this.#run(node.body.statements, inner) : this.value(node.body, inner);
    } finally {
      this.#depth -= 1;
    }
  }

  /** The result of a function body that consists of declarations, conditions and returns. */
  #run(statements: readonly ts.Statement[], scope: ScriptScope): ScriptValue {
    for (const statement of statements) {
      if (ts.isFunctionDeclaration(statement)) this.#declare(statement, scope);
    }
    for (const statement of statements) {
      if (ts.isReturnStatement(statement)) {
        return statement.expression ? this.value(statement.expression, scope) : primitiveValue(undefined);
      }
      if (ts.isVariableStatement(statement)) {
        for (const { name, initializer } of statement.declarationList.declarations) {
          this.#bind(name, this.value(initializer, scope), scope);
        }
      } else if (ts.isIfStatement(statement)) {
        const test = truthiness(this.value(statement.expression, scope));
        if (test === null) return unknownValue;
        const branch = test ? statement.thenStatement : statement.elseStatement;
        if (!branch) continue;
        const returned = this.#run(
          ts.isBlock(branch) ? branch.statements : [branch],
          createScriptScope(scope),
        );
        if (returned.kind !== 'primitive' || returned.value !== undefined) return returned;
      } else if (!ts.isExpressionStatement(statement) && !ts.isFunctionDeclaration(statement))
        return unknownValue;
    }
    return primitiveValue(undefined);
  }

  #bind(name: ts.BindingName, value: ScriptValue, scope: ScriptScope): void {
    if (ts.isIdentifier(name)) return scope.set(name.text, value);
    const boundKeys = new Set<string>();
    name.elements.forEach((element, index) => {
      if (ts.isOmittedExpression(element)) return;
      const key = ts.isArrayBindingPattern(name)
        ? String(index)
        : propertyKeyOf(element.propertyName ?? element.name);
      if (element.dotDotDotToken) return this.#bind(element.name, remainingValue(value, boundKeys), scope);
      boundKeys.add(key);
      this.#bind(element.name, this.#orDefault(fieldValue(value, key), element.initializer, scope), scope);
    });
  }

  #orDefault(value: ScriptValue, initializer: ts.Expression | undefined, scope: ScriptScope): ScriptValue {
    const isMissing = value.kind === 'primitive' && value.value === undefined;
    return isMissing && initializer ? this.value(initializer, scope) : value;
  }

  /** The value of an expression. */
  value(node: ts.Expression | undefined, scope: ScriptScope): ScriptValue {
    if (!node) return primitiveValue(undefined);
    if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) {
      return { kind: 'markup', nodes: this.#readJsx(node, scope) };
    }
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
      return this.value(node.expression, scope);
    }
    if (ts.isNonNullExpression(node)) return this.value(node.expression, scope);
    if (ts.isStringLiteralLike(node)) return primitiveValue(node.text);
    if (ts.isNumericLiteral(node)) return primitiveValue(Number(node.text));
    if (ts.isIdentifier(node))
      return node.text === 'undefined' ? primitiveValue(undefined) : (scope.get(node.text) ?? unknownValue);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { kind: 'function', node, scope };
    if (ts.isTemplateExpression(node)) return this.#template(node, scope);
    if (ts.isBinaryExpression(node)) return this.#binary(node, scope);
    if (ts.isConditionalExpression(node)) return this.#conditional(node, scope);
    if (ts.isArrayLiteralExpression(node)) return this.#array(node, scope);
    if (ts.isObjectLiteralExpression(node)) return this.#object(node, scope);
    if (ts.isPropertyAccessExpression(node))
      return fieldValue(this.value(node.expression, scope), node.name.text);
    if (ts.isElementAccessExpression(node)) return this.#element(node, scope);
    if (ts.isCallExpression(node)) return this.#callExpression(node, scope);
    if (ts.isPrefixUnaryExpression(node)) return this.#unary(node, scope);
    return keywordValue(node.kind);
  }

  #template({ head, templateSpans }: ts.TemplateExpression, scope: ScriptScope): ScriptValue {
    let text = head.text;
    for (const { expression, literal } of templateSpans) {
      const part = textOfScriptValue(this.value(expression, scope));
      if (part === null) return unknownValue;
      text += part + literal.text;
    }
    return primitiveValue(text);
  }

  #binary({ left, operatorToken, right }: ts.BinaryExpression, scope: ScriptScope): ScriptValue {
    const first = this.value(left, scope);
    const test = truthiness(first);
    switch (operatorToken.kind) {
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return test === null ? unknownValue : test ? this.value(right, scope) : first;
      case ts.SyntaxKind.BarBarToken:
        return test === null ? unknownValue : test ? first : this.value(right, scope);
      case ts.SyntaxKind.QuestionQuestionToken:
        if (first.kind === 'unknown') return unknownValue;
        return first.kind === 'primitive' && first.value == null ? this.value(right, scope) : first;
      case ts.SyntaxKind.EqualsEqualsEqualsToken:
      case ts.SyntaxKind.ExclamationEqualsEqualsToken: {
        const second = this.value(right, scope);
        if (first.kind !== 'primitive' || second.kind !== 'primitive') return unknownValue;
        const isSame = first.value === second.value;
        return primitiveValue(
          operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken ? isSame : !isSame,
        );
      }
      case ts.SyntaxKind.PlusToken: {
        const second = this.value(right, scope);
        if (first.kind !== 'primitive' || second.kind !== 'primitive') return unknownValue;
        if (typeof first.value === 'number' && typeof second.value === 'number') {
          return primitiveValue(first.value + second.value);
        }
        return primitiveValue(String(first.value) + String(second.value));
      }
      default:
        return unknownValue;
    }
  }

  #conditional(
    { condition, whenTrue, whenFalse }: ts.ConditionalExpression,
    scope: ScriptScope,
  ): ScriptValue {
    const test = truthiness(this.value(condition, scope));
    return test === null ? unknownValue : this.value(test ? whenTrue : whenFalse, scope);
  }

  #unary({ operator, operand }: ts.PrefixUnaryExpression, scope: ScriptScope): ScriptValue {
    const value = this.value(operand, scope);
    const test = truthiness(value);
    if (operator === ts.SyntaxKind.ExclamationToken)
      return test === null ? unknownValue : primitiveValue(!test);
    const isNegative = operator === ts.SyntaxKind.MinusToken;
    return isNegative && value.kind === 'primitive' ? primitiveValue(-Number(value.value)) : unknownValue;
  }

  #array({ elements }: ts.ArrayLiteralExpression, scope: ScriptScope): ScriptValue {
    const items = elements.flatMap((element): ScriptValue[] => {
      if (!ts.isSpreadElement(element)) return [this.value(element, scope)];
      const spread = this.value(element.expression, scope);
      return spread.kind === 'list' ? [...spread.items] : [unknownValue];
    });
    return listValue(items);
  }

  #object({ properties }: ts.ObjectLiteralExpression, scope: ScriptScope): ScriptValue {
    const fields = new Map<string, ScriptValue>();
    for (const property of properties) {
      if (ts.isPropertyAssignment(property)) {
        fields.set(propertyKeyOf(property.name), this.value(property.initializer, scope));
      } else if (ts.isShorthandPropertyAssignment(property)) {
        fields.set(property.name.text, scope.get(property.name.text) ?? unknownValue);
      } else if (ts.isSpreadAssignment(property)) {
        const spread = this.value(property.expression, scope);
        if (spread.kind !== 'record') return unknownValue;
        for (const [name, value] of spread.fields) fields.set(name, value);
      } else return unknownValue;
    }
    return { kind: 'record', fields };
  }

  #element({ expression, argumentExpression }: ts.ElementAccessExpression, scope: ScriptScope): ScriptValue {
    const key = textOfScriptValue(this.value(argumentExpression, scope));
    return key === null ? unknownValue : fieldValue(this.value(expression, scope), key);
  }

  #callExpression(node: ts.CallExpression, scope: ScriptScope): ScriptValue {
    const callee = node.expression;
    if (ts.isPropertyAccessExpression(callee)) {
      const list = this.value(callee.expression, scope);
      if (list.kind === 'list') return this.#callOnList(callee.name.text, list.items, node.arguments, scope);
    }
    const target = this.value(callee, scope);
    const values = () => node.arguments.map((argument) => this.value(argument, scope));
    if (target.kind === 'function') return this.call(target, values());
    if (target.kind !== 'outside') return unknownValue;
    const [first = primitiveValue(undefined)] = values();
    if (target.name === 'useId') {
      this.#ids += 1;
      return primitiveValue(`id-${this.#ids}`);
    }
    if (target.name === 'useState') {
      return listValue([first.kind === 'function' ? this.call(first, []) : first, unknownValue]);
    }
    if (target.name === 'useMemo') return first.kind === 'function' ? this.call(first, []) : unknownValue;
    return target.name === 'memo' || target.name === 'forwardRef' ? first : unknownValue;
  }

  #callOnList(
    method: string,
    items: readonly ScriptValue[],
    args: readonly ts.Expression[],
    scope: ScriptScope,
  ): ScriptValue {
    const [first] = args.map((argument) => this.value(argument, scope));
    if (method === 'map' && first?.kind === 'function') {
      return listValue(items.map((item, index) => this.call(first, [item, primitiveValue(index)])));
    }
    if (method === 'filter' && args[0]?.getText() === 'Boolean') {
      return listValue(items.filter((item) => truthiness(item) !== false));
    }
    if (method === 'includes' && first?.kind === 'primitive') {
      const values = items.map((item) => (item.kind === 'primitive' ? item.value : null));
      return primitiveValue(values.includes(first.value));
    }
    if (method !== 'join') return unknownValue;
    const texts = items.map(textOfScriptValue);
    const separator = first ? textOfScriptValue(first) : ',';
    return separator === null || texts.includes(null) ? unknownValue : primitiveValue(texts.join(separator));
  }
}

function propertyKeyOf(name: ts.PropertyName | ts.BindingName): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)
    ? name.text
    : name.getText();
}

function remainingValue(value: ScriptValue, boundKeys: ReadonlySet<string>): ScriptValue {
  if (value.kind === 'list') return listValue(value.items.slice(boundKeys.size));
  if (value.kind !== 'record') return unknownValue;
  return { kind: 'record', fields: new Map([...value.fields].filter(([name]) => !boundKeys.has(name))) };
}

function keywordValue(kind: ts.SyntaxKind): ScriptValue {
  if (kind === ts.SyntaxKind.TrueKeyword) return primitiveValue(true);
  if (kind === ts.SyntaxKind.FalseKeyword) return primitiveValue(false);
  return kind === ts.SyntaxKind.NullKeyword ? primitiveValue(null) : unknownValue;
}

/** The values of evaluated expressions, and the scopes of names. */

export type ScriptValue =
  | { readonly kind: 'primitive'; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: 'list'; readonly items: readonly ScriptValue[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, ScriptValue> }
  | { readonly kind: 'markup'; readonly nodes: readonly MarkupNode[] }
  | FunctionValue
  /** An export of a package. */
  | { readonly kind: 'outside'; readonly name: string }
  | { readonly kind: 'unknown' };

interface FunctionValue {
  readonly kind: 'function';
  readonly node: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;
  readonly scope: ScriptScope;
}

export const unknownValue: ScriptValue = { kind: 'unknown' };

export function primitiveValue(value: string | number | boolean | null | undefined): ScriptValue {
  return { kind: 'primitive', value };
}

function listValue(items: readonly ScriptValue[]): ScriptValue {
  return { kind: 'list', items };
}

export function recordValue(fields: Readonly<Record<string, ScriptValue>> = {}): ScriptValue {
  return { kind: 'record', fields: new Map(Object.entries(fields)) };
}

/** A field of a list or record; unknown for any other value. */
function fieldValue(value: ScriptValue, name: string): ScriptValue {
  if (value.kind === 'record') return value.fields.get(name) ?? primitiveValue(undefined);
  if (value.kind === 'list') {
    return name === 'length'
      ? primitiveValue(value.items.length)
      : (value.items[Number(name)] ?? primitiveValue(undefined));
  }
  return value.kind === 'outside' ? { kind: 'outside', name } : unknownValue;
}

/** Whether JavaScript treats it as true; `null` if that is unknown. */
function truthiness(value: ScriptValue): boolean | null {
  if (value.kind === 'unknown') return null;
  return value.kind === 'primitive' ? Boolean(value.value) : true;
}

/** The value as text; `null` if it is no text. */
export function textOfScriptValue(value: ScriptValue): string | null {
  return value.kind === 'primitive' ? String(value.value) : null;
}

export interface ScriptScope {
  /** The file that declares these names. */
  readonly file: string;
  get(name: string): ScriptValue | undefined;
  set(name: string, value: ScriptValue): void;
  /** Evaluated when it is first used, and unknown while it depends on itself. */
  setLazy(name: string, read: () => ScriptValue): void;
}

function createScriptScope(parent: ScriptScope | null, file = parent?.file ?? ''): ScriptScope {
  const values = new Map<string, ScriptValue>();
  const lazy = new Map<string, () => ScriptValue>();
  return {
    file,
    get(name) {
      const read = lazy.get(name);
      if (read) {
        lazy.delete(name);
        values.set(name, unknownValue);
        values.set(name, read());
      }
      return values.get(name) ?? parent?.get(name);
    },
    set: (name, value) => void values.set(name, value),
    setLazy: (name, read) => void lazy.set(name, read),
  };
}
