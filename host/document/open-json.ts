import type { Layer } from './layer.ts';

/** What a file says about something that nodes only point at. */
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

/** Reads a whole file's answer, a nodes answer or one bare node. */
export function openJson(json: unknown, name: string): OpenedJson {
  if (!isRecord(json)) throw new UnreadableDocument(`${name} holds no Figma document.`);
  const title = typeof json.name === 'string' && !isLayer(json) ? json.name : name;
  if (isLayer(json)) return opened(title, [{ document: json }]);
  if (isLayer(json.document)) return opened(title, [json]);
  if (isRecord(json.nodes)) {
    const answers = Object.values(json.nodes).filter(isRecord) as Answer[];
    if (answers.some(({ document }) => isLayer(document))) return opened(title, answers);
  }
  throw new UnreadableDocument(`${name} is JSON, but not a document of Figma's REST API.`);
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

/** Gives loose nodes a page to lie on, and pages a document. */
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
  return isRecord(value) && typeof value.id === 'string' && typeof value.type === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
