/** The library of a team as the Search tab asks it: over HTTP, with the token that is kept for its address. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { SearchFilters, SearchHit } from '#design/search';
import { isUnencryptedRemote, keyOriginOf, type StoredKey } from '#design/service-address';
import type { PanelSettings } from '#design/settings';
import type { PictureSignature } from '#insight/search/picture-signature';
import type { SandboxClient } from './sandbox-client.ts';

export interface TeamLibrary {
  /** Whether there is an address with a token. */
  readonly isSet: ReadonlySignal<boolean>;
  /** Rejects with one plain sentence. */
  readonly search: (query: LibraryQuery, signal: AbortSignal) => Promise<LibraryAnswer>;
}

export interface LibraryQuery {
  readonly text: string;
  readonly filters: SearchFilters;
  readonly limit: number;
  readonly picture?: PictureSignature;
  /** The embedding of the text, and the model that made it. */
  readonly meaning?: { readonly model: string; readonly vector: readonly number[] };
}

export interface LibraryAnswer {
  readonly hits: readonly SearchHit[];
  /** The models of the embeddings that the library has. */
  readonly models: readonly string[];
  /** Whether hits were found by meaning too. */
  readonly isByMeaning: boolean;
}

export interface TeamLibraryNeeds {
  readonly sandbox: SandboxClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly keys: ReadonlySignal<readonly StoredKey[]>;
}

/** ms after which nothing is expected any more. */
const patience = 15_000;

export function createTeamLibrary({ sandbox, settings, keys }: TeamLibraryNeeds): TeamLibrary {
  const origin = computed(() => keyOriginOf(settings.value, 'library'));
  const isSet = computed(
    () =>
      origin.value !== '' &&
      keys.value.some((one) => one.service === 'library' && one.origin === origin.value),
  );
  return {
    isSet,
    async search(query, signal) {
      const address = settings.peek().addresses.library ?? '';
      if (isUnencryptedRemote(address)) throw new Error(sentences.unsafe);
      const token = await sandbox.openKey('library', origin.peek());
      if (token === null)
        throw new Error('There is no token for the library. Enter it in Settings, Team library.');
      const response = await fetch(`${address.replace(/\/+$/, '')}/search`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(query),
        redirect: 'error',
        credentials: 'omit',
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      }).catch((error: unknown) => {
        signal.throwIfAborted();
        const isLate = error instanceof DOMException && error.name === 'TimeoutError';
        throw new Error(isLate ? sentences.late : sentences.unreachable);
      });
      const body = (await response.json().catch(() => null)) as {
        readonly hits?: unknown;
        readonly models?: unknown;
        readonly isByMeaning?: unknown;
        readonly message?: unknown;
      } | null;
      if (response.status === 401) throw new Error(sentences.refused);
      if (!response.ok)
        throw new Error(
          typeof body?.message === 'string'
            ? body.message
            : `The library answered ${String(response.status)}.`,
        );
      if (!Array.isArray(body?.hits))
        throw new Error('The answer of the library cannot be read. Update the program that serves it.');
      const models: readonly unknown[] = Array.isArray(body.models) ? body.models : [];
      return {
        hits: body.hits.filter(isHit),
        models: models.filter((model) => typeof model === 'string'),
        isByMeaning: body.isByMeaning === true,
      };
    },
  };
}

const sentences = {
  unsafe: 'The token would be sent where others can read it. Use https in Settings, Team library.',
  unreachable: 'The library cannot be reached. Start “framewright serve --library” and try again.',
  late: 'The library did not answer in time. Try again.',
  refused: 'The library refused the token. Enter the one that it printed, in Settings, Team library.',
};

/** What is shown of a hit has to be there. */
function isHit(value: unknown): value is SearchHit {
  const { nodeId, name, kind, why, frame, colours } = (value ?? {}) as Partial<Record<string, unknown>>;
  return (
    [nodeId, name, kind, why, frame].every((one) => typeof one === 'string') &&
    Array.isArray(colours) &&
    colours.every((colour) => typeof colour === 'string')
  );
}
