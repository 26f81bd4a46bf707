import { expect, it } from 'vitest';
import { compareReadings, parseReading, type PictureReading } from '#codegen/model/picture/picture-reading';

const size = { width: 400, height: 200 };
const place = { x: 40, y: 40, width: 240, height: 32 };
const letters = { size: 16, weight: 400, align: 'left' as const };

function read(...texts: readonly string[]): PictureReading {
  return { title: '', texts: texts.map((text) => ({ text, ...place, ...letters })), boxes: [], unclear: [] };
}

it('reports nothing where two readings agree, however they break lines', () => {
  const second = JSON.stringify({ texts: ['Sign in', 'Baked at five,\non your table'] });
  expect(compareReadings(read('Sign  in', 'Baked at five,', 'on your table'), second, size)).toEqual([]);
});

it('names what they read differently, and what only the second one saw', () => {
  const warnings = compareReadings(read('Sign in', 'Total 1,80'), '{"texts":["Sign in","Total 1,30"]}', size);
  expect(warnings).toEqual([
    'two looks read "Total 1,80" differently; the first one stands',
    'only the second look saw "Total 1,30", which is left out',
  ]);
});

it('warns of small pictures, small letters and a second look that failed', () => {
  const small = { ...read('Terms'), unclear: ['a logo at the left.'] };
  const texts = small.texts.map((text) => ({ ...text, size: 7 }));
  expect(compareReadings({ ...small, texts }, 'Sorry.', { width: 120, height: 90 })).toEqual([
    'it is only 120 by 90 px, too small to be sure of anything',
    'letters of 9 px and less may be read wrongly: "Terms"',
    'its texts were read once only, since the second look gave nothing',
    'unclear in the image: a logo at the left',
  ]);
});

it('takes from a reading what lies in the picture and makes sense', () => {
  const answer = JSON.stringify({
    texts: [
      { text: 'In', x: 390, y: -10, width: 50, height: 30, size: 9000, weight: 'bold', align: 'up' },
      { text: 'Out', x: 500, y: 10, width: 50, height: 30 },
      { text: 7, x: 1, y: 1, width: 5, height: 5 },
    ],
    boxes: [{ kind: 'script', x: 0, y: 0, width: 1e9, height: 10, radius: -3 }],
  });
  expect(parseReading(answer, size)).toEqual({
    title: '',
    texts: [
      {
        text: 'In',
        x: 390,
        y: 0,
        width: 10,
        height: 20,
        size: expect.closeTo(12.4, 1) as number,
        weight: 400,
        align: 'left',
      },
    ],
    boxes: [{ kind: 'box', x: 0, y: 0, width: 400, height: 10, radius: 0 }],
    unclear: [],
  });
  for (const nothing of ['', '{}', '[]', 'null', 'I cannot.', '{"texts":"a"}']) {
    expect(parseReading(nothing, size)).toBeNull();
  }
});
