/**
 * Parsed JSON in, a document out: a file answer, a nodes answer, the answer of `exportAsync` or one bare node of
 * Figma's REST API. It checks that every layer has what all layers have, so that later steps may rely on it; what
 * the layers say is read in `read-design.ts`. https://developers.figma.com/docs/rest-api/file-endpoints/
 */
import { DocumentError } from './document-error.ts';
import type { FigmaDocument, FigmaPage } from './figma-document.ts';
import { isFrame } from './rest-node.ts';
import type { RestNode, SnapshotComponent, SnapshotComponentSet, SnapshotStyle } from './snapshot.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Makes a document of what Figma's REST API answered.
 * @param name What to call the document where the JSON does not say.
 * @throws DocumentError where the JSON is not Figma's or has no frame.
 */
export function openDocument(json: unknown, name: string): FigmaDocument {
  if (!isObject(json)) {
    throw new DocumentError('not-an-object', `"${name}" is not a Figma document: its JSON is not an object.`);
  }
  const parts = findParts(json, name);
  const document = {
    name: typeof json.name === 'string' && parts.named && json.name !== '' ? json.name : name,
    pages: readPages(parts.roots),
    components: mergeMaps(parts.answers, 'components', readComponent),
    componentSets: mergeMaps(parts.answers, 'componentSets', readComponentSet),
    styles: mergeMaps(parts.answers, 'styles', readStyle),
    ...readLibrarySets(parts.answers, name),
  };
  if (!document.pages.some(hasFrame)) {
    throw new DocumentError('no-frames', `"${name}" has no frames: there is nothing to make code of.`);
  }
  return document;
}

interface DocumentParts {
  readonly roots: readonly RestNode[];
  /** The objects that hold the maps of components and styles. */
  readonly answers: readonly JsonObject[];
  /** Whether the JSON's own `name` is the document's, not a layer's. */
  readonly named: boolean;
}

function findParts(json: JsonObject, name: string): DocumentParts {
  if (isObject(json.document)) {
    return { roots: [checkNodes(json.document, name)], answers: [json], named: true };
  }
  if (isObject(json.nodes)) {
    const answers = Object.values(json.nodes).filter(isObject);
    return { roots: answers.map((answer) => checkNodes(answer.document, name)), answers, named: true };
  }
  const refusal = json.err ?? json.message;
  if (typeof json.status === 'number' && typeof refusal === 'string') {
    throw new DocumentError(
      'refused-by-figma',
      `"${name}" is not a document but Figma's refusal: ${json.status}, ${refusal}.`,
    );
  }
  return { roots: [checkNodes(json, name)], answers: [], named: false };
}

/** Only our own reader of `.fig` files provides them. */
function readLibrarySets(answers: readonly JsonObject[], name: string): Pick<FigmaDocument, 'librarySets'> {
  const sets = answers.flatMap(({ librarySets }) =>
    Array.isArray(librarySets) ? (librarySets as readonly unknown[]) : [],
  );
  return sets.length === 0 ? {} : { librarySets: sets.map((set) => checkNodes(set, name)) };
}

/** Layers that came without their page share one that has no name. */
function readPages(roots: readonly RestNode[]): readonly FigmaPage[] {
  const pages = roots.flatMap((root) => (root.type === 'DOCUMENT' ? root.children : [])).map(toPage);
  const canvases = roots.filter((root) => root.type === 'CANVAS').map(toPage);
  const nodes = roots.filter((root) => root.type !== 'DOCUMENT' && root.type !== 'CANVAS');
  return [...pages, ...canvases, ...(nodes.length > 0 ? [{ id: null, name: null, nodes }] : [])];
}

function toPage(canvas: RestNode & { readonly children?: readonly RestNode[] }): FigmaPage {
  return { id: canvas.id, name: canvas.name, nodes: canvas.children ?? [] };
}

function hasFrame(page: FigmaPage): boolean {
  return page.nodes.some(isFrame);
}

/** Walks all layers once, so that an invalid file is reported here and not by a crash later. */
function checkNodes(root: unknown, name: string): RestNode {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!isNode(node)) throw notFigma(name);
    if (node.children === undefined) continue;
    if (!Array.isArray(node.children)) throw notFigma(name);
    for (const child of node.children as readonly unknown[]) waiting.push(child);
  }
  return root as RestNode; // Checked above as far as Figma's types have fields in common.
}

function isNode(value: unknown): value is JsonObject {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    typeof value.type === 'string' &&
    typeof value.name === 'string'
  );
}

function notFigma(name: string): DocumentError {
  return new DocumentError(
    'not-figma',
    `"${name}" is not a Figma document: it has none of the forms in which Figma's REST API answers.`,
  );
}

function mergeMaps<Entry>(
  answers: readonly JsonObject[],
  field: string,
  readEntry: (entry: JsonObject) => Entry,
): Readonly<Record<string, Entry>> {
  return Object.fromEntries(
    answers.flatMap((answer) => {
      const map = answer[field];
      if (!isObject(map)) return [];
      return Object.entries(map).flatMap(([id, entry]) => (isObject(entry) ? [[id, readEntry(entry)]] : []));
    }),
  ); // fromEntries forgets the pair type that flatMap inferred.
}

function readComponent(entry: JsonObject): SnapshotComponent {
  const setId = entry.componentSetId;
  return { ...readComponentSet(entry), componentSetId: typeof setId === 'string' ? setId : null };
}

function readComponentSet(entry: JsonObject): SnapshotComponentSet {
  return { name: toText(entry.name), key: toText(entry.key), description: toText(entry.description) };
}

function readStyle(entry: JsonObject): SnapshotStyle {
  const kind = entry.styleType ?? entry.style_type;
  return {
    name: toText(entry.name),
    kind: kind === 'TEXT' || kind === 'EFFECT' || kind === 'GRID' ? kind : 'FILL',
  };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
