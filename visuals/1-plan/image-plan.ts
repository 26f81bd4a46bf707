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
}

export interface ImagePlace {
  /** `null` for the middle of the view. */
  readonly nodeId: string | null;
  readonly where: 'fill' | 'beside';
}
