/** Words for what a request may cost, as every command that asks a model says them before it does. */
import { formatDollars, formatMaxDollars } from '#models/policy/find-overrun';

/** Returns `1 image` or `1,200 images`. */
export function formatCount(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}

/** Returns `$0.01 to $0.03`; a price in USD that nobody knows is `null`. */
export function formatCostRange(lowUsd: number | null, highUsd: number | null): string {
  return lowUsd === null || highUsd === null
    ? 'the price is not known'
    : `${formatDollars(lowUsd)} to ${formatMaxDollars(highUsd)}`;
}
