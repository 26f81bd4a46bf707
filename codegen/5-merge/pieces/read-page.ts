/** An HTML page as pieces, read by a browser's own rules. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { classList, readClassList } from './read-script.ts';
import { makePiece, type Piece, type PieceTree, type Prints } from './piece.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** Elements whose words are not laid out anew. */
const exact = new Set(['pre', 'textarea', 'script', 'style']);

export function readPage(text: string, prints: Prints): PieceTree {
  const document = parse(text, { sourceCodeLocationInfo: true });
  const reader = { text, prints };
  const children = readChildren(reader, document.childNodes, 0, text.length, false);
  return {
    text,
    root: makePiece(prints, text, { kind: 'file', from: 0, to: text.length, parts: [children] }),
  };
}

interface Reader {
  readonly text: string;
  readonly prints: Prints;
}

function readChildren(
  reader: Reader,
  nodes: readonly Node[],
  from: number,
  to: number,
  isExact: boolean,
): Piece {
  const parts = nodes.flatMap((node) => readNode(reader, node, isExact));
  return makePiece(reader.prints, reader.text, {
    kind: 'list',
    role: 'children',
    from,
    to,
    parts,
    list: { separator: '', comment: isExact ? null : 'html' },
  });
}

function readNode(reader: Reader, node: Node, isExact: boolean): readonly Piece[] {
  const { text, prints } = reader;
  const place = node.sourceCodeLocation;
  if (!place) {
    // The browser made it up, as a `tbody`; what is in it stands for itself.
    return 'childNodes' in node ? node.childNodes.flatMap((child) => readNode(reader, child, isExact)) : [];
  }
  if ('tagName' in node) return [readElement(reader, node)];
  const [from, to] = [place.startOffset, place.endOffset];
  if (node.nodeName !== '#text') return [makePiece(prints, text, { kind: node.nodeName, from, to })];
  const whole = text.slice(from, to);
  if (isExact) return [makePiece(prints, text, { kind: 'text', from, to })];
  // White space after `</body>` counts as the body's, so its place may hold the tags between.
  if ('value' in node && node.value.trim() === '') return [];
  const before = /^\s*/.exec(whole)?.[0] ?? '';
  const after = /\s*$/.exec(whole)?.[0] ?? '';
  return [
    makePiece(prints, text, {
      kind: 'text',
      from: from + (before.includes('\n') ? before.length : 0),
      to: to - (after.includes('\n') ? after.length : 0),
      says: whole.replace(/\s+/g, ' ').trim(),
    }),
  ];
}

function readElement(reader: Reader, element: Element): Piece {
  const { text, prints } = reader;
  const place = element.sourceCodeLocation;
  const open = place?.startTag ?? place;
  const from = place?.startOffset ?? 0;
  const openEnd = open?.endOffset ?? from;
  // What stands after `</body>` counts as the body's, but is not inside it.
  const to = place?.endTag?.endOffset ?? place?.endOffset ?? from;
  const childrenEnd = place?.endTag?.startOffset ?? (place?.startTag ? to : openEnd);
  const tagEnd = from + 1 + element.tagName.length;
  const attributes = readAttributes(reader, element, tagEnd, openEnd);
  const nodes = 'content' in element ? [] : element.childNodes;
  const children = readChildren(
    reader,
    nodes,
    Math.min(openEnd, to),
    childrenEnd,
    exact.has(element.tagName),
  );
  const tag = makePiece(prints, text, { kind: 'tag', role: 'tag', from: from + 1, to: tagEnd });
  const parts = [tag, attributes, children];
  const made: Piece = {
    ...makePiece(prints, text, { kind: 'element', from, to, parts }),
    glue: prints.of('element'),
    print: prints.of(`element ${element.tagName} ${attributes.print} ${children.print}`),
  };
  for (const part of parts) part.parent = made;
  return made;
}

function readAttributes(reader: Reader, element: Element, from: number, openEnd: number): Piece {
  const { text, prints } = reader;
  const places = element.sourceCodeLocation?.attrs ?? {};
  const parts = Object.entries(places)
    .map(([name, place]) => readAttribute(reader, name, place.startOffset, place.endOffset))
    .sort((one, other) => one.from - other.from);
  const to = text.slice(from, openEnd).replace(/\s*\/?>$/, '').length + from;
  return makePiece(prints, text, {
    kind: 'list',
    role: 'attributes',
    from,
    to,
    parts,
    list: { separator: '', comment: null },
  });
}

function readAttribute({ text, prints }: Reader, name: string, from: number, to: number): Piece {
  const value = /=\s*"/.exec(text.slice(from, to));
  const start = value ? from + value.index + value[0].length : to;
  const inner =
    name === 'class' && value
      ? makePiece(prints, text, {
          kind: 'list',
          role: 'classes',
          from: start,
          to: to - 1,
          parts: readClassList(prints, text, start, to - 1),
          list: classList,
        })
      : makePiece(prints, text, { kind: 'value', role: 'value', from: start, to: value ? to - 1 : to });
  return makePiece(prints, text, { kind: 'attribute', name, from, to, parts: [inner] });
}
