/** What a field asks for, as HTML says it: by the words in it, before it and in its layer's name. */
import { wordsOf } from '../make-names.ts';

export interface FieldKind {
  /** https://html.spec.whatwg.org/multipage/input.html#attr-input-type */
  readonly type: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search' | 'number' | 'checkbox' | 'radio';
  /** What browsers may fill in by themselves: a token of HTML's autofill list; `null` where nothing is known. */
  readonly autocomplete: string | null;
  /** What a checkbox, radio button or switch starts as. @default none */
  readonly isOn?: boolean;
  /** Radio buttons of one name rule each other out. @default none */
  readonly group?: string;
  /** What stands beside a toggle. @default none */
  readonly says?: string;
}

interface KindRule extends FieldKind {
  readonly words: RegExp;
}

const kind = (words: RegExp, type: FieldKind['type'], autocomplete: string | null): KindRule => ({
  words,
  type,
  autocomplete,
});

/** The first rule whose words are there decides. */
const rules: readonly KindRule[] = [
  kind(/ (e mail|email|mail address) /, 'email', 'email'),
  kind(
    / (new|create|confirm|repeat|choose|retype) (a |your |the )?(new )?password /,
    'password',
    'new-password',
  ),
  kind(/ (password|passcode) /, 'password', 'current-password'),
  kind(/ (phone|telephone|mobile|tel|cell)( number)? /, 'tel', 'tel'),
  kind(/ (otp|one time|verification) (code|password) /, 'text', 'one-time-code'),
  kind(/ (user name|username|login|user id) /, 'text', 'username'),
  kind(/ (first|given) name /, 'text', 'given-name'),
  kind(/ (last name|surname|family name) /, 'text', 'family-name'),
  kind(/ (company|organi[sz]ation)( name)? /, 'text', 'organization'),
  kind(/ (card number|credit card) /, 'text', 'cc-number'),
  kind(/ (name on (the )?card|card ?holder( name)?) /, 'text', 'cc-name'),
  kind(/ (cvc|cvv|security code) /, 'text', 'cc-csc'),
  kind(/ (expiry|expiration|expires)( date)? /, 'text', 'cc-exp'),
  kind(/ (zip|zip code|postal code|postcode) /, 'text', 'postal-code'),
  kind(/ (city|town) /, 'text', 'address-level2'),
  kind(/ country /, 'text', 'country-name'),
  kind(/ (street|address|address line) /, 'text', 'address-line1'),
  kind(/ (website|url|web address) /, 'url', 'url'),
  kind(/ search /, 'search', null),
  kind(/ (amount|quantity|how many|number of) /, 'number', null),
  kind(/ (full |your )?name /, 'text', 'name'),
];

/** The kind of a field about which these things are said, the most telling first. */
export function fieldKind(said: readonly string[]): FieldKind {
  for (const text of said) {
    const words = ` ${wordsOf(text).join(' ')} `;
    const rule = rules.find((one) => one.words.test(words));
    if (rule) return { type: rule.type, autocomplete: rule.autocomplete };
  }
  return said.some((text) => /^[•●∙*·]{4,}$/u.test(text.trim()))
    ? { type: 'password', autocomplete: 'current-password' }
    : { type: 'text', autocomplete: null };
}

/** Whether a short text is what stands before a field: it names what to type there. */
export function captionsField(text: string): boolean {
  const plain = text.trim().replace(/\s*(\*|:|\((optional|required)\))\s*$/i, '');
  if (plain.length > 32 || /[.?!]/.test(plain)) return false;
  const said = wordsOf(plain);
  const words = ` ${said.join(' ')} `;
  if (said.length > 3) return false;
  return (
    rules.some(({ words: known }) => known.test(words)) ||
    / (message|subject|comments?|notes?|bio|date of birth) /.test(words)
  );
}
