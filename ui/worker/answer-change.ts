/** The worker's tasks around a model that writes: what it is asked, and whether what it answers stands. */
import { compareGenerations, recordGeneration } from '#codegen/merge/compare-generations';
import { judgeAnswers, judgeChange } from '#codegen/model/author/judge-answers';
import { writeEditsRequest } from '#codegen/model/author/write-edits-request';
import { writeMaterial } from '#codegen/model/author/write-files-request';
import type { AuthoredResult } from '#codegen/model/author/apply-answers';
import type { CancelSignal } from '#design/cancel';
import type { Progress } from '#design/code-result';
import { answersOf, withAnswers } from '../background/answers-of.ts';
import { checkMade } from './check-made.ts';
import type { Desk } from './desk.ts';
import type { ChecksAgainst, Recipe, Tasks } from './protocol.ts';

type OnProgress = (progress: Progress) => void;

/** Judges a recipe's answers, of which the last is new. */
export async function judgeRecipe(
  desk: Desk,
  { mayRepair, ...against }: Tasks['judge-answers']['takes'],
  signal: CancelSignal,
  onProgress: OnProgress,
): Promise<Tasks['judge-answers']['gives']> {
  const { recipe } = against;
  const { kept, request, reason } = await judgeAnswers(answersOf(recipe), {
    options: recipe.options,
    mayRepair,
    checked: (answers) =>
      checkedWith(desk, { ...against, recipe: withAnswers(recipe, answers) }, signal, onProgress),
  });
  return { kept, request, reason };
}

/** Judges the last change of a recipe against the code before it. */
export async function judgeLastChange(
  desk: Desk,
  { answers: count, ...against }: Tasks['judge-change']['takes'],
  signal: CancelSignal,
  onProgress: OnProgress,
): Promise<Tasks['judge-change']['gives']> {
  const answers = answersOf(against.recipe);
  const former = withAnswers(against.recipe, answers.slice(0, -count));
  const before = await checkedWith(desk, { ...against, recipe: former }, signal, onProgress);
  const now = await checkedWith(desk, against, signal, onProgress);
  return judgeChange(answers.at(-count)?.answer ?? '', now, before);
}

async function checkedWith(
  desk: Desk,
  against: ChecksAgainst,
  signal: CancelSignal,
  onProgress: OnProgress,
): Promise<AuthoredResult> {
  const made = await desk.make(against.recipe, signal, onProgress);
  const faults = 'faults' in made ? (made as AuthoredResult).faults : [];
  return { ...(await checkMade(desk, against, signal, onProgress)), faults };
}

/** The request for a change of a recipe's code. */
export async function writeChangeRequest(
  desk: Desk,
  { recipe, wish, refused, pictures, material }: Tasks['change-request']['takes'],
  signal: CancelSignal,
  onProgress: OnProgress,
): Promise<Tasks['change-request']['gives']> {
  const current = await desk.make(recipe, signal, onProgress);
  const wishes = answersOf(recipe).flatMap((one) => (one.wish === null ? [] : [one.wish]));
  return writeEditsRequest(current, recipe.options, {
    wish,
    former: [...new Set(wishes)].filter((one) => one !== wish),
    refused,
    pictures: pictures.map((bytes) => ({ bytes, mime: 'image/png' })),
    material: writeMaterial(material),
  });
}

/** What differs between the code of two recipes. */
export async function compareRecipes(
  desk: Desk,
  recipe: Recipe,
  former: Recipe,
  signal: CancelSignal,
  onProgress: OnProgress,
): Promise<Tasks['compare-recipes']['gives']> {
  const [is, was] = [
    await desk.make(recipe, signal, onProgress),
    await desk.make(former, signal, onProgress),
  ];
  const record = recordGeneration([], recipe.options.target, was.files);
  return compareGenerations(record, is.files) ?? [];
}
