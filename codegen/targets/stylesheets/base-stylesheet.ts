/**
 * The base style sheet of every page. It removes the margins and fonts of the browser, so that only those of the
 * design remain.
 */
import type { Style } from '../../layout/layout-tree.ts';
import { type CodeComponent, type CodeElement, isStyled, nodesOf } from '../../components/code-component.ts';
import { isToggleInput } from '../../components/form-controls.ts';

const boxes = `*,
*::before,
*::after {
  box-sizing: border-box;
  margin: 0;
  padding: 0;
}`;

/**
 * Rounds the width of a text up to whole pixels, as Figma does. A browser without `calc-size()` uses the exact width.
 */
const hugProperty = `
  --hug: calc-size(max-content, round(up, size, 1px));
`;

/** The same as a utility, for the single-line texts of a Tailwind project. */
export const hugUtility = `@utility hug {
  width: var(--hug);
  white-space: nowrap;
}
`;

const page = (hugs: boolean) => `html {${hugs ? hugProperty : ''}
  font-family: sans-serif;
  overflow-wrap: break-word;
  tab-size: 4;
  -webkit-tap-highlight-color: transparent;
  -webkit-text-size-adjust: 100%;
}`;

const headings = `h1,
h2,
h3,
h4,
h5,
h6 {
  font: inherit;
}`;

const keys = `kbd {
  font: inherit;
}`;

const lists = `ul,
ol {
  list-style: none;
}`;

const links = `a {
  color: inherit;
  text-decoration: inherit;
}`;

const controls = `button,
input,
select,
textarea {
  border: 0;
  border-radius: 0;
  color: inherit;
  background: none;
  font: inherit;
  letter-spacing: inherit;
}`;

const pictures = `img,
svg {
  display: block;
}`;

/** As in Figma, vectors may overflow their boxes. */
const vectors = `:where(svg:not([overflow])) {
  overflow: visible;
}`;

const films = `video {
  display: block;
}`;

/** A person may want nothing to show through. What is behind a pane then stays as it is. */
const lessTransparency = `@media (prefers-reduced-transparency: reduce) {
  * {
    backdrop-filter: none !important;
  }
}`;

const buttons = `button {
  text-align: inherit;
  cursor: pointer;
}`;

const fields = `input,
select,
textarea {
  min-width: 0;
  outline-offset: 4px;
}

input,
select {
  appearance: none;
}

textarea {
  resize: none;
}

::placeholder {
  color: inherit;
  opacity: 1;
}`;

/** A control whose border is drawn as an outline still shows its focus, in another place. */
const focus = (priority: '' | ' !important') => `:is(a, button, input, select, textarea):focus-visible {
  outline: auto${priority};
  outline-offset: 2px${priority};
}`;

/** Inputs that lie over the toggles that are drawn, and are invisible where these show both states. */
const toggles = `[type="checkbox"],
[type="radio"] {
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
  cursor: pointer;
}

:has(> [type="checkbox"]:focus-visible, > [type="radio"]:focus-visible) {
  outline: auto;
}`;

/** Where some toggles show one state only, the browser's own control is visible in the other. */
const nativeToggles = `[type="checkbox"],
[type="radio"] {
  appearance: auto;
}

:is([type="checkbox"], [type="radio"])[checked]:checked,
:is([type="checkbox"], [type="radio"]):not([checked], :checked) {
  opacity: 0;
}`;

const rules = `hr {
  border: 0;
}`;

/** A dialog has the colour of the system by default, not that of the page. */
const dialogs = `dialog {
  color: inherit;
}`;

/** A legend that floats is laid out as any other part of its group. */
const groups = `fieldset {
  min-width: 0;
  margin: 0;
  padding: 0;
  border: 0;
}

legend {
  float: left;
  padding: 0;
}`;

/** The icon of the design is the marker of a summary. */
const disclosures = `summary {
  display: block;
  list-style: none;
  cursor: pointer;
}

summary::-webkit-details-marker {
  display: none;
}`;

/** Rows that are laid out as boxes are in the flow of their table. */
const tableSections = `thead,
tbody {
  display: contents;
}`;

const tableCells = `th,
td {
  font-weight: inherit;
  text-align: inherit;
}`;

/** Tailwind sets a line height and a font of its own, and limits the width of pictures to that of their container. */
const tailwindPage = (hugs: boolean) => `html {${hugs ? hugProperty : ''}
  font-family: sans-serif;
  line-height: normal;
  overflow-wrap: break-word;
}`;

const tailwindPictures = `img {
  max-width: none;
}`;

/** Prints the base style sheet for CSS and CSS Modules. */
export function printBaseStylesheet(components: readonly CodeComponent[]): string {
  const used = findUsedElements(components);
  return joinRules([
    boxes,
    page(used.hugs),
    headings,
    ...(used.has('ul', 'ol') ? [lists] : []),
    ...(used.has('a') ? [links] : []),
    ...(used.has('button', ...fieldTags) ? [controls] : []),
    ...(used.has('img', 'svg') ? [pictures] : []),
    ...(used.has('hr') ? [rules] : []),
    ...sharedRules(used),
    ...(used.outlines ? [focus('')] : []),
  ]);
}

/** Prints the differences from Tailwind's base style sheet, for its `base` layer. */
export function printTailwindBase(components: readonly CodeComponent[]): string {
  const used = findUsedElements(components);
  return joinRules([
    tailwindPage(used.hugs),
    ...(used.has('img') ? [tailwindPictures] : []),
    ...sharedRules(used),
    // Utilities are in a later layer, over which only this has precedence.
    ...(used.outlines ? [focus(' !important')] : []),
  ]);
}

function joinRules(rules: readonly string[]): string {
  return `${rules.join('\n\n')}\n`;
}

const fieldTags = ['input', 'select', 'textarea'];

/** The design has its own clock in a field for a time. */
const times = `::-webkit-calendar-picker-indicator {
  display: none;
}`;

const thumb = `  appearance: none;
  box-sizing: border-box;
  width: var(--thumb-size);
  height: var(--thumb-size);
  border: var(--thumb-border, 0);
  border-radius: 50%;
  background: var(--thumb-fill);
  box-shadow: var(--thumb-shadow, none);
  pointer-events: auto;
  cursor: pointer;`;

/** Inputs that lie over their drawn track, so that each of two thumbs can be moved. */
const sliders = `[type="range"] {
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
  margin: 0;
  pointer-events: none;
}

[type="range"]::-webkit-slider-thumb {
${thumb}
}

[type="range"]::-moz-range-thumb {
${thumb}
}`;

/** The kinds of elements on the pages: most pages need no rules for fields, dialogs and tables. */
interface UsedElements {
  readonly toggles: boolean;
  /** A toggle shows one state only. */
  readonly nativeToggles: boolean;
  readonly times: boolean;
  readonly sliders: boolean;
  readonly hugs: boolean;
  readonly blursBackdrops: boolean;
  /** A table has no table layout. */
  readonly tableBoxes: boolean;
  /** A control has an outline in its default state. */
  readonly outlines: boolean;
  has(...tags: readonly string[]): boolean;
}

function findUsedElements(components: readonly CodeComponent[]): UsedElements {
  const nodes = components.flatMap((component) => [...nodesOf(component)]);
  const elements = nodes.filter((node) => node.kind === 'element');
  const tags = new Set(elements.map(({ tag }) => tag));
  if (nodes.some(({ kind }) => kind === 'vector')) tags.add('svg');
  const styles = nodes
    .filter(isStyled)
    .flatMap((node) => [node.style, ...node.variants.map(({ style }) => style)]);
  return {
    toggles: elements.some(isToggleInput),
    nativeToggles: elements.some((element) => isToggleInput(element) && !isInvisible(element)),
    times: elements.some((element) => isInputOf(element, 'time')),
    sliders: elements.some((element) => isInputOf(element, 'range')),
    hugs: styles.some(declaresHug),
    blursBackdrops: styles.some((style) => style.some(({ property }) => property === 'backdrop-filter')),
    tableBoxes: elements.some(
      ({ tag, style }) => tag === 'table' && !style.some(({ property }) => property === 'border-collapse'),
    ),
    outlines: elements.some((element) => isControlTag(element.tag) && hasOutline(element)),
    has: (...wanted) => wanted.some((tag) => tags.has(tag)),
  };
}

function isInputOf({ tag, attributes }: CodeElement, type: string): boolean {
  return (
    tag === 'input' &&
    attributes.some(({ name, value }) => name === 'type' && value.kind === 'text' && value.text === type)
  );
}

function isInvisible({ style }: CodeElement): boolean {
  return style.some(({ property, value }) => property === 'opacity' && value === '0');
}

function isControlTag(tag: string): boolean {
  return tag === 'a' || tag === 'button' || fieldTags.includes(tag);
}

function hasOutline({ style, variants }: CodeElement): boolean {
  return [style, ...variants.map((variant) => variant.style)].some((one) =>
    one.some(({ property, state }) => property === 'outline' && state === undefined),
  );
}

function declaresHug(style: Style): boolean {
  return style.some(({ value }) => value === 'var(--hug)');
}

function sharedRules(used: UsedElements): readonly string[] {
  return [
    ...(used.has('svg') ? [vectors] : []),
    ...(used.has('video') ? [films] : []),
    ...(used.has('kbd') ? [keys] : []),
    ...(used.blursBackdrops ? [lessTransparency] : []),
    ...(used.has('button') ? [buttons] : []),
    ...(used.has(...fieldTags) ? [fields] : []),
    ...(used.times ? [times] : []),
    ...(used.sliders ? [sliders] : []),
    ...(used.toggles ? [toggles] : []),
    ...(used.nativeToggles ? [nativeToggles] : []),
    ...(used.has('fieldset') ? [groups] : []),
    ...(used.has('details') ? [disclosures] : []),
    ...(used.has('dialog') ? [dialogs] : []),
    ...(used.tableBoxes ? [tableSections] : []),
    ...(used.has('table') ? [tableCells] : []),
  ];
}
