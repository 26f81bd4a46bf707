/** The fonts of the examples as `@font-face` rules with their bytes inside, so that no machine's own fonts get in. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

interface FontFile {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly path: string;
}

const interFaces: Readonly<Record<string, number>> = {
  Regular: 400,
  Medium: 500,
  SemiBold: 600,
  Bold: 700,
};

const files: readonly FontFile[] = [
  ...Object.entries(interFaces).map(([face, weight]) => ({
    family: 'Inter',
    weight,
    italic: false,
    path: join(dirname(resolve('inter-ui/package.json')), 'Inter (web)', `Inter-${face}.woff2`),
  })),
  fontsource('Instrument Serif', 400, false),
  fontsource('Instrument Serif', 400, true),
  fontsource('Bricolage Grotesque', 600, false),
  fontsource('Bricolage Grotesque', 700, false),
  ...[400, 600].map((weight) => fontsource('Noto Sans Arabic', weight, false, 'arabic')),
];

function fontsource(family: string, weight: number, italic: boolean, subset = 'latin'): FontFile {
  const name = family.toLowerCase().replaceAll(' ', '-');
  const folder = dirname(resolve(`@fontsource/${name}/package.json`));
  const file = `${name}-${subset}-${weight}-${italic ? 'italic' : 'normal'}.woff2`;
  return { family, weight, italic, path: join(folder, 'files', file) };
}

/** All faces as one stylesheet. */
export async function fontFaces(): Promise<string> {
  const faces = files.map(async ({ family, weight, italic, path }) => {
    const bytes = (await readFile(path)).toString('base64');
    return `@font-face { font-family: '${family}'; font-weight: ${weight}; font-style: ${italic ? 'italic' : 'normal'}; src: url(data:font/woff2;base64,${bytes}); }`;
  });
  return (await Promise.all(faces)).join('\n');
}
