/** The one list of targets. Other folders find a target here by its id, and a language by the path of a file. */
import type { CodeTarget } from '#design/targets';
import type { FileLanguage } from './file-language.ts';
import { htmlTarget } from './html/html-target.ts';
import { reactTarget } from './react/react-target.ts';
import type { Target } from './target.ts';

/** A target of `design/targets.ts` without an entry here does not compile. */
const targets: Readonly<Record<CodeTarget, Target>> = { react: reactTarget, html: htmlTarget };

const fileLanguages: ReadonlySet<FileLanguage> = new Set(
  Object.values(targets).flatMap(({ languages }) => languages),
);

export function findTarget(id: CodeTarget): Target {
  return targets[id];
}

/** The language of the file at a path; `null` for files that are only stored, as pictures and notes. */
export function findFileLanguage(path: string): FileLanguage | null {
  return [...fileLanguages].find((language) => language.matches(path)) ?? null;
}
