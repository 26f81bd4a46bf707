/** The queue of `framewright image`: runs that are killed, several models, two runs at once, and a batch of five hundred. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImageReport } from '#design/report';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { until } from '../models/collect-events.ts';
import { inFolder, listTree } from './in-folder.ts';
import { runCli } from './run-cli.ts';
import { startCli } from './start-cli.ts';

const size = ['--size', '1024x640', '--out', 'out', '--json'];

async function withServer(use: (folder: string, server: ModelServer) => Promise<void>): Promise<void> {
  const server = await startModelServer();
  try {
    await inFolder((folder) => use(folder, server));
  } finally {
    await server.close();
  }
}

const environmentOf = (server: ModelServer) => ({
  OPENAI_API_KEY: 'sk-test-1234567890',
  OPENAI_BASE_URL: server.url,
});
const prompts = (server: ModelServer) =>
  server.requests
    .filter(({ path }) => path === '/v1/images/generations')
    .map(({ body }) => String(body['prompt']));

async function draw(folder: string, server: ModelServer, ...args: readonly string[]) {
  const run = await runCli(['image', ...args, ...size], { folder, environment: environmentOf(server) });
  const report = run.stdout.startsWith('{') ? (JSON.parse(run.stdout) as ImageReport) : null;
  return { ...run, report };
}

describe('the queue of framewright image', () => {
  it('asks before it pays again for what a killed run had sent, and draws the others', () =>
    withServer(async (folder, server) => {
      server.breakNext('none', 'stall-before');
      const all = ['a fox', 'an owl', 'a bee'];
      const killed = startCli(['image', ...all, ...size], { folder, environment: environmentOf(server) });
      await until(() => prompts(server).length === 2);
      killed.kill();
      await killed.end;
      const next = await draw(folder, server, ...all);
      expect(next.exitCode).toBe(1);
      expect(prompts(server)).toEqual(['a fox', 'an owl', 'a bee']);
      expect(next.report?.kept).toHaveLength(2);
      expect(next.report?.files.map(({ path }) => path)).toEqual(['a-bee.png', 'a-bee.json']);
      expect(next.report?.failed).toMatchObject([{ prompt: 'an owl', mayBeBilled: true }]);
      expect(next.stderr).toContain('may have been billed. Run the same command again to generate it.');
      // Running it again is the answer of a person who was told.
      const last = await draw(folder, server, ...all);
      expect([last.exitCode, prompts(server).length]).toEqual([0, 4]);
      expect((await listTree(join(folder, 'out'))).map((name) => name.replace(/\..*/, ''))).toEqual([
        ...['a-bee', 'a-bee', 'a-fox', 'a-fox', 'an-owl', 'an-owl'],
      ]);
    }));

  it('tells of what a killed run had sent for another command, once', () =>
    withServer(async (folder, server) => {
      server.breakNext('stall-before');
      const killed = startCli(['image', 'a fox', ...size], { folder, environment: environmentOf(server) });
      await until(() => prompts(server).length === 1);
      killed.kill();
      await killed.end;
      const other = await draw(folder, server, 'an owl');
      expect([other.exitCode, other.stderr]).toEqual([
        0,
        expect.stringContaining('had sent "a fox", which may'),
      ]);
      expect((await draw(folder, server, 'a bee')).stderr).not.toContain('a fox');
    }));

  it('lets one run at a time draw into a folder', () =>
    withServer(async (folder, server) => {
      server.breakNext('stall-before');
      const first = startCli(['image', 'a fox', ...size], { folder, environment: environmentOf(server) });
      await until(() => prompts(server).length === 1);
      const second = await draw(folder, server, 'a fox');
      expect([second.exitCode, prompts(server).length]).toEqual([2, 1]);
      expect(second.stderr).toMatch(/Another run \(process \d+\) writes images into this folder/);
      first.interrupt();
      await first.end;
      expect((await draw(folder, server, 'a fox')).exitCode).toBe(0);
    }));

  it('draws each model of a sweep with that model, and finds them again', () =>
    withServer(async (folder, server) => {
      const models = ['gpt-image-2', 'gpt-image-2.5'];
      await writeFile(
        join(folder, 'set.json'),
        JSON.stringify({ pictures: ['a fox'], sweep: { model: models } }),
      );
      const run = await draw(folder, server, '--specs', 'set.json');
      expect([run.exitCode, run.stderr]).toEqual([0, expect.any(String)]);
      const asked = () => server.requests.flatMap(({ body }) => ('prompt' in body ? [body['model']] : []));
      expect(asked().toSorted()).toEqual(models);
      const again = await draw(folder, server, '--specs', 'set.json');
      expect([again.report?.kept.length, asked().length]).toEqual([4, 2]);
      const inBatch = await draw(folder, server, '--specs', 'set.json', '--batch');
      expect(inBatch.stderr).toContain('leave models out of the sweep');
    }));

  it('does not take a name that has a meaning in the folder', () =>
    withServer(async (folder, server) => {
      await writeFile(join(folder, 'table.csv'), 'prompt\nmanifest\nbatch\n');
      const run = await draw(folder, server, '--specs', 'table.csv');
      expect(run.report?.manifest?.pictures.map(({ file }) => file)).toEqual([
        'manifest-2.png',
        'batch-2.png',
      ]);
      expect((await draw(folder, server, '--specs', 'table.csv')).report?.kept).toHaveLength(4);
    }));

  it('places 493 of a batch of 500 of which 7 fail, and submits the 7 alone', () =>
    withServer(async (folder, server) => {
      const rows = Array.from(
        { length: 500 },
        (_, at) => `n${at},picture ${at} [flat]${at % 71 === 3 ? ' [fails-once]' : ''},low`,
      );
      await writeFile(join(folder, 'table.csv'), ['name,prompt,quality', ...rows].join('\n'));
      const args = ['image', '--specs', 'table.csv', '--batch', '--size', '1024x640', '--out', 'out'];
      const step = async () => {
        const run = await runCli(args, { folder, environment: environmentOf(server) });
        return [run.exitCode, run.stdout.split('\n')[0]];
      };
      expect(await step()).toEqual([0, expect.stringMatching(/^500 images submitted/)]);
      // The stand-in is finished when it was looked at three times.
      for (let look = 0; look < 2; look += 1)
        expect((await step())[1]).toBe('0 of 500 generated. Run the same command again later.');
      expect((await step())[0]).toBe(1);
      const manifest = async () =>
        (
          JSON.parse(await readFile(join(folder, 'out/manifest.json'), 'utf8')) as NonNullable<
            ImageReport['manifest']
          >
        ).pictures;
      const states = (await manifest()).map(({ status }) => status);
      expect([
        states.filter((one) => one === 'drawn').length,
        states.filter((one) => one === 'failed').length,
      ]).toEqual([...[493, 7]]);
      expect(await step()).toEqual([0, expect.stringMatching(/^7 images submitted/)]);
      for (let look = 0; look < 2; look += 1) await step();
      expect((await step())[0]).toBe(0);
      const last = await manifest();
      expect(last.map(({ row }) => row)).toEqual(rows.map((_, at) => at + 1));
      expect(last.every(({ file, row }) => file === `picture-n${row - 1}.png`)).toBe(true);
      expect([server.bills.length, prompts(server).length]).toEqual([500, 0]);
    }));
});
