import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { vi } from 'vitest';

/** A whole run takes seconds on an idle machine, and many more on one with other work. */
vi.setConfig({ testTimeout: 300_000 });

const program = resolve(import.meta.dirname, '../../dist/cli.js');

export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly folder?: string;
}

/** Runs the built program as a person would, on the oldest Node at hand that it promises to run on. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  return startCli(args, options).end;
}

export interface StartedCli {
  /** The first line on stdout; what was said on stderr where the program ends without one. */
  readonly firstLine: Promise<string>;
  readonly end: Promise<CliRun>;
  /** What Ctrl+C does. */
  interrupt(): void;
}

/** Starts the built program and leaves it running. */
export function startCli(args: readonly string[], options: CliOptions = {}): StartedCli {
  if (!existsSync(program)) throw new Error('dist/cli.js is not there: run "npm run build" first.');
  const child = spawn(oldestNode, [program, ...args], {
    cwd: options.folder ?? process.cwd(),
    env: { ...cleanEnvironment(), ...options.environment },
  });
  child.stdin.end(options.input ?? '');
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const end = new Promise<CliRun>((done, fail) => {
    child.on('error', fail);
    child.on('close', (exitCode) => done({ exitCode, stdout, stderr }));
  });
  const firstLine = new Promise<string>((done) => {
    child.stdout.on('data', () => {
      if (stdout.includes('\n')) done(stdout.slice(0, stdout.indexOf('\n')));
    });
    child.on('close', () => done(stderr));
  });
  return { firstLine, end, interrupt: () => void child.kill('SIGINT') };
}

const oldestNode = findOldestNode();

/** The pinned Node of the tools is newer than what the program promises, so it is looked past. */
function findOldestNode(): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidates = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.includes('node_modules'))
    .map((folder) => join(folder, name))
    .filter((path) => existsSync(path))
    .map((path) => ({ path, major: majorOf(path) }))
    .filter(({ major }) => major >= 20)
    .sort((one, other) => one.major - other.major);
  return candidates[0]?.path ?? process.execPath;
}

function majorOf(path: string): number {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(stdout)?.[1] ?? 0);
}

/** Keys and addresses of the person who runs the tests are not the tests' business. */
function cleanEnvironment(): Record<string, string | undefined> {
  const theirs = /^(?:FIGMA_|OPENAI_|OPENROUTER_|SDNEXT_|FRAMEWRIGHT_|NODE_OPTIONS$|VITEST|NODE_ENV$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !theirs.test(name)));
}
