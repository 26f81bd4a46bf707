/** `--mode assist` from the command line, against a stand-in that answers as a good, a confused and a fooled model would. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeReport } from '#design/report';
import { decide, type Said } from '../model-server/decide.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { inFolder, listTree } from './in-folder.ts';
import { runCli } from './run-cli.ts';
import { makeSmallDesign } from './small-design.ts';

/** The layers of the frame, by their numbers in the hints. */
const [heading, photograph, save, cancel] = [2, 3, 4, 6];

const good: Said = {
  name: [['portrait', [photograph]]],
  kind: [
    ['heading', [heading]],
    ['link', [save]],
    ['button', [cancel]],
  ],
  level: [[1, [heading]]],
  href: [['/saved', [save]]],
  alt: [['A lighthouse at dusk', [photograph]]],
};

const fooled: Said = {
  ...good,
  component: [['Fragment', [photograph]]],
  prop: [['on click', [heading]]],
  name: [['Frame 12', [photograph]]],
  label: [['<script>alert(1)</script>\u0000', [save]]],
  href: [['javascript:alert(document.cookie)', [save]]],
  alt: [
    ['"><script src="https://example.com/x.js"></script>', [photograph]],
    ['Beyond the page', [999]],
  ],
};

describe('framewright code --mode assist', () => {
  let server: ModelServer;
  beforeAll(async () => void (server = await startModelServer()));
  afterAll(() => server.close());

  const write = async (folder: string, out: string, mode: string, environment: Record<string, string>) => {
    const args = ['code', 'design.json', '--frame', 'Start', '--target', 'html', '--json'];
    const run = await runCli([...args, '--mode', mode, '--out', out], { folder, environment });
    const paths = await listTree(join(folder, out));
    const files = await Promise.all(paths.map((path) => readFile(join(folder, out, path), 'utf8')));
    return {
      run,
      files: Object.fromEntries(paths.map((path, index) => [path, files[index] ?? ''])),
      report: JSON.parse(run.stdout) as CodeReport,
    };
  };
  const inDesign = (use: (folder: string) => Promise<void>) =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'design.json'), JSON.stringify(makeSmallDesign()));
      await use(folder);
    });
  const withKey = () => ({ OPENAI_API_KEY: 'sk-test-1234567890', OPENAI_BASE_URL: server.url });

  it('writes what the model decided, asks by schema, and reports what was used', () =>
    inDesign(async (folder) => {
      server.answerWith(decide(good));
      const { run, files, report } = await write(folder, 'out', 'assist', withKey());
      expect(run.exitCode).toBe(0);
      const page = files['index.html'] ?? '';
      expect(page).toMatch(/<h1[^>]*>Welcome back<\/h1>/);
      expect(page).toMatch(/<a [^>]*href="\/saved"/);
      expect(page).toContain('alt="A lighthouse at dusk"');
      expect(page).toContain('class="portrait"');
      const { body } = server.requests.at(-1) ?? {};
      expect(body).toMatchObject({
        text: { format: { type: 'json_schema', name: 'code_plan', strict: true } },
      });
      expect(report.model).toMatchObject({ service: 'openai', model: 'gpt-5.4' });
      expect(report.model?.outputTokens).toBeGreaterThan(0);
      // There is no picture by Figma, so the model sees the draft and is told so.
      expect(JSON.stringify(body)).toMatch(
        /The picture of frame 1 shows the compiler's draft in a browser.*"input_image"/,
      );
      expect(report.problems.map(({ code }) => code)).toEqual(['image-missing']);
      expect(report.receipt.outcome).toBe('passed');
    }));

  it('uses the valid part of a deceived model’s answer, reports the rest, and runs none of it', () =>
    inDesign(async (folder) => {
      server.answerWith(decide(fooled));
      const { run, files, report } = await write(folder, 'out', 'assist', withKey());
      expect(run.exitCode).toBe(0);
      const page = files['index.html'] ?? '';
      expect(page).toMatch(/<h1[^>]*>Welcome back<\/h1>/);
      expect(page).not.toMatch(/<script|javascript:/i);
      const told = report.problems.map(({ message }) => message).join('\n');
      expect(told).toContain('there is none of that number');
      for (const reason of [
        'there is nothing in it to be one',
        'it is no name for a prop',
        'nothing says where it leads',
        'it is no name that says something',
        'it is no short name',
        'only web, mail and phone addresses, paths and layers can be led to',
      ])
        expect(told).toContain(reason);
      expect(report.receipt.checks.find(({ id }) => id === 'text')?.outcome).toBe('passed');
    }));

  it('writes the very files of compile where nothing can be used, and reports why', () =>
    inDesign(async (folder) => {
      const plain = await write(folder, 'plain', 'compile', {});
      const cases: readonly (readonly [reason: string, prepare: () => Record<string, string>])[] = [
        ['there is no model to ask', () => ({})],
        ['says nothing about a layer', () => (server.answerWith('{}'), withKey())],
      ];
      for (const [index, [reason, prepare]] of cases.entries()) {
        const { run, files, report } = await write(folder, `out-${index}`, 'assist', prepare());
        expect(run.exitCode).toBe(0);
        expect(files).toEqual(plain.files);
        const { message = '' } = report.problems.find(({ code }) => code === 'plan-missing') ?? {};
        expect(message).toContain(reason);
        expect(run.stdout + run.stderr).not.toContain('1234567890');
      }
    }));

  it('uses what had arrived when the answer breaks off', () =>
    inDesign(async (folder) => {
      const whole = decide(good);
      server.answerWith(whole.slice(0, whole.indexOf('"level"')));
      server.breakNext('truncated');
      const { run, files, report } = await write(folder, 'out', 'assist', withKey());
      expect(run.exitCode).toBe(0);
      expect(run.stderr).toContain('What had arrived is used.');
      expect(files['index.html']).toMatch(/<h1[^>]*>Welcome back<\/h1>/);
      expect(report.problems.map(({ message }) => message).join()).toContain('broke off before its end');
    }));
});
