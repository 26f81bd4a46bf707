/**
 * Turns layer names into names for code. A layer may have any name: a keyword, an emoji, `../../etc`, a whole
 * paragraph, nothing at all. The result is short, pronounceable, and safe as an identifier and as a file name.
 */
import { memoizeText } from '#design/memoize-text';
import { isFigmaLayerName, type Lexicon, lexiconOf } from '#design/lexicon/lexicon';
import { transliterate } from 'transliteration';

const maxNameLength = 40;

/**
 * Returns the words of a name for identifiers, in lower case, with the letters `a` to `z` and digits only: `Größe` is
 * `grosse`, `Войти` is `voyti`.
 */
export function wordsOf(name: string): readonly string[] {
  return latinWordsOf(name.slice(0, maxReadLength));
}

/** No longer part of a name is read. */
const maxReadLength = 400;

const latinWordsOf = memoizeText((name) => splitWords(toLatin(name), /[^a-z0-9]+/), maxReadLength);

/**
 * Returns the words of a text that carry its meaning: no articles, pronouns or numbers. None in a script whose letters
 * are not read one by one, such as Arabic, which writes no vowels, or Chinese.
 */
export function contentWordsOf(text: string, lexicon: Lexicon = lexiconOf('en')): readonly string[] {
  return classifyWords(text, lexicon).flatMap(({ word, isContent }) => (isContent ? [word] : []));
}

/** Returns the words of a text, and whether each is neither an article, a pronoun nor a number. */
export function classifyWords(
  text: string,
  lexicon: Lexicon,
): readonly { readonly word: string; readonly isContent: boolean }[] {
  return readableWordsOf(text).flatMap((written) =>
    (otherScripts.test(written) ? [] : wordsOf(written)).map((word) => ({
      word,
      isContent: !lexicon.isFunctionWord(written) && !/^\d/.test(word),
    })),
  );
}

/** Letters that are neither Latin, Greek nor Cyrillic, so that nobody recognises a word of them in Latin letters. */
const otherScripts = /(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{L}/u;

/** Runs of such letters. */
const otherScriptWords = /(?:(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])[\p{L}\p{M}])+/gu;

/** Returns a name without the words that nobody recognises in Latin letters. */
export function withoutOtherScripts(name: string): string {
  return name.replace(otherScriptWords, ' ');
}

/** Returns the words of a name for people, in lower case, in the letters that they are written in. */
export function readableWordsOf(name: string): readonly string[] {
  return writtenWordsOf(name.slice(0, maxReadLength));
}

/** Joiners are part of words in Persian and in the scripts of India. */
const writtenWordsOf = memoizeText(
  (name) => splitWords(name.normalize('NFC'), /[^\p{L}\p{M}\p{N}\u200c\u200d]+/u),
  maxReadLength,
);

function splitWords(name: string, separator: RegExp): readonly string[] {
  return (
    name
      .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
      .replace(/[’']/g, '')
      .toLowerCase()
      // The capital of a Turkish `i` brings its dot along.
      .replaceAll('i\u0307', 'i')
      .split(separator)
      .filter((word) => word !== '')
  );
}

/** Returns a name in ASCII: accents are dropped, letters of other scripts are transliterated. */
export function toLatin(name: string): string {
  if (plainName.test(name)) return name;
  return name
    .normalize('NFKC')
    .replaceAll('ẞ', 'SS')
    .replace(/[^ -~]/gu, (letter) => {
      const base = letter.normalize('NFKD').replace(/\p{M}/gu, '');
      return base !== '' && plainName.test(base) ? base : letter;
    })
    .replace(foreignLetters, transliterateLetters);
}

function transliterateLetters(letters: string): string {
  const latin = transliterate(letters).replace(/['"`]/g, '');
  if (/\p{Lu}/u.test(letters)) return latin;
  // Letters without capitals are written with some, and a capital would begin a word.
  return eastAsianLetters.test(letters) ? ` ${latin.toLowerCase()} ` : latin.toLowerCase();
}

/** Not separated from Latin words by spaces. */
const eastAsianLetters = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** Signs are not spelled out: an arrow or an emoji separates words. */
const foreignLetters = /(?:(?![ -~])[\p{L}\p{M}\p{N}])+/gu;

/** Returns the words of a layer name for identifiers; none that nobody recognises in Latin letters. */
export function layerNameWords(name: string): readonly string[] {
  return wordsInLayerName(withoutOtherScripts(name), wordsOf);
}

/** Returns the words of a layer name for people. */
export function readableLayerNameWords(name: string): readonly string[] {
  return wordsInLayerName(name, readableWordsOf);
}

/** Importers of web pages write `Div [price-list]` and `ul#menu`. */
function wordsInLayerName(name: string, split: (text: string) => readonly string[]): readonly string[] {
  const [, classes, id] = importedName.exec(name) ?? [];
  const words = split(classes ?? id ?? '');
  return words.length > 0 ? words : split(name.replace(hexColour, '$1'));
}

/** A colour in the name of an icon, as in `icon/bag/24-7A757F`: what it shows has no colour in its name. */
const hexColour = /(^|[\s/_#-])(?:(?=[\da-f]*\d)(?=\d*[a-f])[\da-f]{6}|f{6}|0{6})(?=$|[\s/_-])/gi;

const importedName =
  /^\s*(?:[a-z]\w*\s*\[([^[\]]{2,200})\]|(?:div|span|section|ul|ol|li|a|p|main|figure|form|input|nav|header|footer|aside|article|h[1-6])#([\w-]{2,200}))\s*$/i;

/** ASCII, which needs no normalization; most names. */
const plainName = /^[ -~]*$/;

/** Returns `hero-title`, or `null` where nothing of the name is usable. */
export function toKebabCase(name: string): string | null {
  const words = limitLength(layerNameWords(name));
  return startWithLetter(words).join('-') || null;
}

/** Returns `heroTitle`, or `null` where nothing of the name is usable. */
export function toCamelCase(name: string): string | null {
  const [first, ...others] = startWithLetter(limitLength(layerNameWords(name)));
  return first === undefined ? null : first + others.map(capitalize).join('');
}

/** Returns `HeroTitle`, or `null` where nothing of the name is usable. */
export function toPascalCase(name: string): string | null {
  return (
    startWithLetter(limitLength(layerNameWords(name)))
      .map(capitalize)
      .join('') || null
  );
}

/** Returns `Hero title`, for alternative texts and labels; letters stay as they are written. */
export function toSentence(name: string): string {
  return capitalize(readableLayerNameWords(name).slice(0, 12).join(' '));
}

/** Returns each name once: the second `card` is `card2` or `card-2`. Names must differ in more than case. */
export class NameScope {
  readonly #taken: Set<string>;
  readonly #separator: string;
  /** The next number of a name, because thousands of layers may request one. */
  readonly #next = new Map<string, number>();

  constructor(reserved: Iterable<string> = [], separator = '') {
    this.#taken = new Set([...reserved].map(normalizeName));
    this.#separator = separator;
  }

  /** Whether a name is taken or reserved. */
  has(name: string): boolean {
    return this.#taken.has(normalizeName(name));
  }

  /** Returns the requested name, numbered where it is taken. */
  take(wanted: string): string {
    const separator = /\d$/.test(wanted) && this.#separator === '' ? '_' : this.#separator;
    let name = wanted;
    let number = this.#next.get(wanted) ?? 2;
    for (; this.has(name); number += 1) name = `${wanted}${separator}${number}`;
    this.#next.set(wanted, number);
    this.#taken.add(normalizeName(name));
    return name;
  }
}

/** Case and separators do not distinguish names: class names are written without them. */
function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}

/** The name of a layer without the number that tells it from its siblings, as in `Step 2`. */
export function withoutSiblingNumber(name: string): string {
  return name.replace(/[\s_-]*\d+$/u, '');
}

/** Whether a name is a default for a kind of layer, which has no meaning: that of Figma in any language, or of another tool. */
export const isDefaultName = memoizeText((name) => defaultName.test(name.trim()) || isFigmaLayerName(name));

const defaultName =
  /^(frame|group|rectangle|rect|ellipse|oval|vector|line|arrow|path|shape|polygon|star|instance|text|image|img|component|section|slice|mask|bitmap|layer|div|container|wrapper|content|clip path group|variant)s?[\s\d_.:()-]*$/i;

/** Whether a frame is called as Figma calls a new one, which is after the device whose size it has: `Desktop - 3`. */
export function isDefaultFrameName(name: string): boolean {
  return /^(frame|desktop|macbook|imac|iphone|ipad|android|surface|tablet|wireframe|tv|slide)\b[\w\s.:&"”″'’–-]*\d+$/i.test(
    name.trim(),
  );
}

/**
 * Returns the words of a layer name that tell what the layer is for: no tags of imported web pages, no numbers, no
 * codes of files and exporters. None for Figma's default names.
 */
export const meaningfulWords = memoizeText((name) => wordsWithMeaning(name, layerNameWords));

/** Returns the same words for people, in the letters that they are written in. */
export const readableMeaningfulWords = memoizeText((name) => wordsWithMeaning(name, readableLayerNameWords));

function wordsWithMeaning(name: string, split: (name: string) => readonly string[]): readonly string[] {
  if (isDefaultName(name)) return [];
  const own = codeName.test(name.trim()) ? [] : split(name.replace(iconSet, ''));
  const words = own.filter((word) => !/^\d+[a-z]?$/.test(word) && !/^property$/.test(word));
  return words.length === 1 && plainTags.has(words[0] ?? '') ? [] : words;
}

/** The set of an icon, as plugins write it: `ph:play`, `mdi:home-outline`. */
const iconSet = /^[a-z][a-z\d-]{0,24}:(?=[a-z\d-]+$)/;

/** Tags that say nothing about what a layer is for; `nav`, `header` or `button` do. */
const plainTags: ReadonlySet<string> = new Set(
  'a abbr b br dd div dl dt em g h h1 h2 h3 h4 h5 h6 hr i img li ol p path rect s span strong sub sup svg tbody td tfoot th thead tr u ul use'.split(
    ' ',
  ),
);

/** Names of files and keys: `IMG_2041`, `mx3X2Av42`, `photo-1519681393784-d120267933ba`. */
const codeName =
  /^(img|dsc|pxl|screenshot|photo|unsplash|pexels|adobestock|shutterstock|istock)[\s_-]*\d|^(?=(?:\D*\d){2})(?=\S*[a-z]\d+[a-z])[a-z\d_-]{7,}$|\.(png|jpe?g|webp|svg|gif)$/i;

function limitLength(words: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let length = 0;
  for (const word of words) {
    length += word.length;
    if (kept.length > 0 && length > maxNameLength) break;
    kept.push(word.slice(0, maxNameLength));
  }
  return kept;
}

/** Identifiers begin with a letter: `3 columns` becomes `columns3`, `404` has no usable part. */
function startWithLetter(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => /^[a-z]/.test(word));
  if (first < 0) return [];
  return [...words.slice(first), ...words.slice(0, first)];
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
