/** `framewright image`: one picture for each prompt, and its record, from the service the environment has a key for. */
import { createHash, randomUUID } from 'node:crypto';
import type { Generation } from '#design/generation';
import { recordPicture } from '#visuals/history/record-picture';
import { invariant } from '#design/invariant';
import type { FileReport, ImageManifest, ImageReport, ManifestPicture } from '#design/report';
import { builtInService, serviceNames, services, type ServiceName } from '#design/services';
import { formatDollars } from '#models/policy/find-overrun';
import type { ImageModel } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { planImage } from '#visuals/1-plan/plan-image';
import { type PlannedRow, planRows, type RowDefaults } from '#visuals/rows/plan-rows';
import { readPictureTable } from '#visuals/rows/read-rows';
import { judgeFailure } from '#visuals/2-draw/judge-failure';
import {
  type CollectContext,
  type CollectedImage,
  collectImage,
  type DrawnImage,
  finishRawImage,
} from '../collect-image.ts';
import type { CommandLine, RunCommand, Terminal } from '../command.ts';
import { describeFailure } from '../service-messages.ts';
import { InterruptError } from '../interrupt-error.ts';
import { checkWritable } from '../output/check-output.ts';
import { findOutputFolder, type OutputFolder } from '../output/find-output-folder.ts';
import { checkManifest, measurePictures, writeManifest } from '../output/picture-manifest.ts';
import { openPictureFolder, type PictureFolder, type RawPicture } from '../output/picture-folder.ts';
import { writeFileList } from '../output/write-summary.ts';
import { type CommandServices, openCommandServices } from '../command-services.ts';
import { modelOf, stepBatch } from '../picture-batch.ts';
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
    throw new UsageError('Describe in a sentence what to draw.');
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
  const isBy = (by: string, name: string) =>
    (by === service && name === model.model) || settings.failover.some((other) => other === by);
  const run: Run = {
    terminal,
    pictures,
    model,
    service,
    isAcceptedModel: isBy,
    signal: terminal.onInterrupt(),
  };
  if (line.flag('batch')) {
    if (line.flag('again') || line.flag('redraw'))
      throw new UsageError('--batch draws missing pictures only; leave out --again and --redraw.');
    return drawInBatch(planned, run, { line, terminal, out, folder, table, opened, settings, purpose });
  }
  const drawing = await drawAll(planned, run, {
    atOnce: table === null ? 1 : services[service].concurrency,
    isWantedAgain: line.flag('again'),
  });
  let { outcomes } = drawing;
  let manifest: ImageManifest | null = null;
  if (table !== null) {
    const redrawn =
      line.flag('redraw') && drawing.stopped === null
        ? await redrawOutliers(planned, outcomes, run, folder)
        : null;
    outcomes = redrawn?.outcomes ?? outcomes;
    manifest = await describeTable(table, planned, outcomes, redrawn?.places ?? new Set(), folder);
    const hasPictures = outcomes.some(({ kind }) => kind !== 'failed');
    if (hasPictures) await writeManifest(folder, manifest);
  }
  terminal.showProgress(null);
  return report(outcomes, { line, terminal, out, model, stopped: drawing.stopped, manifest });
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
  const nameOf = ({ spec }: PlannedRow) => JSON.stringify({ ...spec, id: '' });
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
      const model = modelOf(result, run.model);
      done.set(nameOf(picture), await drawOne(picture, { ...run, model }, { kept: null, raw: null }, true));
    },
  });
  terminal.showProgress(null);
  if (step.kind === 'submitted') {
    const cost = step.estimatedUsd === null ? '' : `, at most ${formatDollars(step.estimatedUsd)}`;
    terminal.print(
      `${step.count} ${step.count === 1 ? 'picture' : 'pictures'} submitted${cost}. Run the same command again within 24 hours.`,
    );
    return 0;
  }
  if (step.kind === 'waiting') {
    const { completed, total, failed } = step.state;
    terminal.print(
      `${completed} of ${total} are drawn${failed === 0 ? '' : `, ${failed} failed`}. Run the same command again later.`,
    );
    return 0;
  }
  const outcomes: Outcome[] = [];
  for (const one of planned) {
    const before = known.get(nameOf(one)) ?? { kept: null, raw: null };
    // What had arrived in a former run is finished here, and nothing is asked for one by one.
    const isHere = before.kept !== null || before.raw !== null;
    const message = 'It was not drawn in the batch. Run the same command again to submit it.';
    const missing: Outcome = { kind: 'failed', spec: one.spec, message, mayBeBilled: false, isOfAll: false };
    outcomes.push(done.get(nameOf(one)) ?? (isHere ? await drawOne(one, run, before, true) : missing));
  }
  const manifest = table === null ? null : await describeTable(table, planned, outcomes, new Set(), folder);
  if (manifest !== null && outcomes.some(({ kind }) => kind !== 'failed'))
    await writeManifest(folder, manifest);
  return report(outcomes, { line, terminal, out, model: run.model, stopped: null, manifest });
}

interface Run {
  readonly terminal: Terminal;
  readonly pictures: PictureFolder;
  readonly model: ImageModel;
  readonly service: ServiceName;
  readonly signal: AbortSignal;
  isAcceptedModel(service: string, model: string): boolean;
}

/** The outcome of one prompt. */
type Outcome =
  | { readonly kind: 'kept'; readonly files: readonly FileReport[] }
  | { readonly kind: 'drawn'; readonly files: readonly FileReport[]; readonly picture: DrawnImage }
  | {
      readonly kind: 'failed';
      readonly spec: ImageSpec;
      readonly message: string;
      readonly mayBeBilled: boolean;
      /** The next one would fail in the same way. */
      readonly isOfAll: boolean;
    };

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

interface DrawAllOptions {
  /** Pictures that are drawn at a time. */
  readonly atOnce: number;
  readonly isWantedAgain: boolean;
}

/** Draws the pictures that the folder does not have, in their order; outcomes are in that order too. */
async function drawAll(
  planned: readonly PlannedRow[],
  run: Run,
  { atOnce, isWantedAgain }: DrawAllOptions,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly stopped: unknown }> {
  // One after the other, so that no picture of the folder is found for two rows.
  const known: Known[] = [];
  for (const { spec } of planned) known.push(await lookUp(spec, run, isWantedAgain));
  const outcomes: Outcome[] = [];
  let stopped: unknown = null;
  let wouldAllFail = false;
  let next = 0;
  const drawNext = async (): Promise<void> => {
    for (let at = next; at < planned.length; at = next) {
      next += 1;
      const one = planned[at];
      invariant(one, 'a picture of the list is gone');
      run.terminal.showProgress(`Drawing ${at + 1} of ${planned.length} …`);
      try {
        const isAsked = stopped === null && !wouldAllFail;
        const outcome = await drawOne(one, run, known[at] ?? { kept: null, raw: null }, isAsked);
        wouldAllFail ||= outcome.kind === 'failed' && outcome.isOfAll;
        outcomes[at] = outcome;
      } catch (error) {
        if (!(error instanceof InterruptError)) throw error;
        stopped = error;
        // Whether it was sent is unknown; the message about the cancel explains what that means.
        outcomes[at] = {
          kind: 'failed',
          spec: one.spec,
          message: 'Interrupted.',
          mayBeBilled: true,
          isOfAll: true,
        };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, drawNext));
  return { outcomes, stopped };
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
  const drawn = await drawAll(again, run, {
    atOnce: services[run.service].concurrency,
    isWantedAgain: false,
  });
  const next = [...outcomes];
  const replaced = new Set<number>();
  for (const [index, at] of places.entries()) {
    const outcome = drawn.outcomes[index];
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
  const { words, width, height, seed, prompt, quality, diffusion } = spec;
  const wanted = {
    ...(diffusion === undefined ? {} : { diffusion }),
    words,
    width,
    height,
    seed,
    prompt,
    quality,
    isAcceptedModel: (by: string, model: string) => run.isAcceptedModel(by, model),
  };
  const kept = await run.pictures.find(wanted);
  return { kept, raw: kept === null ? await run.pictures.findRaw(wanted) : null };
}

/** Draws one picture and writes it, unless a former run has. */
async function drawOne(
  { name, spec }: PlannedRow,
  run: Run,
  known: Known,
  isAsked: boolean,
): Promise<Outcome> {
  const { pictures, terminal, service } = run;
  const { words, width, height, seed, prompt, quality, diffusion } = spec;
  if (known.kept !== null) return { kind: 'kept', files: known.kept };
  if (!isAsked) {
    const message = 'It was not requested, because the one before it failed.';
    return { kind: 'failed', spec, message, mayBeBilled: false, isOfAll: true };
  }
  const began = Date.now();
  let { raw } = known;
  const isNew = raw === null;
  const storeRaw: CollectContext['storeRaw'] = async (image, by) => {
    const own = diffusion === undefined ? {} : { diffusion };
    raw = await pictures.storeRaw(
      image,
      { words, width, height, seed, prompt, quality, ...own, ...by },
      name,
    );
  };
  const collected =
    raw === null
      ? await collectImage(spec, { ...run, storeRaw })
      : await finishRawImage(spec, raw.image, raw.facts, run);
  if (raw !== null && !isNew) terminal.notify(`"${words}" had arrived in a former run and is finished now.`);
  const done =
    collected.kind === 'failed' && raw !== null
      ? await finishEarlierRaw(spec, raw, collected, run)
      : collected;
  if (done.kind === 'drawn') {
    invariant(raw, 'a picture was drawn and not kept');
    const record = recordOf(done.picture, isNew ? Date.now() - began : null);
    const files = await pictures.finish(raw, done.picture.image, record);
    return { kind: 'drawn', files, picture: done.picture };
  }
  const { failure } = done;
  const beside = raw === null ? '' : ` The picture as it came is in ${raw.path}.`;
  const message = `${describeFailure(failure, service)}${beside}`;
  const isOfAll = judgeFailure(failure, null, false).pauses;
  return { kind: 'failed', spec, message, mayBeBilled: failure.mayBeBilled, isOfAll };
}

/** A picture that had arrived before the connection failed is complete; only its cost is unknown. */
async function finishEarlierRaw(
  spec: ImageSpec,
  raw: RawPicture,
  failed: CollectedImage,
  run: Run,
): Promise<CollectedImage> {
  const tried = await finishRawImage(spec, raw.image, raw.facts, run);
  return tried.kind === 'drawn' ? tried : failed;
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
  const [first] = failed;
  const hasNothing = drawn.length === 0 && kept.length === 0;
  if (hasNothing && stopped !== null) throw stopped as Error;
  if (hasNothing && first && (failed.length === 1 || first.isOfAll)) throw new UsageError(first.message);
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
    terminal.notify(`"${prompt}" was not drawn: ${message}`);
  const apart = manifest?.pictures.filter(({ isOutlier }) => isOutlier === true) ?? [];
  if (apart.length > 0)
    terminal.notify(
      `${apart.length} of ${outcomes.length} stand out of the set: ${apart
        .slice(0, 5)
        .map(({ file }) => file)
        .join(', ')}.`,
    );
  if (kept.length > 0)
    terminal.notify(`${kept.length / 2} of ${outcomes.length} existed already; --again draws them again.`);
  terminal.print(
    line.flag('json')
      ? JSON.stringify(imageReport, null, 2)
      : writeFileList(out, [...imageReport.files, ...kept]),
  );
  if (stopped !== null) {
    terminal.notify('framewright: Interrupted; what was drawn before is kept.');
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
  throw new UsageError(`--size is WIDTHxHEIGHT in px up to 8192, as 1024x768, not "${text}".`);
}

/** A picture without surroundings: only the prompt and the size are known. */
function planPicture(words: string, size: Size, seed: number | null, number: number): ImageSpec {
  if (words.trim() === '') throw new UsageError('A prompt is empty; say in a sentence what to draw.');
  const { specs } = planImage({ words, around: null, where: 'beside', seed }, () => String(number));
  const [spec] = specs;
  invariant(spec, 'a plan for one picture has none');
  return { ...spec, ...size };
}

/** The record that the panel would keep in a layer; a picture is named by the hash of its bytes, as Figma names it. */
function recordOf(picture: DrawnImage, tookMs: number | null): Generation {
  const made = { id: randomUUID(), createdAt: new Date().toISOString(), tookMs };
  const imageHash = createHash('sha1').update(picture.image.bytes).digest('hex');
  return { ...recordPicture(picture, made), imageHash };
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
