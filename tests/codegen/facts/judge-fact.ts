/** Compares the page that is open in Chromium with a fact, and returns a sentence for each difference. */
import type { Page } from 'playwright-core';
import { childrenOf, sizeOf } from '#design/rest-node';
import type { RestNode } from '#design/snapshot';
import type { Fact, FactArea, FactBox } from './fact.ts';
import {
  type FoundBoxes,
  findBoxes,
  findLines,
  matchesSelector,
  readStyles,
  scrollTo,
  openScreenshot,
} from './judge-page.ts';

/** The differences between a page and what a fact says of it, each as a sentence. */
export async function judgeFact(page: Page, frame: RestNode, fact: Fact): Promise<readonly string[]> {
  return [
    ...judgeBoxes(await findBoxes(page), frame, fact),
    ...(await judgeStyles(page, fact)),
    ...(await judgePixels(page, fact)),
    ...(await judgeResized(page, frame, fact)),
    ...(await judgeScrolled(page, frame, fact)),
  ];
}

/** Every node that has an element stands where Figma has it; the frame, its texts and its painted boxes must have one. */
function judgeBoxes({ boxes, merged }: FoundBoxes, frame: RestNode, { apart = {} }: Fact): readonly string[] {
  const origin = boxOf(frame);
  if (origin === null) throw new Error('The frame has no box.');
  const judge = (node: RestNode, parent: RestNode | null): readonly string[] => [
    ...judgeNode(node, parent, origin),
    ...shownChildrenOf(node).flatMap((child) => judge(child, node)),
  ];
  const judgeNode = (node: RestNode, parent: RestNode | null, [left, top]: FactBox): readonly string[] => {
    const drawn = boxOf(node);
    if (drawn === null) return [];
    const box = boxes.get(node.id);
    if (box === undefined) {
      const isNeeded = parent === null || node.type === 'TEXT' || isPaintedBox(node, parent);
      return isNeeded && !merged.has(node.id) ? [`${node.id} has no element`] : [];
    }
    if (apart[node.id] !== undefined) return [];
    const [x, y, width, height] = drawn;
    return judgeBox(node.id, box, [x - left, y - top, width, height]);
  };
  return judge(frame, null);
}

/** The children of a node that a designer sees. */
export function shownChildrenOf(node: RestNode): readonly RestNode[] {
  if ('sectionContentsHidden' in node && node.sectionContentsHidden) return [];
  return childrenOf(node).filter((child) => !('visible' in child && child.visible === false));
}

const boxTypes: ReadonlySet<string> = new Set([
  'COMPONENT',
  'ELLIPSE',
  'FRAME',
  'INSTANCE',
  'LINE',
  'RECTANGLE',
]);
const drawnAsOne: ReadonlySet<string> = new Set(['BOOLEAN_OPERATION', 'GROUP']);

/** Whether a node shows paint of its own and needs an element for it: what is in a group may be one SVG together. */
function isPaintedBox(node: RestNode, parent: RestNode): boolean {
  if (!boxTypes.has(node.type) || drawnAsOne.has(parent.type)) return false;
  if ('isMask' in node && node.isMask) return false;
  const [, , width, height] = boxOf(node) ?? [0, 0, 0, 0];
  const fills = 'fills' in node && width > 0 && height > 0 ? node.fills : [];
  const strokes = 'strokes' in node ? (node.strokes ?? []) : [];
  return [...fills, ...strokes].some(({ visible, opacity = 1 }) => visible !== false && opacity > 0);
}

async function judgeStyles(page: Page, { styles, matches, lines }: Fact): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const [place, wanted] of Object.entries(styles ?? {})) {
    const found = await readStyles(page, place, Object.keys(wanted));
    if (found === null) {
      differences.push(`${place} has no element`);
      continue;
    }
    for (const [property, value] of Object.entries(wanted)) {
      if (found[property] === value) continue;
      differences.push(`${property} of ${place} is ${found[property] ?? 'missing'}, not ${value}`);
    }
  }
  for (const [id, selector] of Object.entries(matches ?? {})) {
    if ((await matchesSelector(page, id, selector)) !== true) differences.push(`${id} is not ${selector}`);
  }
  for (const [id, wanted] of Object.entries(lines ?? {})) {
    const found = await findLines(page, id);
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      differences.push(`the lines of ${id} are ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
    }
  }
  return differences;
}

async function judgePixels(page: Page, { pixels = [], areas = [] }: Fact): Promise<readonly string[]> {
  if (pixels.length === 0 && areas.length === 0) return [];
  const colourAt = await openScreenshot(page);
  const differences = areas.flatMap((area) => judgeArea(area, colourAt));
  return differences.concat(
    pixels.flatMap(({ at, colour, within = 3 }) => {
      const found = colourAt(...at);
      const wanted = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
      const far = Math.max(
        ...wanted.map((channel, index) => Math.abs(channel - (found[index] ?? Number.NaN))),
      );
      const hex = `#${found.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
      return far <= within ? [] : [`${at.join(', ')} is ${hex}, not ${colour}`];
    }),
  );
}

function judgeArea(
  { box: [left, top, width, height], mean, within = 8, spread }: FactArea,
  colourAt: (x: number, y: number) => readonly number[],
): readonly string[] {
  const sums = [0, 0, 0];
  const squares = [0, 0, 0];
  for (let y = top; y < top + height; y += 1) {
    for (let x = left; x < left + width; x += 1) {
      for (const [channel, value] of colourAt(x, y).entries()) {
        sums[channel] = (sums[channel] ?? 0) + value;
        squares[channel] = (squares[channel] ?? 0) + value ** 2;
      }
    }
  }
  const count = width * height;
  const means = sums.map((sum) => sum / count);
  const widest = Math.max(
    ...means.map((value, channel) => Math.sqrt(Math.max(0, (squares[channel] ?? 0) / count - value ** 2))),
  );
  const hex = `#${means.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
  const wanted = [1, 3, 5].map((start) => Number.parseInt(mean.slice(start, start + 2), 16));
  const far = Math.max(...wanted.map((value, channel) => Math.abs(value - (means[channel] ?? Number.NaN))));
  const place = `the area at ${left}, ${top}`;
  return [
    ...(far <= within ? [] : [`${place} is ${hex} in the mean, not ${mean}`]),
    ...(spread === undefined || (widest >= spread[0] && widest <= spread[1])
      ? []
      : [`${place} varies by ${widest.toFixed(1)}, not by ${spread.join(' to ')}`]),
  ];
}

async function judgeResized(page: Page, frame: RestNode, { resized = [] }: Fact): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const { width, height = sizeOf(frame).height, boxes } of resized) {
    await page.setViewportSize(wholePixels({ width, height }));
    differences.push(...judgeGivenBoxes((await findBoxes(page)).boxes, boxes, `at ${width}`));
  }
  return differences;
}

async function judgeScrolled(
  page: Page,
  frame: RestNode,
  { scrolled = [] }: Fact,
): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const { of, by, height, boxes } of scrolled) {
    const size = sizeOf(frame);
    await page.setViewportSize(wholePixels({ width: size.width, height: height ?? size.height }));
    const when = `scrolled by ${by.join(', ')}`;
    if (await scrollTo(page, of ?? null, by)) {
      differences.push(...judgeGivenBoxes((await findBoxes(page)).boxes, boxes, when));
      await scrollTo(page, of ?? null, [0, 0]);
    } else {
      differences.push(`${of ?? 'the page'} has no element, ${when}`);
    }
  }
  return differences;
}

function judgeGivenBoxes(
  found: ReadonlyMap<string, FactBox>,
  boxes: Readonly<Record<string, FactBox>>,
  when: string,
): readonly string[] {
  return Object.entries(boxes).flatMap(([id, wanted]) => {
    const box = found.get(id);
    return box ? judgeBox(`${id} ${when}`, box, wanted) : [`${id} has no element ${when}`];
  });
}

function judgeBox(what: string, found: FactBox, wanted: FactBox): readonly string[] {
  const far = Math.max(...wanted.map((length, index) => Math.abs(length - (found[index] ?? Number.NaN))));
  const rounded = found.map((length) => Math.round(length * 100) / 100).join(', ');
  return far <= 1 ? [] : [`${what} is at [${rounded}], not [${wanted.join(', ')}]`];
}

function boxOf(node: RestNode): FactBox | null {
  if (!('absoluteBoundingBox' in node) || node.absoluteBoundingBox === null) return null;
  const { x, y, width, height } = node.absoluteBoundingBox;
  return [x, y, width, height];
}

/** A size that a window can have. */
export function wholePixels({ width, height }: { readonly width: number; readonly height: number }) {
  return { width: Math.ceil(width), height: Math.ceil(height) };
}
