/** Builds a text layer: a heading, a paragraph, a link, a button, or a box of paragraphs and lists. */
import { findEvidence } from '#design/lexicon/find-language';
import { memoizeText } from '#design/memoize-text';
import { isRightToLeft } from '#design/script-language';
import type { Link } from '#design/tree';
import { asBlockStyle, isInlineTag, keepLineBreaks } from '../../css/element-styles.ts';
import type { LayoutText, LayoutTextPath, Style } from '../../layout/layout-tree.ts';
import { runsRightToLeft } from '../../layout/text/text-line.ts';
import { shortHash } from '../../layout/vectors/vector-asset-list.ts';
import { nodeIdsOf, styleNameOf } from '../../naming/layer-names.ts';
import { isFieldTag, type Role } from '../../semantics/role.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import {
  type CodeAttribute,
  type CodeElement,
  type CodeNode,
  plainElement,
  textAttribute,
} from '../code-component.ts';
import { buildField } from './build-field.ts';
import { fieldPartAttributes } from './field-ids.ts';
import type { TemplateContext } from './template-context.ts';
import { hrefAttributes, roleAttributes, varyingLinkAttributes } from './varying-attributes.ts';
import {
  type AlignedBlock,
  type AlignedRun,
  type AlignedRunText,
  type AlignedText,
  alignTexts,
  buildRunText,
  buildSlot,
  styledElement,
  stylesOf,
} from './varying-content.ts';

/**
 * Builds a text, a field with the text as placeholder, or a slot where the structure differs between occurrences.
 */
export function buildText(context: TemplateContext, nodes: AlignedNodes<LayoutText>): CodeNode {
  const text = alignTexts(nodes);
  const paths = new Map(nodes.flatMap((node) => (node ? [[JSON.stringify(node.path), node.path]] : [])));
  if (text === null || paths.size > 1) return buildSlot(context, nodes);
  const role = context.library.roles.of(nodes);
  if (isFieldTag(role.tag)) return buildField(context, nodes, role);
  const element = buildTextElement(
    text,
    stylesKeepingBreaks(context, nodes, text),
    role,
    styleNameOf(nodes, role) ?? role.fallbackName,
    {
      element: (...parts) => styledElement(context, nodes, ...parts),
      runText: (texts, index) => buildRunText(context, nodes, texts, index),
      href: (links) => hrefAttributes(context, links),
      language: context.library.lexicon.language,
    },
  );
  const attributes = [
    ...fieldPartAttributes(context, nodes, role.tag),
    ...roleAttributes(context, nodes, role),
    ...varyingLinkAttributes(context, nodes, role),
    ...element.attributes,
  ];
  const [path] = paths.values();
  const children = path === undefined ? element.children : [alongPath(element.children, path)];
  return { ...element, children, attributes, ids: nodeIdsOf(nodes) };
}

/** Puts words on the line that they follow. They stay words, which can be selected, searched and read aloud. */
function alongPath(words: readonly CodeNode[], { d, viewBox, startOffset }: LayoutTextPath): CodeElement {
  const id = `path-${shortHash(`${viewBox} ${d}`)}`;
  const followed = plainElement('textPath', words, [
    textAttribute('href', `#${id}`),
    textAttribute('startOffset', startOffset),
  ]);
  const line = plainElement('path', [], [textAttribute('id', id), textAttribute('d', d)]);
  return plainElement(
    'svg',
    [plainElement('defs', [line]), plainElement('text', [followed], [textAttribute('fill', 'currentColor')])],
    [textAttribute('viewBox', viewBox), textAttribute('width', '100%'), textAttribute('overflow', 'visible')],
  );
}

/** A text prop contains its line breaks as characters, and only preserved white space shows them. */
function stylesKeepingBreaks(
  context: TemplateContext,
  nodes: AlignedNodes<LayoutText>,
  { blocks }: AlignedText,
): readonly (Style | null)[] {
  const breaks = blocks.some(({ runs }) =>
    runs.some(({ texts }) => new Set(texts).size > 1 && texts.some((text) => text?.includes('\u2028'))),
  );
  const styles = stylesOf(context, nodes);
  return breaks ? styles.map((style) => style && keepLineBreaks(style)) : styles;
}

/** The functions that building a text needs from its component. */
export interface TextElementBuilder {
  element(
    tag: string,
    styles: readonly (Style | null)[],
    children: readonly CodeNode[],
    name: string,
  ): CodeElement;
  /** Returns the text of a run, or a reference to the prop with it. */
  runText(texts: AlignedRunText, index: number): CodeNode;
  href(links: readonly (Link | null)[]): readonly CodeAttribute[];
  /** The language of the page. */
  readonly language: string;
}

/** Builds the element of a text: one element for a single block, else a box of paragraphs and lists. */
function buildTextElement(
  { blocks }: AlignedText,
  styles: readonly (Style | null)[],
  role: Role,
  name: string,
  builder: TextElementBuilder,
): CodeElement {
  const runCounter = { next: 0 };
  const buildBlockRuns = (block: AlignedBlock) => buildRuns(block.runs, role, builder, runCounter);
  const [first] = blocks;
  if (!first || (blocks.length === 1 && first.list === 'none')) {
    const own = first
      ? styles.map((style, index) => style && joinStyles(style, first.styles[index] ?? []))
      : styles;
    const element = builder.element(
      role.tag,
      asBlocks(own, role.tag),
      first ? buildBlockRuns(first) : [],
      name,
    );
    return first ? withLanguage(element, first, builder.language) : element;
  }
  // Phrasing content contains no paragraphs and no lists.
  if (role.phrasingOnly) {
    const spans = blocks.map((block) =>
      withLanguage(
        builder.element('span', asBlocks(block.styles, 'span'), buildBlockRuns(block), 'line'),
        block,
        builder.language,
      ),
    );
    return builder.element(role.tag, asBlocks(styles, role.tag), spans, name);
  }
  return builder.element('div', styles, buildBlocks(blocks, 0, buildBlockRuns, builder), name);
}

/**
 * Builds paragraphs and lists in order. List items of one kind and depth share a list; deeper items are nested in
 * the item before them.
 */
function buildBlocks(
  blocks: readonly AlignedBlock[],
  depth: number,
  buildBlockRuns: (block: AlignedBlock) => readonly CodeNode[],
  builder: TextElementBuilder,
): readonly CodeNode[] {
  const nodes: CodeNode[] = [];
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at];
    if (!block) break;
    if (block.list === 'none' || block.indent <= depth) {
      nodes.push(
        withLanguage(
          builder.element('p', block.styles, buildBlockRuns(block), 'paragraph'),
          block,
          builder.language,
        ),
      );
      at += 1;
      continue;
    }
    const end = endOfList(blocks, at);
    nodes.push(buildList(blocks.slice(at, end), depth, buildBlockRuns, builder));
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
  buildBlockRuns: (block: AlignedBlock) => readonly CodeNode[],
  builder: TextElementBuilder,
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
    const nested = inner.length === 0 ? [] : buildBlocks(inner, first.indent, buildBlockRuns, builder);
    items.push(
      withLanguage(
        builder.element('li', item.styles, [...buildBlockRuns(item), ...nested], 'item'),
        item,
        builder.language,
      ),
    );
    at = end;
  }
  const style = first ? listStyle(first, depth) : [];
  const styles = (first?.styles ?? []).map((one) => one && style);
  return builder.element(ordered ? 'ol' : 'ul', styles, items, 'list');
}

/** Figma's markers of ordered lists, from the outermost level inward; they repeat. */
const orderedMarkers = ['decimal', 'lower-alpha', 'lower-roman'] as const;

/** Indents each level of a list by 1.5 em. */
function listStyle({ list, indent, hangs }: AlignedBlock, depth: number): Style {
  const levels = indent - depth - (hangs && depth === 0 ? 1 : 0);
  const marker =
    list === 'ordered' ? (orderedMarkers[(indent - 1) % orderedMarkers.length] ?? 'decimal') : 'disc';
  const padding = { property: 'padding-inline-start', value: `${levels * 1.5}em` };
  return [...(levels > 0 ? [padding] : []), { property: 'list-style-type', value: marker }];
}

/**
 * Sets the attribute `lang` on a paragraph in another language than the page, and `dir="auto"` where it runs in another
 * direction in some occurrence; the browser finds the direction by the first letter.
 */
function withLanguage(element: CodeElement, { runs }: AlignedBlock, pageLanguage: string): CodeElement {
  const occurrences =
    runs[0]?.texts.map((_, occurrence) => runs.map(({ texts }) => texts[occurrence] ?? '').join('')) ?? [];
  const language = findForeignLanguage(occurrences, pageLanguage);
  const attributes = [
    ...(language === null ? [] : [textAttribute('lang', language)]),
    ...(occurrences.some((text) => runsRightToLeft(text) !== isRightToLeft(pageLanguage))
      ? [textAttribute('dir', 'auto')]
      : []),
  ];
  return attributes.length === 0
    ? element
    : { ...element, attributes: [...element.attributes, ...attributes] };
}

/** Returns the language of all texts of a paragraph; `null` where it may be that of the page. */
function findForeignLanguage(texts: readonly string[], pageLanguage: string): string | null {
  const shown = texts.filter((text) => /\p{L}/u.test(text));
  const found = new Set(
    shown.map((text) => {
      const evidence = evidenceIn(text);
      return evidence === null || evidence.score < minEvidence ? pageLanguage : evidence.language;
    }),
  );
  const [language = pageLanguage] = found;
  if (found.size !== 1 || language === pageLanguage) return null;
  // Chinese characters alone are no sign of Chinese on a page in Japanese.
  return language.startsWith('zh') && /^(ja|ko|zh)/.test(pageLanguage) ? null : language;
}

const evidenceIn = memoizeText((text) => findEvidence([text]));

/** Words that tell that a paragraph is in another language; names and borrowed words tell nothing. */
const minEvidence = 3;

function buildRuns(
  runs: readonly AlignedRun[],
  role: Role,
  builder: TextElementBuilder,
  counter: { next: number },
): readonly CodeNode[] {
  const nodes: CodeNode[] = [];
  for (const run of runs) {
    const runText = builder.runText(run.texts, counter.next);
    counter.next += 1;
    const href = role.isInteractive ? [] : builder.href(run.links);
    const plain = run.styles.every((style) => style === null || style.length === 0);
    const last = nodes.at(-1);
    if (href.length > 0) {
      nodes.push({ ...builder.element('a', run.styles, [runText], 'link'), attributes: href });
    } else if (!plain) nodes.push(builder.element('span', run.styles, [runText], 'emphasis'));
    else if (runText.kind === 'text' && last?.kind === 'text') {
      nodes[nodes.length - 1] = { kind: 'text', text: last.text + runText.text };
    } else nodes.push(runText);
  }
  return nodes;
}

function joinStyles(style: Style, over: Style): Style {
  const replaced = new Set(over.map(({ property }) => property));
  return over.length === 0 ? style : [...style.filter(({ property }) => !replaced.has(property)), ...over];
}

/** Turns the style of a span or link in place of a paragraph into a block style. */
function asBlocks(styles: readonly (Style | null)[], tag: string): readonly (Style | null)[] {
  return isInlineTag(tag) ? styles.map((style) => style && asBlockStyle(style)) : styles;
}
