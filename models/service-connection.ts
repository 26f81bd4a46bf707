import type { ServiceName } from '#design/services';
import type { Clock } from './clock.ts';
import type { ServiceMemory } from './service-memory.ts';

/** The address, key and limits for requests to one service. */
export interface ServiceConnection {
  /** The service's name in sentences. */
  readonly title: string;
  readonly service: ServiceName;
  /** `null` for services that take none. */
  readonly key: string | null;
  /** The header that carries the key by itself, as Azure's `api-key`; `null` for a bearer in `authorization`. */
  readonly keyHeader: string | null;
  /** The base address, with `/v1`; its query is sent with every request. */
  readonly address: string;
  /** The milliseconds of silence after which a request is abandoned. */
  readonly silenceLimitMs: number;
  readonly clock: Clock;
  readonly memory: ServiceMemory;
}
