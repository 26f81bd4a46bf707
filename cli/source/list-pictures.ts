import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { References } from '#design/collect-references';
import { UsageError } from '../usage-error.ts';

/** Where the pictures lie that some layers refer to. */
export interface ListedPictures {
  /** Paths by `imageRef`. */
  readonly images: ReadonlyMap<string, string>;
  /** Paths by node id. */
  readonly exports: ReadonlyMap<string, string>;
}

/**
 * Finds those files of the folders that the layers refer to: fills named by their `imageRef` with or without an
 * extension, exports named by the id of their layer (`1-2.svg`, `1-2.png`; SVG goes first).
 */
export async function listPictures(
  folders: readonly string[],
  references: Pick<References, 'imageRefs' | 'nodeIds'>,
): Promise<ListedPictures> {
  const images = new Map<string, string>();
  const exports = new Map<string, string>();
  for (const path of (await Promise.all(folders.map(listFiles))).flat()) {
    const { base, name, ext } = parse(path);
    const ref = references.imageRefs.has(base) ? base : name;
    if (references.imageRefs.has(ref)) {
      images.set(ref, path);
      continue;
    }
    const nodeId = name.replaceAll('-', ':');
    if (!references.nodeIds.has(nodeId)) continue;
    if (ext.toLowerCase() === '.svg' || !exports.has(nodeId)) exports.set(nodeId, path);
  }
  return { images, exports };
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(folder, entry.name))
      .sort();
  } catch {
    throw new UsageError(`There is no folder "${folder}" to read images from.`);
  }
}
