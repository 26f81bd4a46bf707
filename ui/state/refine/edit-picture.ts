/** The result of each tool: a spec for a service, or a local picture. Another module changes the pixels. */
import type { Generation, PictureRef } from '#design/generation';
import { invariant } from '#design/invariant';
import type { ImageCapabilities, ModelImage } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { MarkedArea } from '#visuals/edit/draw-mask';
import type { CanvasExtension, EditedPixels, EditTool } from '#visuals/edit/edit-pixels';
import { planEdit } from '#visuals/edit/plan-edit';
import type { LocalPicture } from '#visuals/edit/place-local-picture';
import type { PictureWorkerClient } from '../../worker-clients/picture-worker-client.ts';
import type { SandboxClient } from '../sandbox-client.ts';
import { makeId } from '../make-id.ts';
import type { StoredPicture } from '../picture-store.ts';
import type { MarkedLayer } from './mask-layers.ts';

export interface EditTask {
  readonly tool: EditTool;
  readonly words: string;
  readonly picture: StoredPicture;
  readonly parent: Generation | null;
  readonly nodeId: string;
  readonly areas: readonly MarkedArea[];
  readonly layers: readonly MarkedLayer[];
  readonly extension: CanvasExtension;
  /** What who draws can do. */
  readonly capabilities: ImageCapabilities;
  /** Who draws, and alone is asked where another would do something else. */
  readonly asks: NonNullable<ImageSpec['asks']>;
  /** What the service draws every picture with, such as its upscalers. */
  readonly ownOptions: ImageSpec['diffusion'];
}

export type EditResult =
  | { readonly kind: 'ask'; readonly spec: ImageSpec }
  | {
      readonly kind: 'made';
      readonly picture: Omit<LocalPicture, 'createdAt' | 'tookMs'>;
      readonly message: string;
    };

interface EditNeeds {
  readonly sandbox: Pick<SandboxClient, 'storeImage'>;
  readonly pixels: PictureWorkerClient;
}

/** Prepares an edit; what a service needs is in the document when it answers. */
export async function editPicture(
  task: EditTask,
  needs: EditNeeds,
  signal: AbortSignal,
): Promise<EditResult> {
  const { tool, picture, areas, extension, capabilities } = task;
  const layers = task.layers.map(({ png, places }) => ({ png, places }));
  const byService = canBeAsked(tool, capabilities);
  const asked = { tool, picture: imageOf(picture), areas, layers, extension, byService };
  const edited = await needs.pixels.run('edit', asked, signal);
  if (edited.kind === 'made') return localPictureResult(task, edited);
  if (tool === 'cut-out' && !byService) {
    throw new Error(
      'The background is not plain, and the chosen service cannot remove it. Choose another service in Settings.',
    );
  }
  return { kind: 'ask', spec: await specOf(task, edited, needs.sandbox) };
}

/** Whether a service gives a better result than the local tool. */
function canBeAsked(tool: EditTool, capabilities: ImageCapabilities): boolean {
  const goesBy = (capabilities.references ?? 0) > 0;
  if (tool === 'enlarge') return capabilities.enlarges === true;
  if (tool === 'cut-out') return goesBy && capabilities.transparent;
  return goesBy && capabilities.mask === true;
}

/** The PNG of a picture, kept in the document. */
export async function keepAsPng(picture: StoredPicture, { sandbox, pixels }: EditNeeds): Promise<PictureRef> {
  const png = await pixels.run('to-png', imageOf(picture));
  return storeImage(png.bytes, sandbox);
}

function imageOf({ bytes, width, height }: StoredPicture): ModelImage {
  return { bytes, mime: bytes[0] === 0x89 ? 'image/png' : 'image/jpeg', width, height };
}

async function storeImage(bytes: Uint8Array, sandbox: EditNeeds['sandbox']): Promise<PictureRef> {
  return { hash: await sandbox.storeImage(bytes), mime: 'image/png' };
}

async function specOf(
  { tool, words, parent, nodeId, asks, ownOptions }: EditTask,
  { picture, mask, width, height }: EditedPixels,
  sandbox: EditNeeds['sandbox'],
): Promise<ImageSpec> {
  const order = {
    step: tool,
    words,
    parent,
    size: { width, height },
    base: await storeImage(picture, sandbox),
    mask: mask === null ? null : await storeImage(mask, sandbox),
    // The layer of a picture that is to grow has the ratio of the original, which stays as it is.
    place: { nodeId, where: tool === 'extend' ? 'beside' : 'fill' } as const,
  };
  const spec = planEdit(order, makeId);
  if (tool !== 'enlarge') return spec;
  // A picture that names who is asked gets no options in the queue, because it may be a replay.
  return { ...spec, asks, ...(ownOptions === undefined ? {} : { diffusion: ownOptions }) };
}

function localPictureResult(
  { tool, parent, nodeId }: EditTask,
  { picture, width, height }: EditedPixels,
): EditResult {
  const { words, method, told: message } = describeLocalEdit(tool, `${width} × ${height}`);
  const image = { bytes: picture, width, height };
  const place = { nodeId, where: 'fill' as const };
  return {
    kind: 'made',
    picture: { id: makeId(), step: tool, image, parent, words, method, place },
    message,
  };
}

/** What a history says of it, how it was done in place of a model, and what a person reads. */
function describeLocalEdit(tool: EditTool, size: string) {
  if (tool === 'enlarge')
    return {
      words: `Enlarge to ${size}`,
      method: 'resampled',
      told: `Enlarged here to ${size} by resampling; no detail was added.`,
    };
  if (tool === 'cut-out')
    return {
      words: 'Remove the background',
      method: 'plain background removed',
      told: 'Background removed here. It was plain, so every pixel of the subject is kept.',
    };
  invariant(tool === 'erase', `${tool} is made by services only`);
  return {
    words: 'Erase what is marked',
    method: 'filled from surroundings',
    told: 'Erased here: the marked area is filled smoothly from its surroundings, without detail.',
  };
}
