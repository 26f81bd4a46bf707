/**
 * Finds the language of texts: by the script of most letters, and among the languages of one script by their words.
 * Texts of interfaces are short, so words of buttons and fields count like articles and pronouns.
 */
import { findScriptLanguage } from '../script-language.ts';
import { allLanguages } from './all-languages.ts';
import type { LanguageWords } from './language-words.ts';

/** A script of more letters than this is that of the texts. */
const minShare = 0.5;

/** Returns the language of texts for the attribute `lang`; English if there is no evidence for another. */
export function findLanguage(texts: readonly string[]): string {
  return findEvidence(texts)?.language ?? 'en';
}

/** The language of texts, and the number of words and letters that are evidence for it. */
export interface LanguageEvidence {
  readonly language: string;
  /** Words that only this language has count 1, words of several languages a part of 1. */
  readonly score: number;
}

/** Returns the language that most words belong to; `null` if there is none. */
export function findEvidence(texts: readonly string[]): LanguageEvidence | null {
  const text = texts.join('\n');
  const scriptLanguage = findScriptLanguage(text, minShare) ?? 'en';
  const rivals = rivalsByScript.get(scriptLanguage);
  if (rivals === undefined)
    return { language: scriptLanguage === 'zh' ? hanLanguageOf(text) : scriptLanguage, score: Infinity };
  const scores = new Map<string, number>(rivals.map((language) => [language, 0]));
  const add = (languages: readonly string[] | undefined, weight: number): void => {
    const known = languages?.filter((language) => scores.has(language)) ?? [];
    for (const language of known) scores.set(language, (scores.get(language) ?? 0) + weight / known.length);
  };
  const { words, phrases, parts, letters } = vocabulary();
  for (const line of texts) {
    const written = wordsIn(line);
    const lower = written.map(lowerCaseOf);
    for (const [index, word] of lower.entries()) {
      const isCapitalised = startsWithCapital(written[index]);
      const isInName = nameParticles.has(word) && startsWithCapital(written[index + 1]);
      const known = words.get(word);
      const isStrong = known !== undefined && word.length > 1 && !isInName;
      add(known ?? parts.get(word), isStrong ? 1 : partWeight);
      const weight = isCapitalised && !known ? letterWeight.name : letterWeight.word;
      for (const letter of new Set(word)) add(letters.get(letter), weight);
      for (const length of phraseLengths) {
        const phrase = lower.slice(index, index + length);
        if (phrase.length === length) add(phrases.get(phrase.join(' ')), 1);
      }
    }
  }
  const [best] = [...scores].sort(([, one], [, other]) => other - one);
  const usual = { language: scriptLanguage, score: scores.get(scriptLanguage) ?? 0 };
  const isTold = best !== undefined && best[1] - usual.score >= minLead;
  const found = isTold ? { language: best[0], score: best[1] } : usual;
  return found.score === 0 && scriptLanguage === 'en' ? null : found;
}

/**
 * How much more evidence a language needs than the usual one of its script, because names and loanwords are weak
 * evidence.
 */
const minLead = 0.4;

/** A word that is only known inside a longer term, a letter alone or a particle of a name, against a word. */
const partWeight = 0.3;

/** A letter that is rare in other languages, against a word; names of people and places have such letters in any language. */
const letterWeight = { word: 0.5, name: 0.15 };

/** Of the terms that count again as a whole, in words. */
const phraseLengths = [2, 3];

/** Words of names: `Los Angeles`, `Van Gogh`. */
const nameParticles: ReadonlySet<string> = new Set(
  'van, von, de, la, le, el, los, las, da, dos, di, del, della, du, den, ter'.split(', '),
);

function wordsIn(text: string): readonly string[] {
  return text.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** The dot of the Turkish `İ` becomes a letter of its own otherwise. */
function lowerCaseOf(word: string): string {
  return word.toLowerCase().replaceAll('i\u0307', 'i');
}

function startsWithCapital(word: string = ''): boolean {
  return /^\p{Lu}/u.test(word);
}

/** The languages that share the script of one; Latin has all others. */
const rivalsByScript = findRivals();

function findRivals(): ReadonlyMap<string, readonly string[]> {
  const groups = [
    ['ar', 'fa'],
    ['ru', 'uk'],
  ];
  const ownScripts = new Set([...groups.flat(), 'he', 'el', 'th', 'hi', 'ko', 'ja', 'zh']);
  const latin = allLanguages.map(({ language }) => language).filter((one) => !ownScripts.has(one));
  return new Map([...groups, latin].map((group) => [group[0] ?? 'en', group]));
}

/** The languages of each word and letter. */
interface Vocabulary {
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** Terms of several words. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
  /** Words inside them. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  readonly letters: ReadonlyMap<string, readonly string[]>;
}

let knownVocabulary: Vocabulary | null = null;

/** Made when it is needed for the first time. */
function vocabulary(): Vocabulary {
  knownVocabulary ??= {
    words: invert((language) => termsOf(language).filter((term) => !term.includes(' '))),
    phrases: invert((language) => termsOf(language).filter((term) => term.includes(' '))),
    parts: invert((language) =>
      termsOf(language).flatMap((term) => term.split(' ').filter(({ length }) => length > 1)),
    ),
    letters: invert(({ letters }) => [...letters]),
  };
  return knownVocabulary;
}

function termsOf(language: LanguageWords): readonly string[] {
  const { functionWords, commonWords, actions, navigation, fields, months } = language;
  return [functionWords, commonWords, actions, navigation, months, ...Object.values(fields)].flatMap(
    (terms) => terms.split(', ').map((term) => wordsIn(term).map(lowerCaseOf).join(' ')),
  );
}

function invert(keysOf: (words: LanguageWords) => readonly string[]): ReadonlyMap<string, readonly string[]> {
  const inverted = new Map<string, string[]>();
  for (const words of allLanguages) {
    for (const key of new Set(keysOf(words))) {
      const known = inverted.get(key);
      if (known) known.push(words.language);
      else inverted.set(key, [words.language]);
    }
  }
  return inverted;
}

/** Characters that only one of the two ways to write Chinese has. */
const traditional =
  /[這個們來時會學國說對從後為與關開門問間點還進過動發現實電話務產業專員網頁請選擇聯絡買賣購車體驗價錢服務關於註冊搜尋]/gu;
const simplified =
  /[这个们来时会学国说对从后为与关开门问间点还进过动发现实电话务产业专员网页请选择联络买卖购车体验价钱关于注册搜寻]/gu;

/** Characters in the form that only Japan writes. */
const japanese =
  /[円込働畑発売図対価実検験駅読続録帰権様仮気広応戻拡変歩毎浜渋芸楽薬県桜沢関営従乗拝択払黒総亜悪囲栄桟斉済剤渓継圏倹剣厳弾徴聴庁転伝悩脳廃抜浄勧歓観陥巻満訳両]/gu;

/** The language of texts in Chinese characters alone: short texts of Japanese interfaces may have no others. */
function hanLanguageOf(text: string): string {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const [inJapanese, inTraditional, inSimplified] = [count(japanese), count(traditional), count(simplified)];
  // Japan shares most characters of the traditional way.
  if (inJapanese > inSimplified && inJapanese * 4 > inTraditional) return 'ja';
  // Characters that both ways share are in both lists.
  return inTraditional > inSimplified ? 'zh-Hant' : 'zh';
}
