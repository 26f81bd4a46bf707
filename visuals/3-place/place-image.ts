import type { EditAction, PlaceImage } from '#design/canvas-edit';
import type { AssetBytes } from '#design/snapshot';
import type { DrawnPicture } from '../2-draw/draw-image.ts';
import { recordPicture } from '../history/record-picture.ts';

/** What only the caller knows about a placement. */
export interface PlacementFacts {
  /** The id of the generation, unique in the file. */
  readonly id: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** The milliseconds from the request to the picture. @default null */
  readonly tookMs?: number | null;
  /** The action that the edit belongs to. @default none */
  readonly action?: EditAction;
  /** Whether the selection and the view stay unchanged. @default false */
  readonly quietly?: boolean;
}

/** What is sent to the sandbox: the edit, and the bytes that it names. */
export interface PlacedImage {
  readonly edit: PlaceImage;
  readonly bytes: AssetBytes;
}

/** The maximum length of a new layer's name. */
const maxNameLength = 60;

/** Turns a drawn picture into one edit of the canvas, with the record that stays on the layer. */
export function placeImage(
  picture: DrawnPicture,
  { action, quietly = false, ...placing }: PlacementFacts,
): PlacedImage {
  const { spec, image } = picture;
  const asset = { key: `generated-${placing.id}`, mime: image.mime };
  const edit: PlaceImage = {
    kind: 'place-image',
    ...spec.place,
    asset,
    width: image.width,
    height: image.height,
    name: nameOf(spec.words),
    generation: recordPicture(picture, placing),
    ...(action === undefined ? {} : { action }),
    quietly,
  };
  return { edit, bytes: new Map([[asset.key, image.bytes]]) };
}

function nameOf(words: string): string {
  const name = words.replace(/\s+/g, ' ').trim();
  if (name === '') return 'Generated picture';
  const characters = [...name];
  return characters.length > maxNameLength ? `${characters.slice(0, maxNameLength - 1).join('')}…` : name;
}
