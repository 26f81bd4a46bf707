import { describe, expect, it } from 'vitest';
import { tryDiffusionServer } from '../../cli/try-diffusion-server.ts';
import { startModelServer } from '../model-server/start-model-server.ts';

const { signal } = new AbortController();

describe('a contract test of SD.Next', () => {
  it('asks for an address where none is given', async () => {
    const run = tryDiffusionServer({}, () => undefined, signal);
    await expect(run).rejects.toThrow('Set SDNEXT_URL to the address of your SD.Next');
  });

  it('passes against the stand-in, and changes none of its options', async () => {
    const server = await startModelServer();
    const lines: string[] = [];
    try {
      const environment = { SDNEXT_URL: `${server.sdNextUrl}/`, SDNEXT_AUTH: 'me:secret' };
      expect([await tryDiffusionServer(environment, (line) => lines.push(line), signal), lines]).toEqual([
        0,
        expect.arrayContaining([
          expect.stringMatching(/^ {2}passed {2}options: .*number \d+/),
          '0 of 9 failed.',
        ]),
      ]);
      expect(lines.filter((line) => line.includes('left out'))).toEqual([]);
    } finally {
      await server.close();
    }
  });

  it('counts what a server does not do', async () => {
    const server = await startModelServer();
    await server.close();
    const lines: string[] = [];
    expect(
      await tryDiffusionServer({ SDNEXT_URL: server.sdNextUrl }, (line) => lines.push(line), signal),
    ).toBe(9);
  });
});
