/**
 * Pictures of `framewright image` in batches: one run submits them and ends, a later one looks how far they are, and the one
 * that finds them finished writes them. What was submitted is in `batch.json` of the output folder until then.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceName } from '#design/services';
import { estimateImage } from '#models/estimate-cost';
import {
  batchPriceShare,
  type BatchResult,
  type BatchState,
  PictureBatchError,
} from '#models/picture-batches';
import type { ImageRequest } from '#models/ports';
import { recordRequest, writeRequest } from '#visuals/history/record-request';
import type { PlannedRow } from '#visuals/rows/plan-rows';
import type { CommandServices } from './command-services.ts';
import { replaceFile } from './file-system.ts';
import { UsageError } from './usage-error.ts';

/** What was submitted. */
interface StoredBatch {
  readonly group: string;
  /** None until the service has named them. */
  readonly batchIds: readonly string[];
  readonly service: ServiceName;
  readonly model: string;
  readonly estimatedUsd: number | null;
  readonly ledgerId: string | null;
  readonly pictures: readonly PlannedRow[];
}

export type BatchStep =
  | { readonly kind: 'submitted'; readonly count: number; readonly estimatedUsd: number | null }
  | { readonly kind: 'waiting'; readonly state: BatchState }
  /** It was collected; a picture that is not in it was not drawn. */
  | { readonly kind: 'collected' };

export interface BatchContext {
  readonly opened: CommandServices;
  readonly service: ServiceName;
  readonly folder: string;
  readonly signal: AbortSignal;
  /** The pictures that the folder does not have. */
  listMissing(): Promise<readonly PlannedRow[]>;
  /** Writes a picture by its answer. */
  finish(picture: PlannedRow, result: BatchResult): Promise<void>;
}

const fileName = 'batch.json';

/** Does the next step of the batch of a folder. @throws UsageError with one sentence */
export async function stepBatch(context: BatchContext): Promise<BatchStep> {
  try {
    const stored = await readStored(context.folder);
    return stored === null ? await submit(context) : await goOn(stored, context);
  } catch (error) {
    if (error instanceof PictureBatchError) throw new UsageError(error.message);
    throw error;
  }
}

async function submit(context: BatchContext): Promise<BatchStep> {
  const { opened, service, folder, signal } = context;
  const { services, settings, purpose } = opened;
  const batches = await services.batches(settings);
  if (batches === null)
    throw new UsageError('--batch needs OpenAI and a model of its Images API, such as gpt-image-2.');
  const pictures = await context.listMissing();
  if (pictures.length === 0) return { kind: 'collected' };
  const items = pictures.map(({ spec }, at) => ({ id: idOf(at), request: requestOf(spec) }));
  const estimatedUsd = estimate(
    service,
    batches.model,
    items.map(({ request }) => request),
  );
  const group = randomUUID();
  const stored = {
    group,
    batchIds: [],
    service,
    model: batches.model,
    estimatedUsd,
    ledgerId: null,
    pictures,
  };
  // First on the disk: if the answer is lost, the next run finds the batch by its group.
  await store(folder, stored);
  try {
    const order = { items, group, estimatedUsd };
    const { result, ledgerId } = await services.submitBatch(settings, order, purpose, signal);
    await store(folder, { ...stored, ledgerId, batchIds: result.map(({ id }) => id) });
    return { kind: 'submitted', count: pictures.length, estimatedUsd };
  } catch (error) {
    const isRefused = error instanceof PictureBatchError && !error.failure.mayBeBilled;
    if (isRefused && error.submitted.length === 0) await rm(join(folder, fileName), { force: true });
    throw error;
  }
}

async function goOn(stored: StoredBatch, context: BatchContext): Promise<BatchStep> {
  const { opened, folder, signal } = context;
  const { service, model, estimatedUsd } = stored;
  const models = {
    ...opened.settings.models,
    [service]: { ...opened.settings.models[service], image: model },
  };
  const batches = await opened.services.batches({ ...opened.settings, service, models });
  if (batches === null) throw new UsageError(`The batch in ${fileName} belongs to another service.`);
  const batchIds = stored.batchIds.length > 0 ? stored.batchIds : await batches.find(stored.group, signal);
  if (batchIds.length === 0) {
    // It never reached the service.
    await rm(join(folder, fileName), { force: true });
    return submit(context);
  }
  const states: BatchState[] = [];
  for (const id of batchIds) states.push(await batches.look(id, signal));
  const open = states.find(({ isOver }) => !isOver);
  if (open !== undefined) return { kind: 'waiting', state: addUp(states) };
  const wanted = new Map(stored.pictures.map((picture, at) => [idOf(at), picture]));
  let costUsd: number | null = 0;
  for (const id of batchIds) {
    for await (const result of batches.collect(id, signal)) {
      const picture = wanted.get(result.id);
      if (picture === undefined) continue;
      wanted.delete(result.id);
      if ('image' in result)
        costUsd = costUsd === null || result.costUsd === null ? null : costUsd + result.costUsd;
      await context.finish(picture, result);
    }
  }
  if (stored.ledgerId !== null) {
    const sent = { service, model, estimatedUsd, ledgerId: stored.ledgerId };
    await opened.services.endBatch(sent, costUsd, opened.purpose);
  }
  await rm(join(folder, fileName), { force: true });
  return { kind: 'collected' };
}

function idOf(at: number): string {
  return `picture-${at + 1}`;
}

function requestOf(spec: PlannedRow['spec']): ImageRequest {
  return writeRequest(spec, recordRequest({ ...spec, previews: 0 }, false), new Map());
}

function estimate(service: ServiceName, model: string, requests: readonly ImageRequest[]): number | null {
  let sum = 0;
  for (const request of requests) {
    const { costUsd } = estimateImage(service, model, request);
    if (costUsd === null) return null;
    sum += costUsd * batchPriceShare;
  }
  return sum;
}

function addUp(states: readonly BatchState[]): BatchState {
  const sum = (count: (state: BatchState) => number) => states.reduce((total, one) => total + count(one), 0);
  return {
    total: sum(({ total }) => total),
    completed: sum(({ completed }) => completed),
    failed: sum(({ failed }) => failed),
    isOver: states.every(({ isOver }) => isOver),
    mistake: null,
  };
}

async function store(folder: string, batch: StoredBatch): Promise<void> {
  await mkdir(folder, { recursive: true });
  await replaceFile(join(folder, fileName), `${JSON.stringify(batch, null, 2)}\n`);
}

/** `null` where there is none. @throws UsageError where it cannot be read, because it may name paid pictures */
async function readStored(folder: string): Promise<StoredBatch | null> {
  const path = join(folder, fileName);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<StoredBatch> | null;
    if (typeof value?.group === 'string' && Array.isArray(value.batchIds) && Array.isArray(value.pictures))
      return value as StoredBatch;
  } catch {
    // The same sentence as for another shape.
  }
  throw new UsageError(
    `"${path}" is not a batch of this program. Move it away; it may name images that are paid for.`,
  );
}
