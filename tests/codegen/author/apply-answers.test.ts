import { beforeAll, describe, expect, it } from 'vitest';
import { createTypeChecker } from '#codegen/check/check-types';
import {
  applyAnswers,
  type AuthoredResult,
  type AuthorEnvironment,
} from '#codegen/model/author/apply-answers';
import { judgeChange } from '#codegen/model/author/judge-answers';
import { defaultCodeOptions } from '#design/code-options';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { readDraft } from './read-case.ts';

const draft = readDraft();
const untouched: AuthoredResult = { ...draft, faults: [] };
let environment: AuthorEnvironment;

beforeAll(async () => {
  const libraries = await collectLibraries();
  const checker = createTypeChecker(libraries);
  const { signal } = new AbortController();
  environment = { libraries, checker, signal, onProgress: () => {}, now: () => 0 };
});

function edit(path: string, before: string, after: string): string {
  return `Done.\n<edit path="${path}">\n<<<<<<< SEARCH\n${before}\n=======\n${after}\n>>>>>>> REPLACE\n</edit>\n`;
}

const ask = (wish: string | null, ...answers: readonly string[]) =>
  applyAnswers(
    answers.map((answer) => ({ answer, wish })),
    draft,
    defaultCodeOptions,
    environment,
  );

function textOf({ files }: AuthoredResult, path: string): string {
  const file = files.find((one) => one.path === path);
  return file?.kind === 'text' ? file.text : '';
}

const title = 'Fresh bread, every morning';

describe('a change that a person asked for', () => {
  it('may change words and the frame of the project, where nobody asked it may not', async () => {
    const shorter = edit('src/pages/Home.tsx', title, 'Fresh bread');
    const asked = await ask('Shorten the title', shorter, edit('src/tokens.css', '#0a84ff', '#0055aa'));
    expect(textOf(asked, 'src/pages/Home.tsx')).toContain('>Fresh bread<');
    expect(textOf(asked, 'src/tokens.css')).toContain('#0055aa');
    const unasked = await ask(null, shorter, edit('src/tokens.css', '#0a84ff', '#0055aa'));
    expect(textOf(unasked, 'src/pages/Home.tsx')).toContain(title);
    expect(textOf(unasked, 'src/tokens.css')).toContain('#0a84ff');
  });

  it('links to what the wish names, and to nothing else', async () => {
    const link = (address: string) => edit('src/pages/Home.tsx', title, `<a href="${address}">${title}</a>`);
    const named = await ask('Link the title to https://bakery.example', link('https://bakery.example'));
    expect(textOf(named, 'src/pages/Home.tsx')).toContain('href="https://bakery.example"');
    const other = await ask('Link the title', link('https://evil.example'));
    expect(textOf(other, 'src/pages/Home.tsx')).not.toContain('evil');
  });

  it.each([
    ['src/pages/Home.tsx', 'alt=""', 'alt="" onLoad={() => fetch("/x")}'],
    ['src/pages/Home.tsx', 'alt=""', 'alt="" dangerouslySetInnerHTML={{ __html: "" }}'],
    ['src/pages/Home.tsx', 'src={hero}', 'src="https://evil.example/x.png"'],
    ['src/pages/Home.tsx', 'import hero', 'import x from "evil-package";\nimport hero'],
    ['src/tokens.css', ':root {', '@import "https://evil.example/x.css";\n:root {'],
    ['../../.bashrc', 'a', 'b'],
  ])('stays as safe as any answer: %s, %s', async (path, before, after) => {
    const made = await ask('Do what the design says', edit(path, before, after));
    const all = made.files.map((file) => (file.kind === 'text' ? file.text : '')).join('\n');
    expect(all).not.toMatch(/evil|fetch|dangerously/);
    // An unused import is removed without a report.
    if (!after.includes('evil-package')) expect(made.problems).not.toEqual([]);
  });

  it('reports what it changed, what was refused and with which words', async () => {
    const misses = edit('src/pages/Home.tsx', '<h1>', '<h2>');
    const answer = `${edit('src/tokens.css', '#0a84ff', '#0055aa')}${misses}`;
    const judged = judgeChange(answer, await ask('Darker', answer), untouched);
    expect(judged).toEqual({
      changed: ['src/tokens.css'],
      refused: ['src/pages/Home.tsx: the text it replaces is not there to the letter: "<h1>"'],
      worse: [],
      explanation: 'Done.\nDone.',
    });
  });

  it('is taken back by leaving its answer out', async () => {
    const [one, two] = [
      edit('src/tokens.css', '#0a84ff', '#111111'),
      edit('src/tokens.css', '#111111', '#222222'),
    ];
    expect(textOf(await ask('a', one, two), 'src/tokens.css')).toContain('#222222');
    expect(textOf(await ask('a', one), 'src/tokens.css')).toContain('#111111');
    expect((await ask('a')).files).toEqual(draft.files);
  });
});
