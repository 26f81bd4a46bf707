/** Infers the kind of a field in HTML's terms, from the text in it, the caption before it, and its layer name. */
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { wordsOf } from '../../naming/identifiers.ts';
import type { Toggle } from './find-toggle.ts';

/** The kind of a field. */
export interface FieldKind {
  /** https://html.spec.whatwg.org/multipage/input.html#attr-input-type */
  readonly type: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search' | 'number' | 'checkbox' | 'radio';
  /** A token of HTML's autofill list, which lets browsers fill in the field; `null` for an unknown kind. */
  readonly autocomplete: string | null;
  /** The initial state of a checkbox, radio button or switch. @default none */
  readonly isChecked?: boolean;
  /** The `name` of a radio button; only one button of each name can be checked. @default none */
  readonly radioGroup?: string;
  /** The text next to a toggle. @default none */
  readonly labelText?: string;
}

/** Infers the kind of a field from texts about it, the most significant first. */
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

/** Whether a short text is a field caption: it names the expected input. */
export function isFieldCaption(text: string): boolean {
  const plain = text.trim().replace(/\s*(\*|:|\((optional|required)\))\s*$/i, '');
  if (plain.length > 32 || /[.?!]/.test(plain)) return false;
  const terms = wordsOf(plain);
  const words = ` ${terms.join(' ')} `;
  if (terms.length > 3) return false;
  return (
    fieldRules.some(({ words: pattern }) => pattern.test(words)) ||
    / (message|subject|comments?|notes?|bio|date of birth) /.test(words)
  );
}

interface FieldRule extends FieldKind {
  readonly words: RegExp;
}

const fieldRule = (words: RegExp, type: FieldKind['type'], autocomplete: string | null): FieldRule => ({
  words,
  type,
  autocomplete,
});

/** The first matching rule decides. */
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

  /** Adds the indicator of a toggle as a field. `groupBox` contains all toggles of the group. */
  addToggle(toggle: Toggle, groupBox: LayoutBox | null, labelText: string | undefined): void {
    this.#fields.set(toggle.indicator, {
      type: toggle.type,
      autocomplete: null,
      isChecked: toggle.isChecked,
      ...(toggle.type === 'radio' ? { radioGroup: this.#radioGroupName(groupBox) } : {}),
      ...(labelText === undefined ? {} : { labelText }),
    });
  }

  /** Returns one name for all radio buttons in one box. */
  #radioGroupName(groupBox: LayoutBox | null): string {
    const name = this.#radioGroups.get(groupBox) ?? `choice-${this.#radioGroups.size + 1}`;
    this.#radioGroups.set(groupBox, name);
    return name;
  }
}
