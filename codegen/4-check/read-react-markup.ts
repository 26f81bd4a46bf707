/**
 * The markup of a React page, worked out from its sources: components are followed into, props filled in, lists
 * unrolled, conditions decided. What cannot be followed becomes an `unknown` node instead of a guess.
 */
import { ts } from 'ts-morph';
import { decodeEntities, foldJsxText } from './jsx-text.ts';
import type { MarkupElement, MarkupNode, MarkupPlace } from './markup.ts';
import { lineAt } from './parse-modules.ts';
import type { ParsedModule } from './parse-modules.ts';
import type { ProjectFiles } from './project-files.ts';
import { ScriptReader } from './script-reader.ts';
import type { JsxNode } from './script-reader.ts';
import { primitive, recordOf, textOfValue, unknown } from './script-values.ts';
import type { Scope, Value } from './script-values.ts';

/** Elements a page may come to, and within each other; browsers nest no deeper either. */
const mostElements = 200_000;
const deepestElement = 500;

/** The nodes that the component `name` of the file `path` shows without props. */
export function readReactMarkup(
  project: ProjectFiles,
  modules: ReadonlyMap<string, ParsedModule>,
  path: string,
  name: string,
): readonly MarkupNode[] {
  return new ReactReader(project, modules).readPage(path, name);
}

/** React's own components that show their children and nothing else. */
const transparent = new Set(['Fragment', 'StrictMode', 'Suspense']);

class ReactReader {
  readonly #script: ScriptReader;
  #elements = 0;
  #depth = 0;

  constructor(project: ProjectFiles, modules: ReadonlyMap<string, ParsedModule>) {
    this.#script = new ScriptReader(project, modules, (node, scope) => this.#jsx(node, scope));
  }

  readPage(path: string, name: string): readonly MarkupNode[] {
    const page = this.#script.exported(path, name);
    const shown = page.kind === 'function' ? this.#script.call(page, [recordOf()]) : unknown;
    return this.#toNodes(shown, { file: path, line: 1 });
  }

  #jsx(node: JsxNode, scope: Scope): readonly MarkupNode[] {
    if (ts.isJsxFragment(node)) return this.#children(node.children, scope);
    const opening = ts.isJsxElement(node) ? node.openingElement : node;
    const place = placeOf(opening, scope.file);
    this.#elements += 1;
    if (this.#elements > mostElements || this.#depth >= deepestElement)
      return [{ kind: 'unknown', ...place }];
    this.#depth += 1;
    try {
      const props = this.#props(opening.attributes, scope);
      const children = ts.isJsxElement(node) ? this.#children(node.children, scope) : null;
      return this.#element(opening.tagName, props, children, scope, place);
    } finally {
      this.#depth -= 1;
    }
  }

  #element(
    tag: ts.JsxTagNameExpression,
    props: Map<string, Value>,
    children: readonly MarkupNode[] | null,
    scope: Scope,
    place: MarkupPlace,
  ): readonly MarkupNode[] {
    if (ts.isIdentifier(tag) && /^[a-z]/.test(tag.text))
      return [this.#intrinsic(tag.text, props, children, place)];
    if (children) props.set('children', { kind: 'markup', nodes: children });
    const component = ts.isJsxNamespacedName(tag) ? unknown : this.#script.value(tag, scope);
    if (component.kind === 'function') {
      return this.#toNodes(this.#script.call(component, [{ kind: 'record', fields: props }]), place);
    }
    const showsChildren = component.kind === 'outside' && transparent.has(component.name);
    return showsChildren ? (children ?? []) : [{ kind: 'unknown', ...place }, ...(children ?? [])];
  }

  #intrinsic(
    tag: string,
    props: ReadonlyMap<string, Value>,
    children: readonly MarkupNode[] | null,
    place: MarkupPlace,
  ): MarkupElement {
    const attributes = new Map<string, string | null>();
    for (const [name, value] of props) {
      if (name === 'children' || name === 'key' || name === 'ref' || value.kind === 'function') continue;
      const isOff = value.kind === 'primitive' && (value.value == null || value.value === false);
      if (isOff && !name.startsWith('aria-')) continue;
      attributes.set(htmlNames[name] ?? name.toLowerCase(), textOfValue(value));
    }
    const given = props.get('children');
    const inside = children ?? (given ? this.#toNodes(given, place) : []);
    const isFilled = props.has('dangerouslySetInnerHTML');
    return {
      kind: 'element',
      tag,
      attributes,
      children: isFilled ? [{ kind: 'unknown', ...place }] : inside,
      ...place,
    };
  }

  #props({ properties }: ts.JsxAttributes, scope: Scope): Map<string, Value> {
    const props = new Map<string, Value>();
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

  #attribute(initializer: ts.JsxAttributeValue | undefined, scope: Scope): Value {
    if (!initializer) return primitive(true);
    if (ts.isStringLiteral(initializer)) return primitive(decodeEntities(initializer.text));
    return this.#script.value(ts.isJsxExpression(initializer) ? initializer.expression : initializer, scope);
  }

  #children(children: readonly ts.JsxChild[], scope: Scope): readonly MarkupNode[] {
    return children.flatMap((child): readonly MarkupNode[] => {
      const place = placeOf(child, scope.file);
      if (ts.isJsxText(child)) {
        const text = foldJsxText(child.text);
        return text === '' ? [] : [{ kind: 'text', text, ...place }];
      }
      if (ts.isJsxExpression(child)) {
        return child.expression ? this.#toNodes(this.#script.value(child.expression, scope), place) : [];
      }
      return this.#jsx(child, scope);
    });
  }

  #toNodes(value: Value, place: MarkupPlace): readonly MarkupNode[] {
    if (value.kind === 'markup') return value.nodes;
    if (value.kind === 'list') return value.items.flatMap((item) => this.#toNodes(item, place));
    if (value.kind !== 'primitive') return [{ kind: 'unknown', ...place }];
    const isShown = typeof value.value === 'string' || typeof value.value === 'number';
    return isShown ? [{ kind: 'text', text: String(value.value), ...place }] : [];
  }
}

const htmlNames: Readonly<Record<string, string>> = {
  className: 'class',
  htmlFor: 'for',
  defaultValue: 'value',
};

function placeOf(node: ts.Node, file: string): MarkupPlace {
  const source = node.getSourceFile();
  return { file, line: lineAt(source, node.getStart(source)) };
}
