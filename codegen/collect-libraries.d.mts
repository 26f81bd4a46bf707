import type { Libraries } from './libraries.ts';

/** Collects the package texts that codegen needs from node_modules; runs at build time, in Node. */
export function collectLibraries(): Promise<Libraries>;

/** Folders of the packages that texts are taken of, and that the React of previews is bundled from. */
export function findLibraryFolders(): Promise<readonly string[]>;
