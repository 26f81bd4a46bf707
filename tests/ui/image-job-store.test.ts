import { expect, it } from 'vitest';
import { createImageJobStore } from '#ui/state/image-job-store';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { ImageJobStage } from '#visuals/2-draw/draw-queue';

const spec = { id: 'a', prompt: 'A loaf', place: { nodeId: '1:2', where: 'fill' } } as ImageSpec;
const sent = { service: 'openai', model: 'm', at: 1, estimatedUsd: 1, ticket: null } as const;
const layer = { hash: 'f00d', nodeId: '9:8' };
const picture = { model: 'm', costUsd: 1 };

/** The stage that is read from a stored record. */
async function readStage(stage: object): Promise<ImageJobStage | undefined> {
  const record = JSON.stringify({ spec, stage, place: 0, at: 1 });
  const sandbox = {
    storeImageJob: async () => true,
    deleteImageJobs: () => undefined,
    readImageJobs: async () => ({ jobs: [{ id: 'a', record }], offered: [], taken: [] }),
    takeOfferedJobs: async () => [],
    removeTakenOffers: () => undefined,
  };
  const store = createImageJobStore(sandbox, { now: () => 2, leaseNumber: () => 1 });
  return (await store.read()).items[0]?.stage;
}

it('reads a pending picture', async () => {
  const stage = { kind: 'asked', sent: { ...sent, pending: { layer, picture } } };
  expect(await readStage(stage)).toEqual(stage);
});

it('reads a pending picture that an older version stored', async () => {
  const paid = { kept: layer, picture };
  expect(await readStage({ kind: 'asked', sent: { ...sent, paid } })).toMatchObject({
    sent: { pending: { layer, picture } },
  });
  const failed = { kind: 'failed', failure: 'not-placed', message: 'No.', mayBeBilled: true };
  expect(await readStage({ ...failed, paid })).toMatchObject({ ...failed, pending: { layer, picture } });
});

it.each([
  ['not-kept', 'not-stored'],
  ['no-longer-kept', 'no-longer-stored'],
  ['not-placed', 'not-placed'],
])('reads the failure %s of an older version as %s', async (former, failure) => {
  const stage = { kind: 'failed', message: 'No.', mayBeBilled: true, pending: { layer, picture } };
  expect(await readStage({ ...stage, failure: former })).toEqual({ ...stage, failure });
});
