/**
 * Previews in a browser: every page is shown, nothing of the design runs, nothing is asked of the network. The
 * preview's own policy would stop a script or a request; what it has to stop is a fault too, and is told by the page.
 */
import type { Browser, BrowserContext } from 'playwright-core';
import { buildPreview } from '#codegen/targets/result-pages';
import type { Libraries } from '#codegen/libraries';
import type { JudgedDesign } from './judge-design.ts';

const address = 'http://preview.test/';

/** What is wrong with the pages of these designs, by seed. */
export async function judgePreviews(
  judged: readonly JudgedDesign[],
  libraries: Libraries,
  browser: Browser,
): Promise<ReadonlyMap<number, string[]>> {
  const found = new Map<number, string[]>();
  const context = await browser.newContext({ viewport: { width: 500, height: 400 } });
  try {
    await context.addInitScript(listen);
    const show = await openShow(context);
    for (const { seed, options, result } of judged) {
      if (result === null) continue;
      const faults: string[] = [];
      for (const page of result.pages) {
        const html = await buildPreview(result, page, options, libraries);
        faults.push(...(await show(html)).map((fault) => `${page.path} ${fault}`));
      }
      if (faults.length > 0) found.set(seed, faults);
    }
  } finally {
    await context.close();
  }
  return found;
}

/** Runs before anything of the page does. */
const listen = `
window.refused = [];
addEventListener('securitypolicyviolation', (event) =>
  refused.push(event.violatedDirective + ' ' + (event.blockedURI || event.sample)));
`;

/** Shows one document after the other, in a page that is loaded anew for each, and answers what is wrong with it. */
export async function openShow(
  context: BrowserContext,
): Promise<(html: string) => Promise<readonly string[]>> {
  const page = await context.newPage();
  let shown = '';
  let faults: string[] = [];
  await page.route('**/*', (route) => {
    if (route.request().url() === address) return route.fulfill({ body: shown, contentType: 'text/html' });
    faults.push(`asks for ${route.request().url()}`);
    return route.abort();
  });
  page.on('dialog', (dialog) => {
    faults.push(`opens a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return async (html) => {
    shown = html;
    faults = [];
    try {
      await page.goto(address);
      await page.waitForFunction(isSettled);
      return [...(await page.evaluate<string[]>(readFaults)), ...faults];
    } catch (error) {
      return [...faults, `does not open: ${String(error).slice(0, 200)}`];
    }
  };
}

/** A function: Playwright evaluates a text again at each look, which the policy of the page refuses from the second on. */
function isSettled(): boolean {
  return document.documentElement.dataset.failed !== undefined || document.body.dataset.ready !== undefined;
}

const readFaults = `[
  ...(document.documentElement.dataset.failed === undefined ? [] : ['fails: ' + document.documentElement.dataset.failed]),
  ...(globalThis.hacked === undefined ? [] : ['runs what was in the design']),
  ...refused.map((what) => 'is refused ' + what),
]`;
