import { parse, type DefaultTreeAdapterTypes as Parsed } from 'parse5';
import type { CodeResult } from '#design/code-result';
import { textFiles } from '../text-files.ts';

/** What the written HTML has for one layer, or for several that are one element. */
export interface WrittenLayer {
  readonly ids: readonly string[];
  /** Of a box that is switched, `checkbox` or `radio`. */
  readonly tag: string;
  readonly classes: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * Reads the elements of a page that stand for layers. An element without a layer of its own around nothing but
 * one with a layer is a part of that one.
 */
export function readWrittenPage({ files, pages }: CodeResult): readonly WrittenLayer[] {
  const layers: WrittenLayer[] = [];
  const paths = new Set(pages.map(({ path }) => path));
  const visit = (node: Parsed.Node, around: Parsed.Element | null): void => {
    if (!('childNodes' in node)) return;
    const element = 'tagName' in node ? node : null;
    if (element && idsOf(element).length > 0) layers.push(describe(element, around));
    for (const child of node.childNodes) visit(child, element);
  };
  for (const { path, text } of textFiles(files, '.html')) if (paths.has(path)) visit(parse(text), null);
  return layers;
}

/** The words that a page shows, in its order: texts, and what stands in fields. */
export function readWords({ files, pages }: CodeResult): readonly string[] {
  const paths = new Set(pages.map(({ path }) => path));
  const wordsOf = (node: Parsed.Node): readonly string[] => {
    if (node.nodeName === '#text' && 'value' in node) return [node.value];
    if (!('childNodes' in node) || /^(head|style|script|svg)$/.test(node.nodeName)) return [];
    const hint = 'tagName' in node ? attributeOf(node, 'placeholder') : '';
    return [hint, ...node.childNodes.flatMap(wordsOf)];
  };
  return textFiles(files, '.html')
    .filter(({ path }) => paths.has(path))
    .flatMap(({ text }) => wordsOf(parse(text)))
    .map((words) => words.replace(/\s+/g, ' ').trim())
    .filter((words) => words !== '');
}

function describe(element: Parsed.Element, around: Parsed.Element | null): WrittenLayer {
  const whole = around && idsOf(around).length === 0 && isAlone(around) ? around : element;
  const attributes = new Map([...element.attrs, ...whole.attrs].map(({ name, value }) => [name, value]));
  const toggle = childElements(element).find((child) =>
    /^(checkbox|radio)$/.test(attributeOf(child, 'type')),
  );
  return {
    ids: idsOf(element),
    tag: toggle ? attributeOf(toggle, 'type') : whole.tagName,
    classes: (attributes.get('class') ?? '').split(' '),
    attributes,
  };
}

function isAlone(around: Parsed.Element): boolean {
  return /^(button|a)$/.test(around.tagName) && childElements(around).length === 1;
}

function childElements(element: Parsed.Element): readonly Parsed.Element[] {
  return element.childNodes.filter((child): child is Parsed.Element => 'tagName' in child);
}

function idsOf(element: Parsed.Element): readonly string[] {
  return attributeOf(element, 'data-node-id').split(' ').filter(Boolean);
}

function attributeOf({ attrs }: Parsed.Element, wanted: string): string {
  return attrs.find(({ name }) => name === wanted)?.value ?? '';
}
