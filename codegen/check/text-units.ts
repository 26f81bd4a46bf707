/** The texts that a page shows: each piece, and each element as the whole of the pieces inside it. */
import type { MarkupElement, MarkupNode, SourceLocation } from '../targets/markup.ts';

/** One piece of text as it stands in the source. */
export interface TextLeaf extends SourceLocation {
  /** Folded. */
  readonly text: string;
}

/** A piece or an element, by the leaves it holds: `from` up to, but not with, `to`. */
export interface TextUnit extends SourceLocation {
  readonly from: number;
  readonly to: number;
  /** Folded; where one block ends and the next begins there is a space. */
  readonly text: string;
  /** Without any space. */
  readonly squeezed: string;
  /** The text with a `seam` where only styles tell whether one piece goes on as the next or stands below it. */
  readonly textWithOptionalBreaks: string | null;
}

/** NFC, runs of spaces and line breaks as one space, none at the ends, without characters that a page cannot hold. */
export function normalizeText(text: string): string {
  return normalizeInside(text).trim();
}

function normalizeInside(text: string): string {
  return text.replace(unprintable, '').normalize('NFC').replace(spaces, ' ');
}

/** Stands in no text that is folded. */
const optionalBreak = '\ufdd0';

/** Whether a unit can be read as `wanted`, a folded text: at a seam there may be a space or none. */
export function matchesText({ text, textWithOptionalBreaks }: TextUnit, wanted: string): boolean {
  if (text === wanted || textWithOptionalBreaks === null) return text === wanted;
  let at = 0;
  for (const char of textWithOptionalBreaks.split('')) {
    if (char === optionalBreak) at += wanted[at] === ' ' ? 1 : 0;
    else if (char === wanted[at]) at += 1;
    else if (char !== ' ' || wanted[at - 1] !== ' ') return false;
  }
  return at === wanted.length;
}

export function removeSpaces(text: string): string {
  return text.replace(spaces, '');
}

const spaces = /[\s\u2028\u2029\u00a0]+/g;
const unprintable =
  /[\0-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Elements that flow inside a line; between all others there is a break. */
const inlineTags = new Set([
  ...[
    'a',
    'abbr',
    'b',
    'bdi',
    'bdo',
    'cite',
    'code',
    'em',
    'font',
    'i',
    'kbd',
    'mark',
    'q',
    's',
    'small',
    'span',
  ],
  ...['strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr'],
]);

const unrenderedTags = new Set([
  'head',
  'script',
  'style',
  'template',
  'title',
  'desc',
  'metadata',
  'noscript',
]);

interface TextReading {
  readonly from: number;
  /** Unfolded, with a space for each break; `null` where longer than anybody asks for. */
  readonly text: string | null;
}

/** Units with more than `longest` characters, spaces apart, are left out: no text of the design can be one. */
export function readTextUnits(nodes: readonly MarkupNode[], longest: number) {
  const leaves: TextLeaf[] = [];
  const units: TextUnit[] = [];
  for (const node of nodes) read(node);
  return { leaves, units };

  function read(node: MarkupNode): TextReading {
    const from = leaves.length;
    if (node.kind === 'unknown') return { from, text: null };
    if (node.kind === 'text') return addLeaf(node.text, node);
    const isClosed = node.attributes.has('hidden') || node.attributes.has('popover');
    if (unrenderedTags.has(node.tag) || isClosed) return { from, text: '' };
    if (node.tag === 'br') return { from, text: ' ' };
    if (node.tag === 'input' || node.tag === 'textarea') return addLeaf(fieldText(node), node);
    return readElement(node);
  }

  function readElement(element: MarkupElement): TextReading {
    const from = leaves.length;
    let text: string | null = '';
    // Spans that are all there is in an element are its lines, or pieces of one.
    const between = element.children.every(isInline) ? optionalBreak : '';
    for (const child of element.children) {
      const part: string | null = read(child).text;
      text = text === null || part === null ? null : text + (text === '' ? '' : between) + part;
      if (
        text !== null &&
        text.length > 2 * longest + 64 &&
        removeSpaces(normalizeText(text)).length > longest
      )
        text = null;
    }
    // A lone child's text is its own; the element around it would only say the same.
    if (text !== null && element.children.length > 1) addUnit(text, from, element);
    return { from, text: text === null || isInline(element) ? text : ` ${text} ` };
  }

  function addLeaf(text: string, location: SourceLocation): TextReading {
    const from = leaves.length;
    const normalized = normalizeText(text);
    if (normalized !== '') leaves.push({ text: normalized, file: location.file, line: location.line });
    addUnit(text, from, location);
    return { from, text };
  }

  function addUnit(text: string, from: number, { file, line }: SourceLocation): void {
    const normalized = normalizeText(text);
    if (normalized === '') return;
    const textWithOptionalBreaks = text.includes(optionalBreak)
      ? text.split(optionalBreak).map(normalizeInside).join(optionalBreak).trim()
      : null;
    units.push({
      from,
      to: leaves.length,
      text: normalized,
      squeezed: removeSpaces(normalized),
      textWithOptionalBreaks,
      file,
      line,
    });
  }
}

function isInline(node: MarkupNode): boolean {
  return node.kind === 'element' && inlineTags.has(node.tag);
}

function fieldText({ tag, attributes, children }: MarkupElement): string {
  const shown = attributes.get('value') ?? attributes.get('placeholder') ?? '';
  if (shown !== '' || tag === 'input') return shown;
  return children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
}
