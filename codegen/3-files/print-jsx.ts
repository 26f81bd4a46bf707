/**
 * The body of a component as JSX text, tags in the order of the tree. It notes for each tag the layers it stands
 * for, so that ids and line numbers can be found again after formatting.
 */
import type { AssetRef } from '#design/snapshot';
import type {
  AttributeValue,
  CodeAttribute,
  CodeComponent,
  CodeElement,
  CodeNode,
  CodeUse,
  CodeVector,
  CodeWhen,
  PropValue,
} from '../2-components/code-component.ts';
import { NameScope } from '../2-components/make-names.ts';
import { renameIds } from '../2-components/svg-ids.ts';
import type { ClassPart, StylePrinter } from './class-names.ts';
import { printSvgAsJsx } from './print-svg.ts';
import { printJsxAttribute, printJsxText, printString } from './print-text.ts';
import type { StyledNode } from './walk-code.ts';

/** What the rest of the file has to provide for a body. */
export interface JsxContext {
  readonly component: CodeComponent;
  readonly styles: StylePrinter;
  /** The identifier of a picture's import. */
  importAsset(asset: AssetRef): string | null;
  /** The address of another page, or `null` where that frame is no page. */
  pageAddress(frameId: string): string | null;
  useComponent(name: string): void;
}

export interface JsxBody {
  readonly text: string;
  /** The layers of each opening tag in source order; empty for tags no layer made. */
  readonly tags: readonly (readonly string[])[];
}

export function printJsxBody(context: JsxContext): JsxBody {
  const printer = new JsxPrinter(context);
  return { text: printer.print(context.component.root), tags: printer.tags };
}

/** Whether a component hands everything on to its root and adds nothing to it. */
export function takesOnlyAttributes({ props, root }: CodeComponent, styles: StylePrinter): boolean {
  return (
    props.length === 0 &&
    (root.kind !== 'element' && root.kind !== 'vector' ? true : styles.classesOf(root, true).length === 0)
  );
}

/** A grey picture that takes any size. */
const placeholder =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Crect width='100%25' height='100%25' fill='%23d9d9d9'/%3E%3C/svg%3E";

class JsxPrinter {
  readonly tags: (readonly string[])[] = [];
  readonly #context: JsxContext;
  /** A drawing that stands there again has ids of its own there. */
  readonly #svgIds = new NameScope([], '-');

  constructor(context: JsxContext) {
    this.#context = context;
  }

  print(node: CodeNode): string {
    switch (node.kind) {
      case 'element':
        return this.#element(node);
      case 'vector':
        return this.#vector(node);
      case 'use':
        return this.#use(node);
      case 'text':
        return this.#text(node.text);
      case 'property':
        return `{${node.name}}`;
      case 'when':
        return `{${this.#when(node)}}`;
      case 'each':
        return node.rows.map((row) => this.#use(row)).join('');
    }
  }

  #element(node: CodeElement): string {
    this.tags.push(this.#idsOf(node));
    const attributes = [
      ...this.#classes(node),
      ...node.attributes.map((attribute) => this.#attribute(attribute)),
      ...this.#rest(node),
    ].filter((text) => text !== '');
    const open = [node.tag, ...attributes].join(' ');
    if (node.children.length === 0) return `<${open} />`;
    return `<${open}>${node.children.map((child) => this.print(child)).join('')}</${node.tag}>`;
  }

  #text(text: string): string {
    for (let count = text.split('\u2028').length; count > 1; count -= 1) this.tags.push([]);
    return printJsxText(text);
  }

  #vector(node: CodeVector): string {
    const attributes = [
      ...this.#classes(node),
      ...(node.label === null
        ? ['aria-hidden="true"']
        : ['role="img"', printJsxAttribute('aria-label', node.label)]),
      ...this.#rest(node),
    ];
    const { text, tagCount } = printSvgAsJsx(
      renameIds(node.svg, (id) => this.#svgIds.take(id)),
      attributes.join(' '),
    );
    this.tags.push(this.#idsOf(node), ...Array.from({ length: tagCount - 1 }, () => []));
    return text;
  }

  #use(node: CodeUse): string {
    this.tags.push(node.ids);
    this.#context.useComponent(node.component);
    const props = node.props.map(({ name, value }) => this.#prop(name, value)).filter((text) => text !== '');
    return `<${[node.component, ...this.#classes(node), ...props].join(' ')} />`;
  }

  #when({ prop, members, children }: CodeWhen): string {
    const tests = members?.map((member) => `${prop} === ${printString(member)}`) ?? [prop];
    const test = tests.length > 1 ? `(${tests.join(' || ')})` : tests.join('');
    const only = children.length === 1 ? children[0] : undefined;
    const plain = only && only.kind !== 'text' && only.kind !== 'when' && only.kind !== 'property';
    const body = children.map((child) => this.print(child)).join('');
    return `${test} && (${plain ? body : `<>${body}</>`})`;
  }

  /** The root of a component shows the ids of its uses, which arrive with the other attributes. */
  #idsOf(node: CodeElement | CodeVector): readonly string[] {
    return this.#isComponentRoot(node) ? [] : node.ids;
  }

  #isComponentRoot(node: StyledNode): boolean {
    return this.#context.component.role === 'component' && node === this.#context.component.root;
  }

  #rest(node: StyledNode): readonly string[] {
    if (!this.#isComponentRoot(node)) return [];
    return [takesOnlyAttributes(this.#context.component, this.#context.styles) ? '{...props}' : '{...rest}'];
  }

  #classes(node: StyledNode): readonly string[] {
    const own = this.#context.styles.classesOf(node, node === this.#context.component.root);
    const given: ClassPart = { kind: 'code', code: 'className', before: '' };
    const joins =
      this.#isComponentRoot(node) && !takesOnlyAttributes(this.#context.component, this.#context.styles);
    const text = printClasses(joins ? [...own, given] : own);
    return text === null ? [] : [`className=${text}`];
  }

  #attribute({ name, value }: CodeAttribute): string {
    const jsxName = jsxNames[name] ?? name;
    if (value.kind === 'flag') return jsxName;
    if (value.kind === 'text') return printJsxAttribute(jsxName, value.text);
    const code = this.#attributeCode(value);
    return code === null ? '' : `${jsxName}=${code}`;
  }

  #attributeCode(value: Exclude<AttributeValue, { kind: 'flag' | 'text' }>): string | null {
    if (value.kind === 'prop') return `{${value.name}}`;
    if (value.kind === 'page') {
      const address = this.#context.pageAddress(value.frameId);
      return address === null ? null : printString(address);
    }
    const name = this.#context.importAsset(value.asset);
    return name === null ? `{${printString(placeholder)}}` : `{${name}}`;
  }

  #prop(name: string, value: PropValue): string {
    switch (value.kind) {
      case 'text':
        return printJsxAttribute(name, value.text.replaceAll('\u2028', '\n'));
      case 'member':
        return printJsxAttribute(name, value.member);
      case 'boolean':
        return value.on ? name : `${name}={false}`;
      case 'prop':
        return `${name}={${value.name}}`;
      case 'image': {
        const asset = value.asset && this.#context.importAsset(value.asset);
        return asset === null ? printJsxAttribute(name, placeholder) : `${name}={${asset}}`;
      }
      case 'slot':
        return value.node === null ? '' : `${name}={${this.#slot(value.node)}}`;
    }
  }

  #slot(node: CodeNode): string {
    if (node.kind === 'property') return node.name;
    const text = this.print(node);
    return node.kind === 'text' || node.kind === 'when' ? `<>${text}</>` : text;
  }
}

const jsxNames: Readonly<Record<string, string>> = {
  for: 'htmlFor',
  tabindex: 'tabIndex',
  autocomplete: 'autoComplete',
  maxlength: 'maxLength',
  readonly: 'readOnly',
};

/** `"a b"`, `{styles.a}` or a template; `null` for no class at all. */
function printClasses(parts: readonly ClassPart[]): string | null {
  const [first, ...others] = parts;
  if (!first) return null;
  if (others.length === 0 && first.kind === 'code' && first.before === '') return `{${first.code}}`;
  if (parts.every((part) => part.kind === 'classes')) {
    return `"${parts.map((part) => part.text).join(' ')}"`;
  }
  const pieces = parts.map((part) =>
    part.kind === 'classes' ? part.text.replace(/[\\`]|\$\{/g, '\\$&') : `${part.before}\${${part.code}}`,
  );
  return `{\`${pieces.join(' ')}\`}`;
}
