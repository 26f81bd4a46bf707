import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  fontStylesheetsOf,
  measureFontUse,
  packageStylesheets,
  printInterFaces,
} from '#codegen/targets/project-packages';
import { stylesheetFile } from '#codegen/targets/draft-file';
import type { NeededFont } from '#design/receipt';

const packages = join(import.meta.dirname, '../../../node_modules');
const installed = readdirSync(join(packages, '@fontsource')).map((name) => `@fontsource/${name}`);
const everyWeight = [100, 200, 300, 350, 400, 500, 600, 700, 800, 900, 1000];

describe('the files of a font package', () => {
  it.each(installed)('are there: %s', (name) => {
    const files = [true, false].flatMap((italic) => [
      ...packageStylesheets(name, everyWeight, italic, false),
      ...packageStylesheets(name, everyWeight, italic, true),
    ]);
    expect(files.filter((path) => !existsSync(join(packages, path)))).toEqual([]);
    expect(files).not.toEqual([]);
  });

  it('are the nearest where a weight is missing, each once', () => {
    expect(packageStylesheets('@fontsource/lato', [400, 500, 600], true, false)).toEqual([
      '@fontsource/lato/400.css',
      '@fontsource/lato/400-italic.css',
      '@fontsource/lato/700.css',
      '@fontsource/lato/700-italic.css',
    ]);
    expect(packageStylesheets('@fontsource/anton', [400, 700], true, false)).toEqual([
      '@fontsource/anton/400.css',
    ]);
    expect(packageStylesheets('@fontsource/noto-sans-jp', [400, 700], true, false)).toEqual([
      '@fontsource/noto-sans-jp/400.css',
      '@fontsource/noto-sans-jp/700.css',
    ]);
  });

  it('are the default sheet of a package that is not known', () => {
    expect(packageStylesheets('@fontsource/constructor', [700], true, true)).toEqual([
      '@fontsource/constructor/index.css',
    ]);
  });
});

describe('the fonts of a project', () => {
  const fonts: readonly NeededFont[] = [
    { family: 'Inter', weights: [400, 650], italic: true, package: 'inter-ui' },
    { family: 'Montserrat', weights: [700], italic: false, package: '@fontsource/montserrat' },
    { family: 'Circular', weights: [400], italic: false, package: null },
  ];
  const take = (text: string) => {
    const use = measureFontUse(fonts, [stylesheetFile('a.css', text)]);
    const files = [...printInterFaces(use).matchAll(/url\("([^"]+)"\)/g)].map(([, file]) => file ?? '');
    return [...files, ...fontStylesheetsOf(use)];
  };

  it.each([
    ['Latin letters', 'Überraschung – 20 €', ' latin', 'latin-'],
    ['other letters', 'Łódź', '', ''],
    [
      'figures of one width, which the subset of Inter lacks',
      'a { font-variant-numeric: tabular-nums }',
      '',
      'latin-',
    ],
  ])('are the weights in use, for %s', (_, text, folder, prefix) => {
    const files = take(text);
    expect(files).toEqual([
      ...['Regular', 'Italic', 'Bold', 'BoldItalic'].map(
        (name) => `inter-ui/Inter (web${folder})/Inter-${name}.woff2`,
      ),
      `@fontsource/montserrat/${prefix}700.css`,
    ]);
    expect(files.filter((path) => !existsSync(join(packages, path)))).toEqual([]);
  });
});
