/**
 * Makes one optional prop of a part that some occurrences lack: a badge is shown where it has a text, and a portrait where
 * it has a picture, so they need no second prop that says so. What only one occurrence shows is a prop too, and so is a
 * number in a part that the design only shows or hides.
 */
import { NameScope, toCamelCase } from '../../naming/identifiers.ts';
import { reservedIdentifiers, reservedProps } from '../../naming/reserved-names.ts';
import {
  type AttributeValue,
  type CodeAttribute,
  type CodeNode,
  countReferences,
  mapCodeNodes,
  nodesIn,
} from '../code-component.ts';
import type { PassedProp, PassedValue } from './prop-list.ts';

/** A component before its elements are named. */
interface ComponentParts {
  readonly root: CodeNode;
  readonly props: readonly PassedProp[];
}

/**
 * Replaces flags by the texts or pictures that they show.
 * @param makesProps Whether a text or a picture that is the same wherever it is shown becomes a prop too.
 */
export function foldOptionalParts(parts: ComponentParts, makesProps: boolean): ComponentParts {
  return parts.props.reduce<ComponentParts>((folded, flag) => foldFlag(folded, flag, makesProps), parts);
}

function foldFlag({ root, props }: ComponentParts, flag: PassedProp, makesProps: boolean): ComponentParts {
  const counts = countReferences(root);
  const nodes = nodesIn(root);
  const shown = nodes.find((node) => node.kind === 'when' && node.prop === flag.prop.name);
  const isFlag = flag.prop.type.kind === 'boolean' && shown?.kind === 'when' && shown.members === null;
  const conditions = nodes
    .flatMap((node) => (node.kind === 'element' ? node.attributes : []))
    .filter(({ value }) => value.kind === 'id' && value.condition?.prop === flag.prop.name);
  if (
    !isFlag ||
    counts.get(flag.prop.name) !== 1 + conditions.length ||
    nodes.some((node) => dependsOn(node, flag.prop.name))
  )
    return { root, props };
  const inside = countReferences({ ...shown, prop: '' });
  const content = props.find(
    ({ prop, values }) =>
      prop.type.kind in nothing &&
      (inside.get(prop.name) ?? 0) > 0 &&
      inside.get(prop.name) === counts.get(prop.name) &&
      values.every((value, index) => isContent(value) === isOn(flag, index)),
  );
  const others = props.filter((one) => one !== flag && one !== content);
  if (content !== undefined) {
    // An occurrence without the part must not take the content of another.
    const fallback = content.prop.type.kind === 'image' ? nothing.image : nothing.text;
    const optional: PassedProp = {
      prop: { ...content.prop, fallback },
      values: content.values.map((value) => value ?? fallback),
    };
    return {
      root: showByContent(root, flag.prop.name, content.prop.name, (node) => node),
      props: [...others, optional],
    };
  }
  const own = nodesIn(shown).flatMap(contentOf);
  const texts = own.filter(({ kind }) => kind === 'text');
  const [words, ...more] = texts.length > 0 ? texts : own;
  if (words === undefined || inside.size > 1) return { root, props };
  // What a part of the design says with a number is data, although the design only shows or hides it.
  const isNumber = more.length === 0 && words.kind === 'text' && /\d/.test(words.text);
  if (!makesProps && !isNumber) return { root, props };
  const isOne = flag.values.filter((_, index) => isOn(flag, index)).length === 1;
  if (more.length > 0 && (!makesProps || !isOne || more.length >= maxTexts)) return { root, props };
  const scope = new NameScope([
    ...reservedIdentifiers,
    ...reservedProps,
    'styles',
    ...others.map((one) => one.prop.name),
  ]);
  const takeProp = (name: string, content: Content): PassedProp => ({
    prop: { name: scope.take(name), type: { kind: content.kind }, fallback: nothing[content.kind] },
    values: flag.values.map((_, index) => (isOn(flag, index) ? content : nothing[content.kind])),
  });
  if (more.length > 0) {
    const made = new Map<CodeNode, PassedProp>(
      namedTexts(shown, null).map(({ node, name }) => [
        node,
        takeProp(name, { kind: 'text', text: node.text }),
      ]),
    );
    const [first] = made.values();
    if (first === undefined) return { root, props };
    const insert = (node: CodeNode): CodeNode => {
      const prop = made.get(node);
      return prop === undefined ? node : withContent(node, prop.prop.name);
    };
    return {
      root: showByContent(root, flag.prop.name, first.prop.name, insert),
      props: [...others, ...made.values()],
    };
  }
  const [part] = shown.children;
  const partName = part?.kind === 'element' && part.styleName !== null ? toCamelCase(part.styleName) : null;
  const ownName = partName === null || shapeNames.test(partName) ? 'text' : partName;
  const made = takeProp(makesProps ? ownName : flag.prop.name, words);
  const insert = (node: CodeNode): CodeNode =>
    contentOf(node)[0]?.kind === words.kind ? withContent(node, made.prop.name) : node;
  return { root: showByContent(root, flag.prop.name, made.prop.name, insert), props: [...others, made] };
}

/** Texts from which a part is more than a few words of data. */
const maxTexts = 3;

type TextNode = Extract<CodeNode, { readonly kind: 'text' }>;

/** Returns the texts in a part, each with the name of what it is: that of its badge, or else of its element. */
function namedTexts(
  node: CodeNode,
  around: string | null,
): readonly { readonly node: TextNode; readonly name: string }[] {
  if (node.kind === 'text') return [{ node, name: around ?? 'text' }];
  if (node.kind !== 'element' && node.kind !== 'when') return [];
  const own = node.kind === 'element' ? nameOfText(node.styleName, around) : around;
  return node.children.flatMap((child) => namedTexts(child, own));
}

/** The last word of the name of an element says what it is: the `mostPopularTitle` is a title. */
function nameOfText(styleName: string | null, around: string | null): string | null {
  if (around === 'badge' || styleName === null) return around;
  const kind = styleName.split('-').findLast((word) => !/^\d+$/.test(word)) ?? '';
  return toCamelCase(kind) ?? around;
}

type Content = Extract<PassedValue, { readonly kind: 'text' | 'image' }>;

const nothing = {
  text: { kind: 'text', text: '' },
  image: { kind: 'image', asset: null },
} as const satisfies Readonly<Record<Content['kind'], Content>>;

/** The words that a node is, or the picture that it shows. */
function contentOf(node: CodeNode): readonly Content[] {
  if (node.kind === 'text') return [{ kind: 'text', text: node.text }];
  const source = sourceOf(node);
  return source?.kind === 'asset' ? [{ kind: 'image', asset: source.asset }] : [];
}

function sourceOf(node: CodeNode): AttributeValue | undefined {
  if (node.kind !== 'element' || node.tag !== 'img') return undefined;
  const isAlone = node.attributes.every(({ name }) => name !== 'srcset');
  return isAlone ? node.attributes.find(({ name }) => name === 'src')?.value : undefined;
}

/** Returns a node that takes its words or its picture from a prop. */
function withContent(node: CodeNode, prop: string): CodeNode {
  if (node.kind === 'text') return { kind: 'property', name: prop };
  if (node.kind !== 'element' || sourceOf(node)?.kind !== 'asset') return node;
  const attributes = node.attributes.map(({ name, value }) =>
    name === 'src' ? { name, value: { kind: 'prop', name: prop } as const } : { name, value },
  );
  return { ...node, attributes };
}

/** Names of parts that only say how they are drawn. */
const shapeNames = /^(text|title|box|row|column|item|cell|content|area|wrapper)\d*$/;

/** Whether a style of a node depends on a prop. */
function dependsOn(node: CodeNode, name: string): boolean {
  const variants = 'variants' in node ? node.variants : [];
  return variants.some(
    ({ prop, furtherMembers = [] }) => prop === name || furtherMembers.some((one) => one.prop === name),
  );
}

function isContent(value: PassedValue | null): boolean {
  return (value?.kind === 'text' && value.text !== '') || (value?.kind === 'image' && value.asset !== null);
}

function isOn({ prop, values }: PassedProp, index: number): boolean {
  const value = values[index] ?? prop.fallback;
  return value?.kind === 'boolean' && value.on;
}

/** Shows the part of a flag where a prop has content, with its nodes changed. */
function showByContent(
  root: CodeNode,
  flag: string,
  name: string,
  change: (node: CodeNode) => CodeNode,
): CodeNode {
  return mapCodeNodes(root, (node) => {
    if (node.kind === 'element')
      return { ...node, attributes: node.attributes.map((one) => withCondition(one, flag, name)) };
    return node.kind === 'when' && node.prop === flag
      ? { ...node, prop: name, children: node.children.map((child) => mapCodeNodes(child, change)) }
      : node;
  });
}

/** Returns an attribute that names the part of a flag, such as `aria-describedby`, where a prop has content. */
function withCondition(attribute: CodeAttribute, flag: string, name: string): CodeAttribute {
  const { value } = attribute;
  if (value.kind !== 'id' || value.condition?.prop !== flag) return attribute;
  return { ...attribute, value: { ...value, condition: { ...value.condition, prop: name } } };
}
