/** `framewright ask` against the stand-in: questions, boxes, extraction, cost said first, faults and exit codes. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskReport } from '#design/report';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { inFolder } from './in-folder.ts';
import { makePng } from './png.ts';
import { runCli } from './run-cli.ts';
import { makeSmallDesign } from './small-design.ts';

describe('framewright ask', () => {
  let server: ModelServer;
  beforeAll(async () => void (server = await startModelServer()));
  afterAll(() => server.close());

  const withKey = () => ({ OPENAI_API_KEY: 'sk-test-1234567890', OPENAI_BASE_URL: server.url });
  const run = (
    args: readonly string[],
    answers: readonly string[],
    environment: Record<string, string> = withKey(),
  ) =>
    inFolder(async (folder) => {
      server.forgetScript();
      server.answerWith(...answers);
      const asked = server.requests.length;
      await writeFile(join(folder, 'design.json'), JSON.stringify(makeSmallDesign()));
      await writeFile(join(folder, 'start.png'), makePng(320, 200));
      await writeFile(
        join(folder, 'schema.json'),
        JSON.stringify({ properties: { price: { type: 'number' } } }),
      );
      const kept = { FRAMEWRIGHT_STATE: join(folder, 'state'), ...environment };
      const { stdout, ...rest } = await runCli(['ask', ...args], { folder, environment: kept });
      return { ...rest, stdout, requests: server.requests.slice(asked) };
    });
  const start = ['design.json', '--frame', 'Start', '--truth', 'start.png'];
  const reportOf = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout) as AskReport;

  it('prints the cost, sends outline, picture and schema, and prints an answer that cites layers', async () => {
    const answer = {
      answer: 'Speichern ist die Hauptaktion.',
      points: [{ text: 'Sie steht zuerst.', frame: 1, layers: [4, 77] }],
    };
    const asked = [...start, 'Was ist die Hauptaktion?'];
    const { stdout, stderr, exitCode, requests } = await run(asked, [JSON.stringify(answer)]);
    expect([exitCode, stderr]).toEqual([
      0,
      expect.stringMatching(/^gpt-5\.4: 1 request, 1 image, about [\d,]+ tokens, \$0\.\d+ to \$0\.\d+\.\n$/),
    ]);
    expect(stdout).toContain('Speichern ist die Hauptaktion.\n\n- Sie steht zuerst. [1:4 "Button"]');
    expect(stdout).toContain('Left out: 1 references');
    const [{ body } = fail()] = requests;
    expect(body).toMatchObject({ text: { format: { type: 'json_schema', name: 'ask', strict: true } } });
    const sent = JSON.stringify(body);
    for (const part of ['Was ist die Hauptaktion?', 'Welcome back', '"input_image"'])
      expect(sent).toContain(part);
  });

  it('asks about frames one by one, keeps the answers when the service fails, and prints JSON', async () => {
    const both = ['start.png', '--with', 'other.png', '--describe', '--json'];
    const first = JSON.stringify({ answer: 'A greeting.', points: [] });
    const failing = await inFolder(async (folder) => {
      server.forgetScript();
      server.answerWith(first);
      server.breakNext('none', 'key-refused');
      await writeFile(join(folder, 'start.png'), makePng(320, 200));
      await writeFile(join(folder, 'other.png'), makePng(200, 320));
      const environment = { ...withKey(), FRAMEWRIGHT_STATE: join(folder, 'state') };
      return runCli(['ask', ...both], { folder, environment });
    });
    expect(failing.exitCode).toBe(1);
    expect(failing.stderr).toContain('refused the key');
    expect(reportOf(failing)).toMatchObject({
      command: 'ask',
      answer: {
        text: 'start: A greeting.',
        notes: expect.arrayContaining(['1 of 2 frames were looked at.']) as unknown,
      },
      failure: expect.stringContaining('refused the key') as unknown,
      model: { service: 'openai', model: 'gpt-5.4' },
    });
  });

  it('finds boxes in px of the frame, in a picture without layers too', async () => {
    const box = {
      label: 'Lamp',
      kind: 'object',
      layers: [],
      picture: 1,
      x: 10,
      y: 20,
      width: 30,
      height: 40,
    };
    const found = await run(['start.png', '--find', 'lamps', '--json'], [JSON.stringify({ boxes: [box] })]);
    expect(found.exitCode).toBe(0);
    expect(reportOf(found).answer.boxes).toMatchObject([
      { label: 'Lamp', area: { x: 10, y: 20, width: 30, height: 40 }, nodeIds: [] },
    ]);
  });

  it('extracts by a schema, reads numbers twice, and ends with 1 where they are not confirmed', async () => {
    const read = (price: number) => JSON.stringify({ data: { price }, unclear: [] });
    const extract = [...start, '--extract', 'schema.json', '--json'];
    const sure = await run(extract, [read(12.5), read(12.5)]);
    expect([sure.exitCode, sure.requests.length]).toEqual([0, 2]);
    expect(reportOf(sure).answer.data[0]?.numbers).toEqual([
      { path: 'price', value: 12.5, verifiedBy: 'second-reading' },
    ]);
    const unsure = await run(extract, [read(12.5), read(72.5)]);
    expect(unsure.exitCode).toBe(1);
    expect(reportOf(unsure).answer.data[0]?.numbers).toMatchObject([{ verifiedBy: null, second: 72.5 }]);
  });

  it('estimates without a key, and lists what works without one', async () => {
    const estimate = await run([...start, '--describe', '--estimate'], [], {});
    expect([estimate.exitCode, estimate.requests]).toEqual([0, []]);
    expect(estimate.stderr).toMatch(
      /gpt-5\.4: 1 request, 1 image, about [\d,]+ tokens, \$0\.\d+ to \$0\.\d+\./,
    );
    const { exitCode, stderr } = await run([...start, '--describe'], [], {});
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('audit, compare and search need none')]);
    const second = ['design.json', '--frame', 'Second', '--read-text'];
    const free = await run(second, [], {});
    expect([free.exitCode, free.stderr]).toEqual([0, '']);
    expect(free.stdout).toContain('"Another page" [1:10 "Another page"]');
  });

  it.each([
    [['--describe', '--flow'], 'Choose one of'],
    [[], 'Write a question'],
    [['--extract', 'design.json'], 'no "type" that is known'],
  ])('refuses %j', async (args, sentence) => {
    const { exitCode, stderr } = await run([...start, ...args], []);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('reports why nothing was answered, and never shows the key', async () => {
    for (const [answer, sentence] of [
      ['', 'could not be read'],
      ['{"boxes": 3', 'could not be read'],
    ] as const) {
      const { exitCode, stdout, stderr } = await run([...start, '--find', 'all'], [answer]);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toContain(sentence);
      expect(stderr).not.toContain('1234567890');
    }
  });
});

function fail(): never {
  throw new Error('This is not reached.');
}
