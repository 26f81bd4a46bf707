import figma from '@figma/eslint-plugin-figma-plugins';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

/** Rules that catch real faults; how code looks is prettier's business. */
export default defineConfig(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'bench/results/',
      'bench/gold-code/',
      'tests/pictures/',
      '.browser/',
      'tests/**/expected/',
      'tests/**/input*',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Exports have names here.' },
        { selector: 'TSEnumDeclaration', message: 'A union of literals says the same.' },
      ],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['ui/**/*.tsx'], extends: [hooks.configs.flat.recommended] },
  { files: ['plugin/**/*.ts'], extends: [figma.flatConfigs.recommended] },
  {
    files: ['cli/**', 'bench/**', 'tests/**', 'examples/**', 'host/server/**'],
    rules: { 'no-console': 'off' },
  },
);
