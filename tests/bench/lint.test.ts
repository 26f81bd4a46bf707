/** The linters of the bench: good code has no finding, and each kind of fault has one. */
import { expect, test } from 'vitest';
import { createLinters } from '../../bench/lint-files.ts';

const linters = createLinters();
const file = (path: string, text: string) => ({ kind: 'text', path, text, lines: [] }) as const;
const rulesOf = async (path: string, text: string) =>
  (await linters.lint([file(path, text)])).map(({ tool, rule }) => `${tool} ${rule}`);
const component = (body: string) => `export function Card() {\n  return ${body};\n}\n`;

test('good code has no finding', async () => {
  expect(await rulesOf('src/Card.tsx', component('<img src="a.png" alt="A fern" />'))).toEqual([]);
});
test.each([
  ['a picture without words', component('<img src="a.png" />'), 'eslint jsx-a11y/alt-text'],
  ['a list without keys', component('<p>{["a"].map((word) => <b>{word}</b>)}</p>'), 'eslint react/jsx-key'],
  [
    'a hook under a condition',
    'import { useState } from "react";\nexport function Card(props: { on: boolean }) {\n  if (props.on) useState(0);\n  return null;\n}\n',
    'eslint react-hooks/rules-of-hooks',
  ],
  ['a line that prettier breaks', 'export const a = 1\n', 'prettier format'],
])('%s is found', async (_, text, rule) => {
  expect(await rulesOf('src/Card.tsx', text)).toContain(rule);
});
test('a page with a block inside a paragraph is found', async () => {
  const page = (body: string) =>
    `<!doctype html>\n<html lang="en">\n  <head>\n    <title>A</title>\n  </head>\n  <body>\n    ${body}\n  </body>\n</html>\n`;
  expect(await rulesOf('index.html', page('<p>Words</p>'))).toEqual([]);
  expect(await rulesOf('index.html', page('<button><div>Words</div></button>'))).toContain(
    'html-validate element-permitted-content',
  );
});
