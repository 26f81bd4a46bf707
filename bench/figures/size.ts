/**
 * Z1 of the goals: bytes of scripts, pages and style sheets for each visible leaf of a frame, pictures apart, and
 * against what FigmaToCode writes for the same frames (its HTML, its Tailwind JSX, both with vectors inside). Ours is
 * everything that comes with the frame: the app around it, tokens and base sheet too. Each frame is a line of size.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodeResult } from '#design/code-result';
import { readDesign } from '#design/read-design';
import type { RestNode } from '#design/snapshot';
import { countLeaves } from '../count-leaves.ts';
import { measureCases, nameOf, type Case, type Figure } from '../figure.ts';
import { chooseFrames, type BenchDocument } from '../open-documents.ts';
import { countBytes, textFiles } from '../text-files.ts';
import { outputs } from './compile.ts';

/** Bytes that FigmaToCode writes, by document and frame (measured November 2026). */
const rivals: Readonly<Record<string, { readonly html: number; readonly tailwind: number }>> = {
  'certo 728:17673': { html: 77_212, tailwind: 57_851 },
  'miro 728:11284': { html: 111_322, tailwind: 84_258 },
  'bigben 1:17': { html: 43_219, tailwind: 27_329 },
  'hero-header 122:21049': { html: 14_809, tailwind: 10_919 },
  'yapper 11:1187': { html: 62_185, tailwind: 61_358 },
  'getir-market 1:946': { html: 66_105, tailwind: 55_470 },
  'atomic 17:2': { html: 18_504, tailwind: 15_099 },
  'cookup 34:484': { html: 18_106, tailwind: 12_695 },
};

export const sizeFigure: Figure = {
  id: 'size',
  async compute(bench) {
    const lines: string[] = [];
    const perLeaf = new Map<string, Case[]>(Object.keys(outputs).map((output) => [output, []]));
    const against = new Map<string, Case[]>([
      ['html', []],
      ['react tailwind', []],
    ]);
    for (const document of bench.documents) {
      for (const frame of framesOf(document, bench.quick)) {
        const name = nameOf(document, frame);
        bench.tell(`Weighing ${name}`);
        const rival = rivals[`${document.name} ${frame.id}`];
        for (const [output, options] of Object.entries(outputs)) {
          const { files } = await bench.compile(document, [frame], options);
          const [bytes, leaves] = [countBytes(files), leavesOf(document, frame)];
          perLeaf.get(output)?.push({ name, value: bytes / leaves });
          const theirs = rival?.[output === 'html' ? 'html' : 'tailwind'] ?? 0;
          if (theirs > 0) against.get(output)?.push({ name, value: bytes / theirs });
          lines.push(`${name}\t${output}\t${bytes}\t${leaves}\t${theirs}\t${partsOf(files)}`);
        }
      }
    }
    await writeFile(join(bench.folder, 'size.txt'), `${lines.join('\n')}\n`);
    return [
      ...[...perLeaf].map(([output, cases]) =>
        measureCases(
          {
            id: `size-${output.replaceAll(' ', '-')}`,
            title: `Z1 bytes a visible leaf, ${output}`,
            unit: 'count',
            better: 'lower',
            goal: 150,
          },
          cases,
        ),
      ),
      ...[...against].map(([output, cases]) =>
        measureCases(
          {
            id: `size-rival-${output.replaceAll(' ', '-')}`,
            title: `Z1 bytes against FigmaToCode, ${output}`,
            unit: 'ratio',
            better: 'lower',
            goal: 0.5,
          },
          cases,
        ),
      ),
    ];
  },
};

/** The usual screens, and those that FigmaToCode was measured on. */
function framesOf(document: BenchDocument, quick: boolean): readonly RestNode[] {
  const chosen = chooseFrames(document, quick);
  const compared = document.frames.filter(({ id }) => `${document.name} ${id}` in rivals);
  return [...new Set([...chosen, ...compared])];
}

function leavesOf(document: BenchDocument, frame: RestNode): number {
  const { frames } = readDesign(document.takeSnapshot([frame]));
  return frames.reduce((sum, { root }) => sum + countLeaves(root), 0);
}

/** Which files weigh most, so that a reader sees where the bytes are. */
function partsOf(files: CodeResult['files']): string {
  return textFiles(files)
    .map(({ path, text }) => ({ path, bytes: Buffer.byteLength(text) }))
    .sort((one, other) => other.bytes - one.bytes)
    .slice(0, 4)
    .map(({ path, bytes }) => `${path} ${bytes}`)
    .join(', ');
}
