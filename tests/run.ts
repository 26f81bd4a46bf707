/**
 * Everything a landing must pass, in one command: format, lint, the types of every realm, the build, then the tests
 * and host stories. Each step counts as one check beside the tests; the last line is `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRealms } from './find-realms.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** By its path: the other TypeScript, which is the one with an API for programs, links a `tsc` too. */
const nativeCompiler = 'node_modules/typescript-7/bin/tsc';

const counts: Counts = { passed: 0, failed: 0, skipped: 0 };

/** What takes longest comes first. */
const beforeTheBuild: readonly Step[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'lint of the plugin API', command: ['eslint', '--max-warnings=0', 'plugin'] },
  ...(await findRealms()).map((realm) => ({
    name: `types of ${realm}`,
    command: ['node', nativeCompiler, '--project', realm],
  })),
  { name: 'build', command: ['node', 'esbuild.config.mjs'] },
];

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

await runSteps(beforeTheBuild);
await runTests();
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** Two at a time: a small machine has two cores, and no step waits for another. */
async function runSteps(steps: readonly Step[]): Promise<void> {
  const waiting = [...steps];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await runStep(step);
  };
  await Promise.all([work(), work()]);
}

async function runStep({ name, command }: Step): Promise<void> {
  const { exitCode, output } = await run(command, 'keep');
  const passed = exitCode === 0;
  counts[passed ? 'passed' : 'failed']++;
  console.log(`${passed ? 'ok' : 'FAILED'}  ${name}`);
  if (!passed) console.log(output);
}

/** Reads the counts from vitest's own JSON report; a run that leaves none has failed. */
async function runTests(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'framewright-tests-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { exitCode } = await run(['vitest', 'run', ...reporters], 'show');
  const counted = await readReport(report);
  await rm(folder, { recursive: true });
  counts.passed += counted.passed;
  counts.skipped += counted.skipped;
  // A crash outside any test fails the run without failing a test.
  counts.failed += Math.max(counted.failed, exitCode === 0 ? 0 : 1);
}

async function readReport(path: string): Promise<Counts> {
  try {
    const report = JSON.parse(await readFile(path, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
    };
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function run(
  command: readonly string[],
  mode: 'keep' | 'show',
): Promise<{ exitCode: number; output: string }> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', mode === 'keep' ? 'pipe' : 'inherit', mode === 'keep' ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, output }));
  });
}
