import { describe, expect, it } from 'vitest';
import type { AuditRule, Finding } from '#design/finding';
import { judgeFindings, settle } from '../../bench/audit/labels.ts';
import { sampleClaims } from '../../bench/audit/sample-claims.ts';

describe('the sample of claims', () => {
  const all = [
    { document: 'one', findings: [finding('contrast', ['1', '2', '3', '4']), finding('contrast', ['5'])] },
    { document: 'two', findings: [finding('contrast', ['6', '7']), finding('missing-state', ['8', '9'])] },
  ];
  const idsOf = (wanted: number) => sampleClaims(all, wanted).map(({ nodeId }) => nodeId);

  it('has the first layer of every finding, also where fewer were wanted', () => {
    expect(idsOf(1)).toEqual(['1', '5', '6', '8']);
  });

  it('takes further layers by turns of documents, the last of a finding first, and a set only once', () => {
    expect(idsOf(5)).toEqual(['1', '4', '5', '6', '8']);
    expect(idsOf(6)).toEqual(['1', '4', '5', '6', '7', '8']);
    expect(idsOf(99)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });
});

describe('labels', () => {
  it('are settled by the third where two differ', () => {
    expect([
      settle(['right', 'right']),
      settle(['right', 'wrong']),
      settle(['right', 'wrong', 'wrong']),
    ]).toEqual(['right', null, 'wrong']);
  });

  it('tell which claims are wrong, which right ones are lost, and which findings nobody has judged', () => {
    const findings = [
      finding('contrast', ['1', '2']),
      finding('spacing', ['3']),
      finding('alignment', ['4']),
    ];
    const judged = judgeFindings([{ document: 'one', findings }], {
      'one 0:1 contrast 1': ['right', 'right'],
      'one 0:1 contrast 2': ['right', 'wrong', 'wrong'],
      'one 0:1 spacing 3': ['right', 'wrong', 'right'],
      'one 0:1 spacing 9': ['right', 'right'],
      'one 0:1 contrast 9': ['wrong', 'wrong'],
      'one 0:1 alignment 4': ['right', 'wrong'],
    });
    expect(judged.made.map(({ key, label }) => [key, label])).toEqual([
      ['one 0:1 contrast 1', 'right'],
      ['one 0:1 contrast 2', 'wrong'],
      ['one 0:1 spacing 3', 'right'],
    ]);
    expect(judged.lost).toEqual(['one 0:1 spacing 9']);
    expect(judged.unlabelled).toEqual(['one 0:1 alignment 4']);
    expect(judged.findings).toEqual({ judged: 2, right: 1 });
  });
});

function finding(rule: AuditRule, nodeIds: readonly string[]): Finding {
  const texts = { measure: '', message: '', why: '', howToFix: '' };
  return { rule, level: 'note', frameId: '0:1', nodeIds, confidence: 1, ...texts };
}
