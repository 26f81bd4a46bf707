import { type ProjectConfig, readProjectConfig } from './project-config.ts';
import { findSharedMistake } from './shared-settings.ts';

/** A team's `framewright.config.json` as the panel keeps it with a file; the panel sees no folder, so sheets come along. */
export interface StoredHostProject {
  /** The text of the config; empty for none. */
  readonly config: string;
  /** The text of the style sheets whose custom properties are used instead of new ones. */
  readonly sheets: string;
}

export const noHostProject: StoredHostProject = { config: '', sheets: '' };

export interface ParsedHostProject {
  /** `null` where there is none, or none that can be used. */
  readonly config: ProjectConfig | null;
  /** What is wrong with it, a sentence each. */
  readonly mistakes: readonly string[];
}

/** Reads what was pasted or dropped. */
export function parseHostProject({ config, sheets }: StoredHostProject): ParsedHostProject {
  if (config.trim() === '') return { config: null, mistakes: [] };
  const tooLong = [findSharedMistake('config', config), findSharedMistake('sheets', sheets)];
  if (tooLong.some((one) => one !== null)) {
    return { config: null, mistakes: tooLong.filter((one) => one !== null) };
  }
  const read = readJson(config);
  if (read === null)
    return { config: null, mistakes: ['This is not JSON: a bracket or a quote is missing.'] };
  const { config: found, mistakes } = readProjectConfig(read.value);
  return { config: mistakes.length === 0 ? found : null, mistakes };
}

/** Config and sheets out of the one text that they were kept as once; nothing where it is broken. */
export function readFormerHostProject(text: string): StoredHostProject {
  const value = readJson(text)?.value as Partial<Record<keyof StoredHostProject, unknown>> | null | undefined;
  const { config, sheets } = value ?? {};
  return {
    config: typeof config === 'string' ? config : '',
    sheets: typeof sheets === 'string' ? sheets : '',
  };
}

function readJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
