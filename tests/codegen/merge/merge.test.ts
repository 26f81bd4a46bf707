/**
 * A case is a folder named by its idea. In `input` `base` is what was generated, `mine` what a developer made of it, `next` what
 * the design gives now, `expected` is what lies there afterwards, with all that is told in `problems.txt`. `mine` holds
 * only the files that differ from `base`, and `gone.txt` names those that the developer took away. Without `base` nothing
 * was generated there before. Files that end in `.png` are pictures.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecord } from '#codegen/merge/generation-record';
import type { FolderContents } from '#codegen/merge/folder-contents';
import { type MergedFiles, mergeFiles } from '#codegen/merge/merge-files';
import type { SourceFile } from '#design/source-file';

type Files = Readonly<Record<string, string>>;

const root = import.meta.dirname;
const cases = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('generating over edited files', () => {
  it.each(cases.map(({ name }) => name))('%s', async (name) => {
    const base = readTree(join(root, name, 'input/base'));
    const next = readTree(join(root, name, 'input/next'));
    const mine = { ...base, ...readTree(join(root, name, 'input/mine')) };
    for (const path of readGone(name)) Reflect.deleteProperty(mine, path);
    const isFirst = Object.keys(base).length === 0;
    const start = isFirst ? null : await mergeFiles(null, generated(base), folderOf({}));
    const merged = await mergeFiles(start && readRecord(start.record), generated(next), folderOf(mine));
    // Whatever a person wrote is still there: at its place, or in a file that was merged.
    for (const path of merged.foreign) expect(applied(mine, merged)[path]).toBe(mine[path]);
    const outcome = {
      ...applied(mine, merged),
      'problems.txt': merged.problems.map(({ message }) => `${message}\n`).join(''),
    };
    const expected = join(root, name, 'expected');
    if (process.env.UPDATE) writeTree(expected, outcome);
    expect(outcome).toEqual(readTree(expected));

    const again = await mergeFiles(
      readRecord(merged.record),
      generated(next),
      folderOf(applied(mine, merged)),
    );
    expect(applied(applied(mine, merged), again)).toEqual(applied(mine, merged));
    expect(again.record).toBe(merged.record);
  });
});

function readGone(name: string): readonly string[] {
  const path = join(root, name, 'input/gone.txt');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

const isPicture = (path: string) => path.endsWith('.png');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

function generated(files: Files) {
  const sources = Object.entries(files).map(([path, text]): SourceFile => {
    if (isPicture(path)) return { kind: 'asset', path, asset: { key: path, mime: 'image/png' } };
    return { kind: 'text', path, text, lines: [] };
  });
  const pictures = Object.entries(files).filter(([path]) => isPicture(path));
  const assets = new Map(pictures.map(([path, text]) => [path, bytesOf(text)]));
  return { target: 'react' as const, frames: ['1:1'], files: sources, assets };
}

function folderOf(files: Files): FolderContents {
  const all = Object.entries(files);
  return {
    texts: new Map(all.filter(([path]) => !isPicture(path))),
    pictures: new Map(all.flatMap(([path, text]) => (isPicture(path) ? [[path, bytesOf(text)]] : []))),
  };
}

function applied(mine: Files, { files, removed }: MergedFiles): Files {
  const written = [...files].map(([path, content]) => [
    path,
    typeof content === 'string' ? content : Buffer.from(content).toString('latin1'),
  ]);
  const all = { ...mine, ...(Object.fromEntries(written) as Files) };
  return Object.fromEntries(Object.entries(all).filter(([path]) => !removed.includes(path)));
}

function readTree(folder: string): Files {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [
        path.slice(folder.length + 1).replaceAll('\\', '/'),
        readFileSync(path, isPicture(path) ? 'latin1' : 'utf8'),
      ];
    }),
  );
}

function writeTree(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, isPicture(path) ? 'latin1' : 'utf8');
  }
}
