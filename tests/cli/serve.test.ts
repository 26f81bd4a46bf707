import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder } from './in-folder.ts';
import { makePng } from './png.ts';
import { makeSmallDesign } from './small-design.ts';
import { startCli } from './start-cli.ts';

describe('framewright serve', () => {
  it('opens a file with its images until it is interrupted', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'images'));
      await writeFile(join(folder, 'images/f00d.png'), makePng(4, 4));
      await writeFile(join(folder, 'images/1-3.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
      await writeFile(join(folder, 'design.json'), JSON.stringify(makeSmallDesign()));
      const cli = startCli(['serve', 'design.json', '--images', 'images', '--port', '0'], { folder });
      const url = /http:\S+/.exec(await cli.firstLine)?.[0] ?? '';
      expect(await readJson(`${url}files/1/document.json`)).toEqual(makeSmallDesign());
      expect(await readJson(`${url}files/1/info.json`)).toEqual({
        name: 'Shop',
        images: ['f00d'],
        exports: { '1:3': '1-3.svg' },
        hasVariables: false,
      });
      const fill = await fetch(`${url}files/1/images/f00d`);
      expect(new Uint8Array(await fill.arrayBuffer())).toEqual(new Uint8Array(makePng(4, 4)));
      expect((await fetch(`${url}files/1/exports/1-3.svg`)).status).toBe(200);
      expect((await fetch(`${url}files/1/images/..%2fdesign.json`)).status).toBe(404);
      cli.interrupt();
      expect(await cli.end).toMatchObject({ exitCode: 0, stderr: '' });
    }));

  it('opens an example where no file is named', async () => {
    const cli = startCli(['serve', '--port', '0']);
    const url = /http:\S+/.exec(await cli.firstLine)?.[0] ?? '';
    expect(await readJson(`${url}files/1/document.json`)).toHaveProperty('document.type', 'DOCUMENT');
    cli.interrupt();
    expect((await cli.end).exitCode).toBe(0);
  });

  it('reports a port that is in use', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo; // A server that listens on TCP has one.
    const run = await startCli(['serve', '--port', String(port)]).end;
    other.close();
    expect(run.stderr).toBe(`framewright: The port ${port} is taken; choose another with --port.\n`);
    expect(run.exitCode).toBe(2);
  });

  it('refuses what is no document before it serves anything', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'a.json'), '{}');
      const run = await startCli(['serve', 'a.json', '--port', '0'], { folder }).end;
      expect(run).toMatchObject({ exitCode: 2, stdout: '' });
      expect(run.stderr).toContain('is not a Figma document');
    }));
});

async function readJson(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}
