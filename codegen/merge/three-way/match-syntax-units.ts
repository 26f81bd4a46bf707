/**
 * Matches the syntax units of two versions: first by place and content, then by name, then by similarity at any
 * place. So it finds a unit that was wrapped, moved or reworded.
 */
import { diceSimilarity } from '../../similarity.ts';
import { longestCommonSubsequence } from './longest-common-subsequence.ts';
import { addToGroup } from './merge-edits.ts';
import { type SyntaxUnit, walkSyntaxUnits } from './syntax-unit.ts';

export interface UnitMatches {
  /** The unit of the second version for a unit of the first. */
  counterpartOf(unit: SyntaxUnit): SyntaxUnit | null;
  /** The unit of the first version for a unit of the second. */
  originOf(unit: SyntaxUnit): SyntaxUnit | null;
}

export function matchSyntaxUnits(first: SyntaxUnit, second: SyntaxUnit): UnitMatches {
  const matcher = new Matcher();
  matcher.pair(first, second);
  matcher.pairMovedElements(first, second);
  return {
    counterpartOf: (unit) => matcher.found.get(unit) ?? null,
    originOf: (unit) => matcher.taken.get(unit) ?? null,
  };
}

class Matcher {
  readonly found = new Map<SyntaxUnit, SyntaxUnit>();
  readonly taken = new Map<SyntaxUnit, SyntaxUnit>();

  pair(one: SyntaxUnit, other: SyntaxUnit): void {
    if (this.found.has(one) || this.taken.has(other)) return;
    this.found.set(one, other);
    this.taken.set(other, one);
    if (one.list && other.list) {
      this.#pairItems(one, other);
      return;
    }
    const roles = new Map(other.parts.map((part) => [part.role, part]));
    for (const part of one.parts) {
      const candidate = roles.get(part.role);
      if (candidate && mayBePaired(part, candidate)) this.pair(part, candidate);
    }
  }

  #pairItems(one: SyntaxUnit, other: SyntaxUnit): void {
    const [items, others] = [this.#open(one.parts, this.found), this.#open(other.parts, this.taken)];
    const pairs = longestCommonSubsequence(
      items.map(({ fingerprint }) => fingerprint),
      others.map(({ fingerprint }) => fingerprint),
    );
    for (const [at, otherAt] of pairs) this.#pairIfThere(items[at], others[otherAt]);
    this.#pairNamed(one, other);
    this.#pairInOrder(one, other);
  }

  #pairNamed(one: SyntaxUnit, other: SyntaxUnit): void {
    const byName = new Map<string, SyntaxUnit>();
    for (const item of this.#open(other.parts, this.taken)) {
      const key = `${item.kind} ${item.name}`;
      if (item.name !== null && !byName.has(key)) byName.set(key, item);
    }
    for (const item of this.#open(one.parts, this.found)) {
      if (item.name !== null) this.#pairIfThere(item, byName.get(`${item.kind} ${item.name}`));
    }
  }

  /** Texts and expressions can only be matched by their order. Elements are matched anywhere. */
  #pairInOrder(one: SyntaxUnit, other: SyntaxUnit): void {
    const isNameless = (item: SyntaxUnit) => item.name === null && !isMovable(item);
    const others = groupBy(this.#open(other.parts, this.taken).filter(isNameless), ({ kind }) => kind);
    const own = groupBy(this.#open(one.parts, this.found).filter(isNameless), ({ kind }) => kind);
    for (const [kind, items] of own) {
      const waiting = others.get(kind) ?? [];
      // If their numbers differ, the match is ambiguous, except for texts.
      if (kind !== 'text' && waiting.length !== items.length) continue;
      items.forEach((item, index) => this.#pairIfThere(item, waiting[index]));
    }
  }

  #open(units: readonly SyntaxUnit[], done: ReadonlyMap<SyntaxUnit, SyntaxUnit>): readonly SyntaxUnit[] {
    return units.filter((unit) => !done.has(unit));
  }

  #pairIfThere(one: SyntaxUnit | undefined, other: SyntaxUnit | undefined): void {
    if (one && other) this.pair(one, other);
  }

  /** Matches elements that moved. */
  pairMovedElements(first: SyntaxUnit, second: SyntaxUnit): void {
    const others = [...walkSyntaxUnits(second)].filter((unit) => isMovable(unit) && !this.taken.has(unit));
    const byPrint = new Map<number, SyntaxUnit[]>();
    for (const unit of others) {
      const same = byPrint.get(unit.fingerprint);
      if (same) same.push(unit);
      else byPrint.set(unit.fingerprint, [unit]);
    }
    const open = [...walkSyntaxUnits(first)].filter((unit) => isMovable(unit) && !this.found.has(unit));
    for (const unit of open) {
      const same = byPrint.get(unit.fingerprint)?.find((candidate) => !this.taken.has(candidate));
      if (same) this.pair(unit, same);
    }
    pairBySimilarity(open, others, this);
  }
}

function groupBy(
  units: readonly SyntaxUnit[],
  keyOf: (unit: SyntaxUnit) => string,
): Map<string, SyntaxUnit[]> {
  const groups = new Map<string, SyntaxUnit[]>();
  for (const unit of units) addToGroup(groups, keyOf(unit), unit);
  return groups;
}

export function isMovable({ kind }: SyntaxUnit): boolean {
  return kind === 'element' || kind === 'rule';
}

/**
 * At the same place of the same parent, elements must also be similar, because either may be a new wrapper around the
 * other.
 */
function mayBePaired(one: SyntaxUnit, other: SyntaxUnit): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind !== 'element' || one.fingerprint === other.fingerprint) return true;
  const [tag, attributes] = one.parts;
  const [otherTag, otherAttributes] = other.parts;
  return (
    tag?.fingerprint === otherTag?.fingerprint && attributes?.fingerprint === otherAttributes?.fingerprint
  );
}

/** Matches elements by similarity of their content, their styles and their neighbours. */

/** A fingerprint, or the name of an attribute or a declaration with any value. */
type Feature = number | string;

interface Pairing {
  readonly found: ReadonlyMap<SyntaxUnit, SyntaxUnit>;
  readonly taken: ReadonlyMap<SyntaxUnit, SyntaxUnit>;
  pair(one: SyntaxUnit, other: SyntaxUnit): void;
}

/** From 0 to 1. Units that are less similar do not match. */
const minSimilarity = 0.45;
/** A feature that occurs more often than this does not distinguish anything. */
const maxOccurrences = 100;

/** Matches each unit of `open` with the most similar free one of `others`, outer elements first. */
function pairBySimilarity(
  open: readonly SyntaxUnit[],
  others: readonly SyntaxUnit[],
  pairing: Pairing,
): void {
  const byFeature = new Map<Feature, SyntaxUnit[]>();
  for (const unit of others) {
    for (const feature of featuresOf(unit)) addToGroup(byFeature, feature, unit);
  }
  for (const unit of open) {
    if (pairing.found.has(unit)) continue;
    const candidates = new Set(
      [...featuresOf(unit)].flatMap((feature) => withoutCommon(byFeature.get(feature))),
    );
    let best: SyntaxUnit | null = null;
    let most = minSimilarity;
    for (const candidate of candidates) {
      if (candidate.kind !== unit.kind || pairing.taken.has(candidate)) continue;
      const similarity = similarityOf(unit, candidate, pairing);
      if (similarity > most) [best, most] = [candidate, similarity];
    }
    if (best) pairing.pair(unit, best);
  }
}

function withoutCommon(units: readonly SyntaxUnit[] = []): readonly SyntaxUnit[] {
  return units.length > maxOccurrences ? [] : units;
}

/** The fingerprints of an element's attributes, declarations, children and their children. */
function featuresOf(unit: SyntaxUnit): ReadonlySet<Feature> {
  const features = new Set<Feature>();
  for (const part of unit.parts) {
    if (!part.list) continue;
    for (const item of part.parts) {
      features.add(item.fingerprint);
      if (item.name !== null) features.add(item.name);
      for (const list of item.parts)
        for (const inner of list.list ? list.parts : []) features.add(inner.fingerprint);
    }
  }
  return features;
}

function similarityOf(one: SyntaxUnit, other: SyntaxUnit, pairing: Pairing): number {
  const same = one.parts[0]?.fingerprint === other.parts[0]?.fingerprint;
  const sameClasses = classFingerprint(one) !== null && classFingerprint(one) === classFingerprint(other);
  return (
    0.35 * diceSimilarity(featuresOf(one), featuresOf(other)) +
    (same ? 0.15 : 0) +
    (sameClasses ? 0.3 : 0) +
    (haveSameNeighbour(one, other, pairing, -1) ? 0.1 : 0) +
    (haveSameNeighbour(one, other, pairing, 1) ? 0.1 : 0) +
    (one.parent && pairing.found.get(one.parent) === other.parent ? 0.1 : 0)
  );
}

function classFingerprint(unit: SyntaxUnit): number | null {
  const attributes = unit.parts.find(({ role }) => role === 'attributes');
  return attributes?.parts.find(({ name }) => name === 'className' || name === 'class')?.fingerprint ?? null;
}

function haveSameNeighbour(one: SyntaxUnit, other: SyntaxUnit, pairing: Pairing, step: number): boolean {
  const [neighbour, candidate] = [neighbourOf(one, step), neighbourOf(other, step)];
  if (!neighbour || !candidate) return neighbour === candidate;
  return pairing.found.get(neighbour) === candidate;
}

/** Only called for the few units that moved, so searching the list is fast enough. */
function neighbourOf(unit: SyntaxUnit, step: number): SyntaxUnit | null {
  const siblings = unit.parent?.parts ?? [];
  return siblings[siblings.indexOf(unit) + step] ?? null;
}
