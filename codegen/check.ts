/**
 * Runs every check of `codegen/check/` over a result and collects the receipt, worst finding first. It changes no
 * file. A check that cannot run says why. A checker keeps what takes long to set up (TypeScript and its libraries),
 * so create one and use it for every run.
 */
import type { CancelSignal } from '#design/cancel';
import type { CodeOptions } from '#design/code-options';
import type { CodePage, CodeResult, Progress, Stage, StageTiming } from '#design/code-result';
import { readDesign } from '#design/read-design';
import type { Check, CheckOutcome, Receipt } from '#design/receipt';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import type { DesignTree } from '#design/tree';
import { joinTextLines } from './layout/text/join-text-lines.ts';
import { joinLinesAcrossWidths } from './layout/width-variants/join-lines-across-widths.ts';
import { hasUnknown, type PageMarkup } from './targets/markup.ts';
import { buildPreview, readPageMarkup } from './targets/result-pages.ts';
import { checkAccessibility } from './check/check-accessibility.ts';
import { checkImports } from './check/check-imports.ts';
import { checkLikeness } from './check/check-likeness.ts';
import { checkNames } from './check/check-names.ts';
import { checkResponsive, listTriedWidths } from './check/check-responsive.ts';
import { checkReview } from './check/check-review.ts';
import { checkText } from './check/check-text.ts';
import { readShownWords } from './check/text-units.ts';
import { checkTypes, createTypeChecker, type TypeChecker } from './check/check-types.ts';
import { collectNeededFonts, type FontSource, printFontFaces } from './targets/preview/preview-fonts.ts';
import { indexFiles, parseModules } from './targets/project-files.ts';
import type { Libraries } from './libraries.ts';
import type { Renderer } from './renderer.ts';

export interface CheckEnvironment {
  readonly signal: CancelSignal;
  onProgress: (progress: Progress) => void;
  /** Milliseconds from any fixed moment. */
  now: () => number;
  /** Without one, the checks that need pictures are skipped. */
  readonly renderer: Renderer | null;
  /** Where the pages get their fonts from when they are rendered. @default the fonts of the machine */
  readonly fonts?: FontSource;
}

export interface Checker {
  /** Its type checker, for callers that check types before there is a receipt. */
  readonly types: TypeChecker;
  /** Does the slow setup (about a second) now, so that the first check is fast. */
  warmUp(): void;
  /** The same result with its receipt, and with the heat maps of the receipt among its assets. */
  check(
    result: CodeResult,
    snapshot: Snapshot,
    pictures: AssetBytes,
    options: CodeOptions,
    environment: CheckEnvironment,
  ): Promise<CodeResult>;
}

/** Creates a checker for many runs. */
export function createChecker(libraries: Libraries): Checker {
  const typeChecker = createTypeChecker(libraries);
  return {
    types: typeChecker,
    warmUp: () => typeChecker.warmUp(),
    check(result, snapshot, pictures, options, environment) {
      return runChecks({ result, snapshot, pictures, options, environment, libraries, typeChecker });
    },
  };
}

/** Runs the checks once, with a checker of its own. */
export function check(
  result: CodeResult,
  snapshot: Snapshot,
  pictures: AssetBytes,
  options: CodeOptions,
  environment: CheckEnvironment & { readonly libraries: Libraries },
): Promise<CodeResult> {
  return createChecker(environment.libraries).check(result, snapshot, pictures, options, environment);
}

interface Run {
  readonly result: CodeResult;
  readonly snapshot: Snapshot;
  readonly pictures: AssetBytes;
  readonly options: CodeOptions;
  readonly environment: CheckEnvironment;
  readonly libraries: Libraries;
  readonly typeChecker: TypeChecker;
}

interface Step {
  readonly stage: Stage;
  /** The text of the status line. */
  readonly doing: string;
  readonly run: () => Check | Promise<Check>;
}

async function runChecks(run: Run): Promise<CodeResult> {
  const { result, snapshot, environment } = run;
  const { signal, onProgress, now } = environment;
  const tree = readDesign(snapshot);
  const heatMaps = new Map<string, Uint8Array>();
  const steps = listSteps(run, tree, heatMaps);
  const checks: Check[] = [];
  const milliseconds = new Map<Stage, number>();
  for (const [index, { stage, doing, run: runStep }] of steps.entries()) {
    signal.throwIfAborted();
    onProgress({ doing, done: index, total: steps.length });
    const start = now();
    checks.push(await runStep());
    milliseconds.set(stage, (milliseconds.get(stage) ?? 0) + now() - start);
  }
  const timings: StageTiming[] = [...milliseconds].map(([stage, taken]) => ({ stage, milliseconds: taken }));
  return {
    ...result,
    assets: heatMaps.size > 0 ? new Map([...result.assets, ...heatMaps]) : result.assets,
    receipt: makeReceipt(checks, tree),
    timings: [...result.timings, ...timings],
  };
}

/** Fast checks come first, so that a person who cancels has not waited for the slow ones. */
function listSteps(run: Run, tree: DesignTree, heatMaps: Map<string, Uint8Array>): readonly Step[] {
  const { result, snapshot, pictures, options, libraries, typeChecker } = run;
  const { signal, fonts } = run.environment;
  const renderer = run.environment.renderer && shareWidths(run.environment.renderer);
  const { files } = result;
  const joined = joinTextLines(options.mergeWidths ? joinLinesAcrossWidths(tree).tree : tree);
  const project = indexFiles(files);
  const modules = parseModules(project);
  const pages = readPageMarkup(result, options, project, modules);
  const needed = collectNeededFonts(tree);
  let css: Promise<string> | null = null;
  const preview = async (page: CodePage) => {
    css ??= fonts ? printFontFaces(fonts, needed, files) : Promise.resolve('');
    return buildPreview(result, page, options, libraries, { css: await css });
  };
  const rendering: Rendering = { result, renderer, signal, preview };
  return [
    {
      stage: 'checks',
      doing: 'Following imports',
      run: () => checkImports(files, project, modules, result.assets, libraries),
    },
    { stage: 'checks', doing: 'Checking names', run: () => checkNames(files, modules) },
    {
      stage: 'checks',
      doing: 'Checking accessibility',
      run: () => checkAccessibility(files, pages, findNonPageFrames(snapshot)),
    },
    {
      stage: 'checks',
      doing: 'Comparing texts',
      run: async () => checkText(files, pages, tree, joined, await readShownTexts(pages, rendering)),
    },
    { stage: 'checks', doing: 'Reviewing', run: () => checkReview(files, modules) },
    {
      stage: 'types',
      doing: 'Checking types',
      run: () => checkTypes(files, typeChecker, signal, options.target),
    },
    {
      stage: 'likeness',
      doing: 'Comparing images',
      run: async () => {
        const answer = await checkLikeness({ ...rendering, snapshot, pictures, tree: joined });
        for (const [key, bytes] of answer.heatMaps) heatMaps.set(key, bytes);
        return answer.check;
      },
    },
    { stage: 'likeness', doing: 'Trying other widths', run: () => checkResponsive(rendering) },
  ];
}

/** What pages show that only a browser can tell, by path: all their texts without white space. */
async function readShownTexts(
  pages: readonly PageMarkup[],
  { result, renderer, signal, preview }: Rendering,
): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>();
  for (const page of renderer === null ? [] : result.pages) {
    if (!pages.some(({ path, nodes }) => path === page.path && hasUnknown(nodes))) continue;
    try {
      const html = await preview(page);
      const [drawn] = (await renderer?.tryWidths({ ...page, html }, listTriedWidths(page), signal)) ?? [];
      if (drawn) shown.set(page.path, readShownWords(drawn));
    } catch {
      signal.throwIfAborted();
    }
  }
  return shown;
}

interface Rendering {
  readonly result: CodeResult;
  readonly renderer: Renderer | null;
  readonly signal: CancelSignal;
  readonly preview: (page: CodePage) => Promise<string>;
}

/** A renderer that lays a page out at its widths once, for all checks that ask. */
function shareWidths(renderer: Renderer): Renderer {
  const known = new Map<string, ReturnType<Renderer['tryWidths']>>();
  return {
    render: (page, signal) => renderer.render(page, signal),
    tryWidths(page, widths, signal) {
      const key = `${widths.join(' ')} ${page.html}`;
      const tried = known.get(key) ?? renderer.tryWidths(page, widths, signal);
      known.set(key, tried);
      return tried;
    },
  };
}

function findNonPageFrames({ frames }: Snapshot): ReadonlySet<string> {
  const parts = frames.filter(({ node }) => ['COMPONENT', 'COMPONENT_SET', 'SECTION'].includes(node.type));
  return new Set(parts.map(({ id }) => id));
}

const worstFirst: readonly CheckOutcome[] = ['failed', 'warned', 'passed', 'skipped'];

function makeReceipt(checks: readonly Check[], tree: DesignTree): Receipt {
  const sorted = [...checks].sort((a, b) => worstFirst.indexOf(a.outcome) - worstFirst.indexOf(b.outcome));
  return { outcome: sorted[0]?.outcome ?? 'skipped', checks: sorted, fonts: collectNeededFonts(tree) };
}
