import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Generation } from '#design/generation';
import { openLedgerFolder } from '../../cli/ledger-folder.ts';
import type { CodeReport, ImageReport } from '#design/report';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { inFolder, listTree } from './in-folder.ts';
import { until } from '../models/collect-events.ts';
import { runCli } from './run-cli.ts';
import { makePng } from './png.ts';
import { makeSmallDesign } from './small-design.ts';
import { startCli } from './start-cli.ts';

const author = ['code', 'design.json', '--frame', 'Second', '--mode', 'author', '--out', 'out', '--json'];
const key = 'sk-test-1234567890';

describe('framewright code --mode author', () => {
  it('lays what the model wrote over the draft', () =>
    withServer(async (folder, server) => {
      const text = await draftOf(folder);
      const better = text.replace('<main', '<main id="welcome"');
      server.answerWith(`Here it is.\n<file path="src/pages/Second.tsx">\n${better}</file>\n`);
      const run = await runCli(author, { folder, environment: environmentOf(server) });
      expect([run.exitCode, run.stderr]).toEqual([0, '']);
      expect(await readFile(join(folder, 'out/src/pages/Second.tsx'), 'utf8')).toContain('id="welcome"');
      expect(JSON.stringify(server.requests[0]?.body)).toContain('Another page');
    }));

  it('returns faulty files to the model, twice at most, and keeps the draft where that does not help', () =>
    withServer(async (folder, server) => {
      const text = await draftOf(folder);
      const bad = '<file path="src/pages/Second.tsx">\nexport const nothing: string = 1;\n</file>\n';
      server.answerWith(bad, bad, bad, bad);
      const run = await runCli(author, { folder, environment: environmentOf(server) });
      expect(run.exitCode).toBe(0);
      expect(await readFile(join(folder, 'out/src/pages/Second.tsx'), 'utf8')).toBe(text);
      const { problems } = JSON.parse(run.stdout) as CodeReport;
      expect(problems.map((problem) => problem.code)).toContain('model-output-dropped');
      const asked = server.requests.map(({ body }) => JSON.stringify(body));
      expect(asked).toHaveLength(2);
      expect(asked[1]).toContain(
        '- src/pages/Second.tsx: it does not pass the type check (src/App.tsx, line 1',
      );
      expect(asked[1]).toContain('export const nothing');
    }));

  it('takes the repair that passes, and reports none of the earlier faults', () =>
    withServer(async (folder, server) => {
      const text = await draftOf(folder);
      const better = text.replace('<main', '<main id="welcome"');
      const lossy = better.replace('Another page', '');
      server.answerWith(
        `<file path="src/pages/Second.tsx">\n${lossy}</file>\n`,
        `<file path="src/pages/Second.tsx">\n${better}</file>\n`,
      );
      const run = await runCli(author, { folder, environment: environmentOf(server) });
      expect(await readFile(join(folder, 'out/src/pages/Second.tsx'), 'utf8')).toContain('id="welcome"');
      const { problems, model } = JSON.parse(run.stdout) as CodeReport;
      expect(problems).toEqual([]);
      // What both answers took.
      const billed = server.bills.reduce((sum, { usd }) => sum + usd, 0);
      expect(server.bills).toHaveLength(2);
      expect(model).toMatchObject({ service: 'openai', model: 'gpt-5.4' });
      expect(model?.costUsd).toBeCloseTo(billed, 6);
      expect(model?.outputTokens).toBeGreaterThan(2 * 50);
    }));

  it('writes the draft where the model will not answer, with the reason', () =>
    withServer(async (folder, server) => {
      server.breakNext('refusal');
      const run = await runCli(author, { folder, environment: environmentOf(server) });
      expect(run.exitCode).toBe(0);
      expect(await readFile(join(folder, 'out/src/pages/Second.tsx'), 'utf8')).toBe(await draftOf(folder));
      const { problems } = JSON.parse(run.stdout) as CodeReport;
      expect(problems.map(({ message }) => message)).toEqual([
        expect.stringContaining('refused this because of its content'),
      ]);
    }));

  it('writes the draft where the stream breaks off before a word has come', () =>
    withServer(async (folder, server) => {
      server.breakNext('cut-at-40');
      const run = await runCli(author, { folder, environment: environmentOf(server) });
      expect(run.exitCode).toBe(0);
      expect(await readFile(join(folder, 'out/src/pages/Second.tsx'), 'utf8')).toBe(await draftOf(folder));
      const { problems } = JSON.parse(run.stdout) as CodeReport;
      expect(problems.map(({ message }) => message)).toEqual([
        expect.stringContaining('so the draft stands'),
      ]);
    }));

  it('uses what had arrived when the stream breaks off', () =>
    withServer(async (folder, server) => {
      server.breakNext('truncated');
      const run = await runCli(author, { folder, environment: environmentOf(server) });
      expect(run.exitCode).toBe(0);
      expect(run.stderr).toContain('What had arrived is used.');
      expect(await listTree(join(folder, 'out'))).toContain('src/pages/Second.tsx');
    }));

  it.each([
    ['key-refused', 'The service "openai" refused the key in OPENAI_API_KEY.'],
    ['rate-limited', 'accepts no more requests for the moment. Try again in 12 s'],
  ])('writes nothing where the model cannot be asked: %s', (fault, sentence) =>
    withServer(async (folder, server) => {
      server.breakNext(fault);
      // Else the limit would be waited out.
      const environment = { ...environmentOf(server), FRAMEWRIGHT_MAX_WAIT: '0' };
      const run = await runCli(author, { folder, environment });
      expect(run.stderr).toContain(sentence);
      expect(run.stderr).not.toContain('1234567890');
      expect([run.exitCode, run.stdout]).toEqual([2, '']);
      expect(await listTree(folder)).toEqual(['design.json']);
    }),
  );
});

describe('before a model is paid', () => {
  const lock = 'out/framewright.lock.json';
  const damaged = async (folder: string) => {
    await mkdir(join(folder, 'out'), { recursive: true });
    await writeFile(join(folder, lock), '{"half": ');
  };
  const folderInPlace = (folder: string) => mkdir(join(folder, 'out/src/App.tsx'), { recursive: true });
  it.each([
    ['a damaged lock file', 'assist', damaged, 'framewright.lock.json'],
    ['a damaged lock file', 'author', damaged, 'framewright.lock.json'],
    ['a folder in the place of a file', 'assist', folderInPlace, 'is a folder, where a file'],
    ['a folder in the place of a file', 'author', folderInPlace, 'is a folder, where a file'],
  ] as const)('finds %s (%s)', (_what, mode, damage, sentence) =>
    withServer(async (folder, server) => {
      await damage(folder);
      const wish = ['--mode', mode, '--existing', 'replace'];
      const args = ['code', 'design.json', '--frame', 'Second', ...wish, '--out', 'out'];
      const run = await runCli(args, { folder, environment: environmentOf(server) });
      expect(run.stderr).toContain(sentence);
      expect(run.exitCode).toBe(2);
      expect(server.requests).toEqual([]);
    }),
  );

  it('finds the damage before a picture is read, too, and an output folder that cannot be made', () =>
    withServer(async (folder, server) => {
      await damaged(folder);
      await writeFile(join(folder, 'page.png'), makePng(200, 120));
      const environment = environmentOf(server);
      const run = await runCli(['code', 'page.png', '--out', 'out'], { folder, environment });
      expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining('framewright.lock.json')]);
      const nowhere = await runCli(['code', 'page.png', '--out', '/proc/nowhere/out'], {
        folder,
        environment,
      });
      expect([nowhere.exitCode, nowhere.stderr]).toEqual([2, expect.stringContaining('cannot be written')]);
      expect(server.requests).toEqual([]);
    }));
});

describe('framewright image', () => {
  it('draws without a key, the same picture for the same seed', () =>
    inFolder(async (folder) => {
      const args = ['image', 'a red fox', 'a blue house', '--size', '320x200', '--seed', '7', '--json'];
      const one = await runCli([...args, '--out', 'one'], { folder });
      await runCli([...args, '--out', 'two'], { folder });
      expect(JSON.parse(one.stdout)).toMatchObject({ command: 'image', service: 'built-in', costUsd: 0 });
      for (const path of ['a-red-fox.png', 'a-blue-house.png']) {
        const bytes = await readFile(join(folder, 'one', path));
        expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([320, 200]);
        expect(bytes.equals(await readFile(join(folder, 'two', path)))).toBe(true);
      }
      const record = JSON.parse(await readFile(join(folder, 'one', 'a-red-fox.json'), 'utf8')) as Generation;
      const picture = await readFile(join(folder, 'one', 'a-red-fox.png'));
      expect(record).toMatchObject({
        words: 'a red fox',
        seed: 7,
        service: 'built-in',
        imageHash: createHash('sha1').update(picture).digest('hex'),
        request: { width: 320, height: 200, references: [], mask: null },
      });
    }));

  it('asks the service that has a key, and names files safely', () =>
    withServer(async (folder, server) => {
      const args = ['image', '../../con', 'con', 'CON!', '😀', '--out', 'out', '--json'];
      const run = await runCli(args, { folder, environment: environmentOf(server) });
      const report = JSON.parse(run.stdout) as ImageReport;
      expect(report).toMatchObject({ service: 'openai', model: 'gpt-image-2' });
      expect(await listTree(join(folder, 'out'))).toEqual([
        'picture-con-2.json',
        'picture-con-2.png',
        'picture-con-3.json',
        'picture-con-3.png',
        'picture-con.json',
        'picture-con.png',
        'picture.json',
        'picture.png',
      ]);
      expect(run.stdout + run.stderr).not.toContain(key);
    }));

  it('crops what a service draws in a size of its own to the size asked for', () =>
    withServer(async (folder, server) => {
      const args = ['image', 'a fox', '--size', '300x90', '--out', 'out'];
      const run = await runCli(args, { folder, environment: environmentOf(server) });
      expect(run.exitCode).toBe(0);
      const bytes = await readFile(join(folder, 'out/a-fox.png'));
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([300, 90]);
    }));

  it('goes on with another service, within a budget that outlives the run', () =>
    withServer(async (folder, server) => {
      const ledger = join(folder, 'ledger');
      const environment = {
        ...environmentOf(server),
        SDNEXT_URL: server.sdNextUrl,
        FRAMEWRIGHT_FAILOVER: 'sdnext',
        FRAMEWRIGHT_BUDGET_MONTH: '0.25',
        FRAMEWRIGHT_LEDGER: ledger,
      };
      const draw = async (words: string) => {
        const run = await runCli(['image', words, '--out', 'out', '--json'], { folder, environment });
        return { ...run, report: JSON.parse(run.stdout) as ImageReport };
      };
      expect((await draw('a fox')).report.service).toBe('openai');
      const second = await draw('a hare');
      expect(second.report).toMatchObject({ service: 'sdnext', costUsd: 0 });
      expect(second.stderr).toMatch(
        /of the \$0\.25 for this month \$0\.\d+ is left.*SD\.Next is asked instead/,
      );
      const kept = await (await openLedgerFolder(ledger)).read();
      expect(kept.entries.map(({ attempts }) => attempts[0]?.service)).toEqual(['openai', 'sdnext']);
      expect(Object.values(kept.spent.months)).toEqual([expect.closeTo(server.bills[0]?.usd ?? NaN, 9)]);
      expect(JSON.stringify(kept)).not.toMatch(/fox|hare|sk-test/);
    }));

  it('closes the connection when it is interrupted, and warns that the request may be billed', () =>
    withServer(async (folder, server) => {
      server.breakNext('stall-before');
      const args = ['image', 'a fox', '--out', 'out'];
      const started = startCli(args, { folder, environment: environmentOf(server) });
      await until(() => server.requests.length > 0);
      started.interrupt();
      const run = await started.end;
      expect(run.exitCode).toBe(130);
      expect(run.stderr).toContain('OpenAI may still bill this image.');
      expect(await server.requests[0]?.ended).toBe('hung-up');
    }));

  it.each([
    [{ FRAMEWRIGHT_BUDGET_MONTH: '5' }, 'needs a ledger'],
    [{ FRAMEWRIGHT_BUDGET_ACTION: 'five' }, 'FRAMEWRIGHT_BUDGET_ACTION must be a number'],
    [{ FRAMEWRIGHT_FAILOVER: 'opnai' }, 'FRAMEWRIGHT_FAILOVER must be one of openai'],
    [{ FRAMEWRIGHT_PREFER: 'painting=best' }, 'FRAMEWRIGHT_PREFER must be one of plan, author'],
    [{ FRAMEWRIGHT_LEDGER: 'design.json' }, 'is not a ledger'],
  ])('reports a wrong setting before anything is sent: %o', (environment, sentence) =>
    withServer(async (folder, server) => {
      const all = { ...environmentOf(server), ...environment };
      const run = await runCli(['image', 'a fox', '--out', 'out'], { folder, environment: all });
      expect([run.exitCode, run.stdout]).toEqual([2, '']);
      expect(run.stderr).toContain(sentence);
      expect(server.requests).toEqual([]);
    }),
  );

  it('reports why there is no picture, and writes nothing', () =>
    withServer(async (folder, server) => {
      server.breakNext('key-refused');
      const run = await runCli(['image', 'a fox', '--out', 'out'], {
        folder,
        environment: environmentOf(server),
      });
      expect(run.stderr).toBe('framewright: The service "openai" refused the key in OPENAI_API_KEY.\n');
      expect(run.exitCode).toBe(2);
      expect(await listTree(folder)).toEqual(['design.json']);
    }));
});

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

let draft: Promise<string> | null = null;

/** What the compiler alone makes of the page. */
function draftOf(folder: string): Promise<string> {
  draft ??= runCli(['code', 'design.json', '--frame', 'Second', '--out', 'draft'], { folder }).then(() =>
    readFile(join(folder, 'draft/src/pages/Second.tsx'), 'utf8'),
  );
  return draft;
}

function environmentOf(server: ModelServer): Readonly<Record<string, string>> {
  return { OPENAI_API_KEY: key, OPENAI_BASE_URL: server.url };
}
