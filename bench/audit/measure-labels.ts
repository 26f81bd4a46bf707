/** How much of what the audit claims people find right, by the labels of `labels.json`. */
import type { Finding } from '#design/finding';
import type { RenderedFrame } from '#insight/audit/audit-input';
import { type Bench, type Measure, measureOne } from '../figure.ts';
import type { BenchDocument } from '../open-documents.ts';
import { auditDocument, drawAuditFrame } from './audit-documents.ts';
import {
  documentOf,
  frameIdOf,
  type Judged,
  judgeFindings,
  type Labels,
  readLabels,
  ruleOf,
} from './labels.ts';
import { type DocumentFindings, listClaims } from './sample-claims.ts';

/** The measures, and a line for each claim that is wrong, lost or without a label. */
export async function measureLabels(
  bench: Bench,
): Promise<{ readonly measures: readonly Measure[]; readonly lines: readonly string[] }> {
  const { judged, labels } = await judgeDocuments(bench);
  const { made, lost, unlabelled, findings } = judged;
  if (Object.keys(labels).length === 0) return { measures: [], lines: [] };
  const right = made.filter(({ label }) => label === 'right').length;
  const agreed = Object.values(labels).filter(([one, other]) => one === other).length;
  const count = Object.keys(labels).length;
  const share = { unit: 'share', better: 'higher' } as const;
  const number = { unit: 'count', better: 'lower', goal: null } as const;
  const lines = [
    ...made.flatMap(({ key, label }) => (label === 'wrong' ? `wrong\t${key}` : [])),
    ...lost.map((key) => `lost\t${key}`),
    ...unlabelled.map((key) => `unlabelled\t${key}`),
  ];
  return {
    lines,
    measures: [
      measureOne(
        {
          ...share,
          id: 'audit-precision',
          title: `Audit: claims that people find right, of ${String(made.length)} with labels`,
          goal: 0.98,
        },
        right / Math.max(1, made.length),
        made.map(({ key, label }) => ({ name: key, value: label === 'right' ? 1 : 0 })),
      ),
      measureOne(
        {
          ...share,
          id: 'audit-precision-findings',
          title: `Audit: findings without a wrong claim, of ${String(findings.judged)} with labels`,
          goal: 0.98,
        },
        findings.right / Math.max(1, findings.judged),
      ),
      measureOne({ ...number, id: 'audit-lost', title: 'Audit: right claims no longer made' }, lost.length),
      measureOne(
        { ...number, id: 'audit-unlabelled', title: 'Audit: findings that nobody has judged' },
        unlabelled.length,
      ),
      measureOne(
        {
          ...share,
          id: 'audit-agreement',
          title: `Audit: labels on which two people agree, of ${String(count)}`,
          goal: null,
        },
        agreed / count,
      ),
    ],
  };
}

/** All documents of the bench compared with their labels. */
export async function judgeDocuments(
  bench: Bench,
): Promise<{ readonly judged: Judged; readonly labels: Labels; readonly all: readonly DocumentFindings[] }> {
  const labels = await readLabels(bench.documents.map(({ name }) => name));
  const all: DocumentFindings[] = [];
  for (const document of bench.documents) {
    bench.tell(`Auditing ${document.name}`);
    all.push({ document: document.name, findings: await auditLabelled(bench, document, labels) });
  }
  return { judged: judgeFindings(all, labels), labels, all };
}

/** Pictures are drawn only of frames with labelled texts that are not found without one. */
async function auditLabelled(
  bench: Bench,
  document: BenchDocument,
  labels: Labels,
): Promise<readonly Finding[]> {
  const findings = auditDocument(document, new Map());
  const found = listClaims([{ document: document.name, findings }]);
  const open = Object.keys(labels).filter(
    (key) => documentOf(key) === document.name && ruleOf(key) === 'contrast' && !found.has(key),
  );
  const frameIds = new Set(open.map(frameIdOf));
  if (frameIds.size === 0) return findings;
  const pictures = new Map<string, RenderedFrame>();
  for (const frame of document.frames.filter(({ id }) => frameIds.has(id))) {
    const picture = await drawAuditFrame(bench, document, frame);
    if (picture !== null) pictures.set(frame.id, picture);
  }
  return auditDocument(document, pictures);
}
