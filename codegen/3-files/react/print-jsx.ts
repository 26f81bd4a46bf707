/**
 * The body of a component as JSX, tags in the order of the tree. It notes for each tag the layers it stands for, so
 * that ids and line numbers can be found again after formatting.
 */
import type { AssetRef } from '#design/snapshot';
import type {
  CodeAttribute,
  CodeComponent,
  CodeEach,
  CodeElement,
  CodeNode,
  CodeUse,
  CodeVector,
  CodeWhen,
  PropValue,
} from '../../2-components/code-component.ts';
import { NameScope } from '../../2-components/make-names.ts';
import { renameIds } from '../../2-components/svg-ids.ts';
import type { ClassPart, StylePrinter } from '../css/class-names.ts';
import type { TagLayers } from '../draft-file.ts';
import type { JsxAttribute, JsxChild, JsxElement, JsxEntry, JsxList } from './jsx.ts';
import { svgAsJsx } from './print-svg.ts';
import { printJsxAttribute, printJsxText, printString } from '../print-text.ts';
import type { StyledNode } from '../walk-code.ts';

/** What the rest of the file has to provide for a body. */
export interface JsxContext {
  readonly component: CodeComponent;
  readonly styles: StylePrinter;
  /** The identifier of a picture's import. */
  importAsset(asset: AssetRef): string | null;
  /** The address of a page or a place on it, or `null` where that frame is no page. */
  pageAddress(frameId: string, place?: string): string | null;
  useComponent(name: string): void;
}

export interface JsxBody {
  readonly root: JsxElement;
  /** The layers of each opening tag in source order; empty for tags no layer made. */
  readonly tags: readonly TagLayers[];
  /** What stands above the component, in this order. */
  readonly lists: readonly JsxList[];
}

export function printJsxBody(context: JsxContext): JsxBody {
  const printer = new JsxPrinter(context);
  const root = printer.printRoot(context.component.root);
  return { root, tags: [...printer.listTags, ...printer.tags], lists: printer.lists };
}

/** Whether a component hands everything on to its root and adds nothing to it. */
export function takesOnlyAttributes({ props, root }: CodeComponent, styles: StylePrinter): boolean {
  return (
    props.length === 0 &&
    (root.kind !== 'element' && root.kind !== 'vector' ? true : styles.classesOf(root, true).length === 0)
  );
}

/** Whether a component stands where it is used by its name alone. */
export function takesNothing({ role, isPart = false }: CodeComponent): boolean {
  return role === 'page' || isPart;
}

/** A grey picture that takes any size. */
const placeholder =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Crect width='100%25' height='100%25' fill='%23d9d9d9'/%3E%3C/svg%3E";

class JsxPrinter {
  tags: TagLayers[] = [];
  /** Tags inside rows of data, which stand before all others. */
  readonly listTags: TagLayers[] = [];
  readonly lists: JsxList[] = [];
  readonly #context: JsxContext;
  /** A drawing that stands there again has ids of its own there. */
  readonly #svgIds = new NameScope([], '-');

  constructor(context: JsxContext) {
    this.#context = context;
  }

  /** What is no element alone becomes one in a fragment. */
  printRoot(node: CodeNode): JsxElement {
    const printed = this.#print(node);
    const [only] = printed;
    if (printed.length === 1 && only?.kind === 'element') return only;
    return { kind: 'element', name: '', attributes: [], children: printed };
  }

  #print(node: CodeNode): readonly JsxChild[] {
    switch (node.kind) {
      case 'element':
        return [this.#element(node)];
      case 'vector':
        return this.#vector(node);
      case 'use':
        return [this.#use(node)];
      case 'text':
        return this.#text(node.text);
      case 'property':
        return [{ kind: 'code', code: node.name }];
      case 'when':
        return [this.#when(node)];
      case 'each':
        return [this.#each(node)];
    }
  }

  #each({ list, item, component, rows }: CodeEach): JsxChild {
    const body = this.tags;
    this.tags = this.listTags;
    const written = rows.map(({ props }) => props.flatMap(({ name, value }) => this.#entry(name, value)));
    this.tags = body;
    this.lists.push({ name: list, component, rows: written });
    const key = findKey(rows);
    this.#context.useComponent(component);
    this.tags.push({
      rows: rows.map(({ ids }) => ids),
      index: key === null ? 'index' : `${list}.indexOf(${item})`,
    });
    const attributes: readonly JsxAttribute[] = [
      { kind: 'code', name: 'key', code: key === null ? 'index' : `${item}.${key}` },
      ...(rows[0] ? this.#classes(rows[0]) : []),
      { kind: 'plain', text: `{...${item}}` },
    ];
    const element: JsxElement = { kind: 'element', name: component, attributes, children: [] };
    return { kind: 'map', list, item: key === null ? `${item}, index` : item, element };
  }

  #entry(name: string, value: PropValue): readonly JsxEntry[] {
    const code = (text: string): readonly JsxEntry[] => [{ name, value: { kind: 'code', code: text } }];
    switch (value.kind) {
      case 'text':
        return code(printString(value.text.replaceAll('\u2028', '\n')));
      case 'member':
        return code(printString(value.member));
      case 'boolean':
        return code(String(value.on));
      case 'prop':
        return code(value.name);
      case 'page':
        return code(printString(this.#context.pageAddress(value.frameId, value.place) ?? '#'));
      case 'action':
        return [];
      case 'image':
        return code((value.asset && this.#context.importAsset(value.asset)) ?? printString(placeholder));
      case 'slot':
        return value.node === null ? [] : [{ name, value: this.printRoot(value.node) }];
    }
  }

  #element(node: CodeElement): JsxElement {
    this.tags.push(this.#idsOf(node));
    const attributes = [
      ...this.#classes(node),
      ...node.attributes.flatMap((attribute) => this.#attribute(attribute)),
      ...this.#rest(node),
    ];
    if (node.component !== undefined) this.#context.useComponent(node.component);
    const name = node.component ?? node.tag;
    return { kind: 'element', name, attributes, children: this.#children(node.children) };
  }

  #children(nodes: readonly CodeNode[]): readonly JsxChild[] {
    return joinTexts(nodes.flatMap((node) => this.#print(node)));
  }

  #text(text: string): readonly JsxChild[] {
    for (let count = text.split('\u2028').length; count > 1; count -= 1) this.tags.push([]);
    return printJsxText(text);
  }

  #vector(node: CodeVector): readonly JsxChild[] {
    const attributes = [
      ...this.#classes(node),
      ...(node.label === null
        ? [printJsxAttribute('aria-hidden', 'true')]
        : [printJsxAttribute('role', 'img'), printJsxAttribute('aria-label', node.label)]),
      ...this.#rest(node),
    ];
    const svg = svgAsJsx(
      renameIds(node.svg, (id) => this.#svgIds.take(id)),
      attributes,
    );
    if (svg === null) return [];
    this.tags.push(this.#idsOf(node), ...Array.from({ length: countTags(svg) - 1 }, () => []));
    return [svg];
  }

  #use(node: CodeUse): JsxElement {
    this.tags.push(node.ids);
    this.#context.useComponent(node.component);
    const attributes = [
      ...this.#classes(node),
      ...node.props.flatMap(({ name, value }) => (name === 'children' ? [] : this.#prop(name, value))),
    ];
    return { kind: 'element', name: node.component, attributes, children: this.#childrenOf(node) };
  }

  /** Components of a team's own may take what they hold as children; ours never do. */
  #childrenOf({ props }: CodeUse): readonly JsxChild[] {
    const value = props.find(({ name }) => name === 'children')?.value;
    if (value?.kind === 'text') return this.#text(value.text);
    if (value?.kind === 'slot') return value.node === null ? [] : this.#children([value.node]);
    return value?.kind === 'prop' ? [{ kind: 'code', code: value.name }] : [];
  }

  #when({ prop, members, children }: CodeWhen): JsxChild {
    const tests = members?.map((member) => `${prop} === ${printString(member)}`) ?? [prop];
    const printed = this.#children(children);
    const [only] = printed;
    const element: JsxElement =
      printed.length === 1 && only?.kind === 'element'
        ? only
        : { kind: 'element', name: '', attributes: [], children: printed };
    return { kind: 'when', tests, element };
  }

  /** The root of a component shows the ids of its uses, which arrive with the other attributes. */
  #idsOf(node: CodeElement | CodeVector): readonly string[] {
    return this.#isComponentRoot(node) ? [] : node.ids;
  }

  #isComponentRoot(node: StyledNode): boolean {
    return !takesNothing(this.#context.component) && node === this.#context.component.root;
  }

  #rest(node: StyledNode): readonly JsxAttribute[] {
    if (!this.#isComponentRoot(node)) return [];
    const onlyAttributes = takesOnlyAttributes(this.#context.component, this.#context.styles);
    return [{ kind: 'plain', text: onlyAttributes ? '{...props}' : '{...rest}' }];
  }

  #classes(node: StyledNode): readonly JsxAttribute[] {
    const own = this.#context.styles.classesOf(node, node === this.#context.component.root);
    const given: ClassPart = { kind: 'code', code: 'className', before: '' };
    const joins =
      this.#isComponentRoot(node) && !takesOnlyAttributes(this.#context.component, this.#context.styles);
    return printClasses(joins ? [...own, given] : own);
  }

  #attribute({ name, value }: CodeAttribute): readonly JsxAttribute[] {
    const jsxName = jsxNames[name] ?? name;
    switch (value.kind) {
      case 'flag':
        return [{ kind: 'plain', text: jsxName }];
      case 'text':
        return [
          jsxName === 'tabIndex'
            ? { kind: 'code', name: jsxName, code: value.text }
            : printJsxAttribute(jsxName, value.text),
        ];
      case 'prop':
        return [{ kind: 'code', name: jsxName, code: value.name }];
      case 'page': {
        const address = this.#context.pageAddress(value.frameId, value.place);
        return address === null ? [] : [printJsxAttribute(jsxName, address)];
      }
      case 'action':
        return [goBack];
      case 'asset': {
        const code = this.#context.importAsset(value.asset) ?? printString(placeholder);
        const set = value.density === undefined ? code : `\`\${${code}} ${value.density}x\``;
        return [{ kind: 'code', name: jsxName, code: set }];
      }
    }
  }

  #prop(called: string, value: PropValue): readonly JsxAttribute[] {
    const name = jsxNames[called] ?? called;
    switch (value.kind) {
      case 'action':
        return [goBack];
      case 'page':
        return [printJsxAttribute(name, this.#context.pageAddress(value.frameId, value.place) ?? '#')];
      case 'text':
        return [printJsxAttribute(name, value.text.replaceAll('\u2028', '\n'))];
      case 'member':
        return [printJsxAttribute(name, value.member)];
      case 'boolean':
        return [value.on ? { kind: 'plain', text: name } : { kind: 'code', name, code: 'false' }];
      case 'prop':
        return [{ kind: 'code', name, code: value.name }];
      case 'image': {
        const asset = value.asset && this.#context.importAsset(value.asset);
        return [asset === null ? printJsxAttribute(name, placeholder) : { kind: 'code', name, code: asset }];
      }
      case 'slot':
        return value.node === null ? [] : [this.#slot(name, value.node)];
    }
  }

  #slot(name: string, node: CodeNode): JsxAttribute {
    if (node.kind === 'property') return { kind: 'code', name, code: node.name };
    return { kind: 'element', name, element: this.printRoot(node) };
  }
}

/** The prop that tells the rows apart; `null` where none does. */
function findKey(rows: readonly CodeUse[]): string | null {
  const texts = (name: string) =>
    rows.flatMap(({ props }) =>
      props.flatMap((prop) => (prop.name === name && prop.value.kind === 'text' ? [prop.value.text] : [])),
    );
  const names = rows[0]?.props.map(({ name }) => name) ?? [];
  return names.find((name) => new Set(texts(name)).size === rows.length) ?? null;
}

/** Two texts beside each other are one to JSX. */
function joinTexts(children: readonly JsxChild[]): readonly JsxChild[] {
  const joined: JsxChild[] = [];
  for (const child of children) {
    const before = joined.at(-1);
    if (child.kind === 'text' && before?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: before.text + child.text };
    } else joined.push(child);
  }
  return joined;
}

function countTags({ children }: JsxElement): number {
  return children.reduce((sum, child) => sum + (child.kind === 'element' ? countTags(child) : 0), 1);
}

const jsxNames: Readonly<Record<string, string>> = {
  for: 'htmlFor',
  srcset: 'srcSet',
  tabindex: 'tabIndex',
  autocomplete: 'autoComplete',
  // React takes `checked` for its own to keep.
  checked: 'defaultChecked',
  maxlength: 'maxLength',
  readonly: 'readOnly',
  popovertarget: 'popoverTarget',
  popovertargetaction: 'popoverTargetAction',
};

const goBack: JsxAttribute = { kind: 'code', name: 'onClick', code: '() => window.history.back()' };

/** `"a b"`, `{styles.a}` or a template; nothing for no class at all. */
function printClasses(parts: readonly ClassPart[]): readonly JsxAttribute[] {
  const [first, ...others] = parts;
  const name = 'className';
  if (!first) return [];
  if (others.length === 0 && first.kind === 'code' && first.before === '') {
    return [{ kind: 'code', name, code: first.code }];
  }
  if (parts.every((part) => part.kind === 'classes')) {
    return [{ kind: 'text', name, text: parts.map((part) => part.text).join(' ') }];
  }
  const pieces = parts.map((part) =>
    part.kind === 'classes' ? part.text.replace(/[\\`]|\$\{/g, '\\$&') : `${part.before}\${${part.code}}`,
  );
  return [{ kind: 'code', name, code: `\`${pieces.join(' ')}\`` }];
}
