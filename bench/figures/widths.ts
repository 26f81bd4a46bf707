/**
 * R1 and R2 of the goals: pages at other widths than drawn, and with other words. R1: no sideways scrolling, no new
 * overlap, nothing that sticks out or is cut off, nothing hidden to pass. R2: longer, larger, shorter text and missing
 * pictures bring no new overlap. A frame counts where it has no failure at all; each failure is a line of widths.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestNode } from '#design/snapshot';
import type { OpenPage } from '#cli/chromium-renderer';
import { measureCases, nameOf, type Bench, type Case, type Figure, type Measure } from '../figure.ts';
import { chooseFrames, type BenchDocument } from '../open-documents.ts';
import { pageOfFrame } from '../page-of-frame.ts';
import { findFailures, findOverlaps, type Failure } from '../widths/find-failures.ts';
import { changeContent, readExtents, type Change, type PageExtents } from '../widths/page-extents.ts';

const neverCancelled = { aborted: false, throwIfAborted: () => {} };

/** Widths by the drawn one. */
const shares = [0.75, 0.9, 1.1, 1.25];
/** px of a phone that every page of at least `page` px should fit. */
const phone = { width: 390, page: 1024 };
const changes: readonly Change[] = ['longer', 'larger', 'single', 'imageless'];

export const widthsFigure: Figure = {
  id: 'widths',
  async compute(bench) {
    const tried: Trial[] = [];
    for (const document of bench.documents) {
      for (const frame of chooseFrames(document, bench.quick)) {
        const name = nameOf(document, frame);
        bench.tell(`Resizing ${name}`);
        const trials = await tryFrame(bench, document, frame).catch((error: unknown) => {
          bench.tell(`${name}: ${String(error)}`);
          return [{ figure: 'r1', at: 'all', failures: [broken] } as const];
        });
        tried.push(...trials.map((trial) => ({ ...trial, name })));
      }
    }
    await writeFile(join(bench.folder, 'widths.txt'), `${tried.flatMap(linesOf).join('\n')}\n`);
    return listMeasures(tried);
  },
};

interface Trial {
  readonly name: string;
  readonly figure: 'r1' | 'r2';
  /** The width or change that was tried. */
  readonly at: string;
  readonly failures: readonly Failure[];
}

const broken: Failure = { kind: 'gone', id: '', detail: 'the page could not be measured' };

function listMeasures(tried: readonly Trial[]): readonly Measure[] {
  const ofFigure = (figure: Trial['figure']) => tried.filter((trial) => trial.figure === figure);
  const failures = (trials: readonly Trial[], title: string, id: string): Measure =>
    measureCases({ id, title, unit: 'count', better: 'lower', goal: 0 }, sumByFrame(trials));
  const passing = (figure: Trial['figure'], title: string, goal: number): Measure => {
    const cases = sumByFrame(ofFigure(figure)).map(({ name, value }) => ({
      name,
      value: value === 0 ? 1 : 0,
    }));
    return measureCases({ id: figure, title, unit: 'share', better: 'higher', goal }, cases);
  };
  const at = (where: string) => tried.filter((trial) => trial.at === where);
  return [
    passing('r1', 'R1 frames without failure at other widths', 0.99),
    failures(ofFigure('r1'), 'R1 failures a frame', 'r1-failures'),
    ...[...shares.map(String), String(phone.width)].map((width) =>
      failures(at(width), `R1 failures a frame at ${width}`, `r1-${width}`),
    ),
    passing('r2', 'R2 frames without new overlap under other words', 0.97),
    ...changes.map((change) =>
      failures(at(change), `R2 overlaps a frame, ${titles[change]}`, `r2-${change}`),
    ),
  ];
}

const titles: Readonly<Record<Change, string>> = {
  longer: 'text 30% longer',
  larger: 'letters of twice the size',
  single: 'one letter a text',
  imageless: 'no pictures',
};

function sumByFrame(trials: readonly Trial[]): readonly Case[] {
  const sums = new Map<string, number>();
  for (const { name, failures } of trials) sums.set(name, (sums.get(name) ?? 0) + failures.length);
  return [...sums].map(([name, value]) => ({ name, value }));
}

function linesOf({ name, at, failures }: Trial): readonly string[] {
  return failures.map(({ kind, id, detail }) => [name, at, kind, id, detail].join('\t'));
}

async function tryFrame(
  bench: Bench,
  document: BenchDocument,
  frame: RestNode,
): Promise<readonly Omit<Trial, 'name'>[]> {
  const { page, html } = await pageOfFrame(bench, document, frame);
  const { width, height } = page;
  const widths = [
    ...shares.map((share) => ({ at: String(share), width: Math.round(width * share) })),
    ...(width >= phone.page ? [{ at: String(phone.width), width: phone.width }] : []),
  ];
  if (!bench.renderer) throw new Error('There is no browser.');
  return bench.renderer.visit(html, { width, height }, neverCancelled, async (open) => {
    const drawn = await read(open);
    const trials: Omit<Trial, 'name'>[] = [];
    for (const { at, width: tried } of widths) {
      await open.resize({ width: tried, height });
      trials.push({ figure: 'r1', at, failures: findFailures(drawn, await read(open)) });
    }
    await open.resize({ width, height });
    // The page allows no markup in texts.
    await open.evaluate('window.whole = document.body.cloneNode(true)');
    for (const change of changes) {
      await open.evaluate(`(${changeContent.toString()})(${JSON.stringify(change)})`);
      trials.push({ figure: 'r2', at: change, failures: findOverlaps(drawn, await read(open)) });
      await open.evaluate('document.body.replaceWith(window.whole.cloneNode(true))');
    }
    return trials;
  });
}

function read(open: OpenPage): Promise<PageExtents> {
  return open.evaluate(`(${readExtents.toString()})()`);
}
