import { type CodeNode, type CodeProject, nodesOf, type PropValue } from '../components/code-component.ts';

/**
 * Languages that can be recognized by their script. A language with characters of its own comes before those that
 * share theirs.
 */
const scripts: readonly (readonly [language: string, letters: RegExp])[] = [
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

/**
 * The language of most letters on the pages, for the `lang` attribute. Latin letters do not tell the language, so
 * they count as English.
 */
export function findLanguage({ components }: CodeProject): string {
  const text = components.flatMap((component) => nodesOf(component).flatMap(textsShownBy)).join(' ');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = ([, pattern]: (typeof scripts)[number]) => (text.match(pattern)?.length ?? 0) / letters;
  // Japanese texts also contain Chinese characters.
  const found = scripts.find((script) => share(script) > (script[0] === 'ja' ? 0.1 : 0.5));
  return found?.[0] ?? 'en';
}

function textsShownBy(node: CodeNode): readonly string[] {
  if (node.kind === 'text') return [node.text];
  return node.kind === 'use' ? node.props.flatMap(({ value }) => textsInProp(value)) : [];
}

function textsInProp(value: PropValue): readonly string[] {
  return value.kind === 'text' ? [value.text] : [];
}
