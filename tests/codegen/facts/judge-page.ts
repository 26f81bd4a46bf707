/** Questions to a generated page in Chromium; elements are asked for by the id of the node they stand for. */
import type { Page } from 'playwright-core';
import { captureScreenshot } from '#cli/chromium-renderer';
import { readPng } from '#design/png';
import type { FactBox } from './fact.ts';

/** Finds, inside the page, the element whose own node this is: the first of its ids. */
const own = (id: string): string => `:is([data-node-id="${id}"], [data-node-id^="${id} "])`;

export interface FoundBoxes {
  /** The boxes of all elements by their own node's id. */
  readonly boxes: ReadonlyMap<string, FactBox>;
  /** Further nodes that elements stand for, as a background that became its frame's. */
  readonly merged: ReadonlySet<string>;
}

/** The boxes of all elements that stand for a node. */
export async function findBoxes(page: Page): Promise<FoundBoxes> {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('[data-node-id]')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const [id = '', ...further] = (element.getAttribute('data-node-id') ?? '').split(' ');
      return { id, further, box: [x, y, width, height] as const };
    }),
  );
  return {
    boxes: new Map(found.map(({ id, box }) => [id, box])),
    merged: new Set(found.flatMap(({ further }) => further)),
  };
}

/** The computed values of these properties, `null` without an element; the place is `NODE` or `NODE SELECTOR`. */
export function readStyles(
  page: Page,
  place: string,
  properties: readonly string[],
): Promise<Readonly<Record<string, string>> | null> {
  const [id = '', ...rest] = place.split(' ');
  return ask(page, [own(id), ...rest].join(' '), properties, (element, names) => {
    const computed = getComputedStyle(element);
    return Object.fromEntries(names.map((name) => [name, computed.getPropertyValue(name)]));
  });
}

/** Whether the node's element matches a selector; `null` without an element. */
export function matchesSelector(page: Page, id: string, selector: string): Promise<boolean | null> {
  return ask(page, own(id), selector, (element, wanted) => element.matches(wanted));
}

/** The words of each line of a node's text, as the browser broke them; `null` without an element. */
export function findLines(page: Page, id: string): Promise<readonly string[] | null> {
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

/** Scrolls the element of a node, or the page, to a place; `false` without an element. */
export async function scrollTo(
  page: Page,
  id: string | null,
  [left, top]: readonly [number, number],
): Promise<boolean> {
  const done = await ask(page, id === null ? 'html' : own(id), { left, top }, (element, to) => {
    element.scrollTo(to);
    return true;
  });
  return done ?? false;
}

/** Removes everything that is inside a node's element from the page. */
export async function removeChildren(page: Page, id: string): Promise<void> {
  const done = await ask(page, own(id), null, (element) => {
    element.replaceChildren();
    return true;
  });
  if (done === null) throw new Error(`Nothing on the page is ${id}.`);
}

/** Asks the first element of a selector, if there is one; not by a locator, which brings a script of its own into every page. */
async function ask<Given, Answer>(
  page: Page,
  selector: string,
  given: Given,
  question: (element: Element, given: Given) => Answer,
): Promise<Answer | null> {
  const found = await page.evaluateHandle((wanted) => document.querySelector(wanted), selector);
  const element = found.asElement();
  if (!element) return null;
  // Playwright's types do not follow a type that is still open.
  return element.evaluate<Answer, unknown>(question as (element: Element, given: unknown) => Answer, given);
}

/** Answers the colour of a pixel of the page's picture as `[red, green, blue]`. */
export async function openScreenshot(page: Page): Promise<(x: number, y: number) => readonly number[]> {
  const { data, width } = readPng(await captureScreenshot(page, { animations: 'disabled' }));
  return (x, y) => {
    const start = (Math.floor(y) * width + Math.floor(x)) * 4;
    return [...data.slice(start, start + 3)];
  };
}
