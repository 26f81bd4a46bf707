/** `framewright image` keeps what was paid for: one by one, never written over, and never drawn twice unasked. */
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImageManifest, ImageReport } from '#design/report';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { until } from '../models/collect-events.ts';
import { inFolder, listTree } from './in-folder.ts';
import { makePng } from './png.ts';
import { runCli } from './run-cli.ts';
import { startCli } from './start-cli.ts';

const key = 'sk-test-1234567890';
const size = ['--size', '256x256', '--out', 'out', '--json'];

async function withServer(use: (folder: string, server: ModelServer) => Promise<void>): Promise<void> {
  const server = await startModelServer();
  try {
    await inFolder((folder) => use(folder, server));
  } finally {
    await server.close();
  }
}

const environmentOf = (server: ModelServer) => ({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.url });
const posts = (server: ModelServer) => server.requests.filter(({ method }) => method === 'POST').length;

async function draw(folder: string, server: ModelServer, ...args: readonly string[]) {
  const run = await runCli(['image', ...args, ...size], { folder, environment: environmentOf(server) });
  const report = run.stdout === '' ? null : (JSON.parse(run.stdout) as ImageReport);
  return { ...run, report };
}

describe('framewright image', () => {
  it('sweeps what a server of diffusion models has, and finds each of its pictures again', () =>
    withServer(async (folder, server) => {
      const pictures = [{ prompt: 'a fox' }];
      await writeFile(join(folder, 'set.json'), JSON.stringify({ pictures, sweep: { steps: ['8', '16'] } }));
      const args = ['image', '--specs', 'set.json', ...size];
      const environment = { SDNEXT_URL: server.sdNextUrl };
      const run = await runCli(args, { folder, environment });
      expect([run.exitCode, run.stderr]).toEqual([0, expect.any(String)]);
      const steps = () => server.requests.map(({ body }) => body['steps']).filter((one) => one !== undefined);
      expect(steps()).toEqual([8, 16]);
      const again = JSON.parse((await runCli(args, { folder, environment })).stdout) as ImageReport;
      expect(again.kept).toHaveLength(4);
      const labels = again.manifest?.pictures.map(({ label, record }) => [label, record]);
      expect(new Set(labels?.map(([, record]) => record)).size).toBe(2);
      expect(steps()).toHaveLength(2);
      const refused = await runCli(args, { folder, environment: environmentOf(server) });
      expect([refused.exitCode, refused.stderr]).toEqual([
        2,
        expect.stringContaining('OpenAI has no number of steps'),
      ]);
    }));

  it('submits a batch, reports its progress, writes what was drawn and submits only the failures again', () =>
    withServer(async (folder, server) => {
      const prompts = ['a fox', 'an owl [fails-once]', 'a hare'];
      const text = async () => {
        const { stdout, exitCode } = await runCli(
          ['image', ...prompts, '--batch', '--size', '1024x640', '--out', 'out'],
          {
            folder,
            environment: environmentOf(server),
          },
        );
        return [exitCode, stdout.split('\n')[0]];
      };
      const [submitted, words] = await text();
      expect([submitted, words]).toEqual([
        0,
        expect.stringMatching(/^3 images submitted, at most \$0\.\d{2,3}\./),
      ]);
      expect(await listTree(join(folder, 'out'))).toEqual(['batch.json']);
      // The stand-in is finished when it was looked at three times.
      expect(await text()).toEqual([0, '0 of 3 generated. Run the same command again later.']);
      expect(await text()).toEqual([0, '0 of 3 generated. Run the same command again later.']);
      const [code] = await text();
      expect(code).toBe(1);
      expect(await listTree(join(folder, 'out'))).toEqual([
        'a-fox.json',
        'a-fox.png',
        'a-hare.json',
        'a-hare.png',
      ]);
      expect((await text())[1]).toMatch(/^1 image submitted/);
      const files = server.requests.filter(({ path, method }) => path === '/v1/files' && method === 'POST');
      expect(files.map(({ body }) => String(body['file']).split('\n').length)).toEqual([3, 1]);
      await text();
      await text();
      expect((await text())[0]).toBe(0);
      expect(await listTree(join(folder, 'out'))).toHaveLength(6);
      expect(server.bills).toHaveLength(3);
      expect(server.requests.filter(({ path }) => path === '/v1/images/generations')).toEqual([]);
    }));

  it('keeps the others where one prompt of three is refused, and reports which one', () =>
    withServer(async (folder, server) => {
      server.breakNext('none', 'blocked');
      const run = await draw(folder, server, 'a fox', 'a fight', 'an owl');
      expect(run.exitCode).toBe(1);
      expect(await listTree(join(folder, 'out'))).toEqual([
        'a-fox.json',
        'a-fox.png',
        'an-owl.json',
        'an-owl.png',
      ]);
      expect(run.report?.files).toHaveLength(4);
      expect(run.report?.failed).toMatchObject([{ prompt: 'a fight', mayBeBilled: false }]);
      expect(run.stderr).toContain('"a fight" was not generated: OpenAI refused this because of its content');
      // The next run asks for what is missing only.
      const asked = posts(server);
      const next = await draw(folder, server, 'a fox', 'a fight', 'an owl');
      expect([next.exitCode, posts(server) - asked]).toEqual([0, 1]);
      expect(next.stderr).toContain('2 of 3 existed already');
      expect(next.report?.kept).toHaveLength(4);
    }));

  it('keeps what was drawn before Ctrl+C, and goes on from there', () =>
    withServer(async (folder, server) => {
      server.breakNext('none', 'stall-before');
      const args = ['image', 'a fox', 'an owl', 'a bee', ...size];
      const started = startCli(args, { folder, environment: environmentOf(server) });
      await until(() => posts(server) === 2);
      started.interrupt();
      const run = await started.end;
      expect(run.exitCode).toBe(130);
      expect(run.stderr).toContain('OpenAI may still bill this image.');
      expect(run.stderr).toContain('finished images are kept');
      const { files, failed } = JSON.parse(run.stdout) as ImageReport;
      expect(files.map(({ path }) => path)).toEqual(['a-fox.png', 'a-fox.json']);
      expect(failed.map(({ prompt, mayBeBilled }) => [prompt, mayBeBilled])).toEqual([
        ['an owl', true],
        ['a bee', false],
      ]);
      const next = await draw(folder, server, 'a fox', 'an owl', 'a bee');
      expect([next.exitCode, posts(server)]).toEqual([0, 4]);
      expect(next.report?.kept.map(({ path }) => path)).toEqual(['a-fox.png', 'a-fox.json']);
    }));

  it('asks for no more where all would fail alike', () =>
    withServer(async (folder, server) => {
      server.breakNext('none', 'key-refused');
      const run = await draw(folder, server, 'a fox', 'an owl', 'a bee');
      expect([run.exitCode, posts(server)]).toEqual([1, 2]);
      expect(run.stderr).toContain(
        '"an owl" was not generated: The service "openai" refused the key in OPENAI_API_KEY.',
      );
      expect(run.stderr).toContain('"a bee" was not generated: It was not requested');
    }));

  it('writes nothing over: a repeated prompt, a wish for another, a file of one’s own', () =>
    withServer(async (folder, server) => {
      await mkdir(join(folder, 'out'));
      await writeFile(join(folder, 'out/A-FOX.png'), 'my own');
      const first = await draw(folder, server, 'a fox', 'a fox');
      expect(first.report?.files.map(({ path }) => path)).toEqual([
        'a-fox-2.png',
        'a-fox-2.json',
        'a-fox-3.png',
        'a-fox-3.json',
      ]);
      const before = await readFile(join(folder, 'out/a-fox-2.png'));
      expect(await draw(folder, server, 'a fox', 'a fox')).toMatchObject({ report: { files: [] } });
      expect(posts(server)).toBe(2);
      const again = await draw(folder, server, 'a fox', '--again');
      expect(again.report?.files[0]?.path).toBe('a-fox-4.png');
      expect((await readFile(join(folder, 'out/a-fox-2.png'))).equals(before)).toBe(true);
      expect(await readFile(join(folder, 'out/A-FOX.png'), 'utf8')).toBe('my own');
      // Another size is another picture.
      const args = ['image', 'a fox', '--size', '512x256', '--out', 'out', '--json'];
      await runCli(args, { folder, environment: environmentOf(server) });
      expect(posts(server)).toBe(4);
    }));

  it('finishes what had come to a run that was killed, and asks for nothing', () =>
    withServer(async (folder, server) => {
      await leaveRaw(folder, makePng(512, 256));
      const run = await draw(folder, server, 'a fox');
      expect([run.exitCode, server.requests.length]).toEqual([0, 0]);
      expect(run.stderr).toContain('"a fox" had arrived in a former run and is finished now.');
      expect(await listTree(join(folder, 'out'))).toEqual(['a-fox.json', 'a-fox.png']);
      const picture = await readFile(join(folder, 'out/a-fox.png'));
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([256, 256]);
    }));

  it('keeps a picture that cannot be finished as it came, prints its path, and does not pay for another', () =>
    withServer(async (folder, server) => {
      const whole = makePng(512, 256);
      const half = whole.slice(0, whole.length - 20);
      await leaveRaw(folder, half);
      const run = await draw(folder, server, 'a fox');
      expect([run.exitCode, server.requests.length]).toEqual([2, 0]);
      expect(run.stderr).toContain('The image as it came is in a-fox.raw.png.');
      expect((await readFile(join(folder, 'out/a-fox.raw.png'))).equals(Buffer.from(half))).toBe(true);
      // Who wishes for another one gets it, and keeps this one.
      const again = await draw(folder, server, 'a fox', '--again');
      expect([again.exitCode, posts(server)]).toEqual([0, 1]);
      expect(await listTree(join(folder, 'out'))).toEqual([
        'a-fox-2.json',
        'a-fox-2.png',
        'a-fox.raw.json',
        'a-fox.raw.png',
      ]);
    }));

  it('draws the rows of a table with a manifest, goes on where it stopped, and pays for no row twice', () =>
    withServer(async (folder, server) => {
      const rows = Array.from({ length: 7 }, (_, at) => `scene ${at};A fox, scene ${at};ink;low`);
      await writeFile(join(folder, 'table.csv'), ['name;prompt;style;quality', ...rows].join('\n'));
      server.breakNext('none', 'blocked');
      const first = await draw(folder, server, '--specs', 'table.csv');
      expect([first.exitCode, posts(server)]).toEqual([1, 7]);
      const pictures = first.report?.manifest?.pictures ?? [];
      expect(pictures.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      const failed = pictures.filter(({ status }) => status === 'failed');
      expect(failed).toMatchObject([{ file: null, mayBeBilled: false }]);
      expect(failed[0]?.message).toContain('because of its content');
      const second = await draw(folder, server, '--specs', 'table.csv');
      expect([second.exitCode, posts(server)]).toEqual([0, 8]);
      const kept = JSON.parse(await readFile(join(folder, 'out/manifest.json'), 'utf8')) as ImageManifest;
      expect(kept).toEqual(second.report?.manifest);
      expect(kept.pictures.map(({ status }) => status).toSorted()).toEqual(
        [...Array<string>(6).fill('kept'), 'drawn'].toSorted(),
      );
      expect(new Set(kept.pictures.map(({ file }) => file)).size).toBe(7);
      expect(kept.pictures.every(({ file, row }) => file?.startsWith(`scene-${row - 1}`))).toBe(true);
      const record = JSON.parse(
        await readFile(join(folder, 'out', kept.pictures[0]?.record ?? ''), 'utf8'),
      ) as { prompt: string };
      expect(record.prompt).toContain('Style: ink.');
      // The same words in another style are another picture.
      await writeFile(join(folder, 'table.csv'), 'prompt,style,quality\n"A fox, scene 0",oil,low\n');
      expect((await draw(folder, server, '--specs', 'table.csv')).exitCode).toBe(0);
      expect(posts(server)).toBe(9);
    }));

  it('sweeps each row, measures the set, and redraws outliers once', () =>
    inFolder(async (folder) => {
      const pictures = ['A pier', 'A lake', 'A street'];
      const table = {
        style: { style: 'print', palette: ['#1d3557', '#457b9d', '#a8dadc'] },
        sweep: { light: ['dawn', 'dusk'] },
        pictures: [...pictures, { prompt: 'A fire', palette: '#ff2200 #ffee00 #ffffff', size: '64x64' }],
      };
      await writeFile(join(folder, 'set.json'), JSON.stringify(table));
      const args = ['image', '--specs', 'set.json', '--size', '96x64', '--out', 'out', '--json', '--redraw'];
      const runs = [await runCli(args, { folder }), await runCli(args, { folder })];
      const [first, second] = runs.map(({ stdout }) => (JSON.parse(stdout) as ImageReport).manifest);
      expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
      expect(first?.pictures.map(({ label }) => label)).toEqual(
        Array.from({ length: 4 }, () => ['dawn', 'dusk']).flat(),
      );
      expect(first?.likeness).toBeGreaterThan(0.5);
      const redrawn = first?.pictures.filter(({ isRedrawn }) => isRedrawn === true) ?? [];
      expect(redrawn.map(({ prompt }) => prompt)).toContain('A fire');
      // The second run draws nothing: it finds what the first one drew again.
      expect(second?.pictures.every(({ status }) => status === 'kept')).toBe(true);
      expect(second?.pictures.map(({ file }) => file)).toEqual(first?.pictures.map(({ file }) => file));
      await writeFile(join(folder, 'set.json'), '{"sweep":{"seed":["x"]},"pictures":["A pier"]}');
      const wrong = await runCli(args, { folder });
      expect([wrong.exitCode, wrong.stderr]).toEqual([
        2,
        expect.stringContaining('"x" is no seed, a whole number.'),
      ]);
    }));

  it('finds out that nothing can be written before anything is asked', () =>
    withServer(async (folder, server) => {
      const args = ['image', 'a fox', '--out', '/proc/nowhere/out'];
      const run = await runCli(args, { folder, environment: environmentOf(server) });
      expect([run.exitCode, server.requests.length]).toEqual([2, 0]);
      expect(run.stderr).toContain('cannot be written');
    }));
});

/** As a run leaves it that is killed between the picture's arrival and its finishing. */
async function leaveRaw(folder: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(folder, 'out'));
  const facts = {
    ...{ id: 'one', words: 'a fox', width: 256, height: 256, seed: null },
    ...{ service: 'openai', model: 'gpt-image-2' },
  };
  await writeFile(join(folder, 'out/a-fox.raw.json'), JSON.stringify(facts));
  await writeFile(join(folder, 'out/a-fox.raw.png'), bytes);
}
