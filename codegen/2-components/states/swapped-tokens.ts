import type { Style } from '../../1-layout/layout-tree.ts';
import { tokensIn } from '../props/tokens-in.ts';

/** Puts the tokens that a use has instead of its component's into a value; `null` where it cannot be told which. */
export type SwapTokens = (value: string) => string | null;

/**
 * Says which tokens a use has where its component has others, as one on dark ground. A token that is nowhere seen
 * follows its family: where `light-text` became `dark-text`, `light-line` becomes `dark-line` if there is such a one.
 * @param known The custom properties of all tokens, without dashes.
 */
export function openSwaps(
  pairs: readonly { readonly drawn: Style; readonly now: Style }[],
  known: ReadonlySet<string>,
): SwapTokens {
  const swaps = new Swaps();
  const families = new Swaps();
  for (const { drawn, now } of pairs) {
    const values = new Map(now.map((one) => [one.property, one.value]));
    for (const { property, value } of drawn) {
      const [own, others] = [tokensIn(value), tokensIn(values.get(property) ?? '')];
      if (own.length !== others.length) continue;
      own.forEach((token, index) => {
        const other = others[index] ?? token;
        swaps.note(token, other);
        const end = sharedEnd(token, other);
        if (end !== '') families.note(token.slice(0, -end.length), other.slice(0, -end.length));
      });
    }
  }
  const ofFamily = (token: string): string => {
    const found = families
      .list()
      .map(([from, to]) => (token.startsWith(from) ? to + token.slice(from.length) : ''));
    return found.find((other) => known.has(other)) ?? token;
  };
  return (value) => {
    if (tokensIn(value).some((token) => swaps.get(token) === null)) return null;
    return value.replace(
      /var\(--([\w-]+)\)/g,
      (_, token: string) => `var(--${swaps.get(token) ?? ofFamily(token)})`,
    );
  };
}

/** What became what; `null` for what became several things. */
class Swaps {
  readonly #swaps = new Map<string, string | null>();

  note(from: string, to: string): void {
    const known = this.#swaps.get(from);
    this.#swaps.set(from, known === undefined || known === to ? to : null);
  }

  get(from: string): string | null | undefined {
    return this.#swaps.get(from);
  }

  list(): readonly (readonly [from: string, to: string])[] {
    return [...this.#swaps].flatMap(([from, to]) =>
      to === null || to === from ? [] : [[from, to] as const],
    );
  }
}

/** The words in which two different names end alike, with the dash before them. */
function sharedEnd(one: string, other: string): string {
  if (one === other) return '';
  const words = one.split('-');
  const ends = words.map((_, index) => `-${words.slice(index).join('-')}`).slice(1);
  return ends.find((end) => other.endsWith(end)) ?? '';
}
