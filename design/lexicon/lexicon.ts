/** Looks up the meaning of a word in an interface, in the lexicon of the page's language and in that of English. */
import { allLanguages } from './all-languages.ts';
import { type FieldTopic, fieldTopics, type LabelTopic, type LanguageWords } from './language-words.ts';
import { foldedWordsOf, foldText, TermTable, termsIn } from './term-table.ts';

/** Returns the words of a language; those of English for a language without a list. */
export function lexiconOf(language: string): Lexicon {
  const known = lexicons.get(language);
  if (known) return known;
  const [english] = allLanguages;
  const own = allLanguages.find((one) => one.language === language.replace(/-.*/, '')) ?? english;
  const lexicon = new Lexicon(own, own === english ? [english] : [own, english]);
  lexicons.set(language, lexicon);
  return lexicon;
}

const lexicons = new Map<string, Lexicon>();

/** Words of an interface in one language, which designers mix with English. */
export class Lexicon {
  readonly #own: LanguageWords;
  readonly #topics: TermTable<FieldTopic>;
  /** Actions of each language with where they are in a text. */
  readonly #actions: readonly (readonly [TermTable<true>, LanguageWords['actionPosition']])[];
  readonly #inPlaceActions: TermTable<true> | null;
  /** The same without what names a place, such as a basket. */
  readonly #inPlaceVerbs: TermTable<true>;
  readonly #prompts: TermTable<true>;
  readonly #dismissals: ReadonlySet<string>;
  readonly #functionWords: ReadonlySet<string>;

  constructor(own: LanguageWords, languages: readonly LanguageWords[]) {
    this.#own = own;
    this.#topics = new TermTable(
      fieldTopics.flatMap((topic) => languages.map((words) => [words.fields[topic], topic] as const)),
    );
    this.#actions = languages.map(
      (words) => [new TermTable([[words.actions, true]]), words.actionPosition] as const,
    );
    this.#inPlaceActions =
      own.inPlaceActions === undefined
        ? null
        : new TermTable(languages.map(({ inPlaceActions = '' }) => [inPlaceActions, true]));
    const places = new Set(languages.flatMap(({ navigation }) => termsIn(navigation)));
    this.#inPlaceVerbs = new TermTable(
      languages.map(({ inPlaceActions = '' }) => [
        termsIn(inPlaceActions)
          .filter((term) => !places.has(term))
          .join(', '),
        true,
      ]),
    );
    this.#prompts = new TermTable(languages.map(({ prompts }) => [prompts, true]));
    this.#dismissals = new Set(languages.flatMap(({ dismissals }) => termsIn(dismissals)));
    this.#functionWords = new Set(languages.flatMap(({ functionWords }) => termsIn(functionWords)));
  }

  /** For the attribute `lang`. */
  get language(): string {
    return this.#own.language;
  }

  get isEnglish(): boolean {
    return this.#own.language === 'en';
  }

  /** Returns what a caption or a placeholder asks for; the topic that comes first in `fieldTopics` decides. */
  fieldTopicIn(text: string): FieldTopic | null {
    const found = this.#topics.allIn(text);
    // One field for either is the name of an account, and its keyboard must have all characters.
    if (found.has('email') && found.has('phone')) return 'username';
    return fieldTopics.find((topic) => found.has(topic)) ?? null;
  }

  /** Whether a caption consists of what it asks for: `Your first name`, and not `First name of your dog`. */
  isOnlyFieldTopic(text: string): boolean {
    const plain = text.replace(/\([^()]*\)/gu, ' ');
    return TermTable.wordsBeside(plain, [this.#topics, this.#prompts]).every((word) =>
      this.isFunctionWord(word),
    );
  }

  /** Whether a label names an action that leads to no other page; `null` where the language has no list of them. */
  isInPlaceAction(text: string): boolean | null {
    return this.#inPlaceActions && this.#inPlaceActions.allIn(text).size > 0;
  }

  /** Whether a text begins or ends with a verb for what happens on the page itself: `Clear all`, and not `My basket`. */
  changesPage(text: string): boolean {
    return this.#inPlaceVerbs.isAtEdge(text, this.#own.actionPosition);
  }

  /** Whether a text begins or ends with the name of an action. */
  isAction(text: string): boolean {
    return this.#actions.some(([table, position]) => table.isAtEdge(text, position));
  }

  /** Whether a label is one of a button that closes a dialog and does nothing else. */
  isDismissal(text: string): boolean {
    return this.#dismissals.has(foldedWordsOf(text).join(' '));
  }

  /** Whether a text asks to enter something, by how it begins or ends. */
  isPrompt(text: string): boolean {
    return this.#prompts.isAtEdge(text);
  }

  /** Whether a word has no information about the subject of a text. */
  isFunctionWord(word: string): boolean {
    return this.#functionWords.has(foldText(word));
  }

  /** Returns a word that the compiler writes into a page. */
  label(topic: LabelTopic): string {
    return this.#own.labels[topic];
  }
}

/** Whether a name is one that Figma gives new layers, in any language, with or without a number. */
export function isFigmaLayerName(name: string): boolean {
  layerNames ??= new Set(allLanguages.flatMap(({ layers }) => termsIn(layers)));
  return layerNames.has(foldedWordsOf(name.replace(numberAtEnd, '')).join(' '));
}

const numberAtEnd = /[\s\p{Nd}_.:()-]*$/u;

let layerNames: ReadonlySet<string> | null = null;

/** Returns the names of months in all languages, which dates contain. */
export function monthNames(): ReadonlySet<string> {
  months ??= new Set(allLanguages.flatMap((words) => termsIn(words.months)));
  return months;
}

let months: ReadonlySet<string> | null = null;

/** Whether a text is only a word for what cannot be used or is no longer to be had, in any language. */
export function isUnavailableState(text: string): boolean {
  unavailable ??= new Set(
    allLanguages.flatMap(({ states }) => termsIn(`${states.disabled}, ${states.unavailable}`)),
  );
  return unavailable.has(foldedWordsOf(text).join(' '));
}

let unavailable: ReadonlySet<string> | null = null;
