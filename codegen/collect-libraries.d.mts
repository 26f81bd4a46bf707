import type { Libraries } from './libraries.ts';

/** Collects the package texts that codegen needs from node_modules; runs at build time, in Node. */
export function collectLibraries(): Promise<Libraries>;
