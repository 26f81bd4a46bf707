/** The gold code of `bench/gold-code/`: which page of which example each folder is, as its `gold.json` says. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestNode } from '#design/snapshot';
import { isScreen, type BenchDocument } from '../open-documents.ts';

export interface GoldProject {
  readonly name: string;
  readonly folder: string;
  /** The name of its document under `examples/`. */
  readonly document: string;
  /** Empty where the first screen of the document is the page. */
  readonly pages: readonly GoldPage[];
}

export interface GoldPage {
  /** Ids or names of its frames, the widest first. */
  readonly frames: readonly string[];
  /** @default src/App.tsx */
  readonly file: string;
}

/** A page with the frames it is drawn as. */
export interface DrawnPage {
  readonly frames: readonly RestNode[];
  readonly file: string;
}

const folderOfGold = join(import.meta.dirname, '../gold-code');
const appFile = 'src/App.tsx';

/** Lists every folder with code in it. */
export async function listGoldProjects(folder = folderOfGold): Promise<readonly GoldProject[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const withCode = names.sort().filter((name) => existsSync(join(folder, name, 'src')));
  return Promise.all(withCode.map((name) => readGoldProject(join(folder, name), name)));
}

async function readGoldProject(folder: string, name: string): Promise<GoldProject> {
  const path = join(folder, 'gold.json');
  const value: unknown = existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : {};
  const refuse = (what: string): never => {
    throw new Error(`${name}/gold.json: ${what}`);
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('It is no object.');
  const { document = name, pages = [] } = value as { readonly document?: unknown; readonly pages?: unknown };
  if (typeof document !== 'string') return refuse('"document" is no name.');
  if (!Array.isArray(pages)) return refuse('"pages" is no list.');
  return {
    name,
    folder,
    document,
    pages: (pages as readonly unknown[]).map((page) => readPage(page, refuse)),
  };
}

function readPage(value: unknown, refuse: (what: string) => never): GoldPage {
  const { frames, file = appFile } = (value ?? {}) as { readonly frames?: unknown; readonly file?: unknown };
  if (typeof file !== 'string') return refuse('"file" of a page is no path.');
  if (!Array.isArray(frames) || frames.length === 0 || !frames.every((frame) => typeof frame === 'string'))
    return refuse('"frames" of a page is no list of ids or names.');
  return { frames, file };
}

/** The frames of each page; throws where the document has no such frame. */
export function findDrawnPages(gold: GoldProject, document: BenchDocument): readonly DrawnPage[] {
  if (gold.pages.length === 0) {
    const first = document.frames.find(isScreen);
    if (!first) throw new Error(`${gold.document} has no screen.`);
    return [{ frames: [first], file: appFile }];
  }
  return gold.pages.map(({ frames, file }) => ({
    file,
    frames: frames.map((wanted) => {
      const found = document.frames.find(({ id, name }) => id === wanted || name === wanted);
      if (!found) throw new Error(`${gold.document} has no frame "${wanted}".`);
      return found;
    }),
  }));
}
