/** A page with a place for a picture, in the stand-in for Figma, and OpenAI's stand-in on a port of its own. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import type { HostDocument } from '../../host/server/host-document.ts';
import { type OpenedHost, openHost, root } from '../host/open-host.ts';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { waitLimits } from '../wait-limits.ts';

/** What the layers of the page are, as far as a story asks. */
export interface StoryLayer {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size?: { readonly x: number; readonly y: number };
  readonly relativeTransform?: readonly (readonly number[])[];
  readonly fills?: readonly {
    readonly type: string;
    readonly visible?: boolean;
    readonly imageRef?: string;
    readonly scaleMode?: string;
    readonly imageTransform?: readonly (readonly number[])[];
  }[];
  readonly characters?: string;
  readonly pluginData?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly children?: readonly StoryLayer[];
}

export interface PictureStory extends OpenedHost {
  readonly models: ModelServer;
  open(command: string): Promise<Frame>;
  /** The layers of the page as they are now. */
  layers(): Promise<readonly StoryLayer[]>;
  /** A picture of the document by its hash. */
  picture(hash: string): Promise<Pixels>;
  /** The whole document as it would be opened again. */
  save(): Promise<string>;
  /** Opens a saved document anew. */
  reopen(json: string): Promise<OpenedHost>;
}

const paint = (r: number, g: number, b: number) => [
  { type: 'SOLID', blendMode: 'NORMAL', color: { r, g, b, a: 1 } },
];
const box = (x: number, y: number, width: number, height: number) => ({
  absoluteBoundingBox: { x, y, width, height },
  relativeTransform: [
    [1, 0, x],
    [0, 1, y],
  ],
  size: { x: width, y: height },
});
const plain = { blendMode: 'PASS_THROUGH', effects: [], strokes: [], strokeWeight: 1, strokeAlign: 'INSIDE' };

/** A dark page with a place for a picture and words beside it; another frame stands at its right. */
const page = {
  name: 'Bakery',
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [
      {
        id: '0:1',
        name: 'Page',
        type: 'CANVAS',
        backgroundColor: { r: 1, g: 1, b: 1, a: 1 },
        children: [
          {
            id: '1:1',
            name: 'Start page',
            type: 'FRAME',
            clipsContent: true,
            ...plain,
            ...box(0, 0, 800, 600),
            fills: paint(0.05, 0.05, 0.1),
            children: [
              {
                id: '1:2',
                name: 'Hero',
                type: 'RECTANGLE',
                ...plain,
                ...box(80, 60, 320, 180),
                fills: paint(0.8, 0.5, 0.3),
              },
              {
                id: '1:3',
                name: 'Headline',
                type: 'TEXT',
                ...plain,
                ...box(80, 300, 300, 24),
                fills: paint(1, 1, 1),
                characters: 'Fresh bread for you every morning',
                style: { fontFamily: 'Inter', fontWeight: 400, fontSize: 20, lineHeightPx: 24 },
                characterStyleOverrides: [],
                styleOverrideTable: {},
              },
            ],
          },
          {
            id: '1:4',
            name: 'Beside it',
            type: 'FRAME',
            clipsContent: true,
            ...plain,
            ...box(860, 0, 400, 600),
            fills: paint(1, 1, 1),
            children: [],
          },
        ],
      },
    ],
  },
  components: {},
  componentSets: {},
  styles: {},
};

/** Layers that lie on the page beside its frames, and the pictures in them by name. */
export interface BesidePage {
  readonly layers: readonly object[];
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/** A layer as REST tells it, of the page or beside it. */
export function layerAt(
  [x, y, width, height]: readonly [number, number, number, number],
  layer: {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly fills: readonly object[];
    readonly relativeTransform?: readonly (readonly number[])[];
  },
): object {
  return { ...plain, ...box(x, y, width, height), ...layer };
}

/** Opens the page, with the plugin allowed to ask the stand-in. */
export async function openPictureStory(
  browser: Browser,
  { layers, images }: BesidePage = { layers: [], images: new Map() },
): Promise<PictureStory> {
  const models = await startModelServer({ sdNextLetsPagesIn: true });
  const folder = await mkdtemp(join(tmpdir(), 'framewright-story-'));
  const manifestPath = await allowAddress(folder, new URL(models.url).origin);
  const open = (json: string) => {
    const readImage = async (ref: string) => images.get(ref) ?? null;
    const document = { name: 'Bakery', json, images: [...images.keys()], readImage };
    return openHost({ document, manifestPath, browser });
  };
  const host = await open(JSON.stringify(pageWith(layers)));
  host.page.setDefaultTimeout(waitLimits.change);
  return {
    ...host,
    models,
    open: async (command) => {
      await host.runCommand(command);
      return host.panel();
    },
    layers: () => layersOf(host),
    picture: async (hash) => {
      const base64 = await host.page.evaluate(async (wanted) => {
        const bytes = (await window.host?.images.load(wanted)) ?? [];
        return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''));
      }, hash);
      return readPng(Buffer.from(base64, 'base64'));
    },
    save: () => save(host),
    reopen: open,
    close: async () => {
      await host.close();
      await models.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The page as a file of its own, to be added to those of a story. */
export function pageFile(name: string): HostDocument {
  return { name, json: JSON.stringify({ ...page, name }) };
}

/** The layers of the page as one window of the file has them. */
export async function layersOf(host: OpenedHost): Promise<readonly StoryLayer[]> {
  const { document } = JSON.parse(await save(host)) as { document: StoryLayer };
  return document.children?.[0]?.children ?? [];
}

function pageWith(layers: readonly object[]): object {
  const [canvas] = page.document.children;
  const children = [...(canvas?.children ?? []), ...layers];
  return { ...page, document: { ...page.document, children: [{ ...canvas, children }] } };
}

/** What plugins keep in this browser, as JSON by key. */
export function storedIn({ page }: OpenedHost): Promise<readonly (readonly [key: string, value: string])[]> {
  return page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
      });
    const database = await done(indexedDB.open('host'));
    const store = database.transaction('client-storage').objectStore('client-storage');
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    database.close();
    return keys.map((key, at) => [key as string, JSON.stringify(values[at])] as const);
  });
}

/** The whole document as one window has it, as it would be opened again. */
export function save({ page: shown }: OpenedHost): Promise<string> {
  return shown.evaluate(() => {
    const { name = '', document, components, componentSets, styles } = window.host?.scene ?? {};
    return JSON.stringify({ name, document, components, componentSets, styles });
  });
}

/** The plugin beside a manifest that names one address more. */
export async function allowAddress(folder: string, ...addresses: readonly string[]): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8')) as {
    networkAccess: { devAllowedDomains: string[] };
  };
  manifest.networkAccess.devAllowedDomains.push(...addresses);
  await mkdir(join(folder, 'dist'));
  for (const file of ['dist/code.js', 'dist/ui.html']) await copyFile(join(root, file), join(folder, file));
  const path = join(folder, 'manifest.json');
  await writeFile(path, JSON.stringify(manifest));
  return path;
}
