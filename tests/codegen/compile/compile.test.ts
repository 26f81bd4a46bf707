import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { compile, type CompileEnvironment } from '#codegen/compile';
import { defaultCodeOptions, type CodeOptions } from '#design/code-options';
import type { Progress } from '#design/code-result';
import type { Snapshot } from '#design/snapshot';
import type { SourceFile } from '#design/source-file';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { corpusDocuments, readFrames } from './read-corpus.ts';
import { typeCheck } from './type-check.ts';

const libraries = await collectLibraries();
const environment: CompileEnvironment = {
  libraries,
  signal: { aborted: false, throwIfAborted: () => {} },
  onProgress: () => {},
  now: () => 0,
};

describe('compile', () => {
  it('reports its stages in order, with times from the clock it was given', async () => {
    let clock = 0;
    const told: Progress[] = [];
    const result = await compile(makeSnapshot(), new Map(), defaultCodeOptions, {
      ...environment,
      now: () => (clock += 5),
      onProgress: (progress) => told.push(progress),
    });
    expect(result.timings).toEqual(
      ['read', 'layout', 'components', 'print', 'format'].map((stage) => ({ stage, milliseconds: 5 })),
    );
    expect([...new Set(told.map(({ doing }) => doing))]).toEqual([
      'Reading layers',
      'Laying out',
      'Finding components',
      'Writing code',
      'Formatting files',
    ]);
    const last = told.at(-1);
    expect(last?.done).toBe(last?.total);
    expect(result.pages).toEqual([
      { frameId: '1:1', name: 'Poster', path: 'src/pages/Poster.tsx', width: 300, height: 200 },
    ]);
    expect(result.receipt).toBeNull();
  });

  it('returns the bytes that its files show, and no others', async () => {
    const bytes = new Map([
      ['shown', new Uint8Array([1])],
      ['elsewhere', new Uint8Array([2])],
    ]);
    const result = await compile(makeSnapshot(), bytes, defaultCodeOptions, environment);
    expect([...result.assets.keys()]).toEqual(['shown']);
    expect(result.files.filter(({ kind }) => kind === 'asset').map(({ path }) => path)).toEqual([
      'src/assets/photo.png',
    ]);
  });

  it('stops between its stages once it is cancelled', async () => {
    const told: string[] = [];
    const signal = {
      aborted: true,
      throwIfAborted: () => {
        if (told.includes('Laying out')) throw new Error('cancelled');
      },
    };
    const run = compile(makeSnapshot(), new Map(), defaultCodeOptions, {
      ...environment,
      signal,
      onProgress: ({ doing }) => told.push(doing),
    });
    await expect(run).rejects.toThrow('cancelled');
    expect(told).toEqual(['Reading layers', 'Laying out']);
  });
});

describe.skipIf(corpusDocuments.length === 0)('real documents', () => {
  // A few frames of each; the bench compiles them all.
  const documents = corpusDocuments.map((name) => [name, readFrames(name, 1)] as const);

  it('type-check in strict mode as React, whatever the styles', async () => {
    const results: Record<string, readonly SourceFile[]> = {};
    for (const styles of ['modules', 'tailwind', 'css'] as const) {
      const chosen =
        styles === defaultCodeOptions.styles ? documents : documents.filter((_, index) => index % 4 === 0);
      for (const [name, files] of Object.entries(
        await compileAll(chosen, { ...defaultCodeOptions, styles }),
      )) {
        results[`${name}-${styles}`] = files;
      }
    }
    expect(typeCheck(results, libraries)).toEqual([]);
  });

  it('are well formed as HTML', async () => {
    const results = await compileAll(documents, { ...defaultCodeOptions, target: 'html' });
    const faults: string[] = [];
    for (const [name, files] of Object.entries(results)) {
      for (const file of files) {
        if (file.kind !== 'text' || !file.path.endsWith('.html')) continue;
        parse(file.text, {
          onParseError: ({ code, startLine }) => faults.push(`${name}/${file.path}:${startLine} ${code}`),
        });
      }
    }
    expect(faults).toEqual([]);
  });

  async function compileAll(chosen: typeof documents, options: CodeOptions) {
    const results: Record<string, readonly SourceFile[]> = {};
    for (const [name, { snapshot, assets }] of chosen) {
      results[name] = (await compile(snapshot, assets, options, environment)).files;
    }
    return results;
  }
});

/** One frame with one picture. */
function makeSnapshot(): Snapshot {
  const box = { x: 0, y: 0, width: 300, height: 200 };
  const node = {
    id: '1:1',
    name: 'Poster',
    type: 'FRAME',
    absoluteBoundingBox: box,
    fills: [],
    children: [
      {
        id: '1:2',
        name: 'Photo',
        type: 'RECTANGLE',
        absoluteBoundingBox: { ...box, width: 100, height: 100 },
        fills: [{ type: 'IMAGE', blendMode: 'NORMAL', scaleMode: 'FILL', imageRef: 'shown' }],
      },
    ],
  };
  return {
    documentName: 'Posters',
    frames: [
      {
        id: '1:1',
        name: 'Poster',
        page: null,
        node: node as unknown as Snapshot['frames'][number]['node'],
        picture: null,
      },
    ],
    components: {},
    componentSets: {},
    styles: {},
    variables: null,
    images: {
      shown: { key: 'shown', mime: 'image/png' },
      elsewhere: { key: 'elsewhere', mime: 'image/png' },
    },
    exports: {},
  };
}
