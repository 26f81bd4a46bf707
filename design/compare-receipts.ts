import type { Check, CheckId, CheckOutcome, Receipt } from './receipt.ts';

/** One way in which a Receipt is worse than another. */
export interface Regression {
  readonly check: CheckId;
  readonly sentence: string;
}

/** In which ways one Receipt is worse than another; none where it is as good or better. */
export function findRegressions(receipt: Receipt, than: Receipt): readonly Regression[] {
  return receipt.checks.flatMap((check) => {
    const before = than.checks.find(({ id }) => id === check.id);
    return before && isRegression(check, before)
      ? [{ check: check.id, sentence: describeRegression(check, before) }]
      : [];
  });
}

const severity: Readonly<Record<CheckOutcome, number>> = { skipped: 0, passed: 0, warned: 1, failed: 2 };

/** How much more of a picture may differ before that is worse: a browser draws no page twice to the very pixel. */
const differingPixelsTolerance = 0.002;

function isRegression(check: Check, before: Check): boolean {
  // Code that does more has more places to look at.
  if (check.id === 'review') return false;
  // A layer that was not compared counts as neither.
  if (check.outcome === 'skipped' || before.outcome === 'skipped') return false;
  const [is, was] = [severity[check.outcome], severity[before.outcome]];
  if (is !== was) return is > was;
  if (check.id === 'likeness')
    return measuredAmount(check) > measuredAmount(before) + differingPixelsTolerance;
  return measuredAmount(check) > measuredAmount(before);
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

function describeRegression(check: Check, before: Check): string {
  const measured = check.measure?.name === 'differing-pixels';
  const [is, was] = [check, before].map((one) =>
    measured
      ? `${(measuredAmount(one) * 100).toFixed(1)}% of the pixels differ`
      : one.summary.replace(/\.$/, ''),
  );
  return `${titles[check.id]}: ${is ?? ''} (before: ${was ?? ''})`;
}
