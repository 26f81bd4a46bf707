/**
 * `framewright serve`: the stand-in for Figma with a design open in it, or a library for the panel, until the person ends
 * it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { documentFolder } from '#host/server/document-folder';
import type { HostDocument } from '#host/server/host-document';
import { type ServedHost, serveHost } from '#host/server/serve-host';
import type { CommandLine, RunCommand, Terminal } from '../command.ts';
import { findPlace } from '../library/find-place.ts';
import { errorCode } from '../file-system.ts';
import { programFolder } from '../program-folder.ts';
import { openSource } from '../source/open-source.ts';
import { UsageError } from '../usage-error.ts';

const defaultPort = 5177;
/** The plugin runs from the start. */
const run = 'generate-code';
const example = join(programFolder, 'examples', 'landing');

export const runServe: RunCommand = async (line, terminal) => {
  if (line.text('library') !== null || line.text('database') !== null) return serveLibrary(line, terminal);
  const port = line.number('port', { from: 0, to: 65_535 });
  const document = await openHostDocument(line, terminal);
  const interrupted = terminal.onInterrupt();
  const host = await serve(document, port, line.flag('watch'));
  terminal.print(`Framewright is running at ${host.url} (press Ctrl+C to stop)`);
  await new Promise<void>((resolve) => interrupted.addEventListener('abort', () => resolve()));
  await host.close();
  return 0;
};

/** Serves the library as it is; files are read into it by `search`. */
async function serveLibrary(line: CommandLine, terminal: Terminal): Promise<number> {
  if (line.positionals.length > 0)
    throw new UsageError(
      'Without a library, serve opens a file; with one, read files into it with "framewright search".',
    );
  const place = findPlace(line);
  if (place === null) return 2;
  const token = readToken(terminal.environment['FRAMEWRIGHT_LIBRARY_TOKEN']);
  const port = line.number('port', { from: 0, to: 65_535 });
  const { openDatabase } = await import('../library/open-database.ts');
  const { openLibrary } = await import('../library/library.ts');
  const { libraryPort, startLibraryServer } = await import('../library/serve-library.ts');
  const database = await openDatabase(place);
  try {
    const library = openLibrary(database);
    const files = (await library.readDigests()).size;
    const interrupted = terminal.onInterrupt();
    const report = (error: unknown): never => {
      terminal.notify(error instanceof Error ? error.message : String(error));
      throw error;
    };
    const server = await startLibraryServer({
      search: (query) => library.search(query).catch(report),
      readModels: () => library.readModels().catch(report),
      token,
      ...(port === null ? {} : { port }),
    }).catch((error: unknown) => {
      const code = errorCode(error);
      const taken = String(port ?? libraryPort);
      if (code === 'EADDRINUSE')
        throw new UsageError(`The port ${taken} is taken; stop the program that uses it.`);
      throw error;
    });
    terminal.print(
      [
        `The library of ${String(files)} ${files === 1 ? 'file' : 'files'} is served at ${server.url} (press Ctrl+C to stop).`,
        'In the panel: Settings, Team library, then',
        `  Address  ${server.url}`,
        `  Token    ${token}`,
      ].join('\n'),
    );
    await new Promise<void>((resolve) => interrupted.addEventListener('abort', () => resolve()));
    await server.close();
    return 0;
  } finally {
    await database.close();
  }
}

/** A new one for each start, unless a fixed one is given. */
function readToken(given: string | undefined): string {
  if (!given) return randomBytes(24).toString('base64url');
  if (/^[\w-]{24,200}$/.test(given)) return given;
  throw new UsageError('FRAMEWRIGHT_LIBRARY_TOKEN must be at least 24 letters, digits, "-" or "_".');
}

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
