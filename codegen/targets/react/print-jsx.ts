/**
 * Prints the body of a component as JSX, with tags in the order of the tree. It records the layers of each tag, so
 * that formatted files still get ids and line numbers.
 */
import type {
  AttributeValue,
  CodeComponent,
  CodeEach,
  CodeElement,
  CodeIcon,
  CodeInstance,
  CodeNode,
  CodeRating,
  CodeRepeat,
  CodeVector,
  CodeWhen,
  ListValue,
  PropValue,
  StyledNode,
} from '../../components/code-component.ts';
import { isStyled, nodesIn } from '../../components/code-component.ts';
import { renameSvgIds } from '../../components/vector-table.ts';
import { NameScope } from '../../naming/identifiers.ts';
import type { TagLayers } from '../draft-file.ts';
import { printJsxAttribute, printJsxText, printString } from '../print-text.ts';
import type { ClassPart, StylePrinter } from '../stylesheets/style-printer.ts';
import type { JsxAttribute, JsxChild, JsxElement, JsxEntry, JsxList } from './jsx.ts';
import {
  printAttribute,
  printProp,
  printRowEntry,
  printUntypedRows,
  type PrintSlot,
  type ValueContext,
  submitAttribute,
} from './print-attributes.ts';
import {
  addWrittenChoice,
  type Choice,
  choiceAttributes,
  isTool,
  toggleAttributes,
} from './choice-states.ts';
import { JsxStates, type JsxState } from './jsx-states.ts';
import { svgToJsx } from './print-svg.ts';

/** What a body needs from the rest of the file. */
export interface JsxContext extends ValueContext {
  readonly component: CodeComponent;
  readonly styles: StylePrinter;
  /** Returns the prop of a component that says whether its root, a button, is pressed; `null` where there is none. */
  pressedPropOf(component: string): string | null;
}

export interface JsxBody {
  readonly root: JsxElement;
  /** The layers of each opening tag in source order; empty for tags without a layer. */
  readonly tags: readonly TagLayers[];
  /** The constant lists above the component, in this order. */
  readonly lists: readonly JsxList[];
  readonly states: readonly JsxState[];
}

export function printJsxBody(context: JsxContext): JsxBody {
  const printer = new JsxPrinter(context);
  const root = printer.printRoot(context.component.root);
  const { listTags, tags, lists, states } = printer;
  return { root, tags: [...listTags, ...tags], lists, states };
}

class JsxPrinter {
  tags: TagLayers[] = [];
  /** The tags in constant rows, which come before all others. */
  readonly listTags: TagLayers[] = [];
  readonly lists: JsxList[] = [];
  /** The state by the field of a row that it replaces, as `button.isPressed`. */
  readonly #choices = new Map<string, Choice>();
  readonly #written = new Map<CodeElement, Choice>();
  readonly #states: JsxStates;
  readonly #context: JsxContext;
  /** Code for the index of the row that is printed. */
  #rowIndex = 'index';
  readonly #slot: PrintSlot = (node) => this.printRoot(node);
  /** Vectors that are shown several times need different ids. */
  readonly #svgIds = new NameScope([], '-');

  constructor(context: JsxContext) {
    this.#context = context;
    this.#states = new JsxStates(context.component);
  }

  get states(): readonly JsxState[] {
    return this.#states.list;
  }

  /** A root that is no single element is wrapped in a fragment. */
  printRoot(node: CodeNode): JsxElement {
    const printed = this.#print(node);
    const [only] = printed;
    if (printed.length === 1 && only?.kind === 'element') return only;
    return { kind: 'element', name: '', attributes: [], children: printed };
  }

  #print(node: CodeNode): readonly JsxChild[] {
    switch (node.kind) {
      case 'element':
        return [node.isDismissible === true ? this.#dialog(node) : this.#element(node)];
      case 'vector':
        return this.#vector(node);
      case 'use':
        return [this.#use(node)];
      case 'text':
        return this.#text(node.text);
      case 'property':
        return [{ kind: 'code', code: node.name }];
      case 'icon':
        return [this.#icon(node)];
      case 'when':
        return [this.#when(node)];
      case 'rating':
        return this.#rating(node);
      case 'each':
        return [this.#each(node)];
      case 'repeat':
        return this.#repeat(node);
    }
  }

  #each({ list, item, component, rows: drawn }: CodeEach): JsxChild {
    const key = findReactKey(drawn);
    const pressed = this.#context.pressedPropOf(component);
    const selected = drawn.filter(({ props }) =>
      props.some(({ name, value }) => name === pressed && isOn(value)),
    );
    const state =
      key === null ? null : this.#states.addSelection(selected.map((row) => textOfProp(row, key)));
    const rows =
      state === null
        ? drawn
        : drawn.map((row) => ({ ...row, props: row.props.filter(({ name }) => name !== pressed) }));
    const classes = rows.map((row) => this.#classes(row));
    const shared = findSharedClass(classes);
    const written = this.#inConstants(() =>
      rows.map(({ props }, index) => [
        ...classEntries(classes[index] ?? [], shared),
        ...props.flatMap(({ name, value }) => printRowEntry(name, value, this.#context, this.#slot)),
      ]),
    );
    this.lists.push({ name: list, component, rows: written });
    this.#context.requireComponent(component);
    this.tags.push({
      rows: rows.map(({ ids }) => ids),
      index: key === null ? 'index' : `${list}.indexOf(${item})`,
    });
    const attributes: readonly JsxAttribute[] = [
      { kind: 'code', name: 'key', code: key === null ? 'index' : `${item}.${key}` },
      ...shared,
      { kind: 'plain', text: `{...${item}}` },
      ...(state === null || pressed === null
        ? []
        : choiceAttributes(pressed, { state, row: `${item}.${key}` })),
    ];
    const element: JsxElement = { kind: 'element', name: component, attributes, children: [] };
    return { kind: 'map', list, item: key === null ? `${item}, index` : item, element };
  }

  /** Prints constants, whose tags come before those of the body. */
  #inConstants<Printed>(print: () => Printed): Printed {
    const body = this.tags;
    this.tags = this.listTags;
    const printed = print();
    this.tags = body;
    return printed;
  }

  #repeat({ prop, data, item, key, children }: CodeRepeat): readonly JsxChild[] {
    const [child] = children;
    if (child === undefined) return [];
    if (data !== null) {
      const field = key ? this.#addChoice(data, child, { item, key }) : null;
      const shown = data.rows.map((row) => row.filter(({ name }) => name !== field));
      const rows = this.#inConstants(() =>
        printUntypedRows({ ...data, rows: shown }, this.#context, this.#slot),
      );
      this.lists.push({ name: prop, component: null, rows });
    }
    const outer = this.#rowIndex;
    this.#rowIndex = key === null ? 'index' : `${prop}.indexOf(${item})`;
    const root = this.printRoot(child);
    this.#rowIndex = outer;
    const keyed: JsxAttribute = {
      kind: 'code',
      name: 'key',
      code: key === null ? 'index' : key === '' ? item : `${item}.${key}`,
    };
    const element = { ...root, attributes: [keyed, ...root.attributes] };
    return [{ kind: 'map', list: prop, item: key === null ? `${item}, index` : item, element }];
  }

  /**
   * Makes a state of the field that says which row of some data is pressed, if one is.
   * @returns The name of that field, which the rows need no more.
   */
  #addChoice(
    data: ListValue,
    child: CodeNode,
    { item, key }: { readonly item: string; readonly key: string },
  ): string | null {
    const fields = nodesIn(child).flatMap((node) => {
      const values =
        node.kind === 'element' && node.tag === 'button'
          ? node.attributes.filter(({ name }) => name === 'aria-pressed')
          : node.kind === 'use'
            ? node.props.filter(({ name }) => name === this.#context.pressedPropOf(node.component))
            : [];
      return values.flatMap(({ value }) => (value.kind === 'prop' ? [value.name] : []));
    });
    const [reference, more] = fields;
    if (reference === undefined || more !== undefined || !reference.startsWith(`${item}.`)) return null;
    const field = reference.slice(item.length + 1);
    const selected = data.rows.filter((row) => row.some(({ name, value }) => name === field && isOn(value)));
    const texts = selected.map((row) => {
      const value = row.find(({ name }) => name === key)?.value;
      return value?.kind === 'text' ? value.text : null;
    });
    // Buttons that no list is around are the tools of a bar.
    const state = this.#states.addSelection(texts, texts.length > 1 || isTool(child));
    if (state === null) return null;
    this.#choices.set(reference, { state, row: `${item}.${key}` });
    return field;
  }

  /** Prints an attribute or a prop, where it says which row is selected; `null` elsewhere. */
  #choice(name: string, value: AttributeValue | PropValue): readonly JsxAttribute[] | null {
    const choice = value.kind === 'prop' ? this.#choices.get(value.name) : undefined;
    return choice === undefined ? null : choiceAttributes(name, choice);
  }

  /** A dialog that is shown until somebody closes it. */
  #dialog(node: CodeElement): JsxChild {
    const { name } = this.#states.addDialog();
    return { kind: 'when', tests: [name], element: this.#element(node) };
  }

  #element(node: CodeElement): JsxElement {
    for (const [button, choice] of addWrittenChoice(node, this.#states)) this.#written.set(button, choice);
    this.tags.push(this.#idsOf(node));
    const written = this.#written.get(node);
    const attributes = [
      ...this.#classes(node),
      ...node.attributes.flatMap((attribute) =>
        written !== undefined && attribute.name === 'aria-pressed'
          ? choiceAttributes(attribute.name, written)
          : (this.#choice(attribute.name, attribute.value) ??
            this.#states.closing(attribute.name, attribute.value) ??
            toggleAttributes(node, attribute, this.#context.component.root, this.#states) ??
            printAttribute(attribute, this.#context)),
      ),
      ...(node.tag === 'form' ? [submitAttribute] : []),
      ...this.#rest(node),
    ];
    if (node.component !== undefined) this.#context.requireComponent(node.component);
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
    const svg = svgToJsx(
      renameSvgIds(node.svg, (id) => this.#svgIds.take(id)),
      attributes,
    );
    if (svg === null) return [];
    this.tags.push(this.#idsOf(node), ...Array.from({ length: countTags(svg) - 1 }, () => []));
    return [svg];
  }

  #use(node: CodeInstance): JsxElement {
    this.tags.push(this.#layersOf(node));
    this.#context.requireComponent(node.component);
    const attributes = [
      ...this.#classes(node),
      ...node.props.flatMap(({ name, value }) =>
        name === 'children'
          ? []
          : (this.#choice(name, value) ??
            this.#states.closing(name, value) ??
            printProp(name, value, this.#context, this.#slot)),
      ),
    ];
    return { kind: 'element', name: node.component, attributes, children: this.#childrenOf(node) };
  }

  /** The components of a team may take their content as children. Ours never do. */
  #childrenOf({ props }: CodeInstance): readonly JsxChild[] {
    const value = props.find(({ name }) => name === 'children')?.value;
    if (value?.kind === 'text') return this.#text(value.text);
    if (value?.kind === 'slot') return value.node === null ? [] : this.#children([value.node]);
    return value?.kind === 'prop' ? [{ kind: 'code', code: value.name }] : [];
  }

  #icon(node: CodeIcon): JsxChild {
    this.tags.push(this.#layersOf(node));
    const { tag, isOptional } = node;
    const element: JsxElement = { kind: 'element', name: tag, attributes: this.#classes(node), children: [] };
    return isOptional ? { kind: 'when', tests: [tag], element } : element;
  }

  #when({ prop, members, isWithout = false, children }: CodeWhen): JsxChild {
    const test = isWithout ? `!${prop}` : prop;
    const tests = members?.map((member) => `${prop} === ${printString(member)}`) ?? [test];
    const printed = this.#children(children);
    const [only] = printed;
    const element: JsxElement =
      printed.length === 1 && only?.kind === 'element'
        ? only
        : { kind: 'element', name: '', attributes: [], children: printed };
    return { kind: 'when', tests, element };
  }

  /** `{[1, 2, 3].map((step) => <Star key={step} className={step <= rating ? "filled" : "empty"} />)}` */
  #rating({ prop, total, children, rowIds }: CodeRating): readonly JsxChild[] {
    const item = 'step';
    const outer = this.#rowIndex;
    this.#rowIndex = `${item} - 1`;
    const [filled, empty] = children.map((child) => {
      const before = this.tags.length;
      const element = this.printRoot(isStyled(child) ? { ...child, rowIds } : child);
      return { element, tags: this.tags.splice(before) };
    });
    this.#rowIndex = outer;
    if (filled === undefined || empty === undefined) return [];
    this.tags.push(...filled.tags);
    const [yes, no] = [filled, empty].map(({ element }) => classCode(element));
    const others = filled.element.attributes.filter((one) => !isClass(one));
    const element: JsxElement = {
      ...filled.element,
      attributes: [
        { kind: 'code', name: 'key', code: item },
        { kind: 'code', name: 'className', code: `${item} <= ${prop} ? ${yes} : ${no}` },
        ...others,
      ],
    };
    const list = `[${Array.from({ length: total }, (_, at) => at + 1).join(', ')}]`;
    return [{ kind: 'map', list, item, element }];
  }

  /** The root of a component gets the ids of its instances with the other attributes. */
  #idsOf(node: CodeElement | CodeVector): TagLayers {
    return this.#isComponentRoot(node) ? [] : this.#layersOf(node);
  }

  #layersOf({ ids, rowIds }: StyledNode): TagLayers {
    return rowIds === undefined ? ids : { rows: rowIds, index: this.#rowIndex };
  }

  #isComponentRoot(node: StyledNode): boolean {
    return !takesNoProps(this.#context.component) && node === this.#context.component.root;
  }

  #rest(node: StyledNode): readonly JsxAttribute[] {
    if (!this.#isComponentRoot(node)) return [];
    const onlyAttributes = forwardsOnlyAttributes(this.#context.component, this.#context.styles);
    return [{ kind: 'plain', text: onlyAttributes ? '{...props}' : '{...rest}' }];
  }

  #classes(node: StyledNode): readonly JsxAttribute[] {
    const own = this.#context.styles.classesOf(node, node === this.#context.component.root);
    const given: ClassPart = { kind: 'code', code: 'className', before: '' };
    const joins =
      this.#isComponentRoot(node) && !forwardsOnlyAttributes(this.#context.component, this.#context.styles);
    return printClassName(joins ? [...own, given] : own);
  }
}

function isOn(value: PropValue): boolean {
  return value.kind === 'boolean' && value.on;
}

function textOfProp({ props }: CodeInstance, wanted: string): string | null {
  const value = props.find(({ name }) => name === wanted)?.value;
  return value?.kind === 'text' ? value.text : null;
}

function isClass(attribute: JsxAttribute): boolean {
  return attribute.kind !== 'plain' && attribute.name === 'className';
}

/** The class of an element as code. */
function classCode({ attributes }: JsxElement): string {
  const attribute = attributes.find(isClass);
  if (attribute?.kind === 'code') return attribute.code;
  return printString(attribute?.kind === 'text' ? attribute.text : '');
}

/** Two adjacent texts are one text in JSX. */
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

/** The prop with a different value in every row; `null` if there is none. */
function findReactKey(rows: readonly CodeInstance[]): string | null {
  const texts = (name: string) =>
    rows.flatMap(({ props }) =>
      props.flatMap((prop) => (prop.name === name && prop.value.kind === 'text' ? [prop.value.text] : [])),
    );
  const names = rows[0]?.props.map(({ name }) => name) ?? [];
  const keys = names.filter((name) => new Set(texts(name)).size === rows.length);
  return keys.find((name) => !texts(name).every((text) => isMeasure.test(text))) ?? keys[0] ?? null;
}

/** A share or a length, which two rows have alike as soon as the data change. */
const isMeasure = /^\d+([.,]\d+)?\s?(%|px)$/;

/** Returns the class that most rows have; none where some row has none. */
function findSharedClass(classes: readonly (readonly JsxAttribute[])[]): readonly JsxAttribute[] {
  const counts = new Map<string, number>();
  for (const one of classes) counts.set(JSON.stringify(one), (counts.get(JSON.stringify(one)) ?? 0) + 1);
  const countOf = (one: readonly JsxAttribute[]) =>
    one.length === 0 ? Infinity : (counts.get(JSON.stringify(one)) ?? 0);
  return [...classes].sort((one, other) => countOf(other) - countOf(one))[0] ?? [];
}

/** Returns the class of a row that is placed in another way than most. */
function classEntries(own: readonly JsxAttribute[], shared: readonly JsxAttribute[]): readonly JsxEntry[] {
  const [attribute] = own;
  if (attribute === undefined || JSON.stringify(own) === JSON.stringify(shared)) return [];
  if (attribute.kind !== 'code' && attribute.kind !== 'text') return [];
  const code = attribute.kind === 'code' ? attribute.code : printString(attribute.text);
  return [{ name: 'className', key: 'className', value: { kind: 'code', code } }];
}

/** `"a b"`, `{styles.a}` or a template literal; nothing if there is no class. */
function printClassName(parts: readonly ClassPart[]): readonly JsxAttribute[] {
  const [first, ...others] = parts;
  const name = 'className';
  if (!first) return [];
  if (others.length === 0 && first.kind === 'code' && first.before === '') {
    return [{ kind: 'code', name, code: first.code }];
  }
  if (parts.every((part) => part.kind === 'classes')) {
    return [{ kind: 'text', name, text: parts.map((part) => part.text).join(' ') }];
  }
  const chunks = parts.map((part) =>
    part.kind === 'classes' ? part.text.replace(/[\\`]|\$\{/g, '\\$&') : `${part.before}\${${part.code}}`,
  );
  return [{ kind: 'code', name, code: `\`${chunks.join(' ')}\`` }];
}

/** Whether a component passes all props to its root and adds none. */
export function forwardsOnlyAttributes({ props, root }: CodeComponent, styles: StylePrinter): boolean {
  return (
    props.length === 0 &&
    (root.kind !== 'element' && root.kind !== 'vector' ? true : styles.classesOf(root, true).length === 0)
  );
}

/** Whether a component takes no props, so that its instances consist of its name only. */
export function takesNoProps({ role, isSection = false }: CodeComponent): boolean {
  return role === 'page' || isSection;
}
