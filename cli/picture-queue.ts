/**
 * The queue of `framewright image`: that of the panel (`visuals/2-draw/run-queue.ts`) over a folder. A request is on the
 * disk before it is sent, a picture is on the disk before it is finished, and limits, failures and cancels count as they
 * do in the panel.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Generation } from '#design/generation';
import type { FileReport } from '#design/report';
import type { ServiceName } from '#design/services';
import { describeCancellation } from '#models/cancelled-sentence';
import { systemClock } from '#models/clock';
import { pause } from '#models/pause';
import type { ImageModel, ModelFailure, ModelSignal } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import {
  type ArrivedPicture,
  type DrawEvent,
  drawImage,
  type DrawnPicture,
  finishArrived,
} from '#visuals/2-draw/draw-image';
import { type DrawQueue, findItem, type ImageJobStage, type SentRequest } from '#visuals/2-draw/draw-queue';
import { judgeFailure } from '#visuals/2-draw/judge-failure';
import { runQueue } from '#visuals/2-draw/run-queue';
import { recordPicture } from '#visuals/history/record-picture';
import { recordRequest } from '#visuals/history/record-request';
import type { Terminal } from './command.ts';
import type { PictureFolder, RawPicture } from './output/picture-folder.ts';
import type { SentRequests } from './output/sent-requests.ts';
import { describeFailure, describeWait } from './service-messages.ts';

export interface PictureQueueContext {
  /** The model of a picture, which is another one where a sweep names it. */
  openModel(spec: ImageSpec): Promise<ImageModel>;
  readonly service: ServiceName;
  readonly pictures: PictureFolder;
  readonly requests: SentRequests;
  readonly terminal: Pick<Terminal, 'showProgress' | 'notify'>;
  readonly signal: AbortSignal;
  /** Pictures that are drawn at a time. */
  readonly atOnce: number;
  /** Counts a request without an answer as if it had been billed. */
  recordLost(sent: SentRequest): Promise<void>;
}

/** A picture to draw, or to finish where it has arrived. */
export interface QueuedPicture {
  /** For its file. */
  readonly name: string;
  /** Its id is unique in the queue. */
  readonly spec: ImageSpec;
  /** As it came to a former run. @default it did not */
  readonly raw?: RawPicture | null;
  /** As it came by another way than a request of its own. @default it did not */
  readonly arrived?: ArrivedPicture;
  /** The request of a run that ended before its answer came. @default there is none */
  readonly sent?: SentRequest | null;
}

export interface DrawnImage extends DrawnPicture {
  readonly warnings: readonly string[];
}

export interface FailedImage {
  readonly kind: 'failed';
  readonly spec: ImageSpec;
  readonly message: string;
  readonly mayBeBilled: boolean;
  /** The next one would fail in the same way. */
  readonly isOfAll: boolean;
}

export type QueueOutcome =
  | { readonly kind: 'drawn'; readonly files: readonly FileReport[]; readonly picture: DrawnImage }
  | FailedImage;

/** Draws pictures into the folder; the outcomes are in their order. An interrupt cancels what is not drawn yet. */
export async function drawPictures(
  wanted: readonly QueuedPicture[],
  context: PictureQueueContext,
): Promise<readonly QueueOutcome[]> {
  const { service, pictures, requests, terminal, signal } = context;
  const byId = new Map(wanted.map((one, at) => [one.spec.id, { ...one, at }]));
  const raws = new Map(wanted.flatMap(({ spec, raw }) => (raw ? [[spec.id, raw]] : [])));
  const failures = new Map<string, ModelFailure>();
  const warnings = new Map<string, string[]>();
  const drawn = new Map<string, QueueOutcome>();
  /** Files that are being written, which also a cancelled picture is waited for. */
  const writing = new Set<Promise<unknown>>();
  const write = <Result>(result: Promise<Result>): Promise<Result> => {
    const done = result.finally(() => writing.delete(done));
    writing.add(done);
    return done;
  };

  async function* draw(spec: ImageSpec, abort: ModelSignal): AsyncGenerator<DrawEvent> {
    const { raw, arrived, name = spec.words } = byId.get(spec.id) ?? {};
    if (raw) {
      terminal.notify(`"${spec.words}" had arrived in a former run and is finished now.`);
      yield* finishArrived(spec, asArrived(spec, raw), abort);
      return;
    }
    const events =
      arrived === undefined
        ? drawImage(spec, await context.openModel(spec), abort, { previews: 0 })
        : readArrived(spec, arrived, abort);
    for await (const event of events) {
      if (event.type === 'arrived') {
        const { image, service: by, model: painter } = event.picture;
        const facts = { ...factsOf(spec), service: by, model: painter };
        raws.set(spec.id, await write(pictures.storeRaw(image, facts, name)));
      }
      yield event;
    }
  }

  async function place(picture: DrawnPicture): Promise<void> {
    const { spec } = picture;
    const raw = raws.get(spec.id);
    if (raw === undefined) throw new Error('The picture was not stored as it came.');
    const stage = findItem(run.queue, spec.id)?.stage;
    const tookMs = stage?.kind === 'asked' ? systemClock.now() - stage.sent.at : null;
    const files = await write(pictures.finish(raw, picture.image, recordOf(picture, tookMs)));
    drawn.set(spec.id, {
      kind: 'drawn',
      files,
      picture: { ...picture, warnings: warnings.get(spec.id) ?? [] },
    });
  }

  function report(id: string, event: DrawEvent): void {
    if (event.type === 'sending')
      terminal.showProgress(`Generating ${(byId.get(id)?.at ?? 0) + 1} of ${wanted.length} …`);
    else if (event.type === 'waiting') terminal.showProgress(describeWait(event));
    else if (event.type === 'warning') warnings.set(id, [...(warnings.get(id) ?? []), event.message]);
    else if (event.type === 'failed') {
      failures.set(id, event.failure);
      // It was waited for as long as the person allows; in a terminal nobody can cancel a wait without an end.
      if (event.failure.kind === 'rate-limited') run.pause();
    }
  }

  const items = wanted.map(({ spec, raw, sent }) => {
    const isLost = sent && !raw;
    const stage: ImageJobStage = isLost
      ? { kind: 'asked', sent: { ...sent, ticket: null } }
      : { kind: 'waiting' };
    return { spec, stage };
  });
  const run = runQueue(
    { items, paused: null },
    {
      atOnce: context.atOnce,
      now: systemClock.now,
      pause: (milliseconds, abort) => pause(systemClock, milliseconds, abort),
      newStop: () => new AbortController(),
      draw,
      // No service finishes a request alone for a terminal, so there is nothing to fetch.
      fetch: (spec, _sent, abort) => draw(spec, abort),
      place,
      storeJob: (job) => requests.store(job),
      deleteJobs: async () => undefined,
      releaseTicket: async () => undefined,
      recordLost: (sent) => write(context.recordLost(sent)),
      onChange: () => undefined,
      onEvent: report,
    },
  );
  let cancelling: Promise<void> = Promise.resolve();
  const cancel = () => {
    const isSent = run.queue.items.some(({ stage }) => stage.kind === 'asked');
    if (isSent) terminal.notify(describeCancellation(service, 'picture'));
    cancelling = run.cancelAll();
  };
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  await run.idle();
  await cancelling;
  await Promise.allSettled(writing);
  signal.removeEventListener('abort', cancel);
  return wanted.map(
    ({ spec }) =>
      drawn.get(spec.id) ??
      describeEnd(spec, run.queue, {
        service,
        failure: failures.get(spec.id) ?? null,
        raw: raws.get(spec.id) ?? null,
      }),
  );
}

interface KnownOfEnd {
  readonly service: ServiceName;
  readonly failure: ModelFailure | null;
  readonly raw: RawPicture | null;
}

/** Why a picture was not drawn. */
function describeEnd(spec: ImageSpec, queue: DrawQueue, { service, failure, raw }: KnownOfEnd): FailedImage {
  const stage = findItem(queue, spec.id)?.stage;
  const beside = raw === null ? '' : ` The image as it came is in ${raw.path}.`;
  const end = (message: string, mayBeBilled = false, isOfAll = false): FailedImage => ({
    ...{ kind: 'failed', spec, mayBeBilled, isOfAll },
    message: `${message}${beside}`,
  });
  if (stage?.kind === 'lost')
    return end(
      'It was sent by a run that ended before the answer came, so it may have been billed. Run the same command again to generate it.',
      true,
    );
  // Whether it was sent is unknown; the message about the cancel explains what that means.
  if (stage?.kind === 'cancelled')
    return stage.mayBeBilled
      ? end('Interrupted.', true)
      : end('It was not requested, because the run was interrupted.');
  if (failure !== null) {
    const isOfAll = failure.kind === 'rate-limited' || judgeFailure(failure, null, false).pauses;
    return end(describeFailure(failure, service), failure.mayBeBilled, isOfAll);
  }
  if (stage?.kind === 'failed') return end(stage.message, stage.mayBeBilled, stage.failure === 'not-stored');
  return end('It was not requested, because the one before it failed.');
}

/** What makes a picture another one. */
export function factsOf({ words, width, height, seed, prompt, quality, diffusion }: ImageSpec) {
  return { words, width, height, seed, prompt, quality, ...(diffusion === undefined ? {} : { diffusion }) };
}

function asArrived(spec: ImageSpec, { image, facts }: RawPicture): ArrivedPicture {
  const request = recordRequest({ ...spec, previews: 0 }, false);
  return { image, service: facts.service, model: facts.model, costUsd: null, request };
}

async function* readArrived(
  spec: ImageSpec,
  picture: ArrivedPicture,
  abort: ModelSignal,
): AsyncGenerator<DrawEvent> {
  yield { type: 'arrived', picture };
  yield* finishArrived(spec, picture, abort);
}

/** The record that the panel would keep in a layer; a picture is named by the hash of its bytes, as Figma names it. */
function recordOf(picture: DrawnPicture, tookMs: number | null): Generation {
  const made = { id: randomUUID(), createdAt: new Date().toISOString(), tookMs };
  const imageHash = createHash('sha1').update(picture.image.bytes).digest('hex');
  return { ...recordPicture(picture, made), imageHash };
}
