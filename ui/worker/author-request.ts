import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { Snapshot } from '#design/snapshot';
import { readDesign } from '#design/read-design';
import { writeHints } from '#codegen/hints/write-hints';
import type { AuthorRequest } from './protocol.ts';

/** Estimated characters of code in a token. */
const charactersInToken = 3.5;

/** What a model that writes the files is sent: what to do, what the frames are made of, and the compiler's draft. */
export function writeAuthorRequest(
  snapshot: Snapshot,
  draft: CodeResult,
  options: CodeOptions,
): AuthorRequest {
  const hints = writeHints(readDesign(snapshot), { budget: 12_000 });
  const files = draft.files.flatMap((file) =>
    file.kind === 'text' ? [`<file path="${file.path}">\n${file.text}</file>`] : [],
  );
  const text = `The frames' structure:\n${hints.text}\n\nThe draft:\n${files.join('\n')}`;
  const instructions = instructionsFor(options);
  return { instructions, text, tokens: Math.ceil((instructions.length + text.length) / charactersInToken) };
}

function instructionsFor({ target, styles }: CodeOptions): string {
  const kind = target === 'react' ? 'a React project in TypeScript' : 'HTML pages';
  return [
    `You are given pictures of design frames, their structure, and a draft of ${kind} (styles: ${styles}) that already looks like them.`,
    'Rewrite the draft so that it reads as a senior engineer would have written it: meaningful names, semantic elements, components where things repeat, accessible labels, layout that works at other widths.',
    'Keep every text exactly, keep every asset path, keep how it looks. Add no packages.',
    'Answer with changed or new files only, each whole, as <file path="...">...</file>.',
  ].join('\n');
}
