import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importTable, type FolderRule } from './import-table.ts';
import { findCycles } from './find-cycles.ts';
import { findFragments } from './find-fragments.ts';
import { listSources, readImports, type Import } from './read-imports.ts';

const sources = listSources();
const imports = sources.flatMap((path) => readImports(path));
const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter(Boolean);

describe('the import table', () => {
  it('allows every import between our folders', () => {
    expect(imports.filter((one) => one.ours && !isAllowedOurs(one)).map(show)).toEqual([]);
  });

  it('allows every imported package', () => {
    expect(imports.filter((one) => !one.ours && !isAllowedPackage(one)).map(show)).toEqual([]);
  });

  it('allows no cycle between files, not even one of types', () => {
    expect(findCycles(imports.filter((one) => one.ours))).toEqual([]);
  });
});

describe('the tree', () => {
  it('has only the folders of the design at the top', () => {
    const folders = new Set(
      tracked.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''),
    );
    const known = [...Object.keys(importTable).filter((folder) => !folder.includes('/')), '.ci'];
    expect([...folders].filter((folder) => !known.includes(folder))).toEqual([]);
  });

  it('has no folder for unrelated files', () => {
    const drawers = /(^|\/)(src|utils?|common|shared|helpers?|types|lib)\//;
    // Gold code is a project of its own in each folder, laid out as React projects are.
    const ofOurs = tracked.filter((path) => !/\/(expected|input)[^/]*\/|^bench\/gold-code\//.test(path));
    expect(ofOurs.filter((path) => drawers.test(path))).toEqual([]);
  });

  it('names no download address in the lock file', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});

describe('modules', () => {
  it('are not too small: a short file with one importer in its own folder is merged into its importer', () => {
    expect(findFragments(sources, imports)).toEqual([]);
  });

  it('of the compiler have unique file names', () => {
    const names = sources.filter((path) => /^codegen\/.*\.tsx?$/.test(path)).map((path) => basename(path));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

/** The rule of the innermost folder that has one. */
function ruleOf(path: string): { readonly folder: string; readonly rule: FolderRule } | null {
  const [first = '', second = ''] = path.split('/');
  const folder = [`${first}/${second}`, first].find((name) => name in importTable);
  const rule = folder === undefined ? undefined : importTable[folder];
  return folder !== undefined && rule ? { folder, rule } : null;
}

function isAllowedOurs({ from, to, typeOnly }: Import): boolean {
  const home = ruleOf(from);
  if (!home) return true;
  const target = ruleOf(to)?.folder ?? to;
  const allowed = typeOnly ? [...home.rule.values, ...home.rule.types] : home.rule.values;
  // The panel knows its workers by the types of their messages only.
  if (home.folder === 'ui' && target.startsWith('ui/')) return typeOnly;
  return target === home.folder || allowed.includes('*') || allowed.includes(target);
}

function isAllowedPackage({ from, to, typeOnly }: Import): boolean {
  const home = ruleOf(from);
  if (!home || home.rule.packages === 'any' || typeOnly) return true;
  if (to.startsWith('node:')) return ['cli', 'host'].includes(home.folder) || from.endsWith('.mjs');
  // Texts that the build puts in, each for the one realm that needs it.
  if (to.startsWith('framewright:')) return home.folder === 'ui/worker';
  if (to.startsWith('host:')) return home.folder === 'host';
  return home.rule.packages.includes(to) || from.endsWith('.mjs');
}

function show({ from, to }: Import): string {
  return `${from} imports ${to}`;
}
