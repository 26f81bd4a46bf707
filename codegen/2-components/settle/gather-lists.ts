import type { CodeEach, CodeNode, CodeUse, PropValue } from '../code-component.ts';
import { pluralOf } from '../english-words.ts';
import { NameScope, toCamelCase, wordsOf } from '../make-names.ts';
import { reservedIdentifiers } from '../reserved-names.ts';

/** From so many on, uses beside each other are a list; fewer are quicker read one by one, as buttons are. */
const fewestRows = { ofOneWord: 5, ofMore: 3 };

/** The same tree, uses of one component that follow each other gathered into lists over data. */
export function gatherLists(root: CodeNode, takenNames: readonly string[]): CodeNode {
  const names = new NameScope([...reservedIdentifiers, ...takenNames, 'styles', 'rest', 'props']);
  const gather = (node: CodeNode): CodeNode => {
    if (node.kind !== 'element' && node.kind !== 'when') return node;
    return { ...node, children: gatherChildren(node.children.map(gather), names) };
  };
  return gather(root);
}

function gatherChildren(children: readonly CodeNode[], names: NameScope): readonly CodeNode[] {
  const gathered: CodeNode[] = [];
  for (let start = 0; start < children.length;) {
    const run = runFrom(children, start);
    const [first] = run;
    if (first && isList(run)) {
      gathered.push(openList(first.component, run, names));
    } else gathered.push(...children.slice(start, start + Math.max(1, run.length)));
    start += Math.max(1, run.length);
  }
  return gathered;
}

/** The uses from a place on that could be rows of one list. */
function runFrom(children: readonly CodeNode[], start: number): readonly CodeUse[] {
  const run: CodeUse[] = [];
  const first = children[start];
  for (let at = start; at < children.length; at += 1) {
    const child = children[at];
    if (child?.kind !== 'use' || first?.kind !== 'use') break;
    if (child.component !== first.component || child.styleName !== first.styleName || !isPlain(child)) break;
    run.push(child);
  }
  return run;
}

function isList(run: readonly CodeUse[]): boolean {
  const counts = run.map(({ props }) => props.filter(({ value }) => isContent(value)).length);
  const fewest = Math.max(...counts) > 1 ? fewestRows.ofMore : fewestRows.ofOneWord;
  return run.length >= fewest && counts.every((count) => count > 0);
}

function isContent({ kind }: PropValue): boolean {
  return kind === 'text' || kind === 'image' || kind === 'slot' || kind === 'page';
}

/** Data stands outside the component and knows nothing of its props. */
function isPlain({ variants, props }: CodeUse): boolean {
  return variants.length === 0 && props.every(({ value }) => isFixed(value));
}

function isFixed(value: PropValue): boolean {
  if (value.kind === 'prop') return false;
  return value.kind !== 'slot' || value.node === null || holdsNoProps(value.node);
}

function holdsNoProps(node: CodeNode): boolean {
  switch (node.kind) {
    case 'property':
    case 'when':
    case 'each':
      return false;
    case 'element':
      return (
        node.variants.length === 0 &&
        node.attributes.every(({ value }) => value.kind !== 'prop') &&
        node.children.every(holdsNoProps)
      );
    case 'use':
      return isPlain(node);
    case 'vector':
      return node.variants.length === 0;
    case 'text':
      return true;
  }
}

function openList(component: string, rows: readonly CodeUse[], names: NameScope): CodeEach {
  const words = wordsOf(component);
  const plural = [...words.slice(0, -1), pluralOf(words.at(-1) ?? 'row')].join(' ');
  const list = names.take(toCamelCase(plural) ?? 'rows');
  return { kind: 'each', list, item: names.take(toCamelCase(component) ?? 'row'), component, rows };
}
