import { basename, dirname, parse, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { collectReferences } from '#design/collect-references';
import { openDocument } from '#design/open-document';
import type { RestNode } from '#design/snapshot';
import type { CommandLine } from '../read-command-line.ts';
import { UsageError } from '../usage-error.ts';
import type { DesignSource, ReadExtras, WantedExtras } from './design-source.ts';
import { readPictures } from './read-pictures.ts';
import { parseJson, readBytes, readJson } from './read-bytes.ts';
import { readVariables } from './read-variables.ts';

/** Opens REST JSON that lies on the disk, or comes in by `-`. */
export async function openSavedFile(file: string, line: CommandLine): Promise<DesignSource> {
  const bytes = file === '-' ? await buffer(process.stdin) : await readBytes(file);
  if (isFigFile(bytes)) {
    throw new UsageError(
      `"${file}" is a .fig file, which this version cannot read yet; save the answer of GET /v1/files/KEY and open that.`,
    );
  }
  const document = openDocument(parseJson(bytes, file), nameOf(file));
  return { document, frameIds: [], readExtras: (frames, wanted) => readExtras(frames, wanted, line) };
}

async function readExtras(
  frames: readonly RestNode[],
  wanted: WantedExtras,
  line: CommandLine,
): Promise<ReadExtras> {
  const path = line.text('variables');
  const variables = path === null ? null : readVariables(await readJson(path), path);
  const folders = wanted.pictures ? line.list('images') : [];
  const { images, exports, assets, notes } = await readPictures(folders, collectReferences(frames));
  return { extras: { variables, images, exports, pictures: {} }, assets, notes };
}

/** Both kinds of `.fig`: the canvas alone, and a zip around it. */
function isFigFile(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  return head.startsWith('fig-kiwi') || head.startsWith('PK\u0003\u0004');
}

/** A file named `figma.json`, as the API's answers mostly are, is told by its folder. */
function nameOf(file: string): string {
  if (file === '-') return 'Design';
  const { name } = parse(file);
  return name === 'figma' ? basename(dirname(resolve(file))) || name : name;
}
