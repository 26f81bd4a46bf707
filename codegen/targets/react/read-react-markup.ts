/**
 * Evaluates the markup of a React page from its sources: it follows components, fills in props, unrolls lists and
 * decides conditions. Code that it cannot evaluate becomes an `unknown` node instead of a guess.
 */
import { parseFragment } from 'parse5';
import { ts } from 'ts-morph';
import type { MarkupElement, MarkupNode, SourceLocation } from '../markup.ts';
import { lineAt, type ParsedModule, type ProjectFiles } from '../project-files.ts';
import {
  type JsxNode,
  primitiveValue,
  recordValue,
  ScriptEvaluator,
  type ScriptScope,
  type ScriptValue,
  textOfScriptValue,
  unknownValue,
} from './script-evaluator.ts';

/** The limits for the elements of a page and for their nesting. Browsers allow no deeper nesting either. */
const maxElements = 200_000;
const maxElementDepth = 500;

/** The nodes of the component `name` in the file `path`, without props. */
export function readReactMarkup(
  project: ProjectFiles,
  modules: ReadonlyMap<string, ParsedModule>,
  path: string,
  name: string,
): readonly MarkupNode[] {
  return new ReactMarkupReader(project, modules).readPage(path, name);
}

/** Components of React that only show their children. */
const transparentComponents = new Set(['Fragment', 'StrictMode', 'Suspense']);

class ReactMarkupReader {
  readonly #script: ScriptEvaluator;
  #elements = 0;
  #depth = 0;

  constructor(project: ProjectFiles, modules: ReadonlyMap<string, ParsedModule>) {
    this.#script = new ScriptEvaluator(project, modules, (node, scope) => this.#jsx(node, scope));
  }

  readPage(path: string, name: string): readonly MarkupNode[] {
    const page = this.#script.exported(path, name);
    const shown = page.kind === 'function' ? this.#script.call(page, [recordValue()]) : unknownValue;
    return this.#toNodes(shown, { file: path, line: 1 });
  }

  #jsx(node: JsxNode, scope: ScriptScope): readonly MarkupNode[] {
    if (ts.isJsxFragment(node)) return this.#children(node.children, scope);
    const opening = ts.isJsxElement(node) ? node.openingElement : node;
    const location = locationOf(opening, scope.file);
    this.#elements += 1;
    if (this.#elements > maxElements || this.#depth >= maxElementDepth)
      return [{ kind: 'unknown', ...location }];
    this.#depth += 1;
    try {
      const props = this.#props(opening.attributes, scope);
      const children = ts.isJsxElement(node) ? this.#children(node.children, scope) : null;
      return this.#element(opening.tagName, props, children, scope, location);
    } finally {
      this.#depth -= 1;
    }
  }

  #element(
    tag: ts.JsxTagNameExpression,
    props: Map<string, ScriptValue>,
    children: readonly MarkupNode[] | null,
    scope: ScriptScope,
    location: SourceLocation,
  ): readonly MarkupNode[] {
    if (ts.isIdentifier(tag) && /^[a-z]/.test(tag.text))
      return [this.#intrinsic(tag.text, props, children, location)];
    if (children) props.set('children', { kind: 'markup', nodes: children });
    const component = ts.isJsxNamespacedName(tag) ? unknownValue : this.#script.value(tag, scope);
    if (component.kind === 'function') {
      return this.#toNodes(this.#script.call(component, [{ kind: 'record', fields: props }]), location);
    }
    const showsChildren = component.kind === 'outside' && transparentComponents.has(component.name);
    return showsChildren ? (children ?? []) : [{ kind: 'unknown', ...location }, ...(children ?? [])];
  }

  #intrinsic(
    tag: string,
    props: ReadonlyMap<string, ScriptValue>,
    children: readonly MarkupNode[] | null,
    location: SourceLocation,
  ): MarkupElement {
    const attributes = new Map<string, string | null>();
    for (const [name, value] of props) {
      if (name === 'children' || name === 'key' || name === 'ref' || value.kind === 'function') continue;
      const isOff = value.kind === 'primitive' && (value.value == null || value.value === false);
      if (isOff && !name.startsWith('aria-')) continue;
      attributes.set(htmlNames[name] ?? name.toLowerCase(), textOfScriptValue(value));
    }
    const given = props.get('children');
    const inside = children ?? (given ? this.#toNodes(given, location) : []);
    const isFilled = props.has('dangerouslySetInnerHTML');
    return {
      kind: 'element',
      tag,
      attributes,
      children: isFilled ? [{ kind: 'unknown', ...location }] : inside,
      ...location,
    };
  }

  #props({ properties }: ts.JsxAttributes, scope: ScriptScope): Map<string, ScriptValue> {
    const props = new Map<string, ScriptValue>();
    for (const property of properties) {
      if (ts.isJsxSpreadAttribute(property)) {
        const spread = this.#script.value(property.expression, scope);
        if (spread.kind === 'record') for (const [name, value] of spread.fields) props.set(name, value);
        continue;
      }
      props.set(property.name.getText(), this.#attribute(property.initializer, scope));
    }
    return props;
  }

  #attribute(initializer: ts.JsxAttributeValue | undefined, scope: ScriptScope): ScriptValue {
    if (!initializer) return primitiveValue(true);
    if (ts.isStringLiteral(initializer)) return primitiveValue(decodeJsxEntities(initializer.text));
    return this.#script.value(ts.isJsxExpression(initializer) ? initializer.expression : initializer, scope);
  }

  #children(children: readonly ts.JsxChild[], scope: ScriptScope): readonly MarkupNode[] {
    return children.flatMap((child): readonly MarkupNode[] => {
      const location = locationOf(child, scope.file);
      if (ts.isJsxText(child)) {
        const text = normalizeJsxText(child.text);
        return text === '' ? [] : [{ kind: 'text', text, ...location }];
      }
      if (ts.isJsxExpression(child)) {
        return child.expression ? this.#toNodes(this.#script.value(child.expression, scope), location) : [];
      }
      return this.#jsx(child, scope);
    });
  }

  #toNodes(value: ScriptValue, location: SourceLocation): readonly MarkupNode[] {
    if (value.kind === 'markup') return value.nodes;
    if (value.kind === 'list') return value.items.flatMap((item) => this.#toNodes(item, location));
    if (value.kind !== 'primitive') return [{ kind: 'unknown', ...location }];
    const isShown = typeof value.value === 'string' || typeof value.value === 'number';
    return isShown ? [{ kind: 'text', text: String(value.value), ...location }] : [];
  }
}

const htmlNames: Readonly<Record<string, string>> = {
  className: 'class',
  htmlFor: 'for',
  defaultValue: 'value',
};

function locationOf(node: ts.Node, file: string): SourceLocation {
  const source = node.getSourceFile();
  return { file, line: lineAt(source, node.getStart(source)) };
}

/** The text that JSX source shows. */

/** JSX collapses line breaks with the spaces around them, and nothing else. */
export function normalizeJsxText(source: string): string {
  const lines = source.split(/\r\n|\n|\r/);
  const last = lines.length - 1;
  const trimmed = lines.map((line, index) => {
    const start = index === 0 ? line : line.replace(/^[ \t]+/, '');
    return index === last ? start : start.replace(/[ \t]+$/, '');
  });
  return decodeJsxEntities(trimmed.filter((line) => line !== '').join(' '));
}

/** Replaces entities such as `&amp;`. JSX needs the semicolon that HTML may leave out. */
export function decodeJsxEntities(text: string): string {
  if (!text.includes('&')) return text;
  const [node] = parseFragment(text.replace(/&(?!#?\w+;)/g, '&amp;').replaceAll('<', '&lt;')).childNodes;
  return node && 'value' in node ? node.value : text;
}
