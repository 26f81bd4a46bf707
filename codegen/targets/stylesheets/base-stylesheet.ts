/** What every page starts from: browsers' own margins and fonts taken away, so that only the design's remain. */
import type { Style } from '../../layout/layout-tree.ts';
import { type CodeComponent, isStyled, nodesOf } from '../../components/code-component.ts';
import { isToggleInput } from '../../components/form-controls.ts';

const boxes = `*,
*::before,
*::after {
  box-sizing: border-box;
  margin: 0;
  padding: 0;
}`;

/** As wide as its words in whole pixels, as Figma draws it; where a browser has no `calc-size()`, just as wide. */
const hugProperty = `
  --hug: calc-size(max-content, round(up, size, 1px));
`;

/** For the lines of words of a Tailwind project that are as wide as that and never break. */
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

/** As in Figma, what is drawn may reach over its box. */
const vectors = `:where(svg:not([overflow])) {
  overflow: visible;
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

/** Controls that lie over their drawing, unseen while they are as it shows them. */
const toggles = `[type="checkbox"],
[type="radio"] {
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
  appearance: auto;
  cursor: pointer;
}

:is([type="checkbox"], [type="radio"])[checked]:checked,
:is([type="checkbox"], [type="radio"]):not([checked], :checked) {
  opacity: 0;
}

:has(> [type="checkbox"]:focus-visible, > [type="radio"]:focus-visible) {
  outline: auto;
}`;

const rules = `hr {
  border: 0;
}`;

/** A browser's own dialog has the system's colour, not the page's. */
const dialogs = `dialog {
  color: inherit;
}`;

/** The rows of a table stand in its own flow, and its cells as they are drawn. */
const tables = `thead,
tbody {
  display: contents;
}

th,
td {
  font-weight: inherit;
  text-align: inherit;
}`;

/** Tailwind sets its own height of lines and font, and keeps pictures within what they stand in. */
const tailwindPage = (hugs: boolean) => `html {${hugs ? hugProperty : ''}
  font-family: sans-serif;
  line-height: normal;
  overflow-wrap: break-word;
}`;

const tailwindPictures = `img {
  max-width: none;
}`;

/** The base sheet for plain CSS and CSS Modules. */
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
  ]);
}

/** What Tailwind's own base sheet does otherwise, for its `base` layer. */
export function printTailwindBase(components: readonly CodeComponent[]): string {
  const used = findUsedElements(components);
  return joinRules([
    tailwindPage(used.hugs),
    ...(used.has('img') ? [tailwindPictures] : []),
    ...sharedRules(used),
  ]);
}

function joinRules(rules: readonly string[]): string {
  return `${rules.join('\n\n')}\n`;
}

const fieldTags = ['input', 'select', 'textarea'];

/** Which elements the pages have: most need no words about fields, dialogs and tables. */
interface UsedElements {
  readonly toggles: boolean;
  readonly hugs: boolean;
  has(...tags: readonly string[]): boolean;
}

function findUsedElements(components: readonly CodeComponent[]): UsedElements {
  const nodes = components.flatMap((component) => [...nodesOf(component)]);
  const elements = nodes.filter((node) => node.kind === 'element');
  const tags = new Set(elements.map(({ tag }) => tag));
  if (nodes.some(({ kind }) => kind === 'vector')) tags.add('svg');
  const hugs = nodes
    .filter(isStyled)
    .some((node) => declaresHug(node.style) || node.variants.some(({ style }) => declaresHug(style)));
  return {
    toggles: elements.some(isToggleInput),
    hugs,
    has: (...wanted) => wanted.some((tag) => tags.has(tag)),
  };
}

function declaresHug(style: Style): boolean {
  return style.some(({ value }) => value === 'var(--hug)');
}

function sharedRules(used: UsedElements): readonly string[] {
  return [
    ...(used.has('svg') ? [vectors] : []),
    ...(used.has('button') ? [buttons] : []),
    ...(used.has(...fieldTags) ? [fields] : []),
    ...(used.toggles ? [toggles] : []),
    ...(used.has('dialog') ? [dialogs] : []),
    ...(used.has('table') ? [tables] : []),
  ];
}
