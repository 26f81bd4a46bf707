/**
 * The command line: finds the command, runs it, and turns every error into an exit code and at most
 * one sentence on stderr. 0 done; 1 done with errors in the receipt; 2 bad input or usage.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentError } from '#design/document-error';
import type { Command, Terminal } from './command.ts';
import { commands } from './commands.ts';
import { InterruptError } from './interrupt-error.ts';
import { openTerminal } from './open-terminal.ts';
import { programFolder } from './program-folder.ts';
import { readCommandLine } from './read-command-line.ts';
import { UsageError } from './usage-error.ts';
import { writeCommandHelp, writeHelp } from './write-help.ts';

async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--licenses' || (name === '--version' && rest.includes('--licenses')))
    return printed(terminal, readNotices());
  if (name === '--version' || name === '-v') return printed(terminal, readVersion());
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    return printHelp(rest[0], terminal);
  }
  const command = getCommand(name);
  const optionsEnd = rest.includes('--') ? rest.indexOf('--') : rest.length;
  if (rest.slice(0, optionsEnd).some((arg) => arg === '--help' || arg === '-h')) {
    return printed(terminal, writeCommandHelp(command));
  }
  const line = readCommandLine(command, rest);
  const run = await command.load();
  return run(line, terminal);
}

function printHelp(topic: string | undefined, terminal: Terminal): number {
  return printed(terminal, topic === undefined ? writeHelp(commands) : writeCommandHelp(getCommand(topic)));
}

function printed(terminal: Terminal, text: string): number {
  terminal.print(text);
  return 0;
}

function getCommand(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const names = commands.map((candidate) => candidate.name).join(', ');
  throw new UsageError(`There is no command "${name}"; the commands are ${names}.`);
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

/** Licences of all code and fonts by others that are part of the program. */
function readNotices(): string {
  const path = join(programFolder, 'dist/THIRD_PARTY_NOTICES.txt');
  if (existsSync(path)) return readFileSync(path, 'utf8');
  throw new UsageError(
    'The program is not complete: dist/THIRD_PARTY_NOTICES.txt is missing; run "npm run build".',
  );
}

/** The message of an error. A bug is named as one, with its stack if FRAMEWRIGHT_TRACE is set. */
function explain(error: unknown, terminal: Terminal): string {
  if (error instanceof UsageError || error instanceof DocumentError) return error.message;
  if (error instanceof InterruptError) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  const trace = terminal.environment.FRAMEWRIGHT_TRACE && error instanceof Error ? `\n${error.stack}` : '';
  return `Framewright failed with an internal error: ${text.split('\n')[0]} (FRAMEWRIGHT_TRACE=1 shows where)${trace}`;
}

const terminal = openTerminal();
try {
  process.exitCode = await main(process.argv.slice(2), terminal);
} catch (error) {
  terminal.notify(`framewright: ${explain(error, terminal)}`);
  process.exitCode = error instanceof InterruptError ? 130 : 2;
}
