/**
 * Names for code out of names of layers. A layer may be called anything: a keyword, an emoji, `../../etc`, a whole
 * paragraph, nothing at all. What comes out is short, speakable, safe as an identifier and as a file name.
 */

const longestName = 40;

/** The words of a name in lower case, without anything that is not a Latin letter or a digit. */
export function wordsOf(name: string): readonly string[] {
  const start = name.slice(0, 400);
  const latin = plainName.test(start) ? start : start.normalize('NFKD').replace(/\p{M}/gu, '');
  return latin
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/[’']/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** The words that a layer's name says about it: importers of web pages write `Div [price-list]` and `ul#menu`. */
export function layerNameWords(name: string): readonly string[] {
  const [, classes, id] = importedName.exec(name) ?? [];
  const words = wordsOf(classes ?? id ?? '');
  return words.length > 0 ? words : wordsOf(name);
}

const importedName =
  /^\s*(?:[a-z]\w*\s*\[([^[\]]{2,200})\]|(?:div|span|section|ul|ol|li|a|p|main|figure|form|input|nav|header|footer|aside|article|h[1-6])#([\w-]{2,200}))\s*$/i;

/** Nothing to take apart in it: most names. */
const plainName = /^[ -~]*$/;

/** `hero-title`, or `null` where nothing of the name can be kept. */
export function toKebabCase(name: string): string | null {
  const words = limitLength(layerNameWords(name));
  return startWithLetter(words).join('-') || null;
}

/** `heroTitle`, or `null` where nothing of the name can be kept. */
export function toCamelCase(name: string): string | null {
  const [first, ...rest] = startWithLetter(limitLength(layerNameWords(name)));
  return first === undefined ? null : first + rest.map(capitalise).join('');
}

/** `HeroTitle`, or `null` where nothing of the name can be kept. */
export function toPascalCase(name: string): string | null {
  return (
    startWithLetter(limitLength(layerNameWords(name)))
      .map(capitalise)
      .join('') || null
  );
}

/** `Hero title`, for people: alternative texts and labels. */
export function toSentence(name: string): string {
  return capitalise(layerNameWords(name).slice(0, 12).join(' '));
}

/** Hands out each name once: the second `card` is `card2` or `card-2`. Case alone does not make names differ. */
export class NameScope {
  readonly #taken: Set<string>;
  readonly #separator: string;
  /** What a name is numbered next: thousands may want the same one. */
  readonly #next = new Map<string, number>();

  constructor(reserved: Iterable<string> = [], separator = '') {
    this.#taken = new Set([...reserved].map(fold));
    this.#separator = separator;
  }

  has(name: string): boolean {
    return this.#taken.has(fold(name));
  }

  take(wanted: string): string {
    const separator = /\d$/.test(wanted) && this.#separator === '' ? '_' : this.#separator;
    let name = wanted;
    let number = this.#next.get(wanted) ?? 2;
    for (; this.has(name); number += 1) name = `${wanted}${separator}${number}`;
    this.#next.set(wanted, number);
    this.#taken.add(fold(name));
    return name;
  }
}

/** `a-2` and `a2` are one name to a person, and to the styles that write both as `a2`. */
function fold(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}

/** Names that Figma gives by itself, which say nothing. */
export function isDefaultName(name: string): boolean {
  return defaultName.test(name.trim());
}

const defaultName =
  /^(frame|group|rectangle|rect|ellipse|oval|vector|line|arrow|path|shape|polygon|star|union|subtract|intersect|exclude|instance|text|image|img|component|section|slice|mask|bitmap|layer|div|container|wrapper|content|auto layout|mask group|clip path group|variant)s?[\s\d_.:()-]*$/i;

function limitLength(words: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let length = 0;
  for (const word of words) {
    length += word.length;
    if (kept.length > 0 && length > longestName) break;
    kept.push(word.slice(0, longestName));
  }
  return kept;
}

/** Identifiers begin with a letter: `3 columns` becomes `columns3`, `404` becomes nothing. */
function startWithLetter(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => /^[a-z]/.test(word));
  if (first < 0) return [];
  return [...words.slice(first), ...words.slice(0, first)];
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
