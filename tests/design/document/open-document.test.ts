import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDocument } from '#design/open-document';
import { listFrames } from '#design/document-frames';

const folder = import.meta.dirname;
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('opening a document', () => {
  it.each(cases.map(({ name }) => name))('%s', (name) => {
    const input = readJson(join(folder, name, 'input.json'));
    const errorFile = join(folder, name, 'expected-error.txt');
    if (existsSync(errorFile)) {
      const sentence = readFileSync(errorFile, 'utf8').trim();
      expect(() => openDocument(input, "the file's name")).toThrow(
        expect.objectContaining({ name: 'DocumentError', message: sentence }),
      );
      return;
    }
    const document = openDocument(input, "the file's name");
    const found = { name: document.name, pages: listFrames(document) };
    expect(found).toEqual(readJson(join(folder, name, 'expected-frames.json')));
  });

  it('opens a document so deep that a recursion would not come back', () => {
    let node: object = { id: '1:2', type: 'FRAME', name: 'innermost' };
    for (let depth = 0; depth < 50_000; depth++) {
      node = { id: `1:${depth}`, type: 'FRAME', name: 'frame', children: [node] };
    }
    expect(openDocument(node, 'deep').pages).toHaveLength(1);
  });

  it('merges the maps of all answers in one file', () => {
    const document = openDocument(
      readJson(join(folder, 'nodes-answer-with-one-unknown-id', 'input.json')),
      'file',
    );
    expect(document.components).toEqual({
      '5:1': { name: 'Button', key: 'k', description: 'Press me', componentSetId: null },
      '5:2': { name: 'Size=S', key: 'k2', description: '', componentSetId: '5:9' },
    });
    expect(document.componentSets).toEqual({ '5:9': { name: 'Field', key: 's', description: '' } });
    expect(document.styles).toEqual({ '7:1': { name: 'Title', kind: 'TEXT' } });
  });
});

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
