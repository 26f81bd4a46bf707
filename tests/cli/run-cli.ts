import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  cleanEnvironment,
  oldestNode,
  program,
  withoutSandboxNotice,
  type CliOptions,
  type CliRun,
} from './start-cli.ts';

/**
 * Runs the built program as a person would, in a process that stands by: most of a run's time goes into loading
 * compilers, so each file of tests would spend its time on that. One run at a time, because a process has one folder.
 */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const run = last.then(() => runStandingBy(args, options));
  last = run.catch(() => undefined);
  return run;
}

let last: Promise<unknown> = Promise.resolve();
let standingBy: ChildProcess | null = null;

function runStandingBy(args: readonly string[], options: CliOptions): Promise<CliRun> {
  const { folder = process.cwd(), environment = {} } = options;
  const child = (standingBy ??= standBy());
  return new Promise((done, fail) => {
    const fall = (code: number | null) =>
      fail(new Error(`The standing process ended with ${code} in "${args.join(' ')}".`));
    child.once('exit', fall).once('message', (run) => {
      child.off('exit', fall);
      done(withoutSandboxNotice(run as CliRun)); // What `cli-worker.mjs` sends.
    });
    child.send({ args, folder, environment: { ...cleanEnvironment(), ...environment } });
  });
}

/** Ends with the process of the tests. */
function standBy(): ChildProcess {
  if (!existsSync(program)) throw new Error('dist/cli.js is not there: run "npm run build" first.');
  const child = fork(join(import.meta.dirname, 'cli-worker.mjs'), [pathToFileURL(program).href], {
    execPath: oldestNode,
    execArgv: [],
    env: cleanEnvironment(),
  });
  child.once('exit', () => (standingBy = null));
  child.unref();
  child.channel?.unref();
  return child;
}
