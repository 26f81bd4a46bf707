/** `framewright image` keeps what was paid for: one by one, never written over, and never drawn twice unasked. */
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImageReport } from '#design/report';
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
  it('keeps the others where one prompt of three is refused, and says which', () =>
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
      expect(run.stderr).toContain(
        '"a fight" was not drawn: OpenAI would not answer this, for reasons of content',
      );
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
      expect(run.stderr).toContain('OpenAI may still bill this picture.');
      expect(run.stderr).toContain('what was drawn before is kept');
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
        '"an owl" was not drawn: The service "openai" refused the key in OPENAI_API_KEY.',
      );
      expect(run.stderr).toContain('"a bee" was not drawn: It was not requested');
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

  it('keeps a picture that cannot be finished as it came, says where, and does not pay for another', () =>
    withServer(async (folder, server) => {
      const whole = makePng(512, 256);
      const half = whole.slice(0, whole.length - 20);
      await leaveRaw(folder, half);
      const run = await draw(folder, server, 'a fox');
      expect([run.exitCode, server.requests.length]).toEqual([2, 0]);
      expect(run.stderr).toContain('The picture as it came is in a-fox.raw.png.');
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
