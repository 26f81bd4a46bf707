const kinds = /\.(?:tsx|ts|css|html)$/;

// Names that Windows keeps for devices, whatever their extension.
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const longest = 160;

/**
 * The place of a model's file in the project, or `null` where it has none: paths that leave the folder, odd names
 * and kinds of files that nobody asked for. A path that misses only its folder or its case means the draft's file.
 */
export function findPath(written: string, draftPaths: readonly string[]): string | null {
  const path = clean(written);
  if (path === null || !kinds.test(path)) return null;
  if (draftPaths.includes(path)) return path;
  const meant = draftPaths.filter((draft) => `/${draft}`.toLowerCase().endsWith(`/${path}`.toLowerCase()));
  return meant.length === 1 ? (meant[0] ?? null) : path;
}

function clean(written: string): string | null {
  const parts = written
    .trim()
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const path = parts.join('/');
  const isSound = parts.every((part) => /^[\w@$()[\]-][\w@$()[\].-]*$/.test(part) && !reserved.test(part));
  return isSound && path.length > 0 && path.length <= longest ? path : null;
}
