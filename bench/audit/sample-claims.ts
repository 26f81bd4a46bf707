/**
 * A finding says the same of each of its layers, and each of these claims is right or wrong. The sample has the first
 * layer of every finding, which its sentence names, and then others of the same findings, by turns of rules, documents and
 * findings. The same findings always give the same sample.
 */
import { auditRules, type AuditRule, type Finding } from '#design/finding';

/** One layer of one finding. */
export interface Claim {
  /** The document, the frame, the rule and the layer; unlike the sentence it stays while others come and go. */
  readonly key: string;
  readonly document: string;
  readonly finding: Finding;
  readonly nodeId: string;
}

export interface DocumentFindings {
  readonly document: string;
  readonly findings: readonly Finding[];
}

/** How a claim is known in the file of labels. */
export function keyOfClaim(document: string, { rule, frameId }: Finding, nodeId: string): string {
  return [document, frameId, rule, nodeId].join(' ');
}

/** All claims of these findings, each once: a rule may say two things of a layer. */
export function listClaims(all: readonly DocumentFindings[]): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const { document, findings } of all) {
    for (const finding of findings) {
      // A set that lacks a state lacks it once, however many instances there are.
      const layers = finding.rule === 'missing-state' ? finding.nodeIds.slice(0, 1) : finding.nodeIds;
      for (const nodeId of layers) {
        const key = keyOfClaim(document, finding, nodeId);
        if (!claims.has(key)) claims.set(key, { key, document, finding, nodeId });
      }
    }
  }
  return claims;
}

/** The sample, by rule and document. */
export function sampleClaims(all: readonly DocumentFindings[], wanted: number): readonly Claim[] {
  const claims = [...listClaims(all).values()];
  const chosen = new Set(claims.filter(({ finding, nodeId }) => finding.nodeIds[0] === nodeId));
  const queues = auditRules.map((rule) =>
    orderByTurns(claims.filter((claim) => claim.finding.rule === rule && !chosen.has(claim))),
  );
  for (let turn = 0; chosen.size < wanted && queues.some((queue) => queue.length > turn); turn += 1)
    for (const queue of queues) {
      const claim = queue[turn];
      if (claim !== undefined && chosen.size < wanted) chosen.add(claim);
    }
  const place = new Map(claims.map((claim, index) => [claim, index]));
  const rank = (rule: AuditRule) => auditRules.indexOf(rule);
  return [...chosen].sort(
    (one, other) =>
      rank(one.finding.rule) - rank(other.finding.rule) || (place.get(one) ?? 0) - (place.get(other) ?? 0),
  );
}

/** By turns of documents, in each of them by turns of findings, in each of them spread over its layers. */
function orderByTurns(claims: readonly Claim[]): readonly Claim[] {
  const byDocument = groupOf(claims, ({ document }) => document).map((inDocument) =>
    takeTurns([...groupOf(inDocument, ({ finding }) => finding)].map(spread)),
  );
  return takeTurns(byDocument);
}

function groupOf<Key>(claims: readonly Claim[], keyOf: (claim: Claim) => Key): readonly (readonly Claim[])[] {
  const groups = new Map<Key, Claim[]>();
  for (const claim of claims) {
    const group = groups.get(keyOf(claim));
    if (group === undefined) groups.set(keyOf(claim), [claim]);
    else group.push(claim);
  }
  return [...groups.values()];
}

/** The first of each, then the second of each, and so on. */
function takeTurns(queues: readonly (readonly Claim[])[]): readonly Claim[] {
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue[turn] ?? [])).flat();
}

/** The last, the middle one, the quarters, and so on, so that any beginning is spread over the whole. */
function spread(claims: readonly Claim[]): readonly Claim[] {
  const order: number[] = [];
  for (let step = claims.length; step >= 1; step = Math.floor(step / 2))
    for (let index = claims.length - 1; index >= 0; index -= step) order.push(index);
  return [...new Set(order)].flatMap((index) => claims[index] ?? []);
}
