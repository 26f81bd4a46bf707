import { basename } from 'node:path';
import { kindOfAttachment, maxAttachmentsLength, type Attachment } from '#design/attachment';
import type { CommandLine } from './command.ts';
import { readBytes } from './source/read-bytes.ts';
import { UsageError } from './usage-error.ts';

/** The attachments for a model: the files of `--with` and the texts of `--wish`. */
export async function readAttachments(line: CommandLine, isPicture: boolean): Promise<readonly Attachment[]> {
  const files = await Promise.all(line.list('with').map(readFile));
  const wishes = line.list('wish').map((text): Attachment => ({ kind: 'wishes', name: 'Notes', text }));
  const attachments = [...files, ...wishes];
  const letters = attachments.reduce((sum, { text }) => sum + text.length, 0);
  if (letters > maxAttachmentsLength) {
    throw new UsageError(
      `--with and --wish hold ${letters} characters together; the maximum is ${maxAttachmentsLength}.`,
    );
  }
  if (attachments.length > 0 && !isPicture && line.getText('mode') !== 'author') {
    throw new UsageError('--with and --wish are for a model that writes; use them with --mode author.');
  }
  return attachments;
}

async function readFile(path: string): Promise<Attachment> {
  const bytes = await readBytes(path);
  const name = basename(path);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: kindOfAttachment(name, text), name, text };
  } catch {
    throw new UsageError(`"${path}" is not a text file; --with accepts only text files.`);
  }
}
