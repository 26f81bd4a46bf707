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
    return { language: scriptLanguage === 'zh' ? chineseOf(text) : scriptLanguage, score: Infinity };
  const scores = new Map<string, number>(rivals.map((language) => [language, 0]));
  const add = (languages: readonly string[] | undefined, weight: number): void => {
    const known = languages?.filter((language) => scores.has(language)) ?? [];
    for (const language of known) scores.set(language, (scores.get(language) ?? 0) + weight / known.length);
  };
  for (const [word] of text
    .toLowerCase()
    .normalize('NFC')
    .matchAll(/[\p{L}\p{M}]+/gu)) {
    const known = vocabulary().words.get(word);
    add(known ?? vocabulary().parts.get(word), known ? 1 : partWeight);
    for (const letter of new Set(word)) add(vocabulary().letters.get(letter), letterWeight);
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

/** A word that is only known inside a longer term, against a word. */
const partWeight = 0.3;

/** A letter that is rare in other languages, against a word. */
const letterWeight = 0.5;

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
  /** Words inside terms of several words. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  readonly letters: ReadonlyMap<string, readonly string[]>;
}

let knownVocabulary: Vocabulary | null = null;

/** Made when it is needed for the first time. */
function vocabulary(): Vocabulary {
  knownVocabulary ??= {
    words: invert(allLanguages, (language) => termsOf(language).filter((term) => !term.includes(' '))),
    parts: invert(allLanguages, (language) => termsOf(language).flatMap((term) => term.split(' '))),
    letters: invert(allLanguages, ({ letters }) => [...letters]),
  };
  return knownVocabulary;
}

function termsOf({ functionWords, actions, navigation, fields, months }: LanguageWords): readonly string[] {
  return [functionWords, actions, navigation, months, ...Object.values(fields)].flatMap((terms) =>
    terms.toLowerCase().normalize('NFC').split(', '),
  );
}

function invert(
  languages: readonly LanguageWords[],
  keysOf: (words: LanguageWords) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const inverted = new Map<string, string[]>();
  for (const words of languages) {
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

function chineseOf(text: string): string {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  // Characters that both ways share are in both lists.
  return count(traditional) > count(simplified) ? 'zh-Hant' : 'zh';
}
