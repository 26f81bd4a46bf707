/**
 * Each folder here is a case: `input.json` holds a layout and the options to print it with, `expected/` the files
 * that come out, one folder for each set of options. `UPDATE=1` writes them anew.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { findComponents } from '#codegen/components/find-components';
import { formatFiles, printDrafts } from '#codegen/targets/print-files';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import type { AssetRef } from '#design/snapshot';
import { openLayout, type WrittenLayout } from './open-layout.ts';

interface Case {
  readonly options: Readonly<Record<string, Partial<CodeOptions>>>;
  readonly layout: WrittenLayout;
  readonly assets?: Readonly<Record<string, AssetRef>>;
}

const home = import.meta.dirname;
const libraries = await collectLibraries();
const going = { aborted: false, throwIfAborted: () => {} };
const cases = readdirSync(home, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(cases.map(({ name }) => name))('%s', (name) => {
  const input = JSON.parse(readFileSync(join(home, name, 'input.json'), 'utf8')) as Case;
  it.each(Object.keys(input.options))('%s', async (variant) => {
    const options = { ...defaultCodeOptions, ...input.options[variant] };
    const project = findComponents(openLayout(input.layout), options);
    const drafts = await printDrafts({ ...project, assets: input.assets ?? {} }, options, libraries);
    const files = await formatFiles(drafts, options, going);
    const printed = new Map(
      files.map((file) => [file.path, file.kind === 'text' ? file.text : `${file.asset.key}\n`]),
    );
    const folder = join(home, name, 'expected', variant);
    if (process.env.UPDATE) write(folder, printed);
    expect(Object.fromEntries(printed)).toEqual(Object.fromEntries(read(folder)));
  });
});

function write(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function read(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}
