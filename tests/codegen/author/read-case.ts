import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readAnswer } from '#codegen/model/author/read-answer';
import { type CodeTarget, describeTarget } from '#design/targets';
import type { CodeResult } from '#design/code-result';
import type { SourceFile } from '#design/source-file';

export const here = import.meta.dirname;

/** The files of a folder by path, texts only. */
export function readFolder(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const;
  });
  return new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The bakery's draft that all cases of a target start from. */
export function readDraft(target: CodeTarget = 'react'): CodeResult {
  const isReact = describeTarget(target).pages === 'component';
  const { files } = readAnswer(
    readFileSync(join(here, isReact ? 'input-draft.md' : 'input-draft-html.md'), 'utf8'),
  );
  const texts = files.map(({ path, text }): SourceFile => ({
    kind: 'text',
    path,
    text,
    lines: [{ line: 1, nodeIds: ['1:2'] }],
  }));
  const hero: SourceFile = {
    kind: 'asset',
    path: isReact ? 'src/assets/hero.png' : 'assets/hero.png',
    asset: { key: 'hero', mime: 'image/png' },
  };
  return {
    files: [...texts, hero],
    assets: new Map([['hero', new Uint8Array([1])]]),
    pages: [
      {
        frameId: '1:2',
        name: 'Home',
        path: isReact ? 'src/pages/Home.tsx' : 'index.html',
        width: 640,
        height: 480,
      },
    ],
    problems: [],
    receipt: null,
    timings: [],
  };
}

/** The files in which a result differs from the draft, and its problems, as one listing. */
export function changesOf(result: CodeResult, draft: CodeResult): ReadonlyMap<string, string> {
  const before = new Map(draft.files.map((file) => [file.path, file]));
  const changed = result.files.flatMap((file) =>
    file.kind === 'text' && before.get(file.path) !== file ? [[file.path, file.text] as const] : [],
  );
  const problems = result.problems.map(({ code, message }) => `${code}: ${message}\n`).join('');
  return new Map(
    [...changed, ...(problems === '' ? [] : [['problems.txt', problems] as const])].toSorted(([a], [b]) =>
      a < b ? -1 : 1,
    ),
  );
}

/** The expected files of a case; `UPDATE=1` writes what came out in their place. */
export function expectedOf(
  name: string,
  actual: ReadonlyMap<string, string>,
  answers = 'answers',
): ReadonlyMap<string, string> {
  const folder = join(here, answers, name, 'expected');
  if (process.env['UPDATE'] === '1') {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of actual) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  return readFolder(folder);
}
