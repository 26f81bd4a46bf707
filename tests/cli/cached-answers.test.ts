import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeReport } from '#design/report';
import type { CachedAnswer } from '#models/policy/cache-answers';
import { until } from '../models/collect-events.ts';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { inFolder } from './in-folder.ts';
import { runCli } from './run-cli.ts';
import { makeSmallDesign } from './small-design.ts';
import { startCli } from './start-cli.ts';

const command = ['code', 'design.json', '--frame', 'Second', '--out', 'out', '--json'];
const author = [...command, '--mode', 'author'];

describe('an answer that was paid for', () => {
  it('is used again, without asking, after its files could not be written', () =>
    withServer(async (folder, server) => {
      server.answerWith('<file path="src/notes.ts">\nexport const notes = 1;\n</file>\n');
      server.breakNext('held');
      const failing = runCli(author, { folder, environment: environmentOf(folder, server) });
      await until(() => server.requests.length > 0);
      // Somebody else takes the place meanwhile.
      await writeFile(join(folder, 'out'), 'not a folder');
      await until(() => server.letGo());
      const first = await failing;
      expect(first.exitCode).toBe(2);
      expect(first.stderr).toContain('The same command uses a complete answer again without asking.');
      const [kept] = await readKept(folder);
      expect(kept?.isWhole).toBe(true);
      expect(kept?.text).toContain('notes = 1');
      await rm(join(folder, 'out'));
      const asked = server.requests.length;
      const second = await runCli(author, { folder, environment: environmentOf(folder, server) });
      expect(second.stderr).toContain('nothing was sent or billed');
      expect(second.exitCode).toBe(0);
      expect(server.requests).toHaveLength(asked);
      expect((JSON.parse(second.stdout) as CodeReport).model).toMatchObject({ costUsd: 0 });
      expect(await readKept(folder)).toEqual([]);
    }));

  it('is kept as far as it came where the run is interrupted, and the run prints its path', () =>
    withServer(async (folder, server) => {
      server.answerWith(`<file path="src/notes.ts">\n${'// A long note.\n'.repeat(400)}</file>\n`);
      server.breakNext('stall');
      const started = startCli(author, { folder, environment: environmentOf(folder, server) });
      // The first answer that is written may end before the note begins.
      await until(
        () => existsSync(answersOf(folder)) && keptTexts(folder).some((text) => text.includes('long note')),
      );
      started.interrupt();
      const run = await started.end;
      expect(run.exitCode).toBe(130);
      const [kept] = await readKept(folder);
      expect(kept?.isWhole).toBe(false);
      expect(kept?.text).toContain('A long note.');
      expect(run.stderr).toContain(answersOf(folder));
    }));

  it('is not kept once it was used', () =>
    withServer(async (folder, server) => {
      const run = await runCli([...command, '--mode', 'assist'], {
        folder,
        environment: environmentOf(folder, server),
      });
      expect(run.exitCode).toBe(0);
      expect(server.requests.length).toBeGreaterThan(0);
      expect(await readKept(folder)).toEqual([]);
    }));
});

function answersOf(folder: string): string {
  return join(folder, 'state', 'answers');
}

function keptTexts(folder: string): readonly string[] {
  const names = readdirSync(answersOf(folder)).filter(isWritten);
  return names.map((name) => readFileSync(join(answersOf(folder), name), 'utf8'));
}

/** Not one that is being written. */
function isWritten(name: string): boolean {
  return name.endsWith('.json');
}

async function readKept(folder: string): Promise<readonly CachedAnswer[]> {
  const names = (await readdir(answersOf(folder)).catch(() => [])).filter(isWritten);
  const texts = await Promise.all(names.map((name) => readFile(join(answersOf(folder), name), 'utf8')));
  return texts.map((text) => JSON.parse(text) as CachedAnswer);
}

async function withServer(use: (folder: string, server: ModelServer) => Promise<void>): Promise<void> {
  const server = await startModelServer();
  try {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'design.json'), JSON.stringify(makeSmallDesign()));
      await use(folder, server);
    });
  } finally {
    await server.close();
  }
}

function environmentOf(folder: string, server: ModelServer): Readonly<Record<string, string>> {
  return {
    OPENAI_API_KEY: 'sk-test-1234567890',
    OPENAI_BASE_URL: server.url,
    FRAMEWRIGHT_STATE: join(folder, 'state'),
  };
}
