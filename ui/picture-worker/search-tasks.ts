/** The index of the open file: it is built here frame by frame and asked here, so the panel never waits for it. */
import type { Pixels } from '#design/pixels';
import { readDesign } from '#design/read-design';
import type { SearchCategory, SearchHit } from '#design/search';
import type { Snapshot } from '#design/snapshot';
import { audit } from '#insight/audit/audit';
import { isWorthDescribing } from '#insight/search/captions';
import { collectItems, type SearchItem } from '#insight/search/collect-items';
import { readSignature } from '#insight/search/picture-signature';
import { openSearchIndex, type SearchFacets } from '#insight/search/search-index';
import type { DescribableItem, FileSearch, FileSort, IndexedFrame, ItemWithDescription } from './protocol.ts';

export interface SearchTasks {
  indexFrame(snapshot: Snapshot): IndexedFrame;
  /** Forgets frames that are no longer in the file. */
  keepFrames(frameIds: readonly string[]): void;
  indexPicture(nodeId: string, picture: Pixels): void;
  listDescribable(): readonly DescribableItem[];
  describe(items: readonly ItemWithDescription[]): void;
  search(search: FileSearch, picture: Pixels | null): readonly SearchHit[];
  sort(order: FileSort): readonly SearchCategory[];
  facets(): SearchFacets;
}

/** Opens an empty index. */
export function createSearchTasks(): SearchTasks {
  const index = openSearchIndex();
  return {
    indexFrame(snapshot) {
      const [frame] = snapshot.frames;
      const digest = digestOf(JSON.stringify(snapshot.frames));
      if (frame === undefined || index.digestOf(frame.id) === digest) return { isNew: false, drawable: [] };
      const tree = readDesign(snapshot);
      const [read] = tree.frames;
      if (read === undefined) return { isNew: false, drawable: [] };
      const items = collectItems(read, tree.components, digest, countFindings(snapshot));
      index.replaceFrame(items);
      return { isNew: true, drawable: items.items.filter(isDrawable).map(({ nodeId }) => nodeId) };
    },
    keepFrames(frameIds) {
      const kept = new Set(frameIds);
      for (const frameId of index.frameIds) if (!kept.has(frameId)) index.removeFrame(frameId);
    },
    indexPicture: (nodeId, picture) => index.setSignature(nodeId, readSignature(picture)),
    listDescribable: () =>
      index
        .listItems()
        .map((item) => ({ key: item.nodeId, item, isPictured: isDrawable(item) && isWorthDescribing(item) }))
        .filter(({ item, isPictured }) => isPictured || item.text !== '')
        .sort((one, other) => Number(other.isPictured) - Number(one.isPictured))
        .slice(0, mostDescribed)
        .map(({ key, item: { name, text, description }, isPictured }) => ({
          key,
          item: { name, text, description },
          isPictured,
        })),
    describe(items) {
      for (const { key, description } of items) index.describe(key, description);
    },
    search({ about, text, filters, limit, vector }, picture) {
      if (about?.kind === 'layer') return index.findSimilar(about.nodeId, limit);
      if (about?.kind === 'colour') return index.findColour(about.colour, filters).slice(0, limit);
      if (about?.kind === 'duplicates') return index.findDuplicates().flat().slice(0, limit);
      return index.search({
        text,
        filters,
        limit,
        ...(picture === null ? {} : { picture: readSignature(picture) }),
        ...(vector === undefined ? {} : { vector }),
      });
    },
    sort({ text, filters, limit, vector, categories }) {
      const query = { text, filters, limit, ...(vector === undefined ? {} : { vector }) };
      return index.sort({ query, ...(categories === undefined ? {} : { categories }) });
    },
    facets: () => index.facets(),
  };
}

/** Items that are described: so many vectors fit into Figma's client storage. */
const mostDescribed = 700;

/** px; smaller ones look alike. */
const leastSide = 24;

/** Frames and pictures are found by their looks; layers inside an instance look like those of its component. */
function isDrawable({ kind, nodeId, width, height }: SearchItem): boolean {
  return kind !== 'layer' && !nodeId.startsWith('I') && Math.min(width, height) >= leastSide;
}

/** Findings of each layer, as far as they can be made without pictures. */
function countFindings(snapshot: Snapshot): (nodeId: string) => number {
  const counts = new Map<string, number>();
  for (const { nodeIds } of audit({ snapshot, variables: null }).findings)
    for (const id of nodeIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  return (nodeId) => counts.get(nodeId) ?? 0;
}

/** FNV-1a in two halves: enough to see that a frame has changed. */
function digestOf(text: string): string {
  let [low, high] = [0x811c9dc5, 0x1000193];
  for (let at = 0; at < text.length; at += 1) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return `${(low >>> 0).toString(16)}${(high >>> 0).toString(16)}`;
}
