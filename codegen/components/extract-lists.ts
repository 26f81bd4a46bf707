/** Replaces repeated instances of one component by lists over typed data. */
import { pluralOf } from '../naming/english-words.ts';
import { NameScope, toCamelCase, wordsOf } from '../naming/identifiers.ts';
import { reservedIdentifiers } from '../naming/reserved-names.ts';
import type { CodeEach, CodeInstance, CodeNode, PropValue } from './code-component.ts';

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
  return kind === 'text' || kind === 'image' || kind === 'slot' || kind === 'page' || kind === 'list';
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
    case 'repeat':
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
  const singular = words.length === 0 ? 'row' : words.join(' ');
  const plural = pluralOf(singular);
  const list = names.take(toCamelCase(plural === singular ? `${plural} list` : plural) ?? 'rows');
  return { kind: 'each', list, item: names.take(toCamelCase(component) ?? 'row'), component, rows };
}
