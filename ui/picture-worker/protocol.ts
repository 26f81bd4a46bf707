/** The messages between the panel and the worker for pixels. Pictures are sent as bytes. */
import type { PagePicture } from '#codegen/renderer';
import type { ImageSize } from '#design/image-header';
import type { PlaceholderRequest } from '#models/built-in/paint-placeholder';
import type { ModelImage } from '#models/ports';
import type { UnfinishedPicture } from '#visuals/2-draw/finish-picture';
import type { EditedPixels, PixelEdit } from '#visuals/edit/edit-pixels';

/** Every task by name, with its input and its result. */
export interface PictureTasks {
  /** A picture of any format as a PNG. */
  'to-png': { takes: ModelImage; gives: ModelImage };
  /** A picture that a service drew as it is to be placed; `null` where it is of a format of which no part can be kept. */
  finish: { takes: UnfinishedPicture; gives: ModelImage | null };
  /** A placeholder of the built-in generator. */
  paint: { takes: PlaceholderRequest; gives: Uint8Array };
  edit: { takes: Omit<PixelEdit, 'picture'> & { readonly picture: ModelImage }; gives: EditedPixels };
  /** The colours a picture is made of, `#rrggbb`. */
  palette: { takes: ModelImage; gives: readonly string[] };
  /** A picture as pixels, over white, in its own size where none is given. */
  open: { takes: { readonly bytes: Uint8Array; readonly size: ImageSize | null }; gives: PagePicture };
}

export type PictureTaskName = keyof PictureTasks;

export type ToPictureWorker =
  | {
      [Name in PictureTaskName]: {
        readonly id: number;
        readonly task: Name;
        readonly takes: PictureTasks[Name]['takes'];
      };
    }[PictureTaskName]
  | { readonly task: 'cancel'; readonly id: number };

export type FromPictureWorker =
  | { readonly type: 'started' }
  | { readonly type: 'done'; readonly id: number; readonly gives: PictureTasks[PictureTaskName]['gives'] }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
