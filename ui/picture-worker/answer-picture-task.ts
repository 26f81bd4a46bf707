import type { PagePicture } from '#codegen/renderer';
import type { CancelSignal } from '#design/cancel';
import type { ImageSize } from '#design/image-header';
import type { Pixels } from '#design/pixels';
import { encodePng, readPng } from '#design/png';
import { readDesign } from '#design/read-design';
import { paintPlaceholder } from '#models/built-in/paint-placeholder';
import { readSignature } from '#insight/search/picture-signature';
import type { ModelImage } from '#models/ports';
import { findPalette } from '#visuals/1-plan/find-palette';
import { finishPicture, type UnfinishedPicture } from '#visuals/2-draw/finish-picture';
import { editPixels } from '#visuals/edit/edit-pixels';
import { isPlainPicture } from '#visuals/fill/judge-picture';
import { drawTable } from '#visuals/charts/draw-chart';
import { drawDiagram } from '#visuals/diagrams/draw-diagram';
import { planCopies } from '#visuals/rows/plan-copies';
import { writeSvg } from '#visuals/vectors/write-svg';
import { measureSet, readTraits } from '#visuals/sets/likeness';
import { listShownPictures, planFill } from '#visuals/fill/plan-fill';
import type { PictureTaskName, PictureTasks, ToPictureWorker } from './protocol.ts';
import type { SearchTasks } from './search-tasks.ts';

type Request = Exclude<ToPictureWorker, { task: 'cancel' }>;

export interface PictureAnswer {
  readonly output: PictureTasks[PictureTaskName]['output'];
  readonly transfer: Transferable[];
}

/** Carries out one task. */
export async function answerPictureTask(
  request: Request,
  signal: CancelSignal,
  search: SearchTasks,
): Promise<PictureAnswer> {
  switch (request.task) {
    case 'to-png':
      return plain(await toPng(request.input));
    case 'finish':
      return plain(finishPicture(await readable(request.input)));
    case 'paint':
      return plain(await paintPlaceholder(request.input, signal));
    case 'edit': {
      const { picture, ...edit } = request.input;
      const { bytes } = await toPng(picture);
      return plain(await editPixels({ ...edit, picture: bytes }, yieldToEvents, signal));
    }
    case 'palette':
      return plain(findPalette(readPng((await toPng(request.input)).bytes)));
    case 'list-shown-pictures':
      return plain(listShownPictures(readDesign(request.input.snapshot)));
    case 'is-plain':
      return plain(isPlainPicture(await readPixels(request.input.bytes)));
    case 'plan-fill': {
      const { snapshot, states, given } = request.input;
      const [plan = null] = planFill(readDesign(snapshot), new Map(states), new Map(given));
      return plain(plan);
    }
    case 'draw-chart': {
      const chart = drawTable(request.input);
      return plain({ ...chart, svg: writeSvg(chart.frame, request.input.style.fontFamily) });
    }
    case 'draw-diagram': {
      const frame = drawDiagram(request.input);
      return plain({ frame, svg: writeSvg(frame, request.input.style.fontFamily) });
    }
    case 'plan-copies': {
      const [frame] = readDesign(request.input.snapshot).frames;
      if (!frame) throw new Error('The frame cannot be read. Select another one.');
      return plain(planCopies(frame.root, request.input.records));
    }
    case 'read-traits':
      return plain(readTraits(await readPixels(request.input.bytes)));
    case 'measure-set':
      return plain(measureSet(request.input.traits));
    case 'index-frame':
      return plain(search.indexFrame(request.input.snapshot));
    case 'keep-frames':
      search.keepFrames(request.input.frameIds);
      return plain(null);
    case 'index-picture':
      search.indexPicture(request.input.nodeId, await readPixels(request.input.bytes));
      return plain(null);
    case 'list-describable':
      return plain(search.listDescribable());
    case 'describe':
      search.describe(request.input.items);
      return plain(null);
    case 'search': {
      const { picture, ...asked } = request.input;
      return plain(search.search(asked, picture === null ? null : await readPixels(picture)));
    }
    case 'read-signature':
      return plain(readSignature(await readPixels(request.input.bytes)));
    case 'sort':
      return plain(search.sort(request.input));
    case 'search-facets':
      return plain(search.facets());
    case 'open': {
      const output = await openPicture(request.input.bytes, request.input.size);
      return { output, transfer: [output.pixels.buffer] };
    }
  }
}

/** A picture that cannot be read stays as it arrived, because it is paid for and Figma may accept it. */
async function readable(unfinished: UnfinishedPicture): Promise<UnfinishedPicture> {
  const image = await toPng(unfinished.image).catch(() => unfinished.image);
  return { ...unfinished, image };
}

async function readPixels(bytes: Uint8Array): Promise<Pixels> {
  const { pixels, width, height } = await openPicture(bytes, null);
  return { data: pixels, width, height };
}

function plain(output: PictureAnswer['output']): PictureAnswer {
  return { output, transfer: [] };
}

/** A cancel takes effect between two bands of rows. */
function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * A picture as pixels over white, as a page is, in its own size or in another one.
 * @throws Error with a plain sentence where it cannot be read
 */
async function openPicture(bytes: Uint8Array, size: ImageSize | null): Promise<PagePicture> {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)])).catch(() => {
    throw new Error('The image cannot be read. Choose another one, or read it from Figma again.');
  });
  const { width, height } = size ?? bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This host has no canvas to read the image with.');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { pixels: data, width, height };
}

/**
 * A picture of another format as a PNG. JPEGs are opaque and so come through a canvas unchanged; of a WebP that is clear
 * in parts the canvas may round a colour, which is acceptable because the picture is new.
 */
async function toPng(image: ModelImage): Promise<ModelImage> {
  if (image.mime === 'image/png') return image;
  const bitmap = await createImageBitmap(
    new Blob([Uint8Array.from(image.bytes)], { type: image.mime }),
  ).catch(() => {
    throw new Error(`This ${image.mime.slice(6).toUpperCase()} cannot be read. Choose another image.`);
  });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This host has no canvas to read the image with.');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { bytes: encodePng({ width, height, data }), mime: 'image/png', width, height };
}
