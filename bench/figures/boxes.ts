/**
 * V1 of the goals: the largest of the differences in x, y, width and height between each layer's element and Figma's
 * own `absoluteBoundingBox`, as the share within 1 px; within 3 px where a hand placed the layer. A frame that paints and
 * clips nothing may have no element of its own and is then left out; texts count where they are possible with the fonts
 * at hand. Of a paragraph that is drawn as a layer a line, each layer counts as the lines of the page that say just its
 * words.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestNode } from '#design/snapshot';
import { cutsOff, type Difference, findDifferences, paints, within } from '../box-differences.ts';
import {
  measureCases,
  measureOne,
  nameOf,
  type Bench,
  type Case,
  type Figure,
  type Measure,
} from '../figure.ts';
import { findLineDifference, readLines } from '../joined-lines.ts';
import { findPossibleTexts } from '../measure-texts.ts';
import { chooseFrames, type BenchDocument } from '../open-documents.ts';
import { pageOfFrame } from '../page-of-frame.ts';

const neverCancelled = { aborted: false, throwIfAborted: () => {} };

export const boxesFigure: Figure = {
  id: 'boxes',
  async compute(bench) {
    const { renderer } = bench;
    if (!renderer) return [];
    const found: FrameBoxes[] = [];
    const lines: string[] = [];
    for (const document of bench.documents) {
      for (const frame of chooseFrames(document, bench.quick)) {
        bench.tell(`Measuring ${nameOf(document, frame)}`);
        try {
          found.push(await measureFrame(bench, document, frame, lines));
        } catch (error) {
          bench.tell(`${nameOf(document, frame)}: ${String(error)}`);
          found.push({ ...nothing, name: nameOf(document, frame), frames: 0, texts: 0 });
        }
      }
    }
    await writeFile(join(bench.folder, 'boxes.txt'), `${lines.join('\n')}\n`);
    return listMeasures(found);
  },
};

interface FrameBoxes {
  readonly name: string;
  /** Shares within the tolerance; `null` where there is nothing to count. */
  readonly frames: number | null;
  /** The same without frames that clip in name only: nothing in them sticks out. */
  readonly lenient: number | null;
  /** The same without boxes that hug what is in them, whose size is that of their words. */
  readonly set: number | null;
  readonly texts: number | null;
  readonly possible: number | null;
  /** px. */
  readonly median: number | null;
  readonly overflows: boolean;
}
const nothing = { lenient: null, set: null, possible: null, median: null, overflows: false };

function listMeasures(found: readonly FrameBoxes[]): readonly Measure[] {
  const cases = (read: (frame: FrameBoxes) => number | null): Case[] =>
    found.flatMap((frame) => {
      const value = read(frame);
      return value === null ? [] : [{ name: frame.name, value }];
    });
  const share = { unit: 'share', better: 'higher' } as const;
  const overflowing = found.filter(({ overflows }) => overflows);
  return [
    measureCases(
      { ...share, id: 'boxes-frames', title: 'V1 frames where Figma has them', goal: 0.98 },
      cases(({ frames }) => frames),
    ),
    measureCases(
      { ...share, id: 'boxes-lenient', title: 'V1 the same, of frames that cut something off', goal: null },
      cases(({ lenient }) => lenient),
    ),
    measureCases(
      { ...share, id: 'boxes-set', title: 'V1 the same, of frames that hug nothing', goal: 0.9 },
      cases(({ set }) => set),
    ),
    measureCases(
      { ...share, id: 'boxes-texts', title: 'V1 possible texts where Figma has them', goal: 0.98 },
      cases(({ texts }) => texts),
    ),
    measureCases(
      { ...share, id: 'boxes-possible', title: 'Texts possible with the fonts at hand', goal: null },
      cases(({ possible }) => possible),
    ),
    measureCases(
      { id: 'boxes-median', title: 'V1 median difference', unit: 'px', better: 'lower', goal: 0.5 },
      cases(({ median }) => median),
    ),
    measureOne(
      {
        id: 'overflow',
        title: `Frames that overflow at 0.75 of their width, of ${found.length}`,
        unit: 'count',
        better: 'lower',
        goal: 0,
      },
      overflowing.length,
      overflowing.map(({ name }) => ({ name, value: 1 })),
    ),
  ];
}

async function measureFrame(
  bench: Bench,
  document: BenchDocument,
  frame: RestNode,
  lines: string[],
): Promise<FrameBoxes> {
  const { renderer } = bench;
  if (!renderer) throw new Error('There is no browser.');
  const made = await pageOfFrame(bench, document, frame);
  const { width, height } = made.page;
  const sizes = [
    { width, height },
    { width: Math.round(width * 0.75), height },
  ];
  const [drawn, narrow] = await renderer.measure(made.html, sizes, neverCancelled);
  if (!drawn || !narrow) throw new Error('The page was not measured.');
  const joined = await renderer.visit(made.html, made.page, neverCancelled, (open) =>
    open.evaluate<ReturnType<typeof readLines>>(`(${readLines.toString()})()`),
  );
  const corner = ('absoluteBoundingBox' in frame ? frame.absoluteBoundingBox : null) ?? { x: 0, y: 0 };
  const chances = await findPossibleTexts(renderer, made.tree, made.fontCss, made.missingFonts);
  const name = nameOf(document, frame);
  const off = {
    frames: [] as Difference[],
    lenient: [] as Difference[],
    set: [] as Difference[],
    texts: [] as Difference[],
  };
  const isGraded = chances.total === 0 || chances.possible.size > 0;
  for (const found of isGraded ? findDifferences(frame, made.ownElements, drawn) : []) {
    const { node, tolerance } = found;
    const difference = Math.min(found.difference, findLineDifference(node, corner, joined[node.id] ?? []));
    const one = { node, difference, tolerance };
    const kind = node.type === 'TEXT' ? 'texts' : 'frames';
    if (kind === 'texts' && !chances.possible.has(node.id)) continue;
    off[kind].push(one);
    if (kind === 'frames' && (made.ownElements.has(node.id) || paints(node) || cutsOff(node)))
      off.lenient.push(one);
    if (kind === 'frames' && !hugs(node)) off.set.push(one);
    if (difference > tolerance)
      lines.push(`${name}\t${node.type} ${node.id} "${node.name.slice(0, 40)}"\t${difference.toFixed(1)} px`);
  }
  return {
    name,
    frames: within(off.frames),
    lenient: within(off.lenient),
    set: within(off.set),
    texts: within(off.texts),
    possible: chances.total === 0 ? null : chances.possible.size / chances.total,
    median: median([...off.frames, ...off.texts].map(({ difference }) => difference)),
    overflows: narrow.contentWidth > narrow.viewport.width + 1,
  };
}

function hugs(node: RestNode): boolean {
  if (!('layoutSizingHorizontal' in node)) return false;
  return node.layoutSizingHorizontal === 'HUG' || node.layoutSizingVertical === 'HUG';
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? null : Math.min(middle, 9999);
}
