/**
 * Five hundred seeded schedules of two windows over one queue of pictures, with closing, crashing, taking over, cancelling
 * and a service that fails, in virtual time: what the stand-in's own bill says, against the document and the records.
 */
import { runSchedule, type ScheduleResult } from '../../tests/in-process/queue-schedule.ts';
import { startModelServer } from '../../tests/model-server/start-model-server.ts';
import { measureOne, type Case, type Figure } from '../figure.ts';

const schedules = 500;

export const queueSchedulesFigure: Figure = {
  id: 'queue-schedules',
  async compute(bench) {
    const server = await startModelServer();
    const results: ScheduleResult[] = [];
    try {
      const count = bench.quick ? 50 : schedules;
      for (let seed = 1; seed <= count; seed += 1) {
        if (seed % 50 === 0) bench.tell(`Schedules of the picture queue, ${seed} of ${count}`);
        results.push(await runSchedule(seed, server));
      }
    } finally {
      await server.close();
    }
    const count = (id: string, title: string, idsOf: (result: ScheduleResult) => readonly string[]) => {
      const cases = results.flatMap((result): readonly Case[] => {
        const ids = idsOf(result);
        return ids.length === 0
          ? []
          : [{ name: `seed ${result.seed}: ${ids.join(', ')}`, value: ids.length }];
      });
      const sum = cases.reduce((total, { value }) => total + value, 0);
      return measureOne({ id, title, unit: 'count', better: 'lower', goal: 0 }, sum, cases);
    };
    const billed = results.reduce((sum, result) => sum + result.billed, 0);
    return [
      measureOne(
        {
          id: 'queue-billed',
          title: 'pictures billed in schedules of two windows',
          unit: 'count',
          better: 'higher',
          goal: null,
        },
        billed,
      ),
      count('queue-paid-twice', 'of them, paid twice unasked', ({ paidTwice }) => paidTwice),
      count('queue-missing', 'of them, neither shown nor recorded', ({ missing }) => missing),
      count('queue-placed-twice', 'pictures placed twice', ({ placedTwice }) => placedTwice),
      count('queue-forgotten', 'ordered pictures that nothing knows of', ({ forgotten }) => forgotten),
      count('queue-stuck', 'pictures called under way that nobody waits for', ({ stuck }) => stuck),
    ];
  },
};
