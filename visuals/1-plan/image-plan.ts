import type { GenerationStep, PictureRef, PictureReview, ReferencePicture } from '#design/generation';
import type { ImageRequest } from '#models/ports';

/** What is to be drawn, complete before anything is paid for; visible, editable, and plain JSON. */
export interface ImagePlan {
  readonly specs: readonly ImageSpec[];
}

/** One picture: what to ask for, and where it goes. */
export interface ImageSpec {
  readonly id: string;
  /** The person's own words. */
  readonly words: string;
  /** What the model is asked, the words first. */
  readonly prompt: string;
  /** px the picture will have, exactly. */
  readonly width: number;
  readonly height: number;
  readonly quality: ImageRequest['quality'];
  readonly background: ImageRequest['background'];
  /** `#rrggbb` colours it belongs with. */
  readonly palette: readonly string[];
  readonly seed: number | null;
  readonly place: ImagePlace;
  /** Pictures of the document to go by, the one that is to be changed first. @default [] */
  readonly references?: readonly ReferencePicture[];
  /** A PNG as large as the first reference, clear where it is to be drawn anew; the rest stays bit by bit. @default null */
  readonly mask?: PictureRef | null;
  /** Looks on the way that are asked for, where the service has them. @default what the caller of `drawImage` says */
  readonly previews?: ImageRequest['partialImages'];
  /** Why it is asked for. @default drawn from words alone */
  readonly origin?: SpecOrigin;
}

/** What led to a spec, for the record of its picture. */
export interface SpecOrigin {
  /** The generation that the picture is made of. @default null */
  readonly parent?: string | null;
  /** @default 'draw' */
  readonly step?: GenerationStep;
  /** What it will show, for who does not see it. @default the words */
  readonly alt?: string;
  /** The rules that had a part in it, as a person reads them. @default [] */
  readonly rules?: readonly string[];
  /** The planning model's words for why. @default '' */
  readonly reasoning?: string;
  /** What the model said of the picture before. @default null */
  readonly review?: PictureReview | null;
}

export interface ImagePlace {
  /** `null` for the middle of the view. */
  readonly nodeId: string | null;
  readonly where: 'fill' | 'beside';
}
