/** axe-core's verdict on an open page: WCAG 2.1 A and AA. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { OpenPage } from '#cli/chromium-renderer';

export interface AxeFinding {
  readonly rule: string;
  /** The layers of the element, or of the nearest one around it that stands for any. */
  readonly layers: string;
  /** The element's opening tag. */
  readonly html: string;
}

/** What only a designer can mend, and counts apart. */
export const contrastRule = 'color-contrast';

/**
 * Every element that breaks a rule, once for each rule.
 * @param ignored A rule that is not tried, because something else measures it.
 * @default none
 */
export async function runAxe(
  page: Pick<OpenPage, 'evaluate'>,
  ignored?: typeof contrastRule,
): Promise<readonly AxeFinding[]> {
  // A page that is checked in several states keeps it.
  if (!(await page.evaluate<boolean>(`typeof window.axe?.run === 'function'`)))
    await page.evaluate(`${await readAxe()};0`);
  return page.evaluate<readonly AxeFinding[]>(scriptWithout(ignored));
}

const scriptWithout = (ignored: string | undefined): string => `axe.run(document, {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
  rules: ${JSON.stringify(ignored === undefined ? {} : { [ignored]: { enabled: false } })},
  resultTypes: ['violations'],
  elementRef: true,
}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ element, html }) => ({
  rule: id,
  layers: element?.closest('[data-node-id]')?.getAttribute('data-node-id') ?? '',
  html: html.slice(0, 200),
}))))`;

let source: Promise<string> | null = null;

function readAxe(): Promise<string> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return source;
}
