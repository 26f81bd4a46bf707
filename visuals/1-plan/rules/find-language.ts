/** Scripts that identify a language, the more specific first, because Japanese uses Han characters too. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\uac00-\ud7af]/g, 'ko'],
  [/[\u4e00-\u9fff]/g, 'zh'],
  [/[\u0400-\u04ff]/g, 'ru'],
  [/[\u0600-\u06ff]/g, 'ar'],
  [/[\u0590-\u05ff]/g, 'he'],
  [/[\u0370-\u03ff]/g, 'el'],
  [/[\u0900-\u097f]/g, 'hi'],
  [/[\u0e00-\u0e7f]/g, 'th'],
];

/** Words that are frequent in one language and rare in the others. */
const frequentWords: Readonly<Record<string, readonly string[]>> = {
  en: [
    'the',
    'and',
    'of',
    'to',
    'with',
    'your',
    'you',
    'for',
    'every',
    'this',
    'is',
    'our',
    'on',
    'by',
    'from',
  ],
  de: [
    'der',
    'die',
    'das',
    'und',
    'mit',
    'für',
    'ein',
    'eine',
    'ist',
    'nicht',
    'wir',
    'auf',
    'zum',
    'den',
    'im',
  ],
  fr: [
    'le',
    'la',
    'les',
    'des',
    'et',
    'pour',
    'une',
    'est',
    'avec',
    'vous',
    'nous',
    'sur',
    'dans',
    'votre',
    'au',
  ],
  es: ['el', 'los', 'las', 'y', 'para', 'una', 'con', 'por', 'su', 'tu', 'más', 'del', 'en', 'que', 'al'],
  it: ['il', 'gli', 'per', 'con', 'una', 'della', 'che', 'più', 'di', 'tuo', 'nel', 'sono', 'e', 'al', 'dei'],
  pt: ['os', 'as', 'para', 'uma', 'com', 'não', 'mais', 'seu', 'você', 'do', 'da', 'em', 'e', 'ao', 'são'],
  nl: [
    'de',
    'het',
    'een',
    'en',
    'van',
    'voor',
    'met',
    'niet',
    'je',
    'jouw',
    'op',
    'is',
    'bij',
    'naar',
    'ons',
  ],
};

/**
 * Finds the language of a text (ISO 639-1, two letters) by its script or its frequent words; `null` where neither
 * decides.
 */
export function findLanguage(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of scripts) {
    if ((text.match(script)?.length ?? 0) > letters * 0.2) return language;
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(frequentWords)
    .map(([language, list]) => ({ language, score: words.filter((word) => list.includes(word)).length }))
    .sort((one, other) => other.score - one.score);
  const [first, second] = scores;
  // One word may be chance, and a tie between two languages decides nothing.
  if (!first || first.score < 2 || first.score === second?.score) return null;
  return first.language;
}
