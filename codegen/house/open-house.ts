/** What checks have to know of a project that code goes into: its packages, and that its components exist. */
import type { Libraries } from '../libraries.ts';
import type { House } from './house.ts';

/**
 * The libraries with the modules that the config names. Their own types are not read here, so each component takes any
 * props; a build of the project checks them.
 */
export function withHouse(libraries: Libraries, house: House): Libraries {
  const modules = new Map<string, Set<string>>();
  for (const { from, name, isDefault } of Object.values(house.config.components)) {
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
