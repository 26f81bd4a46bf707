import { collectReferences } from '#design/collect-references';
import { findImageFormat } from '#design/image-header';
import { openDocument } from '#design/open-document';
import { walkNodes } from '#design/rest-node';
import type { AssetRef, FramePicture, RestNode, SnapshotVariables } from '#design/snapshot';
import type { HostDocument } from '#host/server/host-document';
import type { CommandLine, Terminal } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { DesignSource, ReadExtras, WantedExtras } from './design-source.ts';
import { readFigmaAddress } from './figma-address.ts';
import { type FigmaApi, openFigmaApi } from './figma-api.ts';
import { readJson } from './read-bytes.ts';
import { findTruthScale } from './read-truth.ts';
import { readVariables } from './read-variables.ts';

/** The most ids in one address. */
const idsPerRequest = 100;
const downloadsAtOnce = 6;

/** Opens a file through Figma's REST API, with `FIGMA_TOKEN`; reads only the wanted frames where they are told by id. */
export async function openFigmaFile(
  address: string,
  line: CommandLine,
  terminal: Terminal,
): Promise<DesignSource> {
  const { fileKey, nodeId } = readFigmaAddress(address);
  const api = openApi(terminal);
  const wanted = line.list('frame').map((frame) => frame.replaceAll('-', ':'));
  const named = wanted.length > 0 ? wanted : nodeId ? [nodeId] : [];
  const byId = named.length > 0 && named.every((id) => /^I?\d+:\d+(?:;\d+:\d+)*$/.test(id));
  terminal.showProgress('Reading the file from Figma …');
  const path = byId
    ? `/v1/files/${fileKey}/nodes?ids=${encodeURIComponent(named.join(','))}&geometry=paths`
    : `/v1/files/${fileKey}?geometry=paths`;
  const answer = await api.getJson(path);
  const document = openDocument(answer, fileKey);
  const context = { api, fileKey, line, terminal };
  return {
    document,
    frameIds: nodeId ? [nodeId] : [],
    readExtras: (frames, extras) => readExtras(frames, extras, context),
    openForHost: () => openForHost(answer, document.name, context),
  };
}

/** Fills are read from Figma when the canvas shows them; vectors have their geometry in the answer. */
async function openForHost(answer: unknown, name: string, context: Context): Promise<HostDocument> {
  const notes: string[] = [];
  const variables = await findVariables(context, notes);
  for (const note of notes) context.terminal.notify(note);
  const fills = await findFills(context);
  return {
    name,
    json: JSON.stringify(answer),
    variables: variables && JSON.stringify({ meta: variables }),
    images: [...fills.keys()],
    readImage: async (ref) => {
      const url = fills.get(ref);
      return url === undefined ? null : context.api.getPicture(url);
    },
  };
}

/** Addresses by `imageRef` of all fills of the file; they last for about two weeks. */
async function findFills({ api, fileKey }: Context): Promise<ReadonlyMap<string, string>> {
  const answer = await api.getJson(`/v1/files/${fileKey}/images`);
  return textsIn(field(field(answer, 'meta'), 'images'));
}

interface Context {
  readonly api: FigmaApi;
  readonly fileKey: string;
  readonly line: CommandLine;
  readonly terminal: Terminal;
}

function openApi(terminal: Terminal): FigmaApi {
  const { environment } = terminal;
  const token = environment.FIGMA_TOKEN;
  if (!token) {
    throw new UsageError(
      'Reading from Figma needs a personal access token in FIGMA_TOKEN (Figma: Settings, Security, Personal access tokens).',
    );
  }
  const baseUrl = environment.FIGMA_BASE_URL || 'https://api.figma.com';
  if (!URL.canParse(baseUrl)) throw new UsageError(`FIGMA_BASE_URL is not an address: "${baseUrl}".`);
  return openFigmaApi({
    token,
    baseUrl,
    tries: 4,
    longestWait: 60_000,
    timeout: 120_000,
    notify: (message) => terminal.notify(message),
  });
}

async function readExtras(
  frames: readonly RestNode[],
  wanted: WantedExtras,
  context: Context,
): Promise<ReadExtras> {
  const notes: string[] = [];
  const variables = await findVariables(context, notes);
  const none = { extras: { variables, images: {}, exports: {}, pictures: {} }, assets: new Map(), notes };
  if (!wanted.pictures) return none;
  const assets = new Map<string, Uint8Array>();
  const images = await readFills(frames, context, assets, notes);
  const exports = await readExports(frames, context, assets, notes);
  const pictures = await readFramePictures(frames, context, assets, notes);
  return { extras: { variables, images, exports, pictures }, assets, notes };
}

/** Figma answers 403 where the plan or the token has no access to variables; the design goes on without names. */
async function findVariables(
  { api, fileKey, line }: Context,
  notes: string[],
): Promise<SnapshotVariables | null> {
  const path = line.text('variables');
  if (path !== null) return readVariables(await readJson(path), path);
  const answer = await api.getJson(`/v1/files/${fileKey}/variables/local`, [403, 404]);
  if (answer !== null) return readVariables(answer, 'The answer of Figma');
  notes.push(
    'Figma did not return the variables of this file (because of the plan or the token’s scope), so their names are unknown.',
  );
  return null;
}

type Assets = Map<string, Uint8Array>;

async function readFills(
  frames: readonly RestNode[],
  context: Context,
  assets: Assets,
  notes: string[],
): Promise<Record<string, AssetRef>> {
  const { imageRefs } = collectReferences(frames);
  if (imageRefs.size === 0) return {};
  const addresses = await findFills(context);
  const wanted = [...imageRefs].map((ref) => ({ id: ref, key: ref, url: addresses.get(ref) ?? null }));
  return download(wanted, 'images', context, assets, notes);
}

/** Shapes whose paths the answer does not hold: Figma draws them as SVG. */
async function readExports(
  frames: readonly RestNode[],
  context: Context,
  assets: Assets,
  notes: string[],
): Promise<Record<string, AssetRef>> {
  const ids = [...walkNodes(frames)].filter(lacksGeometry).map((node) => node.id);
  const addresses = await askForRenders(ids, 'format=svg', context);
  const wanted = ids.map((id) => ({ id, key: `${id}.svg`, url: addresses.get(id) ?? null }));
  return download(wanted, 'shapes', context, assets, notes);
}

/** Figma draws large frames smaller than asked for, so the scale is read from the picture. */
async function readFramePictures(
  frames: readonly RestNode[],
  context: Context,
  assets: Assets,
  notes: string[],
): Promise<Record<string, FramePicture>> {
  const ids = frames.map((frame) => frame.id);
  const addresses = await askForRenders(ids, 'format=png&scale=1&use_absolute_bounds=true', context);
  const wanted = ids.map((id) => ({ id, key: `${id}@1x.png`, url: addresses.get(id) ?? null }));
  const found = await download(wanted, 'images of frames', context, assets, notes);
  return Object.fromEntries(
    frames.flatMap((frame) => {
      const asset = found[frame.id];
      const bytes = asset && assets.get(asset.key);
      const scale = bytes ? findTruthScale(bytes, frame) : null;
      return asset && scale !== null ? [[frame.id, { asset, scale }]] : [];
    }),
  );
}

/** Addresses of what Figma draws, by node id. https://developers.figma.com/docs/rest-api/file-endpoints/#get-images-endpoint */
async function askForRenders(
  ids: readonly string[],
  query: string,
  { api, fileKey, terminal }: Context,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < ids.length; start += idsPerRequest) {
    const some = ids.slice(start, start + idsPerRequest);
    terminal.showProgress(`Waiting for Figma to draw ${start + some.length} of ${ids.length} …`);
    const answer = await api.getJson(
      `/v1/images/${fileKey}?ids=${encodeURIComponent(some.join(','))}&${query}`,
    );
    for (const [id, url] of textsIn(field(answer, 'images'))) found.set(id, url);
  }
  return found;
}

interface WantedPicture {
  readonly id: string;
  readonly key: string;
  readonly url: string | null;
}

async function download(
  wanted: readonly WantedPicture[],
  what: string,
  { api, terminal }: Context,
  assets: Assets,
  notes: string[],
): Promise<Record<string, AssetRef>> {
  const found = new Map<string, AssetRef>();
  const waiting = wanted.values();
  let done = 0;
  const work = async () => {
    for (const { id, key, url } of waiting) {
      const bytes = url === null ? null : await api.getPicture(url);
      const mime = bytes && findImageFormat(bytes);
      if (bytes && mime) {
        found.set(id, { key, mime });
        assets.set(key, bytes);
      }
      terminal.showProgress(`Reading ${what}: ${++done} of ${wanted.length}`);
    }
  };
  await Promise.all(Array.from({ length: downloadsAtOnce }, work));
  const missing = wanted.length - found.size;
  if (missing > 0) notes.push(`Figma did not return ${missing} of ${wanted.length} ${what}.`);
  return Object.fromEntries(found);
}

const shapeTypes: ReadonlySet<string> = new Set([
  'VECTOR',
  'BOOLEAN_OPERATION',
  'STAR',
  'REGULAR_POLYGON',
  'LINE',
]);

function lacksGeometry(node: RestNode): boolean {
  if (!shapeTypes.has(node.type) || ('visible' in node && node.visible === false)) return false;
  return !isFilled(field(node, 'fillGeometry')) && !isFilled(field(node, 'strokeGeometry'));
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textsIn(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
