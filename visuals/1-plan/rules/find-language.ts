import { findScriptLanguage } from '#design/script-language';

/** A script of more letters than this is the language, whatever Latin words stand between. */
const minScriptShare = 0.2;

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
  const byScript = findScriptLanguage(text, minScriptShare);
  if (byScript !== null) return byScript;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(frequentWords)
    .map(([language, list]) => ({ language, score: words.filter((word) => list.includes(word)).length }))
    .sort((one, other) => other.score - one.score);
  const [first, second] = scores;
  // One word may be chance, and a tie between two languages decides nothing.
  if (!first || first.score < 2 || first.score === second?.score) return null;
  return first.language;
}
