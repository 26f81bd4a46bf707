import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPageFonts } from '#cli/font-store';
import { printFontFaces } from '#codegen/targets/preview/preview-fonts';
import type { NeededFont } from '#design/receipt';
import { makeFiles } from '../codegen/check/make-result.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framewright-fonts-'));
  const modules = join(folder, 'node_modules/@fontsource/lora');
  await mkdir(join(modules, 'files'), { recursive: true });
  const face = (subset: string, range: string) =>
    `@font-face { font-family: 'Lora'; font-style: normal; font-display: swap; font-weight: 400; src: url(./files/${subset}.woff2) format('woff2'); unicode-range: ${range}; }`;
  await writeFile(
    join(modules, '400.css'),
    `${face('latin', 'U+0000-00FF')}\n${face('cyrillic', 'U+04??, U+2116')}`,
  );
  for (const subset of ['latin', 'cyrillic'])
    await writeFile(join(modules, 'files', `${subset}.woff2`), subset);
});
afterAll(() => rm(folder, { recursive: true }));

const font = (family: string, name: string | null, weights = [400]): NeededFont => ({
  family,
  weights,
  italic: false,
  package: name,
});
const write = (fonts: readonly NeededFont[], text: string, project = folder) =>
  printFontFaces(openPageFonts(project), fonts, makeFiles({ 'index.html': text }));
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the fonts of pages that the terminal draws', () => {
  it('come from the packages that the project has installed, also from a folder in it', async () => {
    const wanted = [font('Lora', '@fontsource/lora', [400, 700])];
    const css = await write(wanted, 'Words', join(folder, 'src/not-there-yet'));
    expect(css).toContain(`url("data:font/woff2;base64,${base64('latin')}")`);
    expect(css).toContain('font-family: "Lora"');
  });

  it('come with the letters that the page uses, and no others', async () => {
    const wanted = [font('Lora', '@fontsource/lora')];
    expect(await write(wanted, 'Words')).not.toContain(base64('cyrillic'));
    expect(await write(wanted, 'Слова')).toContain(base64('cyrillic'));
    expect(await write(wanted, '№ 5')).toContain(base64('cyrillic'));
  });

  it('come out of the program where the project is not installed yet', async () => {
    const css = await write(
      [font('Bricolage Grotesque', '@fontsource/bricolage-grotesque', [700])],
      'Words',
      tmpdir(),
    );
    expect(css).toMatch(/font-family: "Bricolage Grotesque";.*font-weight: 700/s);
    expect(await write([font('Inter Variable', 'inter-ui')], 'Words', tmpdir())).toContain(
      'font-family: "Inter Variable"',
    );
  });

  it('are none where no package brings them, whatever the family is called', async () => {
    const names = ['Helvetica Neue', '../../../etc', '..', 'lora/../lora'];
    expect(
      await write(
        names.map((name) => font(name, null)),
        'Words',
      ),
    ).toBe('');
    expect(
      await write(
        names.map((name) => font(name, '@fontsource/none')),
        'Words',
      ),
    ).toBe('');
    expect(await readdir(folder)).toEqual(['node_modules']);
  });
});
