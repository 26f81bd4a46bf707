import type { Clock } from '#models/clock';
import type { ModelServer } from '../model-server/start-model-server.ts';

/** A clock that moves on only when every answer has come that will. */
export function makePacedClock(server: Pick<ModelServer, 'requests'>): Clock & { stop(): void } {
  let now = Date.UTC(2026, 10, 21, 12);
  let [open, seen, quiet, isStopped] = [0, 0, 0, false];
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  const turn = () => {
    for (; seen < server.requests.length; seen += 1) {
      const request = server.requests[seen];
      open += 1;
      void Promise.race([request?.ended, request?.silent]).then(() => (open -= 1));
    }
    quiet = open === 0 ? quiet + 1 : 0;
    // Silences of minutes are watched for, and not to be waited out.
    const [next] = [...timers].filter(({ at }) => at < now + 200_000).sort((one, other) => one.at - other.at);
    if (quiet > 20 && next) {
      timers.delete(next);
      [now, quiet] = [next.at, 0];
      next.callback();
    }
    if (!isStopped) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    now: () => now,
    random: () => 0.5,
    after(milliseconds, callback) {
      const timer = { at: now + milliseconds, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    stop: () => void (isStopped = true),
  };
}
