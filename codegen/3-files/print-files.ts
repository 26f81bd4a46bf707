/**
 * The last step: a project as a tree becomes files. What comes in has neither syntax nor paths; what goes out is
 * formatted, and every line knows its layers. What an element is and what it is called was decided before.
 */
import type { CancelSignal } from '#design/cancel';
import type { CodeOptions } from '#design/code-options';
import type { SourceFile } from '#design/source-file';
import type { CodeProject } from '../2-components/code-component.ts';
import type { Libraries } from '../libraries.ts';
import type { DraftFile, DraftText } from './draft-file.ts';
import { dropIdle } from './shorten/drop-idle.ts';
import { formatPage } from './format/format-page.ts';
import { formatSheet } from './format/format-sheet.ts';
import { formatSource } from './format/format-source.ts';
import { markHtml, markJsx } from './mark-elements.ts';
import { printHtml } from './html/print-html-project.ts';
import { printReact } from './react/print-react.ts';
import { shortenDrawings } from './shorten/shorten-drawings.ts';

/** The files before prettier has gone over them: laid out as it would, save for what our own rules of it miss. */
export async function printDrafts(
  project: CodeProject,
  options: CodeOptions,
  libraries: Libraries,
): Promise<readonly DraftFile[]> {
  const short = shortenDrawings(dropIdle(project));
  return options.target === 'react'
    ? printReact(short, options, libraries)
    : printHtml(short, options, libraries);
}

/** The files as a person can be shown them at once. */
export function showDrafts(drafts: readonly DraftFile[], { nodeIds }: CodeOptions): readonly SourceFile[] {
  return drafts.map((draft) => (draft.kind === 'text' ? markLayers(draft, draft.text, nodeIds) : draft));
}

/** Formats one file after the other, so that a cancelled run stops soon. */
export async function formatFiles(
  drafts: readonly DraftFile[],
  { nodeIds }: CodeOptions,
  signal: CancelSignal,
  onDone: (done: number) => void = () => {},
): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const draft of drafts) {
    signal.throwIfAborted();
    if (draft.kind === 'asset') files.push(draft);
    else files.push(markLayers(draft, await formats[draft.syntax](draft.text), nodeIds));
    onDone(files.length);
  }
  return files;
}

const formats: Readonly<Record<DraftText['syntax'], (text: string) => string | Promise<string>>> = {
  tsx: formatSource,
  html: formatPage,
  css: formatSheet,
  plain: (text) => text,
};

function markLayers({ path, syntax, tags }: DraftText, text: string, nodeIds: boolean): SourceFile {
  if (tags === null) return { kind: 'text', path, text, lines: [] };
  const mark = syntax === 'html' ? markHtml : markJsx;
  return { kind: 'text', path, ...mark(text, tags, nodeIds) };
}
