import { describe, expect, it } from 'vitest';
import { type CodePlan, planFields, withoutDecisions } from '#design/code-plan';
import { createPlanReader, describeDecisions } from '#codegen/model/assist/read-plan';
import { planSchema } from '#codegen/model/assist/write-plan-request';

const ids = ['1:1', '1:2', '1:3', 'I1:4;2:5'];
const whole = JSON.stringify({
  component: [{ is: 'ProductCard', layers: [2, 3] }],
  variant: [],
  prop: [{ is: 'price', layers: [4] }],
  name: [{ is: 'a "quoted" } ] name, with commas', layers: [1] }],
  kind: [{ is: 'article', layers: [2] }],
  level: [{ is: 2, layers: [4] }],
  label: [],
  entry: [],
  href: [],
  alt: [{ is: '', layers: [3] }],
  narrow: [{ is: 'stack', layers: [1] }],
});
const decided: CodePlan = {
  layers: {
    '1:1': { name: 'a "quoted" } ] name, with commas', narrow: 'stack' },
    '1:2': { component: 'ProductCard', kind: 'article' },
    '1:3': { component: 'ProductCard', alt: '' },
    'I1:4;2:5': { prop: 'price', level: 2 },
  },
};

describe('the answer of a model that decides', () => {
  it('contains the decisions about each layer', () => {
    expect(read(whole).plan()).toEqual(decided);
    expect(read(whole).problems()).toEqual([]);
  });

  it('counts for as much as had come, wherever it is cut, and never for anything else', () => {
    let before = 0;
    for (let end = 0; end <= whole.length; end += 1) {
      const reader = read(whole.slice(0, end));
      const words = wordsOf(reader.plan());
      expect(words.length).toBeGreaterThanOrEqual(before);
      expect(wordsOf(decided)).toEqual(expect.arrayContaining([...words]));
      expect(reader.problems()).toEqual([]);
      before = words.length;
    }
    expect(before).toBe(wordsOf(decided).length);
  });

  it('is the same however it comes in pieces, and between prose and fences', () => {
    const reader = createPlanReader(ids);
    for (const letter of `Here is my plan:\n\`\`\`json\n${whole}\n\`\`\``) reader.push(letter);
    expect(reader.plan()).toEqual(decided);
  });

  it('reports when a decision is finished, and which one is being read', () => {
    const reader = createPlanReader(ids);
    expect(reader.push('{"component":[{"is":"Card","layers":[2')).toBe(false);
    expect(reader.latest()).toBe(null);
    expect(reader.push(']},')).toBe(true);
    expect(describeDecisions(reader.latest(), reader.count(), ids.length)).toBe(
      'Finding components: 1 of 4 layers',
    );
  });

  it.each([
    ['{"kind":[{"is":"marquee","layers":[1]}]}', 'is no kind'],
    ['{"kind":[{"is":"button","layers":[0, -1, 1.5, 99, "1", null]}]}', 'there is none of that number'],
    ['{"level":[{"is":"1","layers":[1]}]}', 'is no level'],
    ['{"name":[{"is":["x"],"layers":[1]}]}', 'is no name'],
    ['{"name":[{"is":"x"}]}', 'is no name'],
    ['{"name":[null, 7, "x"]}', 'is no name'],
    ['{"name":"hero"}', 'is no list for name'],
    ['{"width":[{"is":"100px","layers":[1]}]}', 'there is nothing called "width" to decide'],
    ['{"__proto__":[{"is":"x","layers":[1]}]}', 'there is nothing called "__proto__" to decide'],
  ])('leaves out what is none, and reports it: %s', (answer, sentence) => {
    const reader = read(answer);
    expect(reader.plan()).toEqual({ layers: {} });
    expect(
      reader
        .problems()
        .map(({ message }) => message)
        .join('\n'),
    ).toContain(sentence);
  });

  it('takes the first of two words about one layer', () => {
    const reader = read('{"kind":[{"is":"nav","layers":[1,1]},{"is":"aside","layers":[1,2]}]}');
    expect(reader.plan().layers).toEqual({ '1:1': { kind: 'nav' }, '1:2': { kind: 'aside' } });
    expect(reader.problems()).toHaveLength(1);
  });

  it.each(['', 'I would rather not.', '{}', '[]', 'null', '{"kind":[]}'])('may be empty: %s', (answer) => {
    expect(read(answer).plan()).toEqual({ layers: {} });
  });
});

describe('the schema of an answer', () => {
  it('has a list for every field and is as strict as structured output wants it', () => {
    const { properties, required, additionalProperties } = planSchema.schema;
    expect(Object.keys(properties)).toEqual([...planFields]);
    expect([required, additionalProperties]).toEqual([[...planFields], false]);
    expect(JSON.stringify(properties).match(/"additionalProperties":false/g)).toHaveLength(planFields.length);
  });
});

describe('a plan without some of its words', () => {
  it('keeps the others, and no layer about which nothing is left', () => {
    const left = withoutDecisions(decided, [
      { layer: '1:1', field: 'name' },
      { layer: '1:1', field: 'narrow' },
      { layer: '1:3', field: 'alt' },
    ]);
    expect(Object.keys(left.layers)).toEqual(['1:2', '1:3', 'I1:4;2:5']);
    expect(left.layers['1:3']).toEqual({ component: 'ProductCard' });
  });
});

function read(answer: string) {
  const reader = createPlanReader(ids);
  reader.push(answer);
  return reader;
}

function wordsOf({ layers }: CodePlan): readonly string[] {
  return Object.entries(layers).flatMap(([id, one]) =>
    Object.entries(one).map(([field, value]) => `${id} ${field} ${value}`),
  );
}
