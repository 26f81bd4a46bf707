/** The ledger of the command line: many runs write to it at once, and what is there already is never written over. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { possibleCostUsd, type Ledger, type LedgerEntry } from '#design/ledger';
import { openLedgerFolder } from '../../cli/ledger-folder.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { until } from '../models/collect-events.ts';
import { inFolder } from './in-folder.ts';
import { startCli } from './start-cli.ts';

const eight = ['fox', 'hare', 'owl', 'bee', 'cat', 'dog', 'elk', 'ant'];

async function withServer(body: (folder: string, server: ModelServer) => Promise<void>): Promise<void> {
  const server = await startModelServer();
  try {
    await inFolder((folder) => body(folder, server));
  } finally {
    await server.close();
  }
}

function environmentOf(server: ModelServer, changes: Record<string, string> = {}) {
  return {
    OPENAI_API_KEY: 'sk-test-1234567890',
    OPENAI_BASE_URL: server.url,
    FRAMEWRIGHT_LEDGER: 'ledger',
    ...changes,
  };
}

/** One run for each word, all at once, each in a process of its own. */
function runAll(folder: string, environment: Record<string, string>) {
  const runs = eight.map((word) =>
    startCli(['image', `a ${word}`, '--size', '256x256', '--out', `out-${word}`], { folder, environment }),
  );
  return Promise.all(runs.map(({ end }) => end));
}

function entryNamed(id: string): LedgerEntry {
  return {
    ...{ id, at: Date.now(), work: 'picture', action: 'click', file: 'f00d', attempts: [] },
    ...{ outcome: 'done', inputTokens: 0, outputTokens: 0, costUsd: 2, estimatedUsd: 2, maybeUsd: 0 },
  };
}

const billOf = ({ bills }: ModelServer) => bills.reduce((sum, { usd }) => sum + usd, 0);
const spentIn = ({ spent }: Ledger) => Object.values(spent.months).reduce((sum, usd) => sum + usd, 0);

describe('one ledger and eight runs at once', () => {
  it('has all of them, with what each cost', () =>
    withServer(async (folder, server) => {
      const runs = await runAll(folder, environmentOf(server));
      expect(runs.map(({ exitCode }) => exitCode)).toEqual(eight.map(() => 0));
      expect(server.bills).toHaveLength(8);
      const kept = await (await openLedgerFolder(join(folder, 'ledger'))).read();
      expect(kept.entries.map(({ outcome }) => outcome)).toEqual(eight.map(() => 'done'));
      expect(spentIn(kept)).toBeCloseTo(billOf(server), 9);
      expect((await readdir(join(folder, 'ledger'))).filter((name) => !name.startsWith('entry'))).toEqual([]);
    }));

  it('never spends more than the budget, and lists which were refused', () =>
    withServer(async (folder, server) => {
      const first = startCli(['image', 'a first', '--size', '256x256', '--out', 'out'], {
        folder,
        environment: environmentOf(server),
      });
      expect((await first.end).exitCode).toBe(0);
      const each = billOf(server);
      const budget = each * 4.5;
      const runs = await runAll(
        folder,
        environmentOf(server, { FRAMEWRIGHT_BUDGET_MONTH: budget.toFixed(6) }),
      );
      expect(billOf(server)).toBeLessThanOrEqual(budget);
      const refused = runs.filter(({ exitCode }) => exitCode !== 0);
      expect(refused.length).toBe(9 - server.bills.length);
      for (const { stderr } of refused) expect(stderr).toContain('for this month');
      const kept = await (await openLedgerFolder(join(folder, 'ledger'))).read();
      expect(spentIn(kept)).toBeCloseTo(billOf(server), 9);
    }));

  it('takes a ledger over that was one file, once for all of them', () =>
    withServer(async (folder, server) => {
      const month = new Date().toISOString().slice(0, 7);
      const former: Ledger = {
        entries: [entryNamed('former')],
        spent: { months: { '2026-01': 5, [month]: 3 }, files: { f00d: 8 } },
      };
      const path = join(folder, 'ledger');
      await writeFile(path, JSON.stringify(former));
      const runs = await runAll(folder, environmentOf(server));
      expect(runs.map(({ exitCode }) => exitCode)).toEqual(eight.map(() => 0));
      const kept = await (await openLedgerFolder(path)).read();
      expect(kept.entries).toHaveLength(9);
      expect(kept.spent.months['2026-01']).toBe(5);
      expect(spentIn(kept)).toBeCloseTo(8 + billOf(server), 9);
      expect(JSON.parse(await readFile(`${path}.former`, 'utf8'))).toEqual(former);
    }));
});

/** Entries of what each of some openings wrote, and of the former ledger, in a folder that was one file. */
async function openAtOnce(path: string, openings: number): Promise<number> {
  const former: Ledger = { entries: [entryNamed('former')], spent: { months: {}, files: {} } };
  await writeFile(path, JSON.stringify(former));
  const open = async (index: number) => {
    for (let turn = 0; turn < index; turn += 1) await new Promise(setImmediate);
    const store = await openLedgerFolder(path);
    await store.put(entryNamed(`entry-${index}`));
  };
  await Promise.all(Array.from({ length: openings }, (_, index) => open(index)));
  return (await (await openLedgerFolder(path)).read()).entries.length;
}

describe('a ledger that was one file', () => {
  it('loses nothing when many take it over at any distance from one another', () =>
    inFolder(async (folder) => {
      for (let round = 0; round < 10; round += 1)
        expect(await openAtOnce(join(folder, `ledger-${round}`), 24), `round ${round}`).toBe(25);
    }));
});

describe('a run that is killed while a picture is drawn', () => {
  it('leaves what it may have been billed for where the next one counts it', () =>
    withServer(async (folder, server) => {
      server.breakNext('stall-before');
      const environment = environmentOf(server);
      const started = startCli(['image', 'a fox', '--out', 'out'], { folder, environment });
      await until(() => server.requests.length > 0);
      started.kill();
      await started.end;
      const store = await openLedgerFolder(join(folder, 'ledger'));
      const { entries } = await store.read();
      expect(entries).toMatchObject([{ outcome: 'open', costUsd: 0 }]);
      expect(entries[0] && possibleCostUsd(entries[0])).toBeGreaterThan(0.001);
      const budget = { ...environment, FRAMEWRIGHT_BUDGET_MONTH: '0.006' };
      const next = await startCli(['image', 'a hare', '--out', 'out'], { folder, environment: budget }).end;
      expect(next.exitCode).toBe(2);
      expect(server.requests).toHaveLength(1);
    }));
});
