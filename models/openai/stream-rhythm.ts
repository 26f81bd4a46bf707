import type { World } from '../world.ts';

/** How the events of one stream came in. */
export interface Rhythm {
  /** One event has come. */
  beat(): void;
  /** True where all came at once after a long wait: no stream, but a whole answer that somebody held back. */
  wasHeldBack(): boolean;
}

/** Waits shorter than this many ms tell nothing. */
const longWait = 3000;
/** As do streams of fewer events. */
const fewEvents = 5;
/** The longest share of the wait in which what was held back arrives. */
const burst = 0.01;

/** Listens to one stream, from the sending on. */
export function createRhythm({ now }: Pick<World, 'now'>): Rhythm {
  const sentAt = now();
  let firstAt = sentAt;
  let lastAt = sentAt;
  let count = 0;
  return {
    beat() {
      lastAt = now();
      if (count === 0) firstAt = lastAt;
      count += 1;
    },
    wasHeldBack: () =>
      count >= fewEvents && firstAt - sentAt >= longWait && lastAt - firstAt < (firstAt - sentAt) * burst,
  };
}
