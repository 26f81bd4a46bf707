import { readProjectConfig, type ProjectConfig } from './project-config.ts';

/** A team's `framewright.config.json` as the panel keeps it with a file; the panel sees no folder, so sheets come along. */
export interface KeptHouse {
  /** The text of the config; empty for none. */
  readonly config: string;
  /** The text of the style sheets whose custom properties are used instead of new ones. */
  readonly sheets: string;
}

export const noHouse: KeptHouse = { config: '', sheets: '' };

/** Letters that Figma keeps in one entry of a file, with room for what JSON adds. */
export const longestHouse = 60_000;

export interface OpenedHouse {
  /** `null` where there is none, or none that can be used. */
  readonly config: ProjectConfig | null;
  /** What is wrong with it, a sentence each. */
  readonly mistakes: readonly string[];
}

/** Reads what was pasted or dropped. */
export function openKeptHouse({ config, sheets }: KeptHouse): OpenedHouse {
  if (config.trim() === '') return { config: null, mistakes: [] };
  if (config.length + sheets.length > longestHouse) {
    return { config: null, mistakes: ['The config and its sheets are too long to be kept with the file.'] };
  }
  const read = readJson(config);
  if (read === null)
    return { config: null, mistakes: ['This is not JSON: a bracket or a quote is missing.'] };
  const { config: found, mistakes } = readProjectConfig(read.value);
  return { config: mistakes.length === 0 ? found : null, mistakes };
}

function readJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
