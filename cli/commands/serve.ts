/** `framewright serve`: the stand-in for Figma with a design open in it, until the person ends it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { documentFolder } from '#host/server/document-folder';
import type { HostDocument } from '#host/server/host-document';
import { type ServedHost, serveHost } from '#host/server/serve-host';
import type { CommandLine, RunCommand, Terminal } from '../command.ts';
import { errorCode } from '../file-system.ts';
import { programFolder } from '../program-folder.ts';
import { openSource } from '../source/open-source.ts';
import { UsageError } from '../usage-error.ts';

const defaultPort = 5177;
/** The plugin runs from the start. */
const run = 'generate-code';
const example = join(programFolder, 'examples', 'landing');

export const runServe: RunCommand = async (line, terminal) => {
  const port = line.number('port', { from: 0, to: 65_535 });
  const document = await openHostDocument(line, terminal);
  const interrupted = terminal.onInterrupt();
  const host = await serve(document, port, line.flag('watch'));
  terminal.print(`Framewright is running at ${host.url} (press Ctrl+C to stop)`);
  await new Promise<void>((resolve) => interrupted.addEventListener('abort', () => resolve()));
  await host.close();
  return 0;
};

async function openHostDocument(line: CommandLine, terminal: Terminal): Promise<HostDocument> {
  const [file] = line.positionals;
  if (file !== undefined) {
    const source = await openSource(file, line, terminal);
    const document = await source.openForHost();
    terminal.showProgress(null);
    return document;
  }
  if (existsSync(join(example, 'figma.json'))) return documentFolder(example);
  throw new UsageError('Say which file to open: this copy of the program comes without examples.');
}

async function serve(document: HostDocument, port: number | null, watch: boolean): Promise<ServedHost> {
  const distFolder = join(programFolder, 'dist');
  const manifestPath = join(programFolder, 'manifest.json');
  const open = (at: number) =>
    serveHost({ distFolder, manifestPath, document, convert, watch, run, port: at });
  try {
    return await open(port ?? defaultPort);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EADDRINUSE' && port === null) return open(0);
    if (code === 'EADDRINUSE') throw new UsageError(`The port ${port} is taken; choose another with --port.`);
    if (code === 'EACCES') throw new UsageError(`The port ${port} may not be used; choose one above 1023.`);
    throw error;
  }
}

/** Makes a document of a `.fig` file that was dropped on the page. */
async function convert(bytes: Uint8Array, name: string): Promise<HostDocument> {
  const { convertForHost } = await import('../source/fig/open-fig-file.ts');
  return convertForHost(bytes, name);
}
