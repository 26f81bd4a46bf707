import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditReport } from '#design/report';
import { inFolder } from './in-folder.ts';
import { runCli } from './run-cli.ts';

const example = join(import.meta.dirname, '../../examples/shop-list');
const args = [
  'audit',
  join(example, 'figma.json'),
  '--frame',
  'Frame 1',
  '--images',
  join(example, 'images'),
];

describe('framewright audit', () => {
  it('prints findings by rule, the worst first, and writes a page with pictures and a baseline', () =>
    inFolder(async (folder) => {
      const page = join(folder, 'report.html');
      const baseline = join(folder, 'known.json');
      const outputs = ['--report', page, '--baseline', baseline, '--write-baseline'];
      const { stdout, exitCode } = await runCli([...args, ...outputs]);
      expect(exitCode).toBe(1);
      const headings = [...stdout.matchAll(/^([A-Z][\w -]+) \(\d+\):/gm)].map(([, title]) => title);
      expect(headings[0]).toBe('Contrast');
      expect(headings.at(-1)).toBe('Unnamed layers');
      expect(stdout).toContain('4.3 : 1, needs 4.5 : 1');

      const html = await readFile(page, 'utf8');
      expect(html).toContain('<h2>Contrast');
      expect(html.match(/<img src="data:image\/png;base64,/g)?.length ?? 0).toBeGreaterThanOrEqual(3);
      expect(html).not.toContain('<script');

      const again = await runCli([...args, '--baseline', baseline]);
      expect(again.exitCode).toBe(0);
      expect(again.stdout).toMatch(/^0 findings, and \d+ that the baseline knows/);
      const known = JSON.parse(await readFile(baseline, 'utf8')) as { known: Record<string, string[]> };
      expect(Object.keys(known.known)).toContain('contrast');
    }));

  it('prints one JSON object', async () => {
    const { stdout } = await runCli([...args, '--json']);
    const report = JSON.parse(stdout) as AuditReport;
    expect(report.command).toBe('audit');
    for (const finding of report.findings) {
      expect(finding.nodeIds.length).toBeGreaterThan(0);
      expect(finding.confidence).toBeGreaterThan(0.5);
      expect([finding.measure, finding.message, finding.why, finding.howToFix]).not.toContain('');
    }
  });

  it('prints SARIF whose results name rules and layers', async () => {
    const { stdout } = await runCli([...args, '--sarif']);
    const log = JSON.parse(stdout) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: { ruleId: string; ruleIndex: number; level: string; message: { text: string } }[];
      }[];
    };
    const [run] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(run?.results.length).toBeGreaterThan(3);
    for (const result of run?.results ?? []) {
      expect(run?.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.message.text).not.toBe('');
    }
  });

  it('refuses what is no baseline', async () => {
    const { exitCode, stderr } = await runCli([...args, '--baseline', join(example, 'figma.json')]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is not a baseline')]);
  });
});
