/**
 * A document and the ids of the chosen frames in, a Snapshot out: their JSON and, of everything that lies beside it,
 * only what they refer to. What a reference means is for `read-design.ts` to say.
 */
import { collectReferences, type References } from './collect-references.ts';
import { DocumentError } from './document-error.ts';
import type { FigmaDocument } from './figma-document.ts';
import { childrenOf, sizeOf, walkNodes } from './rest-node.ts';
import type {
  AssetRef,
  FramePicture,
  RestNode,
  Snapshot,
  SnapshotComponent,
  SnapshotComponentSet,
  SnapshotFrame,
  SnapshotVariables,
  SnapshotVariant,
} from './snapshot.ts';
import { findStateful, pickStates } from './state-variants.ts';
import { takeVariables } from './take-variables.ts';

/** What lies beside a document's JSON, by the id that the JSON has for it. */
export interface SnapshotExtras {
  readonly variables: SnapshotVariables | null;
  readonly images: Readonly<Record<string, AssetRef>>;
  readonly exports: Readonly<Record<string, AssetRef>>;
  /** Figma's own pictures by frame id. */
  readonly pictures: Readonly<Record<string, FramePicture>>;
}

/**
 * Takes the chosen frames out of a document, each once, in the order of `frameIds`.
 * @throws DocumentError where an id is not in the document or its frame has no size.
 */
export function takeSnapshot(
  document: FigmaDocument,
  frameIds: readonly string[],
  extras: SnapshotExtras,
): Snapshot {
  const places = findPlaces(document, new Set(frameIds));
  const frames = [...new Set(frameIds)].map((id) => takeFrame(id, places, extras));
  const chosen = collectReferences(frames.map((frame) => frame.node));
  const parts = takeComponents(document, chosen);
  const variants = takeVariants(document, chosen, parts);
  const references =
    variants.length === 0 ? chosen : collectReferences([...frames, ...variants].map(({ node }) => node));
  return {
    documentName: document.name,
    frames,
    ...parts,
    ...(variants.length === 0 ? {} : { variants }),
    styles: pick(document.styles, references.styleIds),
    variables: extras.variables && takeVariables(extras.variables, references),
    images: pick(extras.images, references.imageRefs),
    exports: pick(extras.exports, references.nodeIds),
  };
}

type Places = ReadonlyMap<string, { readonly node: RestNode; readonly page: string | null }>;

function findPlaces(document: FigmaDocument, ids: ReadonlySet<string>): Places {
  const places = new Map<string, { readonly node: RestNode; readonly page: string | null }>();
  for (const page of document.pages) {
    for (const node of walkNodes(page.nodes)) {
      if (ids.has(node.id) && !places.has(node.id)) places.set(node.id, { node, page: page.name });
    }
  }
  return places;
}

function takeFrame(id: string, places: Places, extras: SnapshotExtras): SnapshotFrame {
  const place = places.get(id);
  if (!place) throw new DocumentError('frame-unknown', `There is no layer ${id} in the document.`);
  const { node, page } = place;
  const { width, height } = sizeOf(node);
  // A rule drawn as a line in a component is 320 by 0 and still something to see.
  const isFlat = (width <= 0 || height <= 0) && childrenOf(node).length === 0;
  if (isFlat || (width <= 0 && height <= 0)) {
    throw new DocumentError(
      'frame-without-size',
      `The frame "${node.name.slice(0, 60)}" (${id}) has no size: it is ${width} by ${height} px.`,
    );
  }
  return { id, name: node.name, page, node, picture: own(extras.pictures, id) ?? null };
}

/** Main components that the maps do not name are told by their own layers, where those are in the document. */
function takeComponents(
  document: FigmaDocument,
  references: References,
): Pick<Snapshot, 'components' | 'componentSets'> {
  const { componentIds } = references;
  const known = { ...pick(document.components, componentIds) };
  const sets: Record<string, SnapshotComponentSet> = {};
  if ([...componentIds].some((id) => !own(known, id))) {
    const drawn = readDrawnComponents(document);
    Object.assign(sets, drawn.sets);
    for (const id of componentIds) {
      const component = drawn.components.get(id);
      if (component && !own(known, id)) known[id] = component;
    }
  }
  const setIds = new Set(componentIds);
  for (const { componentSetId } of Object.values(known)) if (componentSetId) setIds.add(componentSetId);
  return { components: known, componentSets: pick({ ...sets, ...document.componentSets }, setIds) };
}

/** Sets of libraries are in few documents; what is there of a set counts. */
function takeVariants(
  document: FigmaDocument,
  { componentIds }: References,
  { components, componentSets }: Pick<Snapshot, 'components' | 'componentSets'>,
): readonly SnapshotVariant[] {
  const used = findStateful([...componentIds], components);
  if (used.size === 0) return [];
  const places = [...document.pages.map(({ nodes }) => nodes), document.librarySets ?? []];
  return places.flatMap((nodes) =>
    [...walkNodes(nodes, ({ type }) => type !== 'INSTANCE')].flatMap((node) => {
      const chosen = node.type === 'COMPONENT_SET' ? used.get(node.id) : undefined;
      if (chosen === undefined) return [];
      const name = own(componentSets, node.id)?.name ?? node.name;
      return pickStates(childrenOf(node), chosen, name).map((variant) => ({ setId: node.id, node: variant }));
    }),
  );
}

function readDrawnComponents(document: FigmaDocument) {
  const components = new Map<string, SnapshotComponent>();
  const sets: Record<string, SnapshotComponentSet> = {};
  const read = (node: RestNode, componentSetId: string | null) =>
    components.set(node.id, { name: node.name, key: '', description: '', componentSetId });
  for (const { nodes } of document.pages) {
    for (const node of walkNodes(nodes)) {
      if (node.type === 'COMPONENT' && !components.has(node.id)) read(node, null);
      if (node.type !== 'COMPONENT_SET') continue;
      sets[node.id] = { name: node.name, key: '', description: '' };
      for (const child of childrenOf(node)) read(child, node.id);
    }
  }
  return { components, sets };
}

/** The entries with these keys; a design may well use the name of something every object has. */
function pick<Entry>(
  from: Readonly<Record<string, Entry>>,
  keys: ReadonlySet<string>,
): Readonly<Record<string, Entry>> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.has(key)));
}

function own<Entry>(from: Readonly<Record<string, Entry>>, key: string): Entry | undefined {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}
