import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTypeChecker, type TypeChecker } from '#codegen/check/check-types';
import { readProjectTexts } from '#codegen/model/author/find-project-faults';
import { applyAnswer, type AuthorEnvironment, showPartialAnswer } from '#codegen/model/author/apply-answers';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { defaultCodeOptions } from '#design/code-options';
import { createLinters } from '../../../bench/lint-files.ts';
import { brokenAddresses, buildMistakes } from './build-mistakes.ts';
import { changesOf, expectedOf, here, readDraft } from './read-case.ts';

let environment: AuthorEnvironment;
let checker: TypeChecker;
const draft = readDraft();

beforeAll(async () => {
  const libraries = await collectLibraries();
  checker = createTypeChecker(libraries);
  environment = {
    libraries,
    checker,
    signal: new AbortController().signal,
    onProgress: () => {},
    now: () => 0,
  };
});

describe('an answer over the draft', () => {
  it.each(readdirSync(join(here, 'answers')))('%s', async (name) => {
    const answer = readFileSync(join(here, 'answers', name, 'input.md'), 'utf8');
    const result = await applyAnswer(answer, draft, defaultCodeOptions, environment);
    const actual = changesOf(result, draft);
    expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expectedOf(name, actual)));
    const scripts = result.files.filter((file) => file.kind === 'text');
    expect(checker.findErrors(scripts, environment.signal)).toEqual([]);
    expect(await buildMistakes(result)).toEqual([]);
  });
});

describe('an answer over a draft of HTML', () => {
  const options = { ...defaultCodeOptions, target: 'html', styles: 'css' } as const;
  const drafted = readDraft('html');
  const linters = createLinters();
  it.each(readdirSync(join(here, 'answers-html')))('%s', async (name) => {
    const answer = readFileSync(join(here, 'answers-html', name, 'input.md'), 'utf8');
    const result = await applyAnswer(answer, drafted, options, environment);
    const actual = changesOf(result, drafted);
    expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expectedOf(name, actual, 'answers-html')));
    const found = await linters.lint(result.files);
    expect(found.filter(({ tool }) => tool === 'html-validate')).toEqual([]);
    expect(await brokenAddresses(result)).toEqual([]);
  });
});

it('is the draft itself where the answer is empty', async () => {
  const result = await applyAnswer('', draft, defaultCodeOptions, environment);
  expect(result.files).toEqual(draft.files);
  expect(result.problems.map(({ message }) => message)).toEqual([
    "Part of the model's answer was not used: it is empty.",
  ]);
});

describe('an answer that is cut off', () => {
  const whole = readFileSync(join(here, 'answers/whole-and-good/input.md'), 'utf8');
  // Every length is one the line may break at; these fall into each part of the answer.
  const lengths = Array.from(
    { length: 16 },
    (_, index) => Math.floor((whole.length * index) / 16) + (index % 7),
  );
  it.each(lengths)('after %i letters passes the type check with the draft’s texts', async (length) => {
    const result = await applyAnswer(whole.slice(0, length), draft, defaultCodeOptions, environment);
    const scripts = result.files.filter((file) => file.kind === 'text');
    expect(checker.findErrors(scripts, environment.signal)).toEqual([]);
    const [was, is] = [draft, result].map((one) =>
      readProjectTexts(one, defaultCodeOptions).pages.map(({ whole: text }) => text),
    );
    expect(is).toEqual(was);
  });
});

it('stops where it was cancelled', async () => {
  const answer = readFileSync(join(here, 'answers/whole-and-good/input.md'), 'utf8');
  const cancelled = { ...environment, signal: AbortSignal.abort(new Error('Enough.')) };
  await expect(applyAnswer(answer, draft, defaultCodeOptions, cancelled)).rejects.toThrow('Enough.');
});

it('shows what has arrived, file by file', () => {
  const answer = readFileSync(join(here, 'answers/whole-and-good/input.md'), 'utf8');
  const half = showPartialAnswer(
    answer.slice(0, answer.indexOf('<file path="src/components')),
    draft,
    defaultCodeOptions,
  );
  expect([...changesOf(half, draft).keys()]).toEqual(['src/pages/Home.tsx']);
  const none = showPartialAnswer(answer.slice(0, 200), draft, defaultCodeOptions);
  expect([...changesOf(none, draft).keys()]).toEqual([]);
});
