/** `framewright image`: one picture for each prompt, and its record, from the service the environment has a key for. */
import { invariant } from '#design/invariant';
import type { FileReport, ImageManifest, ImageReport, ManifestPicture } from '#design/report';
import { builtInService, serviceNames, services } from '#design/services';
import { formatMaxDollars } from '#models/policy/find-overrun';
import type { ImageModel } from '#models/ports';
import { settingsForModel } from '#models/service-settings';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { planImage } from '#visuals/1-plan/plan-image';
import { type PlannedRow, planRows, type RowDefaults } from '#visuals/rows/plan-rows';
import { readPictureTable } from '#visuals/rows/read-rows';
import type { ImageJob, SentRequest } from '#visuals/2-draw/draw-queue';
import { recordRequest } from '#visuals/history/record-request';
import type { CommandLine, RunCommand, Terminal } from '../command.ts';
import { describeFailure } from '../service-messages.ts';
import { checkWritable } from '../output/check-output.ts';
import { findOutputFolder, type OutputFolder } from '../output/find-output-folder.ts';
import { checkManifest, measurePictures, writeManifest } from '../output/picture-manifest.ts';
import { openSentRequests } from '../output/sent-requests.ts';
import { openPictureFolder, type RawPicture } from '../output/picture-folder.ts';
import { writeFileList } from '../output/write-summary.ts';
import { type CommandServices, openCommandServices } from '../command-services.ts';
import { stepBatch } from '../picture-batch.ts';
import {
  type DrawnImage,
  drawPictures,
  factsOf,
  type PictureQueueContext,
  type QueuedPicture,
  type QueueOutcome,
} from '../picture-queue.ts';
import { findService } from '../service-variables.ts';
import { readBytes } from '../source/read-bytes.ts';
import { UsageError } from '../usage-error.ts';

export const runImage: RunCommand = async (line, terminal) => {
  if (line.flag('vector')) return (await import('../draw-vectors.ts')).drawVectors(line, terminal);
  const out = line.getText('out');
  const folder = await findOutputFolder(out);
  const size = readSize(line.getText('size'));
  const seed = line.number('seed', { from: 0, to: 4_294_967_295 });
  const named = serviceNames.find((service) => service === line.text('service'));
  const service = named ?? findService(terminal.environment);
  const table = line.text('specs');
  if (table === null && line.positionals.length === 0)
    throw new UsageError('Describe the image in a sentence.');
  const planned =
    table === null
      ? line.positionals.map((words, index) => ({
          row: index + 1,
          name: words,
          spec: planPicture(words, size, seed, index + 1),
        }))
      : await planTable(line, table, { ...size, seed, service });
  await checkWritable(folder);
  if (table !== null) await checkManifest(folder);
  const pictures = await openPictureFolder(folder);
  const {
    services: opened,
    settings,
    purpose,
  } = await openCommandServices(service, null, terminal.environment);
  const model = await opened.image(settings, purpose);
  const requests = await openSentRequests(folder.path);
  const left = [...requests.left];
  const run: Run = {
    terminal,
    pictures,
    requests,
    model,
    openModel: ({ asks }) =>
      asks === undefined
        ? Promise.resolve(model)
        : opened.image(settingsForModel(settings, asks.service, asks.model), purpose),
    service,
    isAcceptedModel: (by, name) =>
      (by === service && name === model.model) || settings.failover.some((other) => other === by),
    signal: terminal.onInterrupt(),
    atOnce: table === null ? 1 : services[service].concurrency,
    left,
    recordLost: (sent) => opened.recordLostImage(sent, purpose),
  };
  try {
    if (line.flag('batch')) {
      if (line.flag('again') || line.flag('redraw'))
        throw new UsageError('--batch generates missing images only; leave out --again and --redraw.');
      if (planned.some(({ spec }) => spec.asks !== undefined))
        throw new UsageError('--batch uses one model; leave models out of the sweep.');
      const opening = { line, terminal, out, folder, table, opened, settings, purpose };
      return await drawInBatch(planned, run, opening);
    }
    let outcomes = await drawAll(planned, run, line.flag('again'));
    await reportLeft(run);
    const isStopped = run.signal.aborted;
    let manifest: ImageManifest | null = null;
    if (table !== null) {
      const redrawn =
        line.flag('redraw') && !isStopped ? await redrawOutliers(planned, outcomes, run, folder) : null;
      outcomes = redrawn?.outcomes ?? outcomes;
      manifest = await describeTable(table, planned, outcomes, redrawn?.places ?? new Set(), folder);
      const hasPictures = outcomes.some(({ kind }) => kind !== 'failed');
      if (hasPictures) await writeManifest(folder, manifest);
    }
    terminal.showProgress(null);
    const stopped: unknown = run.signal.aborted ? run.signal.reason : null;
    return report(outcomes, { line, terminal, out, model, stopped, manifest });
  } finally {
    await requests.close();
  }
};

interface BatchRun extends CommandServicesOf {
  readonly line: CommandLine;
  readonly terminal: Terminal;
  readonly out: string;
  readonly folder: OutputFolder;
  readonly table: string | null;
}

interface CommandServicesOf {
  readonly opened: CommandServices['services'];
  readonly settings: CommandServices['settings'];
  readonly purpose: CommandServices['purpose'];
}

/** Submits the missing pictures, says how far they are, or writes them. */
async function drawInBatch(
  planned: readonly PlannedRow[],
  run: Run,
  { line, terminal, out, folder, table, opened: services, settings, purpose }: BatchRun,
): Promise<number> {
  const done = new Map<string, Outcome>();
  const nameOf = ({ spec }: PlannedRow) => JSON.stringify(factsOf(spec));
  const known = new Map<string, Known>();
  for (const one of planned) known.set(nameOf(one), await lookUp(one.spec, run, false));
  const step = await stepBatch({
    opened: { services, settings, purpose },
    service: run.service,
    folder: folder.path,
    signal: run.signal,
    listMissing: async () =>
      planned.filter((one) => {
        const { kept, raw } = known.get(nameOf(one)) ?? { kept: null, raw: null };
        return kept === null && raw === null;
      }),
    async finish(picture, result) {
      const { spec } = picture;
      if ('failure' in result) {
        const { mayBeBilled } = result.failure;
        const message = describeFailure(result.failure, run.service);
        done.set(nameOf(picture), { kind: 'failed', spec, message, mayBeBilled, isOfAll: false });
        return;
      }
      const { image, costUsd } = result;
      const request = recordRequest({ ...spec, previews: 0 }, false);
      const arrived = { image, service: run.service, model: run.model.model, costUsd, request };
      const [outcome] = await drawPictures([{ ...picture, arrived }], run);
      if (outcome !== undefined) done.set(nameOf(picture), outcome);
    },
  });
  terminal.showProgress(null);
  if (step.kind === 'submitted') {
    const cost = step.estimatedUsd === null ? '' : `, at most ${formatMaxDollars(step.estimatedUsd)}`;
    terminal.print(
      `${step.count} ${step.count === 1 ? 'image' : 'images'} submitted${cost}. Run the same command again within 24 hours.`,
    );
    return 0;
  }
  if (step.kind === 'waiting') {
    const { completed, total, failed } = step.state;
    terminal.print(
      `${completed} of ${total} generated${failed === 0 ? '' : `, ${failed} failed`}. Run the same command again later.`,
    );
    return 0;
  }
  // What had arrived in a former run is finished here, and nothing is asked for one by one.
  const here = planned.filter((one) => known.get(nameOf(one))?.raw != null);
  const finished = await drawPictures(
    here.map((one) => ({ ...one, raw: known.get(nameOf(one))?.raw ?? null })),
    run,
  );
  for (const [at, outcome] of finished.entries()) done.set(nameOf(here[at] as PlannedRow), outcome);
  const outcomes = planned.map((one): Outcome => {
    const { kept } = known.get(nameOf(one)) ?? { kept: null };
    if (kept !== null) return { kind: 'kept', files: kept };
    const message = 'It was not generated in the batch. Run the same command again to submit it.';
    const missing: Outcome = { kind: 'failed', spec: one.spec, message, mayBeBilled: false, isOfAll: false };
    return done.get(nameOf(one)) ?? missing;
  });
  const manifest = table === null ? null : await describeTable(table, planned, outcomes, new Set(), folder);
  if (manifest !== null && outcomes.some(({ kind }) => kind !== 'failed'))
    await writeManifest(folder, manifest);
  return report(outcomes, { line, terminal, out, model: run.model, stopped: null, manifest });
}

interface Run extends PictureQueueContext {
  /** The model of every picture that names no other. */
  readonly model: ImageModel;
  isAcceptedModel(service: string, model: string): boolean;
  /** Requests of a run that ended without a word; each is taken out where it is reported. */
  readonly left: ImageJob[];
}

/** The outcome of one prompt. */
type Outcome = { readonly kind: 'kept'; readonly files: readonly FileReport[] } | QueueOutcome;

/** Reads the table. @throws UsageError where it is none, or has a row that cannot be used */
async function planTable(
  line: CommandLine,
  path: string,
  defaults: RowDefaults,
): Promise<readonly PlannedRow[]> {
  if (line.positionals.length > 0)
    throw new UsageError('--specs takes the prompts from its table; give no others.');
  const bytes = await readBytes(path);
  try {
    const table = readPictureTable(new TextDecoder().decode(bytes));
    if (table.mistakes.length > 0) throw new Error(table.mistakes.slice(0, 5).join(' '));
    let ids = 0;
    return planRows(table, defaults, () => String((ids += 1)));
  } catch (error) {
    throw new UsageError(
      `"${path}" cannot be used. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Draws the pictures that the folder does not have, in their order; outcomes are in that order too. */
async function drawAll(
  planned: readonly PlannedRow[],
  run: Run,
  isWantedAgain: boolean,
): Promise<readonly Outcome[]> {
  // One after the other, so that no picture of the folder is found for two rows.
  const known: Known[] = [];
  for (const { spec } of planned) known.push(await lookUp(spec, run, isWantedAgain));
  const isKnown = (at: number) => known[at]?.kept != null || known[at]?.raw != null;
  // A person who wants all of them again pays again.
  const isAsked = planned.map(({ spec }, at) => (isKnown(at) || isWantedAgain ? null : takeLeft(spec, run)));
  // The picture of a former run came after all.
  for (const [at, { spec }] of planned.entries()) if (isKnown(at)) takeLeft(spec, run);
  const missing = planned.flatMap((one, at): readonly QueuedPicture[] => {
    const { kept = null, raw = null } = known[at] ?? {};
    return kept === null ? [{ ...one, raw, sent: isAsked[at] ?? null }] : [];
  });
  const drawn = new Map(
    (await drawPictures(missing, run)).map((outcome, at) => [missing[at]?.spec.id, outcome]),
  );
  return planned.map(({ spec }, at): Outcome => {
    const kept = known[at]?.kept ?? null;
    if (kept !== null) return { kind: 'kept', files: kept };
    const outcome = drawn.get(spec.id);
    invariant(outcome, 'an image of the list is gone');
    return outcome;
  });
}

/** The request of a former run for this picture that has no answer; `null` where there is none. */
function takeLeft(spec: ImageSpec, { left }: Run): SentRequest | null {
  const wanted = JSON.stringify(factsOf(spec));
  const at = left.findIndex((job) => JSON.stringify(factsOf(job.spec)) === wanted);
  const [job] = at < 0 ? [] : left.splice(at, 1);
  return job?.stage.kind === 'asked' ? job.stage.sent : null;
}

/** Requests of a former run that this one was not asked for. */
async function reportLeft(run: Run): Promise<void> {
  const { left, terminal } = run;
  const words = left.map(({ spec }) => `"${spec.words}"`);
  for (const { stage } of left.splice(0)) if (stage.kind === 'asked') await run.recordLost(stage.sent);
  if (words.length > 0)
    terminal.notify(
      `A run that ended before its answers came had sent ${words.slice(0, 5).join(', ')}${words.length > 5 ? ` and ${words.length - 5} more` : ''}, which may have been billed.`,
    );
}

/** Draws pictures that stand out of their set once more; a later run finds what this one has drawn. */
async function redrawOutliers(
  planned: readonly PlannedRow[],
  outcomes: readonly Outcome[],
  run: Run,
  folder: OutputFolder,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly places: ReadonlySet<number> }> {
  const { pictures } = await describeTable('', planned, outcomes, new Set(), folder);
  const places = pictures.flatMap(({ isOutlier }, at) => (isOutlier === true ? [at] : []));
  const again = places.flatMap((at) => {
    const one = planned[at];
    if (one === undefined) return [];
    const { seed } = one.spec;
    // The same request would give the same picture where a service repeats its pictures.
    const isRepeated = services[run.service].repeatsPictures || seed !== null;
    return [isRepeated ? { ...one, spec: { ...one.spec, seed: (seed ?? 0) + redrawSeed } } : one];
  });
  const drawn = await drawAll(again, run, false);
  const next = [...outcomes];
  const replaced = new Set<number>();
  for (const [index, at] of places.entries()) {
    const outcome = drawn[index];
    // One that could not be drawn again leaves the first.
    if (outcome === undefined || outcome.kind === 'failed') continue;
    next[at] = outcome;
    replaced.add(at);
  }
  return { outcomes: next, places: replaced };
}

/** Far from the seeds that people choose. */
const redrawSeed = 100_000;

async function describeTable(
  specs: string,
  planned: readonly PlannedRow[],
  outcomes: readonly Outcome[],
  redrawn: ReadonlySet<number>,
  folder: OutputFolder,
): Promise<ImageManifest> {
  const pictures = planned.map(({ row, spec }, at): ManifestPicture => {
    const outcome = outcomes[at];
    const files = outcome?.kind === 'failed' ? [] : (outcome?.files ?? []);
    const { words, label, width, height, quality, seed } = spec;
    return {
      row,
      prompt: words,
      ...(label === undefined ? {} : { label }),
      width,
      height,
      quality,
      seed,
      status: outcome?.kind ?? 'failed',
      file: files[0]?.path ?? null,
      record: files[1]?.path ?? null,
      ...(outcome?.kind === 'failed' ? { message: outcome.message, mayBeBilled: outcome.mayBeBilled } : {}),
      ...(redrawn.has(at) ? { isRedrawn: true } : {}),
    };
  });
  const { likeness, outliers } = await measurePictures(folder, pictures);
  const marked = pictures.map((one, at) => (outliers.includes(at) ? { ...one, isOutlier: true } : one));
  return { command: 'image', specs, pictures: marked, likeness };
}

/** What the folder has of a picture. */
interface Known {
  readonly kept: readonly FileReport[] | null;
  readonly raw: RawPicture | null;
}

async function lookUp(spec: ImageSpec, run: Run, isWantedAgain: boolean): Promise<Known> {
  if (isWantedAgain) return { kept: null, raw: null };
  const { asks } = spec;
  const wanted = {
    ...factsOf(spec),
    isAcceptedModel: (by: string, model: string) =>
      asks === undefined ? run.isAcceptedModel(by, model) : by === asks.service && model === asks.model,
  };
  const kept = await run.pictures.find(wanted);
  return { kept, raw: kept === null ? await run.pictures.findRaw(wanted) : null };
}

interface Reporting {
  readonly line: CommandLine;
  readonly terminal: Terminal;
  readonly out: string;
  readonly model: ImageModel;
  /** What ended the command early; `null` where nothing did. */
  readonly stopped: unknown;
  readonly manifest: ImageManifest | null;
}

/** Prints which pictures were drawn, stored or not drawn; returns the exit code. @throws if there is none to report */
function report(
  outcomes: readonly Outcome[],
  { line, terminal, out, model, stopped, manifest }: Reporting,
): number {
  const drawn = outcomes.flatMap((one) => (one.kind === 'drawn' ? [one] : []));
  const kept = outcomes.flatMap((one) => (one.kind === 'kept' ? one.files : []));
  const failed = outcomes.flatMap((one) => (one.kind === 'failed' ? [one] : []));
  const hasNothing = drawn.length === 0 && kept.length === 0;
  if (hasNothing && stopped !== null) throw stopped as Error;
  const cause = failed.find(({ isOfAll }) => isOfAll) ?? (failed.length === 1 ? failed[0] : undefined);
  if (hasNothing && cause !== undefined) throw new UsageError(cause.message);
  const imageReport: ImageReport = {
    command: 'image',
    files: drawn.flatMap(({ files }) => files),
    kept,
    failed: failed.map(({ spec, message, mayBeBilled }) => ({ prompt: spec.words, message, mayBeBilled })),
    // Another service may have drawn the last of them.
    service: drawn.at(-1)?.picture.service ?? model.service,
    model: drawn.at(-1)?.picture.model ?? model.model,
    costUsd: addCosts(
      model,
      drawn.map(({ picture }) => picture),
    ),
    warnings: [...new Set(drawn.flatMap(({ picture }) => picture.warnings))],
    ...(manifest === null ? {} : { manifest }),
  };
  for (const warning of imageReport.warnings) terminal.notify(warning);
  for (const { prompt, message } of imageReport.failed)
    terminal.notify(`"${prompt}" was not generated: ${message}`);
  const apart = manifest?.pictures.filter(({ isOutlier }) => isOutlier === true) ?? [];
  if (apart.length > 0)
    terminal.notify(
      `${apart.length} of ${outcomes.length} stand out of the set: ${apart
        .slice(0, 5)
        .map(({ file }) => file)
        .join(', ')}.`,
    );
  if (kept.length > 0)
    terminal.notify(
      `${kept.length / 2} of ${outcomes.length} existed already; --again generates them again.`,
    );
  terminal.print(
    line.flag('json')
      ? JSON.stringify(imageReport, null, 2)
      : writeFileList(out, [...imageReport.files, ...kept]),
  );
  if (stopped !== null) {
    terminal.notify('framewright: Interrupted; finished images are kept.');
    return 130;
  }
  if (hasNothing) return 2;
  return failed.length > 0 ? 1 : 0;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function readSize(text: string): Size {
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/i.exec(text) ?? [];
  const size = { width: Number(width), height: Number(height) };
  if (size.width >= 1 && size.height >= 1 && size.width <= 8192 && size.height <= 8192) return size;
  throw new UsageError(`--size must be WIDTHxHEIGHT in px up to 8192, such as 1024x768, not "${text}".`);
}

/** A picture without surroundings: only the prompt and the size are known. */
function planPicture(words: string, size: Size, seed: number | null, number: number): ImageSpec {
  if (words.trim() === '') throw new UsageError('A prompt is empty; say in a sentence what to draw.');
  const { specs } = planImage({ words, around: null, where: 'beside', seed }, () => String(number));
  const [spec] = specs;
  invariant(spec, 'a plan for one image has none');
  return { ...spec, ...size };
}

/** The built-in generator costs nothing; elsewhere one unknown cost makes the sum unknown. */
function addCosts(model: ImageModel, drawn: readonly DrawnImage[]): number | null {
  if (model.service === builtInService) return 0;
  let sum = 0;
  for (const { costUsd } of drawn) {
    if (costUsd === null) return null;
    sum += costUsd;
  }
  return sum;
}
