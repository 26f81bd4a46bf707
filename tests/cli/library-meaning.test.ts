/**
 * A library that was described with a key is served without one: a program that has a key makes the embedding of what it
 * looks for, and finds what means the same.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compactVector } from '#insight/search/embeddings';
import { openEmbeddingModel } from '#models/open-model';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { inFolder } from './in-folder.ts';
import { runCli } from './run-cli.ts';
import { makeSmallDesign } from './small-design.ts';
import { startCli } from './start-cli.ts';

const token = 'a-token-of-twenty-four-letters';
const model = 'text-embedding-3-small';

interface Answer {
  readonly hits: readonly { readonly nodeId: string; readonly why: string }[];
  readonly models: readonly string[];
  readonly isByMeaning: boolean;
}

describe('a described library over HTTP', () => {
  let models: ModelServer;
  beforeAll(async () => void (models = await startModelServer()));
  afterAll(() => models.close());

  async function embed(text: string): Promise<readonly number[]> {
    const embedding = openEmbeddingModel({
      service: 'openai',
      key: 'sk-panel',
      address: models.url,
      textModel: '',
      imageModel: '',
      embeddingModel: model,
    });
    const inputs = [{ kind: 'text' as const, text }];
    for await (const event of embedding.stream({ inputs }, new AbortController().signal))
      if (event.type === 'embedding') return [...compactVector(event.vector, model)];
    throw new Error('The stand-in answered no embedding.');
  }

  it('is searched by words without a key, and by meaning with the embedding of whoever asks', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'designs'));
      await writeFile(join(folder, 'designs/start.json'), JSON.stringify(makeSmallDesign()));
      const caption = 'A screen that greets somebody who comes back.';
      models.answerWith(
        JSON.stringify({
          captions: [
            { picture: 1, caption, words: ['salutation'] },
            { picture: 2, caption: 'An empty page with one line of text.', words: [] },
          ],
        }),
      );
      const key = { OPENAI_API_KEY: 'sk-test-1234567890', OPENAI_BASE_URL: models.url };
      const args = ['search', 'designs', 'welcome', '--library', 'library', '--semantic'];
      expect((await runCli(args, { folder, environment: key })).exitCode).toBe(0);
      const asked = models.requests.length;
      const environment = { FRAMEWRIGHT_LIBRARY_TOKEN: token };
      const running = startCli(['serve', '--library', 'library', '--port', '0'], { folder, environment });
      const address = /http:\S+/.exec(await running.firstLine)?.[0] ?? '';
      const ask = async (body: object): Promise<Answer> => {
        const response = await fetch(`${address}/search`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return (await response.json()) as Answer;
      };
      const text = 'salutes';
      expect(await ask({ text })).toEqual({ hits: [], models: [model], isByMeaning: false });
      expect(models.requests).toHaveLength(asked);
      const meant = await ask({ text, meaning: { model, vector: await embed(text) } });
      expect(meant.isByMeaning).toBe(true);
      expect(meant.hits[0]).toMatchObject({ nodeId: '1:1', why: `shows “${caption}”` });
      running.interrupt();
      expect((await running.end).exitCode).toBe(0);
    }));
});
