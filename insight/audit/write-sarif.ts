/** Findings as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { auditRules, type Finding } from '#design/finding';
import { ruleTitles } from './rule-titles.ts';
import { rules } from './rules.ts';

export interface SarifSource {
  /** The path of the design, with `/`. */
  readonly file: string;
  /** Names of layers by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether a finding is new; known ones stay in the log as unchanged. */
  readonly isNew: (finding: Finding) => boolean;
}

/** Makes one SARIF log with one run. */
export function writeSarif(findings: readonly Finding[], { file, names, isNew }: SarifSource): string {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: 'Framewright',
            rules: auditRules.map((id) => ({
              id,
              shortDescription: { text: ruleTitles[id] },
              fullDescription: { text: known.get(id)?.why ?? '' },
              defaultConfiguration: { level: known.get(id)?.level ?? 'warning' },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: auditRules.indexOf(finding.rule),
          level: finding.level,
          message: { text: `${finding.message} ${finding.measure}. ${finding.howToFix}` },
          locations: [
            {
              // A design has no lines; tools ask for one.
              physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine: 1 } },
              logicalLocations: finding.nodeIds.map((id) => ({
                name: names.get(id) ?? id,
                fullyQualifiedName: id,
                kind: 'element',
              })),
            },
          ],
          partialFingerprints: { 'layer/v1': `${finding.rule}:${finding.nodeIds.join(',')}` },
          baselineState: isNew(finding) ? 'new' : 'unchanged',
          rank: Math.round(finding.confidence * 100),
        })),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}
