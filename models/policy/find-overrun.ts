import type { Budget } from '#design/settings';

/** The USD, spent or about to be spent, that count against each limit of a budget. */
export interface Spent {
  readonly action: number;
  readonly file: number;
  readonly month: number;
}

const limitNames: Readonly<Record<keyof Budget, string>> = {
  action: 'one click',
  file: 'this file',
  month: 'this month',
};

/** USD; smaller than any price, and larger than the rounding errors of sums. */
export const epsilonUsd = 1e-9;

/**
 * The sentence of the first limit that a request would break, or `null`. A request of unknown price breaks only a limit
 * that is already spent.
 */
export function findOverrun(budget: Budget, spent: Spent, costUsd: number | null): string | null {
  for (const name of ['action', 'file', 'month'] as const) {
    const limit = budget[name];
    if (limit === null) continue;
    const left = Math.max(0, limit - spent[name]);
    if ((costUsd ?? 0) <= left + epsilonUsd && (left > epsilonUsd || costUsd === 0)) continue;
    const cost = costUsd === null ? 'an amount that is not known' : `up to ${formatMaxDollars(costUsd)}`;
    return `This would cost ${cost}, and of the ${formatDollars(limit)} for ${limitNames[name]} ${formatDollars(left)} is left.`;
  }
  return null;
}

/** "$0.211", "$5.00", "$0.0003". */
export function formatDollars(usd: number): string {
  return writeDollars(usd, digitsOf(usd));
}

/** Like `formatDollars`, but rounded up, so that a maximum is never below the amount. */
export function formatMaxDollars(usd: number): string {
  const digits = digitsOf(usd);
  const scale = 10 ** digits;
  return writeDollars(Math.ceil(usd * scale - epsilonUsd * scale) / scale, digits);
}

function digitsOf(usd: number): number {
  return usd === 0 || usd >= 1 ? 2 : usd >= 0.001 ? 3 : 4;
}

function writeDollars(usd: number, digits: number): string {
  return `$${usd.toFixed(digits).replace(/(\.\d\d\d*?)0+$/, '$1')}`;
}
