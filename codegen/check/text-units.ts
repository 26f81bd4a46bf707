/** The texts that a page shows: each piece of text, and each element with the text of all pieces inside it. */
import type { PageAtWidth } from '../renderer.ts';
import type { MarkupElement, MarkupNode, SourceLocation } from '../targets/markup.ts';

/** One piece of text in the source. */
export interface TextLeaf extends SourceLocation {
  /** Normalized. */
  readonly text: string;
  /** A closed list shows only the chosen one of its options. */
  readonly isOption: boolean;
}

/** A piece or an element, as a range of leaves: from `from` up to but not including `to`. */
export interface TextUnit extends SourceLocation {
  readonly from: number;
  readonly to: number;
  /** Normalized, with a space between two blocks. */
  readonly text: string;
  /** Without white space. */
  readonly squeezed: string;
  /** The text with a marker wherever only the styles decide whether there is a line break. */
  readonly textWithOptionalBreaks: string | null;
}

/** NFC, with white space collapsed and trimmed, and without characters that a page cannot contain. */
export function normalizeText(text: string): string {
  return normalizeInside(text).trim();
}

function normalizeInside(text: string): string {
  return text.replace(unprintable, '').normalize('NFC').replace(spaces, ' ');
}

/** A character that no normalized text contains. */
const optionalBreak = '\ufdd0';

/** Whether a unit can be read as `wanted`, a normalized text. A marker may be a space or nothing. */
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

/** Everything that a page shows, fields included, without white space. */
export function readShownWords({ texts }: PageAtWidth): string {
  const seen = texts.filter(({ lines, scrolls }) => lines.length > 0 || scrolls);
  return removeSpaces(normalizeText(seen.map(({ text }) => text).join('')));
}

export function removeSpaces(text: string): string {
  return text.replace(spaces, '');
}

const spaces = /[\s\u2028\u2029\u00a0]+/g;
const unprintable =
  /[\0-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Inline elements. There is a break between all others. */
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
  /** Not normalized, with a space for each break; `null` if it is longer than any wanted text. */
  readonly text: string | null;
}

/** Units with more than `longest` characters without white space are left out: no text of the design can match them. */
export function readTextUnits(nodes: readonly MarkupNode[], longest: number) {
  const leaves: TextLeaf[] = [];
  const units: TextUnit[] = [];
  let isOption = false;
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
    // An element that contains only spans: they are its lines, or pieces of one line.
    const between = element.children.every(isInline) ? optionalBreak : '';
    isOption ||= element.tag === 'option';
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
    if (element.tag === 'option') isOption = false;
    // An element with one child has the same text as that child.
    if (text !== null && element.children.length > 1) addUnit(text, from, element);
    return { from, text: text === null || isInline(element) ? text : ` ${text} ` };
  }

  function addLeaf(text: string, location: SourceLocation): TextReading {
    const from = leaves.length;
    const normalized = normalizeText(text);
    const { file, line } = location;
    if (normalized !== '') leaves.push({ text: normalized, file, line, isOption });
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

/** Inputs whose value is not shown. */
const wordlessInputs = /^(?:checkbox|radio|hidden|range|color)$/;

function fieldText({ tag, attributes, children }: MarkupElement): string {
  if (tag === 'input' && wordlessInputs.test(attributes.get('type') ?? '')) return '';
  const shown = attributes.get('value') || attributes.get('placeholder') || '';
  if (shown !== '' || tag === 'input') return shown;
  return children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
}
