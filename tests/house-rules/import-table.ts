/** Who may import whom (ARCHITECTURE.md): folder by folder, what of ours and which packages. */
export interface FolderRule {
  /** Our other folders whose values it may import. */
  readonly values: readonly string[];
  /** Our other folders it may import types of only. */
  readonly types: readonly string[];
  /** Packages by name; a type-only import of a package is always allowed. */
  readonly packages: readonly string[] | 'any';
}

export const importTable: Readonly<Record<string, FolderRule>> = {
  design: { values: [], types: [], packages: ['fast-png'] },
  plugin: { values: ['design'], types: [], packages: [] },
  codegen: {
    values: ['design'],
    types: ['models'],
    packages: [
      'ts-morph',
      'prettier',
      'tailwindcss',
      'pixelmatch',
      'fast-png',
      'fflate',
      'parse5',
      '@csstools/css-tokenizer',
      'pluralize',
      'transliteration',
      'culori',
      '@jest/diff-sequences',
    ],
  },
  visuals: {
    values: ['design'],
    types: ['models'],
    packages: ['fast-png', 'culori', 'd3-scale', '@dagrejs/dagre'],
  },
  insight: {
    values: ['design'],
    types: ['models'],
    packages: ['culori', 'fast-png', 'fflate', 'minisearch'],
  },
  models: { values: ['design'], types: [], packages: ['openai', 'fast-png', 'fflate'] },
  ui: {
    values: ['design', 'models', 'visuals', 'insight'],
    types: ['codegen'],
    packages: ['preact', '@preact/signals', '@create-figma-plugin/ui', 'highlight.js', 'fflate'],
  },
  'ui/worker': { values: ['design', 'codegen', 'insight', 'ui'], types: ['models'], packages: ['fflate'] },
  'ui/picture-worker': {
    values: ['design', 'models', 'visuals', 'insight'],
    types: ['codegen', 'ui/worker'],
    packages: [],
  },
  cli: {
    values: ['design', 'codegen', 'visuals', 'insight', 'models', 'host'],
    types: [],
    packages: [
      'playwright-core',
      'fast-png',
      'fflate',
      'openfig-core',
      'kiwi-schema',
      '@jsquash/jpeg',
      '@electric-sql/pglite',
      '@electric-sql/pglite-pgvector',
      'pg',
    ],
  },
  host: {
    values: [],
    types: [],
    packages: [
      'preact',
      '@preact/signals',
      'quickjs-emscripten-core',
      '@jitl/quickjs-singlefile-browser-release-sync',
      'linebreak',
      'bidi-js',
    ],
  },
  bench: { values: ['*'], types: ['*'], packages: 'any' },
  tests: { values: ['*'], types: ['*'], packages: 'any' },
  examples: { values: ['*'], types: ['*'], packages: 'any' },
};
