/** A generated project on disk, built by Vite with its own configuration. Its packages are those installed here. */
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, createLogger } from 'vite';
import type { CodeResult } from '#design/code-result';

const packages = join(import.meta.dirname, '../node_modules');

/** What Vite refuses and what it warns of, a sentence each; fonts whose packages are not here are empty sheets. */
export async function buildProject(result: Pick<CodeResult, 'files' | 'assets'>): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'framewright-build-'));
  const found: string[] = [];
  const warn = (message: string): void => void found.push(message);
  const logger = { ...createLogger('silent'), warn, warnOnce: warn };
  try {
    await writeProject(result, folder);
    await build({
      root: folder,
      logLevel: 'warn',
      customLogger: logger,
      build: { chunkSizeWarningLimit: Infinity },
    });
  } catch (error) {
    found.push(`It does not build: ${String(error)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return found.map((message) => message.replaceAll(folder, '').replace(/\s+/g, ' ').slice(0, 300));
}

async function writeProject(
  { files, assets }: Pick<CodeResult, 'files' | 'assets'>,
  folder: string,
): Promise<void> {
  for (const file of files) {
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.kind === 'text' ? file.text : (assets.get(file.asset.key) ?? ''));
  }
  const main = files.find(({ path }) => path === 'src/main.tsx');
  await linkPackages(join(folder, 'node_modules'), main?.kind === 'text' ? main.text : '');
}

async function linkPackages(target: string, main: string): Promise<void> {
  await linkAll(packages, target, (name) => !/^(\.|@fontsource$)/.test(name));
  const fonts = join(packages, '@fontsource');
  await linkAll(fonts, join(target, '@fontsource'), () => true);
  await writeTailwindPlugin(join(target, '@tailwindcss/vite'));
  const known = new Set(await readdir(fonts));
  for (const [, name = '', sheet = ''] of main.matchAll(/"@fontsource\/([^/"]+)\/([^"]+\.css)"/g)) {
    if (known.has(name)) continue;
    await mkdir(join(target, '@fontsource', name), { recursive: true });
    await writeFile(join(target, '@fontsource', name, sheet), '');
  }
}

/** Stands in for the package of that name. */
async function writeTailwindPlugin(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const address = pathToFileURL(join(import.meta.dirname, 'tailwind-plugin.ts')).href;
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
  await writeFile(
    join(folder, 'index.js'),
    `export { tailwind as default } from ${JSON.stringify(address)};\n`,
  );
}

async function linkAll(from: string, to: string, isWanted: (name: string) => boolean): Promise<void> {
  await mkdir(to, { recursive: true });
  const names = (await readdir(from)).filter(isWanted);
  await Promise.all(names.map((name) => symlink(join(from, name), join(to, name), 'junction')));
}
