import type { Check, CheckId, CheckOutcome, LayoutDifference, Receipt } from './receipt.ts';

/** One way in which a Receipt is worse than another. */
export interface Regression {
  readonly check: CheckId;
  readonly sentence: string;
}

/**
 * What decides how alike pages are: `code` minds only what is off in a layout, so that cleaner code may be a few px
 * elsewhere; `pixels` minds every picture that differs more.
 */
export type Preference = 'code' | 'pixels';

/** In which ways one Receipt is worse than another; none where it is as good or better. */
export function findRegressions(
  receipt: Receipt,
  than: Receipt,
  preference: Preference = 'code',
): readonly Regression[] {
  return receipt.checks.flatMap((check) => {
    const before = than.checks.find(({ id }) => id === check.id);
    return before && isRegression(check, before, preference)
      ? [{ check: check.id, sentence: describeRegression(check, before) }]
      : [];
  });
}

const severity: Readonly<Record<CheckOutcome, number>> = { skipped: 0, passed: 0, warned: 1, failed: 2 };

/** How much more of a picture may differ before that is worse: a browser draws no page twice to the very pixel. */
const differingPixelsTolerance = 0.002;

function isRegression(check: Check, before: Check, preference: Preference): boolean {
  // Code that does more has more places to look at.
  if (check.id === 'review') return false;
  // A layer that was not compared counts as neither.
  if (check.outcome === 'skipped' || before.outcome === 'skipped') return false;
  const faults = preference === 'code' ? findLayoutFaults(check, before) : null;
  if (check.id === 'likeness' && faults !== null)
    return faults.length > 0 || measuredAmount(check) - measuredAmount(before) > unlikePixels;
  const [is, was] = [severity[check.outcome], severity[before.outcome]];
  if (is !== was) return is > was;
  if (check.id === 'likeness')
    return measuredAmount(check) > measuredAmount(before) + differingPixelsTolerance;
  return measuredAmount(check) > measuredAmount(before);
}

/** How much more of a picture may differ where nothing is off by itself. */
const unlikePixels = 0.1;

/** What is off in a check of likeness and was not before; `null` where layouts were not compared. */
export function findLayoutFaults(check: Check, before: Check): readonly LayoutDifference[] | null {
  const [pages, pagesBefore] = [check.pages ?? [], before.pages ?? []];
  if (pages.length === 0 || [...pages, ...pagesBefore].some(({ layout }) => layout === undefined))
    return null;
  const listed = pagesBefore.flatMap(({ layout = [] }) => layout).filter(({ band }) => band === 'off');
  const known = new Set(listed.map(({ kind, nodeId }) => `${kind} ${nodeId}`));
  return pages
    .flatMap(({ layout = [] }) => layout)
    .filter(({ kind, band, nodeId }) => band === 'off' && !known.has(`${kind} ${nodeId}`));
}

/**
 * What is closer to Figma's picture in the draft although nothing of the answer is off: a choice between cleaner code and
 * closer pixels, as one sentence; `null` where there is none.
 */
export function describeTradeOff(receipt: Receipt, than: Receipt): string | null {
  const check = receipt.checks.find(({ id }) => id === 'likeness');
  const before = than.checks.find(({ id }) => id === 'likeness');
  if (!check || !before || check.outcome === 'skipped' || before.outcome === 'skipped') return null;
  const [is, was] = [measuredAmount(check), measuredAmount(before)];
  if (is <= was + differingPixelsTolerance || findLayoutFaults(check, before) === null) return null;
  const listed = (check.pages ?? [])
    .flatMap(({ layout = [] }) => layout)
    .filter(({ band }) => band === 'close');
  const named = listed.slice(0, maxNamed).map(({ sentence }) => sentence);
  const others = listed.length > named.length ? `; and ${listed.length - named.length} more` : '';
  const differences = named.length > 0 ? `: ${named.join('; ')}${others}` : '';
  return `The model's code is close to the frame, the draft is closer (${percent(is)} of the pixels differ instead of ${percent(was)})${differences}.`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** What a check counted or measured; the number of findings where it did neither. */
function measuredAmount({ measure, findings }: Check): number {
  return measure?.value ?? findings.length;
}

const titles: Readonly<Record<CheckId, string>> = {
  types: 'types',
  imports: 'imports',
  names: 'names',
  accessibility: 'accessibility',
  text: 'texts',
  responsive: 'other widths',
  likeness: 'likeness',
  review: 'review',
};

/** Faults of a layout that a sentence names; the others are counted. */
const maxNamed = 3;

function describeRegression(check: Check, before: Check): string {
  const faults = check.id === 'likeness' ? (findLayoutFaults(check, before) ?? []) : [];
  if (faults.length > 0) {
    const named = faults.slice(0, maxNamed).map(({ sentence }) => sentence);
    const others = faults.length - named.length;
    return `${titles.likeness}: ${named.join('; ')}${others > 0 ? `; and ${others} more` : ''}`;
  }
  const measured = check.measure?.name === 'differing-pixels';
  const [is, was] = [check, before].map((one) =>
    measured ? `${percent(measuredAmount(one))} of the pixels differ` : one.summary.replace(/\.$/, ''),
  );
  return `${titles[check.id]}: ${is ?? ''} (before: ${was ?? ''})`;
}
