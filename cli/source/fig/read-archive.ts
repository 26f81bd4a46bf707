import { unzipSync } from 'fflate';
import { UsageError } from '../../usage-error.ts';

/** The useful entries of the zip format of newer `.fig` files. */
export interface FigArchive {
  readonly canvas: Uint8Array;
  /** `meta.json`, where it is there. */
  readonly meta: Uint8Array | null;
  /** The files of `images/` by the hashes that name them. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/** Bytes that a document with all its pictures may unpack to. */
export const maxUnpackedBytes = 1_500_000_000;
/** Deflate cannot compress more than this; an entry with a higher ratio has a wrong size. */
const maxCompressionRatio = 1040;

/** Unpacks a zip, and of it only what a `.fig` file has; names in it never become paths. */
export function readArchive(bytes: Uint8Array, name: string): FigArchive {
  const files = new Map(Object.entries(unzip(bytes, name)));
  const canvas = [...files].find(([path]) => isCanvas(path))?.[1];
  if (canvas === undefined) {
    throw new UsageError(`"${name}" is a zip archive, but no .fig file: there is no canvas in it.`);
  }
  const images = [...files].flatMap(([path, content]) => {
    const hash = hashIn(path);
    return hash === null ? [] : [[hash, content] as const];
  });
  return { canvas, meta: files.get('meta.json') ?? null, images: new Map(images) };
}

function unzip(bytes: Uint8Array, name: string): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name: path, size, originalSize }) => {
        if (!isCanvas(path) && path !== 'meta.json' && hashIn(path) === null) return false;
        total += originalSize;
        if (total > maxUnpackedBytes || originalSize > size * maxCompressionRatio + 1024)
          throw tooLargeError(name);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`"${name}" is damaged or incomplete: its zip archive cannot be unpacked.`);
  }
}

/** The sentence for a file that unpacks to more than it may. */
export function tooLargeError(name: string): UsageError {
  return new UsageError(
    `"${name}" is too large to read: it unpacks to more than ${maxUnpackedBytes / 1e9} GB.`,
  );
}

function isCanvas(path: string): boolean {
  return path === 'canvas.fig' || path.endsWith('/canvas.fig');
}

function hashIn(path: string): string | null {
  return /^images\/([0-9a-f]{8,64})(?:\.\w+)?$/i.exec(path)?.[1]?.toLowerCase() ?? null;
}
