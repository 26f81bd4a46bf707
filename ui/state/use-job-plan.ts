/**
 * The plans of the paid jobs of the Code tab before their click. The worker writes the same requests as for the click, with
 * the sizes of the frames in place of images that Figma has not drawn yet. Where there is no draft yet, what it will take
 * at most counts.
 */
import { useEffect, useState } from 'preact/hooks';
import type { CodeMode } from '#design/code-options';
import { isFlatPicture } from '#design/flat-picture';
import { findImageSize, type ImageSize } from '#design/image-header';
import { sizeOf, walkNodes } from '#design/rest-node';
import type { Snapshot } from '#design/snapshot';
import type { Subject } from './code-controller.ts';
import type { GeneratedCode } from './generated-code.ts';
import type { Panel } from './panel.ts';
import type { FramePictures } from './sandbox-client.ts';
import { framesOf } from './selection.ts';
import { maxCorrections, planOf, planPictureJob, type TextJobPlan } from './text-job.ts';
import { usePanel } from './use-panel.ts';

type PaidMode = Exclude<CodeMode, 'compile'>;

/** The plan of what a click in a paid mode does with a subject; `null` until it is known. */
export function useGenerationPlan(mode: CodeMode, { picture, frameIds }: Subject): TextJobPlan | null {
  const panel = usePanel();
  const { generated, attachments } = panel.code;
  const [shown, selection] = [generated.value, panel.selection.value];
  const isShown = frameIds !== undefined && shown !== null;
  const subject =
    picture ?? (isShown ? `${shown.recipe.design} ${JSON.stringify(shown.recipe.options)}` : selection);
  return usePlan(mode !== 'compile', [mode, subject, attachments.value], (signal) => {
    if (mode === 'compile') return null;
    if (picture !== null) return planPicture(panel, picture, signal);
    if (isShown) return planShown(panel, mode, shown, signal);
    const frames = framesOf(selection);
    const [frame, ...others] = frames;
    if (frame === undefined) return null;
    const isPicture = mode === 'author' && others.length === 0 && isFlatPictureIn(shown, frame.id);
    return isPicture ? planPicture(panel, frame, signal) : planUnread(panel, mode, frames, signal);
  });
}

/** Whether a layer of the shown code is a picture without layers; what is not read yet is taken to have some. */
function isFlatPictureIn(shown: GeneratedCode | null, id: string): boolean {
  const roots = shown?.snapshot.frames.map(({ node }) => node) ?? [];
  for (const node of walkNodes(roots)) if (node.id === id) return isFlatPicture(node);
  return false;
}

/** The plan of the typed request for a change; `null` until it is known, and where nothing is typed. */
export function useChangePlan(): TextJobPlan | null {
  const panel = usePanel();
  const { ask, generated, attachments, pictures } = panel.code;
  const isTyped = ask.input.value.trim() !== '';
  const recipe = generated.value?.recipe;
  return usePlan(isTyped, [recipe, attachments.value], async (signal) => {
    const shown = generated.peek();
    if (shown === null) return null;
    const input = {
      recipe: shown.recipe,
      wish: ask.input.peek(),
      refused: [],
      pictures: imagesOf(shown.snapshot, pictures.peek()),
      attachments: attachments.peek(),
    };
    const request = await panel.codegen.run('change-request', input, { signal });
    return planOf(request, maxCorrections.change);
  });
}

/** While a click's work runs, the plan that it began with stays. */
function usePlan(
  isNeeded: boolean,
  subject: readonly unknown[],
  make: (signal: AbortSignal) => Promise<TextJobPlan | null> | null,
): TextJobPlan | null {
  const { work, asked } = usePanel().code;
  const [plan, setPlan] = useState<TextJobPlan | null>(null);
  const isBusy = work.value !== null && asked.value;
  useEffect(() => {
    if (isBusy) return undefined;
    setPlan(null);
    if (!isNeeded) return undefined;
    const controller = new AbortController();
    // A request that cannot be written is reported when it is asked for.
    make(controller.signal)?.then(
      (made) => controller.signal.aborted || setPlan(made),
      () => undefined,
    );
    return () => controller.abort();
  }, [isBusy, isNeeded, ...subject]);
  return isNeeded ? plan : null;
}

async function planShown(
  panel: Panel,
  mode: PaidMode,
  { recipe: { design, options }, snapshot, design: { picture: read } }: GeneratedCode,
  signal: AbortSignal,
): Promise<TextJobPlan> {
  const { codegen, code } = panel;
  // The code is of layers that a model read in the frame's image; the next is of the frame.
  if (read)
    return mode === 'author' ? planPicture(panel, read, signal) : planUnread(panel, mode, [read], signal);
  const [frame, ...others] = snapshot.frames;
  if (mode === 'author' && frame && others.length === 0 && isFlatPicture(frame.node))
    return planPicture(panel, sizeOf(frame.node), signal);
  const input = {
    recipe: { design, options, answer: null },
    pictures: imagesOf(snapshot, code.pictures.peek()),
    attachments: code.attachments.peek(),
    note: '',
  };
  if (mode === 'author')
    return planOf(await codegen.run('author-request', input, { signal }), maxCorrections.author);
  const { request } = await codegen.run('assist-request', input, { signal });
  return planOf(request, maxCorrections.assist);
}

async function planUnread(
  { codegen, code }: Panel,
  mode: PaidMode,
  frames: readonly ImageSize[],
  signal: AbortSignal,
): Promise<TextJobPlan> {
  const sizes = frames.map(({ width, height }) => ({ width, height }));
  const input = { frames: sizes, attachments: code.attachments.peek() };
  const planned = await codegen.run('planned-requests', input, { signal });
  return { requests: [planned[mode]], corrections: maxCorrections[mode] };
}

async function planPicture(
  { codegen, code }: Panel,
  { width, height }: ImageSize,
  signal: AbortSignal,
): Promise<TextJobPlan> {
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const looks = await codegen.run('picture-looks', { picture: size }, { signal });
  const input = { frames: [size], attachments: code.attachments.peek() };
  const { author } = await codegen.run('planned-requests', input, { signal });
  return planPictureJob(looks, author);
}

/** The size of each image that is sent of the frames: of those that Figma has drawn, else of the frames. */
function imagesOf({ frames }: Snapshot, drawn: FramePictures | null): readonly ImageSize[] {
  return frames.flatMap(({ id, node }) => {
    if (drawn === null) {
      const { width, height } = sizeOf(node);
      return [{ width: Math.ceil(width), height: Math.ceil(height) }];
    }
    const picture = drawn.frames[id];
    const size = findImageSize(drawn.bytes.get(picture?.asset.key ?? '') ?? new Uint8Array());
    return size === null ? [] : [size];
  });
}
