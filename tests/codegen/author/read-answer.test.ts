import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type AnswerEvent,
  createAnswerReader,
  readAnswer,
  resolveAnswerPath,
} from '#codegen/model/author/read-answer';
import { here } from './read-case.ts';

const answers = readdirSync(join(here, 'answers')).map((name) => ({
  name,
  answer: readFileSync(join(here, 'answers', name, 'input.md'), 'utf8'),
}));

function readInPieces(answer: string, length: number): readonly AnswerEvent[] {
  const reader = createAnswerReader();
  const events: AnswerEvent[] = [];
  for (let at = 0; at < answer.length; at += length)
    events.push(...reader.push(answer.slice(at, at + length)));
  return [...events, ...reader.finish()];
}

describe('an answer that streams', () => {
  it.each(answers)('comes to the same however it is cut: $name', ({ answer }) => {
    const whole = readInPieces(answer, answer.length);
    expect(whole.length).toBeGreaterThan(0);
    for (const length of [1, 2, 7, 40]) expect(readInPieces(answer, length)).toEqual(whole);
    expect(readInPieces(answer.replaceAll('\n', '\r\n'), 3)).toEqual(whole);
  });

  it('reports a file as soon as it is complete, and its lines before that', () => {
    const reader = createAnswerReader();
    expect(reader.push('Sure.\n<file path="a.css">\n.a {\n  col')).toEqual([
      { type: 'note', text: 'Sure.' },
      { type: 'file-started', path: 'a.css' },
      { type: 'file-text', path: 'a.css', text: '.a {\n' },
    ]);
    expect(reader.push('or: red }\n</file>\n')).toEqual([
      { type: 'file-text', path: 'a.css', text: '  color: red }\n' },
      { type: 'file-completed', file: { path: 'a.css', text: '.a {\n  color: red }\n', complete: true } },
    ]);
    expect(reader.finish()).toEqual([]);
  });
});

describe('ways of writing a file', () => {
  it.each([
    ['a quoted path', `<file path='a.css'>\n.a {}\n</file>`],
    ['a bare path', '<file path=a.css>\n.a {}\n</file>'],
    ['another attribute', '<file lang="css" path="a.css" >\n.a {}\n</file>'],
    ['a name', '<FILE name="a.css">\n.a {}\n</FILE>'],
    ['one line', '<file path="a.css">.a {}</file>'],
    ['an end on the last line', '<file path="a.css">\n.a {}</file>'],
    ['a fence with a path', '```css a.css\n.a {}\n```'],
    ['a fence with a colon', '```css:a.css\n.a {}\n```'],
    ['a fence with a title', '```css title="a.css"\n.a {}\n```'],
    ['tildes', '~~~css a.css\n.a {}\n~~~'],
    ['a heading', '## a.css\n\n```css\n.a {}\n```'],
    ['a bold line', '**a.css**\n```css\n.a {}\n```'],
    ['a numbered line', '1. `a.css`:\n```\n.a {}\n```'],
    ['a label', 'File: a.css\n```\n.a {}\n```'],
    ['a comment', '```css\n/* a.css */\n.a {}\n```'],
    ['a missing end', '<file path="a.css">\n.a {}\n<file path="b.css">\n.b {}\n</file>'],
  ])('%s', (_, answer) => {
    expect(readAnswer(answer).files[0]).toEqual({ path: 'a.css', text: '.a {}\n', complete: true });
  });

  it.each([
    ['a command', '```sh\nnpm run dev\n```'],
    ['code without a name', 'Use it like this:\n```tsx\n<Button label="Save" />\n```'],
    [
      'a sentence with a path',
      'I changed `src/App.tsx` so that it has two pages, and more than that.\n\nDone.',
    ],
  ])('%s is no file', (_, answer) => {
    expect(readAnswer(answer).files).toEqual([]);
  });

  it('keeps fences and marks that belong to the file', () => {
    const code = 'export const text = `\n  <file> and </files> and ``` stay\n`;\n';
    expect(readAnswer(`<file path="a.ts">\n${code}</file>`).files[0]?.text).toBe(code);
  });

  it('keeps up with an answer of a megabyte', () => {
    const answer = `<file path="a.css">\n${'.a { color: red }\n'.repeat(60_000)}</file>`;
    const events = readInPieces(answer, 37);
    expect(events.at(-1)).toMatchObject({ type: 'file-completed', file: { complete: true } });
  });
});

describe('the place of a file', () => {
  const draft = [
    'src/App.tsx',
    'src/pages/Home.tsx',
    'src/components/Card.tsx',
    'src/components/Card.module.css',
  ];
  it.each([
    ['src/pages/Home.tsx', 'src/pages/Home.tsx'],
    ['./src/pages/Home.tsx', 'src/pages/Home.tsx'],
    ['/src/pages/Home.tsx', 'src/pages/Home.tsx'],
    ['src\\pages\\Home.tsx', 'src/pages/Home.tsx'],
    ['pages/Home.tsx', 'src/pages/Home.tsx'],
    ['Home.tsx', 'src/pages/Home.tsx'],
    ['src/pages/home.tsx', 'src/pages/Home.tsx'],
    ['src/components/New.tsx', 'src/components/New.tsx'],
    ['../Home.tsx', null],
    ['src/../../Home.tsx', null],
    ['src/pages/..%2fHome.tsx', null],
    ['C:/Home.tsx', null],
    ['https://evil.example/a.tsx', null],
    ['src/components/nul.tsx', null],
    ['src/components/.tsx', null],
    ['src/components/a\u0000.tsx', null],
    ['src/components/\u202eAxst.tsx', null],
    ['vite.config.js', null],
    ['', null],
    [`src/${'a'.repeat(300)}.tsx`, null],
  ])('%j is %j', (written, path) => {
    expect(resolveAnswerPath(written, draft)).toBe(path);
  });
});
