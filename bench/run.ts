/**
 * Computes the figures that Framewright measures itself by and prints them in one table.
 *
 *   npm run bench -- [--only FIGURE ...] [--document NAME] [--quick] [--list]
 *
 * Results go to `bench/results/`; a quick run and one of a single document are told but not kept as the latest.
 * `node bench/write-readme-figures.ts` then puts what the README quotes into it.
 */
import { mkdir } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { createChromiumRenderer } from '#cli/chromium-renderer';
import type { Bench, Figure, Measure } from './figure.ts';
import { accessibilityFigure } from './figures/accessibility.ts';
import { answersFigure } from './figures/answers.ts';
import { assistFigure } from './figures/assist.ts';
import { auditFigure } from './figures/audit.ts';
import { boxesFigure } from './figures/boxes.ts';
import { buildsFigure } from './figures/builds.ts';
import { chartsFigure } from './figures/charts.ts';
import { coloursFigure } from './figures/colours.ts';
import { changedLinesFigure } from './figures/changed-lines.ts';
import { compareFigure } from './figures/compare.ts';
import { compileFigure } from './figures/compile.ts';
import { componentsFigure } from './figures/components.ts';
import { expertAnswersFigure } from './figures/expert-answers.ts';
import { fallbackFontsFigure } from './figures/fallback-fonts.ts';
import { figFigure } from './figures/fig.ts';
import { fillFigure } from './figures/fill.ts';
import { hintsFigure } from './figures/hints.ts';
import { firstChangeFigure } from './figures/first-change.ts';
import { hardenedFigure } from './figures/hardened.ts';
import { goldCodeFigure } from './figures/gold-code.ts';
import { goldStructureFigure } from './figures/gold-structure.ts';
import { gatesFigure } from './figures/gates.ts';
import { mergedWidthsFigure } from './figures/merged-widths.ts';
import { languagesFigure } from './figures/languages.ts';
import { lintFigure } from './figures/lint.ts';
import { literalsFigure } from './figures/literals.ts';
import { longPageFigure } from './figures/long-page.ts';
import { mergePairsFigure } from './figures/merge-pairs.ts';
import { panelFigure } from './figures/panel.ts';
import { pictureFilesFigure } from './figures/picture-files.ts';
import { picturesFigure } from './figures/pictures.ts';
import { pixelsFigure } from './figures/pixels.ts';
import { queueSchedulesFigure } from './figures/queue-schedules.ts';
import { repeatsFigure } from './figures/repeats.ts';
import { receiptsFigure } from './figures/receipts.ts';
import { repeatableFigure } from './figures/repeatable.ts';
import { searchFigure } from './figures/search.ts';
import { searchCaptionsFigure } from './figures/search-captions.ts';
import { searchLibraryFigure } from './figures/search-library.ts';
import { setsFigure } from './figures/sets.ts';
import { sharedPlansFigure } from './figures/shared-plans.ts';
import { sizeFigure } from './figures/size.ts';
import { structureFigure } from './figures/structure.ts';
import { robustnessFigure } from './figures/robustness.ts';
import { speedFigure } from './figures/speed.ts';
import { unitsFigure } from './figures/units.ts';
import { visualsCancelFigure } from './figures/visuals-cancel.ts';
import { visualsEstimateFigure } from './figures/visuals-estimate.ts';
import { understandFigure } from './figures/understand.ts';
import { widthsFigure } from './figures/widths.ts';
import { keepResult, readLatest, resultsFolder, valuesOf } from './keep-results.ts';
import { openBench, tell } from './open-bench.ts';
import { openDocuments } from './open-documents.ts';
import { printTable } from './print-table.ts';

const figures: readonly Figure[] = [
  compileFigure,
  receiptsFigure,
  boxesFigure,
  widthsFigure,
  hardenedFigure,
  mergedWidthsFigure,
  gatesFigure,
  pixelsFigure,
  pictureFilesFigure,
  coloursFigure,
  structureFigure,
  unitsFigure,
  literalsFigure,
  componentsFigure,
  repeatsFigure,
  lintFigure,
  accessibilityFigure,
  buildsFigure,
  sizeFigure,
  goldCodeFigure,
  goldStructureFigure,
  compareFigure,
  searchFigure,
  searchCaptionsFigure,
  searchLibraryFigure,
  repeatableFigure,
  speedFigure,
  fallbackFontsFigure,
  figFigure,
  longPageFigure,
  panelFigure,
  picturesFigure,
  fillFigure,
  setsFigure,
  chartsFigure,
  visualsEstimateFigure,
  visualsCancelFigure,
  queueSchedulesFigure,
  hintsFigure,
  assistFigure,
  sharedPlansFigure,
  answersFigure,
  expertAnswersFigure,
  languagesFigure,
  firstChangeFigure,
  changedLinesFigure,
  mergePairsFigure,
  robustnessFigure,
  auditFigure,
  understandFigure,
];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    document: { type: 'string' },
    quick: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

if (values.list) console.log(figures.map(({ id }) => id).join('\n'));
else await run();

/** A figure that fails costs itself, not those that took half an hour before it. */
async function computeOne(figure: Figure, bench: Bench): Promise<readonly Measure[]> {
  try {
    return await figure.compute(bench);
  } catch (error) {
    process.exitCode = 1;
    tell(`The figure ${figure.id} failed: ${error instanceof Error ? error.stack : String(error)}`);
    return [];
  }
}

async function run(): Promise<void> {
  const start = performance.now();
  const [busy = 0] = loadavg();
  if (busy > availableParallelism())
    tell(
      `This machine is busy (load ${busy.toFixed(1)} on ${availableParallelism()} cores): times are worth little now.`,
    );
  const chosen = chooseFigures(values.only);
  await mkdir(resultsFolder, { recursive: true });
  const { documents, notes } = await openDocuments(values.document ?? null);
  if (documents.length === 0) throw new Error(`There is no document "${values.document ?? ''}".`);
  const renderer = createChromiumRenderer({ timeLimit: 120_000 });
  if (!renderer)
    notes.concat('There is no Chromium here, so boxes, pixels and the panel are skipped.').forEach(tell);
  else notes.forEach(tell);
  const measures: Measure[] = [];
  try {
    const bench = await openBench(documents, renderer, values.quick);
    for (const figure of chosen) measures.push(...(await computeOne(figure, bench)));
  } finally {
    await renderer?.dispose();
  }
  const isWhole = values.document === undefined && !values.quick;
  // Figures of some documents have nothing to compare with.
  console.log(printTable(measures, valuesOf(isWhole ? await readLatest() : null)));
  if (isWhole) {
    const names = documents.map(({ name }) => name);
    await keepResult({ at: new Date().toISOString(), documents: names, measures });
  }
  tell(`Done in ${Math.round((performance.now() - start) / 1000)} s.`);
}

function chooseFigures(only: readonly string[]): readonly Figure[] {
  const unknown = only.filter((id) => !figures.some((figure) => figure.id === id));
  if (unknown.length > 0) throw new Error(`There is no figure "${unknown.join(', ')}"; --list names them.`);
  return only.length === 0 ? figures : figures.filter(({ id }) => only.includes(id));
}
