/** Gold code as an answer in author mode: its files at paths that a model may write, over the draft of the same frame. */
import { posix } from 'node:path';
import type { CodeResult } from '#design/code-result';
import type { SourceFile } from '#design/source-file';
import type { ProjectFiles } from '../code-structure/project-files.ts';

/** The draft with the pictures of the gold code among its own, since an answer brings no pictures. */
export function withPicturesOf(draft: CodeResult, gold: ProjectFiles): CodeResult {
  const pictures = gold.files.filter(({ kind }) => kind === 'asset');
  const moved = pictures.map((file): SourceFile => ({ ...file, path: movePath(file.path, '') }));
  const known = new Set(moved.map(({ path }) => path));
  return {
    ...draft,
    files: [...draft.files.filter(({ path }) => !known.has(path)), ...moved],
    assets: new Map([...draft.assets, ...gold.assets]),
  };
}

/** Writes the files of gold code as a model answers, with its page in place of the draft's first page. */
export function writeExpertAnswer(draft: CodeResult, gold: ProjectFiles): string {
  const page = draft.pages[0]?.path ?? '';
  const name = posix.basename(page, '.tsx');
  const files = gold.files.flatMap((file) => {
    if (file.kind !== 'text' || !file.path.startsWith('src/')) return [];
    const to = movePath(file.path, page);
    const text = file.text.replace(
      /((?:from|import)\s+["']|url\(["']?)(\.[^"']+)(["'])/g,
      (_, before: string, specifier: string, after: string) =>
        `${before}${moveSpecifier(specifier, file.path, to, page)}${after}`,
    );
    const renamed = to === page ? text.replace(/\bfunction App\b/, `function ${name}`) : text;
    return [
      `<file path="${to}">\n${(file.path.endsWith('global.css') ? overBase(renamed) : renamed).trimEnd()}\n</file>`,
    ];
  });
  return files.join('\n\n');
}

/** Rules for elements, ahead of those that the draft's base.css has for the same elements. */
function overBase(css: string): string {
  return css
    .replace(/^body\b(?=.*[,{]$)/gm, 'html body')
    .replace(/^(?!html\b|body\b)[a-z][\w\s.:-]*[,{]$/gm, 'body $&')
    .concat(
      '\nbody :is([type="radio"], [type="checkbox"]) {\n  position: static;\n  opacity: 1 !important;\n}\n',
    );
}

/** A model writes pages and components only. */
function movePath(path: string, page: string): string {
  if (path === 'src/App.tsx') return page;
  if (path.startsWith('src/assets/')) return path.replace('src/assets/', 'src/assets/gold-');
  return /^src\/[^/]+$/.test(path) ? path.replace('src/', 'src/components/') : path;
}

function moveSpecifier(specifier: string, from: string, to: string, page: string): string {
  const moved = movePath(posix.join(posix.dirname(from), specifier), page);
  const relative = posix.relative(posix.dirname(to), moved);
  return relative.startsWith('.') ? relative : `./${relative}`;
}
