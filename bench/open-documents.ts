/** The documents that figures are computed on: our examples, and the real ones of `../shared/corpus` where they are. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { findTruthScale } from '#cli/source/read-truth';
import { findPictureFiles, readPictures } from '#cli/source/read-pictures';
import { readVariables } from '#cli/source/read-variables';
import { collectReferences } from '#design/collect-references';
import type { FigmaDocument } from '#design/figma-document';
import { framesOf, getFrame } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import { childrenOf, sizeOf, walkNodes } from '#design/rest-node';
import type { AssetBytes, RestNode, Snapshot, SnapshotVariables } from '#design/snapshot';
import { takeSnapshot } from '#design/take-snapshot';
import { readVariantNames } from '#insight/audit/variant-names';

export interface BenchDocument {
  readonly name: string;
  /** What a person could select, each with a size. */
  readonly frames: readonly RestNode[];
  /** Pictures of frames that others drew, the truth first. */
  readonly pictures: readonly TruePicture[];
  readonly assets: AssetBytes;
  /** All of the file, also those that no layer uses. */
  readonly variables: SnapshotVariables | null;
  /** Names of all variants by component set id. */
  readonly variantNames: ReadonlyMap<string, readonly string[]>;
  takeSnapshot(frames: readonly RestNode[]): Snapshot;
}

export interface TruePicture {
  readonly frame: RestNode;
  /** Figma itself, or an independent renderer. */
  readonly by: 'figma' | 'renderer';
  readonly path: string;
  /** Device pixels per px. */
  readonly scale: number;
}

export interface OpenedDocuments {
  readonly documents: readonly BenchDocument[];
  /** What could not be had, a sentence each. */
  readonly notes: readonly string[];
}

const root = join(import.meta.dirname, '..');
const places = [join(root, 'examples'), join(root, '../shared/corpus')];

/** Opens all documents, or the one with this name. */
export async function openDocuments(only: string | null): Promise<OpenedDocuments> {
  const { paths, notes } = await listDocuments(only);
  const documents: BenchDocument[] = [];
  for (const path of paths) documents.push(await openFolder(dirname(path), basename(path)));
  return { documents: withUniqueNames(documents), notes };
}

/** Folders of all documents, or of those with this name, which may say `corpus/` or `examples/` before it. */
export async function listDocuments(
  only: string | null,
): Promise<{ readonly paths: readonly string[]; readonly notes: readonly string[] }> {
  const notes: string[] = [];
  const paths: string[] = [];
  for (const place of places) {
    if (!existsSync(place)) {
      notes.push(
        `The real documents of ../shared/${basename(place)} are not here, so only the examples count.`,
      );
      continue;
    }
    for (const name of (await readdir(place)).sort()) {
      const isWanted = only === null || only === name || `${basename(place)}/${name}` === only;
      if (isWanted && existsSync(join(place, name, 'figma.json'))) paths.push(join(place, name));
    }
  }
  return { paths, notes };
}

async function openFolder(place: string, name: string): Promise<BenchDocument> {
  const folder = join(place, name);
  const document = openDocument(await readJsonFile(join(folder, 'figma.json')), name);
  const variablesPath = join(folder, 'variables.json');
  const variables = existsSync(variablesPath)
    ? readVariables(await readJsonFile(variablesPath), variablesPath)
    : null;
  const frames = document.pages.flatMap(({ nodes }) => framesOf(nodes)).filter(hasSize);
  const folders = ['images', 'exports'].map((part) => join(folder, part)).filter((path) => existsSync(path));
  const { images, exports, assets } = await readPictures(
    await findPictureFiles(folders, collectReferences(frames)),
  );
  return {
    name,
    frames,
    pictures: [
      ...(await findTruths(document, join(folder, 'figma-png'), 'figma')),
      ...(await findTruths(document, join(folder, 'render'), 'renderer')),
    ],
    assets,
    variables,
    variantNames: readVariantNames(document),
    takeSnapshot: (chosen) =>
      takeSnapshot(
        document,
        chosen.map(({ id }) => id),
        { variables, images, exports, pictures: {} },
      ),
  };
}

/** An example and a real document may share a name; the figures must not mix them. */
function withUniqueNames(documents: readonly BenchDocument[]): readonly BenchDocument[] {
  const seen = new Set<string>();
  return documents.map((document) => {
    const name = seen.has(document.name) ? `corpus/${document.name}` : document.name;
    seen.add(name);
    return { ...document, name };
  });
}

async function readJsonFile(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** As a person can select it: a line drawn in a frame may make that frame flat, an empty frame may not be. */
function hasSize(node: RestNode): boolean {
  const { width, height } = sizeOf(node);
  return (width > 0 && height > 0) || ((width > 0 || height > 0) && childrenOf(node).length > 0);
}

async function findTruths(
  document: FigmaDocument,
  folder: string,
  by: TruePicture['by'],
): Promise<readonly TruePicture[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
  const pictures = await Promise.all(
    names.map(async (name) => {
      const id = name.replace(/@.*$/, '').replaceAll('-', ':');
      const frame = getFrame(document, id);
      const path = join(folder, name);
      const told = Number(/@([\d.]+)x/.exec(name)?.[1] ?? 1);
      return { frame, by, path, scale: findTruthScale(await readFile(path), frame) ?? told };
    }),
  );
  return pictures;
}

/** How many layers a frame holds, itself included. */
export function countNodes(frame: RestNode): number {
  let count = 0;
  for (const _node of walkNodes([frame])) count += 1;
  return count;
}

/** Frames large enough to be a page or a screen: the ones that boxes are measured on. */
export function isScreen(frame: RestNode): boolean {
  const { width, height } = sizeOf(frame);
  return frame.type !== 'SECTION' && width >= 300 && height >= 300 && countNodes(frame) >= 8;
}

/** The most frames of one document that are measured in a browser. */
const most = { quick: 2, full: 24 };

/** Screens evenly over the document, so that no page of it is forgotten; those with a true picture always. */
export function chooseFrames({ frames, pictures }: BenchDocument, quick: boolean): readonly RestNode[] {
  const screens = frames.filter(isScreen);
  const limit = quick ? most.quick : most.full;
  const pictured = new Set(pictures.map(({ frame }) => frame.id));
  const step = Math.max(1, screens.length / limit);
  const chosen = new Set(
    Array.from({ length: Math.min(limit, screens.length) }, (_, index) => Math.floor(index * step)),
  );
  return screens.filter((frame, index) => chosen.has(index) || pictured.has(frame.id));
}
