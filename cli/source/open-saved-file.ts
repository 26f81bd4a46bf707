import { readFile } from 'node:fs/promises';
import { basename, dirname, parse, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { collectReferences } from '#design/collect-references';
import type { FigmaDocument } from '#design/figma-document';
import { openDocument } from '#design/open-document';
import type { RestNode, SnapshotVariables } from '#design/snapshot';
import type { HostDocument } from '#host/server/host-document';
import type { CommandLine } from '../command.ts';
import type { DesignSource, ReadExtras, WantedExtras } from './design-source.ts';
import { parseJson, readBytes, readJson } from './read-bytes.ts';
import { findPictureFiles, readPictures } from './read-pictures.ts';
import { readVariables } from './read-variables.ts';

/** Opens REST JSON or a `.fig` file that lies on the disk, or comes in by `-`. */
export async function openSavedFile(file: string, line: CommandLine): Promise<DesignSource> {
  const bytes = file === '-' ? await buffer(process.stdin) : await readBytes(file);
  limitHeapGrowth(bytes.length);
  if (looksLikeFig(bytes, file)) {
    // Loaded late, because JSON does not need its decoder.
    const { openFigFile } = await import('./fig/open-fig-file.ts');
    return openFigFile(bytes, file, nameOf(file), line);
  }
  const document = openDocument(parseJson(bytes, file), nameOf(file));
  return {
    document,
    frameIds: [],
    readExtras: (frames, wanted) => readExtras(frames, wanted, line),
    openForHost: () => openForHost(document, bytes, line),
  };
}

async function openForHost(
  document: FigmaDocument,
  json: Uint8Array,
  line: CommandLine,
): Promise<HostDocument> {
  const variables = await findVariables(line);
  const references = collectReferences(document.pages.flatMap((page) => page.nodes));
  const { images, exports } = await findPictureFiles(line.list('images'), references);
  const files = new Map([...exports].map(([id, path]) => [basename(path), { id, path }]));
  const read = (path: string | undefined) => (path === undefined ? null : readFile(path));
  return {
    name: document.name,
    json,
    variables: variables && JSON.stringify({ meta: variables }),
    images: [...images.keys()],
    readImage: async (ref) => read(images.get(ref)),
    exports: Object.fromEntries([...files].map(([file, { id }]) => [id, file])),
    readExport: async (file) => read(files.get(file)?.path),
  };
}

async function readExtras(
  frames: readonly RestNode[],
  wanted: WantedExtras,
  line: CommandLine,
): Promise<ReadExtras> {
  const variables = await findVariables(line);
  const folders = wanted.pictures ? line.list('images') : [];
  const listed = await findPictureFiles(folders, collectReferences(frames));
  const { images, exports, assets, notes } = await readPictures(listed);
  return { extras: { variables, images, exports, pictures: {} }, assets, notes };
}

async function findVariables(line: CommandLine): Promise<SnapshotVariables | null> {
  const path = line.text('variables');
  return path === null ? null : readVariables(await readJson(path), path);
}

/** By its name, or its first bytes: the canvas alone, or a zip around it. */
function looksLikeFig(bytes: Uint8Array, file: string): boolean {
  return (
    /\.fig$/i.test(file) || /^(?:fig-|PK\u0003\u0004)/.test(String.fromCharCode(...bytes.subarray(0, 4)))
  );
}

/** A file named `figma.json`, as the API's answers mostly are, is told by its folder. */
function nameOf(file: string): string {
  if (file === '-') return 'Design';
  const { name } = parse(file);
  return name === 'figma' ? basename(dirname(resolve(file))) || name : name;
}

/** Bytes of a file from which on its design is one that fills the memory. */
const largeFileBytes = 16e6;

/**
 * Of a large design only a quarter of what lies in memory is in use at any time; Node collects the rest late, to save
 * time. So little more is kept than is in use: 50,000 layers take less than 1 GB, and no more time.
 */
function limitHeapGrowth(bytes: number): void {
  if (bytes > largeFileBytes) setFlagsFromString('--heap-growing-percent=12');
}
