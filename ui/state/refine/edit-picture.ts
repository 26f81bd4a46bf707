/** What each tool makes of a picture: a spec for a service, or a picture made here. */
import type { Generation, PictureRef } from '#design/generation';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/read-png';
import { writePixels } from '#visuals/2-draw/write-pixels';
import { cutOutGround } from '#visuals/edit/cut-out-ground';
import { maskOfAreas, maskOfLayers, type MarkedArea, type MaskLayer } from '#visuals/edit/draw-mask';
import { enlargePixels } from '#visuals/edit/enlarge-pixels';
import { extendPixels } from '#visuals/edit/extend-pixels';
import { fillFromAround } from '#visuals/edit/fill-from-around';
import { shareOf, writeMask, type Mask } from '#visuals/edit/mask';
import { planEdit } from '#visuals/edit/plan-edit';
import type { MadeHere } from '#visuals/edit/place-made-here';
import type { Sandbox } from '../ask-sandbox.ts';
import { makeId } from '../make-id.ts';
import { toPng } from '../to-png.ts';
import type { StoredPicture } from '../picture-store.ts';

/** px; the largest picture Figma takes. */
const longestSide = 4096;

export type EditTool = 'edit' | 'erase' | 'extend' | 'cut-out' | 'enlarge';

/** Sides that get room, and how much of the picture's own size it is. */
export interface Room {
  readonly sides: readonly ('left' | 'top' | 'right' | 'bottom')[];
  readonly share: number;
}

export interface EditTask {
  readonly tool: EditTool;
  readonly words: string;
  readonly picture: StoredPicture;
  readonly parent: Generation | null;
  readonly nodeId: string;
  readonly areas: readonly MarkedArea[];
  readonly layers: readonly MaskLayer[];
  readonly room: Room;
  /** What who draws can do. */
  readonly takes: { readonly references: boolean; readonly mask: boolean; readonly transparent: boolean };
}

export type EditResult =
  | { readonly kind: 'ask'; readonly spec: ImageSpec }
  | { readonly kind: 'made'; readonly made: Omit<MadeHere, 'createdAt' | 'tookMs'>; readonly told: string };

type Keep = Pick<Sandbox, 'keepImage'>;

/** Prepares an edit; what a service needs is in the document when it answers. */
export async function editPicture(task: EditTask, sandbox: Keep, signal: AbortSignal): Promise<EditResult> {
  const pixels = await readStored(task.picture);
  if (task.tool === 'enlarge') return enlarge(task, pixels, signal);
  if (task.tool === 'cut-out') return cutOut(task, pixels, sandbox);
  if (task.tool === 'extend') return extend(task, pixels, sandbox);
  return change(task, task.tool, pixels, sandbox);
}

/** The PNG of a picture, kept in the document, and its pixels. */
export async function keepAsPng(picture: StoredPicture, sandbox: Keep): Promise<PictureRef> {
  const png = await toPng({ ...picture, mime: mimeOf(picture) });
  return keep(png.bytes, sandbox);
}

async function readStored(picture: StoredPicture): Promise<Pixels> {
  return readPng((await toPng({ ...picture, mime: mimeOf(picture) })).bytes);
}

function mimeOf({ bytes }: StoredPicture): 'image/png' | 'image/jpeg' {
  return bytes[0] === 0x89 ? 'image/png' : 'image/jpeg';
}

async function keep(bytes: Uint8Array, sandbox: Keep): Promise<PictureRef> {
  return { hash: await sandbox.keepImage(bytes), mime: 'image/png' };
}

async function change(
  task: EditTask,
  step: 'edit' | 'erase',
  pixels: Pixels,
  sandbox: Keep,
): Promise<EditResult> {
  const mask = maskOf(task, pixels);
  if (shareOf(mask) === 0)
    throw new Error('Nothing is marked. Draw on the picture, or take layers that lie over it.');
  const canAsk = task.takes.mask && task.takes.references;
  if (step === 'erase' && !canAsk) return fill(task, pixels, mask);
  const base = await keepAsPng(task.picture, sandbox);
  const kept = await keep(writeMask(mask), sandbox);
  return { kind: 'ask', spec: specOf(task, step, base, pixels, kept) };
}

function maskOf({ areas, layers }: EditTask, pixels: Pixels): Mask {
  const drawn = maskOfAreas(pixels, areas);
  const covered = maskOfLayers(pixels, layers);
  return { ...drawn, data: drawn.data.map((value, pixel) => Math.max(value, covered.data[pixel] ?? 0)) };
}

function fill(task: EditTask, pixels: Pixels, mask: Mask): EditResult {
  return {
    kind: 'made',
    made: { ...madeOf(task, 'erase', fillFromAround(pixels, mask)), method: 'filled from around' },
    told: 'Erased here: what was marked is filled from around it, smooth and without detail.',
  };
}

async function extend(task: EditTask, pixels: Pixels, sandbox: Keep): Promise<EditResult> {
  const { sides, share } = task.room;
  if (sides.length === 0) throw new Error('Choose at least one side to extend the picture at.');
  const roomAt = (side: Room['sides'][number], length: number) =>
    sides.includes(side) ? Math.round(length * share) : 0;
  const margins = {
    left: roomAt('left', pixels.width),
    right: roomAt('right', pixels.width),
    top: roomAt('top', pixels.height),
    bottom: roomAt('bottom', pixels.height),
  };
  const width = pixels.width + margins.left + margins.right;
  const height = pixels.height + margins.top + margins.bottom;
  if (Math.max(width, height) > longestSide) {
    throw new Error(
      `It would be ${width} × ${height} px; Figma takes up to ${longestSide} px a side. Choose less room.`,
    );
  }
  const extended = extendPixels(pixels, margins);
  const base = await keep(writePixels(extended.pixels), sandbox);
  const mask = await keep(writeMask(extended.mask), sandbox);
  const spec = specOf(task, 'extend', base, extended.pixels, mask);
  // Its layer has the ratio of the original, which stays as it is.
  return { kind: 'ask', spec: { ...spec, place: { nodeId: task.nodeId, where: 'beside' } } };
}

async function cutOut(task: EditTask, pixels: Pixels, sandbox: Keep): Promise<EditResult> {
  const cut = cutOutGround(pixels);
  if (cut !== null) {
    return {
      kind: 'made',
      made: {
        ...madeOf(task, 'cut-out', cut),
        words: 'Remove the background',
        method: 'plain ground cut out',
      },
      told: 'Cut out here: the ground was plain, so every pixel of the subject is kept.',
    };
  }
  if (!task.takes.references || !task.takes.transparent) {
    throw new Error(
      'The background is not plain, and the chosen service cannot cut pictures out. Choose another in the settings.',
    );
  }
  return {
    kind: 'ask',
    spec: specOf(task, 'cut-out', await keepAsPng(task.picture, sandbox), pixels, null),
  };
}

async function enlarge(task: EditTask, pixels: Pixels, signal: AbortSignal): Promise<EditResult> {
  const factor = Math.min(2, longestSide / Math.max(pixels.width, pixels.height));
  if (factor <= 1) throw new Error(`It is ${longestSide} px already, the most that Figma takes.`);
  const wanted = { width: Math.round(pixels.width * factor), height: Math.round(pixels.height * factor) };
  const large = await enlargePixels(pixels, wanted, giveWay, signal);
  return {
    kind: 'made',
    made: {
      ...madeOf(task, 'enlarge', large),
      words: `Enlarge to ${large.width} × ${large.height}`,
      method: 'resampled',
    },
    told: `Enlarged here to ${large.width} × ${large.height} by resampling; no detail was added.`,
  };
}

function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function madeOf(task: EditTask, step: MadeHere['step'], pixels: Pixels) {
  const { parent, nodeId, words } = task;
  return {
    id: makeId(),
    step,
    pixels,
    parent,
    words: words === '' ? 'Erase what is marked' : words,
    method: '',
    place: { nodeId, where: 'fill' as const },
  };
}

function specOf(
  { words, parent, nodeId }: EditTask,
  step: 'edit' | 'erase' | 'extend' | 'cut-out',
  base: PictureRef,
  { width, height }: Pixels,
  mask: PictureRef | null,
): ImageSpec {
  const place = { nodeId, where: 'fill' } as const;
  return planEdit({ step, words, base, size: { width, height }, mask, parent, place }, makeId);
}
