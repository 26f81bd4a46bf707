/** What linters and validators say of generated files, each by the rules that its makers recommend. */
import { ESLint } from 'eslint';
import js from '@eslint/js';
import accessibility from 'eslint-plugin-jsx-a11y';
import react from 'eslint-plugin-react';
import hooks from 'eslint-plugin-react-hooks';
import { HtmlValidate } from 'html-validate';
import { check } from 'prettier';
import typescript from 'typescript-eslint';
import type { SourceFile, TextFile } from '#design/source-file';
import { textFiles } from './text-files.ts';

export interface LintFinding {
  readonly tool: 'eslint' | 'prettier' | 'html-validate';
  readonly rule: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** Linters that are set up once. */
export interface Linters {
  lint(files: readonly SourceFile[]): Promise<readonly LintFinding[]>;
}

export function createLinters(): Linters {
  const scripts = createScriptLinter();
  // What prettier decides, as the slash of `<br />`, is no finding.
  const pages = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:prettier'] });
  return {
    async lint(files) {
      const found: LintFinding[] = [];
      for (const file of textFiles(files)) {
        if (/\.tsx?$/.test(file.path)) found.push(...(await lintScript(scripts, file)));
        if (file.path.endsWith('.html')) found.push(...(await lintPage(pages, file)));
        found.push(...(await lintFormat(file)));
      }
      return found;
    },
  };
}

function createScriptLinter(): ESLint {
  return new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      js.configs.recommended,
      ...typescript.configs.recommended,
      {
        files: ['**/*.{ts,tsx}'],
        ...react.configs.flat.recommended,
        settings: { react: { version: '19.0' } },
      },
      { files: ['**/*.{ts,tsx}'], ...react.configs.flat['jsx-runtime'] },
      { files: ['**/*.{ts,tsx}'], ...hooks.configs.flat.recommended },
      { files: ['**/*.{ts,tsx}'], ...accessibility.flatConfigs.recommended },
      // TypeScript knows which names there are; https://typescript-eslint.io/troubleshooting/faqs/eslint
      { rules: { 'no-undef': 'off' } },
    ],
  });
}

async function lintScript(linter: ESLint, { path, text }: TextFile): Promise<readonly LintFinding[]> {
  const [result] = await linter.lintText(text, { filePath: `generated/${path}` });
  return (result?.messages ?? []).map(({ ruleId, line, message }) => ({
    tool: 'eslint',
    rule: ruleId ?? 'cannot be read',
    path,
    line,
    message,
  }));
}

async function lintPage(validator: HtmlValidate, { path, text }: TextFile): Promise<readonly LintFinding[]> {
  const { results } = await validator.validateString(text, path);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, message }) => ({
      tool: 'html-validate',
      rule: ruleId,
      path,
      line,
      message,
    })),
  );
}

/** A file that prettier would write otherwise. */
async function lintFormat({ path, text }: TextFile): Promise<readonly LintFinding[]> {
  if (!/\.(tsx?|css|html|json)$/.test(path)) return [];
  const isFormatted = await check(text, { filepath: path });
  const message = 'Prettier would write this file otherwise.';
  return isFormatted ? [] : [{ tool: 'prettier', rule: 'format', path, line: 1, message }];
}
