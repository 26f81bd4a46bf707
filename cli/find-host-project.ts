/**
 * Finds `framewright.config.json` from the output folder upwards, no further than the project reaches, and reads what it
 * names. A config decides which components and folders code uses, so one that somebody left in a shared folder above
 * must not count.
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type HostProject, readHostTokens } from '#codegen/host-project/host-project';
import { readCodeConnect } from '#codegen/host-project/read-code-connect';
import { type ProjectConfig, readProjectConfig } from '#design/project-config';
import type { Terminal } from './command.ts';
import { UsageError } from './usage-error.ts';

const fileName = 'framewright.config.json';

/**
 * `null` where the project has no config. Reports which one is used, and that one above the project is not.
 * @throws UsageError where a config cannot be used
 */
export async function findHostProject(
  out: string,
  terminal: Pick<Terminal, 'notify'>,
): Promise<HostProject | null> {
  const { found, ignored } = await findConfig(await realPath(resolve(out)));
  if (ignored !== null) {
    terminal.notify(
      `"${ignored}" is not used, because it lies above the project that "${out}" is in; a project reaches up to its .git or its topmost package.json.`,
    );
  }
  if (!found) return null;
  const { path, text } = found;
  terminal.notify(`Using the config "${relative('', path) || path}".`);
  const config = parseConfig(path, text);
  const folder = dirname(path);
  const stylesheets = await Promise.all(
    config.tokens.map((stylesheet) => readNamed(path, join(folder, stylesheet))),
  );
  const connected = await Promise.all(
    config.codeConnect.map(async (file) =>
      readCodeConnect(parseJson(file, await readNamed(path, join(folder, file)))),
    ),
  );
  const components = Object.assign({}, ...connected, config.components) as ProjectConfig['components'];
  return { config: { ...config, components }, tokens: readHostTokens(stylesheets) };
}

interface ConfigSearch {
  readonly found: { readonly path: string; readonly text: string } | null;
  /** A config above the project. */
  readonly ignored: string | null;
}

async function findConfig(start: string): Promise<ConfigSearch> {
  const folders = foldersAbove(start);
  const root = await findRoot(folders);
  for (const folder of folders) {
    const path = join(folder, fileName);
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) continue;
    const isInside = folders.indexOf(folder) <= folders.indexOf(root);
    return isInside ? { found: { path, text }, ignored: null } : { found: null, ignored: path };
  }
  return { found: null, ignored: null };
}

/**
 * How far a project reaches: to the folder of its repository, else to the topmost package.json (the root of a
 * monorepo), else no further than the output folder. Home folders and what other people may write to are no projects.
 */
async function findRoot(folders: readonly [string, ...string[]]): Promise<string> {
  let root = folders[0];
  for (const folder of folders) {
    if (folder !== folders[0] && (folder === homedir() || !(await isWritableOnlyByUser(folder)))) return root;
    if (await exists(join(folder, '.git'))) return folder;
    if (await exists(join(folder, 'package.json'))) root = folder;
  }
  return root;
}

/** Whether nobody else could have put a file there; true for a path that does not exist yet. */
async function isWritableOnlyByUser(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  // Windows tells neither owner nor who may write.
  if (found === null || process.getuid === undefined) return true;
  const isOurs = found.uid === process.getuid() || found.uid === 0;
  return isOurs && (found.mode & worldWritableBit) === 0;
}

const worldWritableBit = 0o002;

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

function foldersAbove(start: string): readonly [string, ...string[]] {
  const folders: [string, ...string[]] = [start];
  for (let folder = start; folder !== dirname(folder);) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}

/** Where a folder really is, as far as it exists. */
async function realPath(path: string): Promise<string> {
  const found = await realpath(path).catch(() => null);
  if (found !== null || path === dirname(path)) return found ?? path;
  return join(await realPath(dirname(path)), basename(path));
}

function parseConfig(path: string, text: string): ProjectConfig {
  const { config, mistakes } = readProjectConfig(parseJson(path, text));
  if (mistakes.length > 0) throw new UsageError(`"${path}" cannot be used. ${mistakes.join(' ')}`);
  return config;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`"${path}" is not JSON.`);
  }
}

async function readNamed(config: string, path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new UsageError(`"${path}", which "${config}" names, cannot be read.`);
  });
}
