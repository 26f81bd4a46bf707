import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageStylesheets } from '#codegen/targets/project-packages';

const packages = join(import.meta.dirname, '../../../node_modules');
const installed = readdirSync(join(packages, '@fontsource')).map((name) => `@fontsource/${name}`);
const everyWeight = [100, 200, 300, 350, 400, 500, 600, 700, 800, 900, 1000];

describe('the files of a font package', () => {
  it.each(installed)('are there: %s', (name) => {
    const files = [true, false].flatMap((italic) => packageStylesheets(name, everyWeight, italic));
    expect(files.filter((path) => !existsSync(join(packages, path)))).toEqual([]);
    expect(files).not.toEqual([]);
  });

  it('are the nearest where a weight is missing, each once', () => {
    expect(packageStylesheets('@fontsource/lato', [400, 500, 600], true)).toEqual([
      '@fontsource/lato/400.css',
      '@fontsource/lato/400-italic.css',
      '@fontsource/lato/700.css',
      '@fontsource/lato/700-italic.css',
    ]);
    expect(packageStylesheets('@fontsource/anton', [400, 700], true)).toEqual(['@fontsource/anton/400.css']);
  });

  it('are the default sheet of a package that is not known', () => {
    expect(packageStylesheets('@fontsource/constructor', [700], true)).toEqual([
      '@fontsource/constructor/index.css',
    ]);
  });
});
