import type { Layer } from './layer.ts';

/** The definition of something that nodes only refer to. */
export interface Described {
  readonly name: string;
  readonly key?: string;
  readonly description?: string;
  readonly remote?: boolean;
  readonly componentSetId?: string;
  readonly styleType?: string;
  readonly [field: string]: unknown;
}

export interface OpenedJson {
  readonly name: string;
  readonly document: Layer;
  readonly components: Record<string, Described>;
  readonly componentSets: Record<string, Described>;
  readonly styles: Record<string, Described>;
}

/** The file is not one that Figma's REST API answers; the message is one plain sentence. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

type Answer = Partial<Pick<OpenedJson, 'components' | 'componentSets' | 'styles'>> & {
  readonly document?: unknown;
};

/**
 * Reads the answer of the files or nodes endpoint, or one bare node. Errors have the same sentences as those
 * of the command line.
 */
export function openJson(json: unknown, name: string): OpenedJson {
  if (!isRecord(json))
    throw new UnreadableDocument(`"${name}" is not a Figma document: its JSON is not an object.`);
  const answers = findAnswers(json);
  if (!answers.every(({ document }) => isComplete(document)))
    throw new UnreadableDocument(describe(json, name));
  if (answers.length === 0)
    throw new UnreadableDocument(`"${name}" has no frames: there is nothing to make code of.`);
  const title = typeof json.name === 'string' && json.name !== '' && !isLayer(json) ? json.name : name;
  return opened(title, answers);
}

function findAnswers(json: Record<string, unknown>): readonly Answer[] {
  if (isRecord(json.document)) return [json];
  return isRecord(json.nodes) ? Object.values(json.nodes).filter(isRecord) : [{ document: json }];
}

/** Whether a layer and all inside it have what every layer has. */
function isComplete(root: unknown): boolean {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const layer = waiting.pop();
    if (!isLayer(layer)) return false;
    const children: unknown = layer.children ?? [];
    if (!Array.isArray(children)) return false;
    for (const child of children as readonly unknown[]) waiting.push(child);
  }
  return true;
}

function describe(json: Record<string, unknown>, name: string): string {
  const refusal = json.err ?? json.message;
  if (typeof json.status === 'number' && typeof refusal === 'string' && !isRecord(json.document))
    return `"${name}" is not a document but Figma's refusal: ${json.status}, ${refusal}.`;
  return `"${name}" is not a Figma document: it has none of the forms in which Figma's REST API answers.`;
}

function opened(name: string, answers: readonly Answer[]): OpenedJson {
  const layers = answers.flatMap(({ document }) => (isLayer(document) ? [document] : []));
  return {
    name,
    // REST calls every document "Document"; a plugin sees the file's name.
    document: { ...documentOf(layers), name },
    components: Object.assign(
      {},
      ...answers.map((answer) => answer.components ?? {}),
    ) as OpenedJson['components'],
    componentSets: Object.assign(
      {},
      ...answers.map((answer) => answer.componentSets ?? {}),
    ) as OpenedJson['componentSets'],
    styles: Object.assign({}, ...answers.map((answer) => answer.styles ?? {})) as OpenedJson['styles'],
  };
}

/** Puts single nodes on a page, and pages into a document. */
function documentOf(layers: readonly Layer[]): Layer {
  const document = layers.find(({ type }) => type === 'DOCUMENT');
  if (document) return document;
  const pages = layers.filter(({ type }) => type === 'CANVAS');
  const loose = layers.filter(({ type }) => type !== 'CANVAS');
  const page: Layer = { id: '0:1', name: 'Page 1', type: 'CANVAS', children: loose };
  return {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: loose.length > 0 ? [page, ...pages] : pages,
  };
}

function isLayer(value: unknown): value is Layer {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.type === 'string' &&
    typeof value.name === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
