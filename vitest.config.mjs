import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // One more than a small machine has cores, because tests in a browser mostly wait.
    maxWorkers: 3,
    // No module keeps state, so files may share a worker: parsers and compilers are loaded twice, not a hundred times.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
