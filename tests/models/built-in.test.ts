import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import type { ImageRequest, ModelEvent } from '#models/ports';
import { configFor, failureOf, collectImageEvents, paint } from './collect-events.ts';

function draw(request: ImageRequest) {
  return collectImageEvents(configFor('http://127.0.0.1:9', { service: 'built-in', key: null }), request);
}

function pictureOf(events: readonly ModelEvent[]) {
  const image = events.find((event) => event.type === 'image')?.image;
  if (image === undefined)
    throw new Error(`There is no picture among ${events.map(({ type }) => type).join(', ')}`);
  return image;
}

describe('the built-in generator', () => {
  it('reports what a paid service would, with a cost of zero', async () => {
    const events = await draw(paint('A boat', { partialImages: 2, width: 300, height: 200 }));
    expect(events.map(({ type }) => type)).toEqual([
      'started',
      'image-partial',
      'image-partial',
      'image',
      'usage',
      'done',
    ]);
    expect(events.find((event) => event.type === 'usage')?.usage.costUsd).toBe(0);
  });

  it.each([
    [1, 1],
    [7, 300],
    [300, 7],
    [64, 64],
    [513, 257],
    [1280, 720],
  ])('draws exactly %d × %d, in a PNG any decoder reads', async (width, height) => {
    const image = pictureOf(await draw(paint('A boat', { width, height })));
    const picture = decode(image.bytes, { checkCrc: true });
    expect([picture.width, picture.height, picture.channels]).toEqual([width, height, 4]);
    expect([image.width, image.height, image.mime]).toEqual([width, height, 'image/png']);
    expect(picture.text['Comment']).toMatch(/placeholder/i);
  });

  it('draws the same for the same, and another for another', async () => {
    const request = paint('A boat on a lake', { width: 240, height: 160, seed: 1, palette: ['#ff8800'] });
    const bytes = async (changes: Partial<ImageRequest>) =>
      pictureOf(await draw({ ...request, ...changes })).bytes;
    const first = await bytes({});
    expect(await bytes({})).toEqual(first);
    expect(await bytes({ seed: 2 })).not.toEqual(first);
    expect(await bytes({ prompt: 'A boat on a river' })).not.toEqual(first);
    expect(await bytes({ palette: ['#0088ff'] })).not.toEqual(first);
  });

  it('changes the same picture where a conversation wishes for it, and leaves it where it knows no such wish', async () => {
    const bytes = async (prompt: string) =>
      pictureOf(await draw(paint(prompt, { width: 120, height: 80 }))).bytes;
    const meanOf = (png: Uint8Array) => {
      const values = [...decode(png).data].filter((_, at) => at % 4 !== 3);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    const first = await bytes('A lake in the mountains');
    expect(meanOf(await bytes('A lake in the mountains\nChange: darker.'))).toBeLessThan(meanOf(first) - 15);
    expect(await bytes('A lake in the mountains\nChange: more flamingos.')).toEqual(first);
    expect(await bytes('A lake in the mountains\nChange: more space at the left.')).not.toEqual(first);
  });

  it('is opaque, unless a clear ground was asked for', async () => {
    const alphas = async (background: ImageRequest['background']) => {
      const { data } = decode(
        pictureOf(await draw(paint('A rocket', { width: 200, height: 200, background }))).bytes,
      );
      return data.filter((_, at) => at % 4 === 3);
    };
    expect(new Set(await alphas('auto'))).toEqual(new Set([255]));
    const clear = await alphas('transparent');
    expect(clear[0]).toBe(0);
    expect(clear[100 * 200 + 100]).toBe(255);
  });

  it('belongs with the colours it is given', async () => {
    const { data } = decode(
      pictureOf(await draw(paint('Pattern of tiles', { width: 400, height: 400, palette: ['#d01070'] })))
        .bytes,
    );
    let close = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (Math.hypot((data[at] ?? 0) - 0xd0, (data[at + 1] ?? 0) - 0x10, (data[at + 2] ?? 0) - 0x70) < 12)
        close += 1;
    }
    expect(close / (400 * 400)).toBeGreaterThan(0.05);
  });

  it('draws the words of its label in another place than nothing', async () => {
    const bytes = async (prompt: string) =>
      pictureOf(await draw(paint(prompt, { width: 400, height: 300 }))).bytes;
    // Letters it has none of leave the prompt out, but not the label itself.
    expect(decode(await bytes('東京')).width).toBe(400);
    expect(decode(await bytes('')).width).toBe(400);
    expect(decode(await bytes('x'.repeat(32_000))).width).toBe(400);
    expect(decode(await bytes('</script>{{x}}${x}\u202e')).width).toBe(400);
  });

  it.each([
    [0, 10],
    [10, 4097],
    [1.5, 10],
    [NaN, 10],
  ])('reports why it does not draw %d × %d', async (width, height) => {
    const failure = failureOf(await draw(paint('A boat', { width, height })));
    expect(failure.kind).toBe('request-refused');
    expect(failure.message).toContain('whole px from 1 to 4096');
  });
});
