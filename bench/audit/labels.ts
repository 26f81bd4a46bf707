/**
 * What people who looked at picture and layers said of the audit's claims: `labels.json` has, by the key of a claim, the
 * labels of two people who did not see each other's, and that of a third where the two differ.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditRule } from '#design/finding';
import { type DocumentFindings, keyOfClaim, listClaims } from './sample-claims.ts';

export type Label = 'right' | 'wrong';

/** Labels by the key of a claim. */
export type Labels = Readonly<Record<string, readonly Label[]>>;

export const labelsFile = join(import.meta.dirname, 'labels.json');

/** The labels of these documents; none before anybody looked. */
export async function readLabels(documents: readonly string[]): Promise<Labels> {
  if (!existsSync(labelsFile)) return {};
  const all = JSON.parse(await readFile(labelsFile, 'utf8')) as Labels; // Our own, as written by merge-labels.ts.
  return Object.fromEntries(Object.entries(all).filter(([key]) => documents.includes(documentOf(key))));
}

export function documentOf(key: string): string {
  return key.split(' ')[0] ?? '';
}

export function frameIdOf(key: string): string {
  return key.split(' ')[1] ?? '';
}

export function ruleOf(key: string): string {
  return key.split(' ')[2] ?? '';
}

/** What most said; `null` where two differ and no third has looked. */
export function settle(labels: readonly Label[]): Label | null {
  const right = labels.filter((label) => label === 'right').length;
  return right * 2 === labels.length ? null : right * 2 > labels.length ? 'right' : 'wrong';
}

export interface Judged {
  /** Claims that the audit still makes and of which the labels say something. */
  readonly made: readonly JudgedClaim[];
  /** Keys of right claims that it no longer makes. */
  readonly lost: readonly string[];
  /** Keys of claims that no label tells about although a finding begins with them. */
  readonly unlabelled: readonly string[];
  /** Findings with a labelled claim, and of them those without a wrong one. */
  readonly findings: { readonly judged: number; readonly right: number };
}

export interface JudgedClaim {
  readonly key: string;
  readonly rule: AuditRule;
  readonly label: Label;
}

/** Compares what the audit says now with the labels. */
export function judgeFindings(all: readonly DocumentFindings[], labels: Labels): Judged {
  const known = new Map(
    Object.entries(labels).flatMap(([key, given]) => {
      const label = settle(given);
      return label === null ? [] : [[key, label] as const];
    }),
  );
  const claims = listClaims(all);
  const made = [...claims.values()].flatMap(({ key, finding }): readonly JudgedClaim[] => {
    const label = known.get(key);
    return label === undefined ? [] : [{ key, rule: finding.rule, label }];
  });
  const lost = [...known].flatMap(([key, label]) => (label === 'right' && !claims.has(key) ? key : []));
  const findings = { judged: 0, right: 0 };
  const unlabelled: string[] = [];
  for (const { document, findings: ofDocument } of all) {
    for (const finding of ofDocument) {
      const keys = finding.nodeIds.map((id) => keyOfClaim(document, finding, id));
      const given = keys.flatMap((key) => known.get(key) ?? []);
      if (given.length === 0) unlabelled.push(keys[0] ?? '');
      else findings.judged += 1;
      if (given.length > 0 && !given.includes('wrong')) findings.right += 1;
    }
  }
  return { made, lost, unlabelled, findings };
}
