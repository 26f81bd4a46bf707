import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTypeChecker, type TypeChecker } from '#codegen/4-check/type-checker';
import { authorFiles, showAnswer, type AuthorEnvironment } from '#codegen/author/author-files';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { defaultCodeOptions } from '#design/code-options';
import { buildMistakes } from './build-mistakes.ts';
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
    const result = await authorFiles(answer, draft, defaultCodeOptions, environment);
    const actual = changesOf(result, draft);
    expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expectedOf(name, actual)));
    const scripts = result.files.filter((file) => file.kind === 'text');
    expect(checker.findErrors(scripts, environment.signal)).toEqual([]);
    expect(await buildMistakes(result)).toEqual([]);
  });
});

it('is the draft itself where the answer says nothing', async () => {
  const result = await authorFiles('', draft, defaultCodeOptions, environment);
  expect(result.files).toEqual(draft.files);
  expect(result.problems).toEqual([]);
});

it('stops where it was cancelled', async () => {
  const answer = readFileSync(join(here, 'answers/whole-and-good/input.md'), 'utf8');
  const cancelled = { ...environment, signal: AbortSignal.abort(new Error('Enough.')) };
  await expect(authorFiles(answer, draft, defaultCodeOptions, cancelled)).rejects.toThrow('Enough.');
});

it('shows what has arrived, file by file', () => {
  const answer = readFileSync(join(here, 'answers/whole-and-good/input.md'), 'utf8');
  const half = showAnswer(
    answer.slice(0, answer.indexOf('<file path="src/components')),
    draft,
    defaultCodeOptions,
  );
  expect([...changesOf(half, draft).keys()]).toEqual(['src/pages/Home.tsx']);
  const none = showAnswer(answer.slice(0, 200), draft, defaultCodeOptions);
  expect([...changesOf(none, draft).keys()]).toEqual([]);
});
