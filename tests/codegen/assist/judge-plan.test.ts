import { describe, expect, it } from 'vitest';
import { judgePlan, maxTries } from '#codegen/model/assist/judge-plan';
import type { CodePlan, LayerPlan } from '#design/code-plan';
import type { Receipt } from '#design/receipt';
import type { Snapshot } from '#design/snapshot';

const layers = Array.from({ length: 64 }, (_, index) => `1:${index}`);
const snapshot = {
  frames: layers.map((id) => ({ node: { id, type: 'FRAME', name: `Layer ${id}` } })),
} as unknown as Snapshot;

function planOf(decide: (id: string) => LayerPlan): CodePlan {
  return { layers: Object.fromEntries(layers.map((id) => [id, decide(id)])) };
}

/** Each layer called by a name of its own, so that each is a decision of its own. */
const named = planOf((id) => ({ name: `part ${id}` }));

/** Checks in which these layers make the Receipt worse, alone or only all of them together. */
function createJudgeFixture(guilty: readonly string[], { together = false, tells = false } = {}) {
  const tried: CodePlan[] = [];
  const checked = async (plan: CodePlan): Promise<{ readonly receipt: Receipt }> => {
    tried.push(plan);
    const there = guilty.filter((id) => plan.layers[id] !== undefined);
    const isFine = together && there.length < guilty.length;
    const findings = (isFine ? [] : there).map((id) => ({
      message: 'Wrong.',
      file: null,
      line: null,
      nodeId: tells ? id : null,
    }));
    const outcome = findings.length > 0 ? 'failed' : 'passed';
    const summary = `${findings.length} things are wrong.`;
    const check = { id: 'accessibility', outcome, summary, findings, measure: null } as const;
    return { receipt: { outcome, checks: [check], fonts: [] } };
  };
  return { tried, checked };
}

const judge = async (plan: CodePlan, { checked }: ReturnType<typeof createJudgeFixture>) => {
  let tries = 0;
  const judged = await judgePlan(plan, { snapshot, checked, onTry: () => void (tries += 1) });
  return { ...judged, tries };
};

describe('a plan whose Receipt is', () => {
  it('as good as the draft’s stands whole', async () => {
    expect(await judge(named, createJudgeFixture([]))).toEqual({
      plan: named,
      problems: [],
      reason: null,
      tries: 0,
    });
  });

  it.each(['1:0', '1:31', '1:63'])('worse for one decision loses that one only: %s', async (id) => {
    const { plan, problems, reason, tries } = await judge(named, createJudgeFixture([id]));
    expect(Object.keys(plan.layers)).toEqual(layers.filter((one) => one !== id));
    expect(problems.map(({ code, nodeId, message }) => [code, nodeId, message])).toEqual([
      ['plan-dropped', id, expect.stringContaining(`name "part ${id}" for "Layer ${id}" was not used`)],
    ]);
    expect(problems[0]?.message).toContain('accessibility: 1 things are wrong (before: 0 things are wrong)');
    expect([reason, tries <= maxTries]).toEqual([null, true]);
  });

  it('worse only for two together loses one of them', async () => {
    const { plan } = await judge(named, createJudgeFixture(['1:3', '1:40'], { together: true }));
    expect(Object.keys(plan.layers)).toEqual(layers.filter((one) => one !== '1:40'));
  });

  it('worse for several loses them, and with them only what could not be tried any more', async () => {
    const bad = ['1:5', '1:20', '1:50'];
    const fixture = createJudgeFixture(bad);
    const { plan, problems, tries } = await judge(named, fixture);
    const kept = Object.keys(plan.layers);
    expect(tries).toBe(maxTries);
    expect(bad.filter((id) => kept.includes(id))).toEqual([]);
    expect(kept.length).toBeGreaterThan(4);
    expect(problems).toHaveLength(layers.length - kept.length);
    expect(problems.some(({ message }) => message.includes('whether it is to blame was not found out'))).toBe(
      true,
    );
    // What stands was checked as it stands.
    expect(fixture.tried).toContainEqual(plan);
  });

  it('worse at layers that it names is found sooner', async () => {
    const bad = ['1:5', '1:20', '1:50'];
    const { plan } = await judge(named, createJudgeFixture(bad, { tells: true }));
    expect(Object.keys(plan.layers).length).toBeGreaterThan(56);
  });

  it('worse for a decision about many layers loses it for all of them', async () => {
    const cards = planOf((id) => ({
      name: `part ${id}`,
      ...(Number(id.slice(2)) % 2 === 0 ? { kind: 'button' } : {}),
    }));
    const checked = async (plan: CodePlan) => {
      const count = Object.values(plan.layers).filter(({ kind }) => kind === 'button').length;
      return createJudgeFixture(count > 0 ? ['1:0'] : []).checked(plan);
    };
    const { plan, problems } = await judge(cards, { tried: [], checked });
    expect(plan).toEqual(named);
    expect(problems).toHaveLength(32);
  });

  it('worse by all of it falls whole, with the reason', async () => {
    const { plan, problems, reason } = await judge(named, createJudgeFixture(layers));
    expect(plan.layers).toEqual({});
    expect(problems.map(({ code }) => code)).toEqual(['plan-missing']);
    expect(reason).toContain('64 things are wrong');
  });
});
