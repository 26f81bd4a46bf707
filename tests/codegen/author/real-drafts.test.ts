import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTypeChecker } from '#codegen/check/check-types';
import { applyAnswer, type AuthorEnvironment } from '#codegen/model/author/apply-answers';
import { writeFilesRequest } from '#codegen/model/author/write-files-request';
import { compile } from '#codegen/compile';
import { writeHints } from '#codegen/model/hints/write-hints';
import type { CodeOptions } from '#design/code-options';
import { listFrames } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import { readDesign } from '#design/read-design';
import { takeSnapshot } from '#design/take-snapshot';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { defaultAnswer } from '../../model-server/answer-text.ts';

const examples = join(import.meta.dirname, '../../../examples');
const names = readdirSync(examples).filter((name) => existsSync(join(examples, name, 'figma.json')));

const kinds: readonly Pick<CodeOptions, 'target' | 'styles'>[] = [
  { target: 'react', styles: 'modules' },
  { target: 'react', styles: 'tailwind' },
  { target: 'react', styles: 'css' },
  { target: 'html', styles: 'css' },
];

let environment: AuthorEnvironment;

beforeAll(async () => {
  const libraries = await collectLibraries();
  const checker = createTypeChecker(libraries);
  environment = {
    libraries,
    checker,
    signal: new AbortController().signal,
    onProgress: () => {},
    now: () => 0,
  };
});

// What the compiler writes must pass the very judgement that a model's files get, or every answer would lose to it.
describe('a model that returns the draft unchanged after a review', () => {
  // Small examples and those with components come in every kind, whole pages in one kind each: they take long.
  const inEveryKind = ['components', 'dashboard', 'landing', 'phone-app', 'rare-facts'];
  const cases = names.flatMap((name, index) =>
    kinds
      .filter((_, at) => inEveryKind.includes(name) || at === index % kinds.length)
      .map((kind) => ({ name, ...kind })),
  );
  it.each(cases)('$name as $target with $styles is kept whole', async ({ name, target, styles }) => {
    const document = openDocument(JSON.parse(readFileSync(join(examples, name, 'figma.json'), 'utf8')), name);
    const ids = listFrames(document)
      .flatMap(({ frames }) => frames.map(({ id }) => id))
      .slice(0, 1);
    const snapshot = takeSnapshot(document, ids, { variables: null, images: {}, exports: {}, pictures: {} });
    const options = { target, styles, nodeIds: false, project: false };
    const draft = await compile(snapshot, new Map(), options, environment);
    const hints = writeHints(readDesign(snapshot), { budget: 12_000 }).text;
    const { parts } = writeFilesRequest(draft, options, { hints, pictures: [], draftBudget: 1_000_000 });
    const content = parts.flatMap((part) => (part.kind === 'text' ? [{ text: part.text }] : []));
    const result = await applyAnswer(defaultAnswer({ input: [{ content }] }), draft, options, environment);
    expect(result.problems).toEqual(draft.problems);
    const changed = result.files.filter((file) => !draft.files.includes(file));
    expect(changed.length).toBeGreaterThan(0);
  });
});
