/**
 * The compiler's way from a selection to code: read, compile, show; then, when nothing else is asked, Figma's own
 * pictures and the checks. Every step can be cancelled, and what was shown before stays until there is something new.
 */
import type { CodeOptions } from '#design/code-options';
import { type CodegenClient, isAbort } from '../worker-clients/codegen-client.ts';
import { answersOf } from '../worker-clients/answers-of.ts';
import type { CodeWithoutAssets, Recipe } from '../worker/protocol.ts';
import type { FramePictures, OnProgress, ReadDesign, SandboxClient } from './sandbox-client.ts';
import { type GeneratedCode, indexLines, type OpenDesign, textFilesOf } from './generated-code.ts';

export interface DraftSteps {
  readonly sandbox: SandboxClient;
  readonly codegen: CodegenClient;
}

/** Reads what is selected, or the frames of these ids. */
export async function readSelected(
  steps: DraftSteps,
  signal: AbortSignal,
  onProgress: OnProgress,
  frameIds?: readonly string[],
): Promise<OpenDesign> {
  const read = await steps.sandbox.readSelection(signal, onProgress, frameIds);
  return {
    ...read,
    number: steps.codegen.open(read.snapshot, read.assets),
    pictures: cachePictures(steps, read),
  };
}

/** The compiler's draft of a design, as soon as it can be looked at. */
export async function writeDraft(
  { codegen }: DraftSteps,
  design: OpenDesign,
  options: CodeOptions,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<GeneratedCode> {
  const recipe: Recipe = { design: design.number, options, answer: null };
  const code = await codegen.run('draft', { recipe }, { signal, onProgress });
  return createGeneratedCode(recipe, code, design, false);
}

/** The shown code as Prettier formats it; the same object if nothing changes. */
export async function formatGeneratedCode(
  { codegen }: DraftSteps,
  generated: GeneratedCode,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<GeneratedCode> {
  const code = await codegen.run('make', { recipe: generated.recipe }, { signal, onProgress });
  const before = new Map(textFilesOf(generated.code).map(({ path, text }) => [path, text]));
  const isSame = textFilesOf(code).every(({ path, text }) => before.get(path) === text);
  return isSame
    ? generated
    : createGeneratedCode(generated.recipe, code, generated.design, generated.partial);
}

/** The same code with its Receipt; pictures that cannot be had are left out of it. */
export async function checkGeneratedCode(
  { codegen }: DraftSteps,
  generated: GeneratedCode,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<{ readonly generated: GeneratedCode; readonly pictures: FramePictures }> {
  const { recipe, design, partial } = generated;
  const pictures = await design.pictures(signal, onProgress);
  const takes = { recipe, pictures: pictures.frames, bytes: [...pictures.bytes] };
  const code = await codegen.run('check', takes, { signal, onProgress });
  return { generated: createGeneratedCode(recipe, code, design, partial), pictures };
}

/** Requests the pictures when they are first needed, and again only if the request was cancelled. */
function cachePictures(
  { sandbox }: DraftSteps,
  { snapshot }: ReadDesign,
): (signal: AbortSignal, onProgress: OnProgress) => Promise<FramePictures> {
  const frameIds = snapshot.frames.map(({ id }) => id);
  let known: FramePictures | null = null;
  return async (signal, onProgress) => {
    known ??= await sandbox.readPictures(frameIds, signal, onProgress).catch((error: unknown) => {
      if (isAbort(error)) throw error;
      return { frames: {}, bytes: new Map() };
    });
    return known;
  };
}

export function createGeneratedCode(
  recipe: Recipe,
  code: CodeWithoutAssets,
  design: OpenDesign,
  partial: boolean,
): GeneratedCode {
  const source = answersOf(recipe).length === 0 && !recipe.decided ? 'draft' : 'model';
  const { snapshot } = design;
  return { recipe, code, design, snapshot, source, partial, linesByLayer: indexLines(code) };
}
