/** Reads the markup of an HTML page, parsed as in a browser. */
import { type DefaultTreeAdapterTypes, html, parse } from 'parse5';
import type { TextFile } from '#design/source-file';
import type { MarkupElement, MarkupNode } from '../markup.ts';

export function readHtmlMarkup(file: TextFile): readonly MarkupNode[] {
  const document = parse(file.text, { sourceCodeLocationInfo: true });
  return readChildren(document, file.path);
}

function readChildren(parent: DefaultTreeAdapterTypes.ParentNode, file: string): MarkupNode[] {
  return parent.childNodes.flatMap((node): MarkupNode[] => {
    const line = node.sourceCodeLocation?.startLine ?? 1;
    if (node.nodeName === '#text' && 'value' in node) return [{ kind: 'text', text: node.value, file, line }];
    return 'tagName' in node ? [readElement(node, file, line)] : [];
  });
}

function readElement(element: DefaultTreeAdapterTypes.Element, file: string, line: number): MarkupElement {
  return {
    kind: 'element',
    tag: element.tagName,
    attributes: new Map(element.attrs.map(({ name, value }) => [name.toLowerCase(), value])),
    children: readChildren(element, file),
    misclosed: isMisclosed(element),
    file,
    line,
  };
}

/** Elements whose end tags are optional, and elements without an end tag. */
const optionalEndTags = new Set([
  ...[
    'html',
    'head',
    'body',
    'p',
    'li',
    'dt',
    'dd',
    'option',
    'optgroup',
    'tbody',
    'thead',
    'tfoot',
    'tr',
    'td',
  ],
  ...[
    'th',
    'colgroup',
    'caption',
    'rt',
    'rp',
    'area',
    'base',
    'br',
    'col',
    'embed',
    'hr',
    'img',
    'input',
    'link',
  ],
  ...['meta', 'source', 'track', 'wbr'],
]);

function isMisclosed(element: DefaultTreeAdapterTypes.Element): boolean {
  const location = element.sourceCodeLocation;
  if (!location?.startTag || location.endTag || optionalEndTags.has(element.tagName)) return false;
  // SVG elements may close themselves.
  return element.namespaceURI === html.NS.HTML || element.childNodes.length > 0;
}
