/** An HTML page as syntax units, parsed by the rules that browsers follow. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { classListKind, readClassUnits } from './read-script-units.ts';
import { createSyntaxUnit, type Fingerprints, type SyntaxUnit, type SyntaxUnitTree } from './syntax-unit.ts';

type HtmlElementNode = DefaultTreeAdapterTypes.Element;
type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** Elements whose text is never reformatted. */
const preformattedTags = new Set(['pre', 'textarea', 'script', 'style']);

export function readHtmlUnits(text: string, fingerprints: Fingerprints): SyntaxUnitTree {
  const document = parse(text, { sourceCodeLocationInfo: true });
  const reader = { text, fingerprints };
  const children = readChildren(reader, document.childNodes, 0, text.length, false);
  return {
    text,
    root: createSyntaxUnit(fingerprints, text, { kind: 'file', from: 0, to: text.length, parts: [children] }),
  };
}

interface HtmlReader {
  readonly text: string;
  readonly fingerprints: Fingerprints;
}

function readChildren(
  reader: HtmlReader,
  nodes: readonly HtmlNode[],
  from: number,
  to: number,
  isExact: boolean,
): SyntaxUnit {
  const parts = nodes.flatMap((node) => readNode(reader, node, isExact));
  return createSyntaxUnit(reader.fingerprints, reader.text, {
    kind: 'list',
    role: 'children',
    from,
    to,
    parts,
    list: { separator: '', comment: isExact ? null : 'html' },
  });
}

function readNode(reader: HtmlReader, node: HtmlNode, isExact: boolean): readonly SyntaxUnit[] {
  const { text, fingerprints } = reader;
  const location = node.sourceCodeLocation;
  if (!location) {
    // The parser added this element, as it does with `tbody`. Its children take its place.
    return 'childNodes' in node ? node.childNodes.flatMap((child) => readNode(reader, child, isExact)) : [];
  }
  if ('tagName' in node) return [readElement(reader, node)];
  const [from, to] = [location.startOffset, location.endOffset];
  if (node.nodeName !== '#text')
    return [createSyntaxUnit(fingerprints, text, { kind: node.nodeName, from, to })];
  const whole = text.slice(from, to);
  if (isExact) return [createSyntaxUnit(fingerprints, text, { kind: 'text', from, to })];
  // The parser counts white space after `</body>` as the body's, so its range may contain closing tags.
  if ('value' in node && node.value.trim() === '') return [];
  const before = /^\s*/.exec(whole)?.[0] ?? '';
  const after = /\s*$/.exec(whole)?.[0] ?? '';
  return [
    createSyntaxUnit(fingerprints, text, {
      kind: 'text',
      from: from + (before.includes('\n') ? before.length : 0),
      to: to - (after.includes('\n') ? after.length : 0),
      content: whole.replace(/\s+/g, ' ').trim(),
    }),
  ];
}

function readElement(reader: HtmlReader, element: HtmlElementNode): SyntaxUnit {
  const { text, fingerprints } = reader;
  const location = element.sourceCodeLocation;
  const open = location?.startTag ?? location;
  const from = location?.startOffset ?? 0;
  const openEnd = open?.endOffset ?? from;
  // The parser counts what follows `</body>` as the body's, but it is not inside.
  const to = location?.endTag?.endOffset ?? location?.endOffset ?? from;
  const childrenEnd = location?.endTag?.startOffset ?? (location?.startTag ? to : openEnd);
  const tagEnd = from + 1 + element.tagName.length;
  const attributes = readAttributes(reader, element, tagEnd, openEnd);
  const nodes = 'content' in element ? [] : element.childNodes;
  const children = readChildren(
    reader,
    nodes,
    Math.min(openEnd, to),
    childrenEnd,
    preformattedTags.has(element.tagName),
  );
  const tag = createSyntaxUnit(fingerprints, text, { kind: 'tag', role: 'tag', from: from + 1, to: tagEnd });
  const parts = [tag, attributes, children];
  const unit: SyntaxUnit = {
    ...createSyntaxUnit(fingerprints, text, { kind: 'element', from, to, parts }),
    ownFingerprint: fingerprints.of('element'),
    fingerprint: fingerprints.of(
      `element ${element.tagName} ${attributes.fingerprint} ${children.fingerprint}`,
    ),
  };
  for (const part of parts) part.parent = unit;
  return unit;
}

function readAttributes(
  reader: HtmlReader,
  element: HtmlElementNode,
  from: number,
  openEnd: number,
): SyntaxUnit {
  const { text, fingerprints } = reader;
  const locations = element.sourceCodeLocation?.attrs ?? {};
  const parts = Object.entries(locations)
    .map(([name, location]) => readAttribute(reader, name, location.startOffset, location.endOffset))
    .sort((one, other) => one.from - other.from);
  const to = text.slice(from, openEnd).replace(/\s*\/?>$/, '').length + from;
  return createSyntaxUnit(fingerprints, text, {
    kind: 'list',
    role: 'attributes',
    from,
    to,
    parts,
    list: { separator: '', comment: null },
  });
}

function readAttribute(
  { text, fingerprints }: HtmlReader,
  name: string,
  from: number,
  to: number,
): SyntaxUnit {
  const value = /=\s*"/.exec(text.slice(from, to));
  const start = value ? from + value.index + value[0].length : to;
  const inner =
    name === 'class' && value
      ? createSyntaxUnit(fingerprints, text, {
          kind: 'list',
          role: 'classes',
          from: start,
          to: to - 1,
          parts: readClassUnits(fingerprints, text, start, to - 1),
          list: classListKind,
        })
      : createSyntaxUnit(fingerprints, text, {
          kind: 'value',
          role: 'value',
          from: start,
          to: value ? to - 1 : to,
        });
  return createSyntaxUnit(fingerprints, text, { kind: 'attribute', name, from, to, parts: [inner] });
}
