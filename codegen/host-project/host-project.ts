/**
 * The project that receives the generated code: its configuration, its tokens, and the modules that the checks
 * must know.
 */
import { isTokenColon, isTokenComment, isTokenIdent, isTokenSemicolon } from '@csstools/css-tokenizer';
import type { ProjectConfig } from '#design/project-config';
import {
  beginsStatement,
  cssTextOf,
  type CssTokens,
  nextSignificant,
  readCssTokens,
  statementEnd,
} from '../css/css-tokens.ts';
import type { Libraries } from '../libraries.ts';

/** The parts of the host project that code generation uses. */
export interface HostProject {
  readonly config: ProjectConfig;
  /** Its custom properties with their values, in the order of its stylesheets. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** Reads the custom properties that the stylesheets declare, each with its first value. */
export function readHostTokens(stylesheets: readonly string[]): ReadonlyMap<string, string> {
  const hostTokens = new Map<string, string>();
  for (const stylesheet of stylesheets) {
    const tokens = readCssTokens(stylesheet).filter((token) => !isTokenComment(token));
    for (const [index, token] of tokens.entries()) {
      const name = isTokenIdent(token) ? token[4].value : '';
      if (!name.startsWith('--') || hostTokens.has(name)) continue;
      const value = readDeclaredValue(tokens, index);
      if (value !== null) hostTokens.set(name, value);
    }
  }
  return hostTokens;
}

/** Returns the value that a property is declared with; `null` where its name stands for something else. */
function readDeclaredValue(tokens: CssTokens, index: number): string | null {
  const colon = nextSignificant(tokens, index + 1);
  if (!beginsStatement(tokens, index) || !isTokenColon(tokens[colon])) return null;
  const end = statementEnd(tokens, colon + 1);
  const value = cssTextOf(tokens, colon + 1, isTokenSemicolon(tokens[end]) ? end - 1 : end).trim();
  return value === '' ? null : value;
}

/**
 * Adds the modules of the config to the libraries. Their types are not read, so each component accepts any props;
 * a build of the project checks them.
 */
export function withHostModules(libraries: Libraries, hostProject: HostProject): Libraries {
  const modules = new Map<string, Set<string>>();
  for (const { from, name, isDefault } of Object.values(hostProject.config.components)) {
    const names = modules.get(from) ?? new Set();
    modules.set(from, names.add(isDefault ? 'default' : name));
  }
  const types = [...modules].map(
    ([from, names]) => [`node_modules/${from}/index.d.ts`, printTypes(names)] as const,
  );
  const versions = [...modules.keys()].map((from) => [packageOf(from), ''] as const);
  return {
    ...libraries,
    types: { ...libraries.types, ...Object.fromEntries(types) },
    versions: { ...Object.fromEntries(versions), ...libraries.versions },
  };
}

function printTypes(names: ReadonlySet<string>): string {
  const lines = [...names].map((name) =>
    name === 'default'
      ? 'declare const component: any;\nexport default component;'
      : `export declare const ${name}: any;`,
  );
  return `${lines.join('\n')}\n`;
}

function packageOf(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}
