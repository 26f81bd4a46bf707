/**
 * Makes one optional prop of a part that some occurrences lack: a badge is shown where it has a text, and a portrait where
 * it has a picture, so they need no second prop that says so. What only one occurrence shows is a prop too.
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
  if (!makesProps) return { root, props };
  const own = nodesIn(shown).flatMap(contentOf);
  const texts = own.filter(({ kind }) => kind === 'text');
  const [words, more] = texts.length > 0 ? texts : own;
  if (words === undefined || more !== undefined || inside.size > 1) return { root, props };
  const scope = new NameScope([
    ...reservedIdentifiers,
    ...reservedProps,
    'styles',
    ...props.map((one) => one.prop.name),
  ]);
  const [part] = shown.children;
  const partName = part?.kind === 'element' && part.styleName !== null ? toCamelCase(part.styleName) : null;
  const name = scope.take(partName === null || shapeNames.test(partName) ? 'text' : partName);
  const type = words.kind;
  const made: PassedProp = {
    prop: { name, type: { kind: type }, fallback: nothing[type] },
    values: flag.values.map((_, index) => (isOn(flag, index) ? words : nothing[type])),
  };
  const insert = (node: CodeNode): CodeNode =>
    contentOf(node)[0]?.kind === type ? withContent(node, name) : node;
  return { root: showByContent(root, flag.prop.name, name, insert), props: [...others, made] };
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
