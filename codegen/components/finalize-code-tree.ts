/**
 * The last changes to the code tree of one component: boxes are named by their content, repeated instances become
 * lists over data, and styles get their final names.
 */
import { pluralOf } from '../naming/english-words.ts';
import { NameScope, toCamelCase, toKebabCase, wordsOf } from '../naming/identifiers.ts';
import { reservedIdentifiers } from '../naming/reserved-names.ts';
import type { CodeEach, CodeElement, CodeInstance, CodeNode, PropValue } from './code-component.ts';

/**
 * Gives every style of a component its final name. Layers with the same name and the same style share one. A
 * layer with another name keeps that name even where the style is equal, because the styles of a nav and a list
 * may differ later. `rootName` names the style of the root.
 */
export function nameElementStyles(root: CodeNode, rootName: string): CodeNode {
  const scope = new NameScope(objectMembers, '-');
  const names = new Map<string, string>();
  const nameOf = (node: Styled, wanted: string, control: string | null): string | null => {
    const reacts = node.kind === 'element' && node.reacts === true;
    if (node.style.length === 0 && node.variants.length === 0 && !reacts) return null;
    // State styles of two controls need two rules.
    const key = JSON.stringify([wanted, node.style, node.variants, hasStateStyles(node) ? control : reacts]);
    const name = names.get(key) ?? scope.take(wanted);
    names.set(key, name);
    return name;
  };
  const walk = (node: CodeNode, isRoot: boolean, around: string | null): CodeNode => {
    switch (node.kind) {
      case 'element': {
        const styleName = nameOf(node, isRoot ? rootName : (node.styleName ?? 'part'), around);
        const control = node.reacts ? styleName : around;
        return { ...node, styleName, children: node.children.map((child) => walk(child, false, control)) };
      }
      case 'vector':
        return { ...node, styleName: nameOf(node, isRoot ? rootName : (node.styleName ?? 'icon'), around) };
      case 'use':
        return {
          ...node,
          styleName: nameOf(node, node.styleName ?? 'part', around),
          props: node.props.map(({ name, value }) => ({ name, value: walkValue(value, around) })),
        };
      case 'when':
        return { ...node, children: node.children.map((child) => walk(child, false, around)) };
      default:
        return node;
    }
  };
  const walkValue = (value: PropValue, around: string | null): PropValue =>
    value.kind === 'slot' && value.node ? { kind: 'slot', node: walk(value.node, false, around) } : value;
  return walk(root, true, null);
}

type Styled = Extract<CodeNode, { readonly variants: unknown }>;

function hasStateStyles({ style, variants }: Styled): boolean {
  return [style, ...variants.map((variant) => variant.style)].some((one) =>
    one.some(({ state }) => state !== undefined),
  );
}

/** Members that every object has, and so a table of classes too. */
const objectMembers = [
  ...'constructor prototype toString valueOf toLocaleString hasOwnProperty isPrototypeOf'.split(' '),
  ...'propertyIsEnumerable __proto__ default'.split(' '),
];

/** Renames boxes with a generic name by their content, where the content suggests a better one. */
export function nameContainers(node: CodeNode): CodeNode {
  switch (node.kind) {
    case 'element': {
      const children = node.children.map(nameContainers);
      const isGeneric = node.styleName !== null && genericNames.has(node.styleName);
      return { ...node, children, styleName: (isGeneric ? containerName(children) : null) ?? node.styleName };
    }
    case 'when':
      return { ...node, children: node.children.map(nameContainers) };
    default:
      return node;
  }
}

/** Names for the layout of a box, not for its purpose. */
const genericNames = new Set(['row', 'column', 'grid', 'box', 'list']);

function containerName(children: readonly CodeNode[]): string | null {
  const shown = children.flatMap((child) => (child.kind === 'when' ? child.children : [child]));
  if (shown.length < 2) return null;
  return pluralOfChildren(shown) ?? nameForActions(shown) ?? nameForTexts(shown);
}

/** A box of cards is named `cards`. */
function pluralOfChildren(children: readonly CodeNode[]): string | null {
  const words = new Set(children.map(childName));
  const [word = null, more] = words;
  if (word === null || word === 'item' || more !== undefined) return null;
  const parts = word.split('-');
  return [...parts.slice(0, -1), pluralOf(parts.at(-1) ?? '')].join('-');
}

function childName(node: CodeNode): string | null {
  if (node.kind === 'use') return toKebabCase(node.component);
  if (node.kind === 'vector') return 'icon';
  if (node.kind !== 'element' || node.styleName === null || genericNames.has(node.styleName)) return null;
  return node.tag === 'img' ? 'picture' : node.styleName.replace(/-?\d+$/, '');
}

function nameForActions(children: readonly CodeNode[]): string | null {
  const elements = children.filter((child): child is CodeElement => child.kind === 'element');
  if (elements.length < children.length) return null;
  return elements.every(({ tag }) => tag === 'button' || tag === 'a') ? 'actions' : null;
}

/** A group with a heading is an `intro`, other texts are `words`. */
function nameForTexts(children: readonly CodeNode[]): string | null {
  const tags = children.map((child) => (child.kind === 'element' ? child.tag : ''));
  if (!tags.every((tag) => /^(p|h\d|span|ul|ol)$/.test(tag))) return null;
  return tags.some((tag) => /^h\d$/.test(tag)) ? 'intro' : 'words';
}

/** The number of sibling instances that become a list. Fewer are easier to read one by one, as buttons are. */
const minListRows = { withOneValue: 5, withSeveralValues: 3 };

/** Replaces runs of sibling instances of one component by lists over data. */
export function extractLists(root: CodeNode, takenNames: readonly string[]): CodeNode {
  const names = new NameScope([...reservedIdentifiers, ...takenNames, 'styles', 'rest', 'props']);
  const visit = (node: CodeNode): CodeNode => {
    if (node.kind !== 'element' && node.kind !== 'when') return node;
    return { ...node, children: extractListsAmong(node.children.map(visit), names) };
  };
  return visit(root);
}

function extractListsAmong(children: readonly CodeNode[], names: NameScope): readonly CodeNode[] {
  const result: CodeNode[] = [];
  for (let start = 0; start < children.length;) {
    const run = runFrom(children, start);
    const [first] = run;
    if (first && isList(run)) {
      result.push(createList(first.component, run, names));
    } else result.push(...children.slice(start, start + Math.max(1, run.length)));
    start += Math.max(1, run.length);
  }
  return result;
}

/** Returns the instances from `start` on that can be rows of one list. */
function runFrom(children: readonly CodeNode[], start: number): readonly CodeInstance[] {
  const run: CodeInstance[] = [];
  const first = children[start];
  for (let at = start; at < children.length; at += 1) {
    const child = children[at];
    if (child?.kind !== 'use' || first?.kind !== 'use') break;
    if (
      child.component !== first.component ||
      child.styleName !== first.styleName ||
      !isConstantInstance(child)
    )
      break;
    run.push(child);
  }
  return run;
}

function isList(run: readonly CodeInstance[]): boolean {
  const counts = run.map(({ props }) => props.filter(({ value }) => isContent(value)).length);
  const fewest = Math.max(...counts) > 1 ? minListRows.withSeveralValues : minListRows.withOneValue;
  return run.length >= fewest && counts.every((count) => count > 0);
}

function isContent({ kind }: PropValue): boolean {
  return kind === 'text' || kind === 'image' || kind === 'slot' || kind === 'page';
}

/** The data is declared outside the component, where its props are unknown. */
function isConstantInstance({ variants, props }: CodeInstance): boolean {
  return variants.length === 0 && props.every(({ value }) => isConstantValue(value));
}

function isConstantValue(value: PropValue): boolean {
  if (value.kind === 'prop') return false;
  return value.kind !== 'slot' || value.node === null || referencesNoProps(value.node);
}

function referencesNoProps(node: CodeNode): boolean {
  switch (node.kind) {
    case 'property':
    case 'when':
    case 'each':
      return false;
    case 'element':
      return (
        node.variants.length === 0 &&
        node.attributes.every(({ value }) => value.kind !== 'prop') &&
        node.children.every(referencesNoProps)
      );
    case 'use':
      return isConstantInstance(node);
    case 'vector':
      return node.variants.length === 0;
    case 'text':
      return true;
  }
}

function createList(component: string, rows: readonly CodeInstance[], names: NameScope): CodeEach {
  const words = wordsOf(component);
  const plural = [...words.slice(0, -1), pluralOf(words.at(-1) ?? 'row')].join(' ');
  const list = names.take(toCamelCase(plural) ?? 'rows');
  return { kind: 'each', list, item: names.take(toCamelCase(component) ?? 'row'), component, rows };
}
