import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { checkLikeness } from '#codegen/check/check-likeness';
import { comparePictures } from '#codegen/check/compare-pictures';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import type { Problem } from '#design/problem';
import type { PageToRender, Renderer } from '#codegen/renderer';
import { drawPixels, encodePng, type Rgba } from './draw-pixels.ts';
import { makeResult, makeSnapshot, never } from './make-result.ts';

const white: Rgba = [255, 255, 255, 255];
const blue: Rgba = [0, 0, 200, 255];
const clear: Rgba = [0, 0, 0, 0];
const box = { x: 100, y: 100, width: 100, height: 60, colour: blue };
const page = drawPixels(400, 300, white, [box]);

interface Case {
  readonly truth: Pixels | Uint8Array | null;
  readonly drawn: Pixels | Error | null;
  readonly scale?: number;
  readonly node?: object;
  readonly problems?: readonly Problem[];
  readonly missingFonts?: readonly string[];
}

async function run({ truth, drawn, scale = 1, node = {}, problems = [], missingFonts = [] }: Case) {
  const asked: PageToRender[] = [];
  const renderer: Renderer = {
    async render(wanted) {
      asked.push(wanted);
      if (!drawn) throw new Error('There is nothing to draw.');
      if (drawn instanceof Error) throw drawn;
      return {
        pixels: drawn.data,
        width: drawn.width,
        height: drawn.height,
        contentWidth: 400,
        missingFonts,
      };
    },
    tryWidths: async () => [],
  };
  const asset = { key: 'truth', mime: 'image/png' as const };
  const snapshot = makeSnapshot([], truth ? { picture: { asset, scale } } : {});
  const frames = snapshot.frames.map((frame) => ({ ...frame, node: { ...frame.node, ...node } as never }));
  const bytes = truth instanceof Uint8Array ? truth : truth && encodePng(truth);
  const answer = await checkLikeness({
    result: { ...makeResult({}), problems },
    snapshot: { ...snapshot, frames },
    pictures: new Map(bytes ? [['truth', bytes]] : []),
    renderer: drawn ? renderer : null,
    signal: never,
    preview: async () => '<p>preview</p>',
  });
  return { ...answer, asked };
}

describe('the check of likeness', () => {
  it('passes a page that looks like its frame, and asks for the size of the picture', async () => {
    const { check, asked, heatMaps } = await run({ truth: page, drawn: page });
    expect(check).toMatchObject({ outcome: 'passed', measure: { name: 'differing-pixels', value: 0 } });
    expect(check.pages).toMatchObject([{ frameId: '1:1', differingPixels: 0 }]);
    expect(check.pages?.[0]?.structuralSimilarity).toBeCloseTo(1, 9);
    expect(asked).toMatchObject([{ html: '<p>preview</p>', width: 400, height: 300, scale: 1 }]);
    expect([...heatMaps.keys()]).toEqual(['heat-map/1:1.png']);
  });

  it('fails a page that looks unlike it, and shows where', async () => {
    const { check, heatMaps } = await run({
      truth: page,
      drawn: drawPixels(400, 300, white, [{ ...box, x: 0, width: 300, height: 300 }]),
    });
    expect(check.outcome).toBe('failed');
    expect(check.findings).toMatchObject([{ file: 'src/pages/Home.tsx', nodeId: '1:1' }]);
    expect(check.measure?.value).toBeCloseTo((300 * 200 - 100 * 60) / (400 * 300), 2);
    const heat = readPng(heatMaps.get('heat-map/1:1.png') ?? new Uint8Array());
    expect([...heat.data.subarray((250 * 400 + 10) * 4, (250 * 400 + 10) * 4 + 3)]).toEqual([255, 0, 0]);
    expect(heat.data[(150 * 400 + 390) * 4 + 1]).toBeGreaterThan(200);
  });

  it('does not call a page unlike that was drawn without its fonts, and names them', async () => {
    const drawn = drawPixels(400, 300, blue);
    const { check } = await run({ truth: page, drawn, missingFonts: ['Lora', 'No "Such" Font'] });
    expect(check.outcome).toBe('warned');
    expect(check.summary).toBe(
      'Rendered without the fonts "Lora" and "No "Such" Font", so the match could not be judged; up to 95.0% of pixels differ from Figma\'s render.',
    );
    expect(check.findings[0]?.message).toContain('"Lora"');
    expect(check.pages?.[0]?.missingFonts).toEqual(['Lora', 'No "Such" Font']);
    const alike = await run({ truth: page, drawn: page, missingFonts: ['Lora'] });
    expect(alike.check.outcome).toBe('passed');
    expect(alike.check.pages?.[0]?.missingFonts).toEqual(['Lora']);
  });

  it('only warns where the file lacks what the picture shows', async () => {
    const problem = { code: 'image-missing' as const, message: 'The picture is missing.', nodeId: '1:2' };
    const { check } = await run({ truth: page, drawn: drawPixels(400, 300, blue), problems: [problem] });
    expect(check.outcome).toBe('warned');
    expect(check.findings[0]?.message).toContain('that the file does not contain');
  });

  it('warns of a small difference', async () => {
    const { check } = await run({ truth: page, drawn: drawPixels(400, 300, white, [{ ...box, x: 130 }]) });
    expect(check.outcome).toBe('warned');
    expect(check.measure?.value).toBeCloseTo((2 * 30 * 60) / (400 * 300), 3);
  });

  it('forgives a row that was rounded away', async () => {
    const { check } = await run({ truth: drawPixels(400, 299, white, [box]), drawn: page });
    expect(check.outcome).toBe('passed');
    const higher = await run({ truth: page, drawn: drawPixels(400, 301, white, [box]) });
    expect(higher.check.outcome).toBe('passed');
  });

  it('counts what a page lacks in height', async () => {
    const { check } = await run({ truth: drawPixels(400, 300, blue), drawn: drawPixels(400, 150, blue) });
    expect(check.measure?.value).toBeCloseTo(0.5, 1);
  });

  it('lays both on white', async () => {
    const { check } = await run({ truth: drawPixels(400, 300, clear, [box]), drawn: page });
    expect(check.measure?.value).toBe(0);
    const half = await run({
      truth: drawPixels(400, 300, [0, 0, 0, 128]),
      drawn: drawPixels(400, 300, [127, 127, 127, 255]),
    });
    expect(half.check.measure?.value).toBe(0);
  });

  it('compares at the scale of the picture', async () => {
    const large = drawPixels(800, 600, white, [{ ...box, x: 200, y: 200 }]);
    const { check, asked } = await run({ truth: large, drawn: large, scale: 2 });
    expect(check.measure?.value).toBe(0);
    expect(asked[0]?.scale).toBe(2);
  });

  it('finds the frame in a picture that shows more than the frame', async () => {
    const truth = drawPixels(440, 330, blue, [
      { x: 40, y: 30, width: 400, height: 300, colour: white },
      { ...box, x: 140, y: 130 },
    ]);
    const node = { absoluteRenderBounds: { x: -40, y: -30, width: 440, height: 330 } };
    expect((await run({ truth, drawn: page, node })).check.measure?.value).toBe(0);
  });

  it('reports that a page could not be drawn', async () => {
    const { check } = await run({ truth: page, drawn: new Error('it threw') });
    expect(check).toMatchObject({
      outcome: 'failed',
      findings: [{ message: 'The page could not be rendered: it threw' }],
    });
  });

  it.each([
    ['no image', { truth: null, drawn: page }, 'no image of the frame'],
    ['no browser', { truth: page, drawn: null }, 'no browser'],
    ['a picture that is none', { truth: new Uint8Array([1, 2, 3]), drawn: page }, 'no image of the frame'],
  ])('is skipped where there is %s', async (_what, given, reason) => {
    const { check } = await run(given);
    expect(check.outcome).toBe('skipped');
    expect(check.summary).toContain(reason);
  });
});

describe('the likeness of structure', () => {
  it('is 1 for equal pictures, less for noise, least for the opposite', () => {
    const stripes = (first: Rgba, second: Rgba) =>
      drawPixels(
        64,
        64,
        first,
        Array.from({ length: 8 }, (_, index) => ({
          x: index * 8,
          y: 0,
          width: 4,
          height: 64,
          colour: second,
        })),
      );
    const truth = stripes([0, 0, 0, 255], white);
    const of = (other: Pixels) => comparePictures(truth, other, never).similarity;
    expect(of(truth)).toBeCloseTo(1, 9);
    expect(of(stripes([40, 40, 40, 255], white))).toBeGreaterThan(0.9);
    expect(of(stripes([40, 40, 40, 255], white))).toBeLessThan(1);
    expect(of(stripes(white, [0, 0, 0, 255]))).toBeLessThan(-0.5);
  });
});

describe('decoding a PNG', () => {
  it('gives RGBA for grey, grey with alpha, colour, palette and 16 bits', () => {
    const of = (data: Uint8Array | Uint16Array, channels: number, depth: 8 | 16 = 8) => [
      ...readPng(encode({ data, width: 1, height: 1, channels, depth })).data,
    ];
    expect(of(new Uint8Array([9]), 1)).toEqual([9, 9, 9, 255]);
    expect(of(new Uint8Array([9, 7]), 2)).toEqual([9, 9, 9, 7]);
    expect(of(new Uint8Array([1, 2, 3]), 3)).toEqual([1, 2, 3, 255]);
    expect(of(new Uint8Array([1, 2, 3, 4]), 4)).toEqual([1, 2, 3, 4]);
    expect(of(new Uint16Array([0x0100, 0x0200, 0xffff, 0x8000]), 4, 16)).toEqual([1, 2, 255, 128]);
  });
});
