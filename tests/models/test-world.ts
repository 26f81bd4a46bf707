import type { World } from '#models/world';

/** A world in which no test waits: short waits pass at once, long ones when the test says so. */
export interface TestWorld extends World {
  /** Milliseconds that were waited, each time, oldest first. */
  readonly waits: readonly number[];
  /** Lets time pass, and with it whatever was due. */
  advance(milliseconds: number): void;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Waits up to this many milliseconds pass at once; longer ones are those that watch for silence. */
const jump = 200_000;

/** Makes a world that begins on the same day for every test, its dice always in the middle. */
export function makeTestWorld(): TestWorld {
  let now = Date.UTC(2026, 10, 21, 12);
  const timers = new Set<Timer>();
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    random: () => 0.5,
    after(milliseconds, callback) {
      if (milliseconds > jump) {
        const timer = { at: now + milliseconds, callback };
        timers.add(timer);
        return () => void timers.delete(timer);
      }
      const at = now + milliseconds;
      const soon = setImmediate(() => {
        waits.push(milliseconds);
        now = Math.max(now, at);
        callback();
      });
      return () => clearImmediate(soon);
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.callback();
      }
    },
  };
}
