/**
 * The preview of one HTML page: the page itself with its style sheets inlined, and without anything that runs or
 * loads.
 */
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import type { CodePage, CodeResult } from '#design/code-result';
import { createInliner, type Inliner, mapAddresses } from '../preview/inline-css.ts';
import {
  escapeAsReferences,
  htmlReadyScript,
  messagingScript,
  policyElements,
  previewCss,
  sandboxScript,
  scriptElement,
  styleElement,
} from '../preview/preview-document.ts';
import { indexFiles, resolveAddress } from '../project-files.ts';

type ParsedElement = DefaultTreeAdapterTypes.Element;
type ParsedParent = DefaultTreeAdapterTypes.ParentNode;

export function buildHtmlPreview(result: CodeResult, page: CodePage, extraCss: string): string {
  const inliner = createInliner(indexFiles(result.files), result.assets);
  const file = inliner.project.texts.get(page.path);
  const document = parse(file?.text ?? '');
  const css: string[] = [];
  cleanChildren(document, { inliner, path: page.path, css });
  const scripts = [`${sandboxScript}${messagingScript}`, htmlReadyScript];
  const head = [
    '<meta charset="utf-8">',
    policyElements(scripts),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeAsReferences(page.name)}</title>`,
    ...[previewCss, extraCss, ...css].map(styleElement),
  ];
  return serialize(document)
    .replace('<head>', () => `<head>\n${head.join('\n')}\n`)
    .replace(/<\/body><\/html>\s*$/, () => `${scripts.map(scriptElement).join('\n')}\n</body></html>\n`);
}

interface CleaningContext {
  readonly inliner: Inliner;
  readonly path: string;
  /** Collects the style sheets in the order of the page. */
  readonly css: string[];
}

/** Elements that run, load or replace the document. The preview has its own title and policy. */
const droppedElements = new Set([
  ...[
    'script',
    'noscript',
    'base',
    'meta',
    'title',
    'link',
    'style',
    'iframe',
    'frame',
    'frameset',
    'object',
  ],
  ...['embed', 'portal', 'template', 'xmp', 'noembed', 'noframes', 'plaintext'],
]);

function cleanChildren(parent: ParsedParent, context: CleaningContext): void {
  parent.childNodes = parent.childNodes.filter((node) => {
    // Comments are removed too, because the document is assembled by searching for tags.
    if (!('tagName' in node)) return node.nodeName !== '#comment';
    if (droppedElements.has(node.tagName)) {
      collectStyles(node, context);
      return false;
    }
    cleanAttributes(node, context);
    cleanChildren(node, context);
    return true;
  });
}

function collectStyles(element: ParsedElement, { inliner, path, css }: CleaningContext): void {
  if (element.tagName === 'style') {
    const text = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
    css.push(inliner.inlineCss({ path, text }));
  }
  if (element.tagName !== 'link' || attribute(element, 'rel')?.toLowerCase() !== 'stylesheet') return;
  const target = resolveAddress(inliner.project, path, attribute(element, 'href') ?? '');
  if (target.kind === 'text') css.push(inliner.inlineCss(target.file));
}

const addressAttributes = new Set(['src', 'poster', 'background', 'data', 'href', 'xlink:href']);
const droppedAttributes = new Set([
  'action',
  'formaction',
  'srcdoc',
  'ping',
  'target',
  'nonce',
  'http-equiv',
]);

function cleanAttributes(element: ParsedElement, { inliner, path }: CleaningContext): void {
  if (element.tagName === 'head') element.attrs = [];
  element.attrs = element.attrs.flatMap((each) => {
    const name = each.prefix ? `${each.prefix}:${each.name}` : each.name;
    if (/^on/i.test(name) || droppedAttributes.has(name)) return [];
    if (name === 'href' && (element.tagName === 'a' || element.tagName === 'area')) {
      return [
        { name: 'href', value: '#' },
        { name: 'data-address', value: each.value },
      ];
    }
    if (name === 'style') {
      return [
        { ...each, value: mapAddresses(each.value, (address) => inliner.inlineAddress(path, address)) },
      ];
    }
    if (name === 'srcset') return [{ ...each, value: inlineSet(each.value, inliner, path) }];
    return addressAttributes.has(name)
      ? [{ ...each, value: inliner.inlineAddress(path, each.value) }]
      : [each];
  });
}

function inlineSet(value: string, inliner: Inliner, path: string): string {
  const candidates = value.split(',').map((candidate) => candidate.trim().split(/\s+/));
  return candidates
    .map(([address = '', ...size]) => [inliner.inlineAddress(path, address), ...size].join(' '))
    .join(', ');
}

function attribute(element: ParsedElement, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}
