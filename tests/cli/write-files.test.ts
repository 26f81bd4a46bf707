import { lstat, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findOutputFolder } from '#cli/output/find-output-folder';
import { writeFiles } from '#cli/output/write-files';
import { inFolder, listTree } from './in-folder.ts';

const page = { path: 'src/pages/Home.tsx', content: 'home' };
const sheet = { path: 'src/tokens.css', content: new Uint8Array([1, 2, 3]) };

describe('writing files', () => {
  it('makes the folder with everything above it', () =>
    inFolder(async (folder) => {
      const out = join(folder, 'a', 'b', 'out');
      await writeFiles(await findOutputFolder(out), [page, sheet]);
      expect(await listTree(folder)).toEqual(['a/b/out/src/pages/Home.tsx', 'a/b/out/src/tokens.css']);
      expect(await readFile(join(out, page.path), 'utf8')).toBe('home');
      expect(new Uint8Array(await readFile(join(out, sheet.path)))).toEqual(sheet.content);
    }));

  it('replaces files of the same name and leaves all others alone', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'src/pages'), { recursive: true });
      await writeFile(join(folder, page.path), 'former');
      await writeFile(join(folder, 'src/mine.ts'), 'mine');
      await writeFiles(await findOutputFolder(folder), [page, sheet]);
      expect(await listTree(folder)).toEqual(['src/mine.ts', 'src/pages/Home.tsx', 'src/tokens.css']);
      expect(await readFile(join(folder, page.path), 'utf8')).toBe('home');
      expect(await readFile(join(folder, 'src/mine.ts'), 'utf8')).toBe('mine');
    }));

  it('leaves the folder as it was where one file cannot be placed', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'src/tokens.css'), { recursive: true });
      await writeFile(join(folder, 'keep.txt'), 'keep');
      await expect(writeFiles(await findOutputFolder(folder), [page, sheet])).rejects.toThrow(
        'is a folder, where a file of this name is to go.',
      );
      expect(await listTree(folder)).toEqual(['keep.txt']);
      expect((await lstat(join(folder, 'src/tokens.css'))).isDirectory()).toBe(true);
    }));

  it('leaves the folder as it was where one file cannot be made', () =>
    inFolder(async (folder) => {
      const out = join(folder, 'out');
      await mkdir(join(out, 'src/pages'), { recursive: true });
      await writeFile(join(out, page.path), 'former');
      const tooLong = { path: `src/${'x'.repeat(300)}.css`, content: '' };
      await expect(writeFiles(await findOutputFolder(out), [page, sheet, tooLong])).rejects.toThrow(
        'cannot be written (a name is too long).',
      );
      expect(await listTree(folder)).toEqual(['out/src/pages/Home.tsx']);
      expect(await readFile(join(out, page.path), 'utf8')).toBe('former');
    }));

  it('leaves no new folder behind where nothing could be written', () =>
    inFolder(async (folder) => {
      const out = join(folder, 'a', 'x'.repeat(300));
      await expect(writeFiles({ path: out, exists: false }, [page])).rejects.toThrow('a name is too long');
      await expect(lstat(join(folder, 'a'))).rejects.toThrow('ENOENT');
    }));

  it.each([['src'], ['src/pages'], ['src/pages/Home.tsx']])(
    'refuses a link at %s that leads out of the folder',
    (path) =>
      inFolder(async (folder) => {
        const out = join(folder, 'out');
        const outside = join(folder, 'outside');
        await mkdir(join(out, path, '..'), { recursive: true });
        await mkdir(join(outside, 'pages'), { recursive: true });
        await writeFile(join(outside, 'pages/Home.tsx'), 'not ours');
        const end = path.endsWith('.tsx') ? 'pages/Home.tsx' : path === 'src/pages' ? 'pages' : '';
        await symlink(join(outside, end), join(out, path));
        await expect(writeFiles(await findOutputFolder(out), [page])).rejects.toThrow(
          'is a link that leads out of the output folder',
        );
        expect(await readFile(join(outside, 'pages/Home.tsx'), 'utf8')).toBe('not ours');
      }),
  );

  it('goes through a link that stays in the folder', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'source'));
      await symlink(join(folder, 'source'), join(folder, 'src'));
      await writeFiles(await findOutputFolder(folder), [page]);
      expect(await readFile(join(folder, 'source/pages/Home.tsx'), 'utf8')).toBe('home');
    }));

  it.each(['../up.ts', '/root.ts', 'a/../../b.ts', 'a//b.ts', 'a\\..\\b.ts', 'c:/x.ts', ''])(
    'takes the path "%s" for a fault of our own',
    (path) =>
      inFolder(async (folder) => {
        const write = writeFiles(await findOutputFolder(folder), [{ path, content: '' }]);
        await expect(write).rejects.toThrow('leaves the output folder');
        expect(await listTree(folder)).toEqual([]);
      }),
  );
});

describe('looking at the output folder', () => {
  it('refuses a file, and a folder inside a file', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      await expect(findOutputFolder(join(folder, 'file'))).rejects.toThrow('is a file, not a folder.');
      await expect(findOutputFolder(join(folder, 'file/a/b'))).rejects.toThrow('lies in a file');
    }));
});
