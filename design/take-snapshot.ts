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
import { findSetsInUse, selectStateVariants } from './variant-states.ts';

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
  const foundNodes = findNodes(document, new Set(frameIds));
  const frames = [...new Set(frameIds)].map((id) => takeFrame(id, foundNodes, extras));
  const chosen = collectReferences(frames.map((frame) => frame.node));
  const parts = takeComponents(document, chosen);
  const variants = takeVariants(document, chosen, parts);
  const drawn = [...frames, ...variants].map(({ node }) => node);
  const sources = takeSources(document, variants.length === 0 ? chosen : collectReferences(drawn));
  const references =
    variants.length === 0 && sources === null
      ? chosen
      : collectReferences([...drawn, ...Object.values(sources ?? {})]);
  return {
    documentName: document.name,
    frames,
    ...parts,
    ...(variants.length === 0 ? {} : { variants }),
    ...(sources === null ? {} : { sources }),
    styles: pick(document.styles, references.styleIds),
    variables: extras.variables && takeVariables(extras.variables, references),
    images: pick(extras.images, references.imageRefs),
    exports: pick(extras.exports, references.nodeIds),
  };
}

type FoundNodes = ReadonlyMap<string, { readonly node: RestNode; readonly page: string | null }>;

function findNodes(document: FigmaDocument, ids: ReadonlySet<string>): FoundNodes {
  const foundNodes = new Map<string, { readonly node: RestNode; readonly page: string | null }>();
  for (const page of document.pages) {
    for (const node of walkNodes(page.nodes)) {
      if (ids.has(node.id) && !foundNodes.has(node.id)) foundNodes.set(node.id, { node, page: page.name });
    }
  }
  return foundNodes;
}

function takeFrame(id: string, foundNodes: FoundNodes, extras: SnapshotExtras): SnapshotFrame {
  const found = foundNodes.get(id);
  if (!found) throw new DocumentError('frame-unknown', `There is no layer ${id} in the document.`);
  const { node, page } = found;
  const { width, height } = sizeOf(node);
  // A rule drawn as a line in a component is 320 by 0 and still something to see.
  const isFlat = (width <= 0 || height <= 0) && childrenOf(node).length === 0;
  if (isFlat || (width <= 0 && height <= 0)) {
    throw new DocumentError(
      'frame-without-size',
      `The frame "${node.name.slice(0, 60)}" (${id}) has no size: it is ${width} by ${height} px.`,
    );
  }
  return { id, name: node.name, page, node, picture: ownEntry(extras.pictures, id) ?? null };
}

/** Main components that the maps do not name are told by their own layers, where those are in the document. */
function takeComponents(
  document: FigmaDocument,
  references: References,
): Pick<Snapshot, 'components' | 'componentSets'> {
  const { componentIds } = references;
  const known = { ...pick(document.components, componentIds) };
  const sets: Record<string, SnapshotComponentSet> = {};
  if ([...componentIds].some((id) => !ownEntry(known, id))) {
    const drawn = readDrawnComponents(document);
    Object.assign(sets, drawn.sets);
    for (const id of componentIds) {
      const component = drawn.components.get(id);
      if (component && !ownEntry(known, id)) known[id] = component;
    }
  }
  const setIds = new Set(componentIds);
  for (const { componentSetId } of Object.values(known)) if (componentSetId) setIds.add(componentSetId);
  return { components: known, componentSets: pick({ ...sets, ...document.componentSets }, setIds) };
}

/** The layers that patterns repeat may lie anywhere in the document. */
function takeSources(
  document: FigmaDocument,
  { sourceIds }: References,
): Readonly<Record<string, RestNode>> | null {
  if (sourceIds.size === 0) return null;
  return Object.fromEntries([...findNodes(document, sourceIds)].map(([id, { node }]) => [id, node]));
}

/** Sets of libraries are in few documents; what is there of a set counts. */
function takeVariants(
  document: FigmaDocument,
  { componentIds }: References,
  { components, componentSets }: Pick<Snapshot, 'components' | 'componentSets'>,
): readonly SnapshotVariant[] {
  const used = findSetsInUse([...componentIds], components);
  if (used.size === 0) return [];
  const foundNodes = [...document.pages.map(({ nodes }) => nodes), document.librarySets ?? []];
  return foundNodes.flatMap((nodes) =>
    [...walkNodes(nodes, ({ type }) => type !== 'INSTANCE')].flatMap((node) => {
      const chosen = node.type === 'COMPONENT_SET' ? used.get(node.id) : undefined;
      if (chosen === undefined) return [];
      const name = ownEntry(componentSets, node.id)?.name ?? node.name;
      return selectStateVariants(childrenOf(node), chosen, name).map((variant) => ({
        setId: node.id,
        node: variant,
      }));
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

function ownEntry<Entry>(from: Readonly<Record<string, Entry>>, key: string): Entry | undefined {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}

/** The variables these layers use, those their values lead to, and the collections of all of them. */
function takeVariables(all: SnapshotVariables, references: References): SnapshotVariables {
  const variables = new Map<string, SnapshotVariables['variables'][string]>();
  const waiting = [...references.variableIds];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (variables.has(id) || !Object.hasOwn(all.variables, id)) continue;
    const variable = all.variables[id];
    if (!variable) continue;
    variables.set(id, variable);
    waiting.push(...aliasesIn(variable.valuesByMode));
  }
  const collectionIds = new Set(references.collectionIds);
  for (const { variableCollectionId } of variables.values()) collectionIds.add(variableCollectionId);
  return {
    variables: Object.fromEntries(variables),
    variableCollections: Object.fromEntries(
      Object.entries(all.variableCollections).filter(([id]) => collectionIds.has(id)),
    ),
  };
}

/** Ids of the variables that values point to. */
function aliasesIn(valuesByMode: unknown): readonly string[] {
  const found: string[] = [];
  const waiting: unknown[] = [valuesByMode];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if ('type' in value && value.type === 'VARIABLE_ALIAS' && 'id' in value && typeof value.id === 'string') {
      found.push(value.id);
    } else {
      for (const inner of Object.values(value)) waiting.push(inner);
    }
  }
  return found;
}
