import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Two Chromiums at once are as many as a small machine bears.
    maxWorkers: 2,
    // No module keeps state, so files may share a worker: parsers and compilers are loaded twice, not a hundred times.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
