import figma from '@figma/eslint-plugin-figma-plugins';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

/** Rules of Figma's plugin API, which read types through ESLint's parser. All other rules stand in .oxlintrc.json. */
export default defineConfig({
  files: ['plugin/**/*.ts'],
  extends: [figma.flatConfigs.recommended],
  languageOptions: {
    parser: typescript.parser,
    parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
  },
});
