/** Infers the kind of a field in HTML's terms, from the text in it, the caption before it, and its layer name. */
import type { FieldTopic } from '#design/lexicon/language-words';
import type { Lexicon } from '#design/lexicon/lexicon';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import type { Toggle } from './find-toggle.ts';

/** The kind of a field. */
export interface FieldKind {
  /** https://html.spec.whatwg.org/multipage/input.html#attr-input-type */
  readonly type:
    | 'text'
    | 'email'
    | 'password'
    | 'tel'
    | 'url'
    | 'search'
    | 'number'
    | 'time'
    | 'range'
    | 'checkbox'
    | 'radio';
  /** A token of HTML's autofill list, which lets browsers fill in the field; `null` for an unknown kind. */
  readonly autocomplete: string | null;
  /** Whether the text in it is a value and not a placeholder. @default false */
  readonly isFilledIn?: boolean;
  /** Whether it takes several lines. @default false */
  readonly isMultiline?: boolean;
  /** Whether a mark at its label says that it must be filled in. @default false */
  readonly isRequired?: boolean;
  /** Whether an error is drawn with it. @default false */
  readonly isInvalid?: boolean;
  /** The initial state of a checkbox, radio button or switch. @default none */
  readonly isChecked?: boolean;
  /** Whether it is a switch, which screen readers call on or off. @default false */
  readonly isSwitch?: boolean;
  /** The `name` of a radio button; only one button of each name can be checked. @default none */
  readonly radioGroup?: string;
  /** The text next to a toggle. @default none */
  readonly labelText?: string;
}

/**
 * Infers the kind of a field from texts about it, the most significant first. Browsers fill in a field only where the text
 * says nothing else: the name of a pet is not that of the reader.
 */
export function inferFieldKind(terms: readonly string[], lexicon: Lexicon): FieldKind {
  for (const text of terms) {
    if (isMailAddress(text)) return kindsOfTopics.email;
    const topic = lexicon.fieldTopicIn(text);
    if (topic !== null) return withoutDoubt(kindsOfTopics[topic], text, lexicon);
  }
  return terms.some((text) => /^[•●∙*·]{4,}$/u.test(text.trim())) ? kindsOfTopics.password : plainText;
}

function withoutDoubt(kind: FieldKind, text: string, lexicon: Lexicon): FieldKind {
  const isCertain = kind.type === 'password' || kind.autocomplete === null || lexicon.isOnlyFieldTopic(text);
  return isCertain ? kind : { ...kind, autocomplete: null };
}

/** Whether a text is an address as an example of what to type. */
function isMailAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text.trim());
}

/** Whether a short text is a field caption: it names the expected input. */
export function isFieldCaption(text: string, lexicon: Lexicon): boolean {
  const plain = text
    .trim()
    .replace(/\s*(\*|:|：|\([^()]{1,16}\))\s*$/u, '')
    .trim();
  if (plain.length > maxCaption.letters || /[.?!。？！]/u.test(plain)) return false;
  if (plain.split(/\s+/).length > maxCaption.words) return false;
  const topic = lexicon.fieldTopicIn(plain);
  return topic !== null && topic !== 'date' && topic !== 'time';
}

/** Whether a label begins or ends with the star of fields that must be filled in. */
export function isMarkedRequired(label: string): boolean {
  return /^\s*[*＊]\s*\p{L}|\p{L}.*[*＊]\s*$/u.test(label);
}

/** Letters and words of the longest caption. Times and dates are titles as often as captions. */
const maxCaption = { letters: 32, words: 3 };

const plainText: FieldKind = { type: 'text', autocomplete: null };

/** The kind of a field by what it asks for. */
const kindsOfTopics: Readonly<Record<FieldTopic, FieldKind>> = {
  email: { type: 'email', autocomplete: 'email' },
  newPassword: { type: 'password', autocomplete: 'new-password' },
  password: { type: 'password', autocomplete: 'current-password' },
  phone: { type: 'tel', autocomplete: 'tel' },
  code: { type: 'text', autocomplete: 'one-time-code' },
  username: { type: 'text', autocomplete: 'username' },
  givenName: { type: 'text', autocomplete: 'given-name' },
  familyName: { type: 'text', autocomplete: 'family-name' },
  jobTitle: { type: 'text', autocomplete: 'organization-title' },
  organization: { type: 'text', autocomplete: 'organization' },
  cardNumber: { type: 'text', autocomplete: 'cc-number' },
  cardName: { type: 'text', autocomplete: 'cc-name' },
  cardCode: { type: 'text', autocomplete: 'cc-csc' },
  cardExpiry: { type: 'text', autocomplete: 'cc-exp' },
  postalCode: { type: 'text', autocomplete: 'postal-code' },
  birthday: { type: 'text', autocomplete: 'bday' },
  date: plainText,
  time: plainText,
  city: { type: 'text', autocomplete: 'address-level2' },
  region: { type: 'text', autocomplete: 'address-level1' },
  country: { type: 'text', autocomplete: 'country-name' },
  addressLine2: { type: 'text', autocomplete: 'address-line2' },
  street: { type: 'text', autocomplete: 'address-line1' },
  url: { type: 'url', autocomplete: 'url' },
  search: { type: 'search', autocomplete: null },
  quantity: { type: 'number', autocomplete: null },
  message: plainText,
  subject: plainText,
  name: { type: 'text', autocomplete: 'name' },
};

/** The layers that are fields, with their kinds. */
export class FieldRegistry {
  readonly #fields = new Map<LayoutNode, FieldKind>();
  /** The names of radio groups by the box that contains the group. */
  readonly #radioGroups = new Map<LayoutBox | null, string>();

  of(node: LayoutNode): FieldKind | null {
    return this.#fields.get(node) ?? null;
  }

  add(node: LayoutNode, kind: FieldKind): void {
    this.#fields.set(node, kind);
  }

  /** Makes a name directly before or after a first name a family name, which many languages call a name. */
  resolveNames(): void {
    const fields = [...this.#fields];
    const isFirst = (at: number) => fields[at]?.[1].autocomplete === 'given-name';
    fields.forEach(([node, kind], at) => {
      if (kind.autocomplete === 'name' && isFirst(at - 1) !== isFirst(at + 1))
        this.#fields.set(node, { ...kind, autocomplete: 'family-name' });
    });
  }

  /** Adds the indicator of a toggle as a field. `groupBox` contains all toggles of the group. */
  addToggle(toggle: Toggle, groupBox: LayoutBox | null, labelText: string | undefined): void {
    this.#fields.set(toggle.indicator, {
      type: toggle.type,
      autocomplete: null,
      isChecked: toggle.isChecked,
      ...(toggle.isSwitch ? { isSwitch: true } : {}),
      ...(toggle.type === 'radio' ? { radioGroup: this.#radioGroupName(groupBox) } : {}),
      ...(labelText === undefined ? {} : { labelText }),
      ...(labelText !== undefined && toggle.type === 'checkbox' && isMarkedRequired(labelText)
        ? { isRequired: true }
        : {}),
    });
  }

  /** Returns one name for all radio buttons in one box. */
  #radioGroupName(groupBox: LayoutBox | null): string {
    const name = this.#radioGroups.get(groupBox) ?? `choice-${this.#radioGroups.size + 1}`;
    this.#radioGroups.set(groupBox, name);
    return name;
  }
}
