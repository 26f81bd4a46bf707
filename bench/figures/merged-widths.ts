/**
 * Frames that are one page drawn at several widths, merged: at each width the boxes of the merged page against those
 * of the frame drawn at that width, beside what a page of each frame alone reaches; and whether it scrolls sideways
 * anywhere between a small phone and a wide screen.
 */
import { readDesign } from '#design/read-design';
import { sizeOf } from '#design/rest-node';
import type { RestNode } from '#design/snapshot';
import { findWidthGroups } from '#codegen/layout/width-variants/find-width-groups';
import type { ChromiumRenderer, PageSize } from '#cli/chromium-renderer';
import { findDifferences, within } from '../box-differences.ts';
import { type Bench, type Case, type Figure, measureCases, measureOne, nameOf } from '../figure.ts';
import { findLineDifference, readLines } from '../joined-lines.ts';
import { findPossibleTexts } from '../measure-texts.ts';
import { type BenchDocument, isScreen } from '../open-documents.ts';
import { type FramePage, pageOfFrame } from '../page-of-frame.ts';

const neverCancelled = { aborted: false, throwIfAborted: () => {} };
/** px of viewports, a step of the corpus' own widths apart. */
const tried = [320, 360, 414, 480, 560, 639, 641, 700, 767, 800, 900, 1023, 1100, 1200, 1279, 1400, 1600];
/** The most groups of one document. */
const most = { quick: 2, full: 4 };

export const mergedWidthsFigure: Figure = {
  id: 'merged-widths',
  async compute(bench) {
    const { renderer } = bench;
    if (!renderer) return [];
    const found: Found[] = [];
    for (const document of bench.documents) {
      for (const frames of findGroups(document).slice(0, bench.quick ? most.quick : most.full)) {
        bench.tell(`Merging ${frames.map((frame) => nameOf(document, frame)).join(', ')}`);
        found.push(...(await measureGroup(bench, renderer, document, frames)));
      }
    }
    return listMeasures(found);
  },
};

interface Found {
  readonly name: string;
  /** Shares within the tolerance; `null` where there is nothing to count. */
  readonly merged: Shares;
  readonly alone: Shares;
  /** px of the viewports at which the merged page scrolls sideways; told with the widest frame. */
  readonly scrolling: readonly number[];
}

interface Shares {
  readonly frames: number | null;
  readonly texts: number | null;
}

type Frames = readonly [RestNode, ...RestNode[]];

function findGroups(document: BenchDocument): readonly Frames[] {
  const screens = document.frames.filter(isScreen);
  const byId = new Map(screens.map((frame) => [frame.id, frame]));
  return findWidthGroups(readDesign(document.takeSnapshot(screens))).flatMap((group) => {
    const [widest, ...narrower] = group.flatMap((id) => byId.get(id) ?? []);
    return widest ? [[widest, ...narrower] as const] : [];
  });
}

async function measureGroup(
  bench: Bench,
  renderer: ChromiumRenderer,
  document: BenchDocument,
  frames: Frames,
): Promise<readonly Found[]> {
  const [widest, ...narrower] = frames;
  const made = await pageOfFrame(bench, document, widest, narrower);
  const { possible } = await findPossibleTexts(renderer, made.tree, made.fontCss, made.missingFonts);
  const sizes = [...frames.map(sizeOf), ...tried.map((width) => ({ width, height: 900 }))];
  const measures = await renderer.measure(made.html, sizes, neverCancelled);
  const lines = await readLinesAt(renderer, made.html, [sizeOf(widest), ...narrower.map(sizeOf)]);
  const scrolling = measures
    .filter(({ contentWidth, viewport }) => contentWidth > viewport.width + 1)
    .map(({ viewport }) => Math.round(viewport.width));
  const found: Found[] = [];
  for (const [index, frame] of frames.entries()) {
    const drawn = measures[index];
    if (!drawn) continue;
    const alone = await pageOfFrame(bench, document, frame);
    const [own] = await renderer.measure(alone.html, [sizeOf(frame)], neverCancelled);
    const [ownLines] = await readLinesAt(renderer, alone.html, [sizeOf(frame)]);
    if (!own) continue;
    // The same layers count on both pages.
    const counted = { ...made, ownElements: alone.ownElements };
    found.push({
      name: nameOf(document, frame),
      merged: sharesOf(frame, counted, drawn, possible, lines[index]),
      alone: sharesOf(frame, alone, own, possible, ownLines),
      scrolling: index === 0 ? scrolling : [],
    });
  }
  return found;
}

function readLinesAt(renderer: ChromiumRenderer, html: string, sizes: readonly [PageSize, ...PageSize[]]) {
  return renderer.visit(html, sizes[0], neverCancelled, async (open) => {
    const found: ReturnType<typeof readLines>[] = [];
    for (const size of sizes) {
      await open.resize(size);
      found.push(await open.evaluate(`(${readLines.toString()})()`));
    }
    return found;
  });
}

function sharesOf(
  frame: RestNode,
  { ownElements }: Pick<FramePage, 'ownElements'>,
  drawn: Parameters<typeof findDifferences>[2],
  possible: ReadonlySet<string>,
  lines: ReturnType<typeof readLines> = {},
): Shares {
  const corner = ('absoluteBoundingBox' in frame ? frame.absoluteBoundingBox : null) ?? { x: 0, y: 0 };
  const all = findDifferences(frame, ownElements, drawn).map((one) => ({
    ...one,
    difference: Math.min(one.difference, findLineDifference(one.node, corner, lines[one.node.id] ?? [])),
  }));
  const isText = ({ node }: { readonly node: RestNode }) => node.type === 'TEXT';
  return {
    frames: within(all.filter((one) => !isText(one))),
    texts: within(all.filter((one) => isText(one) && possible.has(one.node.id))),
  };
}

function listMeasures(found: readonly Found[]) {
  const cases = (read: (one: Found) => number | null): readonly Case[] =>
    found.flatMap((one) => {
      const value = read(one);
      return value === null ? [] : [{ name: one.name, value }];
    });
  const share = { unit: 'share', better: 'higher', goal: null } as const;
  const scrolling = found.flatMap(({ name, scrolling: widths }) =>
    widths.map((width) => ({ name: `${name} at ${width}`, value: 1 })),
  );
  return [
    measureCases(
      { ...share, id: 'merged-frames', title: 'Merged widths: frames where Figma has them' },
      cases(({ merged }) => merged.frames),
    ),
    measureCases(
      { ...share, id: 'merged-frames-alone', title: 'The same, each frame a page of its own' },
      cases(({ alone }) => alone.frames),
    ),
    measureCases(
      { ...share, id: 'merged-texts', title: 'Merged widths: possible texts where Figma has them' },
      cases(({ merged }) => merged.texts),
    ),
    measureCases(
      { ...share, id: 'merged-texts-alone', title: 'The same, each frame a page of its own' },
      cases(({ alone }) => alone.texts),
    ),
    measureOne(
      {
        id: 'merged-overflow',
        title: `Widths at which a merged page scrolls sideways, of ${tried.length} each`,
        unit: 'count',
        better: 'lower',
        goal: 0,
      },
      scrolling.length,
      scrolling,
    ),
  ];
}
