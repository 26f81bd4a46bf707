import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { compileSchema, encodeBinarySchema, parseSchema } from 'kiwi-schema';
import { assembleCanvasFig } from 'openfig-core';
import { describe, expect, it } from 'vitest';
import { unpackFig } from '#cli/source/fig/unpack-fig';
import { encodeCanvas, encodeFig, toGuid, type DrawnNode } from './encode-fig.ts';
import { inFolder, listTree } from './in-folder.ts';
import { makePng } from './png.ts';
import { runCli } from './run-cli.ts';

const pictureHash = 'ab'.repeat(20);
const picture = { hash: Uint8Array.from({ length: 20 }, () => 0xab) };
const white = {
  type: 'SOLID',
  color: { r: 1, g: 1, b: 1, a: 1 },
  opacity: 1,
  visible: true,
  blendMode: 'NORMAL',
};
const inter = { family: 'Inter', style: 'Bold', postscript: 'Inter-Bold' };

/** A page with a card on it: a picture, an icon of path commands, and an instance whose text was changed. */
const shop: readonly DrawnNode[] = [
  { id: '1:1', parent: '0:1', type: 'FRAME', name: 'Start', size: { x: 320, y: 200 }, fillPaints: [white] },
  {
    id: '1:2',
    parent: '1:1',
    type: 'ROUNDED_RECTANGLE',
    size: { x: 320, y: 100 },
    fillPaints: [{ type: 'IMAGE', image: picture, imageScaleMode: 'FILL', opacity: 1, visible: true }],
  },
  {
    id: '1:3',
    parent: '1:1',
    type: 'VECTOR',
    name: 'Icon',
    size: { x: 24, y: 24 },
    transform: { m00: 1, m01: 0, m02: 20, m10: 0, m11: 1, m12: 120 },
    fillPaints: [{ ...white, color: { r: 1, g: 0, b: 0, a: 1 } }],
    fillGeometry: [{ windingRule: 'NONZERO', commandsBlob: 0, styleID: 0 }],
  },
  { id: '2:1', parent: '0:1', type: 'SYMBOL', name: 'Label', size: { x: 200, y: 20 } },
  {
    id: '2:2',
    parent: '2:1',
    type: 'TEXT',
    size: { x: 200, y: 20 },
    fontName: inter,
    fontSize: 16,
    lineHeight: { value: 20, units: 'PIXELS' },
    textData: { characters: 'Label' },
  },
  {
    id: '1:4',
    parent: '1:1',
    type: 'INSTANCE',
    size: { x: 200, y: 20 },
    transform: { m00: 1, m01: 0, m02: 60, m10: 0, m11: 1, m12: 122 },
    symbolData: {
      symbolID: toGuid('2:1'),
      symbolOverrides: [
        { guidPath: { guids: [toGuid('2:2')] }, textData: { characters: 'A fox </script> ${x}' } },
      ],
    },
  },
];

const triangle = Uint8Array.from([
  ...[1, 0, 0].flatMap(floats),
  ...[2, 24, 0].flatMap(floats),
  ...[2, 24, 24].flatMap(floats),
  0,
]);

/** The first number of a command is its byte. */
function floats(value: number, index: number): readonly number[] {
  return index === 0 ? [value] : [...new Uint8Array(Float32Array.of(value).buffer)];
}

function makeShop(): Uint8Array {
  return encodeFig(shop, new Map([[pictureHash, makePng(4, 4)]]), [triangle]);
}

describe('a .fig file', () => {
  it('lists its frames under the name that it keeps', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'design.fig'), makeShop());
      const run = await runCli(['frames', 'design.fig', '--json'], { folder });
      expect(run.stderr).toBe('');
      expect(JSON.parse(run.stdout)).toMatchObject({
        documentName: 'Shop',
        pages: [{ frames: [{ id: '1:1', name: 'Start', width: 320, height: 200 }, { id: '2:1' }] }],
      });
    }));

  it('becomes code with its pictures, its shapes and the texts of its instances', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'design.fig'), makeShop());
      const args = ['code', 'design.fig', '--frame', 'Start', '--out', 'out', '--target', 'html', '--json'];
      const run = await runCli(args, { folder });
      const report = JSON.parse(run.stdout) as { readonly problems: readonly { readonly code: string }[] };
      expect(report.problems.map(({ code }) => code)).not.toContain('image-missing');
      expect(report.problems.map(({ code }) => code)).not.toContain('vector-missing');
      const html = await readFile(join(folder, 'out/index.html'), 'utf8');
      expect(html).toContain('A fox &lt;/script&gt; ${x}');
      const files = await listTree(join(folder, 'out'));
      expect(files.filter((path) => path.endsWith('.png'))).toHaveLength(1);
      const drawings = files.filter((path) => path.endsWith('.svg'));
      const shapes = await Promise.all(drawings.map((path) => readFile(join(folder, 'out', path), 'utf8')));
      expect([html, ...shapes].join()).toMatch(/M0 0L24 0L24 24Z|M0 0h24v24/i);
    }));

  it('is known by its first bytes, from standard input too', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'design.json'), makeShop());
      const run = await runCli(['frames', 'design.json'], { folder });
      expect([run.exitCode, run.stderr]).toEqual([0, '']);
      expect(run.stdout).toContain('320 x 200  Start');
    }));
});

describe('unpacking a .fig file', () => {
  it.each(['deflate', 'zstd'] as const)('reads a bare canvas that %s packed', (packing) => {
    const { name, message } = unpackFig(encodeCanvas(shop, packing), 'a.fig', 'a');
    expect(name).toBe('a');
    expect(message.nodeChanges).toHaveLength(shop.length + 3);
  });

  it('takes pictures by their hashes, and no path of a zip for anything else', () => {
    const bytes = makePng(1, 1);
    const zip = zipSync({
      'canvas.fig': encodeCanvas(shop),
      'meta.json': new TextEncoder().encode('{'),
      [`images/${pictureHash}`]: bytes,
      [`images/${'CD'.repeat(20)}.png`]: bytes,
      'images/../../etc/passwd': bytes,
      '/images/ab': bytes,
      '../evil': bytes,
    });
    const { images, name } = unpackFig(zip, 'a.fig', 'a');
    expect([...images.keys()]).toEqual([pictureHash, 'cd'.repeat(20)]);
    expect(name).toBe('a');
  });

  it.each([
    ['words', () => new TextEncoder().encode('{"a": 1}'), '"a.fig" is not a .fig file.'],
    ['nothing', () => new Uint8Array(), '"a.fig" is not a .fig file: it is empty.'],
    ['a zip of other things', () => zipSync({ 'a.txt': new Uint8Array(3) }), 'there is no canvas in it'],
    ['half a zip', () => makeShop().subarray(0, 2000), 'its zip archive cannot be unpacked'],
    [
      'a zip with a canvas of another kind',
      () => zipSync({ 'canvas.fig': new Uint8Array(64) }),
      'its canvas is not one of Figma’s',
    ],
    ['a canvas cut in the middle', () => cut(encodeCanvas(shop, 'deflate'), 0.5), 'its canvas breaks off'],
    [
      'a canvas without chunks',
      () => new TextEncoder().encode('fig-kiwi\u0001\u0000\u0000\u0000'),
      'its canvas breaks off',
    ],
    [
      'a schema that is none',
      () => canvasOf(Uint8Array.of(1, 2, 3), Uint8Array.of(3, 0)),
      'its schema cannot be read',
    ],
    [
      'a schema of records without fields',
      () => canvasOf(...emptyRecords()),
      'its schema is not one of Figma’s',
    ],
    [
      'a message of another schema',
      () => canvasOf(oddSchema(), deflateRawSync(Uint8Array.of(9, 9, 9))),
      'what is in it cannot be decoded',
    ],
    [
      'a schema that fills the memory',
      () => canvasOf(bomb(5_000_000), Uint8Array.of(3, 0)),
      'too large to read',
    ],
    ['a frame that repeats itself', () => canvasOf(oddSchema(), repeated(13_000)), 'too large to read'],
    ['an entry that lies about its size', () => lyingZip(), 'too large to read'],
  ])('reports in a sentence what is wrong with %s', (_what, make, sentence) => {
    expect(() => unpackFig(make(), 'a.fig', 'a')).toThrow(sentence);
  });

  it('never crashes on bytes that were changed', () => {
    const whole = encodeCanvas(shop, 'deflate');
    for (let seed = 1; seed <= 60; seed += 1) {
      const broken = whole.slice();
      const place = (seed * 7919) % broken.length;
      broken[place] = (broken[place] ?? 0) ^ (1 << (seed % 8));
      expect(outcomeOf(broken)).toMatch(/^(read|"a\.fig" is .*\.)$/);
    }
  });

  it('leaves everything as it was where it cannot read the file', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'out'));
      await writeFile(join(folder, 'a.fig'), makeShop().subarray(0, 3000));
      const before = await listTree(folder);
      const run = await runCli(['code', 'a.fig', '--frame', 'Start', '--out', 'out'], { folder });
      expect(run).toMatchObject({ exitCode: 2, stdout: '' });
      expect(run.stderr).toMatch(/^framewright: "a\.fig" is damaged or incomplete: [^\n]+\.\n$/);
      expect(await listTree(folder)).toEqual(before);
    }));
});

function outcomeOf(bytes: Uint8Array): string {
  try {
    unpackFig(bytes, 'a.fig', 'a');
    return 'read';
  } catch (error) {
    return error instanceof Error && error.name === 'UsageError' ? error.message : String(error);
  }
}

function cut(bytes: Uint8Array, share: number): Uint8Array {
  return bytes.subarray(0, Math.floor(bytes.length * share));
}

function canvasOf(schemaCompressed: Uint8Array, messageCompressed: Uint8Array): Uint8Array {
  return assembleCanvasFig({ prelude: 'fig-kiwi', version: 1, schemaCompressed, messageCompressed });
}

function oddSchema(): Uint8Array {
  return deflateRawSync(encodeBinarySchema(parseSchema('message Message { uint a = 1; }')));
}

/** A record without fields takes no byte, so four bytes can ask for four billion of them. */
function emptyRecords(): readonly [Uint8Array, Uint8Array] {
  const schema = parseSchema('struct Nothing {} message Message { Nothing[] all = 1; }');
  const message = (compileSchema(schema) as { encodeMessage(value: object): Uint8Array }).encodeMessage({
    all: [{}],
  });
  return [deflateRawSync(encodeBinarySchema(schema)), deflateRawSync(message)];
}

function bomb(size: number): Uint8Array {
  return deflateRawSync(new Uint8Array(size));
}

/** A Zstandard frame of blocks that are one byte, each 128 kB times (RFC 8878, section 3.1.1.2). */
function repeated(blocks: number): Uint8Array {
  const head = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58];
  const block = (131_072 << 3) | (1 << 1);
  const bytes = [block & 0xff, (block >> 8) & 0xff, (block >> 16) & 0xff, 0x00];
  return Uint8Array.from([...head, ...Array.from({ length: blocks }, () => bytes).flat()]);
}

/** A zip whose directory promises two billion bytes of a few. */
function lyingZip(): Uint8Array {
  const zip = zipSync({ 'canvas.fig': new Uint8Array(1000) });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const directory = view.getUint32(zip.length - 6, true);
  view.setUint32(directory + 24, 2_000_000_000, true);
  return zip;
}
