/** Sets, sweeps and tables of pictures. */
import { describe, expect, it } from 'vitest';
import type { ImageRule } from '#design/image-rules';
import { type PictureSet, readPictureSets, readStyleCard } from '#design/picture-sets';
import { mergeSets } from '#design/shared-settings';
import { readDesign } from '#design/read-design';
import type { ImageOrder } from '#visuals/1-plan/plan-image';
import { planOne } from '#visuals/1-plan/plan-image';
import { planRows } from '#visuals/rows/plan-rows';
import { planCopies } from '#visuals/rows/plan-copies';
import { planCopyPictures } from '#visuals/rows/plan-copy-pictures';
import { readPictureTable, readTableRecords } from '#visuals/rows/read-rows';
import {
  askAboutSubjects,
  groupForSubjects,
  readSubjectAnswer,
  subjectLimits,
} from '#visuals/sets/ask-about-subjects';
import { askForStyleCard, readStyleCardAnswer } from '#visuals/sets/ask-for-style-card';
import { compareTraits, measureSet, readTraits } from '#visuals/sets/likeness';
import { applySet, listSubjects, planSubjects } from '#visuals/sets/plan-set';
import { planOrder } from '#visuals/sets/plan-order';
import { findSweepMistake, planSweep, readSweepValues, sweepPartsOf } from '#visuals/sweep/plan-sweep';
import { drawSlotFile, snapshotOf } from '../../bench/slots/draw-slot-pages.ts';

const order: ImageOrder = { words: 'A fox', around: null, where: 'beside', action: 'click' };
const hash = (letter: string) => letter.repeat(40);
const set: PictureSet = {
  id: 's',
  name: 'Forest tales',
  card: readStyleCard({ style: 'woodcut', palette: '#112233 #AABBCC', avoid: 'text', mood: 'calm' }),
  references: [
    { hash: hash('a'), mime: 'image/png', role: 'style', name: 'Print' },
    { hash: hash('b'), mime: 'image/png', role: 'style', name: 'Mira' },
  ],
  characters: [{ name: 'Mira', looks: 'a red fox with a blue scarf', references: [hash('b')] }],
};

function newIds(): () => string {
  let count = 0;
  return () => `id-${(count += 1)}`;
}

describe('a set', () => {
  it('gives each picture its card and references, and a character only where it is named', () => {
    const { specs } = planSubjects(
      order,
      listSubjects('1. Mira in the rain\n\n- A mirage at noon\n'),
      newIds(),
    );
    expect(specs.map(({ words }) => words)).toEqual(['Mira in the rain', 'A mirage at noon']);
    const [named, other] = specs.map((spec) => applySet(spec, set));
    expect(named?.prompt).toContain('Style: woodcut.');
    expect(named?.prompt).toContain('Avoid: text.');
    expect(named?.prompt).toContain('Mira: a red fox with a blue scarf.');
    expect(named?.palette).toEqual(['#112233', '#aabbcc']);
    expect(named?.references?.map(({ role }) => role)).toEqual(['style', 'subject']);
    expect(other?.references?.map((one) => one.hash)).toEqual([hash('a')]);
    expect(other?.prompt).not.toContain('scarf');
    expect(applySet(specs[0]!, set, false).references).toBeUndefined();
    // No picture knows of the others, however many there are.
    const many = planSubjects(
      order,
      Array.from({ length: 500 }, (_, at) => `Scene ${at}`),
      newIds(),
    ).specs;
    const lengths = many.map((spec) => applySet(spec, set).prompt.length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(2);
  });

  it('is read from a file that anybody may have written', () => {
    const [read, second] = readPictureSets([
      { ...set, references: [...set.references, { hash: 'x' }, 7], extra: 1 },
      { id: 's', name: 'Twin' },
      { name: '' },
      null,
    ]);
    expect(read).toEqual(set);
    expect([second?.name, second?.id === 's']).toEqual(['Twin', false]);
    expect(readPictureSets('nothing')).toEqual([]);
    expect(readStyleCard({ light: 'x'.repeat(900), palette: ['#123456', 'red'] })).toMatchObject({
      light: 'x'.repeat(300),
      palette: ['#123456'],
    });
  });

  it('has its card written by a model from its pictures', () => {
    const picture = { bytes: new Uint8Array([1]), mime: 'image/png', width: 1, height: 1 } as const;
    expect(askForStyleCard([picture, picture], ' calm ').parts).toHaveLength(3);
    const answer = JSON.stringify({ style: 'ink', medium: '', palette: ['#000000'], light: 'flat' });
    expect(readStyleCardAnswer(answer)).toEqual({
      style: 'ink',
      light: 'flat',
      palette: ['#000000'],
      notes: [],
    });
    expect(() => readStyleCardAnswer('{')).toThrow(/by hand/);
  });
});

describe('sets that two people changed', () => {
  it('are merged one by one; where both sides changed a set, theirs stays and mine is reported', () => {
    const other = { ...set, id: 't', name: 'Other' };
    const mine = { ...set, name: 'Mine' };
    const theirs = { ...set, name: 'Theirs' };
    expect(mergeSets([set], [set, other], [mine])).toEqual({ sets: [mine, other], refused: [] });
    expect(mergeSets([set], [theirs], [mine])).toEqual({ sets: [theirs], refused: [mine] });
    expect(mergeSets([set], [], [mine])).toEqual({ sets: [mine], refused: [] });
  });
});

describe('an order', () => {
  it('is a sweep before it is a list, and a list before it is variants', () => {
    const together = { set, axes: [], isList: true, service: 'built-in', takesReferences: false } as const;
    const planned = (changes: object) =>
      planOrder({ ...order, words: 'A fox\nAn owl', count: 3 }, { ...together, ...changes }, newIds()).specs;
    expect(planned({}).map(({ words }) => words)).toEqual(['A fox', 'An owl']);
    expect(planned({ isList: false })).toHaveLength(3);
    expect(planned({ axes: [{ part: 'light', values: ['a', 'b', 'c', 'd'] }] })).toHaveLength(4);
    expect(planned({}).every(({ prompt, references }) => prompt.includes('woodcut') && !references)).toBe(
      true,
    );
  });
});

describe('the likeness of pictures', () => {
  const picture = (seed: number, base: readonly number[], contrast = 20) => {
    const data = new Uint8ClampedArray(96 * 64 * 4);
    for (let at = 0; at < 96 * 64; at += 1) {
      const wave =
        Math.sin((at % 96) / (9 + seed)) * contrast + Math.cos(Math.floor(at / 96) / (7 + seed)) * contrast;
      data.set([...base.map((value) => value + wave), 255], at * 4);
    }
    return readTraits({ width: 96, height: 64, data });
  };
  it('is 1 for the same picture, and finds the one of other colours, tones or edges', () => {
    const alike = [0, 1, 2, 3, 4, 5].map((seed) => picture(seed, [150, 120, 90]));
    expect(compareTraits(alike[0]!, alike[0]!)).toBeCloseTo(1);
    expect(measureSet(alike).outliers).toEqual([]);
    expect(measureSet(alike).likeness).toBeGreaterThan(0.85);
    const others = [picture(2, [60, 120, 200]), picture(2, [40, 30, 22]), picture(2, [150, 120, 90], 110)];
    for (const [at, other] of others.entries())
      expect([at, measureSet(alike.toSpliced(at + 1, 0, other)).outliers]).toEqual([at, [at + 1]]);
    expect(measureSet([alike[0]!, others[0]!]).outliers).toEqual([]);
  });
});

describe('a sweep', () => {
  it('has a picture for each combination, which differ in nothing else', () => {
    const axes = [
      { part: 'style', values: readSweepValues('ink | oil') },
      { part: 'ratio', values: ['1:1', '16:9', '1200 × 600'] },
      { part: 'words', values: ['at dawn', 'at night'] },
    ] as const;
    expect(findSweepMistake(axes, 'built-in')).toBeNull();
    const { specs } = planSweep({ ...order, words: 'A fox … by a lake' }, axes, 'built-in', newIds());
    expect(specs).toHaveLength(12);
    expect(specs.at(-1)).toMatchObject({
      label: 'oil, 1200 × 600, at night',
      words: 'A fox at night by a lake',
      width: 1200,
      height: 600,
      style: { style: 'oil' },
      place: { where: 'grid' },
    });
    expect(new Set(specs.map(({ seed }) => seed))).toEqual(new Set([1]));
    const bySeed = planSweep(order, [{ part: 'seed', values: ['7', '8'] }], 'openai', newIds()).specs;
    expect(bySeed.map(({ seed, label }) => [seed, label])).toEqual([
      [7, 'seed 7'],
      [8, 'seed 8'],
    ]);
    const byModel = planSweep(order, [{ part: 'model', values: ['gpt-5.4'] }], 'openai', newIds()).specs;
    expect(byModel[0]?.asks).toEqual({ service: 'openai', model: 'gpt-5.4' });
  });

  it('changes steps, strength and sampler where the service has them, beside what is set', () => {
    const axes = [
      { part: 'steps', values: ['8', '16'] },
      { part: 'strength', values: ['0,3'] },
      { part: 'sampler', values: ['Euler a'] },
    ] as const;
    expect(findSweepMistake(axes, 'sdnext')).toBeNull();
    const diffusion = { steps: 30, guidance: 4 };
    const { specs } = planSweep({ ...order, diffusion }, axes, 'sdnext', newIds());
    expect(specs.map((spec) => [spec.label, spec.diffusion])).toEqual([
      ['8 steps, strength 0,3, Euler a', { steps: 8, guidance: 4, strength: 0.3, sampler: 'Euler a' }],
      ['16 steps, strength 0,3, Euler a', { steps: 16, guidance: 4, strength: 0.3, sampler: 'Euler a' }],
    ]);
    expect(findSweepMistake(axes, 'openai')).toBe(
      'OpenAI has no number of steps to change; a server of diffusion models has.',
    );
    expect(findSweepMistake([{ part: 'steps', values: ['0'] }], 'sdnext')).toMatch(/from 1 to 200/);
    expect(findSweepMistake([{ part: 'strength', values: ['1.5'] }], 'sdnext')).toMatch(/from 0 to 1/);
    expect(sweepPartsOf('openai')).not.toContain('sampler');
  });

  it('is refused before it costs anything', () => {
    const mistakeOf = (part: 'ratio' | 'quality' | 'seed', ...values: string[]) =>
      findSweepMistake([{ part, values }], 'openai');
    expect(mistakeOf('ratio', '16')).toMatch(/"16" is no ratio or size/);
    expect(mistakeOf('quality', 'best')).toMatch(/low, medium/);
    expect(mistakeOf('seed', 'x')).toMatch(/whole number/);
    const seeds = Array.from({ length: 60 }, (_, at) => String(at));
    expect(
      findSweepMistake(
        [
          { part: 'seed', values: seeds },
          { part: 'style', values: ['a', 'b'] },
        ],
        'openai',
      ),
    ).toMatch(/120 images/);
    expect(
      findSweepMistake(
        [
          { part: 'style', values: ['a'] },
          { part: 'style', values: ['b'] },
        ],
        'openai',
      ),
    ).toMatch(/same thing/);
  });
});

describe('a table of pictures', () => {
  const defaults = { width: 512, height: 256, seed: null, service: 'built-in' } as const;
  it('is read from CSV with quotes, line ends and separators of any kind', () => {
    const csv =
      '\ufeffName;Prompt;Size;Style;Seed\r\nfox;"A ""red"" fox;\nby a lake";300x200;ink;4\r\n\r\n;An owl;;;\n';
    const { rows, mistakes } = readPictureTable(csv);
    expect(mistakes).toEqual([]);
    expect(rows).toMatchObject([
      {
        name: 'fox',
        prompt: 'A "red" fox;\nby a lake',
        width: 300,
        height: 200,
        seed: 4,
        style: { style: 'ink' },
      },
      { name: null, prompt: 'An owl', width: null, seed: null, style: null },
    ]);
  });

  it('reports which row cannot be used, and why', () => {
    const { rows, mistakes } = readPictureTable(
      'prompt,size,quality\nA fox,big,\n,1x1,\nAn owl,,best\nA bee,,low',
    );
    expect(rows.map(({ prompt }) => prompt)).toEqual(['A bee']);
    expect(mistakes).toEqual([
      'Row 1: "big" is not a size such as 1024x768.',
      'Row 2: it has no prompt.',
      'Row 3: "best" is no quality: low, medium, high, auto.',
    ]);
    expect(() => readPictureTable('name,size\nA,1x1')).toThrow(/no column "prompt"/);
    expect(() => readPictureTable('prompt\n"A fox')).toThrow(/never closed/);
    expect(() => readPictureTable('{"a":1}')).toThrow(/no list of images/);
  });

  it('plans each row with the card of all, its own lines, and every combination of a sweep', () => {
    const table = readPictureTable(
      JSON.stringify({
        style: { style: 'woodcut', palette: ['#112233'] },
        sweep: { light: ['dawn', 'dusk'] },
        pictures: ['A fox', { prompt: 'An owl', name: 'owl', width: 100, height: 50, medium: 'chalk' }],
      }),
    );
    const planned = planRows(table, defaults, newIds());
    expect(planned.map(({ row, name, spec }) => [row, name, spec.width, spec.style?.light])).toEqual([
      [1, 'A fox', 512, 'dawn'],
      [1, 'A fox', 512, 'dusk'],
      [2, 'owl dawn', 100, 'dawn'],
      [2, 'owl dusk', 100, 'dusk'],
    ]);
    expect(planned[3]?.spec.prompt).toBe('An owl\n\nStyle: woodcut.\nMedium: chalk.\nLight: dusk.');
    expect(planned[3]?.spec.palette).toEqual(['#112233']);
    expect(planOne({ ...order }, 'x', { index: 0, count: 1 }).style).toBeUndefined();
  });
});

describe('copies of a frame', () => {
  it('take a row each: words into texts and prompts into pictures of that name; other columns are reported', () => {
    const [page] = drawSlotFile().frames;
    const [frame] = readDesign(snapshotOf(page!)).frames;
    const records = readTableRecords('Name,rectangle 4,Nowhere\nSpring,"Tulips, in a vase",x\nAutumn,,y');
    const { copies, unused } = planCopies(frame!.root, records);
    expect(unused).toEqual(['Nowhere']);
    expect(copies.map(({ name }) => name)).toEqual([
      'Bakery start page, Spring',
      'Bakery start page, Autumn',
    ]);
    expect(copies[0]?.pictures).toMatchObject([{ words: 'Tulips, in a vase', width: 520, height: 320 }]);
    expect(copies[1]?.pictures).toEqual([]);
    const all = planCopies(frame!.root, readTableRecords('[{"TEXT":"Hello","n":3}]'));
    expect(all.copies[0]?.texts.length).toBeGreaterThan(10);
    expect(all.copies[0]?.texts[0]).toMatchObject({ text: 'Hello', was: 'Bakery start page' });
    expect(() => readTableRecords('{"a":1}')).toThrow(/not a list of rows/);
  });

  it('get pictures in the style card of the file and by its rules, which test what each row writes', () => {
    const [page] = drawSlotFile().frames;
    const [frame] = readDesign(snapshotOf(page!)).frames;
    const table = 'Name,Rectangle 4,Text\nA,A loaf,Winter sale\nB,A loaf,Summer sale';
    const { copies } = planCopies(frame!.root, readTableRecords(table));
    const when = { field: 'text', token: '', test: 'contains', value: 'winter' } as const;
    const rule: ImageRule = { id: 'r', on: true, when, then: { part: 'palette', value: '#aabbcc' } };
    const wanted = { action: 'click', quality: 'low', takesSeed: true, rules: [rule], set } as const;
    const planned = planCopyPictures(
      copies,
      wanted,
      () => 'id',
      (copy, nodeId) => (copy < 2 ? `${copy}:${nodeId}` : undefined),
    );
    expect(planned.map(({ palette }) => palette)).toEqual([['#aabbcc'], ['#112233', '#aabbcc']]);
    expect(planned.map(({ seed }) => seed)).toEqual([1, 101]);
    expect(planned.every(({ prompt }) => prompt.includes('woodcut'))).toBe(true);
    expect(planned[1]?.place.nodeId).toMatch(/^1:/);
    expect(
      planCopyPictures(
        copies,
        wanted,
        () => 'id',
        () => undefined,
      ),
    ).toEqual([]);
  });
});

describe('faces and subjects of a set', () => {
  const image = { bytes: Uint8Array.of(1), mime: 'image/png' } as const;
  const compared = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ image, words: `Mira ${at}` }));

  it('are compared some pictures a request, so that no request grows with the set', () => {
    const groups = groupForSubjects(500);
    expect(groups.flat()).toEqual(Array.from({ length: 500 }, (_, at) => at));
    expect(Math.max(...groups.map(({ length }) => length))).toBe(subjectLimits.compared);
    expect(groupForSubjects(0)).toEqual([]);
    const { parts } = askAboutSubjects([image, image, image, image], compared(8), ['Mira: a red fox']);
    expect(parts.filter(({ kind }) => kind === 'image')).toHaveLength(subjectLimits.given + 8);
    expect(JSON.stringify(parts[0])).toContain('Mira: a red fox');
  });

  it('are reported by picture, whatever else a model answers', () => {
    const answer = JSON.stringify({
      different: [
        { picture: 2, why: 'Brown\u202e hair' },
        { picture: 9, why: 'is not there' },
        { picture: 1, why: '' },
        'text',
        { picture: 1.5, why: 'half' },
      ],
    });
    expect(readSubjectAnswer(answer, 8)).toEqual([{ at: 1, why: 'Brown hair' }]);
    expect(readSubjectAnswer('{"different":[]}', 8)).toEqual([]);
    expect(() => readSubjectAnswer('No idea', 8)).toThrow(/did not answer about the images/);
  });
});
