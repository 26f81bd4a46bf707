/** Seeded schedules of two windows over one queue: nothing is paid twice, and nothing that was paid for is missing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSchedule } from '../in-process/queue-schedule.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';

const first = Number(process.env['FIRST_SEED'] ?? 1);
/** The bench runs five hundred. */
const seeds = Number(process.env['SEEDS'] ?? 40);

describe('two windows of one file, opened, closed and taken over at any moment, over a service that fails', () => {
  let server: ModelServer;
  beforeAll(async () => {
    server = await startModelServer();
  });
  afterAll(() => server.close());

  it.each(Array.from({ length: seeds }, (_, at) => first + at))(
    'pay once for each picture and show it, by schedule %i',
    async (seed) => {
      const { steps, paidTwice, missing, placedTwice, forgotten, stuck } = await runSchedule(seed, server);
      expect({ paidTwice, missing, placedTwice, forgotten, stuck }, steps.join('\n')).toEqual({
        paidTwice: [],
        missing: [],
        placedTwice: [],
        forgotten: [],
        stuck: [],
      });
    },
  );
});
