/** The fonts of the examples as `@font-face` rules with their bytes inside, so that no machine's own fonts get in. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TypeStyle } from './sketch.ts';
import { resolve, type Modes } from './values.ts';

const { resolve: resolvePath } = createRequire(import.meta.url);

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
    path: join(dirname(resolvePath('inter-ui/package.json')), 'Inter (web)', `Inter-${face}.woff2`),
  })),
  fontsource('Instrument Serif', 400, false),
  fontsource('Instrument Serif', 400, true),
  fontsource('Bricolage Grotesque', 600, false),
  fontsource('Bricolage Grotesque', 700, false),
  ...[400, 500, 600, 700].map((weight) => fontsource('Noto Sans Arabic', weight, false, 'arabic')),
  ...[400, 500, 600, 700].map((weight) => fontsource('Poppins', weight, false)),
  ...[400, 500, 600, 700].map((weight) => fontsource('Montserrat', weight, false)),
  ...[400, 600, 700, 800].map((weight) => fontsource('Nunito', weight, false)),
  ...[400, 600, 700].map((weight) => fontsource('Open Sans', weight, false)),
  ...[500, 600].map((weight) => fontsource('Oswald', weight, false)),
  fontsource('Roboto Mono', 400, false),
];

/** Heights of lines as the fonts have them, in em. */
const naturalLines: Readonly<Record<string, number>> = {
  Inter: 1.2102,
  'Instrument Serif': 1.3,
  'Bricolage Grotesque': 1.2,
  Poppins: 1.5,
  Montserrat: 1.219,
  Nunito: 1.364,
  'Open Sans': 1.3618,
  Oswald: 1.482,
  'Roboto Mono': 1.3188,
};

/** px from line to line where the style says `auto`. */
export function naturalLine({ family = '', size = 0 }: Partial<TypeStyle>, modes: Modes): number {
  const ratio = naturalLines[family];
  if (ratio === undefined) throw new Error(`The natural line height of ${family} is not known.`);
  return resolve(size, modes) * ratio;
}

function fontsource(family: string, weight: number, italic: boolean, subset = 'latin'): FontFile {
  const name = family.toLowerCase().replaceAll(' ', '-');
  const folder = dirname(resolvePath(`@fontsource/${name}/package.json`));
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
