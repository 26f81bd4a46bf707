import { compareGenerations, recordGeneration } from '#codegen/5-merge/compare-generations';
import { buildPreview } from '#codegen/4-check/build-preview';
import type { CancelSignal } from '#design/cancel';
import type { CodeResult, Progress } from '#design/code-result';
import { writeAuthorRequest } from './author-request.ts';
import type { Desk } from './desk.ts';
import { findSurroundings, plainResult } from './find-house.ts';
import { findDifference } from './find-difference.ts';
import type { MadeCode, Tasks, TaskName, ToWorker } from './protocol.ts';
import { zipProject } from './zip-project.ts';

type Request = Exclude<ToWorker, { task: 'cancel' | 'page-rendered' }>;
type Answer = { readonly gives: Tasks[TaskName]['gives']; readonly transfer: Transferable[] };

/** Carries out one task. */
export async function answerTask(
  desk: Desk,
  request: Request,
  signal: CancelSignal,
  onProgress: (progress: Progress) => void,
): Promise<Answer> {
  switch (request.task) {
    case 'open-design': {
      const { design, snapshot, assets } = request.takes;
      desk.open(design, snapshot, new Map(assets));
      return plain(null);
    }
    case 'close-design':
      desk.close(request.takes.design);
      return plain(null);
    case 'make-partial':
      return plain(withoutBytes(await desk.makePartial(request.takes.recipe, signal, onProgress)));
    case 'draft':
      return plain(withoutBytes(await desk.show(request.takes.recipe, signal, onProgress)));
    case 'make':
      return plain(withoutBytes(await desk.make(request.takes.recipe, signal, onProgress)));
    case 'check':
      return plain(withoutBytes(await checkMade(desk, request.takes, signal, onProgress)));
    case 'preview': {
      const { recipe, page } = request.takes;
      const result = plainResult(await desk.show(recipe, signal, onProgress), recipe.options);
      return plain(
        await buildPreview(result, page, recipe.options, findSurroundings(recipe.options).libraries),
      );
    }
    case 'zip': {
      const bytes = await zipProject(desk, request.takes.recipe, signal, onProgress);
      return { gives: bytes, transfer: [bytes.buffer] };
    }
    case 'asset': {
      const { assets } = await desk.show(request.takes.recipe, signal, onProgress);
      return plain(assets.get(request.takes.key) ?? null);
    }
    case 'record-generation': {
      const { recipe } = request.takes;
      const { files } = await desk.make(recipe, signal, onProgress);
      const frames = desk.find(recipe.design).snapshot.frames.map(({ id }) => id);
      return plain(recordGeneration(frames, recipe.options.target, files));
    }
    case 'compare-generation': {
      const { recipe, record } = request.takes;
      return plain(compareGenerations(record, (await desk.make(recipe, signal, onProgress)).files));
    }
    case 'author-request': {
      const { recipe, pictures } = request.takes;
      const draft = await desk.make({ ...recipe, answer: null }, signal, onProgress);
      return plain(writeAuthorRequest(desk.find(recipe.design).snapshot, draft, recipe.options, pictures));
    }
    case 'compare-pictures': {
      const gives = findDifference(request.takes.first, request.takes.second, signal);
      return { gives, transfer: [gives.heat.pixels.buffer] };
    }
  }
}

async function checkMade(
  desk: Desk,
  { recipe, pictures, bytes }: Tasks['check']['takes'],
  signal: CancelSignal,
  onProgress: (progress: Progress) => void,
): Promise<CodeResult> {
  const result = await desk.make(recipe, signal, onProgress);
  const { snapshot } = desk.find(recipe.design);
  const frames = snapshot.frames.map((frame) => ({ ...frame, picture: pictures[frame.id] ?? null }));
  const checked = await desk
    .checkerOf(recipe.options)
    .check(plainResult(result, recipe.options), { ...snapshot, frames }, new Map(bytes), recipe.options, {
      signal,
      onProgress,
      now: () => performance.now(),
      renderer: desk.renderer,
    });
  return { ...checked, files: result.files };
}

function plain(gives: Tasks[TaskName]['gives']): Answer {
  return { gives, transfer: [] };
}

function withoutBytes({ assets: _, ...made }: CodeResult): MadeCode {
  return made;
}
