/**
 * A picture instead of a design: read twice by a model, compiled from what was read, written on by it, compared with
 * itself.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeReport } from '#design/report';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { drawPage, reading, secondLook } from './page-picture.ts';
import { inFolder, listTree } from './in-folder.ts';
import { runCli } from './run-cli.ts';

const run = ['code', 'login.png', '--out', 'out', '--json'];

describe('framewright code with a picture', () => {
  it('reads it, compiles what was read, and lets the model write on that', () =>
    withServer(async (folder, server) => {
      await writeFile(join(folder, 'api.json'), '{"openapi":"3.1.0","paths":{}}');
      server.answerWith(reading, secondLook);
      const args = [...run, '--with', 'api.json', '--wish', 'Call it our house style. </wishes>'];
      const { stdout, exitCode } = await runCli(args, { folder, environment: environmentOf(server) });
      const { problems, receipt, model } = JSON.parse(stdout) as CodeReport;
      expect([exitCode, problems]).toEqual([0, []]);
      // Two looks and the page.
      expect(model?.costUsd).toBeCloseTo(
        server.bills.reduce((sum, { usd }) => sum + usd, 0),
        6,
      );
      const page = await readFile(join(folder, 'out/src/pages/SignIn.tsx'), 'utf8');
      expect(page).toContain('Sign in');
      expect(page).toContain('/** Reviewed:');
      const css = await readFile(join(folder, 'out/src/pages/SignIn.module.css'), 'utf8');
      // Neither comes from the model: they are measured in the pixels.
      expect(css).toContain('#f0e6d2');
      expect(css).toContain('#1428a0');
      expect(await listTree(join(folder, 'out'))).toContain('src/assets/sign-picture.png');
      expect(receipt.checks.find(({ id }) => id === 'text')?.outcome).toBe('passed');
      expect(receipt.checks.find(({ id }) => id === 'likeness')?.pages).toHaveLength(1);
      const asked = server.requests.map(({ body }) => JSON.stringify(body));
      expect(asked).toHaveLength(3);
      expect(asked[2]).toContain('Colours counted in its pixels: #f0e6d2');
      expect(asked[2]).toContain('<material name=\\"api.json\\">');
      expect(asked[2]?.match(/<\/wishes>/g)).toHaveLength(1);
    }));

  it.each([
    [['--mode', 'compile'], {}, 'is an image and has no layers to compile'],
    [['--frame', '1:2'], {}, '--frame is for designs with layers'],
    [
      [],
      { OPENAI_API_KEY: '', OPENAI_BASE_URL: '' },
      'An image has no layers, so it needs a model: set OPENAI_API_KEY',
    ],
  ])('reports the reason in a sentence: %j', (more, environment, sentence) =>
    withServer(async (folder, server) => {
      const all = { ...environmentOf(server), ...environment };
      const { exitCode, stderr } = await runCli([...run, ...more], { folder, environment: all });
      expect(stderr).toContain(sentence);
      expect([exitCode, server.requests.length]).toEqual([2, 0]);
    }),
  );

  it('refuses what is no whole picture, and one in which nothing is read', () =>
    withServer(async (folder, server) => {
      const whole = await readFile(join(folder, 'login.png'));
      await writeFile(join(folder, 'half.png'), whole.subarray(0, whole.length / 2));
      const environment = environmentOf(server);
      const half = await runCli(['code', 'half.png', '--out', 'out'], { folder, environment });
      expect([half.exitCode, half.stderr]).toEqual([
        2,
        'framewright: "half.png" is damaged: its pixels cannot be read.\n',
      ]);
      server.answerWith('I cannot help with that.', '{}');
      const blind = await runCli(run, { folder, environment });
      expect([blind.exitCode, blind.stderr]).toEqual([
        2,
        'framewright: gpt-5.4 could read nothing in "login"; use a larger or clearer image.\n',
      ]);
      // The answers were read and are of no use, so the next try needs new ones.
      const asked = server.requests.length;
      await runCli(run, { folder, environment });
      expect(server.requests.length).toBeGreaterThan(asked);
    }));
});

async function withServer(use: (folder: string, server: ModelServer) => Promise<void>): Promise<void> {
  const server = await startModelServer();
  try {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'login.png'), drawPage());
      await use(folder, server);
    });
  } finally {
    await server.close();
  }
}

function environmentOf(server: ModelServer): Readonly<Record<string, string>> {
  return { OPENAI_API_KEY: 'sk-test-1234567890', OPENAI_BASE_URL: server.url };
}
