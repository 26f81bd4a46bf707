import type { OwnSteps } from '../values/share-steps.ts';

/** The names that a project's theme adds to Tailwind's own. */
export interface ThemeNames {
  /** Custom properties that are colours: `--brand-500` and `--color-brand-500` are `bg-brand-500`. */
  readonly colours: ReadonlySet<string>;
  readonly steps: OwnSteps;
  /** `font-inter` by the value of `font-family`. */
  readonly fonts: ReadonlyMap<string, string>;
  /** Widths of the viewport, in px, that the pages change at: `page` for the one they were drawn at. */
  readonly breakpoints: ReadonlyMap<number, string>;
}
