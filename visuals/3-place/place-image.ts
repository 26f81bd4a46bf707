import type { CanvasEdit } from '#design/canvas-edit';
import type { Generation } from '#design/generation';
import type { AssetBytes } from '#design/snapshot';
import type { DrawnPicture } from '../2-draw/draw-image.ts';

/** What only the caller knows of a placing. */
export interface Placing {
  /** Of the generation, unique in the file. */
  readonly id: string;
  /** The generation it was refined from. */
  readonly parent: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** What goes to the sandbox: the edit, and the bytes it names. */
export interface PlacedImage {
  readonly edit: CanvasEdit;
  readonly bytes: AssetBytes;
}

/** characters of a new layer's name. */
const longestName = 60;

/** Turns a drawn picture into one edit of the canvas, with the record that stays on the layer. */
export function placeImage(picture: DrawnPicture, placing: Placing): PlacedImage {
  const { spec, image } = picture;
  const asset = { key: `generated-${placing.id}`, mime: image.mime };
  const edit: CanvasEdit = {
    kind: 'place-image',
    ...spec.place,
    asset,
    width: image.width,
    height: image.height,
    name: nameOf(spec.words),
    generation: recordOf(picture, placing),
  };
  return { edit, bytes: new Map([[asset.key, image.bytes]]) };
}

function recordOf({ spec, image, service, model, costUsd }: DrawnPicture, placing: Placing): Generation {
  return {
    ...placing,
    service,
    model,
    prompt: spec.prompt,
    width: image.width,
    height: image.height,
    seed: spec.seed,
    // Figma tells the hash once the picture is in the document.
    imageHash: null,
    costUsd,
  };
}

function nameOf(words: string): string {
  const name = words.replace(/\s+/g, ' ').trim();
  if (name === '') return 'Generated picture';
  const characters = [...name];
  return characters.length > longestName ? `${characters.slice(0, longestName - 1).join('')}…` : name;
}
