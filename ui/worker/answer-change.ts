/** The worker's tasks for a model that writes: its requests, and the judgement of its answers. */
import { compareWithRecord, recordFiles } from '#codegen/merge/compare-with-record';
import type { AuthoredResult } from '#codegen/model/author/apply-answers';
import { judgeAnswers, judgeChange } from '#codegen/model/author/judge-answers';
import { writeEditsRequest } from '#codegen/model/author/write-edits-request';
import {
  planFilesRequest,
  type PlannedRequest,
  tileFrames,
  writeAttachments,
  writeFilesRequest,
} from '#codegen/model/author/write-files-request';
import { writeHints } from '#codegen/model/hints/write-hints';
import type { CancelSignal } from '#design/cancel';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult, Progress } from '#design/code-result';
import type { Attachment } from '#design/attachment';
import { readDesign } from '#design/read-design';
import type { Snapshot } from '#design/snapshot';
import type { PictureOrSize } from '#design/tile-picture';
import { writePngHead } from '#design/image-header';
import type { TextRequest } from '#models/ports';
import { answersOf, withAnswers } from '../worker-clients/answers-of.ts';
import { checkRecipe } from './check-recipe.ts';
import type { CodegenSession } from './codegen-session.ts';
import type { CheckInput, Recipe, Tasks } from './protocol.ts';

type OnProgress = (progress: Progress) => void;

/** Judges a recipe's answers, of which the last is new. */
export async function judgeRecipe(
  session: CodegenSession,
  { mayRepair, ...against }: Tasks['judge-answers']['input'],
  signal: CancelSignal,
  onProgress: OnProgress,
): Promise<Tasks['judge-answers']['output']> {
  const { recipe } = against;
  const { kept, request, reason, tradeOff } = await judgeAnswers(answersOf(recipe), {
    options: recipe.options,
    mayRepair,
    checked: (answers) =>
      checkedWith(session, { ...against, recipe: withAnswers(recipe, answers) }, signal, onProgress),
  });
  return { kept, request, reason, tradeOff };
}

/** Judges the last change of a recipe against the code before it. */
export async function judgeLastChange(
  session: CodegenSession,
  { answers: count, ...against }: Tasks['judge-change']['input'],
  signal: CancelSignal,
  onProgress: OnProgress,
): Promise<Tasks['judge-change']['output']> {
  const answers = answersOf(against.recipe);
  const former = withAnswers(against.recipe, answers.slice(0, -count));
  const before = await checkedWith(session, { ...against, recipe: former }, signal, onProgress);
  const now = await checkedWith(session, against, signal, onProgress);
  return judgeChange(answers.at(-count)?.answer ?? '', now, before);
}

async function checkedWith(
  session: CodegenSession,
  against: CheckInput,
  signal: CancelSignal,
  onProgress: OnProgress,
): Promise<AuthoredResult> {
  const generated = await session.make(against.recipe, signal, onProgress);
  const faults = 'faults' in generated ? (generated as AuthoredResult).faults : [];
  return { ...(await checkRecipe(session, against, signal, onProgress)), faults };
}

/** The request for a change of a recipe's code. */
export async function writeChangeRequest(
  session: CodegenSession,
  { recipe, wish, refused, pictures, attachments }: Tasks['change-request']['input'],
  signal: CancelSignal,
  onProgress: OnProgress,
): Promise<Tasks['change-request']['output']> {
  const current = await session.make(recipe, signal, onProgress);
  const wishes = answersOf(recipe).flatMap((one) => (one.wish === null ? [] : [one.wish]));
  return writeEditsRequest(current, recipe.options, {
    wish,
    former: [...new Set(wishes)].filter((one) => one !== wish),
    refused,
    pictures: pictures.map((picture) => ({
      bytes: picture instanceof Uint8Array ? picture : writePngHead(picture),
      mime: 'image/png',
    })),
    attachments: writeAttachments(attachments),
  });
}

/** What differs between the code of two recipes. */
export async function compareRecipes(
  session: CodegenSession,
  recipe: Recipe,
  former: Recipe,
  signal: CancelSignal,
  onProgress: OnProgress,
): Promise<Tasks['compare-recipes']['output']> {
  const [is, was] = [
    await session.make(recipe, signal, onProgress),
    await session.make(former, signal, onProgress),
  ];
  const record = recordFiles([], recipe.options.target, was.files);
  return compareWithRecord(record, is.files) ?? [];
}

/** Tokens that the outline of the frames may take. */
const hintsBudget = 12_000;

/** The request to a model that writes the files: the frames as outline and pictures, and the compiler's draft. */
export function writeAuthorRequest(
  snapshot: Snapshot,
  draft: CodeResult,
  options: CodeOptions,
  pictures: readonly PictureOrSize[],
  { attachments, note }: { readonly attachments: readonly Attachment[]; readonly note: string },
  signal: CancelSignal,
): TextRequest {
  const hints = writeHints(readDesign(snapshot), { budget: hintsBudget }).text;
  return writeFilesRequest(draft, options, {
    hints: note === '' ? hints : `${note}\n\n${hints}`,
    pictures: tileFrames(pictures, signal),
    attachments: writeAttachments(attachments),
  });
}

/** The request of `writeAuthorRequest` before there is a draft. */
export function planAuthorRequest(
  pictures: readonly PictureOrSize[],
  attachments: readonly Attachment[],
  signal: CancelSignal,
): PlannedRequest {
  return planFilesRequest(hintsBudget, pictures, writeAttachments(attachments), signal);
}
