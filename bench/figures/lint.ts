/**
 * M4 of the goals: what eslint (react, hooks, jsx-a11y), prettier and html-validate find in all output of all frames.
 * Each finding is a line of lint.txt with the layer behind it; the kept result counts them rule by rule. Types are
 * counted with the Receipts, warnings of React and builds by figures of their own.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCodeOptions } from '#design/code-options';
import type { SourceFile } from '#design/source-file';
import { countNames } from '../count-names.ts';
import { measureOne, type Figure } from '../figure.ts';
import { createLinters, type LintFinding } from '../lint-files.ts';
import { outputs } from './compile.ts';

const titles: Readonly<Record<LintFinding['tool'], string>> = {
  eslint: 'M4 findings of eslint (react, hooks, jsx-a11y)',
  prettier: 'M4 files that prettier would write otherwise',
  'html-validate': 'M4 findings of html-validate',
};

export const lintFigure: Figure = {
  id: 'lint',
  async compute(bench) {
    const linters = createLinters();
    const found: LintFinding[] = [];
    const lines: string[] = [];
    for (const document of bench.documents) {
      for (const [output, options] of Object.entries({ ...outputs, 'react css': cssOutput })) {
        const name = `${document.name} ${output}`;
        bench.tell(`Linting ${name}`);
        const { files } = await bench.compile(document, document.frames, options);
        for (const finding of await linters.lint(files)) {
          found.push(finding);
          const { rule, path, line, message } = finding;
          lines.push(`${name}\t${rule}\t${path}:${line}\t${findLayers(files, path, line)}\t${message}`);
        }
      }
    }
    await writeFile(join(bench.folder, 'lint.txt'), `${lines.join('\n')}\n`);
    return Object.entries(titles).map(([tool, title]) => {
      const ofTool = found.filter((finding) => finding.tool === tool);
      const rules = countNames(ofTool.map(({ rule }) => rule));
      return measureOne(
        { id: `lint-${tool}`, title, unit: 'count', better: 'lower', goal: 0 },
        ofTool.length,
        rules,
      );
    });
  },
};

const cssOutput = { ...defaultCodeOptions, styles: 'css' } as const;

/** The layers behind a line, or behind the nearest line before it. */
function findLayers(files: readonly SourceFile[], path: string, line: number): string {
  const file = files.find((each) => each.path === path);
  const origins = file?.kind === 'text' ? file.lines : [];
  return origins.findLast((origin) => origin.line <= line)?.nodeIds.join(' ') ?? '';
}
