import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { classListKind, readClassUnits, readScriptUnits } from './read-script-units.ts';
import {
  createSyntaxUnit,
  type Fingerprints,
  type ListKind,
  type SyntaxUnit,
  type SyntaxUnitTree,
} from './syntax-unit.ts';

/** The pieces of a text by the language of its file; `null` where it does not parse, or has no parts. */
export function readSyntaxUnits(
  path: string,
  text: string,
  fingerprints: Fingerprints,
): SyntaxUnitTree | null {
  if (/\.(?:[cm]?[jt]sx?|json)$/.test(path)) return readScriptUnits(path, text, fingerprints);
  if (path.endsWith('.css')) return readStylesheetUnits(text, fingerprints);
  return /\.html?$/.test(path) ? readHtmlUnits(text, fingerprints) : null;
}

/** An HTML page as pieces, read by a browser's own rules. */

type HtmlElementNode = DefaultTreeAdapterTypes.Element;
type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** Elements whose words are not laid out anew. */
const preformattedTags = new Set(['pre', 'textarea', 'script', 'style']);

function readHtmlUnits(text: string, fingerprints: Fingerprints): SyntaxUnitTree {
  const document = parse(text, { sourceCodeLocationInfo: true });
  const reader = { text, prints: fingerprints };
  const children = readChildren(reader, document.childNodes, 0, text.length, false);
  return {
    text,
    root: createSyntaxUnit(fingerprints, text, { kind: 'file', from: 0, to: text.length, parts: [children] }),
  };
}

interface HtmlReader {
  readonly text: string;
  readonly prints: Fingerprints;
}

function readChildren(
  reader: HtmlReader,
  nodes: readonly HtmlNode[],
  from: number,
  to: number,
  isExact: boolean,
): SyntaxUnit {
  const parts = nodes.flatMap((node) => readNode(reader, node, isExact));
  return createSyntaxUnit(reader.prints, reader.text, {
    kind: 'list',
    role: 'children',
    from,
    to,
    parts,
    list: { separator: '', comment: isExact ? null : 'html' },
  });
}

function readNode(reader: HtmlReader, node: HtmlNode, isExact: boolean): readonly SyntaxUnit[] {
  const { text, prints: fingerprints } = reader;
  const location = node.sourceCodeLocation;
  if (!location) {
    // The browser made it up, as a `tbody`; what is in it stands for itself.
    return 'childNodes' in node ? node.childNodes.flatMap((child) => readNode(reader, child, isExact)) : [];
  }
  if ('tagName' in node) return [readElement(reader, node)];
  const [from, to] = [location.startOffset, location.endOffset];
  if (node.nodeName !== '#text')
    return [createSyntaxUnit(fingerprints, text, { kind: node.nodeName, from, to })];
  const whole = text.slice(from, to);
  if (isExact) return [createSyntaxUnit(fingerprints, text, { kind: 'text', from, to })];
  // White space after `</body>` counts as the body's, so its place may hold the tags between.
  if ('value' in node && node.value.trim() === '') return [];
  const before = /^\s*/.exec(whole)?.[0] ?? '';
  const after = /\s*$/.exec(whole)?.[0] ?? '';
  return [
    createSyntaxUnit(fingerprints, text, {
      kind: 'text',
      from: from + (before.includes('\n') ? before.length : 0),
      to: to - (after.includes('\n') ? after.length : 0),
      says: whole.replace(/\s+/g, ' ').trim(),
    }),
  ];
}

function readElement(reader: HtmlReader, element: HtmlElementNode): SyntaxUnit {
  const { text, prints: fingerprints } = reader;
  const location = element.sourceCodeLocation;
  const open = location?.startTag ?? location;
  const from = location?.startOffset ?? 0;
  const openEnd = open?.endOffset ?? from;
  // What stands after `</body>` counts as the body's, but is not inside it.
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
  const { text, prints: fingerprints } = reader;
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
  { text, prints: fingerprints }: HtmlReader,
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

/** A style sheet as pieces: rules known by their selectors, declarations by their properties. */

const blockListKind: ListKind = { separator: '', comment: 'block' };

/** `null` where brackets do not close. */
export function readStylesheetUnits(text: string, fingerprints: Fingerprints): SyntaxUnitTree | null {
  const reader = new StylesheetReader(text, fingerprints);
  const rules = reader.readItems(0, true);
  if (rules === null || reader.at < text.length) return null;
  return {
    text,
    root: createSyntaxUnit(fingerprints, text, { kind: 'file', from: 0, to: text.length, parts: [rules] }),
  };
}

class StylesheetReader {
  at = 0;
  readonly #text: string;
  readonly #prints: Fingerprints;

  constructor(text: string, fingerprints: Fingerprints) {
    this.#text = text;
    this.#prints = fingerprints;
  }

  /** Rules and declarations up to the bracket that closes them. */
  readItems(from: number, isFile: boolean): SyntaxUnit | null {
    const items: SyntaxUnit[] = [];
    const seen = new Map<string, number>();
    for (;;) {
      this.#skipLayout();
      if (this.at >= this.#text.length || this.#text[this.at] === '}') break;
      const item = this.#readItem(seen);
      if (item === null) return null;
      items.push(item);
    }
    const closed = this.#text[this.at] === '}';
    if (closed === isFile) return null;
    const fields = { kind: 'list', role: 'items', from, to: this.at, parts: items, list: blockListKind };
    return createSyntaxUnit(this.#prints, this.#text, fields);
  }

  #readItem(seen: Map<string, number>): SyntaxUnit | null {
    const from = this.at;
    const mark = this.#findMark();
    const head = this.#text.slice(from, mark).trimEnd();
    const headEnd = from + head.length;
    if (this.#text[mark] === '{') {
      this.at = mark + 1;
      const body = this.readItems(mark + 1, false);
      if (body === null) return null;
      this.at += 1;
      const selectorText = head.replace(/\s+/g, ' ');
      const selector = this.#leaf('selector', from, headEnd, selectorText);
      const name = numberRepeated(seen, selectorText);
      const fields = { kind: 'rule', name, from, to: this.at, parts: [selector, body] };
      return createSyntaxUnit(this.#prints, this.#text, fields);
    }
    this.at = this.#text[mark] === ';' ? mark + 1 : mark;
    return this.#declaration(from, head, headEnd, seen);
  }

  #declaration(from: number, head: string, to: number, seen: Map<string, number>): SyntaxUnit {
    const colon = head.startsWith('@') ? -1 : head.indexOf(':');
    if (colon < 0) {
      const fields = { kind: 'statement', name: numberRepeated(seen, head), from, to: this.at, says: head };
      return createSyntaxUnit(this.#prints, this.#text, fields);
    }
    const property = head.slice(0, colon).trim();
    const gap = /^\s*/.exec(head.slice(colon + 1))?.[0].length ?? 0;
    const start = from + colon + 1 + gap;
    const value = this.#leaf('value', start, to, this.#text.slice(start, to).replace(/\s+/g, ' '));
    const fields = {
      kind: 'declaration',
      name: numberRepeated(seen, property),
      from,
      to: this.at,
      parts: [value],
    };
    return createSyntaxUnit(this.#prints, this.#text, fields);
  }

  #leaf(role: string, from: number, to: number, says: string): SyntaxUnit {
    return createSyntaxUnit(this.#prints, this.#text, { kind: role, role, from, to, says });
  }

  #skipLayout(): void {
    const layout = /(?:\s|;|\/\*[\s\S]*?\*\/)*/y;
    layout.lastIndex = this.at;
    this.at += layout.exec(this.#text)?.[0].length ?? 0;
  }

  /** The next bracket or semicolon that is not in a string, a comment or round brackets. */
  #findMark(): number {
    const part = /\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\\[\s\S]|[(){};]/g;
    part.lastIndex = this.at;
    let depth = 0;
    for (let match = part.exec(this.#text); match; match = part.exec(this.#text)) {
      const [found] = match;
      if (found === '(') depth += 1;
      else if (found === ')') depth -= 1;
      else if (found.length === 1 && depth <= 0) return match.index;
    }
    return this.#text.length;
  }
}

/** A second rule of one selector is another one. */
function numberRepeated(seen: Map<string, number>, name: string): string {
  const number = (seen.get(name) ?? 0) + 1;
  seen.set(name, number);
  return number === 1 ? name : `${name} ${number}`;
}
