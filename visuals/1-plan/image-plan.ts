import type { GridCell } from '#design/canvas-edit';
import type { GenerationStep, PictureRef, PictureReview, ReferencePicture } from '#design/generation';
import type { Problem } from '#design/problem';
import type { ServiceName } from '#design/services';
import type { ImageRequest } from '#models/ports';

/** What is to be drawn, complete before anything is paid for; visible, editable, and plain JSON. */
export interface ImagePlan {
  readonly specs: readonly ImageSpec[];
  /** What a model read out of the request and the place; `null` where the plan was made by rule. */
  readonly analysis: ImageAnalysis | null;
  /** What of a model's plan was not used as it came. */
  readonly problems: readonly Problem[];
}

/** What a model says of a request before it plans; rules can ask for it. */
export interface ImageAnalysis {
  readonly subject: string;
  readonly mood: string;
  readonly theme: string;
  readonly language: string;
  /** Why the pictures are planned as they are. */
  readonly reasoning: string;
}

/** One picture: what to ask for, and where it goes. */
export interface ImageSpec {
  readonly id: string;
  /** What it shows, in a person's own words or in those of a plan they saw. */
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
  readonly place: ImageTarget;
  /** Pictures of the document to go by, the one that is to be changed first. @default [] */
  readonly references?: readonly ReferencePicture[];
  /** A PNG as large as the first reference, clear where it is to be drawn anew; the rest stays bit by bit. @default null */
  readonly mask?: PictureRef | null;
  /** Whether it is the first reference in a larger size, with nothing changed. @default false */
  readonly enlarges?: boolean;
  /** Looks on the way that are asked for, where the service has them. @default what the caller of `drawImage` says */
  readonly previews?: ImageRequest['partialImages'];
  /** Why it is asked for. @default drawn from words alone */
  readonly origin?: SpecOrigin;
  /** The click it belongs to: its pictures share a budget, a step of undo and a grid. @default a click of its own */
  readonly action?: string;
  /** Who alone is asked for it, as a replay is. @default who the settings say */
  readonly asks?: { readonly service: ServiceName; readonly model: string };
  /** A few words that tell it from the others of its plan. @default its words */
  readonly label?: string;
  /** How it looks; the same card for all of a set. @default none */
  readonly style?: StyleCard;
  /** Sentences about the place, which the prompt ends with. @default none */
  readonly context?: readonly string[];
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

/** How pictures of a set look, in words that all of them share. */
export interface StyleCard {
  readonly style: string;
  readonly light: string;
  /** Further sentences, as rules add them. */
  readonly notes: readonly string[];
}

export const noStyle: StyleCard = { style: '', light: '', notes: [] };

export interface ImageTarget {
  /** `null` for the middle of the view. */
  readonly nodeId: string | null;
  /** Into its fill, beside it, or into a labelled grid that all pictures of the click share. */
  readonly where: 'fill' | 'beside' | 'grid';
  /** Its cell in the grid, once the pictures of the click are known. @default none */
  readonly cell?: GridCell;
}
