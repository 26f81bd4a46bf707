/** Findings that are known: by rule and layer, so that a known fault stays known while others come and go. */
import type { Finding, IgnoredFinding } from '#design/finding';

/** What a baseline file holds. */
export interface Baseline {
  readonly version: 1;
  /** Layer ids by rule, sorted. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

export function makeBaseline(findings: readonly Finding[]): Baseline {
  const known = new Map<string, Set<string>>();
  for (const { rule, nodeIds } of findings) {
    const ids = known.get(rule) ?? new Set();
    known.set(rule, ids);
    for (const id of nodeIds) ids.add(id);
  }
  return {
    version: 1,
    known: Object.fromEntries([...known].sort().map(([rule, ids]) => [rule, [...ids].sort()])),
  };
}

/** Reads a baseline; `null` where the value is none. */
export function readBaseline(value: unknown): Baseline | null {
  if (typeof value !== 'object' || value === null || !('known' in value) || !('version' in value))
    return null;
  const { version, known } = value;
  if (version !== 1 || typeof known !== 'object' || known === null) return null;
  const lists = Object.entries(known).map(([rule, ids]: [string, unknown]) => [
    rule,
    Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [],
  ]);
  return { version, known: Object.fromEntries(lists) as Baseline['known'] };
}

/** Whether a finding has a layer that the baseline does not know for its rule. */
export function isNewFinding({ rule, nodeIds }: Finding, baseline: Baseline | null): boolean {
  const known = new Set(baseline !== null && Object.hasOwn(baseline.known, rule) ? baseline.known[rule] : []);
  return nodeIds.some((id) => !known.has(id));
}

/**
 * Takes out what a person has ignored, layer by layer. A finding whose layers are all ignored goes to `ignored` with
 * the first reason.
 */
export function splitIgnored(
  findings: readonly Finding[],
  decisions: readonly IgnoredFinding[],
): {
  readonly open: readonly Finding[];
  readonly ignored: readonly (Finding & { readonly reason: string })[];
} {
  const reasons = new Map(decisions.map(({ nodeId, rule, reason }) => [`${rule} ${nodeId}`, reason]));
  const open: Finding[] = [];
  const ignored: (Finding & { readonly reason: string })[] = [];
  for (const finding of findings) {
    const reasonOf = (id: string) => reasons.get(`${finding.rule} ${id}`);
    const left = finding.nodeIds.filter((id) => reasonOf(id) === undefined);
    const reason = reasonOf(finding.nodeIds[0] ?? '');
    if (left.length === finding.nodeIds.length) open.push(finding);
    else if (left.length > 0) open.push(withLayers(finding, left));
    else ignored.push({ ...finding, reason: reason ?? '' });
  }
  return { open, ignored };
}

function withLayers({ fix, ...finding }: Finding, nodeIds: readonly string[]): Finding {
  const kept = new Set(nodeIds);
  const edits = fix?.edits.filter(({ nodeId }) => kept.has(nodeId)) ?? [];
  return {
    ...finding,
    nodeIds,
    ...(fix === undefined || edits.length === 0 ? {} : { fix: { ...fix, edits } }),
  };
}
