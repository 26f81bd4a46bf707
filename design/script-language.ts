/** Languages that their letters give away: one for each script, by the share of its letters in a text. */

/** A language with letters of its own comes before those that it shares some with. */
const languagesByScript: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
];

/** Japanese texts also contain Chinese characters. */
const minJapaneseShare = 0.1;

/** A character of Chinese or Korean says as much as this many letters: names of brands are in Latin letters everywhere. */
const lettersPerCharacter = 2.5;

/**
 * Returns the language (ISO 639-1) whose script has more than a share of the letters; `null` where none has, as for
 * Latin letters, which many languages use.
 */
export function findScriptLanguage(text: string, minShare: number): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const found = languagesByScript.find(([language, pattern]) => {
    const own = text.match(pattern)?.length ?? 0;
    if (language === 'ja') return own / letters > minJapaneseShare;
    const weight = language === 'zh' || language === 'ko' ? lettersPerCharacter : 1;
    return (own * weight) / (own * weight + letters - own) > minShare;
  });
  return found?.[0] ?? null;
}

/** Whether pages in a language run from right to left. */
export function isRightToLeft(language: string): boolean {
  return rightToLeftLanguages.has(language.replace(/-.*/, ''));
}

/** ISO 639-1 codes of the languages that are usually written in Arabic or Hebrew letters. */
const rightToLeftLanguages: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);
