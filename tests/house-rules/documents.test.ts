import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importTable } from './import-table.ts';

const architecture = readFileSync('ARCHITECTURE.md', 'utf8');

describe('ARCHITECTURE.md', () => {
  it('has at most 250 lines', () => {
    expect(architecture.trimEnd().split('\n').length).toBeLessThanOrEqual(250);
  });

  it('names the files to open for at least twenty changes, and each path exists', () => {
    const rows = readTable('To change X, open Y');
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(rows.filter(([, open = '']) => readCode(open).length === 0)).toEqual([]);
    const paths = rows.flatMap(([, open = '']) => readCode(open));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('has the import table that is enforced', () => {
    const rows = readTable('Who may import whom').map(([folder = '', values = '', types = '']) => [
      readCode(folder)[0],
      { values: readCode(values), types: readCode(types) },
    ]);
    const enforced = Object.entries(importTable).filter(([, { packages }]) => packages !== 'any');
    const expected = enforced.map(([folder, { values, types }]) => [folder, { values, types }]);
    expect(rows).toEqual(expected);
  });
});

describe('the documents for developers', () => {
  const tracked = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).split('\n');
  const documents = tracked.filter((path) => /^[A-Z]|\/[A-Z]+\.md$/.test(path));

  it.each(documents.filter((path) => !['README.md', 'CHANGELOG.md'].includes(path)))(
    'name only files and folders that exist: %s',
    (document) => {
      const paths = readCode(readFileSync(document, 'utf8')).filter(isSourcePath);
      const missing = paths.filter((path) => !existsSync(path) && !existsSync(join(dirname(document), path)));
      expect(missing).toEqual([]);
    },
  );
});

/** The rows of the first table below a heading, as cells. */
function readTable(heading: string): readonly (readonly string[])[] {
  const section = architecture.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  const rows = lines.map((line) => line.split('|').slice(1, -1));
  return rows.slice(2).map((cells) => cells.map((cell) => cell.trim()));
}

/** Everything between backticks. */
function readCode(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code ?? []);
}

/** Folders that programs write. */
const generated: readonly string[] = ['dist/', 'tests/pictures/'];

/** A path to a source file or to a folder of the repository. */
function isSourcePath(code: string): boolean {
  const isPath = /^[\w.-]+(\/[\w.-]+)*(\.(ts|tsx|mjs)|\/)$/.test(code);
  return isPath && !generated.some((folder) => code.startsWith(folder));
}
