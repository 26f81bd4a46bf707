import type { Clock } from '#models/clock';

/** A clock with which no test waits: short waits end at once, long ones when the test advances the clock. */
export interface TestClock extends Clock {
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

/** Creates a clock that begins on the same day in every test and whose random number is always 0.5. */
export function makeTestClock(): TestClock {
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
