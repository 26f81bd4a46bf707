import type { EditAction, PendingPictureLayer } from '#design/canvas-edit';
import type { Generation } from '#design/generation';
import { placeImage } from '#visuals/3-place/place-image';
import type { ImageTarget } from '#visuals/1-plan/image-plan';
import type { DrawnPicture } from '#visuals/2-draw/draw-image';
import type { SandboxClient } from './sandbox-client.ts';

/** How a picture is put on the canvas. */
export interface PlaceOptions {
  /** @default the one of its spec */
  readonly place?: ImageTarget;
  /** @default it is a step of undo by itself */
  readonly action?: EditAction;
  /** Whether selection and view stay as they are. @default false */
  readonly quietly?: boolean;
  /** Milliseconds from asking to having. @default null */
  readonly tookMs?: number | null;
  /** Where it was stored until now. @default nowhere */
  readonly pending?: PendingPictureLayer | null;
  /** Does nothing if it is on the page already. @default false */
  readonly once?: boolean;
}

export interface PlacedPicture {
  /** The layer that shows it. */
  readonly nodeId: string;
  /** Its record, as far as it was known before Figma named its bytes. */
  readonly generation: Generation;
  /** The message about it. */
  readonly message: string;
}

/** Puts a picture on the canvas. */
export async function placePicture(
  sandbox: Pick<SandboxClient, 'applyEdit'>,
  drawn: DrawnPicture,
  {
    place = drawn.spec.place,
    action,
    quietly = false,
    tookMs = null,
    pending = null,
    once = false,
  }: PlaceOptions = {},
): Promise<PlacedPicture> {
  const createdAt = new Date().toISOString();
  const placing = {
    id: drawn.spec.id,
    createdAt,
    tookMs,
    quietly,
    ...(action === undefined ? {} : { action }),
  };
  const { edit, bytes } = placeImage({ ...drawn, spec: { ...drawn.spec, place } }, placing);
  const whole = { ...edit, once, ...(pending === null ? {} : { pending }) };
  const nodeId = await sandbox.applyEdit(whole, bytes.get(edit.asset.key) ?? drawn.image.bytes);
  return { nodeId, generation: edit.generation, message: placedMessages[place.where] };
}

const placedMessages: Readonly<Record<ImageTarget['where'], string>> = {
  fill: 'Inserted. The old fill is kept, hidden.',
  beside: 'Inserted as a new layer.',
  grid: 'Placed side by side, with labels.',
};
