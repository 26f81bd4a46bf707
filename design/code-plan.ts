/**
 * What a model decided about a design: what a layer is, what to call it, what repeats, what it is for. Plain data by
 * layer id, every word of it optional; it names no size, colour or place, so it cannot move a pixel, and no text of the
 * page, so it cannot change one. The compiler holds each word against the design before it is used.
 */
export interface CodePlan {
  /** By layer id. */
  readonly layers: Readonly<Record<string, LayerPlan>>;
}

/** What was decided about one layer. */
export interface LayerPlan {
  /** What to call it, a word or a few: class names, and all that is named after layers. */
  readonly name?: string;
  /** What it is; an element follows from it. */
  readonly kind?: ElementKind;
  /** The level of a heading. */
  readonly level?: HeadingLevel;
  /**
   * It is a use of the component of this name, PascalCase; `none`: it is written where it stands, alike as it may be.
   */
  readonly component?: string;
  /** The variant of this occurrence, as `primary`. */
  readonly variant?: string;
  /** What a prop is called that its text, picture, content or presence arrives by, camelCase. */
  readonly prop?: string;
  /** The alternative text of a picture or vector; empty if it is decorative. */
  readonly alt?: string;
  /** Where it leads: a web, mail or phone address, a path, the id of a chosen frame, or `#` and a layer's id. */
  readonly href?: string;
  /** The accessible name of a control or landmark without text. */
  readonly label?: string;
  /** What is typed into a field. */
  readonly entry?: EntryKind;
  /** What its children do in viewports narrower than `narrowWidth`. */
  readonly narrow?: NarrowIntent;
}

export const elementKinds = [
  ...(['header', 'nav', 'section', 'article', 'aside', 'footer', 'form', 'group'] as const),
  ...(['heading', 'paragraph', 'list', 'ordered-list', 'button', 'link'] as const),
  ...(['field', 'text-area', 'choice', 'checkbox', 'radio', 'switch'] as const),
] as const;
/** `group` is a box that means nothing, `choice` a field to choose from. */
export type ElementKind = (typeof elementKinds)[number];

export const headingLevels = [1, 2, 3, 4, 5, 6] as const;
export type HeadingLevel = (typeof headingLevels)[number];

export const entryKinds = ['text', 'email', 'password', 'tel', 'url', 'search', 'number'] as const;
/** The types of HTML's input that are typed into. https://html.spec.whatwg.org/multipage/input.html#attr-input-type */
export type EntryKind = (typeof entryKinds)[number];

export const narrowIntents = ['stack', 'wrap', 'scroll'] as const;
/** Below each other, in as many rows as needed, or beside each other to be scrolled. */
export type NarrowIntent = (typeof narrowIntents)[number];

/** px of the viewport below which `narrow` holds. */
export const narrowWidth = 640;

export type PlanField = keyof LayerPlan;

/** All fields of a decision, in the order in which they are listed. */
export const planFields = [
  ...(['component', 'variant', 'prop', 'name', 'kind', 'level'] as const),
  ...(['label', 'entry', 'href', 'alt', 'narrow'] as const),
] as const satisfies readonly PlanField[];

/** One word of a plan: a field of a layer. */
export interface LayerDecision {
  readonly layer: string;
  readonly field: PlanField;
}

/** The plan without these words. */
export function withoutDecisions(plan: CodePlan, removed: readonly LayerDecision[]): CodePlan {
  const names = new Set(removed.map(({ layer, field }) => `${field} ${layer}`));
  const layers = Object.entries(plan.layers).flatMap(([layer, decided]) => {
    const remaining = Object.entries(decided).filter(([field]) => !names.has(`${field} ${layer}`));
    return remaining.length === 0 ? [] : [[layer, Object.fromEntries(remaining)] as const];
  });
  return { layers: Object.fromEntries(layers) };
}
