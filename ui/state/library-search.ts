/**
 * Asks the library of a team: for words at once, and then for what means the same, where the library has embeddings and
 * the person wants it. What was typed is embedded here, by the service that the person has a key of; the library gets
 * numbers, and never the key.
 */
import { computed, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { SearchHit } from '#design/search';
import { systemClock } from '#models/clock';
import { pause } from '#models/pause';
import type { SearchDescriptions } from './search-descriptions.ts';
import type { LibraryQuery, TeamLibrary } from './team-library.ts';
import { isAbort } from '../worker-clients/codegen-client.ts';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import { sentenceOf } from './work.ts';

export interface LibrarySearch extends Pick<TeamLibrary, 'isSet'> {
  /** Whether what is typed is sent to a service to find what means the same; a person decides it, because it is paid. */
  readonly isOn: Signal<boolean>;
  readonly meaning: ReadonlySignal<LibraryMeaning>;
  /** Whether the last hits were found by meaning too. */
  readonly isByMeaning: ReadonlySignal<boolean>;
  readonly ask: (
    question: LibraryQuestion,
    listener: LibraryListener,
    cancelled: AbortSignal,
  ) => Promise<void>;
}

/** Whether a library can be searched by meaning, and with which model. */
export type LibraryMeaning =
  { readonly kind: 'none' } | { readonly kind: 'no-key' | 'other-model' | 'ready'; readonly model: string };

export interface LibraryQuestion {
  readonly query: LibraryQuery;
  /** A picture that hits look like; `null` for words. */
  readonly picture: Uint8Array | null;
}

export interface LibraryListener {
  readonly onHits: (hits: readonly SearchHit[]) => void;
  /** `isPartial` where words were found and only their meaning was not. */
  readonly onFailure: (sentence: string, isPartial: boolean) => void;
}

export interface LibrarySearchNeeds {
  readonly library: TeamLibrary;
  readonly descriptions: Pick<SearchDescriptions, 'isOffered' | 'model' | 'embedWords'>;
  readonly pixels: PictureWorkerClient;
}

/** ms after the last key before the library is asked, and after that before words are sent to a service. */
const pauses = { library: 150, meaning: 500 };

export function createLibrarySearch({ library, descriptions, pixels }: LibrarySearchNeeds): LibrarySearch {
  const isOn = signal(false);
  const isByMeaning = signal(false);
  const models = signal<readonly string[]>([]);
  const meaning = computed((): LibraryMeaning => {
    const [first] = models.value;
    if (first === undefined) return { kind: 'none' };
    if (!descriptions.isOffered.value) return { kind: 'no-key', model: first };
    const own = models.value.find((model) => isSameModel(model, descriptions.model.value));
    return own === undefined ? { kind: 'other-model', model: first } : { kind: 'ready', model: own };
  });

  async function askForWords(
    { query, picture }: LibraryQuestion,
    { onHits }: LibraryListener,
    cancelled: AbortSignal,
  ): Promise<void> {
    await pause(systemClock, pauses.library, cancelled);
    const signature = picture === null ? null : await pixels.run('read-signature', { bytes: picture });
    const answer = await library.search(
      { ...query, ...(signature === null ? {} : { picture: signature }) },
      cancelled,
    );
    models.value = answer.models;
    isByMeaning.value = false;
    onHits(answer.hits);
  }

  async function askForMeaning(
    { query, picture }: LibraryQuestion,
    { onHits }: LibraryListener,
    cancelled: AbortSignal,
  ): Promise<void> {
    const known = meaning.peek();
    if (!isOn.peek() || known.kind !== 'ready' || picture !== null || !/\p{L}/u.test(query.text)) return;
    await pause(systemClock, pauses.meaning, cancelled);
    const [vector = null] = await descriptions.embedWords([query.text]);
    cancelled.throwIfAborted();
    if (vector === null) return;
    const answer = await library.search(
      { ...query, meaning: { model: known.model, vector: [...vector] } },
      cancelled,
    );
    isByMeaning.value = answer.isByMeaning;
    onHits(answer.hits);
  }

  return {
    isSet: library.isSet,
    isOn,
    meaning,
    isByMeaning,
    async ask(question, listener, cancelled) {
      let isPartial = false;
      try {
        await askForWords(question, listener, cancelled);
        isPartial = true;
        await askForMeaning(question, listener, cancelled);
      } catch (error) {
        if (!cancelled.aborted && !isAbort(error)) listener.onFailure(sentenceOf(error), isPartial);
      }
    },
  };
}

/** A service that passes requests on puts the name of the maker before that of the model. */
function isSameModel(one: string, other: string): boolean {
  const nameOf = (model: string) => model.slice(model.lastIndexOf('/') + 1);
  return nameOf(one) === nameOf(other);
}
