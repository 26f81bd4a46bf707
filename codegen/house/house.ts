import type { ProjectConfig } from '#design/project-config';

/** The project that code is generated into, as far as generating needs to know it. */
export interface House {
  readonly config: ProjectConfig;
  /** Its custom properties with their values, in the order of its sheets. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** The custom properties that a style sheet declares, each with its first value. */
export function readOwnTokens(sheets: readonly string[]): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  for (const sheet of sheets) {
    const plain = sheet.replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, name = '', value = ''] of plain.matchAll(/(?<![\w-])(--[\w-]+)\s*:\s*([^;{}]+)[;}]/g)) {
      if (!tokens.has(name)) tokens.set(name, value.trim());
    }
  }
  return tokens;
}
