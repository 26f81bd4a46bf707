import type { GridCell } from '#design/canvas-edit';
import type {
  GenerationStep,
  PictureRef,
  PictureReview,
  RecordedDiffusion,
  ReferencePicture,
} from '#design/generation';
import type { StyleCard } from '#design/picture-sets';
import type { Problem } from '#design/problem';
import type { ServiceName } from '#design/services';
import type { ImageRequest } from '#models/ports';

/** What will be drawn. The plan is complete before anything is paid for, visible, editable and plain JSON. */
export interface ImagePlan {
  readonly specs: readonly ImageSpec[];
  /** What a model inferred from the request and its surroundings; `null` where the plan was made without a model. */
  readonly analysis: ImageAnalysis | null;
  /** The parts of a model's plan that were changed or ignored. */
  readonly problems: readonly Problem[];
}

/** What a model infers about a request before it plans; rules can test it. */
export interface ImageAnalysis {
  readonly subject: string;
  readonly mood: string;
  readonly theme: string;
  readonly language: string;
  /** Why the pictures are planned as they are. */
  readonly reasoning: string;
}

/** One picture: what to request, and where it goes. */
export interface ImageSpec {
  readonly id: string;
  /** The subject, in the person's own words or in those of a plan that they saw. */
  readonly words: string;
  /** The prompt for the model; it begins with the words. */
  readonly prompt: string;
  /** The exact width of the picture in px. */
  readonly width: number;
  readonly height: number;
  readonly quality: ImageRequest['quality'];
  readonly background: ImageRequest['background'];
  /** The `#rrggbb` colours that it should match. */
  readonly palette: readonly string[];
  readonly seed: number | null;
  readonly place: ImageTarget;
  /** The reference pictures of the document; the one to change comes first. @default [] */
  readonly references?: readonly ReferencePicture[];
  /**
   * A PNG of the same size as the first reference, transparent where the picture is redrawn; the rest stays exactly the
   * same. @default null
   */
  readonly mask?: PictureRef | null;
  /** Whether the first reference is only enlarged. @default false */
  readonly enlarges?: boolean;
  /** What only diffusion models take; a grid comes in the size that the server gives it. @default the server's own */
  readonly diffusion?: RecordedDiffusion;
  /** The number of previews to request, where the service has them. @default the number given to `drawImage` */
  readonly previews?: ImageRequest['partialImages'];
  /** What the picture is based on. @default words alone */
  readonly origin?: SpecOrigin;
  /** The click it belongs to; the pictures of a click share a budget, an undo step and a grid. @default its own click */
  readonly action?: string;
  /** The only service and model to ask, as for a replay. @default those of the settings */
  readonly asks?: { readonly service: ServiceName; readonly model: string };
  /** A few words that distinguish it from the others of its plan. @default its words */
  readonly label?: string;
  /** Its style; all pictures of a set have the same. @default none */
  readonly style?: StyleCard;
  /** Sentences about the surroundings, at the end of the prompt. @default none */
  readonly context?: readonly string[];
}

/** What a spec is based on, for the record of its picture. */
export interface SpecOrigin {
  /** The generation that the picture changes. @default null */
  readonly parent?: string | null;
  /** @default 'draw' */
  readonly step?: GenerationStep;
  /** The alternative text. @default the words */
  readonly alt?: string;
  /** The rules that changed it, as sentences. @default [] */
  readonly rules?: readonly string[];
  /** The reason that the planning model gave. @default '' */
  readonly reasoning?: string;
  /** The model's review of the previous picture. @default null */
  readonly review?: PictureReview | null;
}

export interface ImageTarget {
  /** `null` for the middle of the view. */
  readonly nodeId: string | null;
  /** Into the layer's fill, beside the layer, or into a labelled grid that all pictures of the click share. */
  readonly where: 'fill' | 'beside' | 'grid';
  /** Layers that are hidden with it. @default none */
  readonly hides?: readonly string[];
  /** Its cell in the grid, as soon as all pictures of the click are known. @default none */
  readonly cell?: GridCell;
}
