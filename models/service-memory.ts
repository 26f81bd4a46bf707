import { createLimiter, type Limiter } from './policy/limiter.ts';

/**
 * What one session has learned about a service, so that later requests need not learn it again. It is passed in and
 * updated, and it does not outlive the panel or the command.
 */
export interface ServiceMemory {
  /** It has answered before, so a connection that fails now failed on the way. */
  reached: boolean;
  /** A proxy buffers streams, or the service does not stream, so requests ask for whole answers. */
  buffersStreams: boolean;
  /** It does not have the Responses API, so requests use chat completions. */
  speaksChat: boolean;
  /** It refused reference images in JSON and takes them as a form. */
  takesForms: boolean;
  /** Who may ask a service that does one thing at a time. */
  readonly turns: Pick<Limiter, 'turn' | 'leave'>;
}

/** A memory in which nothing has been learned yet. */
export function createServiceMemory(): ServiceMemory {
  return {
    reached: false,
    buffersStreams: false,
    speaksChat: false,
    takesForms: false,
    turns: createLimiter({ now: () => 0 }),
  };
}
