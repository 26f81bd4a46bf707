import { describe, expect, it } from 'vitest';
import { readRecord, writeRecord, type GenerationRecord } from '#codegen/5-merge/generation-record';

const record: GenerationRecord = {
  target: 'react',
  frames: ['1:2'],
  files: [
    { path: 'src/App.tsx', at: null, node: '1:2', text: 'export {};\n', hash: 'a' },
    { path: 'src/ui/Card.tsx', at: 'src/cards/Card.tsx', node: null, text: 'naïve 🙂\n', hash: 'b' },
    { path: 'src/assets/hill.png', at: null, node: null, text: null, hash: 'c' },
  ],
};

describe('the record of a generation', () => {
  it('gives back what it was given', () => {
    expect(readRecord(writeRecord(record))).toEqual(record);
    expect(writeRecord(record)).toBe(writeRecord(record));
  });

  it('packs what repeats', () => {
    const text = 'display: flex;\n'.repeat(2000);
    const written = writeRecord({
      ...record,
      files: [{ path: 'a.css', at: null, node: null, text, hash: '' }],
    });
    expect(written.length).toBeLessThan(text.length / 20);
  });

  it.each([
    '../outside.ts',
    '/etc/passwd',
    'a/../../b.ts',
    'C:/windows.ts',
    'a\\b.ts',
    'a//b.ts',
    './a.ts',
    '',
  ])('is none with the path "%s"', (path) => {
    const [first] = record.files;
    if (!first) throw new Error('The record has no files.');
    expect(readRecord(writeRecord({ ...record, files: [{ ...first, path }] }))).toBeNull();
    expect(readRecord(writeRecord({ ...record, files: [{ ...first, at: path }] }))).toBeNull();
  });

  it.each([
    '',
    'null',
    '[]',
    '{"version":2}',
    '{"version":1,"target":"react","frames":[],"files":[],"size":9e9,"texts":""}',
  ])('is none where it says %s', (text) => {
    expect(readRecord(text)).toBeNull();
  });

  it('is none where its texts are cut, or larger than they say', () => {
    const written = JSON.parse(writeRecord(record)) as { texts: string; size: number };
    expect(readRecord(JSON.stringify({ ...written, texts: written.texts.slice(8) }))).toBeNull();
    expect(readRecord(JSON.stringify({ ...written, size: 3 }))).toBeNull();
  });
});
