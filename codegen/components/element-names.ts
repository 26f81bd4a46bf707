/**
 * Names the styles and the content props of one component by what the elements are for. Where two elements with
 * different styles are for the same, the second takes the name of the part around it (`intro-title`) or its words
 * (`weekly-button`), and a number only where nothing else tells them apart.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { singularOf } from '../naming/english-words.ts';
import { contentWordsOf, NameScope, toCamelCase, toKebabCase } from '../naming/identifiers.ts';
import type { Style } from '../layout/layout-tree.ts';
import { reservedIdentifiers, reservedProps } from '../naming/reserved-names.ts';
import {
  type CodeNode,
  isStyled,
  type ListValue,
  type PropValue,
  renameReferences,
  type StyledNode,
  nodesIn,
} from './code-component.ts';
import { findPurpose, type Purpose, type PurposeEvidence } from './element-purpose.ts';
import type { PassedProp } from './props/prop-list.ts';

/** A component whose styles and props have their final names. */
export interface NamedElements {
  readonly root: CodeNode;
  readonly props: readonly PassedProp[];
}

/**
 * Gives every style and every content prop of a component its final name. Elements of one purpose and one style share
 * a style. `rootName` names the style of the root.
 * @param lexicon The words of the page's language.
 */
export function nameElements(
  root: CodeNode,
  rootName: string,
  lexicon: Lexicon,
  props: readonly PassedProp[] = [],
): NamedElements {
  const texts = new Map(
    props
      .filter(({ prop }) => prop.type.kind === 'text')
      .map(({ prop, values }) => [
        prop.name,
        values.flatMap((value) => (value?.kind === 'text' ? [value.text] : [])),
      ]),
  );
  const names = new ElementNames(lexicon);
  const named = names.nameRoot(root, findPurpose(root, { texts, lexicon }), rootName);
  return renameProps(named, props, names.nameOfProp);
}

/** Members that every object has, and so a table of classes too. */
const objectMembers = [
  ...'constructor prototype toString valueOf toLocaleString hasOwnProperty isPrototypeOf'.split(' '),
  ...'propertyIsEnumerable __proto__ default'.split(' '),
];

/** The purposes of the elements around a node; `null` around the root. */
type Around = Surroundings | null;

interface Surroundings {
  /** The innermost element around the node. */
  readonly purpose: Purpose;
  readonly around: Around;
  /** The names of the innermost elements that have a meaning, two at most. */
  readonly meaningful: readonly string[];
  /** The words of the innermost element that has some. */
  readonly words: readonly string[];
}

function within(purpose: Purpose, around: Around): Surroundings {
  const own = purpose.isMeaningful ? [withoutFrame(purpose.name)] : [];
  return {
    purpose,
    around,
    meaningful: [...own, ...(around?.meaningful ?? [])].slice(0, 2),
    words: purpose.words.length > 0 ? purpose.words : (around?.words ?? []),
  };
}

class ElementNames {
  /** The purpose of the element that shows each prop. */
  readonly nameOfProp = new Map<string, string>();
  readonly #scope = new NameScope(objectMembers, '-');
  readonly #names = new Map<string, string>();
  readonly #purposes = new Map<CodeNode, Purpose>();
  /** How many elements share a style and a purpose: what one of them says does not name them all. */
  readonly #uses = new Map<string, number>();
  readonly #evidence: PurposeEvidence;

  constructor(lexicon: Lexicon) {
    this.#evidence = { texts: new Map(), lexicon };
  }

  nameRoot(root: CodeNode, purpose: Purpose, rootName: string): CodeNode {
    this.#collect(purpose);
    return this.#name(root, null, null, rootName);
  }

  #collect(purpose: Purpose): void {
    const { node, name } = purpose;
    this.#purposes.set(node, purpose);
    if (isStyled(node)) {
      const key = keyOf(node, name, null);
      this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1);
    }
    for (const part of purpose.parts) this.#collect(part);
  }

  #name(node: CodeNode, around: Around, control: string | null, rootName: string | null = null): CodeNode {
    const purpose = this.#purposes.get(node) ?? findPurpose(node, this.#evidence);
    const inner = rootName === null ? within(purpose, around) : around;
    switch (node.kind) {
      case 'element': {
        const styleName = this.#styleNameOf(node, purpose, around, control, rootName);
        const ownControl = node.reacts ? styleName : control;
        for (const child of node.children)
          if (child.kind === 'property' && !this.nameOfProp.has(child.name))
            this.nameOfProp.set(child.name, styleName ?? purpose.name);
        const children = node.children.map((child) => this.#name(child, inner, ownControl));
        return { ...node, styleName, children };
      }
      case 'vector':
        return {
          ...node,
          styleName: this.#styleNameOf(node, purpose, around, control, rootName),
          wordsBeside: node.wordsBeside ?? nameBeside(node, around),
        };
      case 'use': {
        const styleName = this.#styleNameOf(node, purpose, around, control, null);
        const props = node.props.map(({ name, value }) => ({
          name,
          value: this.#nameValue(value, inner, control),
        }));
        return { ...node, styleName, props };
      }
      case 'rating':
        return { ...node, children: this.#nameShapes(node.children, around, control) };
      case 'when':
        return { ...node, children: node.children.map((child) => this.#name(child, around, control)) };
      default:
        return node;
    }
  }

  /** The shapes that are not filled are named after those that are. */
  #nameShapes(shapes: readonly CodeNode[], around: Around, control: string | null): readonly CodeNode[] {
    const [filled, ...others] = shapes.map((shape) => this.#name(shape, around, control));
    if (filled === undefined || !isStyled(filled) || filled.styleName === null) return shapes;
    const name = `empty-${filled.styleName}`;
    return [
      filled,
      ...others.map((one) =>
        isStyled(one) && one.styleName !== null ? { ...one, styleName: this.#scope.take(name) } : one,
      ),
    ];
  }

  #nameValue<Value extends PropValue>(value: Value, around: Around, control: string | null): Value;
  #nameValue(value: PropValue, around: Around, control: string | null): PropValue {
    if (value.kind === 'list') return this.#nameRows(value, around, control);
    if (value.kind !== 'slot' || value.node === null) return value;
    this.#collect(findPurpose(value.node, this.#evidence));
    return { kind: 'slot', node: this.#name(value.node, around, control) };
  }

  #nameRows({ rows }: ListValue, around: Around, control: string | null): ListValue {
    const named = rows.map((row) =>
      row.map((field) => ({ ...field, value: this.#nameValue(field.value, around, control) })),
    );
    return { kind: 'list', rows: named };
  }

  #styleNameOf(
    node: StyledNode,
    purpose: Purpose,
    around: Around,
    control: string | null,
    rootName: string | null,
  ): string | null {
    if (node.style.length === 0 && node.variants.length === 0 && !reacts(node)) return null;
    const wanted = rootName ?? purpose.name;
    const key = keyOf(node, wanted, control);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const isShared = (this.#uses.get(keyOf(node, wanted, null)) ?? 0) > 1;
    const free = rootName ?? this.#freeNameFor(purpose, around, isShared);
    const name = this.#scope.take(free ?? wanted);
    this.#names.set(key, name);
    return name;
  }

  #freeNameFor(purpose: Purpose, around: Around, isShared: boolean): string | undefined {
    for (const name of namesFor(purpose, around, isShared)) if (!this.#scope.has(name)) return name;
    return undefined;
  }
}

/** Returns the words beside a vector, or those of the control that it is in; `null` where none are near. */
function nameBeside(vector: CodeNode, around: Around): string | null {
  let surroundings = around;
  for (let count = 0; surroundings !== null && count < maxAround; count += 1) {
    const { node, name, parts, words } = surroundings.purpose;
    surroundings = surroundings.around;
    // What an icon beside a person does is not in their name.
    if (name === 'person' && words.length > 0) return name;
    // The words around an instance belong to its siblings.
    if (node.kind === 'use') return nameByTexts(node.props.map(({ value }) => value));
    if (node.kind === 'element') {
      const label = node.attributes.find(({ name }) => name === 'aria-label')?.value;
      if (label?.kind === 'text') return toKebabCase(contentWordsOf(label.text).join(' '));
    }
    const vectors = parts.filter((part) => part.node.kind === 'vector');
    if (words.length > 0 && vectors.every((part) => part.node === vector)) return words.join('-');
  }
  return null;
}

/** Returns the words of the first short text among the values of an instance or a row. */
export function nameByTexts(values: readonly PropValue[]): string | null {
  for (const value of values) {
    const words = value.kind === 'text' ? contentWordsOf(value.text) : [];
    if (words.length > 0 && words.length <= maxNameWords) return toKebabCase(words.join(' '));
  }
  return null;
}

/** Boxes around a vector in which a text is near it. */
const maxAround = 3;

/** Elements with the same key share a style. State styles of two controls need two rules. */
function keyOf(node: StyledNode, wanted: string, control: string | null): string {
  return JSON.stringify([wanted, styleKeyOf(node), hasStateStyles(node) ? control : reacts(node)]);
}

function styleKeyOf({ style, variants }: StyledNode): string {
  const known = styleKeys.get(style);
  if (known?.variants === variants) return known.key;
  const key = JSON.stringify([style, variants]);
  styleKeys.set(style, { variants, key });
  return key;
}

/** Each element asks for its key more than once. */
const styleKeys = new WeakMap<Style, { readonly variants: StyledNode['variants']; readonly key: string }>();

function reacts(node: StyledNode): boolean {
  return node.kind === 'element' && node.reacts === true;
}

function hasStateStyles({ style, variants }: StyledNode): boolean {
  return [style, ...variants.map((variant) => variant.style)].some((one) =>
    one.some(({ state }) => state !== undefined),
  );
}

/**
 * Returns names for an element, the best first: its purpose, that with the part around it, that with what it contains
 * or says.
 * @param isShared Whether other elements share the name.
 */
function* namesFor(purpose: Purpose, around: Around, isShared: boolean): Generator<string, void> {
  const { name, words, parts, isMeaningful } = purpose;
  const [first, second] = around?.meaningful ?? [];
  const content = isShared || words.length === 0 ? null : joinWords(words.join('-'), name);
  if (isMeaningful) yield name;
  if (first !== undefined) yield joinWords(first, name);
  if (isMeaningful && content !== null) yield content;
  if (second !== undefined) yield joinWords(second, name);
  for (const part of parts.filter((one) => one.isMeaningful).slice(0, 2))
    yield joinWords(withoutFrame(part.name), name);
  if (content !== null) yield content;
  for (const others of [around?.words ?? [], wordsBefore(purpose, around)])
    if (others.length > 0) yield joinWords(others.join('-'), name);
  yield name;
}

/** Returns the first words of what is before an element in the same box. */
function wordsBefore(purpose: Purpose, around: Around): readonly string[] {
  const parts = around?.purpose.parts ?? [];
  return parts.slice(0, parts.indexOf(purpose)).findLast(({ words }) => words.length > 0)?.words ?? [];
}

/** The icon in an `icon-frame` is the `icon`. */
function withoutFrame(name: string): string {
  return name.replace(/(-(frame|badge|area|content))+$/, '');
}

/** Words in the name of a style. */
const maxNameWords = 4;

function joinWords(prefix: string, name: string): string {
  const words = [...prefix.split('-'), ...name.split('-')];
  const kept = words.filter((word, index) => singularOf(word) !== words[index + 1]);
  return [...new Set(kept.slice(-maxNameWords))].join('-');
}

/** Names the text props by the elements that show them. */
function renameProps(
  root: CodeNode,
  props: readonly PassedProp[],
  nameOfProp: ReadonlyMap<string, string>,
): NamedElements {
  const scope = new NameScope([...reservedIdentifiers, ...reservedProps, 'styles']);
  const labels = new Set(
    nodesIn(root).flatMap((node) =>
      node.kind !== 'element'
        ? []
        : node.attributes.flatMap(({ name, value }) =>
            name === 'aria-label' && value.kind === 'prop' ? [value.name] : [],
          ),
    ),
  );
  // What names a field is its label, whatever else in the component has a label.
  const isLabel = (name: string) => name === 'label' && labels.has(name);
  const isVague = ({ prop }: PassedProp) =>
    nameOfProp.has(prop.name) &&
    !isLabel(prop.name) &&
    /^((text|title|label|description|count|item)\d*|price\d+)$/.test(prop.name);
  const renamed = new Map<string, string>();
  for (const one of props) if (!isVague(one)) scope.take(one.prop.name);
  for (const one of props)
    if (isVague(one)) renamed.set(one.prop.name, scope.take(propNameOf(nameOfProp.get(one.prop.name) ?? '')));
  const nameOf = (name: string) => renamed.get(name) ?? name;
  return {
    root: renameReferences(root, nameOf),
    props: props.map((one) => ({ ...one, prop: { ...one.prop, name: nameOf(one.prop.name) } })),
  };
}

function propNameOf(styleName: string): string {
  const name = toCamelCase(styleName.replace(/\bbadge-text$/, 'badge')) ?? 'text';
  return reservedNames.has(name) ? `${name}Text` : name;
}

const reservedNames = new NameScope([...reservedIdentifiers, ...reservedProps, 'styles']);
