/** The files of a React project: ours from memory or any from a folder, and how much of it a person reads. */
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { CodeResult } from '#design/code-result';
import type { AssetMime } from '#design/snapshot';
import type { SourceFile, TextFile } from '#design/source-file';
import { formatTypeScript, formatWholeStylesheet } from '#codegen/targets/format-with-prettier';
import { textFiles } from '../text-files.ts';

export type ProjectFiles = Pick<CodeResult, 'files' | 'assets'>;

/** Folders that hold nothing a person of the project wrote. */
const foreignFolders = new Set(['node_modules', 'dist', 'build', '.git', 'coverage', 'public']);

/** Reads a project from disk; paths are relative to its folder. */
export async function readProjectFolder(folder: string): Promise<ProjectFiles> {
  const files: SourceFile[] = [];
  const assets = new Map<string, Uint8Array>();
  const visit = async (inside: string): Promise<void> => {
    const entries = await readdir(join(folder, inside), { withFileTypes: true });
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = posix.join(inside, entry.name);
      if (entry.isDirectory()) {
        if (!foreignFolders.has(entry.name)) await visit(path);
      } else if (/\.(tsx?|jsx?|mjs|css|json)$/.test(path)) {
        files.push({ kind: 'text', path, text: await readFile(join(folder, path), 'utf8'), lines: [] });
      } else {
        files.push({ kind: 'asset', path, asset: { key: path, mime: mimeOf(path) } });
        assets.set(path, await readFile(join(folder, path)));
      }
    }
  };
  await visit('');
  return { files, assets };
}

function mimeOf(path: string): AssetMime {
  if (path.endsWith('.svg')) return 'image/svg+xml';
  if (/\.jpe?g$/.test(path)) return 'image/jpeg';
  return path.endsWith('.webp') ? 'image/webp' : 'image/png';
}

/** Scripts that a person reads: no configuration, no declarations of modules, no tests, not the mount of the app. */
export function listScripts(files: readonly SourceFile[]): readonly TextFile[] {
  return textFiles(files).filter(
    ({ path }) =>
      /\.(tsx|ts|jsx|js)$/.test(path) &&
      !/(^|\/)[\w.-]*(\.config|\.d|\.test|\.spec|\.stories)\.\w+$/.test(path) &&
      !/^(src\/)?(main|index)\.(tsx|jsx)$/.test(path),
  );
}

export function listStylesheets(files: readonly SourceFile[]): readonly TextFile[] {
  return textFiles(files, '.css');
}

export interface CodeSize {
  readonly scripts: number;
  readonly stylesheets: number;
  /** Lines as Prettier prints them by default, so that the style of a team changes nothing. */
  readonly lines: number;
  readonly bytes: number;
}

/** Counts scripts and style sheets. */
export async function countSize(files: readonly SourceFile[]): Promise<CodeSize> {
  const [scripts, sheets] = [listScripts(files), listStylesheets(files)];
  const texts = [
    ...(await Promise.all(scripts.map(({ text }) => formatOr(text, formatTypeScript)))),
    ...(await Promise.all(sheets.map(({ text }) => formatOr(text, formatWholeStylesheet)))),
  ];
  return {
    scripts: scripts.length,
    stylesheets: sheets.length,
    lines: texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0),
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  };
}

/** A file that does not parse counts as it is. */
async function formatOr(text: string, format: (text: string) => Promise<string>): Promise<string> {
  try {
    return await format(text);
  } catch {
    return text;
  }
}
