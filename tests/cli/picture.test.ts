/** A picture instead of a design: read twice by a model, compiled from what was read, written on by it, compared with itself. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import type { CodeReport } from '#design/report';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { inFolder, listTree } from './in-folder.ts';
import { runCli } from './run-cli.ts';

const run = ['code', 'login.png', '--out', 'out', '--json'];

const texts = [
  { text: 'Sign in', x: 40, y: 40, width: 240, height: 32, size: 24, weight: 700, align: 'left' },
  { text: 'Continue', x: 60, y: 140, width: 200, height: 24, size: 16, weight: 500, align: 'center' },
];
const boxes = [
  { kind: 'box', x: 40, y: 130, width: 240, height: 44, radius: 8 },
  { kind: 'picture', x: 300, y: 20, width: 80, height: 80, radius: 0 },
];
const reading = JSON.stringify({ title: 'Sign in', texts, boxes, unclear: [] });
const secondLook = JSON.stringify({ texts: ['Sign in', 'Continue'] });

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
      // Neither was told by the model: they are the pixels' own.
      expect(css).toContain('#f0e6d2');
      expect(css).toContain('#1428a0');
      expect(await listTree(join(folder, 'out'))).toContain('src/assets/picture.png');
      expect(receipt.checks.find(({ id }) => id === 'text')?.outcome).toBe('passed');
      expect(receipt.checks.find(({ id }) => id === 'likeness')?.pages).toHaveLength(1);
      const asked = server.requests.map(({ body }) => JSON.stringify(body));
      expect(asked).toHaveLength(3);
      expect(asked[2]).toContain('Colours counted in its pixels: #f0e6d2');
      expect(asked[2]).toContain('<material name=\\"api.json\\">');
      expect(asked[2]?.match(/<\/wishes>/g)).toHaveLength(1);
    }));

  it.each([
    [['--mode', 'compile'], {}, 'is a picture and has no layers to compile'],
    [['--frame', '1:2'], {}, '--frame is for designs with layers'],
    [
      [],
      { OPENAI_API_KEY: '', OPENAI_BASE_URL: '' },
      'A picture has no layers, so it needs a model: set OPENAI_API_KEY',
    ],
  ])('says in a sentence why not: %j', (more, environment, sentence) =>
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
        'framewright: gpt-5.4 could read nothing in "login"; hand over a larger or clearer picture.\n',
      ]);
    }));
});

/** A page of 400 by 200 px: a ground, a button, a photograph, dark words where the reading has them. */
function drawPage(): Uint8Array {
  const [width, height] = [400, 200];
  const data = new Uint8Array(width * height * 3);
  const paint = (x: number, y: number, w: number, h: number, colour: readonly number[]) => {
    for (let row = y; row < y + h; row += 1)
      for (let column = x; column < x + w; column += 1) data.set(colour, (row * width + column) * 3);
  };
  paint(0, 0, width, height, [0xf0, 0xe6, 0xd2]);
  paint(40, 130, 240, 44, [0x14, 0x28, 0xa0]);
  for (let stripe = 0; stripe < 80; stripe += 1)
    paint(300, 20 + stripe, 80, 1, [stripe * 3, 120, 255 - stripe]);
  for (let letter = 0; letter < 8; letter += 1) paint(42 + letter * 12, 46, 6, 18, [0x22, 0x22, 0x22]);
  for (let letter = 0; letter < 8; letter += 1) paint(120 + letter * 10, 146, 4, 12, [0xff, 0xff, 0xff]);
  return encode({ width, height, channels: 3, data });
}

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
