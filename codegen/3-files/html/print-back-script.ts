/** Going back takes a script; in a file of its own, because a strict policy refuses handlers in the markup. */
import type { CodeOptions } from '#design/code-options';
import type { CodeComponent } from '../../2-components/code-component.ts';
import { nodesOf } from '../walk-code.ts';

/** Marks a button that leads back to what was seen before. */
export const backMark = 'data-back';

/** Where the script is that such buttons work by. */
export const backPath = 'back.js';

/** The script that such buttons work by. */
export const backScript = `for (const button of document.querySelectorAll("[${backMark}]")) {
  button.addEventListener("click", () => history.back());
}
`;

/** Whether something on a page leads back. */
export function goesBack(page: CodeComponent): boolean {
  return nodesOf(page).some(
    (node) => node.kind === 'element' && node.attributes.some(({ value }) => value.kind === 'action'),
  );
}

/** The script's tag: a bundler takes modules only, and a page that is opened from disk takes none. */
export function backTag({ project }: CodeOptions): string {
  const [before, behind] = project ? ['type="module" ', ''] : ['', ' defer'];
  return `<script ${before}src="${backPath}"${behind}></script>`;
}
