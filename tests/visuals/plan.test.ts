/** Plans: their sizes, the rules that change them, and a model's plan while it is written. */
import { describe, expect, it } from 'vitest';
import { type ImageRule, readRules } from '#design/image-rules';
import type { Surroundings } from '#design/surroundings';
import { askForPlan, findSentContext, planSchema } from '#visuals/1-plan/ask-for-plan';
import { arrangeGrid } from '#visuals/1-plan/arrange-grid';
import {
  isMeaningfulName,
  type PromptContextPart,
  promptContextParts,
  quoteNearbyTexts,
} from '#visuals/1-plan/describe-surroundings';
import { findPalette } from '#visuals/1-plan/find-palette';
import { findSize, findSizeMistake, readShape, type Shape } from '#visuals/1-plan/find-size';
import { type ImageOrder, planImage, planOne } from '#visuals/1-plan/plan-image';
import { readPlan } from '#visuals/1-plan/read-plan';
import { applyRules } from '#visuals/1-plan/rules/apply-rules';
import { readRulesAnswer } from '#visuals/1-plan/rules/ask-for-rules';
import { evaluateRules } from '#visuals/1-plan/rules/evaluate-rules';
import { findFacts } from '#visuals/1-plan/rules/find-facts';

const around: Surroundings = {
  nodeId: '4:2',
  layerName: 'Hero picture',
  layerType: 'RECTANGLE',
  takesFill: true,
  frameName: 'Start page',
  width: 640,
  height: 360,
  palette: ['#101418'],
  texts: ['Das Brot und die Butter für jeden Tag'],
  ground: 'dark',
  modes: ['Night'],
  tokens: { 'brand/season': 'winter' },
};
const order: ImageOrder = { words: 'A loaf', around, where: 'fill' };

function newIds(): () => string {
  let count = 0;
  return () => `id-${(count += 1)}`;
}

describe('the size of a picture', () => {
  const place = { kind: 'place' } as const;
  it.each<[string, Shape | null, readonly string[], number, number]>([
    ['that of its place', place, [], 640, 360],
    ['its ratio alone', place, ['size'], 1365, 768],
    ['its size without a ratio of its own', place, ['ratio'], 640, 360],
    ['nothing of it', place, ['size', 'ratio'], 1024, 1024],
    ['a ratio with as many pixels', readShape('1:1'), [], 480, 480],
    ['a size', readShape('1200 × 300'), [], 1200, 300],
    ['too much, at its ratio', readShape('9000x3000'), [], 4096, 1365],
  ])('is %s', (_, shape, leftOut, width, height) => {
    expect(findSize(shape ?? place, around, new Set(leftOut) as never)).toEqual({ width, height });
  });

  it('is read from what a person types, or refused', () => {
    expect(readShape(' 21 : 9 ')).toEqual({ kind: 'ratio', width: 21, height: 9 });
    expect(['', '16', 'a:b', '0:5', '-1x2'].map(readShape)).toEqual([null, null, null, null, null]);
    expect(findSizeMistake({ width: 4097, height: 10 })).toMatch(/4,096 px/);
    expect(findSizeMistake({ width: 1.5, height: 10 })).toMatch(/whole px/);
    expect(findSizeMistake({ width: 4096, height: 1 })).toBeNull();
  });
});

describe('variants', () => {
  it('stand in one grid whose cells are large enough for each, under one name', () => {
    const { specs } = planImage({ ...order, count: 3, takesSeed: true }, newIds());
    const [first, ...others] = specs;
    const arranged = arrangeGrid([{ ...first!, width: 900 }, ...others], 'click-1', 'A loaf');
    expect(
      arranged.map(({ place, seed, action }) => [place.cell?.index, place.cell?.width, seed, action]),
    ).toEqual([
      [0, 900, 1, 'click-1'],
      [1, 900, 2, 'click-1'],
      [2, 900, 3, 'click-1'],
    ]);
    expect(arranged[1]?.place.cell).toMatchObject({
      count: 3,
      height: 360,
      label: '2. Variant 2',
      title: 'A loaf',
    });
  });

  it('are ten at most', () => {
    expect(planImage({ ...order, count: 99 }, newIds()).specs).toHaveLength(10);
  });

  it('leave one picture where it was asked for', () => {
    const [spec] = arrangeGrid(planImage(order, newIds()).specs, 'click-1', 'A loaf');
    expect(spec?.place).toEqual({ nodeId: '4:2', where: 'fill' });
  });
});

describe('the palette of a picture', () => {
  /** So many pixels of each colour, one row. */
  const picture = (...colours: readonly (readonly [count: number, ...rgba: number[]])[]) => {
    const data = colours.flatMap(([count, ...rgba]) => Array.from({ length: count }, () => rgba).flat());
    return { width: data.length / 4, height: 1, data: Uint8ClampedArray.from(data) };
  };

  it('is what there is most of first, an accent before a grey of as much', () => {
    const found = findPalette(
      picture(
        [600, 250, 250, 245, 255],
        [80, 128, 128, 128, 255],
        [80, 220, 30, 40, 255],
        [2, 0, 0, 255, 255],
      ),
    );
    expect(found).toEqual(['#fafaf5', '#dc1e28', '#808080']);
  });

  it('is one colour for shades of it, and none for what is clear', () => {
    expect(findPalette(picture([50, 10, 100, 200, 255], [50, 20, 110, 190, 255]))).toHaveLength(1);
    expect(findPalette(picture([50, 10, 100, 200, 0]))).toEqual([]);
  });

  it('takes precedence over that of the place, in the plan by rule and in the request to a model', () => {
    const given = { ...order, colours: ['#dc1e28'] };
    expect(planImage(given, newIds()).specs[0]?.palette).toEqual(['#dc1e28']);
    const [part] = askForPlan(given, around).parts;
    expect(JSON.parse(part?.kind === 'text' ? part.text : '')).toMatchObject({ palette: ['#dc1e28'] });
    expect(planImage({ ...order, colours: [] }, newIds()).specs[0]?.palette).toEqual(['#101418']);
  });
});

describe('what is said to be sent with a prompt', () => {
  const around: Surroundings = {
    nodeId: '1:2',
    layerName: 'Hero',
    layerType: 'RECTANGLE',
    takesFill: true,
    frameName: 'Start page',
    ground: 'dark',
    modes: [],
    tokens: {},
    width: 640,
    height: 360,
    palette: ['#101840'],
    texts: ['  ', ...Array.from({ length: 12 }, (_, index) => `Text ${index}`)],
  };
  const order: ImageOrder = { words: 'A loaf', around, where: 'fill' };
  const leaving = (...parts: readonly PromptContextPart[]) => ({ ...order, leftOut: new Set(parts) });
  const holds = (asked: ImageOrder) => {
    const { prompt, palette, width, height } = planOne(asked, 'x', { index: 0, count: 1 });
    return {
      name: prompt.includes('"Hero"'),
      layer: prompt.includes('"Start page"'),
      size: width === 640 && height === 360,
      palette: palette.length > 0,
      texts: quoteNearbyTexts(around.texts).every((text) => prompt.includes(text)),
    };
  };

  it('is what the request holds, and no longer when it is left out', () => {
    const parts = findSentContext(order, 'none');
    expect(parts).toEqual(['name', 'layer', 'size', 'palette', 'texts']);
    expect(Object.values(holds(order))).toEqual(Array(5).fill(true));
    for (const part of parts) expect(holds(leaving(part))).toMatchObject({ [part]: false });
    expect(quoteNearbyTexts(around.texts)).toHaveLength(8);
    expect(JSON.stringify(planImage(order, () => 'x'))).not.toContain('Text 8');
    // What is left out can be added again.
    expect(findSentContext(leaving('name', 'texts'), 'none')).toEqual(parts);
  });

  it('is nothing that something else takes the place of', () => {
    expect(findSentContext(leaving('size'), 'none')).toContain('ratio');
    const sized: ImageOrder = { ...order, shape: { kind: 'size', width: 512, height: 512 } };
    expect(findSentContext(sized, 'none')).toEqual(['name', 'layer', 'palette', 'texts']);
    const coloured: ImageOrder = { ...order, colours: ['#ff0000'] };
    expect(findSentContext(coloured, 'none')).not.toContain('palette');
    expect(findSentContext({ ...order, around: null }, 'none')).toEqual([]);
    const unnamed = { ...around, layerName: 'Rectangle 2', frameName: null, palette: [], texts: [' '] };
    expect(findSentContext({ ...order, around: unnamed }, 'none')).toEqual(['size']);
  });

  it('has all that a model is told for a plan', () => {
    const unnamed = { ...around, layerName: 'Rectangle 2', frameName: null, palette: [], texts: [] };
    expect(findSentContext({ ...order, around: unnamed }, 'model')).toEqual(['size', 'palette']);
    const nothing = askForPlan(leaving(...promptContextParts), { width: 1024, height: 1024 });
    expect(JSON.stringify(nothing.parts)).not.toMatch(/Hero|Start page|Text 1|#101840|dark/);
  });
});

describe('names of layers', () => {
  it('are used only where a person gave them', () => {
    expect(['Rectangle 12', 'Frame', 'image 3', '  ', 'Group_2'].filter(isMeaningfulName)).toEqual([]);
    expect(['Hero', 'Rectangle of doom', '写真'].filter(isMeaningfulName)).toHaveLength(3);
  });
});

function rule(when: Partial<ImageRule['when']>, then: Partial<ImageRule['then']> = {}): ImageRule {
  return {
    id: 'r',
    on: true,
    when: { field: 'theme', token: '', test: 'is', value: 'dark', ...when },
    then: { part: 'style', value: 'ink drawing', ...then },
  };
}

describe('rules', () => {
  const facts = findFacts('A loaf of bread', around, null);
  it.each<[Partial<ImageRule['when']>, boolean, RegExp]>([
    [{}, true, /^The theme is "dark"\.$/],
    [{ value: 'NIGHT' }, true, /"Night"/],
    [{ test: 'is-not', value: 'light' }, true, /"Night", "dark"/],
    [{ test: 'is-not' }, false, /"dark"/],
    [{ field: 'language', value: 'de' }, true, /"de"/],
    [{ field: 'layer', test: 'contains', value: 'hero' }, true, /"Hero picture"/],
    [{ field: 'frame', test: 'like', value: 'start*' }, true, /"Start page"/],
    [{ field: 'frame', test: 'like', value: '*art*pa*ge' }, true, /./],
    [{ field: 'frame', test: 'like', value: 'page*' }, false, /./],
    [{ field: 'frame', test: 'like', value: 'start page*page' }, false, /./],
    [{ field: 'text', test: 'contains', value: 'butter' }, true, /Butter/],
    [{ field: 'words', test: 'contains', value: 'cake' }, false, /"A loaf of bread"/],
    [{ field: 'token', token: 'brand/season', value: 'winter' }, true, /variable brand\/season is "winter"/],
    [{ field: 'token', token: 'toString', value: 'winter' }, false, /not used near/],
    [{ field: 'mood', value: 'calm' }, false, /only a plan by the model/],
  ])('%j: %s', (when, fired, why) => {
    const [verdict] = evaluateRules([rule(when)], facts);
    expect(verdict?.fired).toBe(fired);
    expect(verdict?.why).toMatch(why);
  });

  it('know the mood from a model, and nothing of a place where none is selected', () => {
    const analysis = { subject: '', mood: 'Calm', theme: 'light', language: 'en', reasoning: '' };
    const told = findFacts('A loaf', null, analysis);
    expect(evaluateRules([rule({ field: 'mood', value: 'calm' })], told)[0]?.fired).toBe(true);
    expect(evaluateRules([rule({ value: 'light' })], told)[0]?.fired).toBe(true);
    expect(evaluateRules([rule({ field: 'layer' })], told)[0]?.why).toMatch(/nothing is selected/);
    // What the design says goes before what a model says of it.
    expect(evaluateRules([rule({ value: 'light' })], findFacts('A loaf', around, analysis))[0]?.fired).toBe(
      false,
    );
  });

  it('change style, light, palette and background, the later the last word, and add to the prompt', () => {
    const [spec] = planImage({ ...order, around: null }, newIds()).specs;
    const rows = [
      rule({}, { part: 'style', value: 'oil painting' }),
      rule({}, { part: 'style', value: 'ink drawing' }),
      rule({}, { part: 'light', value: 'low sun.' }),
      rule({}, { part: 'palette', value: '#1D3557, #e63946 and more' }),
      rule({}, { part: 'background', value: 'transparent' }),
      rule({}, { part: 'prompt', value: 'No people' }),
      { ...rule({}, { part: 'light', value: 'neon' }), on: false },
    ];
    const changed = applyRules(spec!, evaluateRules(rows, facts));
    expect(changed).toMatchObject({ palette: ['#1d3557', '#e63946'], background: 'transparent' });
    expect(changed.prompt).toBe('A loaf\n\nStyle: ink drawing.\nLight: low sun.\nNo people.');
    expect(applyRules(spec!, evaluateRules([rule({ value: 'light' })], facts))).toBe(spec);
  });

  it('are checked wherever they come from', () => {
    const { rules, mistakes } = readRules([
      rule({}),
      { ...rule({}), id: 'r' },
      null,
      { when: { field: 'theme', test: 'eval', value: '1' }, then: { part: 'style', value: 'x' } },
      rule({ value: ' ' }),
      rule({}, { part: 'palette', value: 'red' }),
      { ...rule({ value: '' }), on: false },
      ...Array.from({ length: 60 }, () => rule({ value: 'x'.repeat(2000) })),
    ]);
    expect(rules).toHaveLength(48);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(48);
    expect(Math.max(...rules.map(({ when }) => when.value.length))).toBe(300);
    expect(mistakes).toHaveLength(3);
    expect(JSON.stringify(rules).length).toBeLessThan(90_000);
    expect(readRules('<script>').rules).toEqual([]);
    const incomplete = evaluateRules(
      [rule({ value: ' ' }), rule({}, { part: 'palette', value: 'red' })],
      facts,
    );
    expect(incomplete.map(({ why }) => why)).toEqual([
      'It is not complete: it does not say what to compare with.',
      'It is not complete: its palette has no colour, as #1d3557.',
    ]);
  });

  it('come from plain sentences through a model, with a list of what no row can express', () => {
    const answer = JSON.stringify({ rules: [rule({}), { when: 7 }], left_out: ['On Mondays'] });
    const { rules, mistakes } = readRulesAnswer(answer, newIds());
    expect(rules).toEqual([{ ...rule({}), id: 'id-1' }]);
    expect(mistakes).toEqual(['Rule 2 was left out: it is no rule.', 'No rule can say this: On Mondays']);
    expect(readRulesAnswer('{}', newIds())).toMatchObject({ rules: [], mistakes: [/no rules/] });
  });
});

describe('a plan by a model', () => {
  const two = { ...order, count: 2 };
  const answer = JSON.stringify({
    analysis: { reasoning: 'Calm fits.', subject: 'bread', mood: 'calm', theme: 'dark', language: 'de' },
    style: { style: 'film photograph', light: 'morning' },
    pictures: [
      { label: 'Whole', prompt: 'A loaf on oak', alt: 'Ein Brot', background: 'opaque', reasoning: 'Plain.' },
      { label: 'Cut', prompt: 'A loaf, cut\u202e\n open', alt: '', background: 'auto', reasoning: '' },
    ],
  });

  it('is asked for with what may travel, as data', () => {
    const { parts, schema } = askForPlan({ ...two, leftOut: new Set(['texts', 'name']) }, around);
    const [part] = parts;
    const text = part?.kind === 'text' ? part.text : '';
    expect(JSON.parse(text)).toMatchObject({
      asked_for: 'A loaf',
      pictures: 2,
      size: '640 x 360 px',
      layer: '',
    });
    expect(text).not.toMatch(/Butter|Hero/);
    expect(schema?.schema).toBe(planSchema);
  });

  it('gives each picture as soon as its words are complete', () => {
    const reader = readPlan(two, newIds());
    const at = answer.indexOf('{"label":"Cut"');
    const [first] = reader.push(answer.slice(0, at));
    expect(first).toMatchObject({ id: 'id-1', words: 'A loaf on oak', label: 'Whole', background: 'opaque' });
    expect(first?.prompt).toMatch(
      /^A loaf on oak\n\nStyle: film photograph\.\nLight: morning\.\n\nIt is for/,
    );
    expect(first?.origin).toMatchObject({ alt: 'Ein Brot', reasoning: 'Plain.' });
    expect(reader.plan.analysis).toMatchObject({ mood: 'calm', reasoning: 'Calm fits.' });
    // What cannot be seen is no word.
    expect(reader.push(answer.slice(at))[0]?.words).toBe('A loaf, cut open');
    expect(reader.finish()).toEqual([]);
    expect(reader.plan.problems).toEqual([]);
  });

  it('is made whole where it is short, cut where it is long, and does without it where there is none', () => {
    const short = readPlan({ ...two, count: 3 }, newIds());
    short.push(answer);
    expect(short.finish().map(({ words }) => words)).toEqual(['A loaf']);
    expect(short.plan.problems.map(({ code }) => code)).toEqual(['model-output-mended']);
    const long = readPlan({ ...two, count: 1 }, newIds());
    expect(long.push(answer)).toHaveLength(1);
    long.finish();
    expect(long.plan.problems.map(({ code }) => code)).toEqual(['model-output-dropped']);
    for (const bad of ['{}', 'Sorry, no.', '{"pictures":[7,{"prompt":""},null]}', '{"analysis":"x"}']) {
      const none = readPlan(two, newIds());
      none.push(bad);
      expect(none.finish()).toHaveLength(2);
      expect(none.plan.problems.length).toBeGreaterThan(0);
    }
  });

  it('never overrules what a person chose', () => {
    const reader = readPlan({ ...two, background: 'transparent' }, newIds());
    expect(reader.push(answer).map(({ background }) => background)).toEqual(['transparent', 'transparent']);
  });
});
