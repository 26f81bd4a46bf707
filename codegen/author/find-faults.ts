import type { SourceFile } from '#design/source-file';
import { findCircles } from '../4-check/check-imports.ts';
import { parseModules } from '../4-check/parse-modules.ts';
import { indexFiles } from '../4-check/project-files.ts';
import { readPages } from '../4-check/read-pages.ts';
import { isText } from './collect-answer.ts';
import {
  compareTexts,
  readTexts,
  type ProjectTexts,
  type SettleFault,
  type TextFault,
} from './compare-texts.ts';
import { findForeignMarkup } from './find-foreign-markup.ts';
import type { Settling } from './settling.ts';

/** What does not hold of files that an answer was laid over. */
export function findFaults(
  files: readonly SourceFile[],
  draftTexts: ProjectTexts | null,
  settling: Settling,
): readonly (SettleFault | TextFault)[] {
  const { draft, options, known } = settling;
  // Types first: a prop that lost its name would else be told as a text that got lost.
  const broken = findTypeFaults(files, settling);
  if (broken.length > 0) return broken;
  const made = { ...draft, files };
  const project = indexFiles(files);
  const modules = parseModules(project);
  const circles = findCircles(project, modules).map(({ message, file, line }) => ({
    reason: message.replace(/^These files/, 'these files').replace(/\.$/, ''),
    files: file === null ? [] : [file],
    ...(line === null ? {} : { line }),
  }));
  const foreign = findForeignMarkup(readPages(made, options, project, modules), known);
  if (circles.length + foreign.length > 0) return [...circles, ...foreign];
  return draftTexts === null ? [] : compareTexts(draftTexts, readTexts(made, options), made);
}

function findTypeFaults(files: readonly SourceFile[], { checker, signal }: Settling): readonly SettleFault[] {
  const errors = checker.findErrors(files.filter(isText), signal);
  return errors.map(({ file, line, message }) => ({
    line,
    reason: `it does not pass the type check (${file}, line ${line}: ${tidy(message)})`,
    files: [file],
  }));
}

function tidy(message: string): string {
  return message.replace(/\s+/g, ' ').slice(0, 160).replace(/\.$/, '');
}
