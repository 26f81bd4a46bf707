/** What waiting, measuring and retrying need of the world; tests pass a world of their own. */
export interface World {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back once after so many milliseconds, unless the answered function is called before. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  /** From 0 up to, but not, 1. */
  readonly random: () => number;
}

/** The clock and the dice of the machine. */
export const realWorld: World = {
  now: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
