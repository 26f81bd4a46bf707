import type { ModelProgress } from '../ports.ts';

/** Reads `GET /progress`; `null` while nothing is being drawn. */
export function readProgress(body: Readonly<Record<string, unknown>>): ModelProgress | null {
  const { progress, eta_relative: left, state } = body;
  const { sampling_step: step, sampling_steps: steps } = (
    typeof state === 'object' && state !== null ? state : {}
  ) as Readonly<Record<string, unknown>>;
  if (typeof progress !== 'number' || progress <= 0) return null;
  return {
    share: Math.min(1, progress),
    step: typeof step === 'number' ? step : 0,
    steps: typeof steps === 'number' ? steps : 0,
    secondsLeft: typeof left === 'number' && left > 0 ? left : null,
  };
}
