import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startModelServer } from '../model-server/start-model-server.ts';
import { inFolder, listTree } from './in-folder.ts';
import { runCli } from './run-cli.ts';

describe('framewright chart', () => {
  it('draws a table in the colours of a design, and writes nothing where it cannot', async () => {
    await inFolder(async (folder) => {
      const table = join(folder, 'sales.csv');
      const out = join(folder, 'out/chart.svg');
      await writeFile(table, 'Stadt;Umsatz\nBerlin & Umland;1.200,5\nKöln;900\n');
      const design = join(import.meta.dirname, '../../examples/phone-app/figma.json');
      const done = await runCli(['chart', table, '--out', out, '--design', design, '--json']);
      expect(done.exitCode).toBe(0);
      expect(JSON.parse(done.stdout)).toMatchObject({
        command: 'chart',
        file: out,
        colours: { count: 1, own: 1 },
      });
      const svg = await readFile(out, 'utf8');
      expect(svg).toContain('>Umsatz<');
      expect(svg).toContain('Berlin &amp; Umland');
      expect(svg).toContain('1.200,5');
      await writeFile(table, 'a,b\nc,d\n');
      const refused = await runCli(['chart', table, '--out', join(folder, 'none.svg')]);
      expect([refused.exitCode, refused.stderr]).toEqual([
        2,
        'framewright: The table has no column of numbers.\n',
      ]);
      expect(await listTree(folder)).toEqual(['out/chart.svg', 'sales.csv']);
    });
  });
});

describe('framewright diagram', () => {
  it('draws a text, and names the line that it cannot read', async () => {
    await inFolder(async (folder) => {
      const text = join(folder, 'flow.txt');
      const out = join(folder, 'flow.svg');
      await writeFile(text, 'title: Checkout\nCart -> Payment: pays\n');
      const done = await runCli(['diagram', text, '--out', out, '--colour', '#0a7d55']);
      expect([done.exitCode, done.stdout.trim()]).toEqual([0, out]);
      const svg = await readFile(out, 'utf8');
      for (const part of ['>Checkout<', '>Cart<', '>pays<', '#0a7d55']) expect(svg).toContain(part);
      await writeFile(text, 'Cart -> Payment\nPayment ->\n');
      const refused = await runCli(['diagram', text, '--out', join(folder, 'none.svg')]);
      expect([refused.exitCode, refused.stderr]).toEqual([
        2,
        'framewright: Line 2: there is no name after an arrow in “Payment ->”.\n',
      ]);
    });
  });
});

describe('framewright image --vector', () => {
  it('prints the cost, checks what a model wrote, and writes an SVG with its record', async () => {
    const server = await startModelServer();
    try {
      await inFolder(async (folder) => {
        const args = ['image', 'A leaf', '--vector', '--out', 'icons', '--colour', '#0a7d55'];
        const environment = { FRAMEWRIGHT_STATE: join(folder, 'state') };
        const keyless = await runCli(args, { folder, environment });
        expect([keyless.exitCode, await listTree(folder)]).toEqual([2, []]);
        expect(keyless.stderr).toContain('An SVG is written by a model: set OPENAI_API_KEY');
        const withKey = { ...environment, OPENAI_API_KEY: 'sk-test-1234567890', OPENAI_BASE_URL: server.url };
        const { exitCode, stdout, stderr } = await runCli(args, { folder, environment: withKey });
        expect([exitCode, stdout]).toEqual([0, 'icons/a-leaf.svg\nicons/a-leaf.json\n']);
        expect(stderr).toMatch(/^gpt-5\.4: 1 request, at most \$0\.\d+\.\n/);
        expect(stderr).toContain('a-leaf.svg: Removed, because it is not a plain shape: <script>.');
        const svg = await readFile(join(folder, 'icons/a-leaf.svg'), 'utf8');
        expect([svg.includes('script'), svg.includes('#0a7d55'), svg.includes('#00ff00')]).toEqual([
          false,
          true,
          false,
        ]);
        const record: unknown = JSON.parse(await readFile(join(folder, 'icons/a-leaf.json'), 'utf8'));
        expect(record).toMatchObject({ words: 'A leaf', model: 'gpt-5.4', step: 'draw', width: 24 });
      });
    } finally {
      await server.close();
    }
  });
});
