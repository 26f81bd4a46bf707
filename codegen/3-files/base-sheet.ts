/** What every page starts from: browsers' own margins and fonts taken away, so that only the design's remain. */
import type { CodeComponent } from '../2-components/code-component.ts';
import { isToggle } from '../2-components/fields/toggle-input.ts';
import { nodesOf } from './walk-code.ts';

const sizing = `*,
*::before,
*::after {
  box-sizing: border-box;
}`;

/** `--hug`: as wide as its words in whole pixels, as Figma draws it; where a browser has no `calc-size()`, just as wide. */
const page = `html {
  --hug: calc-size(max-content, round(up, size, 1px));

  font-family: sans-serif;
  line-height: normal;
  overflow-wrap: break-word;
  tab-size: 4;
  -webkit-tap-highlight-color: transparent;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}`;

const margins = `body,
h1,
h2,
h3,
h4,
h5,
h6,
p {
  margin: 0;
}

ul,
ol {
  margin: 0;
  padding: 0;
  list-style: none;
}

h1,
h2,
h3,
h4,
h5,
h6 {
  font-size: inherit;
  font-weight: inherit;
}

a {
  color: inherit;
  text-decoration: inherit;
}

button,
input,
select,
textarea {
  margin: 0;
  padding: 0;
  border: 0;
  border-radius: 0;
  color: inherit;
  background: none;
  font: inherit;
  letter-spacing: inherit;
}

img,
svg {
  display: block;
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
  padding: 0;
  font-weight: inherit;
  text-align: inherit;
}`;

/** The base sheet for plain CSS and CSS Modules. */
export function baseSheet(components: readonly CodeComponent[]): string {
  return joinRules([sizing, page, margins, buttons, ...whereUsed(components)]);
}

/** What Tailwind's own base sheet does otherwise, for its `base` layer. */
export function tailwindBase(components: readonly CodeComponent[]): string {
  const pictures = 'img,\nsvg {\n  max-width: none;\n}';
  return joinRules([page, pictures, buttons, ...whereUsed(components)]);
}

function joinRules(rules: readonly string[]): string {
  return `${rules.join('\n\n')}\n`;
}

const fieldTags = new Set(['input', 'select', 'textarea']);

/** What only some pages have: most need no words about fields, dialogs and tables. */
function whereUsed(components: readonly CodeComponent[]): readonly string[] {
  const elements = components.flatMap(nodesOf).filter((node) => node.kind === 'element');
  return [
    ...(elements.some(({ tag }) => fieldTags.has(tag)) ? [fields] : []),
    ...(elements.some(isToggle) ? [toggles] : []),
    ...(elements.some(({ tag }) => tag === 'dialog') ? [dialogs] : []),
    ...(elements.some(({ tag }) => tag === 'table') ? [tables] : []),
  ];
}
