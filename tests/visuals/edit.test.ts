/** Pictures that are changed in part: what a mask leaves alone stays bit by bit, whatever a service draws. */
import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PictureRef } from '#design/generation';
import { createRandom } from '#models/built-in/random';
import { openImageModel } from '#models/open-model';
import { drawImage, type DrawnPicture } from '#visuals/2-draw/draw-image';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { removeBackground } from '#visuals/edit/remove-background';
import { inpaintPixels } from '#visuals/edit/inpaint-pixels';
import { maskOfAreas, maskOfLayers } from '#visuals/edit/draw-mask';
import { enlargePixels } from '#visuals/edit/enlarge-pixels';
import { extendPixels } from '#visuals/edit/edit-pixels';
import { type Mask, maskedShare, readMask, writeMask } from '#visuals/edit/mask';
import { type EditOrder, planEdit } from '#visuals/edit/plan-edit';
import { featherMask } from '#visuals/edit/restore-unmasked';
import { planReplay } from '#visuals/history/plan-replay';
import { recordPicture } from '#visuals/history/record-picture';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { configFor } from '../models/collect-events.ts';

const signal = new AbortController().signal;

/** Random colours with every alpha there is. */
function noise(width: number, height: number, seed: number): Pixels {
  const random = createRandom(seed);
  return {
    width,
    height,
    data: Uint8ClampedArray.from({ length: width * height * 4 }, () => random() * 256),
  };
}

function png({ width, height, data }: Pixels): Uint8Array {
  return encode({ width, height, data, channels: 4 });
}

/** `.` stays, `#` may change, `+` mixes. */
function rowsOf({ width, data }: Mask): readonly string[] {
  const letters = [...data].map((coverage) => (coverage === 0 ? '.' : coverage === 255 ? '#' : '+'));
  return Array.from({ length: letters.length / width }, (_, y) =>
    letters.slice(y * width, (y + 1) * width).join(''),
  );
}

describe('a mask', () => {
  it('is what was marked: rectangles and lines that close by themselves', () => {
    const areas = [
      { kind: 'rectangle', left: -0.5, top: 0, width: 0.75, height: 0.5 },
      {
        kind: 'lasso',
        points: [
          [0.5, 0.5],
          [1, 0.5],
          [1, 1.5],
        ],
      },
    ] as const;
    expect(rowsOf(maskOfAreas({ width: 8, height: 4 }, areas))).toEqual([
      '##......',
      '##......',
      '....####',
      '.....###',
    ]);
  });

  it('leaves out what a line goes round twice', () => {
    const round = (inset: number) => [
      [inset, inset] as const,
      [1 - inset, inset] as const,
      [1 - inset, 1 - inset] as const,
      [inset, 1 - inset] as const,
      [inset, inset] as const,
    ];
    const points = [...round(0), ...round(0.25)];
    expect(rowsOf(maskOfAreas({ width: 4, height: 4 }, [{ kind: 'lasso', points }]))).toEqual([
      '####',
      '#..#',
      '#..#',
      '####',
    ]);
  });

  it('is what layers cover, however faint they are drawn', () => {
    const data = Uint8ClampedArray.of(0, 0, 0, 90, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 90);
    const right = [
      [4, 0, 4],
      [0, 4, 0],
    ] as const;
    const places = [{ toPicture: right, seen: null }];
    const layer = { pixels: { width: 2, height: 2, data }, places };
    expect(rowsOf(maskOfLayers({ width: 8, height: 4 }, [layer]))).toEqual([
      '....##..',
      '....##..',
      '......##',
      '......##',
    ]);
  });

  it('goes to a service and comes back the same', () => {
    const mask = maskOfAreas({ width: 9, height: 5 }, [
      { kind: 'rectangle', left: 0.2, top: 0.2, width: 0.4, height: 0.4 },
    ]);
    expect(readMask(writeMask(mask))).toEqual(mask);
    expect(maskedShare(mask)).toBeCloseTo(6 / 45);
  });

  it('fades in within itself, and not at the edge of the picture', () => {
    const mask = maskOfAreas({ width: 9, height: 1 }, [
      { kind: 'rectangle', left: 1 / 3, top: 0, width: 2 / 3, height: 1 },
    ]);
    expect([...featherMask(mask, 2).data]).toEqual([0, 0, 0, 85, 170, 255, 255, 255, 255]);
  });
});

describe('an edit by a service', () => {
  let server: ModelServer;
  beforeAll(async () => {
    server = await startModelServer();
  });
  afterAll(() => server.close());

  const base = noise(160, 96, 1);
  const mask = maskOfAreas(base, [{ kind: 'rectangle', left: 0.25, top: 0.25, width: 0.5, height: 0.5 }]);
  const names = {
    base: { hash: 'b', mime: 'image/png' },
    mask: { hash: 'm', mime: 'image/png' },
  } as const satisfies Record<string, PictureRef>;
  const pictures = new Map([
    ['b', png(base)],
    ['m', writeMask(mask)],
  ]);
  const order: EditOrder = {
    step: 'edit',
    words: 'A red boat',
    base: names.base,
    size: base,
    mask: names.mask,
    parent: null,
    place: { nodeId: '4:2', where: 'fill' },
  };

  async function draw(spec: ImageSpec): Promise<DrawnPicture> {
    const model = openImageModel(configFor(server.url));
    for await (const event of drawImage(spec, model, signal, { pictures })) {
      if (event.type === 'drawn') return event.picture;
      if (event.type === 'failed') throw new Error(event.failure.message);
    }
    throw new Error('Nothing was drawn.');
  }

  it('sends picture, mask and words, and keeps every pixel outside the mask', async () => {
    const { image } = await draw(planEdit(order, () => 'e1'));
    const { path, body } = server.requests.at(-1) ?? {};
    const pixels = readPng(image.bytes).data;
    expect(path).toBe('/v1/images/edits');
    const address = (bytes: Uint8Array | undefined) =>
      `data:image/png;base64,${Buffer.from(bytes ?? []).toString('base64')}`;
    expect(body).toMatchObject({
      prompt: expect.stringContaining('A red boat') as string,
      images: [{ image_url: address(pictures.get('b')) }],
      mask: { image_url: address(pictures.get('m')) },
    });
    const changed = [...mask.data].map((_, pixel) =>
      pixels
        .subarray(pixel * 4, pixel * 4 + 4)
        .some((value, channel) => value !== base.data[pixel * 4 + channel]),
    );
    expect(changed.filter((has, pixel) => has && mask.data[pixel] === 0)).toEqual([]);
    // And it did draw something.
    expect(changed.filter(Boolean).length).toBeGreaterThan(maskedShare(mask) * mask.data.length * 0.8);
  });

  it('is replayed by its record with the same bytes', async () => {
    const picture = await draw(planEdit(order, () => 'e1'));
    const sent = JSON.stringify(server.requests.at(-1)?.body);
    const record = recordPicture(picture, { id: 'e1', createdAt: '2026-11-21T12:00:00Z' });
    const kept = JSON.parse(JSON.stringify(record)) as typeof record;
    const replay = planReplay(kept, { id: 'e2', place: { nodeId: null, where: 'beside' } });
    if (replay === null) throw new Error('There is nothing to replay.');
    const again = await draw(replay);
    expect(JSON.stringify(server.requests.at(-1)?.body)).toBe(sent);
    expect(again.image.bytes).toEqual(picture.image.bytes);
    expect(again.spec.origin).toEqual({ ...picture.spec.origin, rules: [], reasoning: '' });
  });

  it.each([
    ['erase', '', /Remove what is in the part/],
    ['extend', 'more sky', /beyond its edges[^]*more sky/],
    ['cut-out', '', /transparent background/],
  ] as const)('asks in words for what it is: %s', (step, words, expected) => {
    const spec = planEdit({ ...order, step, words }, () => 'e1');
    expect(spec.prompt).toMatch(expected);
    expect(spec.words).not.toBe('');
    expect(spec.background).toBe(step === 'cut-out' ? 'transparent' : 'auto');
  });
});

describe('an edit made here', () => {
  it('makes room around a picture, whose own pixels stay', () => {
    const picture = noise(3, 2, 2);
    const { pixels, mask } = extendPixels(picture, { left: 1, top: 0, right: 2, bottom: 1 });
    expect([pixels.width, pixels.height]).toEqual([6, 3]);
    expect(rowsOf(mask)).toEqual(['#...##', '#...##', '######']);
    const own = [0, 1].flatMap((y) => [...pixels.data.subarray((y * 6 + 1) * 4, (y * 6 + 4) * 4)]);
    expect(own).toEqual([...picture.data]);
  });

  it('clears a plain ground to the edge of what stands on it, and no hole in it', () => {
    const ring = Array.from({ length: 81 }, (_, pixel) => {
      const away = Math.max(Math.abs((pixel % 9) - 4), Math.abs(Math.floor(pixel / 9) - 4));
      return away >= 2 && away < 4 ? [200, 40, 30, 255] : [240, 240, 240, 255];
    });
    const cut = removeBackground({ width: 9, height: 9, data: Uint8ClampedArray.from(ring.flat()) });
    const alphas = [...(cut?.data ?? [])].filter((_, at) => at % 4 === 3);
    expect(alphas.slice(0, 9).every((alpha) => alpha === 0)).toBe(true);
    expect(alphas[40]).toBe(255);
    expect(alphas.filter((alpha) => alpha === 255)).toHaveLength(49);
  });

  it('finds no plain ground where there is none', () => {
    expect(removeBackground(noise(20, 20, 3))).toBeNull();
  });

  it('enlarges without a colour that was not there where all are alike', async () => {
    const flat = { width: 3, height: 2, data: new Uint8ClampedArray(24).fill(77) };
    const large = await enlargePixels(flat, { width: 11, height: 9 }, async () => {}, signal);
    expect([large.width, large.height, new Set(large.data)]).toEqual([11, 9, new Set([77])]);
  });

  it('keeps edges sharper than a straight line between them would', async () => {
    const edge = Uint8ClampedArray.from([0, 0, 0, 255, 255, 255].flatMap((grey) => [grey, grey, grey, 255]));
    const large = await enlargePixels(
      { width: 6, height: 1, data: edge },
      { width: 24, height: 1 },
      async () => {},
      signal,
    );
    const greys = [...large.data].filter((_, at) => at % 4 === 0);
    expect(greys[10]).toBeLessThan(255 * 0.375 * 0.9);
    expect(greys.map((grey, at) => grey + (greys[23 - at] ?? 0))).toEqual(Array(24).fill(255));
  });

  it('stops where it is cancelled', async () => {
    const stop = new AbortController();
    stop.abort(new Error('Enough.'));
    const enlarging = enlargePixels(noise(4, 4, 4), { width: 8, height: 8 }, async () => {}, stop.signal);
    await expect(enlarging).rejects.toThrow('Enough.');
  });
});

describe('filling from around', () => {
  const band = (y: number) => [y * 20, 40, 200 - y * 10, 255];
  const picture = {
    width: 24,
    height: 12,
    data: Uint8ClampedArray.from(
      Array.from({ length: 24 * 12 }, (_, pixel) => band(Math.floor(pixel / 24))).flat(),
    ),
  };
  const mask = maskOfAreas(picture, [{ kind: 'rectangle', left: 0.4, top: 0.4, width: 0.2, height: 0.3 }]);

  it('closes the gap with what lies around it, and touches nothing else', () => {
    const marked = { ...picture, data: picture.data.map((value, at) => (mask.data[at >> 2] ? 255 : value)) };
    const filled = inpaintPixels(marked, mask);
    mask.data.forEach((coverage, pixel) => {
      const [was, is] = [picture.data[pixel * 4] ?? 0, filled.data[pixel * 4] ?? 0];
      if (coverage === 0) expect(is).toBe(was);
      else expect(Math.abs(is - was)).toBeLessThan(30);
    });
  });

  it('has nothing to fill from where everything is covered', () => {
    const all = { ...mask, data: mask.data.map(() => 255) };
    expect(new Set(inpaintPixels(picture, all).data)).toEqual(new Set([0]));
  });
});
