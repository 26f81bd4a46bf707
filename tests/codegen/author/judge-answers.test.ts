import { describe, expect, it } from 'vitest';
import type { AuthoredResult, GivenAnswer } from '#codegen/model/author/apply-answers';
import { judgeAnswers } from '#codegen/model/author/judge-answers';
import { defaultCodeOptions } from '#design/code-options';
import { problem } from '#design/problem';
import type { LayoutDifference, Receipt } from '#design/receipt';
import { readDraft } from './read-case.ts';

const draft = readDraft();

/** A Receipt in which so many texts are wrong and so much of the picture differs. */
function receipt(texts: number, differing: number): Receipt {
  const outcome = texts > 0 ? 'failed' : 'passed';
  const text = { id: 'text', outcome, summary: `${texts} texts differ.`, findings: [] } as const;
  const likeness = { id: 'likeness', outcome: 'passed', summary: 'Alike.', findings: [] } as const;
  return {
    outcome,
    checks: [
      { ...text, measure: { name: 'count', value: texts } },
      { ...likeness, measure: { name: 'differing-pixels', value: differing } },
    ],
    fonts: [],
  };
}

/** What answers come to: each by its text is one result, with so many faults. */
function createRepairFixture(results: Readonly<Record<string, { receipt: Receipt; faults?: number }>>) {
  const checked = (answers: readonly GivenAnswer[]): Promise<AuthoredResult> => {
    const found = results[answers.map(({ answer }) => answer).join('+')];
    if (!found) throw new Error('Nobody knows these answers.');
    const faults = Array.from({ length: found.faults ?? 0 }, (_, index) => ({
      path: 'src/pages/Home.tsx',
      line: index + 1,
      message: 'it does not parse',
      written: 'export {',
      problem: problem('model-output-dropped', null, { detail: 'something' }),
    }));
    return Promise.resolve({ ...draft, receipt: found.receipt, faults });
  };
  return { checked, options: defaultCodeOptions, mayRepair: true };
}

const said = (...answers: readonly string[]) => answers.map((answer) => ({ answer, wish: null }));
const good = receipt(0, 0.01);

describe('the floor under a model', () => {
  it('keeps an answer that is as good as the draft, and asks nothing more', async () => {
    const judged = await judgeAnswers(
      said('a'),
      createRepairFixture({ '': { receipt: good }, a: { receipt: good } }),
    );
    expect(judged).toMatchObject({ kept: said('a'), request: null, reason: null });
  });

  it('reports what is wrong, where and why, and shows what was refused', async () => {
    const judged = await judgeAnswers(
      said('a'),
      createRepairFixture({ '': { receipt: good }, a: { receipt: receipt(2, 0.01), faults: 1 } }),
    );
    const text = judged.request?.parts
      .flatMap((part) => (part.kind === 'text' ? [part.text] : []))
      .join('\n');
    expect(text).toContain('- src/pages/Home.tsx:1: it does not parse');
    expect(text).toContain('<refused>\n<file path="src/pages/Home.tsx">\nexport {');
    expect(text).toContain('worse than the draft: texts: 2 texts differ');
  });

  it('keeps a repair only where it is a step forward', async () => {
    const known = {
      '': { receipt: good },
      a: { receipt: good, faults: 2 },
      'a+b': { receipt: good, faults: 1 },
      'a+c': { receipt: receipt(1, 0.01), faults: 0 },
    };
    expect((await judgeAnswers(said('a', 'b'), createRepairFixture(known))).kept).toEqual(said('a', 'b'));
    expect((await judgeAnswers(said('a', 'c'), createRepairFixture(known))).kept).toEqual(said('a'));
  });

  it('asks for two repairs and no third', async () => {
    const known = {
      '': { receipt: good },
      a: { receipt: good, faults: 3 },
      'a+b': { receipt: good, faults: 2 },
      'a+b+c': { receipt: good, faults: 1 },
    };
    expect((await judgeAnswers(said('a', 'b'), createRepairFixture(known))).request).not.toBeNull();
    expect((await judgeAnswers(said('a', 'b', 'c'), createRepairFixture(known))).request).toBeNull();
  });

  it('is the draft with the reason where the answer never reaches it', async () => {
    const known = { '': { receipt: good }, a: { receipt: receipt(0, 0.3) } };
    const judged = await judgeAnswers(said('a'), { ...createRepairFixture(known), mayRepair: false });
    expect(judged.kept).toEqual([]);
    expect(judged.result.files).toEqual(draft.files);
    expect(judged.reason).toContain(
      'likeness: 30.0% of the pixels differ (before: 1.0% of the pixels differ)',
    );
    expect(judged.result.problems.at(-1)?.message).toContain('worse than the draft');
  });

  const withLayout = (differing: number, layout: readonly LayoutDifference[]): Receipt => {
    const [text, likeness] = receipt(0, differing).checks;
    if (!text || !likeness) throw new Error('The Receipt has two checks.');
    const heatMap = { key: 'heat-map', mime: 'image/png' } as const;
    const page = { frameId: '1:1', differingPixels: differing, structuralSimilarity: 1, heatMap, layout };
    const outcome = differing > 0.015 ? 'warned' : 'passed';
    return { outcome, checks: [text, { ...likeness, outcome, pages: [page] }], fonts: [] };
  };
  const near = {
    kind: 'moved',
    band: 'close',
    nodeId: '1:2',
    sentence: '“Home” is 9 px too far to the left',
  } as const;
  const far = {
    kind: 'covered',
    band: 'off',
    nodeId: '1:3',
    sentence: '“Home” and “Help” overlap',
  } as const;

  it('keeps code that is a few px off, and reports that the draft is closer', async () => {
    const known = { '': { receipt: withLayout(0, []) }, a: { receipt: withLayout(0.04, [near]) } };
    const judged = await judgeAnswers(said('a'), createRepairFixture(known));
    expect(judged).toMatchObject({ kept: said('a'), request: null, reason: null });
    expect(judged.tradeOff).toContain('4.0% of the pixels differ instead of 0.0%): “Home” is 9 px too far');
    const closest = { ...createRepairFixture(known), mayRepair: false, preference: 'pixels' as const };
    expect((await judgeAnswers(said('a'), closest)).kept).toEqual([]);
  });

  it('asks for a repair in words of layout where something is off, and refuses it in the end', async () => {
    const known = { '': { receipt: withLayout(0, []) }, a: { receipt: withLayout(0.001, [far, near]) } };
    const judged = await judgeAnswers(said('a'), createRepairFixture(known));
    const texts = judged.request?.parts
      .flatMap((part) => (part.kind === 'text' ? [part.text] : []))
      .join('\n');
    expect(texts).toContain('- layout: “Home” and “Help” overlap');
    const last = await judgeAnswers(said('a'), { ...createRepairFixture(known), mayRepair: false });
    expect(last.reason).toContain('likeness: “Home” and “Help” overlap');
  });
});
