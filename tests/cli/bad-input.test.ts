import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, listTree } from './in-folder.ts';
import { runCli } from './run-cli.ts';

const design = {
  name: 'Shop',
  document: {
    id: '0:0',
    type: 'DOCUMENT',
    name: 'Document',
    children: [
      {
        id: '0:1',
        type: 'CANVAS',
        name: 'Page',
        children: [
          frame('1:1', 'Start', 320),
          frame('1:2', 'Empty', 0),
          frame('1:3', 'Twin', 10),
          frame('1:4', 'Twin', 10),
        ],
      },
    ],
  },
};

/** Each is one plain sentence on stderr, exit code 2, and a folder in which nothing has changed. */
const cases: readonly (readonly [string, readonly string[], string])[] = [
  ['no command of that name', ['codes'], 'There is no command "codes"'],
  ['no file named', ['frames'], 'Say which file'],
  ['no such file', ['frames', 'gone.json'], 'There is no file "gone.json".'],
  ['a folder', ['frames', 'folder'], '"folder" is a folder, not a file.'],
  ['not JSON', ['frames', 'words.json'], '"words.json" is not JSON.'],
  ['an empty file', ['frames', 'empty.json'], '"empty.json" is not JSON: it is empty.'],
  ['bytes', ['frames', 'bytes.json'], '"bytes.json" is not JSON.'],
  ['JSON that is not Figma’s', ['frames', 'other.json'], '"other" is not a Figma document'],
  ['a .fig file that is none', ['frames', 'words.fig'], '"words.fig" is not a .fig file.'],
  ['an empty .fig file', ['frames', 'empty.fig'], '"empty.fig" is not a .fig file: it is empty.'],
  ['a .fig file that breaks off', ['frames', 'design.fig'], '"design.fig" is damaged or incomplete'],
  ['a .fig file of another name', ['frames', 'kiwi.json'], '"kiwi.json" is damaged or incomplete'],
  [
    'an address that is not Figma’s',
    ['frames', 'https://example.com/a.json'],
    'is not the address of a Figma file',
  ],
  ['an address without a token', ['frames', 'https://www.figma.com/design/abc/x'], 'FIGMA_TOKEN'],
  ['no frame said', code(), 'Say which frame with --frame ID or NAME: "Shop" has 4'],
  ['a frame id that is not there', code('--frame', '9:9'), 'There is no frame "9:9" in "Shop"'],
  ['a frame name that is not there', code('--frame', 'Chekout'), 'There is no frame "Chekout" in "Shop"'],
  ['a name of two frames', code('--frame', 'Twin'), 'say which by id: 1:3, 1:4.'],
  ['a frame with no size', code('--frame', '1:2'), 'The frame "Empty" (1:2) has no size: it is 0 by 0 px.'],
  ['no output folder', ['code', 'design.json', '--frame', '1:1'], '--out DIR is missing'],
  [
    'an output path that is a file',
    code('--frame', '1:1', '--out', 'words.json'),
    'is a file, not a folder.',
  ],
  ['an output path in a file', code('--frame', '1:1', '--out', 'words.json/x'), 'lies in a file'],
  [
    'an unknown target',
    code('--frame', '1:1', '--target', 'vue'),
    '--target must be one of react, html, not "vue".',
  ],
  [
    'variables that are none',
    code('--frame', '1:1', '--variables', 'other.json'),
    'does not hold Figma’s variables',
  ],
  [
    'an image folder that is not there',
    code('--frame', '1:1', '--images', 'gone'),
    'There is no folder "gone"',
  ],
  ['a truth that is no PNG', code('--frame', '1:1', '--truth', 'words.json'), '"words.json" is not a PNG.'],
  [
    'one truth for two frames',
    code('--frame', '1:1', '--frame', '1:3', '--truth', 'a.png'),
    'goes with one --frame',
  ],
  [
    'a link that leads out',
    code('--frame', '1:1', '--out', 'linked'),
    'is a link that leads out of the output folder',
  ],
  ['author without a key', code('--frame', '1:1', '--mode', 'author'), 'OPENAI_API_KEY'],
  ['a command that does not exist', ['measure', 'design.json'], 'There is no command "measure"'],
  [
    'a size that is none',
    ['image', 'a fox', '--out', 'pictures', '--size', 'big'],
    '--size must be WIDTHxHEIGHT',
  ],
  ['an empty prompt', ['image', ' ', '--out', 'pictures'], 'A prompt is empty'],
  ['a service without a key', ['image', 'a fox', '--out', 'pictures', '--service', 'openai'], 'key'],
];

describe('bad input', () => {
  it.each(cases)('%s', (_what, args, sentence) =>
    inFolder(async (folder) => {
      await fill(folder);
      const before = await listTree(folder);
      const { exitCode, stdout, stderr } = await runCli(args, { folder });
      expect(stderr).toContain(sentence);
      expect(stderr).toMatch(/^framewright: [^\n]+\n$/);
      expect(stderr).not.toMatch(/\bat .*:\d+|Error:|undefined/);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(await listTree(folder)).toEqual(before);
    }),
  );

  const isRoot = process.getuid?.() === 0;
  it.skipIf(isRoot || process.platform === 'win32')('an output folder that cannot be written', () =>
    inFolder(async (folder) => {
      await fill(folder);
      await mkdir(join(folder, 'closed'), { mode: 0o555 });
      const run = await runCli(['code', 'design.json', '--frame', '1:1', '--out', 'closed'], { folder });
      expect(run.stderr).toContain('cannot be written (no permission).');
      expect(run.exitCode).toBe(2);
    }),
  );
});

function code(...args: readonly string[]): readonly string[] {
  return ['code', 'design.json', ...(args.includes('--out') ? [] : ['--out', 'out']), ...args];
}

async function fill(folder: string): Promise<void> {
  await mkdir(join(folder, 'folder'));
  await mkdir(join(folder, 'linked'));
  await mkdir(join(folder, 'elsewhere'));
  await symlink(join(folder, 'elsewhere'), join(folder, 'linked/src'));
  await writeFile(join(folder, 'design.json'), JSON.stringify(design));
  await writeFile(join(folder, 'words.json'), 'not JSON at all');
  await writeFile(join(folder, 'empty.json'), '');
  await writeFile(join(folder, 'bytes.json'), new Uint8Array([0, 255, 254, 1]));
  await writeFile(join(folder, 'other.json'), '{"type":"module"}');
  await writeFile(join(folder, 'words.fig'), 'not a design at all');
  await writeFile(join(folder, 'empty.fig'), '');
  await writeFile(join(folder, 'design.fig'), 'fig-kiwi');
  await writeFile(join(folder, 'kiwi.json'), 'fig-kiwi....');
  await writeFile(join(folder, 'a.png'), new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
}

function frame(id: string, name: string, size: number): object {
  const absoluteBoundingBox = { x: 0, y: 0, width: size, height: size };
  return { id, name, type: 'FRAME', absoluteBoundingBox, children: [] };
}
