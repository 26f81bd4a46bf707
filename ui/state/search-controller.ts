/**
 * The Search tab: reads the file frame by frame in the background, keeps the index in a worker, and asks it as the person
 * types. Pictures of frames are drawn when all words are known, and only while the tab is shown.
 */
import { batch, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { Progress } from '#design/code-result';
import type { AuditState, SearchCategory, SearchFilters, SearchHit, SearchKind } from '#design/search';
import { pictureDigestOf } from '#insight/search/captions';
import type { SearchFacets } from '#insight/search/search-index';
import { isAbort } from '../worker-clients/codegen-client.ts';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import type { SearchAbout } from '../picture-worker/protocol.ts';
import type { SandboxClient } from './sandbox-client.ts';
import type { SearchDescriptions } from './search-descriptions.ts';
import type { LibraryQuestion, LibrarySearch } from './library-search.ts';
import { sentenceOf, type Work } from './work.ts';

export interface SearchController {
  readonly text: Signal<string>;
  readonly kind: Signal<SearchKind | 'all'>;
  /** A page's name; empty for all. */
  readonly page: Signal<string>;
  /** A font family; empty for all. */
  readonly font: Signal<string>;
  /** What is searched: this file, or the library of the team where one is set up. */
  readonly scope: Signal<'file' | 'library'>;
  readonly library: LibrarySearch;
  /** A range of sizes. */
  readonly size: Signal<SizeRange>;
  /** `#rrggbb`; empty for all. */
  readonly colour: Signal<string>;
  readonly audit: Signal<AuditState | 'all'>;
  /** Whether what is found is sorted into categories. */
  readonly isSorted: Signal<boolean>;
  /** The categories as they are typed, with commas between them; empty where they are to be found. */
  readonly categoryNames: Signal<string>;
  /** What was found by category; `null` where it is not sorted. */
  readonly categories: ReadonlySignal<readonly SearchCategory[] | null>;
  /** What became of the last contact sheet, in a sentence. */
  readonly said: ReadonlySignal<string>;
  /** Places the categories on the canvas, as one step of undo. */
  readonly placeSheet: () => Promise<void>;
  /** What hits are like, where that is not the text. */
  readonly about: ReadonlySignal<ShownAbout | null>;
  readonly hits: ReadonlySignal<readonly SearchHit[]>;
  /** What of the file is still being read; `null` when all is. */
  readonly work: ReadonlySignal<Work | null>;
  /** One plain sentence; empty where nothing failed. */
  readonly failure: ReadonlySignal<string>;
  /** Frames in the index. */
  readonly indexed: ReadonlySignal<number>;
  readonly facets: ReadonlySignal<SearchFacets>;
  /** Addresses of small pictures by the id of the layer. */
  readonly thumbnails: ReadonlySignal<ReadonlyMap<string, string>>;
  /** Reads the file again; what has not changed is not indexed again. */
  readonly refresh: () => void;
  readonly cancel: () => void;
  readonly usePicture: (file: File) => void;
  readonly showLike: (nodeId: string, name: string) => void;
  readonly showColour: (colour: string) => void;
  readonly showDuplicates: () => void;
  /** Back to what was typed. */
  readonly clearAbout: () => void;
  readonly requestThumbnail: (nodeId: string) => void;
  /** What a model adds, where there is a key. */
  readonly descriptions: SearchDescriptions;
}

/** What hits are like, with what a person calls it. */
export type ShownAbout =
  | (SearchAbout & { readonly name: string })
  | { readonly kind: 'picture'; readonly name: string; readonly bytes: Uint8Array; readonly url: string };

export interface SearchNeeds {
  readonly sandbox: SandboxClient;
  readonly pixels: PictureWorkerClient;
  readonly descriptions: SearchDescriptions;
  readonly library: LibrarySearch;
  /** Whether the tab is shown. */
  readonly watched: ReadonlySignal<boolean>;
}

/** Ranges of width and height that things of a kind have. */
export type SizeRange = 'all' | 'icon' | 'part' | 'phone' | 'wide';

const sizeRanges: Readonly<Record<SizeRange, SearchFilters>> = {
  all: {},
  icon: { maxWidth: 64, maxHeight: 64 },
  part: { minWidth: 65, maxWidth: 320 },
  phone: { minWidth: 321, maxWidth: 768 },
  wide: { minWidth: 769 },
};

const mostHits = 60;
/** Items that are sorted into categories, and pictures of one contact sheet. */
const mostSorted = 300;
const mostPlaced = 200;
/** px of the longer side of a small picture. */
const thumbnailSide = 160;
/** Pictures that are drawn for search by looks; more would keep Figma busy. */
const mostDrawn = 300;
/** ms after the last key before the index is asked. */
const typingPause = 60;
/** ms after that before the words are sent to a service, which is paid. */
const meaningPause = 500;

export function createSearchController({
  sandbox,
  pixels,
  descriptions,
  library,
  watched,
}: SearchNeeds): SearchController {
  const text = signal('');
  const kind = signal<SearchKind | 'all'>('all');
  const page = signal('');
  const font = signal('');
  const about = signal<ShownAbout | null>(null);
  const hits = signal<readonly SearchHit[]>([]);
  const work = signal<Work | null>(null);
  const failure = signal('');
  const indexed = signal(0);
  const facets = signal<SearchFacets>({ pages: [], fonts: [], colours: [], isAudited: false });
  const size = signal<SizeRange>('all');
  const colour = signal('');
  const auditState = signal<AuditState | 'all'>('all');
  const isSorted = signal(false);
  const categoryNames = signal('');
  const categories = signal<readonly SearchCategory[] | null>(null);
  const said = signal('');
  const scope = signal<'file' | 'library'>('file');
  let asking = new AbortController();
  const thumbnails = signal<ReadonlyMap<string, string>>(new Map());
  let running: AbortController | null = null;
  let undrawn: string[] = [];
  const drawn = new Set<string>();
  /** Digests of small pictures by the id of their layer. */
  const pictures = new Map<string, string>();

  async function readFile(): Promise<void> {
    running?.abort();
    const controller = new AbortController();
    const { signal: cancelled } = controller;
    running = controller;
    failure.value = '';
    try {
      const report = ({ doing, done, total }: Progress) => (work.value = { text: doing, done, total });
      report({ doing: 'Listing frames', done: 0, total: 1 });
      const frames = await sandbox.listFileFrames(cancelled, report);
      await pixels.run('keep-frames', { frameIds: frames.map(({ id }) => id) }, cancelled);
      for (const [index, frame] of frames.entries()) {
        report({ doing: 'Reading frames', done: index, total: frames.length });
        await addFrame(frame.id, cancelled);
        if (index % 8 === 7) await showFacets(cancelled);
      }
      await showFacets(cancelled);
      await descriptions.refresh(pictures);
      await drawPictures(cancelled);
    } catch (error) {
      if (!isAbort(error)) failure.value = sentenceOf(error);
    } finally {
      if (running === controller) {
        running = null;
        work.value = null;
      }
    }
  }

  /** A frame that was deleted meanwhile, or that Figma cannot export, is left out. */
  async function addFrame(frameId: string, cancelled: AbortSignal): Promise<void> {
    const snapshot = await sandbox.readFileFrame(frameId, cancelled).catch((error: unknown) => {
      if (isAbort(error)) throw error;
      return null;
    });
    if (snapshot === null) return;
    const { isNew, drawable } = await pixels.run('index-frame', { snapshot }, cancelled);
    if (isNew) {
      drawable.forEach((id) => drawn.delete(id));
      undrawn = [...undrawn, ...drawable];
    }
    indexed.value += isNew ? 1 : 0;
  }

  async function showFacets(cancelled: AbortSignal): Promise<void> {
    facets.value = await pixels.run('search-facets', null, cancelled);
  }

  async function drawPictures(cancelled: AbortSignal): Promise<void> {
    while (undrawn.length > 0 && drawn.size < mostDrawn && watched.peek() && !cancelled.aborted) {
      const [next = '', ...rest] = undrawn;
      undrawn = rest;
      const total = Math.min(mostDrawn, drawn.size + undrawn.length + 1);
      work.value = { text: 'Loading thumbnails', done: drawn.size, total };
      await draw(next);
    }
    if (undrawn.length === 0 || drawn.size >= mostDrawn) await descriptions.refresh(pictures);
  }

  /** Draws a layer once, for the list and for search by looks. */
  async function draw(nodeId: string): Promise<void> {
    if (drawn.has(nodeId)) return;
    drawn.add(nodeId);
    try {
      const { bytes } = await sandbox.exportLayer(nodeId, thumbnailSide);
      await pixels.run('index-picture', { nodeId, bytes });
      pictures.set(nodeId, pictureDigestOf(bytes));
      const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }));
      const former = thumbnails.peek().get(nodeId);
      thumbnails.value = new Map([...thumbnails.peek(), [nodeId, url]]);
      if (former !== undefined) URL.revokeObjectURL(former);
    } catch {
      // A layer that shows nothing has no picture.
      return;
    }
  }

  let asked = 0;
  async function ask(): Promise<void> {
    asked += 1;
    const number = asked;
    const shown = about.peek();
    const filters: SearchFilters = {
      ...sizeRanges[size.peek()],
      ...(colour.peek() === '' ? {} : { colour: colour.peek() }),
      ...(auditState.peek() === 'all' ? {} : { audit: auditState.peek() as AuditState }),
      ...(kind.peek() === 'all' ? {} : { kinds: [kind.peek() as SearchKind] }),
      ...(page.peek() === '' ? {} : { pages: [page.peek()] }),
      ...(font.peek() === '' ? {} : { font: font.peek() }),
    };
    const isPicture = shown?.kind === 'picture';
    const search = {
      text: isPicture ? '' : text.peek(),
      filters,
      limit: mostHits,
      about: isPicture ? null : shown,
    };
    const picture = isPicture ? shown.bytes : null;
    asking.abort();
    if (scope.peek() === 'library' && library.isSet.peek())
      return askLibrary({ query: { text: search.text, filters, limit: mostHits }, picture });
    if (isSorted.peek() && shown === null) return sort(number, search.text, filters);
    categories.value = null;
    try {
      const found = await pixels.run('search', { ...search, picture });
      if (number !== asked) return;
      hits.value = found;
      failure.value = '';
      // Words are found at once; what means the same is added when typing pauses.
      if (shown !== null) return;
      await new Promise((resolve) => setTimeout(resolve, meaningPause));
      if (number !== asked) return;
      const [vector = null] = await descriptions.vectorsOf([search.text]);
      if (vector === null || number !== asked) return;
      const fused = await pixels.run('search', { ...search, picture, vector });
      if (number === asked) hits.value = fused;
    } catch (error) {
      if (number === asked) failure.value = sentenceOf(error);
    }
  }

  /** What is near one layer of this file has no meaning there. */
  function askLibrary(question: LibraryQuestion): Promise<void> {
    asking = new AbortController();
    const show = (found: readonly SearchHit[], sentence: string) =>
      batch(() => {
        categories.value = null;
        hits.value = found;
        failure.value = sentence;
      });
    const listener = {
      onHits: (found: readonly SearchHit[]) => show(found, ''),
      onFailure: (sentence: string, isPartial: boolean) => show(isPartial ? hits.peek() : [], sentence),
    };
    return library.ask(question, listener, asking.signal);
  }

  async function sort(number: number, words: string, filters: SearchFilters): Promise<void> {
    const names = categoryNames
      .peek()
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    try {
      // What is typed is sent when typing pauses.
      if (names.length > 0 || words.trim() !== '')
        await new Promise((resolve) => setTimeout(resolve, meaningPause));
      if (number !== asked) return;
      const [vector = null, ...vectors] = await descriptions.vectorsOf([words, ...names]);
      if (number !== asked) return;
      const given = names.map((name, index) => {
        const own = vectors[index] ?? null;
        return own === null ? { name } : { name, vector: own };
      });
      const sorted = await pixels.run('sort', {
        text: words,
        filters,
        limit: mostSorted,
        ...(vector === null ? {} : { vector }),
        ...(given.length === 0 ? {} : { categories: given }),
      });
      if (number !== asked) return;
      batch(() => {
        categories.value = sorted;
        hits.value = sorted.flatMap((category) => category.hits);
        failure.value = '';
      });
    } catch (error) {
      if (number === asked) failure.value = sentenceOf(error);
    }
  }

  async function placeSheet(): Promise<void> {
    const sorted = categories.peek() ?? [];
    said.value = 'Placing the contact sheet …';
    let left = mostPlaced;
    const groups = sorted.flatMap(({ name, hits: found }) => {
      const items = found.slice(0, left).map((hit) => ({ nodeId: hit.nodeId, label: hit.name }));
      left -= items.length;
      return items.length === 0 ? [] : [{ name, items }];
    });
    try {
      const { changed, skipped } = await sandbox.placeContactSheet({ title: 'Contact sheet', groups });
      const total = sorted.reduce((sum, category) => sum + category.hits.length, 0);
      const rest = total - changed - skipped;
      said.value = [
        `${String(changed)} placed. Undo once to revert it all.`,
        skipped === 0 ? '' : `${String(skipped)} could not be drawn.`,
        rest === 0 ? '' : `${String(rest)} are left out: a sheet has ${String(mostPlaced)} at most.`,
      ]
        .filter((part) => part !== '')
        .join(' ');
    } catch (error) {
      said.value = sentenceOf(error);
    }
  }

  let started = false;
  effect(() => {
    if (!watched.value) return;
    if (!started) {
      started = true;
      void readFile();
    } else if (running === null && undrawn.length > 0) {
      const controller = new AbortController();
      running = controller;
      void drawPictures(controller.signal).finally(() => {
        running = null;
        work.value = null;
      });
    }
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    // Every change of these asks again; what is found by its looks changes with every picture that is drawn.
    if (about.value !== null && about.value.kind !== 'colour') void thumbnails.value;
    void [text.value, kind.value, page.value, font.value, about.value, facets.value];
    void [size.value, colour.value, auditState.value, isSorted.value, categoryNames.value];
    void [scope.value, library.isSet.value, library.isOn.value];
    said.value = '';
    void [descriptions.version.value, descriptions.isOn.value, descriptions.isOffered.value];
    const isShown = watched.value;
    clearTimeout(timer);
    if (isShown) timer = setTimeout(() => void ask(), typingPause);
  });

  const setAbout = (next: ShownAbout | null) => {
    const former = about.peek();
    if (former?.kind === 'picture') URL.revokeObjectURL(former.url);
    about.value = next;
  };
  return {
    text,
    kind,
    page,
    font,
    scope,
    library,
    size,
    colour,
    audit: auditState,
    isSorted,
    categoryNames,
    categories,
    said,
    placeSheet,
    about,
    hits,
    work,
    failure,
    indexed,
    facets,
    thumbnails,
    refresh: () => void readFile(),
    cancel() {
      running?.abort();
      running = null;
      work.value = null;
    },
    usePicture(file) {
      void file.arrayBuffer().then((buffer) => {
        const url = URL.createObjectURL(file);
        batch(() => {
          failure.value = '';
          setAbout({ kind: 'picture', name: file.name, bytes: new Uint8Array(buffer), url });
        });
      });
    },
    showLike: (nodeId, name) => setAbout({ kind: 'layer', nodeId, name }),
    showColour: (colour) => setAbout({ kind: 'colour', colour, name: colour }),
    showDuplicates: () => setAbout({ kind: 'duplicates', name: 'Near duplicates' }),
    clearAbout: () => setAbout(null),
    requestThumbnail: (nodeId) => void draw(nodeId),
    descriptions,
  };
}
