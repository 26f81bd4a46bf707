/**
 * Snapshot and pictures in, findings out: every rule over every frame, the worst first. The same input gives the same
 * findings. What could not be checked is a note, never silence.
 */
import { auditRules, type Finding, type FindingLevel } from '#design/finding';
import { readDesign } from '#design/read-design';
import { findImageSize } from '#design/image-header';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import { type AuditContext, type Rule, type RuleFinding } from './audit-rule.ts';
import { readAuditFrame } from './audit-frame.ts';
import type { AuditInput, ImageFile } from './audit-input.ts';
import { indexBackdrops } from './backdrop.ts';
import { findControls } from './find-controls.ts';
import { indexVariables } from './known-variables.ts';
import { rules } from './rules.ts';

export interface AuditResult {
  readonly findings: readonly Finding[];
  /** What could not be checked, a sentence each. */
  readonly notes: readonly string[];
}

/** Audits every frame of a snapshot. */
export function audit(input: AuditInput): AuditResult {
  const tree = readDesign(input.snapshot);
  const notes = new Set<string>();
  const findings = tree.frames.flatMap(({ root }, index) => {
    const raw = input.snapshot.frames[index]?.node;
    if (raw === undefined) return [];
    const frame = readAuditFrame(root, raw, tree);
    const context: AuditContext = {
      input,
      frame,
      controls: findControls(frame),
      ...indexBackdrops(frame),
      variablesAt: indexVariables(frame, input.variables),
      picture: input.pictures?.get(root.id) ?? null,
      note: (sentence) => notes.add(sentence),
    };
    return rules.flatMap((rule) => rule.find(context).map((found) => complete(found, rule, root.id)));
  });
  return { findings: dropRepeats(findings).sort(compareFindings), notes: [...notes] };
}

/** A component set lacks the same state in every frame that uses it. */
function dropRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(
    ({ rule, message }) => rule !== 'missing-state' || (!seen.has(message) && seen.add(message)),
  );
}

function complete({ layers, ...found }: RuleFinding, { id, level, why }: Rule, frameId: string): Finding {
  const sorted = [...new Set(layers)].sort((one, other) => one.order - other.order);
  const { fix, ...rest } = found;
  return {
    rule: id,
    level,
    frameId,
    nodeIds: sorted.map(({ node }) => node.id),
    why,
    ...rest,
    ...(fix === undefined ? {} : { fix }),
  };
}

const levels: readonly FindingLevel[] = ['error', 'warning', 'note'];

/** By level, then by rule; the order of the layers stays. */
function compareFindings(one: Finding, other: Finding): number {
  return (
    levels.indexOf(one.level) - levels.indexOf(other.level) ||
    auditRules.indexOf(one.rule) - auditRules.indexOf(other.rule) ||
    other.nodeIds.length - one.nodeIds.length
  );
}

/** The sizes of a snapshot's image fills, by `imageRef`. */
export function measureImages(snapshot: Snapshot, assets: AssetBytes): ReadonlyMap<string, ImageFile> {
  return new Map(
    Object.entries(snapshot.images).flatMap(([ref, { key }]) => {
      const bytes = assets.get(key);
      const size = bytes === undefined ? null : findImageSize(bytes);
      return bytes === undefined || size === null ? [] : [[ref, { ...size, bytes: bytes.length }] as const];
    }),
  );
}
