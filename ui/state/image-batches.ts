/**
 * Pictures in batches: submitted with one click, looked at when the panel is opened again, collected and placed. They are in
 * the queue of the file, each with its batch, so any window can go on with them.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PanelSettings } from '#design/settings';
import { modelFailure } from '#models/model-failure';
import { canBatch } from '#models/find-capabilities';
import {
  type BatchItem,
  batchPriceShare,
  type BatchState,
  PictureBatchError,
  type PictureBatches,
} from '#models/picture-batches';
import type { Clock } from '#models/clock';
import { services } from '#design/services';
import { modelsOf } from '#design/settings';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { BatchedRequest, ImageJob } from '#visuals/2-draw/draw-queue';
import { recordRequest, writeRequest } from '#visuals/history/record-request';
import { estimatePicture } from './estimate-pictures.ts';
import { type ImageQueue, readNamedPictures } from './image-queue.ts';
import { makeId } from './make-id.ts';
import type { PanelServices } from './panel-services.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { createTaskRunner } from './task-runner.ts';
import type { Outcome, Work } from './work.ts';

/** The pictures of one click that are not collected yet. */
export interface BatchGroup {
  readonly batch: BatchedRequest;
  readonly items: readonly ImageJob[];
  /** As it was looked at last; `null` where it was not. */
  readonly state: BatchState | null;
}

export interface ImageBatches {
  /** Whether the chosen model draws in batches. */
  readonly isOffered: ReadonlySignal<boolean>;
  readonly groups: ReadonlySignal<readonly BatchGroup[]>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  /** Stops looking or placing; the batch goes on at its service. */
  readonly stop: () => void;
  /** Submits pictures. @throws Error with a plain sentence */
  readonly submit: (specs: readonly ImageSpec[]) => Promise<void>;
  /** Submits pictures again that failed, and no others. */
  readonly submitAgain: (items: readonly ImageJob[]) => void;
  readonly look: () => void;
  /** Places what was drawn. */
  readonly collect: (group: string) => void;
  readonly cancel: (group: string) => void;
}

export interface ImageBatchesNeeds {
  readonly sandbox: SandboxClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly models: Pick<PanelServices, 'services' | 'newPurpose'>;
  readonly queue: ImageQueue;
  readonly clock: Pick<Clock, 'now'>;
}

export function createImageBatches(needs: ImageBatchesNeeds): ImageBatches {
  const { sandbox, settings, models, queue, clock } = needs;
  const states = signal<ReadonlyMap<string, BatchState>>(new Map());
  const runner = createTaskRunner(() => undefined);
  const groups = computed(() => listGroups(queue.queue.value.items, states.value));
  const never = new AbortController().signal;

  /** The batches of the service that a group was submitted to. */
  const open = async ({ service, model }: BatchedRequest): Promise<PictureBatches> => {
    const chosen = settings.peek();
    const named = { ...chosen.models, [service]: { ...chosen.models[service], image: model } };
    const opened = await models.services.batches({ ...chosen, service, models: named });
    if (opened === null) throw new Error(`${services[service].title} is not set up. Check it in Settings.`);
    return opened;
  };
  const groupOf = (group: string): BatchGroup => {
    const found = groups.peek().find(({ batch }) => batch.group === group);
    if (found === undefined) throw new Error('This batch is no longer in the queue.');
    return found;
  };

  async function submit(specs: readonly ImageSpec[]): Promise<void> {
    const chosen = settings.peek();
    if (specs.some(({ asks }) => asks !== undefined))
      throw new Error('A batch uses one model, so nothing was sent. Remove the models from the sweep.');
    const group = makeId();
    const items: BatchItem[] = [];
    for (const spec of specs) {
      const pictures = await readNamedPictures(sandbox, spec);
      if (pictures === null)
        throw new Error('A reference image is no longer in the file, so nothing was sent. Add it again.');
      const record = recordRequest({ ...spec, previews: 0 }, false);
      items.push({ id: spec.id, request: writeRequest(spec, record, pictures) });
    }
    const ranges = specs.map((spec) => estimatePicture(chosen, spec));
    const estimatedUsd = ranges.reduce<number | null>(
      (sum, range) => (sum === null || range === null ? null : sum + range[1] * batchPriceShare),
      0,
    );
    const sent: BatchedRequest = {
      ...{ group, batchIds: [], service: chosen.service, model: modelsOf(chosen).image },
      ...{ at: clock.now(), estimatedUsd },
    };
    await queue.withRun(async (run) => {
      await run.addBatched(specs, sent);
      const purpose = { ...(await models.newPurpose('a batch of images')), action: group };
      try {
        const { ledgerId, result } = await models.services.submitBatch(
          chosen,
          { items, group, estimatedUsd },
          purpose,
          never,
        );
        await run.updateBatch({ ...sent, batchIds: result.map(({ id }) => id), ledgerId });
      } catch (error) {
        const { failure, submitted } =
          error instanceof PictureBatchError ? error : { failure: notSubmitted(error), submitted: [] };
        const taken = new Set(submitted.flatMap(({ itemIds }) => itemIds));
        // Where the answer was lost, the service is asked for the batch by its group.
        if (!failure.mayBeBilled)
          await run.failBatched(
            specs.map(({ id }) => id).filter((id) => !taken.has(id)),
            failure,
          );
        if (submitted.length > 0) await run.updateBatch({ ...sent, batchIds: submitted.map(({ id }) => id) });
        throw error;
      }
    });
  }

  /** Finds batches whose answer was lost; the group is not submitted where the service has none. */
  async function findLost({ batch, items }: BatchGroup, abort: AbortSignal): Promise<readonly string[]> {
    if (batch.batchIds.length > 0) return batch.batchIds;
    const found = await (await open(batch)).find(batch.group, abort);
    await queue.withRun((run) =>
      found.length > 0
        ? run.updateBatch({ ...batch, batchIds: found })
        : run.failBatched(
            items.map(({ spec }) => spec.id),
            notSubmitted(new Error('The batch did not reach the service, so nothing was billed.')),
          ),
    );
    return found;
  }

  async function lookAt(group: BatchGroup, abort: AbortSignal): Promise<BatchState | null> {
    const batchIds = await findLost(group, abort);
    if (batchIds.length === 0) return null;
    const opened = await open(group.batch);
    const found: BatchState[] = [];
    for (const id of batchIds) found.push(await opened.look(id, abort));
    const state = addStates(found);
    states.value = new Map([...states.peek(), [group.batch.group, state]]);
    return state;
  }

  async function collect(group: BatchGroup, abort: AbortSignal): Promise<string> {
    const state = await lookAt(group, abort);
    if (state === null) return '';
    if (!state.isOver) return 'The batch is not finished yet.';
    const opened = await open(group.batch);
    const specs = new Map(group.items.map(({ spec }) => [spec.id, spec]));
    let [placed, costUsd] = [0, 0 as number | null];
    await queue.withRun(async (run) => {
      for (const batchId of groupOf(group.batch.group).batch.batchIds) {
        for await (const result of opened.collect(batchId, abort)) {
          abort.throwIfAborted();
          const spec = specs.get(result.id);
          if (spec === undefined) continue;
          specs.delete(result.id);
          if ('failure' in result) {
            await run.failBatched([result.id], result.failure);
            continue;
          }
          costUsd = costUsd === null || result.costUsd === null ? null : costUsd + result.costUsd;
          const request = recordRequest({ ...spec, previews: 0 }, false);
          const { service, model } = group.batch;
          await run.deliver(result.id, {
            image: result.image,
            service,
            model,
            costUsd: result.costUsd,
            request,
          });
          placed += 1;
          runner.work.value = { text: 'Placing the batch', done: placed, total: group.items.length };
        }
      }
      await run.failBatched([...specs.keys()], notDrawn(group.batch, state));
    });
    const { ledgerId, service, model, estimatedUsd } = group.batch;
    if (ledgerId !== undefined)
      await models.services.endBatch({ ledgerId, service, model, estimatedUsd }, costUsd, {
        ...(await models.newPurpose()),
        action: group.batch.group,
      });
    // The sentence about the last picture would hide that about the batch.
    queue.placed.value = '';
    const failed = group.items.length - placed;
    return `${placed} of ${group.items.length} placed.${failed === 0 ? '' : ` ${failed} failed and can be submitted again.`}`;
  }

  return {
    isOffered: computed(() => canBatch(settings.value)),
    groups,
    work: runner.work,
    outcome: runner.outcome,
    stop: runner.stop,
    submit,
    submitAgain: (items) =>
      void runner.run(true, 'Submitting', async () => {
        const specs = items.map(({ spec }) => spec);
        await queue.withRun((run) => run.remove(specs.map(({ id }) => id)));
        await submit(specs);
        return `${specs.length} submitted again. Come back within 24 hours.`;
      }),
    look: () =>
      void runner.run(true, 'Checking progress', async (abort) => {
        const all = groups.peek();
        if (all.length === 0) return 'There is no batch in the queue now.';
        for (const group of all) await lookAt(group, abort);
        return '';
      }),
    collect: (group) =>
      void runner.run(true, 'Downloading the batch', async (abort) => collect(groupOf(group), abort)),
    cancel: (group) =>
      void runner.run(true, 'Cancelling the batch', async (abort) => {
        const found = groupOf(group);
        const opened = await open(found.batch);
        for (const id of await findLost(found, abort)) await opened.cancel(id, abort);
        await lookAt(found, abort);
        return 'Cancelled. What was generated before is billed and can be placed.';
      }),
  };
}

function listGroups(
  items: readonly ImageJob[],
  states: ReadonlyMap<string, BatchState>,
): readonly BatchGroup[] {
  const found = new Map<string, { batch: BatchedRequest; items: ImageJob[] }>();
  for (const item of items) {
    if (item.stage.kind !== 'batched') continue;
    const { batch } = item.stage;
    const group = found.get(batch.group) ?? { batch, items: [] };
    group.items.push(item);
    found.set(batch.group, group);
  }
  return [...found].map(([name, group]) => ({ ...group, state: states.get(name) ?? null }));
}

function addStates(all: readonly BatchState[]): BatchState {
  const sum = (count: (state: BatchState) => number) => all.reduce((total, state) => total + count(state), 0);
  return {
    total: sum(({ total }) => total),
    completed: sum(({ completed }) => completed),
    failed: sum(({ failed }) => failed),
    isOver: all.every(({ isOver }) => isOver),
    mistake: all.find(({ mistake }) => mistake !== null)?.mistake ?? null,
  };
}

/** What becomes of pictures that a finished batch has no answer for. */
function notDrawn({ service, model }: BatchedRequest, { mistake }: BatchState) {
  const facts = { service: services[service].title, model };
  const failure = modelFailure('request-refused', { ...facts, words: mistake });
  const message =
    'The batch ended before this image was generated, because it was cancelled or took more than 24 hours.';
  return mistake === null ? { ...failure, message } : failure;
}

function notSubmitted(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  return { ...modelFailure('request-refused', { service: '', model: '' }), message };
}
