import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One file of a font beyond Inter, for documents that are set in it. */
export interface HostFont {
  readonly family: string;
  /** 100 to 900. */
  readonly weight: number;
  readonly italic: boolean;
  /** Path of a WOFF2 file. */
  readonly path: string;
  /**
   * The characters the file is for, as CSS writes them.
   * @default all
   */
  readonly unicodeRange?: string;
}

/** The families that npm's `@fontsource` packages have in this `node_modules`; none where there are no such packages. */
export async function installedFonts(packages: string): Promise<readonly HostFont[]> {
  const scope = join(packages, '@fontsource');
  const families = await readdir(scope).catch(() => []);
  const found = await Promise.all(families.map((family) => fontsOf(join(scope, family))));
  return found.flat();
}

async function fontsOf(folder: string): Promise<readonly HostFont[]> {
  const names = await readdir(folder).catch(() => []);
  const sheets = names.filter((name) => /^\d+(-italic)?\.css$/.test(name));
  const texts = await Promise.all(sheets.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((css) =>
    [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rule = '']) => faceOf(folder, rule)),
  );
}

function faceOf(folder: string, rule: string): HostFont[] {
  const value = (name: string): string => new RegExp(`${name}:\\s*([^;]+)`).exec(rule)?.[1]?.trim() ?? '';
  const file = /url\(([^)]+\.woff2)\)/.exec(rule)?.[1];
  if (file === undefined) return [];
  const unicodeRange = value('unicode-range');
  return [
    {
      family: value('font-family').replace(/['"]/g, ''),
      weight: Number(value('font-weight')),
      italic: value('font-style') === 'italic',
      path: join(folder, file),
      ...(unicodeRange === '' ? {} : { unicodeRange }),
    },
  ];
}
