/** Questions to a generated page in Chromium; elements are asked for by the id of the node they stand for. */
import type { Page } from 'playwright-core';
import { readPng } from '#design/png';
import type { FactBox } from './fact.ts';

/** Finds, inside the page, the element whose own node this is: the first of its ids. */
const own = (id: string): string => `:is([data-node-id="${id}"], [data-node-id^="${id} "])`;

/** The boxes of all elements by their own node's id. */
export async function findBoxes(page: Page): Promise<ReadonlyMap<string, FactBox>> {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('[data-node-id]')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const [id = ''] = (element.getAttribute('data-node-id') ?? '').split(' ');
      return [id, [x, y, width, height]] as const;
    }),
  );
  return new Map(found);
}

/** The computed values of these properties; the place is `NODE` or `NODE SELECTOR`. */
export function readStyles(
  page: Page,
  place: string,
  properties: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const [id = '', ...rest] = place.split(' ');
  return ask(page, [own(id), ...rest].join(' '), properties, (element, names) => {
    const computed = getComputedStyle(element);
    return Object.fromEntries(names.map((name) => [name, computed.getPropertyValue(name)]));
  });
}

/** Whether the node's element matches a selector. */
export function matchesSelector(page: Page, id: string, selector: string): Promise<boolean> {
  return ask(page, own(id), selector, (element, wanted) => element.matches(wanted));
}

/** The words of each line of a node's text, as the browser broke them. */
export function findLines(page: Page, id: string): Promise<readonly string[]> {
  return ask(page, own(id), null, (element) => {
    const lines: { bottom: number; text: string }[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      for (let index = 0; index < text.length; index += 1) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const [box] = range.getClientRects();
        if (box === undefined) continue;
        const last = lines.at(-1);
        const letter = text.charAt(index);
        if (last !== undefined && Math.abs(last.bottom - box.bottom) < box.height / 2) last.text += letter;
        else lines.push({ bottom: box.bottom, text: letter });
      }
    }
    // Where the source breaks a line, a browser shows a space.
    return lines.map(({ text }) => text.replace(/\n\s*/g, ' ').trim());
  });
}

/** Scrolls the element of a node, or the page, to a place. */
export function scrollTo(
  page: Page,
  id: string | null,
  [left, top]: readonly [number, number],
): Promise<void> {
  return ask(page, id === null ? 'html' : own(id), { left, top }, (element, to) => element.scrollTo(to));
}

/** Asks the first element of a selector; not by a locator, which brings a script of its own into every page. */
async function ask<Given, Answer>(
  page: Page,
  selector: string,
  given: Given,
  question: (element: Element, given: Given) => Answer,
): Promise<Answer> {
  const found = await page.evaluateHandle((wanted) => document.querySelector(wanted), selector);
  const element = found.asElement();
  if (!element) throw new Error(`Nothing on the page is ${selector}.`);
  // Playwright's types do not follow a type that is still open.
  return element.evaluate<Answer, unknown>(question as (element: Element, given: unknown) => Answer, given);
}

/** Answers the colour of a pixel of the page's picture as `[red, green, blue]`. */
export async function takePicture(page: Page): Promise<(x: number, y: number) => readonly number[]> {
  const { data, width } = readPng(await page.screenshot({ animations: 'disabled' }));
  return (x, y) => {
    const start = (Math.floor(y) * width + Math.floor(x)) * 4;
    return [...data.slice(start, start + 3)];
  };
}
