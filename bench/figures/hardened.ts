/**
 * R0 of the goals: frames that keep their words at every width, as they were drawn and after the transformations of
 * `harden-document.ts`. The Receipt's own check compares each width with the drawn one: no new overlap of texts, none
 * cut off, lost or too small, no sideways scrolling. Each failure is a line of hardened.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestNode } from '#design/snapshot';
import { compareWidths, lossesOfWords } from '#codegen/check/check-responsive';
import { measureCases, nameOf, type Bench, type Figure, type Measure } from '../figure.ts';
import { hardenDocument } from '../harden-document.ts';
import { chooseFrames, type BenchDocument } from '../open-documents.ts';
import { pageOfFrame } from '../page-of-frame.ts';

const neverCancelled = { aborted: false, throwIfAborted: () => {} };
const seeds = { quick: [1], full: [1, 2, 3] } as const;

export const hardenedFigure: Figure = {
  id: 'hardened',
  async compute(bench) {
    if (!bench.renderer) return [];
    const tried: Trial[] = [];
    const rounds = bench.quick ? seeds.quick : seeds.full;
    for (const document of bench.documents) {
      const sources = [
        { corpus: 'plain', source: document },
        ...rounds.map((seed) => ({ corpus: `seed ${seed}`, source: hardenDocument(document, seed) })),
      ];
      for (const { corpus, source } of sources) {
        for (const frame of chooseFrames(document, bench.quick)) {
          const name = nameOf(document, frame);
          bench.tell(`Trying widths of ${name}, ${corpus}`);
          for (const { at, faults } of await tryFrame(bench, source, frame)) {
            tried.push({ corpus, name, at, faults });
          }
        }
      }
    }
    const lines = tried.flatMap(({ corpus, name, at, faults }) =>
      faults.map((fault) => [corpus, name, at, fault].join('\t')),
    );
    await writeFile(join(bench.folder, 'hardened.txt'), `${lines.join('\n')}\n`);
    return listMeasures(tried);
  },
};

interface Trial {
  readonly corpus: string;
  readonly name: string;
  /** The width that was tried. */
  readonly at: string;
  readonly faults: readonly string[];
}

function listMeasures(tried: readonly Trial[]): readonly Measure[] {
  const share = { unit: 'share', better: 'higher' } as const;
  const fitting = (id: string, title: string, goal: number, trials: readonly Trial[]): Measure => {
    const fits = new Map<string, boolean>();
    for (const { corpus, name, faults } of trials) {
      const key = `${name} (${corpus})`;
      fits.set(key, (fits.get(key) ?? true) && faults.length === 0);
    }
    const cases = [...fits].map(([name, fit]) => ({ name, value: fit ? 1 : 0 }));
    return measureCases({ ...share, id, title, goal }, cases);
  };
  const corpora = [
    { id: 'plain', title: 'as drawn', goal: 0.97, trials: tried.filter(({ corpus }) => corpus === 'plain') },
    {
      id: 'hardened',
      title: 'hardened',
      goal: 0.9,
      trials: tried.filter(({ corpus }) => corpus !== 'plain'),
    },
  ];
  return corpora.flatMap(({ id, title, goal, trials }) => [
    fitting(`widths-${id}`, `R0 frames that fit every width, ${title}`, goal, trials),
    ...triedWidths(2000).map(({ at }) =>
      fitting(
        `widths-${id}-${at}`,
        `R0 at ${at}, ${title}`,
        0.99,
        trials.filter((trial) => trial.at === at),
      ),
    ),
  ]);
}

/** px of a classic scrollbar, and some. */
const scrollbar = 17;
/** px of a phone that pages from `page` px on are tried on. */
const phone = { width: 390, page: 1000 };

function triedWidths(drawn: number): readonly { readonly at: string; readonly width: number }[] {
  return [
    { at: '0.75', width: Math.round(drawn * 0.75) },
    { at: '0.9', width: Math.round(drawn * 0.9) },
    { at: 'less a scrollbar', width: drawn - scrollbar },
    { at: '1.25', width: Math.round(drawn * 1.25) },
    ...(drawn >= phone.page ? [{ at: String(phone.width), width: phone.width }] : []),
  ];
}

async function tryFrame(
  bench: Bench,
  source: BenchDocument,
  frame: RestNode,
): Promise<readonly Pick<Trial, 'at' | 'faults'>[]> {
  try {
    const { page, html } = await pageOfFrame(bench, source, frame);
    const widths = triedWidths(page.width);
    const all = [page.width, ...widths.map(({ width }) => width)];
    const [drawn, ...others] =
      (await bench.renderer?.tryWidths({ ...page, html }, all, neverCancelled)) ?? [];
    return widths.flatMap(({ at, width }, index) => {
      const now = others[index];
      if (!drawn || !now) return [];
      return [
        { at, faults: compareWidths(page, width, drawn, now, lossesOfWords).map(({ message }) => message) },
      ];
    });
  } catch (error) {
    return [{ at: '0.75', faults: [`The page could not be measured: ${String(error)}`] }];
  }
}
