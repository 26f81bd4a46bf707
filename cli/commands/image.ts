/** `framewright image`: one picture for each prompt, and its record, from the service the environment has a key for. */
import { createHash, randomUUID } from 'node:crypto';
import type { Generation } from '#design/generation';
import { recordPicture } from '#visuals/history/record-picture';
import { invariant } from '#design/invariant';
import type { FileReport, ImageReport } from '#design/report';
import { builtInService, serviceNames, type ServiceName } from '#design/services';
import type { ImageModel } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { planImage } from '#visuals/1-plan/plan-image';
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
import { findOutputFolder } from '../output/find-output-folder.ts';
import { openPictureFolder, type PictureFolder, type RawPicture } from '../output/picture-folder.ts';
import { writeFileList } from '../output/write-summary.ts';
import { openCommandServices } from '../command-services.ts';
import { findService } from '../service-variables.ts';
import { UsageError } from '../usage-error.ts';

export const runImage: RunCommand = async (line, terminal) => {
  const out = line.getText('out');
  const folder = await findOutputFolder(out);
  const size = readSize(line.getText('size'));
  const seed = line.number('seed', { from: 0, to: 4_294_967_295 });
  const named = serviceNames.find((service) => service === line.text('service'));
  const service = named ?? findService(terminal.environment);
  const specs = line.positionals.map((words, index) => planPicture(words, size, seed, index + 1));
  await checkWritable(folder);
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
  const outcomes: Outcome[] = [];
  let stopped: unknown = null;
  let wouldAllFail = false;
  for (const [index, spec] of specs.entries()) {
    terminal.showProgress(`Drawing ${index + 1} of ${specs.length} …`);
    try {
      const isAsked = stopped === null && !wouldAllFail;
      const outcome = await drawOne(spec, run, { isAsked, isWantedAgain: line.flag('again') });
      wouldAllFail ||= outcome.kind === 'failed' && outcome.isOfAll;
      outcomes.push(outcome);
    } catch (error) {
      if (!(error instanceof InterruptError)) throw error;
      stopped = error;
      // Whether it was sent is unknown; the message about the cancel explains what that means.
      outcomes.push({ kind: 'failed', spec, message: 'Interrupted.', mayBeBilled: true, isOfAll: true });
    }
  }
  terminal.showProgress(null);
  return report(outcomes, { line, terminal, out, model, stopped });
};

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

/** Draws one picture and writes it, unless a former run has. */
async function drawOne(
  spec: ImageSpec,
  run: Run,
  { isAsked, isWantedAgain }: { readonly isAsked: boolean; readonly isWantedAgain: boolean },
): Promise<Outcome> {
  const { pictures, terminal, service } = run;
  const { words, width, height, seed } = spec;
  const wanted = {
    words,
    width,
    height,
    seed,
    isAcceptedModel: (by: string, model: string) => run.isAcceptedModel(by, model),
  };
  const kept = isWantedAgain ? null : await pictures.find(wanted);
  if (kept !== null) return { kind: 'kept', files: kept };
  if (!isAsked) {
    const message = 'It was not requested, because the one before it failed.';
    return { kind: 'failed', spec, message, mayBeBilled: false, isOfAll: true };
  }
  const began = Date.now();
  let raw = isWantedAgain ? null : await pictures.findRaw(wanted);
  const isNew = raw === null;
  const storeRaw: CollectContext['storeRaw'] = async (image, by) => {
    raw = await pictures.storeRaw(image, { words, width, height, seed, ...by });
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
}

/** Prints which pictures were drawn, stored or not drawn; returns the exit code. @throws if there is none to report */
function report(outcomes: readonly Outcome[], { line, terminal, out, model, stopped }: Reporting): number {
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
  };
  for (const warning of imageReport.warnings) terminal.notify(warning);
  for (const { prompt, message } of imageReport.failed)
    terminal.notify(`"${prompt}" was not drawn: ${message}`);
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
