/**
 * `framewright code`: frames in, files, a receipt and a report out. Everything is made before the first byte is
 * written, so an error on the way leaves the output folder as it was.
 */
import type { TypeChecker } from '#codegen/check/check-types';
import type { PictureDesign } from '#codegen/model/picture/picture-snapshot';
import type { CompileEnvironment } from '#codegen/compile';
import { withHostModules } from '#codegen/host-project/host-project';
import { withoutAliases } from '#codegen/host-project/relocate-drafts';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult, Progress } from '#design/code-result';
import type { CodeReport, ModelReport } from '#design/report';
import type { Receipt } from '#design/receipt';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import { parseStyles, parseTarget } from '#design/targets';
import type { AssistRun } from '../assist-code.ts';
import type { AuthorRun } from '../author-code.ts';
import type { CommandLine, RunCommand, Terminal } from '../command.ts';
import { meterService } from '../meter-service.ts';
import type { CachingTextService, TextService } from '../open-text-service.ts';
import { findOutputFolder, type OutputFolder } from '../output/find-output-folder.ts';
import { checkOutput, checkTargetPaths } from '../output/check-output.ts';
import { type ExistingFiles, type MergedOutput, mergeOutput } from '../output/merge-output.ts';
import { readGenerationRecord } from '../output/read-output-folder.ts';
import { writeFiles } from '../output/write-files.ts';
import { writeSummary } from '../output/write-summary.ts';
import { findHostProject } from '../find-host-project.ts';
import { readLibraries } from '../read-libraries.ts';
import { readAttachments } from '../read-attachments.ts';
import { findPicture, type GivenPicture } from '../source/find-picture.ts';
import { readSnapshot, type ReadSnapshot } from '../source/read-snapshot.ts';
import { UsageError } from '../usage-error.ts';

export const runCode: RunCommand = async (line, terminal) => {
  const options = readOptions(line);
  const picture = await findPicture(line.positionals[0] ?? '');
  if (picture !== null) refuseForPicture(line);
  const attachments = await readAttachments(line, picture !== null);
  const out = line.getText('out');
  const folder = await findOutputFolder(out);
  await readGenerationRecord(folder);
  const hostProject = await findHostProject(out, terminal);
  const writer = await openWriter(line, picture, terminal);
  try {
    return await generateCode({ line, terminal, options, attachments, out, folder, hostProject, writer });
  } catch (error) {
    const kept = writer.describeUnusedAnswers();
    if (kept !== null) terminal.notify(kept);
    throw error;
  }
};

/** What a run knows before anything is read or requested. */
interface Preparation {
  readonly line: CommandLine;
  readonly terminal: Terminal;
  readonly options: CodeOptions;
  readonly attachments: Awaited<ReturnType<typeof readAttachments>>;
  readonly out: string;
  readonly folder: OutputFolder;
  readonly hostProject: Awaited<ReturnType<typeof findHostProject>>;
  readonly writer: Writer;
}

/** Makes the files, writes them and prints the report; answers the exit code. */
async function generateCode(preparation: Preparation): Promise<number> {
  const { line, terminal, options, attachments, out, folder, hostProject, writer } = preparation;
  const { write, read, report: reportModel } = writer;
  const existing = readExisting(line.getText('existing'));
  // Everything that can fail without cost is done before a model is asked. For a picture, reading it already asks one.
  if (write) await checkOutput(folder);
  const design = await read();
  const { snapshot, assets } = design;
  // Loaded late, so that bad input is reported without waiting for TypeScript and Prettier.
  const { compile } = await import('#codegen/compile');
  const { memoizeResizePicture: rememberFitted } = await import('#codegen/assets/resize-picture');
  const { createPictureTools } = await import('../picture-tools.ts');
  const libraries = await readLibraries();
  const environment = {
    hostProject,
    libraries: hostProject ? withHostModules(libraries, hostProject) : libraries,
    signal: write ? terminal.onInterrupt() : new AbortController().signal,
    onProgress: (progress: Progress) => terminal.showProgress(writeProgress(progress)),
    now: () => performance.now(),
    fitPicture: rememberFitted(createPictureTools()),
  };
  const compiled = await compile(snapshot, assets, options, environment);
  const draft = { ...compiled, problems: [...(design.problems ?? []), ...compiled.problems] };
  if (!options.mergeWidths) notifyOfWidths(draft, terminal);
  if (write) await checkTargetPaths(folder, await mergeOutput(folder, snapshot, draft, options, existing));
  const checking = await openChecking(snapshot, assets, options, environment, preparation);
  const { check, types } = checking;
  const drawDraft = () => checking.draw(draft);
  const given = { attachments, note: design.note ?? '' };
  const run = { draft, snapshot, assets, options, environment, terminal, check, types, drawDraft, ...given };
  let result: CodeResult;
  try {
    result = await (write ? write(run) : check(draft));
  } finally {
    await checking.close();
  }
  terminal.showProgress('Writing …');
  const merged = await mergeOutput(folder, snapshot, result, options, existing);
  await writeFiles(folder, merged.changed, merged.removed);
  await writer.release();
  terminal.showProgress(null);
  const model = reportModel();
  const report = { ...makeReport(result, merged), ...(model ? { model } : {}) };
  terminal.print(
    line.flag('json')
      ? JSON.stringify(report, null, 2)
      : writeSummary(out, report.files, report.receipt, report.problems),
  );
  return report.receipt.outcome === 'failed' ? 1 : 0;
}

/** Says which frames could be one page. */
function notifyOfWidths({ widthGroups = [] }: CodeResult, terminal: Terminal): void {
  for (const group of widthGroups) {
    const widths = group.map(({ width }) => Math.round(width)).join(', ');
    terminal.notify(
      `The frames ${widths} px wide look like one page; --merge-widths makes one page of them.`,
    );
  }
}

type Write = (run: Omit<AuthorRun, keyof TextService> & Omit<AssistRun, 'model'>) => Promise<CodeResult>;

interface Writer {
  /** `null` where the compiler is enough. */
  readonly write: Write | null;
  /** The design; what a picture is read as comes with its Problems and a note. */
  readonly read: () => Promise<ReadSnapshot & Partial<Pick<PictureDesign, 'problems' | 'note'>>>;
  /** The usage of a model; `null` if none is asked. */
  readonly report: () => ModelReport | null;
  /** The files are written, so the answers they were made of need not be kept. */
  readonly release: () => Promise<void>;
  /** The path of answers that led to no files; `null` if there are none. */
  readonly describeUnusedAnswers: () => string | null;
}

/** The steps of the chosen mode; a picture always needs a model. Checks the keys before anything is read. */
async function openWriter(
  line: CommandLine,
  picture: GivenPicture | null,
  terminal: Terminal,
): Promise<Writer> {
  const file = line.positionals[0] ?? '';
  const read = () => readSnapshot(line, terminal);
  switch (picture === null ? line.getText('mode') : 'author') {
    case 'author': {
      const author = await import('../author-code.ts');
      const preference = line.getText('prefer') === 'pixels' ? 'pixels' : 'code';
      const opened = await author.openAuthorService(file, picture !== null, terminal);
      const service = meterService(opened);
      const { readGivenPicture } = await import('../read-given-picture.ts');
      return {
        write: (run) => author.authorCode({ ...run, ...service, preference }),
        read:
          picture === null
            ? read
            : () => readGivenPicture(picture, { ...service, release: opened.release }, terminal),
        report: service.report,
        ...cacheControlsOf(opened),
      };
    }
    case 'assist': {
      const { assistCode } = await import('../assist-code.ts');
      const { openTextService } = await import('../open-text-service.ts');
      const service = await openTextService(file, 'plan', terminal);
      const model = service && meterService(service);
      return {
        write: (run) => assistCode({ ...run, model }),
        read,
        report: () => model?.report() ?? null,
        ...cacheControlsOf(service),
      };
    }
    default:
      return { write: null, read, report: () => null, ...cacheControlsOf(null) };
  }
}

function cacheControlsOf(
  service: CachingTextService | null,
): Pick<Writer, 'release' | 'describeUnusedAnswers'> {
  return {
    release: async () => service?.release(),
    describeUnusedAnswers: () => service?.describeUnusedAnswers() ?? null,
  };
}

interface Checking {
  readonly types: TypeChecker;
  readonly check: (result: CodeResult) => Promise<CodeResult>;
  /** Draws the pages of a result as PNG, by the ids of their frames; none without a browser. */
  readonly draw: (result: CodeResult) => Promise<AssetBytes>;
  close(): Promise<void>;
}

/** Drawn by a browser where this machine has one; the receipt says what it could not tell without. */
async function openChecking(
  snapshot: Snapshot,
  assets: AssetBytes,
  options: CodeOptions,
  environment: CompileEnvironment,
  { terminal, out }: Pick<Preparation, 'terminal' | 'out'>,
): Promise<Checking> {
  const { createChecker } = await import('#codegen/check');
  const { createChromiumRenderer } = await import('../chromium-renderer.ts');
  const { openPageFonts } = await import('../font-store.ts');
  const renderer = createChromiumRenderer({ notify: (sentence) => terminal.notify(sentence) });
  const fonts = openPageFonts(out);
  const checker = createChecker(environment.libraries);
  return {
    types: checker.types,
    check: async (result) => {
      const files = withoutAliases(result.files, environment.hostProject?.config.alias ?? {});
      const run = { ...environment, renderer, fonts };
      return {
        ...(await checker.check({ ...result, files }, snapshot, assets, options, run)),
        files: result.files,
      };
    },
    draw: async (result) => {
      if (renderer === null) return new Map();
      const { drawPages } = await import('../draw-pages.ts');
      return drawPages(result, snapshot, options, { ...environment, renderer, fonts });
    },
    close: async () => renderer?.dispose(),
  };
}

/** The table of options has checked the choices and holds the fallbacks. */
function readOptions(line: CommandLine): CodeOptions {
  return {
    target: parseTarget(line.getText('target')),
    styles: parseStyles(line.getText('styles')),
    nodeIds: line.flag('node-ids'),
    project: line.flag('project'),
    mergeWidths: line.flag('merge-widths'),
  };
}

function readExisting(text: string): ExistingFiles {
  return text === 'beside' || text === 'replace' ? text : 'stop';
}

/** Options about layers have no effect here. */
function refuseForPicture(line: CommandLine): void {
  const file = line.positionals[0] ?? '';
  const mode = line.list('mode').at(-1);
  if (mode !== undefined && mode !== 'author') {
    throw new UsageError(
      `"${file}" is an image and has no layers to compile; a model reads it: --mode author.`,
    );
  }
  const option = ['frame', 'variables', 'images', 'truth'].find((name) => line.list(name).length > 0);
  if (option !== undefined) {
    throw new UsageError(`"${file}" is an image, and --${option} is for designs with layers.`);
  }
}

function makeReport(result: CodeResult, { files, problems }: MergedOutput): CodeReport {
  return {
    command: 'code',
    files: files.map(({ path, content }) => ({ path, bytes: Buffer.byteLength(content) })),
    pages: result.pages,
    problems: [...result.problems, ...problems],
    receipt: result.receipt ?? unchecked,
    timings: result.timings,
  };
}

const unchecked: Receipt = { outcome: 'skipped', checks: [], fonts: [] };

function writeProgress({ doing, done, total }: Progress): string {
  return total === null ? `${doing} …` : `${doing}: ${done} of ${total} …`;
}
