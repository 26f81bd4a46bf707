import { spawn, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** The built program. */
export const program = resolve(import.meta.dirname, '../../dist/cli.js');

export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** @default the folder of the tests */
  readonly folder?: string;
}

/** Said where the tests run as root or on a build server; which machine they run on is no test's business. */
const sandboxNotice = /^Chromium runs without its own sandbox, because [^\n]*\n/m;

/** A run as it is on a machine where the browser has its sandbox. */
export function withoutSandboxNotice(run: CliRun): CliRun {
  return { ...run, stderr: run.stderr.replace(sandboxNotice, '') };
}

export interface StartOptions extends CliOptions {
  /** Leaves what is said of the browser's sandbox on standard error. @default false */
  readonly keepsSandboxNotice?: boolean;
  /** What comes on standard input. @default '' */
  readonly input?: string;
}

export interface StartedCli {
  /** The first line on stdout; what was said on stderr where the program ends without one. */
  readonly firstLine: Promise<string>;
  readonly end: Promise<CliRun>;
  /** What Ctrl+C does. */
  interrupt(): void;
  /** Ends it without a word, as a crash does. */
  kill(): void;
}

/**
 * Starts the built program in a process of its own and leaves it running. For what only a process can show: that it
 * ends and how, its streams, its signals. Everything else is for `runCli`.
 */
export function startCli(args: readonly string[], options: StartOptions = {}): StartedCli {
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
    child.on('close', (exitCode) => {
      const run = { exitCode, stdout, stderr };
      done(options.keepsSandboxNotice ? run : withoutSandboxNotice(run));
    });
  });
  const firstLine = new Promise<string>((done) => {
    child.stdout.on('data', () => {
      if (stdout.includes('\n')) done(stdout.slice(0, stdout.indexOf('\n')));
    });
    child.on('close', () => done(stderr));
  });
  return {
    firstLine,
    end,
    interrupt: () => void child.kill('SIGINT'),
    kill: () => void child.kill('SIGKILL'),
  };
}

/** The oldest installed Node that the program supports: the pinned one of the tools is newer. */
export const oldestNode = findOldestNode();

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

let runs = 0;

/**
 * Keys, addresses and kept answers of the person who runs the tests are not the tests' business, and one run's kept
 * answers are not the next one's: a test that is about them names a folder of its own.
 */
export function cleanEnvironment(): Record<string, string | undefined> {
  const theirs = /^(?:FIGMA_|OPENAI_|OPENROUTER_|SDNEXT_|FRAMEWRIGHT_|NODE_OPTIONS$|VITEST|NODE_ENV$)/;
  const others = Object.entries(process.env).filter(([name]) => !theirs.test(name));
  return { ...Object.fromEntries(others), FRAMEWRIGHT_STATE: join(stateFolder, String((runs += 1))) };
}

const stateFolder = join(tmpdir(), `framewright-state-${process.pid}`);
process.once('exit', () => rmSync(stateFolder, { recursive: true, force: true }));
