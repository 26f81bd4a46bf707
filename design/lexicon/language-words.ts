/**
 * The words of one language for what people draw in interfaces: fields, buttons, navigation, dates, states, and the
 * names that Figma gives new layers. Each list is one string, its terms separated by `, `; a term may have several
 * words. Case and accents do not matter.
 */
export interface LanguageWords {
  /** For the attribute `lang`: ISO 639-1, with the script where a language has two. */
  readonly language: string;
  /** Articles, pronouns, prepositions and conjunctions, which tell the language and nothing else. */
  readonly functionWords: string;
  /** Letters that languages of the same script rarely use. */
  readonly letters: string;
  /** Other words of interfaces that tell the language, as those of time, money, orders and journeys. */
  readonly commonWords: string;
  /** Labels of buttons, or the verbs in them, as they are written there. */
  readonly actions: string;
  /**
   * Where a label of several words has its action. A verb at the other end belongs to a noun there.
   * @default 'edge', either
   */
  readonly actionPosition?: 'start' | 'end';
  /** Actions that happen on the page itself, as those of a basket; all others lead to another page. @default unknown */
  readonly inPlaceActions?: string;
  /** Buttons of a dialog that close it and do nothing else. */
  readonly dismissals: string;
  /** Entries of the navigation of a site or an app. */
  readonly navigation: string;
  /** Captions and placeholders of fields. */
  readonly fields: Readonly<Record<FieldTopic, string>>;
  /** How a placeholder that asks for something begins or ends: `Enter …`, `Your …`. */
  readonly prompts: string;
  /** January to December, then their abbreviations. */
  readonly months: string;
  /** Values of variants that show a state. */
  readonly states: Readonly<Record<StateTopic, string>>;
  /** Figma's names for new layers, without their numbers. */
  readonly layers: string;
  /** Texts that the compiler writes into generated pages. */
  readonly labels: Readonly<Record<LabelTopic, string>>;
}

/** What a field asks for. */
export type FieldTopic = (typeof fieldTopics)[number];

/** Of the topics of one caption, the first decides. */
export const fieldTopics = [
  'search',
  'newPassword',
  'password',
  'username',
  'email',
  'phone',
  'code',
  'url',
  'givenName',
  'familyName',
  'jobTitle',
  'organization',
  'cardNumber',
  'cardName',
  'cardCode',
  'cardExpiry',
  'postalCode',
  'birthday',
  'quantity',
  'date',
  'time',
  'city',
  'region',
  'country',
  'addressLine2',
  'street',
  'message',
  'subject',
  'name',
] as const;

/** A state of a control; what is unavailable can no longer be bought or booked, so it cannot be pressed either. */
export type StateTopic = 'hover' | 'focus' | 'pressed' | 'disabled' | 'unavailable' | 'selected' | 'open';

/** A name that generated code gives a control or a navigation without a text of its own. */
export type LabelTopic =
  | 'increase'
  | 'decrease'
  | 'more'
  | 'dialog'
  | 'button'
  | 'close'
  | 'menu'
  | 'search'
  | 'previous'
  | 'next'
  | 'pages'
  | 'navigation'
  | 'breadcrumb'
  | 'settings'
  | 'notifications'
  | 'cart'
  | 'yes'
  | 'no'
  | 'selectAll'
  | 'account'
  | 'remove'
  | 'add'
  | 'favourite'
  | 'help'
  | 'clear'
  | 'edit'
  | 'filter'
  | 'back'
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'link'
  | 'quote'
  | 'bulletList'
  | 'numberedList'
  | 'image'
  | 'table'
  | 'undo'
  | 'redo';
