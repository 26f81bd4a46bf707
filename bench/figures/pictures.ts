/**
 * Pictures: what a mask leaves alone stays bit by bit, a record is sent again byte for byte, and the built-in generator
 * draws the same for the same. The first is tried on seeded random pictures of every alpha under seeded random masks; the
 * second over the line, against the stand-in of the services.
 */
import { encode } from 'fast-png';
import type { GenerationRequest } from '#design/generation';
import { createRandom, type Random } from '#models/built-in/random';
import { type ModelConfig, openImageModel } from '#models/open-model';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { drawImage, type DrawnPicture } from '#visuals/2-draw/draw-image';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { type MarkedArea, maskOfAreas } from '#visuals/edit/draw-mask';
import { restoreUnmasked } from '#visuals/edit/restore-unmasked';
import { type Mask, writeMask } from '#visuals/edit/mask';
import { planReplay } from '#visuals/history/plan-replay';
import { recordPicture } from '#visuals/history/record-picture';
import { type ModelServer, startModelServer } from '../../tests/model-server/start-model-server.ts';
import { type Bench, type Case, type Figure, measureCases } from '../figure.ts';

export const picturesFigure: Figure = {
  id: 'pictures',
  async compute(bench) {
    const masks = tryMasks(bench.quick ? 40 : 400);
    const server = await startModelServer();
    try {
      const replays = await tryReplays(server, bench);
      const repeats = await tryRepeats(bench);
      return [
        measureCases(
          {
            id: 'pictures-outside',
            title: `pixels outside a mask that are the same bit by bit, of ${masks.pixels}`,
            ...whole,
          },
          masks.cases,
        ),
        measureCases(
          {
            id: 'pictures-replay',
            title: `requests that a record sends again byte for byte, of ${replays.length}`,
            ...whole,
          },
          replays,
        ),
        measureCases(
          {
            id: 'pictures-repeat',
            title: `built-in pictures that are the same byte for byte, of ${repeats.length}`,
            ...whole,
          },
          repeats,
        ),
      ];
    } finally {
      await server.close();
    }
  },
};

const whole = { unit: 'share', better: 'higher', goal: 1 } as const;

function tryMasks(count: number): { readonly cases: readonly Case[]; readonly pixels: number } {
  const random = createRandom(7);
  let pixels = 0;
  const cases = Array.from({ length: count }, (_, index) => {
    const size = { width: 1 + Math.floor(random() * 160), height: 1 + Math.floor(random() * 160) };
    const base = makeNoise(size, random);
    const drawn = makeNoise(size, random);
    const mask = maskOfAreas(size, makeAreas(random));
    const image = { bytes: pngOf(drawn), mime: 'image/png' as const, ...size };
    const edited = readPng(restoreUnmasked(image, pngOf(base), writeMask(mask)).bytes);
    const { outside, same } = countOutside(base, edited, mask);
    pixels += outside;
    return { name: `mask ${index + 1}`, value: outside === 0 ? 1 : same / outside };
  });
  return { cases, pixels };
}

function countOutside(base: Pixels, edited: Pixels, mask: Mask) {
  let outside = 0;
  let same = 0;
  mask.data.forEach((coverage, pixel) => {
    if (coverage !== 0) return;
    outside += 1;
    const isSame = [0, 1, 2, 3].every(
      (channel) => base.data[pixel * 4 + channel] === edited.data[pixel * 4 + channel],
    );
    if (isSame) same += 1;
  });
  return { outside, same };
}

function makeAreas(random: Random): readonly MarkedArea[] {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, (): MarkedArea => {
    const place = () => random() * 1.4 - 0.2;
    if (random() < 0.5)
      return { kind: 'rectangle', left: place(), top: place(), width: random(), height: random() };
    return {
      kind: 'lasso',
      points: Array.from({ length: 3 + Math.floor(random() * 9) }, () => [place(), place()] as const),
    };
  });
}

function makeNoise({ width, height }: { readonly width: number; readonly height: number }, random: Random) {
  return {
    width,
    height,
    data: Uint8ClampedArray.from({ length: width * height * 4 }, () => random() * 256),
  };
}

function pngOf({ width, height, data }: Pixels): Uint8Array {
  return encode({ width, height, data, channels: 4 });
}

/** Everything a request can say, at each service that takes it. */
async function tryReplays(server: ModelServer, { quick }: Bench): Promise<readonly Case[]> {
  const random = createRandom(11);
  const cases: Case[] = [];
  for (let index = 0; index < (quick ? 6 : 30); index += 1) {
    const size = {
      width: 16 * (4 + Math.floor(random() * 20)),
      height: 16 * (4 + Math.floor(random() * 20)),
    };
    const pictures = new Map([
      ['base', pngOf(makeNoise(size, random))],
      ['style', pngOf(makeNoise(size, random))],
      ['mask', writeMask(maskOfAreas(size, makeAreas(random)))],
    ]);
    const spec = makeSpec(index, size, random);
    for (const config of configsOf(server)) {
      const first = await draw(spec, config, pictures);
      const sent = lastAsked(server);
      const record = recordPicture(first, { id: 'a', createdAt: '2026-11-21T12:00:00Z' });
      const kept = JSON.parse(JSON.stringify(record)) as typeof record;
      const replay = planReplay(kept, { id: 'b', place: spec.place });
      if (replay !== null) await draw(replay, config, pictures);
      const isSame = lastAsked(server) === sent;
      cases.push({ name: `${config.service} ${index + 1}`, value: isSame ? 1 : 0 });
    }
  }
  return cases;
}

/** What drew the last picture; a slow server is asked how far it is after that. */
function lastAsked({ requests }: ModelServer): string {
  return JSON.stringify(requests.findLast(({ method }) => method === 'POST')?.body);
}

function makeSpec(index: number, size: Pick<ImageSpec, 'width' | 'height'>, random: Random): ImageSpec {
  const png = 'image/png';
  const references: GenerationRequest['references'] = [
    { hash: 'base', mime: png, role: 'base' },
    { hash: 'style', mime: png, role: 'style' },
  ];
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];
  const taken = index % 3;
  return {
    id: 'a',
    words: `Picture ${index} “‘…’” 🚢 \u202e\n\t\\"`,
    prompt: `Picture ${index} “‘…’” 🚢 \u202e\n\t\\"`,
    ...size,
    quality: pick(['low', 'medium', 'high', 'auto']),
    background: pick(['opaque', 'auto']),
    palette: ['#0a84ff', '#101418'].slice(0, index % 3),
    seed: index % 2 === 0 ? null : Math.floor(random() * 2 ** 32),
    place: { nodeId: null, where: 'beside' },
    ...(taken === 0 ? {} : { references: references.slice(0, taken) }),
    ...(taken === 2 ? { mask: { hash: 'mask', mime: png } } : {}),
  };
}

function configsOf(server: ModelServer): readonly ModelConfig[] {
  const common = { key: 'sk-bench', textModel: 'gpt-5.4', imageModel: 'gpt-image-2', embeddingModel: '' };
  return [
    { ...common, service: 'openai', address: server.url },
    { ...common, service: 'openai', address: server.url, imageModel: 'gpt-5.4+gpt-image-2' },
    {
      ...common,
      service: 'openrouter',
      address: server.openRouterUrl,
      imageModel: 'openai/gpt-5.4-image-2',
    },
    { ...common, service: 'sdnext', address: server.sdNextUrl, imageModel: '' },
  ];
}

async function draw(
  spec: ImageSpec,
  config: ModelConfig,
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<DrawnPicture> {
  const { signal } = new AbortController();
  for await (const event of drawImage(spec, openImageModel(config), signal, { pictures })) {
    if (event.type === 'drawn') return event.picture;
    if (event.type === 'failed') throw new Error(event.failure.message);
  }
  throw new Error(`${config.service} drew nothing.`);
}

async function tryRepeats({ quick }: Bench): Promise<readonly Case[]> {
  const random = createRandom(13);
  const config = { key: null, address: null, textModel: '', imageModel: '', embeddingModel: '' };
  const cases: Case[] = [];
  for (let index = 0; index < (quick ? 8 : 40); index += 1) {
    const size = { width: 40 + Math.floor(random() * 600), height: 40 + Math.floor(random() * 600) };
    const spec = { ...makeSpec(0, size, random), prompt: `Subject ${index}`, seed: index };
    const [one, other] = [
      await draw(spec, { ...config, service: 'built-in' }, new Map()),
      await draw(spec, { ...config, service: 'built-in' }, new Map()),
    ];
    const isSame = Buffer.compare(one.image.bytes, other.image.bytes) === 0;
    cases.push({ name: `picture ${index + 1}`, value: isSame ? 1 : 0 });
  }
  return cases;
}
