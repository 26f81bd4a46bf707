/** What a field asks for, as HTML says it: by the words in it, before it and in its layer's name. */
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { wordsOf } from '../../naming/identifiers.ts';
import type { Toggle } from './find-toggle.ts';

export interface FieldKind {
  /** https://html.spec.whatwg.org/multipage/input.html#attr-input-type */
  readonly type: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search' | 'number' | 'checkbox' | 'radio';
  /** What browsers may fill in by themselves: a token of HTML's autofill list; `null` where nothing is known. */
  readonly autocomplete: string | null;
  /** What a checkbox, radio button or switch starts as. @default none */
  readonly isChecked?: boolean;
  /** Radio buttons of one name rule each other out. @default none */
  readonly radioGroup?: string;
  /** What stands beside a toggle. @default none */
  readonly labelText?: string;
}

interface FieldRule extends FieldKind {
  readonly words: RegExp;
}

const fieldRule = (words: RegExp, type: FieldKind['type'], autocomplete: string | null): FieldRule => ({
  words,
  type,
  autocomplete,
});

/** The first rule whose words are there decides. */
const fieldRules: readonly FieldRule[] = [
  fieldRule(/ (e mail|email|mail address) /, 'email', 'email'),
  fieldRule(
    / (new|create|confirm|repeat|choose|retype) (a |your |the )?(new )?password /,
    'password',
    'new-password',
  ),
  fieldRule(/ (password|passcode) /, 'password', 'current-password'),
  fieldRule(/ (phone|telephone|mobile|tel|cell)( number)? /, 'tel', 'tel'),
  fieldRule(/ (otp|one time|verification) (code|password) /, 'text', 'one-time-code'),
  fieldRule(/ (user name|username|login|user id) /, 'text', 'username'),
  fieldRule(/ (first|given) name /, 'text', 'given-name'),
  fieldRule(/ (last name|surname|family name) /, 'text', 'family-name'),
  fieldRule(/ (company|organi[sz]ation)( name)? /, 'text', 'organization'),
  fieldRule(/ (card number|credit card) /, 'text', 'cc-number'),
  fieldRule(/ (name on (the )?card|card ?holder( name)?) /, 'text', 'cc-name'),
  fieldRule(/ (cvc|cvv|security code) /, 'text', 'cc-csc'),
  fieldRule(/ (expiry|expiration|expires)( date)? /, 'text', 'cc-exp'),
  fieldRule(/ (zip|zip code|postal code|postcode) /, 'text', 'postal-code'),
  fieldRule(/ (city|town) /, 'text', 'address-level2'),
  fieldRule(/ country /, 'text', 'country-name'),
  fieldRule(/ (street|address|address line) /, 'text', 'address-line1'),
  fieldRule(/ (website|url|web address) /, 'url', 'url'),
  fieldRule(/ search /, 'search', null),
  fieldRule(/ (amount|quantity|how many|number of) /, 'number', null),
  fieldRule(/ (full |your )?name /, 'text', 'name'),
];

/** The kind of a field about which these things are said, the most telling first. */
export function inferFieldKind(terms: readonly string[]): FieldKind {
  for (const text of terms) {
    const words = ` ${wordsOf(text).join(' ')} `;
    const rule = fieldRules.find((one) => one.words.test(words));
    if (rule) return { type: rule.type, autocomplete: rule.autocomplete };
  }
  return terms.some((text) => /^[•●∙*·]{4,}$/u.test(text.trim()))
    ? { type: 'password', autocomplete: 'current-password' }
    : { type: 'text', autocomplete: null };
}

/** Whether a short text is what stands before a field: it names what to type there. */
export function isFieldCaption(text: string): boolean {
  const plain = text.trim().replace(/\s*(\*|:|\((optional|required)\))\s*$/i, '');
  if (plain.length > 32 || /[.?!]/.test(plain)) return false;
  const terms = wordsOf(plain);
  const words = ` ${terms.join(' ')} `;
  if (terms.length > 3) return false;
  return (
    fieldRules.some(({ words: known }) => known.test(words)) ||
    / (message|subject|comments?|notes?|bio|date of birth) /.test(words)
  );
}

/** The layers that are fields, and what each asks for. */
export class FieldRegistry {
  readonly #fields = new Map<LayoutNode, FieldKind>();
  /** The names of choices between radio buttons, by the boxes that hold these. */
  readonly #choices = new Map<LayoutBox | null, string>();

  of(node: LayoutNode): FieldKind | null {
    return this.#fields.get(node) ?? null;
  }

  add(node: LayoutNode, kind: FieldKind): void {
    this.#fields.set(node, kind);
  }

  /** Notes the mark of a toggle as the field it is; `around` is the box that holds the choices beside it. */
  addToggle(toggle: Toggle, groupBox: LayoutBox | null, labelText: string | undefined): void {
    this.#fields.set(toggle.indicator, {
      type: toggle.type,
      autocomplete: null,
      isChecked: toggle.isChecked,
      ...(toggle.type === 'radio' ? { radioGroup: this.#nameChoice(groupBox) } : {}),
      ...(labelText === undefined ? {} : { labelText }),
    });
  }

  /** One name for all that stand in one box. */
  #nameChoice(groupBox: LayoutBox | null): string {
    const known = this.#choices.get(groupBox) ?? `choice-${this.#choices.size + 1}`;
    this.#choices.set(groupBox, known);
    return known;
  }
}
