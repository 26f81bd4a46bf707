/**
 * Fonts that readers' systems have and this one may lack: Arial, Times New Roman and Courier New, by their free twins
 * of the same widths. A page asks for them where a design's own font is missing, so without them it would be judged by
 * what the machine happens to have installed.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const twins = [
  ['Arial', 'arimo'],
  ['Times New Roman', 'tinos'],
  ['Courier New', 'cousine'],
] as const;

/** Addresses of font files by the local name they stand for. */
export type SystemFonts = ReadonlyMap<string, string>;

/** Reads the twins from the development packages, as `data:` addresses. */
export async function readSystemFonts(): Promise<SystemFonts> {
  const files = twins.flatMap(([name, twin]) => [
    [name, `${twin}/files/${twin}-latin-400-normal.woff2`] as const,
    [`${name} Bold`, `${twin}/files/${twin}-latin-700-normal.woff2`] as const,
  ]);
  return new Map(await Promise.all(files.map(async ([name, path]) => [name, await readFont(path)] as const)));
}

async function readFont(path: string): Promise<string> {
  const place = new URL(`../node_modules/@fontsource/${path}`, import.meta.url);
  return `data:font/woff2;base64,${(await readFile(fileURLToPath(place))).toString('base64')}`;
}

/** A page whose rules find the system's fonts by address, wherever they ask for them by name. */
export function withSystemFonts(html: string, fonts: SystemFonts): string {
  return html.replace(/local\(["']([^"']+)["']\)/g, (local, name: string) => {
    const address = fonts.get(name);
    return address === undefined ? local : `url(${address})`;
  });
}
