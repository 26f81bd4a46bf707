import { type ServiceDescriptor, services } from '#design/services';
import type { FailureKind, ModelFailure } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import type { ArrivedPicture } from './draw-image.ts';
import type { SentRequest } from './draw-queue.ts';

/** The consequences of a failure for its picture and for the queue. */
export interface Verdict {
  /** `fetch`: the service goes on and the picture is fetched later. `wait`: it is drawn again. `fail`: a person decides. */
  readonly picture: 'fetch' | 'wait' | 'fail';
  /** Nothing new starts until a person resumes the queue. */
  readonly pauses: boolean;
  /** The milliseconds for which the service accepts nothing. */
  readonly closedFor: number;
}

/** The failures that the next picture would have as well, so the queue waits for a person. */
const affectsAll: readonly FailureKind[] = [
  'key-missing',
  'address-missing',
  'address-unsafe',
  'key-refused',
  'forbidden',
  'model-unknown',
  'quota-used-up',
  'over-budget',
  'unreachable',
  'service-unsupported',
];

/** The milliseconds to wait for a limit where the service does not say how long. */
const defaultLimitMs = 60_000;

/**
 * Decides whether a failure concerns one picture, this moment or all pictures that follow. A single picture simply fails.
 */
export function judgeFailure(failure: ModelFailure, sent: SentRequest | null, isAlone: boolean): Verdict {
  const { kind, mayBeBilled, mayBeFetched, retryAfterMs } = failure;
  const stopsAll = affectsAll.includes(kind) && !isAlone;
  // The service goes on with it, so it is fetched when connection and key work again, and never sent again.
  if (sent?.ticket != null && mayBeFetched === true) return { picture: 'fetch', pauses: true, closedFor: 0 };
  const isLimited = kind === 'rate-limited' && !mayBeBilled;
  return {
    picture: isLimited || (stopsAll && !mayBeBilled) ? 'wait' : 'fail',
    pauses: stopsAll,
    closedFor: isLimited ? (retryAfterMs ?? defaultLimitMs) : 0,
  };
}

/** The longest side of a picture that a service draws in any shape, in times of its shortest. */
const longest = 3;
/** How far a ratio may be off: sizes are multiples of 16 px. */
const tolerance = 0.15;

/**
 * The sentence about a picture of another shape than the one that was requested, which would lose much of itself by
 * being cropped; `null` where the shape is right, or where the service has shapes of its own and cropping is expected.
 */
export function findOtherShape(spec: ImageSpec, { image, service, model }: ArrivedPicture): string | null {
  // A record may be of a service that was there once.
  const known: Readonly<Record<string, ServiceDescriptor>> = services;
  if (known[service]?.drawsAnyShape !== true) return null;
  const wanted = Math.min(longest, Math.max(1 / longest, spec.width / spec.height));
  if (Math.abs(Math.log(image.width / image.height / wanted)) <= tolerance) return null;
  return `${model} answered with ${sizeOf(image)}, which is another shape than ${sizeOf(spec)}. Placing it crops it.`;
}

function sizeOf({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${width.toLocaleString('en')} × ${height.toLocaleString('en')} px`;
}
