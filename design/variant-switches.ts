/** Tells which variant properties of a component set are switches, as `Selected=True` or `Actif=Oui` are. */
import { allLanguages } from './lexicon/all-languages.ts';
import { foldText } from './lexicon/term-table.ts';

/** Pairs of values that switch something on and off, in the languages of the lexicon. */
const switchWords: readonly (readonly [on: string, off: string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['on', 'off'],
  ['ja', 'nein'],
  ['ja', 'nee'],
  ['ja', 'nej'],
  ['ja', 'nei'],
  ['an', 'aus'],
  ['ein', 'aus'],
  ['wahr', 'falsch'],
  ['oui', 'non'],
  ['vrai', 'faux'],
  ['si', 'no'],
  ['sim', 'nao'],
  ['tak', 'nie'],
  ['ano', 'ne'],
  ['igen', 'nem'],
  ['da', 'nu'],
  ['kylla', 'ei'],
  ['evet', 'hayir'],
  ['да', 'нет'],
  ['так', 'ні'],
  ['ναι', 'οχι'],
  ['ya', 'tidak'],
  ['co', 'khong'],
  ['ใช่', 'ไม่'],
  ['हां', 'नहीं'],
  ['نعم', 'لا'],
  ['بله', 'خیر'],
  ['כן', 'לא'],
  ['はい', 'いいえ'],
  ['オン', 'オフ'],
  ['예', '아니요'],
  ['是', '否'],
  ['开', '关'],
];

/** The same pairs folded, because every button of a page asks for them. */
const switchValues = switchWords.map(([on, off]) => ({ on: foldText(on), off: foldText(off) }));

/** Returns the value that means on, if a property has two values of which one switches it on; otherwise `null`. */
export function findOnValue(values: Iterable<string>): string | null {
  const [one, other, more] = new Set(values);
  if (one === undefined || other === undefined || more !== undefined) return null;
  const [first, second] = [one, other].map((value) => foldText(value.trim()));
  for (const { on, off } of switchValues) {
    if (first === on && second === off) return one;
    if (second === on && first === off) return other;
  }
  return null;
}

/** Whether a value switches a property on or off; `null` where it does neither. */
export function readSwitch(value: string): boolean | null {
  const folded = foldText(value.trim());
  if (switchValues.some(({ on }) => on === folded)) return true;
  return switchValues.some(({ off }) => off === folded) ? false : null;
}

/** Whether the name of a property says that something is chosen, as a toggle button is. */
export function meansSelected(property: string): boolean {
  const name = foldText(property.replace(/([a-z])([A-Z])/g, '$1 $2').trim()).replace(/^is[ -]?/, '');
  return selectedNames.has(name);
}

/** Returns the name of a layer without a word at its end that says that it is chosen, as `Tool` of `Tool / active`. */
export function withoutSelected(name: string): string {
  const [, first, last] = /^(.*\p{L}.*?)[\s/=:,_-]+(\p{L}+)\s*$/u.exec(name) ?? [];
  return first !== undefined && last !== undefined && meansSelected(last) ? first : name;
}

/** Whether the name of a layer ends with a word that says that it is chosen, as `Day/selected` does. */
export function isNamedSelected(name: string): boolean {
  return withoutSelected(name) !== name;
}

const selectedNames: ReadonlySet<string> = new Set([
  ...['selected', 'active', 'pressed', 'toggled', 'chosen', 'aktiv', 'actif', 'activo', 'attivo', 'ativo'],
  ...allLanguages.flatMap(({ states }) => states.selected.split(',').map((word) => foldText(word.trim()))),
]);
