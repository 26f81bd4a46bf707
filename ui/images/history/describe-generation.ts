import type { Generation, GenerationStep } from '#design/generation';
import { formatDollars } from '#models/policy/find-overrun';
import { sizeOf } from '../../kit/format-text.ts';

const steps: Readonly<Record<GenerationStep, string>> = {
  draw: 'Generated',
  refine: 'Refined',
  redraw: 'Redone after a review',
  edit: 'Changed',
  erase: 'Erased',
  extend: 'Extended',
  'cut-out': 'Cut out',
  enlarge: 'Enlarged',
};

/** "Refined 21 Nov, 12:04". */
export function describeStep({ step, createdAt }: Generation): string {
  const date = new Date(createdAt);
  if (Number.isNaN(date.getTime())) return steps[step];
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `${steps[step]} ${day}, ${time}`;
}

/** "1,024 × 1,024, gpt-image-2, 21 s, $0.053". */
export function describeFacts(generation: Generation): string {
  const { model, tookMs, costUsd, seed } = generation;
  return [
    sizeOf(generation),
    model,
    ...(seed === null ? [] : [`seed ${seed}`]),
    ...(tookMs === null ? [] : [tookMs < 1000 ? 'under 1 s' : `${Math.round(tookMs / 1000)} s`]),
    ...(costUsd === null ? [] : [costUsd === 0 ? 'free' : formatDollars(costUsd)]),
  ].join(', ');
}
