/**
 * Judges names of code: does one say what it is for, or only a shape, a number, a tag, noise of layers and files? The
 * rules are one list, each with its reason, and the first that applies decides. A name that no rule refuses passes: the
 * judge cannot know whether it is the best one.
 */

/** What a name names. A variant is a value of a union of strings. */
export type NameKind = 'class' | 'prop' | 'component' | 'file' | 'data' | 'variant' | 'asset';

export interface NameUse {
  readonly kind: NameKind;
  readonly name: string;
  /** Elements that a class is on, where its component says so. */
  readonly tags?: ReadonlySet<string>;
}

export interface NameRule {
  readonly id: string;
  /** What a name that it refuses fails to say, as the end of "It …". */
  readonly reason: string;
  readonly refuses: (name: ParsedName) => boolean;
}

export interface JudgedName extends NameUse {
  readonly rule: NameRule;
}

interface ParsedName extends NameUse {
  /** In lower case, without numbers. */
  readonly words: readonly string[];
  readonly numbers: readonly number[];
  /** What `findLostLetters` found in the texts of the page. */
  readonly lost: ReadonlySet<string>;
}

/** Returns the rule that refuses a name; `null` for a name that says something. */
export function judgeName(use: NameUse, lost: ReadonlySet<string> = new Set()): NameRule | null {
  const parsed = { ...use, ...parseName(use.name), lost };
  return nameRules.find((rule) => rule.refuses(parsed)) ?? null;
}

/** Returns the names that a rule refuses, in their order. */
export function judgeNames(
  uses: readonly NameUse[],
  lost: ReadonlySet<string> = new Set(),
): readonly JudgedName[] {
  return uses.flatMap((use) => {
    const rule = judgeName(use, lost);
    return rule === null ? [] : [{ ...use, rule }];
  });
}

/** Words of texts as they are left when every letter beyond ASCII is dropped: `Größe` leaves `gre`. */
export function findLostLetters(texts: readonly string[]): ReadonlySet<string> {
  const words = texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []);
  const plain = new Set(words);
  const left = words
    .filter((word) => /[^a-z]/.test(word))
    .map((word) => word.normalize('NFC').replace(/[^a-z]/g, ''));
  return new Set(left.filter((word) => word.length > 1 && !plain.has(word)));
}

function parseName(name: string): Pick<ParsedName, 'words' | 'numbers'> {
  const parts = name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(knownTerms, (term) => ` ${spelled(term)} `)
    .toLowerCase()
    .replace(/(\p{L})(\d)|(\d)(\p{L})/gu, '$1$3 $2$4')
    .split(/[^\p{L}\d]+/u)
    .filter((part) => part !== '');
  return {
    words: parts.filter((part) => !/^\d/.test(part)),
    numbers: parts.filter((part) => /^\d/.test(part)).map(Number),
  };
}

/** Terms of which a number is a part. Those that begin with it may follow a word. */
const knownTerms =
  /(?:(?<![a-z\d])(?:co2e?|h2o|mp[34]|web[23]|b2[bc]|i18n|a11y|e2e|k8s|s3|w3c|utf8|base64)|(?<!\d)(?:[23]d|[45]g|[48]k|24h|1st|2nd|3rd|[2-9]xl|404|365))(?![a-z\d])/gi;

/** Its digits as letters, so that a term stays one word. */
function spelled(term: string): string {
  return term.replace(/\d/g, 'o');
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const shapes =
  set(`row rows column columns col cols box boxes block blocks wrapper wrap wraps wrappers group groups
  frame frames part parts entry entries piece pieces element elements outer holder stack stacks flex cell
  cells layer layers line lines shape shapes circle circles oval square squares rectangle triangle polygon ellipse
  vector vectors path paths stroke object objects node nodes thing things slot segment fragment pile subtract union
  intersect instance section div area wrapped`);

/** Words of layout that a class may be, where nothing is counted. */
const layoutWords = set('grid list container inner content section layout page variant option');

const positions =
  set(`top bottom left right middle center centre upper lower first second third fourth last other
  others another one two three four five six big bigger smaller side`);

const kindWords =
  set(`text texts word words string strings image images img imgs picture pictures pic pics photo
  photos copy icon icons item items value values data label labels type prop props field content graphic`);

/** Of the kinds those that say nothing even where they are alone. */
const emptyKinds = set('text texts words string strings graphic img imgs pic pics data');

/** Tools for pages, stock pictures and imports: anywhere in a name. */
const layerNoise = set(
  `rectangle artboard untitled unsplash pexels shutterstock adobestock lorem ipsum dsc bitmap autolayout elementor
   wpforms wp uael astra ast divi webflow gutenberg www`,
);

/** What Figma calls a frame of that size, before its number. */
const device = /^(desktop|macbook|imac|iphone|ipad|android)/;

/** What files and sites end in. */
const fileEndings = set('png jpg jpeg svg gif webp avif psd html com');

/** Looks of the drawing that no designer names. */
const measures = set(
  'at in on start end line wide wider narrow narrower tall taller short shorter wrap nowrap hug fill fixed stretch row column left right top bottom center middle other another',
);

/** Elements that have no meaning of their own; `nav`, `table` or `button` say what something is. */
const tags = set(
  'div span p h ul ol li dl dt dd a b i u s em strong br hr img svg g path rect tr td th tbody thead tfoot pre sup sub',
);

/** Words without a vowel that people write. */
const unvowelled = set(
  `css html svg url png jpg gif xml pdf tv pm km kg qr hr cv db px bg btn img nav msg cta sm md lg xl xs lhs rhs src
   gdpr sms gps http https npm sdk vr pr tld tbd vs mr mrs dr st nd rd th gmbh sql ctrl cmd gym rhythm my by why try
   sky dry fly shy fry cry spy hymn lynx myth sync crypt nth mph rpm dns ssh ftp rgb hsl pwd wc cm mm ml mb gb kb tb
   dj ngo nft`,
);

/** In the order in which they are tried. */
export const nameRules: readonly NameRule[] = [
  {
    id: 'hash',
    reason: 'is an id of a file or a tool, which nobody can say aloud',
    refuses: ({ name, numbers }) => {
      const plain = name.replace(knownTerms, '');
      const hex = /^[0-9a-f]{6,}$/i.test(plain) && /\d/.test(plain) && /[a-f]/i.test(plain);
      return hex || numbers.length > 2 || /[a-z]\d+[a-z]/.test(plain);
    },
  },
  {
    id: 'layer',
    reason: 'is noise of layers or files',
    refuses: ({ kind, words, numbers }) =>
      words.some((word) => layerNoise.has(word)) ||
      (words.length > 1 && fileEndings.has(words.at(-1) ?? '')) ||
      // Imported pages draw what CSS puts before and after an element.
      (kind === 'class' && words.length > 1 && /^(before|after)$/.test(words.at(-1) ?? '')) ||
      (numbers.length > 0 &&
        (words.some((word) => word === 'property' || word === 'frame') || device.test(words.join('')))),
  },
  {
    id: 'tag',
    reason: 'is the name of an HTML element',
    refuses: ({ kind, words }) => {
      // A tone may be strong.
      if (kind === 'variant') return false;
      // `liText` and `spanAfter` are the element and its place in the markup.
      const [first = '', ...rest] = words;
      return tags.has(first) && rest.every((word) => tags.has(word) || word === 'text');
    },
  },
  {
    id: 'number',
    reason: 'counts, so it is one of a list',
    // Two of a kind happen; of a choice none is a number.
    refuses: ({ kind, numbers, words }) =>
      numbers.some((number) => number > (kind === 'variant' ? 1 : 2)) || words.length === 0,
  },
  {
    id: 'shape',
    reason: 'tells only a shape',
    refuses: ({ kind, words, numbers, tags: on }) => {
      // Of a table these are what they are called.
      if (on && [...on].some((tag) => /^(tr|td|th|col)$/.test(tag))) return false;
      if (numbers.length === 0 && kind === 'class' && words.every((word) => layoutWords.has(word)))
        return false;
      if (kind === 'component' || kind === 'file') {
        const isPrimitive =
          numbers.length === 0 && /^(section|stack|container|grid|layout|page)$/i.test(words.join(''));
        if (isPrimitive) return false;
        if (words.every((word) => /^(items?|inner|content)$/.test(word))) return true;
      }
      return words.every((word) => shapes.has(word) || (numbers.length > 0 && layoutWords.has(word)));
    },
  },
  {
    id: 'position',
    reason: 'tells only where it stands',
    refuses: ({ kind, words }) =>
      kind !== 'prop' &&
      kind !== 'data' &&
      words.some((word) => positions.has(word)) &&
      words.every((word) => positions.has(word) || shapes.has(word)),
  },
  {
    id: 'kind',
    reason: 'tells only which kind of content it is',
    refuses: ({ kind, words, numbers }) => {
      const all = words.every((word) => kindWords.has(word) || shapes.has(word) || word === 'variant');
      if (!all) return kind === 'asset' && words.every((word) => kindWords.has(word) || word === 'root');
      if (numbers.length > 0 || kind === 'asset') return true;
      if (kind === 'prop' || kind === 'data' || kind === 'variant')
        return (
          words.some((word) => shapes.has(word)) &&
          words.some((word) => emptyKinds.has(word) || word === 'variant') &&
          words.every((word) => emptyKinds.has(word) || shapes.has(word) || word === 'variant')
        );
      // By convention these files hold what their names say.
      if (kind === 'file' && /^(data|types)$/.test(words.join(' '))) return false;
      // A copy is a text of advertising, but the copy of a shape is none.
      const isEmpty = (word: string) => emptyKinds.has(word) || shapes.has(word);
      const isKind = (word: string) => emptyKinds.has(word) || word === 'copy';
      return (
        words.some(isEmpty) && words.some(isKind) && words.every((word) => isEmpty(word) || isKind(word))
      );
    },
  },
  {
    id: 'measure',
    reason: 'tells how it was drawn and no state or choice',
    refuses: ({ kind, words }) => kind === 'variant' && words.every((word) => measures.has(word)),
  },
  {
    id: 'lost-letters',
    reason: 'lost letters on the way',
    refuses: ({ name, words, lost }) => {
      // Coordinates have no other names.
      if (/^[xyz]$/i.test(name)) return false;
      const noVowel = (word: string) => word.length > 1 && !/[aeiouy]/.test(word) && !unvowelled.has(word);
      const isLetter = words.length === 1 && /^[a-z]$/.test(words[0] ?? '');
      return isLetter || words.some((word) => (/^[a-z]+$/.test(word) && noVowel(word)) || lost.has(word));
    },
  },
  {
    id: 'garbled',
    reason: 'is no word',
    // Plurals of plurals, as `cardses`: no English word ends so.
    refuses: ({ words }) => words.some((word) => /[dtkgm]ses$/.test(word)),
  },
  {
    id: 'sentence',
    reason: 'is a text and no name',
    refuses: ({ words }) => words.length > 5,
  },
];
