import { type CodeNode, type CodeProject, nodesOf, type PropValue } from '../components/code-component.ts';

/** Languages that their letters alone tell, those with letters of their own before those that share them. */
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

/** The language that most letters of the pages are of, as `lang` has it; English where Latin letters leave it open. */
export function findLanguage({ components }: CodeProject): string {
  const text = components.flatMap((component) => nodesOf(component).flatMap(textsShownBy)).join(' ');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = ([, pattern]: (typeof scripts)[number]) => (text.match(pattern)?.length ?? 0) / letters;
  // Japanese is written with Chinese characters between its own.
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
