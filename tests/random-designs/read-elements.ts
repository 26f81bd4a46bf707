/** What a page of the output shows and could run, read without any of our own readers. */
import { defaultTreeAdapter as adapter, type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';
import { normalizeText, removeSpaces } from '#codegen/check/text-units';
import type { CodeOptions } from '#design/code-options';
import type { SourceFile } from '#design/source-file';
import { describeTarget } from '#design/targets';
import { runPage } from '../codegen/files/run-react.ts';

export interface PageElements {
  /** What an element says without its spaces, by each of the ids of `data-node-id`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Scripts, handlers, frames, and addresses that are scripts or lead out of the page on their own. */
  readonly dangers: readonly string[];
}

interface Element {
  readonly tag: string;
  readonly attributes: readonly (readonly [name: string, value: unknown])[];
  readonly text: string;
}

export function readElements(
  files: readonly SourceFile[],
  path: string,
  { target }: CodeOptions,
): PageElements {
  const elements =
    describeTarget(target).pages === 'component' ? readReact(files, path) : readHtml(files, path);
  const texts = new Map<string, string>();
  const dangers: string[] = [];
  for (const { tag, attributes, text } of elements) {
    for (const [name, value] of attributes) {
      if (isDangerous(tag, name, value)) dangers.push(`${name}=${JSON.stringify(value)} on ${tag}`);
      if (name !== 'data-node-id') continue;
      for (const id of String(value).split(' '))
        texts.set(id, `${texts.get(id) ?? ''}${removeSpaces(normalizeText(shown(tag, attributes, text)))}`);
    }
    if (dangerousTags.has(tag)) dangers.push(`an element ${tag}`);
  }
  return { texts, dangers };
}

/** A field that nothing is typed in yet shows its hint. */
function shown(tag: string, attributes: Element['attributes'], text: string): string {
  if (tag !== 'input' && tag !== 'textarea') return text;
  const hint = attributes.find(([name]) => name === 'placeholder')?.[1];
  return typeof hint === 'string' ? hint : text;
}

function readReact(files: readonly SourceFile[], path: string): readonly Element[] {
  return runPage(files, path).map(({ tag, props, text }) => ({
    tag,
    attributes: Object.entries(props),
    text,
  }));
}

function readHtml(files: readonly SourceFile[], path: string): readonly Element[] {
  const file = files.find((each) => each.path === path);
  return file?.kind === 'text' ? [...elementsOf(parse(file.text))] : [];
}

function* elementsOf(node: Tree.Node): Generator<Element> {
  if (adapter.isElementNode(node)) {
    const attributes = node.attrs.map(({ name, value }) => [name, value] as const);
    yield { tag: node.tagName, attributes, text: textOf(node) };
  }
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

function textOf(node: Tree.Node): string {
  if (adapter.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

const dangerousTags: ReadonlySet<string> = new Set([
  ...['script', 'iframe', 'object', 'embed', 'base', 'foreignObject', 'foreignobject', 'animate', 'set'],
]);

function isDangerous(tag: string, name: string, value: unknown): boolean {
  if (name === 'dangerouslySetInnerHTML') return true;
  if (/^on/i.test(name)) return typeof value !== 'function';
  if (typeof value !== 'string') return false;
  // A browser drops control characters from an address before it looks at its scheme.
  const address = value.replace(/[\0-\x20]/g, '');
  if (/^(?:src|href|xlink:?href|action|formaction|srcset|poster)$/i.test(name)) {
    if (/^(?:javascript|vbscript|data:text)/i.test(address)) return true;
    return tag !== 'a' && /^(?:https?:)?\/\//i.test(address) && !/^https:\/\/rsms\.me/.test(address);
  }
  return false;
}
