/** A source of chance that a seed replays: the same seed gives the same answers, on every machine. */
export interface Random {
  /** From 0 to below 1. */
  share(): number;
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<Item>(items: readonly [Item, ...(readonly Item[])]): Item;
  /** As many answers as asked for. */
  many<Item>(count: number, make: (index: number) => Item): readonly Item[];
}

/** Opens the source of one seed (mulberry32: small, quick and evenly spread). */
export function openRandom(seed: number): Random {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(share() * (to - from + 1));
  return {
    share,
    chance: (probability) => share() < probability,
    whole,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    many: (count, make) => Array.from({ length: count }, (_, index) => make(index)),
  };
}
