import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findRecordFault,
  type GenerationRecord,
  hashContent,
  packRecord,
  readRecord,
  type RecordedFile,
  writeRecord,
} from '#codegen/merge/generation-record';

function textFile(path: string, text: string, more: Partial<RecordedFile> = {}): RecordedFile {
  return { path, at: null, node: null, text, hash: hashContent(text), ...more };
}

/** The only entry of a written record. */
function entryOf(written: string): { readonly hash: string; readonly text: string } {
  const { files } = JSON.parse(written) as { files: Record<string, { hash: string; text: string }> };
  const [entry] = Object.values(files);
  if (!entry) throw new Error('The record has no files.');
  return entry;
}

const record: GenerationRecord = {
  target: 'react',
  frames: ['1:2'],
  files: [
    textFile('src/App.tsx', 'export {};\n', { node: '1:2' }),
    { path: 'src/assets/hill.png', at: null, node: null, text: null, hash: 'c' },
    textFile('src/ui/Card.tsx', 'naïve 🙂\n', { at: 'src/cards/Card.tsx' }),
    textFile('src/ui/Tab.tsx', '', { beside: 'src/ui/Tab.tsx.design' }),
  ],
};

describe('the record of a generation', () => {
  it('gives back what it was given', () => {
    expect(readRecord(writeRecord(record))).toEqual(record);
    expect(writeRecord(record)).toBe(writeRecord(record));
    const { files, ...rest } = record;
    const plain = { ...rest, files: files.map(({ beside: _, ...file }) => file) };
    expect(readRecord(packRecord(plain))).toEqual(plain);
  });

  it('is the same whatever the order of its files, and changes only where a file does', () => {
    const written = writeRecord(record);
    expect(writeRecord({ ...record, files: [...record.files].reverse() })).toBe(written);
    const files = record.files.map((file) =>
      file.path === 'src/App.tsx' ? textFile('src/App.tsx', 'export default 1;\n', { node: '1:2' }) : file,
    );
    const lines = written.split('\n');
    const changed = writeRecord({ ...record, files }).split('\n');
    expect(changed).toHaveLength(lines.length);
    expect(lines.filter((line, index) => line !== changed[index])).toHaveLength(2);
  });

  it('packs what repeats', () => {
    const text = 'display: flex;\n'.repeat(2000);
    const written = writeRecord({
      ...record,
      files: [textFile('a.css', text)],
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
    for (const more of [{ path }, { at: path }, { beside: path }])
      expect(readRecord(writeRecord({ ...record, files: [{ ...first, ...more }] }))).toBeNull();
    for (const more of [{ path }, { at: path }])
      expect(readRecord(packRecord({ ...record, files: [{ ...first, ...more }] }))).toBeNull();
  });

  it.each([
    '',
    'null',
    '[]',
    '{"version":2}',
    '{"version":1,"target":"react","frames":[],"files":[],"size":9e9,"texts":""}',
  ])('is none where the text is %s', (text) => {
    expect(readRecord(text)).toBeNull();
  });

  it('is none where a text is cut off, or larger than its recorded size', () => {
    const [app] = record.files;
    const written = writeRecord({ ...record, files: app ? [app] : [] });
    const { hash, text } = entryOf(written);
    expect(readRecord(written.replace(text, text.slice(8)))).toBeNull();
    expect(readRecord(written.replace(hash, `${hash.slice(0, 16)}00000003`))).toBeNull();
    expect(readRecord(written.replace(hash, `${hash.slice(0, 16)}ffffffff`))).toBeNull();
    expect(readRecord(written.replace(hash, `0000${hash.slice(4)}`))).toBeNull();
    expect(readRecord(written)?.files).toEqual([app]);
  });

  it('is none where the packed data is cut off, or larger than its recorded size', () => {
    const written = JSON.parse(packRecord(record)) as { texts: string; size: number };
    expect(readRecord(JSON.stringify({ ...written, texts: written.texts.slice(8) }))).toBeNull();
    expect(readRecord(JSON.stringify({ ...written, size: 3 }))).toBeNull();
  });

  it('is read as the first version wrote it', () => {
    const old = readFileSync(join(import.meta.dirname, 'first-version.lock.json'), 'utf8');
    expect(readRecord(old)).toEqual({
      target: 'react',
      frames: ['1:2'],
      files: [
        textFile('src/App.tsx', 'export {};\n', { node: '1:2' }),
        textFile('src/ui/Card.tsx', 'naïve 🙂\n', { at: 'src/cards/Card.tsx' }),
        { path: 'src/assets/hill.png', at: null, node: null, text: null, hash: 'c' },
      ],
    });
  });
});

describe('a lock file that cannot be used', () => {
  const written = writeRecord(record);
  const lines = written.split('\n');
  const conflicted = [
    ...lines.slice(0, 6),
    '<<<<<<< HEAD',
    lines[6],
    '=======',
    lines[6],
    '>>>>>>> other',
    ...lines.slice(7),
  ];
  it.each([
    ['both sides of a merge', conflicted.join('\n'), 'both sides of a git merge'],
    ['a cut', written.slice(0, 300), 'cut off'],
    ['a wrong letter', written.replace('"text": "', '"text": "%'), 'damaged'],
    ['no JSON', 'hello', 'damaged'],
    ['nothing', '', 'damaged'],
    ['a list', '[]', 'damaged'],
    ['a path out of the folder', written.replace('src/App.tsx', '../App.tsx'), 'damaged'],
    ['a later version', written.replace('"version": 2', '"version": 3'), 'newer version'],
  ])('with %s reports it and names a way out', (_, text, words) => {
    const fault = findRecordFault(text);
    expect(fault).toContain(words);
    expect(fault).toMatch(/generate again|--existing beside|Use that version/);
    expect(readRecord(text)).toBeNull();
  });

  it('is none of ours that can', () => {
    expect(findRecordFault(written)).toBeNull();
    expect(findRecordFault(written.replaceAll('\n', '\r\n'))).toBeNull();
    expect(findRecordFault(packRecord(record))).toBeNull();
  });
});

describe('the lock files of two branches', () => {
  it('are merged by git where different files changed, neighbours too', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const recordOf = (changed: readonly string[]) =>
      writeRecord({
        ...record,
        files: names.map((name) =>
          textFile(`src/${name}.tsx`, `export const ${name} = ${changed.includes(name) ? 2 : 1};\n`),
        ),
      });
    expect(await mergeByGit(recordOf([]), recordOf(['b']), recordOf(['c', 'e']))).toBe(
      recordOf(['b', 'c', 'e']),
    );
    const conflict = await mergeByGit(
      recordOf([]),
      recordOf(['b']),
      recordOf([]).replace(/("src\/b.tsx": \{\n.*\n\s*"text": ")[^"]+/, '$1AAAA'),
    );
    expect(findRecordFault(conflict)).toContain('both sides of a git merge');
  });
});

/** The lock file of a repository after two branches were merged. */
async function mergeByGit(base: string, ours: string, theirs: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'framewright-lock-'));
  const git = (...args: readonly string[]) =>
    spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
  const commit = async (text: string) => {
    await writeFile(join(folder, 'framewright.lock.json'), text);
    git('add', '.');
    git('commit', '-q', '-m', 'Generate');
  };
  try {
    git('init', '-q', '-b', 'main');
    await commit(base);
    git('checkout', '-q', '-b', 'other');
    await commit(theirs);
    git('checkout', '-q', 'main');
    await commit(ours);
    git('merge', '-q', 'other');
    return await readFile(join(folder, 'framewright.lock.json'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
