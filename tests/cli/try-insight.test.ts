/** `npm run try:live -- insight` against the stand-in: boxes that are known have the overlap that is known. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkNodes } from '#design/rest-node';
import type { RestNode } from '#design/snapshot';
import { openCommandServices } from '../../cli/command-services.ts';
import { tryInsight } from '../../cli/try-insight.ts';
import { hasBrowser } from '../host/open-host.ts';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';

/** px that every answered box is shifted by to the right. */
const shift = 10;

describe.skipIf(!hasBrowser())('the trial of how well a model tells places', () => {
  let server: ModelServer;
  beforeAll(async () => void (server = await startModelServer()));
  afterAll(() => server.close());

  async function run(...answers: readonly string[]) {
    server.forgetScript();
    server.answerWith(...answers);
    const asked = server.requests.length;
    const environment = { OPENAI_API_KEY: 'sk-test-1234567890', OPENAI_BASE_URL: server.url };
    const lines: string[] = [];
    const terminal = {
      environment,
      print: (line: string) => void lines.push(line),
      notify: () => undefined,
      showProgress: () => undefined,
      onInterrupt: () => new AbortController().signal,
    };
    const services = await openCommandServices('openai', null, environment);
    const failures = await tryInsight(services, terminal, new AbortController().signal, ['dashboard']);
    return { failures, lines, requests: server.requests.slice(asked) };
  }

  it('prints the price, then the mean overlap of what was found, and what was missed', async () => {
    const buttons = layersNamed(/^Button$/);
    // The first picture shows the whole frame, at a scale that the model reads.
    const { requests: former } = await run('{"boxes":[]}');
    const width = /Picture 1: frame 1, [^"]*The picture is (\d+) by/.exec(
      JSON.stringify(former[0]?.body),
    )?.[1];
    const scale = Number(width) / 1440;
    const boxes = buttons.map(({ x, y, width, height }) => ({
      label: 'Fill now',
      kind: 'button',
      layers: [],
      picture: 1,
      x: (x + shift) * scale,
      y: y * scale,
      width: width * scale,
      height: height * scale,
    }));
    const nowhere = { ...boxes[0], x: 700 * scale, y: 1030 * scale, width: 5, height: 5 };
    const { failures, lines, requests } = await run(JSON.stringify({ boxes: [...boxes, nowhere] }));
    const overlaps = buttons.map(({ width }) => (width - shift) / (width + shift));
    const mean = overlaps.reduce((sum, overlap) => sum + overlap, 0) / overlaps.length;
    expect(lines[0]).toMatch(/^gpt-5\.4: 1 request, \d images, about [\d,]+ tokens, \$0\.\d+ to \$0\.\d+\.$/);
    const [, overlap, counts] = /^dashboard: mean IoU ([\d.]+), (.*)$/.exec(lines[1] ?? '') ?? [];
    // The model gives whole px of a picture that was made smaller.
    expect(Math.abs(Number(overlap) - mean)).toBeLessThan(0.01);
    expect(counts).toMatch(/^1 matched, \d{2,} missed, 1 boxes on no element$/);
    expect(lines[2]).toBe(`\n${lines[1]?.replace('dashboard', 'All') ?? ''}`);
    expect(failures).toBe(0);
    // No layer is told.
    const sent = JSON.stringify(requests[0]?.body);
    expect(sent).not.toContain('Fill the pack before noon');
  });

  it('ends with a sentence where the answer cannot be read or the key is refused', async () => {
    const broken = await run('I would rather not.');
    expect([broken.failures, broken.lines]).toEqual([
      1,
      [
        expect.stringMatching(/^gpt-5\.4: 1 request/),
        expect.stringMatching(/^dashboard: .+\.$/),
        expect.any(String),
      ],
    ]);
    const running = run();
    server.breakNext('key-refused');
    const refused = await running;
    expect(refused.lines[1]).toMatch(/^dashboard: .*refused the key/);
    expect(refused.failures).toBe(1);
  });
});

/** px of the frame. */
function layersNamed(name: RegExp) {
  const { document } = JSON.parse(readFileSync('examples/dashboard/figma.json', 'utf8')) as {
    document: RestNode;
  };
  const nodes = [...walkNodes([document])];
  const frame = nodes.find(({ id }) => id === '1:1');
  if (frame === undefined) throw new Error('The example has no frame 1:1.');
  return [...walkNodes([frame])].flatMap((node) => {
    const box = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
    return name.test(node.name) && box ? [box] : [];
  });
}
