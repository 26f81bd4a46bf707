import { describe, expect, it } from 'vitest';
import { openFigmaApi } from '#cli/source/figma-api';
import { readFigmaAddress } from '#cli/source/figma-address';
import { startFigmaServer, type FigmaAnswer } from './figma-server.ts';

const busy = (retryAfter: string): FigmaAnswer => ({ status: 429, headers: { 'retry-after': retryAfter } });

describe('asking Figma', () => {
  it('sends the token to Figma, and not to where pictures lie', async () => {
    const server = await startFigmaServer(() => ({
      '/v1/files/key': [{ body: { name: 'File' } }],
      '/picture': [{ body: new Uint8Array([1, 2]) }],
    }));
    try {
      const api = open(server.url);
      expect(await api.getJson('/v1/files/key?geometry=paths')).toEqual({ name: 'File' });
      expect(await api.getPicture(`${server.url}/picture`)).toEqual(new Uint8Array([1, 2]));
      expect(server.requests).toEqual([
        { path: '/v1/files/key?geometry=paths', token: 'figd_secret' },
        { path: '/picture', token: null },
      ]);
    } finally {
      await server.close();
    }
  });

  it('tries again while Figma is busy or fails, as often as it may', async () => {
    const server = await startFigmaServer(() => ({
      '/soon': [busy('0'), { status: 503, headers: { 'retry-after': '0' } }, { body: 'true' }],
      '/never': [busy('0')],
    }));
    try {
      const told: string[] = [];
      expect(await open(server.url, told).getJson('/soon')).toBe(true);
      expect(told).toHaveLength(2);
      await expect(open(server.url).getJson('/never')).rejects.toThrow(
        'Figma is still busy after several tries',
      );
      expect(server.requests.filter(({ path }) => path === '/never')).toHaveLength(3);
    } finally {
      await server.close();
    }
  });

  it.each<[string, FigmaAnswer, string]>([
    ['a long wait', busy('3600'), 'Figma asks to wait 3600 s before the next request; try again then.'],
    ['a refused token', { status: 403 }, 'Figma refused the token in FIGMA_TOKEN for this file'],
    ['an unknown file', { status: 404 }, 'Figma has no such file, or the token’s owner may not see it.'],
    ['an error page', { body: '<html>' }, 'broke off or is not JSON.'],
    ['an answer that breaks off', { body: '{"a":', cut: true }, 'broke off or is not JSON.'],
  ])('reports in a sentence: %s', async (_what, answer, sentence) => {
    const server = await startFigmaServer(() => ({ '/x': [answer] }));
    try {
      const failure = await open(server.url)
        .getJson('/x')
        .then(() => '', String);
      expect(failure).toContain(sentence);
      expect(failure).not.toContain('figd_secret');
    } finally {
      await server.close();
    }
  });

  it('reports that the service cannot be reached', async () => {
    const server = await startFigmaServer(() => ({}));
    await server.close();
    await expect(open(server.url).getJson('/x')).rejects.toThrow('cannot be reached; check the network.');
  });

  it('goes on without a picture that cannot be had', async () => {
    const server = await startFigmaServer(() => ({ '/cut': [{ body: 'abc', cut: true }] }));
    try {
      expect(await open(server.url).getPicture(`${server.url}/gone`)).toBeNull();
      expect(await open(server.url).getPicture(`${server.url}/cut`)).toBeNull();
      expect(await open(server.url).getPicture('no address')).toBeNull();
    } finally {
      await server.close();
    }
  });
});

describe('reading the address of a Figma file', () => {
  it.each([
    ['https://www.figma.com/design/AbC123/My-file?node-id=12-34&t=x', 'AbC123', '12:34'],
    ['https://figma.com/file/AbC123', 'AbC123', null],
    ['https://www.figma.com/design/AbC123/branch/Br4nch/My-file?node-id=1%3A2', 'Br4nch', '1:2'],
    ['https://www.figma.com/design/AbC123/x?node-id=I1-2%3B3-4', 'AbC123', 'I1:2;3:4'],
  ])('%s', (address, fileKey, nodeId) => {
    expect(readFigmaAddress(address)).toEqual({ fileKey, nodeId });
  });

  it.each([
    'https://www.figma.com/community/file/1',
    'https://example.com/design/AbC123/x',
    'https://figma.com.example.com/design/AbC123',
    'https://www.figma.com/design/',
    'https://',
  ])('refuses %s', (address) => {
    expect(() => readFigmaAddress(address)).toThrow('is not the address of a Figma file');
  });
});

function open(baseUrl: string, told: string[] = []) {
  return openFigmaApi({
    token: 'figd_secret',
    baseUrl,
    tries: 3,
    longestWait: 1000,
    timeout: 10_000,
    notify: (message) => told.push(message),
  });
}
