import type { Style } from '../../1-layout/layout-tree.ts';
import { runsRightToLeft } from '../../1-layout/text/text-direction.ts';
import type { Link } from '#design/tree';
import type { AlignedBlock, AlignedRun, AlignedRunText, AlignedText } from './align-texts.ts';
import type { CodeAttribute, CodeElement, CodeNode } from '../code-component.ts';
import type { Role } from '../roles/role.ts';
import { textAttribute } from '../text-attribute.ts';
import { asBlock, isInline } from './block-style.ts';

/** What building a text needs from the component it stands in. */
export interface TextTools {
  element(
    tag: string,
    styles: readonly (Style | null)[],
    children: readonly CodeNode[],
    name: string,
  ): CodeElement;
  /** The words of a run, or the prop that brings them. */
  words(texts: AlignedRunText, index: number): CodeNode;
  href(links: readonly (Link | null)[]): readonly CodeAttribute[];
}

/** The element of a text: a heading or paragraph, or a box of paragraphs and lists. */
export function textElement(
  { blocks }: AlignedText,
  styles: readonly (Style | null)[],
  role: Role,
  name: string,
  tools: TextTools,
): CodeElement {
  const runCounter = { next: 0 };
  const fill = (block: AlignedBlock) => buildRuns(block.runs, role, tools, runCounter);
  const [first] = blocks;
  if (!first || (blocks.length === 1 && first.list === 'none')) {
    const own = first
      ? styles.map((style, index) => style && joinStyles(style, first.styles[index] ?? []))
      : styles;
    const element = tools.element(role.tag, asBlocks(own, role.tag), first ? fill(first) : [], name);
    return first ? withDirection(element, first) : element;
  }
  // Phrasing content has neither paragraphs nor lists.
  if (role.phrasing) {
    const spans = blocks.map((block) =>
      withDirection(tools.element('span', asBlocks(block.styles, 'span'), fill(block), 'line'), block),
    );
    return tools.element(role.tag, asBlocks(styles, role.tag), spans, name);
  }
  return tools.element('div', styles, buildBlocks(blocks, 0, fill, tools), name);
}

/** Paragraphs one after the other; list items of one kind and depth gather in a list, deeper ones inside the last item. */
function buildBlocks(
  blocks: readonly AlignedBlock[],
  depth: number,
  fill: (block: AlignedBlock) => readonly CodeNode[],
  tools: TextTools,
): readonly CodeNode[] {
  const nodes: CodeNode[] = [];
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at];
    if (!block) break;
    if (block.list === 'none' || block.indent <= depth) {
      nodes.push(withDirection(tools.element('p', block.styles, fill(block), 'paragraph'), block));
      at += 1;
      continue;
    }
    const end = endOfList(blocks, at);
    nodes.push(buildList(blocks.slice(at, end), depth, fill, tools));
    at = end;
  }
  return nodes;
}

function endOfList(blocks: readonly AlignedBlock[], start: number): number {
  const first = blocks[start];
  let end = start + 1;
  for (; end < blocks.length; end += 1) {
    const block = blocks[end];
    if (!block || !first || block.list === 'none' || block.indent < first.indent) break;
    if (block.indent === first.indent && block.list !== first.list) break;
  }
  return end;
}

function buildList(
  blocks: readonly AlignedBlock[],
  depth: number,
  fill: (block: AlignedBlock) => readonly CodeNode[],
  tools: TextTools,
): CodeElement {
  const [first] = blocks;
  const ordered = first?.list === 'ordered';
  const items: CodeElement[] = [];
  for (let at = 0; at < blocks.length;) {
    const item = blocks[at];
    if (!item || !first) break;
    let end = at + 1;
    while (end < blocks.length && (blocks[end]?.indent ?? 0) > first.indent) end += 1;
    const inner = blocks.slice(at + 1, end);
    const nested = inner.length === 0 ? [] : buildBlocks(inner, first.indent, fill, tools);
    items.push(withDirection(tools.element('li', item.styles, [...fill(item), ...nested], 'item'), item));
    at = end;
  }
  const style = first ? listStyle(first, depth) : [];
  const styles = (first?.styles ?? []).map((one) => one && style);
  return tools.element(ordered ? 'ol' : 'ul', styles, items, 'list');
}

/** Figma's markers of numbered lists, from the outermost level in, and then again. */
const numbers = ['decimal', 'lower-alpha', 'lower-roman'] as const;

/** Each level of a list stands one and a half of the text's size further in. */
function listStyle({ list, indent, hangs }: AlignedBlock, depth: number): Style {
  const levels = indent - depth - (hangs && depth === 0 ? 1 : 0);
  const marker = list === 'ordered' ? (numbers[(indent - 1) % numbers.length] ?? 'decimal') : 'disc';
  const padding = { property: 'padding-inline-start', value: `${levels * 1.5}em` };
  return [...(levels > 0 ? [padding] : []), { property: 'list-style-type', value: marker }];
}

/** A paragraph that runs from right to left in some use says so; the browser finds the direction by its first letter. */
function withDirection(element: CodeElement, { runs }: AlignedBlock): CodeElement {
  const uses = runs[0]?.texts.map((_, use) => runs.map(({ texts }) => texts[use] ?? '').join('')) ?? [];
  if (!uses.some(runsRightToLeft)) return element;
  return { ...element, attributes: [...element.attributes, textAttribute('dir', 'auto')] };
}

function buildRuns(
  runs: readonly AlignedRun[],
  role: Role,
  tools: TextTools,
  counter: { next: number },
): readonly CodeNode[] {
  const nodes: CodeNode[] = [];
  for (const run of runs) {
    const words = tools.words(run.texts, counter.next);
    counter.next += 1;
    const href = role.interactive ? [] : tools.href(run.links);
    const plain = run.styles.every((style) => style === null || style.length === 0);
    const last = nodes.at(-1);
    if (href.length > 0) {
      nodes.push({ ...tools.element('a', run.styles, [words], 'link'), attributes: href });
    } else if (!plain) nodes.push(tools.element('span', run.styles, [words], 'emphasis'));
    else if (words.kind === 'text' && last?.kind === 'text') {
      nodes[nodes.length - 1] = { kind: 'text', text: last.text + words.text };
    } else nodes.push(words);
  }
  return nodes;
}

function joinStyles(style: Style, over: Style): Style {
  const replaced = new Set(over.map(({ property }) => property));
  return over.length === 0 ? style : [...style.filter(({ property }) => !replaced.has(property)), ...over];
}

/** A span or link that stands for a paragraph is a block. */
function asBlocks(styles: readonly (Style | null)[], tag: string): readonly (Style | null)[] {
  return isInline(tag) ? styles.map((style) => style && asBlock(style)) : styles;
}
