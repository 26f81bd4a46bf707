/** What the licences of bundled code and fonts ask for travels with everything that ships: the package and the panel. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import {
  type BundledPackage,
  findLicenceFaults,
  readPackages,
  writeNotices,
} from '../../codegen/collect-notices.mjs';
import { runCli } from './run-cli.ts';

const root = resolve(import.meta.dirname, '../..');
const notices = readFileSync(join(root, 'dist/THIRD_PARTY_NOTICES.txt'), 'utf8');

/** `name version (licence)` of everything that a text of notices speaks of. */
function named(text: string): ReadonlySet<string> {
  const found = text.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) \S+ \([^)]+\), \S+$/gm);
  return new Set([...found].map(([, name = '']) => name));
}

/** Packages that sources of these folders import. */
function importedBy(...folders: readonly string[]): ReadonlySet<string> {
  const names = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      .flatMap((entry) => {
        const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
        const imports = text.matchAll(
          /^import (?!type)(?:[^'"]* from )?'((?:@[\w-]+\/)?[\w.-]+)(?:\/[^']*)?';$/gm,
        );
        return [...imports].map(([, name = '']) => name);
      }),
  );
  return new Set(names.filter((name) => /^[@a-z]/.test(name) && !name.startsWith('.')));
}

const inPanel = importedBy('ui', 'plugin', 'design', 'visuals');
const inHost = importedBy('host/page', 'host/runtime');

it('names every package that the panel and the stand-in import, and what lies in them and in the texts they carry', () => {
  const all = named(notices);
  expect(inPanel.size).toBeGreaterThan(3);
  for (const name of [...inPanel, ...inHost]) expect(all).toContain(name);
  for (const name of [
    'typescript',
    'prettier',
    'tailwindcss',
    'react',
    'scheduler',
    'csstype',
    'inter-ui',
    'parse5',
  ])
    expect(all).toContain(name);
  expect(notices).toContain('SIL OPEN FONT LICENSE');
  expect(notices).toContain('Copyright (c) 2015-present Jason Miller');
});

it('is in the panel, packed', () => {
  const panel = readFileSync(join(root, 'dist/ui.html'), 'utf8');
  const [, packed = ''] = /id="notices">\s*([\w+/=]+)\s*<\/script>/.exec(panel) ?? [];
  const text = gunzipSync(Buffer.from(packed, 'base64')).toString('utf8');
  for (const name of inPanel) expect(named(text)).toContain(name);
  for (const name of named(text)) expect(named(notices)).toContain(name);
  expect(packed.length).toBeLessThan(100_000);
});

it('is printed by the program, with and without the version', async () => {
  for (const args of [['--licenses'], ['--version', '--licenses']]) {
    const run = await runCli(args);
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(run.stdout.trim()).toBe(notices.trim());
  }
  expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\s*$/);
});

it('is in the package that npm would publish', () => {
  const run = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'], {
    cwd: root,
    encoding: 'utf8',
  });
  const [{ files }] = JSON.parse(run.stdout) as [{ files: readonly { path: string }[] }];
  const paths = files.map(({ path }) => path);
  expect(paths).toContain('dist/THIRD_PARTY_NOTICES.txt');
  expect(paths).toContain('LICENSE');
});

const mit = 'The MIT License\n\nCopyright (c) 2020 Ann\n\nPermission is hereby granted.';
function packageOf(name: string, text: string, licence = 'MIT'): BundledPackage {
  return { name, version: '1.0.0', licence, texts: [{ file: 'LICENSE', text }] };
}

it('fails on a licence that nobody allowed, and on a package without a text', () => {
  expect(findLicenceFaults([packageOf('good', mit)])).toEqual([]);
  expect(findLicenceFaults([packageOf('dual', mit, '(MIT OR Apache-2.0)')])).toEqual([]);
  expect(
    findLicenceFaults([packageOf('bad', mit, 'GPL-3.0-only'), { ...packageOf('bare', ''), texts: [] }]),
  ).toEqual([
    'bad 1.0.0 is under "GPL-3.0-only", which is not on the list.',
    'bare 1.0.0 comes without a licence text.',
  ]);
  expect(findLicenceFaults([packageOf('unsaid', mit, '')])).toHaveLength(1);
});

it('prints a licence once, with the copyright lines of all packages that require it, and is the same every time', async () => {
  const text = writeNotices([packageOf('one', mit), packageOf('two', mit.replace('Ann', 'Ben'))]);
  expect(text.match(/Permission is hereby granted/g)).toHaveLength(1);
  expect(text).toContain('Copyright (c) 2020 Ann');
  expect(text).toContain('Copyright (c) 2020 Ben');
  const folders = ['node_modules/preact', 'node_modules/fflate', 'node_modules/preact'];
  const [one, other] = [await readPackages(folders), await readPackages([...folders].reverse())];
  expect(writeNotices(one)).toBe(writeNotices(other));
  expect(one.map(({ name }) => name)).toEqual(['fflate', 'preact']);
});
