/** Finds `framewright.config.json` from the output folder upwards, and reads what it names. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readOwnTokens, type House } from '#codegen/house/house';
import { readCodeConnect } from '#codegen/house/read-code-connect';
import { readProjectConfig, type ProjectConfig } from '#design/project-config';
import { UsageError } from './usage-error.ts';

const fileName = 'framewright.config.json';

/** `null` where no folder above has a config. @throws UsageError where a config cannot be used */
export async function readHouse(out: string): Promise<House | null> {
  const found = await findConfig(resolve(out));
  if (!found) return null;
  const { path, text } = found;
  const config = parseConfig(path, text);
  const folder = dirname(path);
  const sheets = await Promise.all(config.tokens.map((sheet) => readNamed(path, join(folder, sheet))));
  const connected = await Promise.all(
    config.codeConnect.map(async (file) =>
      readCodeConnect(parseJson(file, await readNamed(path, join(folder, file)))),
    ),
  );
  const components = Object.assign({}, ...connected, config.components) as ProjectConfig['components'];
  return { config: { ...config, components }, tokens: readOwnTokens(sheets) };
}

async function findConfig(start: string): Promise<{ readonly path: string; readonly text: string } | null> {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, fileName);
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text !== null) return { path, text };
    if (folder === dirname(folder)) return null;
  }
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
