/**
 * What pictures are thought to cost before they are asked for, against the bill that the stand-in of the services writes
 * by code of its own: of an explicit size and quality how far the estimate is off, of what is left to the service whether
 * the bill lies in the range that was told.
 */
import { encode } from 'fast-png';
import { estimateImage, type Estimate } from '#models/estimate-cost';
import { openImageModel } from '#models/open-model';
import type { ImageRequest } from '#models/ports';
import { startModelServer, type ModelServer } from '../../tests/model-server/start-model-server.ts';
import { configFor } from '../../tests/models/collect-events.ts';
import { measureCases, type Bench, type Case, type Figure } from '../figure.ts';

const sizes = [
  [1024, 1024],
  [1536, 1024],
  [640, 360],
  [300, 900],
  [2048, 1152],
] as const;
const qualities = ['low', 'medium', 'high'] as const;

const usual: ImageRequest = {
  prompt: 'A loaf of bread on an oak board, soft light from the left, calm space at the right for words',
  width: 1024,
  height: 1024,
  quality: 'low',
  background: 'auto',
  partialImages: 2,
  seed: null,
  palette: ['#101418', '#cc8050'],
};

interface Asked {
  readonly name: string;
  readonly request: ImageRequest;
  /** @default gpt-image-2 */
  readonly model?: string;
  /** @default none */
  readonly fault?: string;
}

export const visualsEstimateFigure: Figure = {
  id: 'visuals-estimate',
  async compute(bench) {
    const server = await startModelServer();
    try {
      const exact = await compareAll(server, bench, listExact(bench.quick));
      const ranges = await compareAll(server, bench, listOpen());
      const off = exact.map(({ name, estimate, bill }) => ({
        name,
        value: Math.abs((estimate.costUsd ?? 0) - bill) / bill,
      }));
      const inside = ranges.map(({ name, estimate: { lowUsd, costUsd }, bill }): Case => {
        const isInside = (lowUsd ?? 0) <= bill + dust && bill <= (costUsd ?? 0) + dust;
        return { name, value: isInside ? 1 : 0 };
      });
      return [
        measureCases(
          {
            id: 'visuals-estimate',
            title: `how far the estimate of a picture is off its bill, of ${off.length}`,
            unit: 'share',
            better: 'lower',
            goal: 0.05,
          },
          off,
        ),
        measureCases(
          {
            id: 'visuals-estimate-range',
            title: `bills within the range that was told, where something is left to the service, of ${inside.length}`,
            unit: 'share',
            better: 'higher',
            goal: 1,
          },
          inside,
        ),
      ];
    } finally {
      await server.close();
    }
  },
};

/** USD; sums of fractions are off by less. */
const dust = 1e-9;

function listExact(quick: boolean): readonly Asked[] {
  const all = sizes.flatMap(([width, height]) =>
    qualities.flatMap((quality) =>
      ([0, 3] as const).map((partialImages) => ({
        name: `${width} x ${height}, ${quality}, ${partialImages} previews`,
        request: { ...usual, width, height, quality, partialImages },
      })),
    ),
  );
  const long = { ...usual, prompt: usual.prompt.repeat(40) };
  const others: readonly Asked[] = [
    { name: 'a long prompt', request: long },
    // What was refused for nothing and asked again is billed once.
    { name: 'refused once, by a limit', request: usual, fault: 'rate-limited-briefly' },
  ];
  return [...(quick ? all.slice(0, 6) : all), ...others];
}

function listOpen(): readonly Asked[] {
  const picture = encode({ width: 64, height: 64, channels: 3, data: new Uint8Array(64 * 64 * 3) });
  const references = [{ bytes: picture, mime: 'image/png' as const }];
  return [
    { name: 'quality left open', request: { ...usual, quality: 'auto' } },
    { name: 'a model that thinks before it has it drawn', request: usual, model: 'gpt-5.4+gpt-image-2' },
    { name: 'a picture to go by', request: { ...usual, references } },
    { name: 'two pictures to go by', request: { ...usual, references: [...references, ...references] } },
  ];
}

interface Compared {
  readonly name: string;
  readonly estimate: Estimate;
  /** USD. */
  readonly bill: number;
}

async function compareAll(
  server: ModelServer,
  bench: Bench,
  list: readonly Asked[],
): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  for (const { name, request, model = 'gpt-image-2', fault } of list) {
    bench.tell(`Comparing estimate and bill: ${name}`);
    const before = server.bills.length;
    if (fault !== undefined) server.breakNext(fault);
    // A limit is waited out by whoever stands above the adapter; here it is simply asked again.
    for (let tries = 0; tries < 2 && server.bills.length === before; tries += 1)
      await draw(server, model, request);
    const bill = server.bills.slice(before).reduce((sum, { usd }) => sum + usd, 0);
    compared.push({ name, estimate: estimateImage('openai', model, request), bill });
  }
  return compared;
}

async function draw(server: ModelServer, model: string, request: ImageRequest): Promise<void> {
  const port = openImageModel({ ...configFor(server.url), imageModel: model });
  for await (const event of port.stream(request, new AbortController().signal))
    if (event.type === 'done') return;
}
