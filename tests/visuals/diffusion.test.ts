/** What is typed for diffusion models, and what becomes of it in a request and its record. */
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { type DiffusionChoices, defaultDiffusionChoices } from '#design/diffusion';
import { listPictureHashes, type RecordedDiffusion } from '#design/generation';
import type { ImageModel, ImageRequest, ModelImage } from '#models/ports';
import { planImage } from '#visuals/1-plan/plan-image';
import { drawImage, type DrawnPicture } from '#visuals/2-draw/draw-image';
import { noGuides, readDiffusion, type TypedGuides } from '#visuals/diffusion/read-choices';
import { planReplay } from '#visuals/history/plan-replay';
import { recordPicture } from '#visuals/history/record-picture';

const read = (choices: Partial<DiffusionChoices>, guides: Partial<TypedGuides> = {}) =>
  readDiffusion({ ...defaultDiffusionChoices, ...choices }, { ...noGuides, ...guides });
const picture = { hash: 'abc', mime: 'image/png' } as const;
const unit = { type: 'controlnet', processor: 'Canny', model: 'Canny FP16 XL' } as const;

describe('what is typed', () => {
  it('is left to the server where it is empty', () => {
    expect(read({})).toEqual({ options: {}, mistake: null });
  });

  it('becomes options with the defaults of what is set', () => {
    const structure = { picture, units: [{ ...unit, strength: '1,5', start: '', end: '0.7' }] };
    const grid = [{ label: '[Param] Steps', text: '8 | 16 |8' }];
    const pass = { secondPass: true, passUpscaler: 'Latent', passScale: '1,5' };
    const typed = { steps: ' 12 ', detailer: true, upscaler: 'ESRGAN', ...pass };
    const { options } = read(typed, { structure, grid });
    expect(options).toEqual({
      steps: 12,
      secondPass: { upscaler: 'Latent', scale: 1.5, strength: 0.3, steps: null },
      detailer: { models: [], prompt: '', strength: 0.3, steps: 10 },
      upscalers: { first: 'ESRGAN', second: '', secondShare: 0.5 },
      structure: { picture, units: [{ ...unit, strength: 1.5, start: 0, end: 0.7 }] },
      grid: [{ label: '[Param] Steps', values: ['8', '16'] }],
    });
  });

  const adapter = { picture, mask: null, scale: '', start: '', end: '', crop: false };
  it.each([
    [{ steps: '2.5' }, {}, 'Steps: write a whole number from 1 to 200.'],
    [{ strength: '1.2' }, {}, 'Strength: write a number from 0 to 1.'],
    [{ secondPass: true }, {}, 'The second pass has no upscaler.'],
    [{ secondPass: true, passUpscaler: 'A', passScale: '8' }, {}, 'write a number from 1.1 to 4'],
    [{ guidance: 'a lot' }, {}, 'Guidance: write a number from 0 to 100.'],
    [{}, { structure: { picture, units: [] } }, 'The structure needs at least one control unit.'],
    [{}, { adapters: [{ ...adapter, adapter: '' }] }, 'An adapter has no model'],
    [{}, { adapters: [{ ...adapter, adapter: 'Base', start: '0.9', end: '0.2' }] }, 'ends before it starts'],
    [{}, { grid: [{ label: 'Steps', text: '' }] }, 'write its values'],
    [{}, { grid: [{ label: 'Steps', text: '1, 2' }] }, 'has no comma'],
    [{}, { grid: [0, 1].map(() => ({ label: 'Steps', text: '1' })) }, 'change the same thing'],
    [{}, { grid: ['A', 'B'].map((label) => ({ label, text: '1|2|3|4|5|6|7|8|9|10|11' })) }, '121 images'],
  ] as const)('is a mistake in words: %o %o', (choices, guides, says) => {
    expect(read(choices, guides as Partial<TypedGuides>).mistake).toContain(says);
  });
});

describe('a picture with such options', () => {
  const data = new Uint8Array(60 * 20 * 4).fill(90);
  const bytes = encode({ width: 60, height: 20, data, channels: 4 });
  const answer: ModelImage = { bytes, mime: 'image/png', width: 60, height: 20 };
  const seen: ImageRequest[] = [];
  const model: ImageModel = {
    service: 'sdnext',
    model: '',
    capabilities: { partialImages: false, transparent: false, seed: true, exactSize: false, diffusion: true },
    async *stream(request) {
      seen.push(request);
      yield { type: 'image', image: answer };
      yield { type: 'done' };
    },
  };
  const draw = async (diffusion: RecordedDiffusion): Promise<DrawnPicture> => {
    const order = { words: 'A boat', around: null, where: 'beside', diffusion } as const;
    const [spec] = planImage(order, () => '1').specs;
    if (spec === undefined) throw new Error('nothing was planned');
    const options = { pictures: new Map([['abc', bytes]]) };
    for await (const event of drawImage(spec, model, new AbortController().signal, options))
      if (event.type === 'drawn') return event.picture;
    throw new Error('nothing was drawn');
  };

  it('is sent with the bytes of its pictures, recorded by their hashes, and drawn again the same', async () => {
    const structure = { picture, units: [{ ...unit, strength: 1, start: 0, end: 1 }] };
    const drawn = await draw({ structure });
    expect(seen.at(-1)?.diffusion?.structure?.picture.bytes).toBe(bytes);
    const record = recordPicture(drawn, { id: 'a', createdAt: '' });
    expect(listPictureHashes(record)).toContain('abc');
    const place = { nodeId: null, where: 'beside' } as const;
    expect(planReplay(record, { id: 'b', place })?.diffusion).toEqual({ structure });
  });

  it('has the size that its server gives it where it is a grid, and else its own', async () => {
    const grid = await draw({ grid: [{ label: 'Steps', values: ['1', '2', '3'] }] });
    expect([grid.image.width, grid.image.height]).toEqual([60, 20]);
    const single = await draw({ steps: 3 });
    expect([single.image.width, single.image.height]).toEqual([1024, 1024]);
  });
});
