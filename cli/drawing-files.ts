/** What the commands that draw SVG files have in common: what they read, and how they write. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { emptyFileStyle, type FileStyle } from '#design/file-style';
import { readDocumentStyle } from '#visuals/vectors/read-document-style';
import type { CommandLine, Terminal } from './command.ts';
import { openSource } from './source/open-source.ts';
import { readBytes } from './source/read-bytes.ts';
import { UsageError } from './usage-error.ts';

const maxBytes = 5_000_000;

/** The text of a file, or of standard input for `-`. */
export async function readGivenText(path: string): Promise<string> {
  const bytes = path === '-' ? await readInput() : await readBytes(path);
  if (bytes.length > maxBytes) throw new UsageError(`"${path}" is larger than 5 MB.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`"${path}" is not UTF-8 text.`);
  }
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** The look of `--design`, with the colours of `--colour` before its own. */
export async function readDrawingStyle(line: CommandLine, terminal: Terminal): Promise<FileStyle> {
  const given = line.list('colour');
  for (const colour of given)
    if (!/^#[\da-f]{6}$/i.test(colour))
      throw new UsageError(`--colour must be a colour such as #3366ff, not "${colour}".`);
  const design = line.text('design');
  const found = design === null ? emptyFileStyle : await readStyleOf(design, line, terminal);
  const ground = line.flag('dark') ? ('dark' as const) : found.ground;
  return { ...found, ground, colours: [...new Set([...given, ...found.colours])] };
}

async function readStyleOf(design: string, line: CommandLine, terminal: Terminal): Promise<FileStyle> {
  const { document } = await openSource(design, line, terminal);
  return readDocumentStyle(document.pages.flatMap(({ nodes }) => nodes));
}

/** Turns the sentence of a mistake in what was given into one of the command. */
export function orUsageError<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Writes an SVG and returns its path. A file that is there already is replaced, as it was named. */
export async function writeDrawing(path: string, svg: string): Promise<string> {
  if (!/\.svg$/i.test(path))
    throw new UsageError(`--out must be the path of an SVG file such as chart.svg, not "${path}".`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, svg);
  } catch (error) {
    throw new UsageError(
      `"${path}" cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return path;
}
