/**
 * M2 of the goals: values written out where the design binds a variable or shared style whose name is in the input,
 * judged on the HTML of every frame; and arbitrary values of Tailwind and inline styles for every 100 elements of the
 * React sources. Each is a line of literals.txt with its layer.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { findArbitraryValues } from '../arbitrary-values.ts';
import { listBoundNames, type BoundName } from '../bound-names.ts';
import { measureCases, nameOf, type Bench, type Case, type Figure } from '../figure.ts';
import { findLiterals } from '../find-literals.ts';
import type { BenchDocument } from '../open-documents.ts';
import { openStyledPages } from '../styled-page.ts';
import { textFiles } from '../text-files.ts';
import { outputs } from './compile.ts';

const options = { ...defaultCodeOptions, target: 'html', styles: 'css', nodeIds: true } as const;

const kinds: Readonly<Record<BoundName['kind'], string>> = {
  variable: 'variables',
  fill: 'colour styles of fills',
  stroke: 'colour styles of strokes',
  text: 'text styles',
  effect: 'effect styles',
};

export const literalsFigure: Figure = {
  id: 'literals',
  async compute(bench) {
    const lines: string[] = [];
    const bound = new Map<BoundName['kind'], Case[]>();
    const arbitrary: Case[] = [];
    for (const document of bench.documents) {
      bench.tell(`Looking for literals in ${document.name}`);
      await judgeNames(bench, document, bound, lines);
      const { files } = await bench.compile(
        document,
        document.frames,
        outputs['react tailwind'] ?? defaultCodeOptions,
      );
      arbitrary.push({ name: document.name, value: countArbitrary(document.name, files, lines) });
    }
    await writeFile(join(bench.folder, 'literals.txt'), `${lines.join('\n')}\n`);
    return [
      ...Object.entries(kinds).map(([kind, words]) =>
        measureCases(
          {
            id: `literals-${kind}`,
            title: `M2 literals a frame where ${words} are bound`,
            unit: 'count',
            better: 'lower',
            goal: 0,
          },
          bound.get(kind as BoundName['kind']) ?? [], // A key of the record above.
        ),
      ),
      measureCases(
        {
          id: 'literals-arbitrary',
          title: 'M2 arbitrary Tailwind values for 100 elements',
          unit: 'count',
          better: 'lower',
          goal: 3,
        },
        arbitrary,
      ),
    ];
  },
};

/** Frames count for the kinds of names that they use. */
async function judgeNames(
  bench: Bench,
  document: BenchDocument,
  bound: Map<BoundName['kind'], Case[]>,
  lines: string[],
): Promise<void> {
  const result = await bench.compile(document, document.frames, options);
  const elementsOf = openStyledPages(result);
  const snapshot = document.takeSnapshot(document.frames);
  for (const frame of document.frames) {
    const page = result.pages.find(({ frameId }) => frameId === frame.id);
    const names = listBoundNames(frame, snapshot).filter((one) => one.names.length > 0);
    if (!page || names.length === 0) continue;
    const name = nameOf(document, frame);
    const { literals, unjudged } = findLiterals(names, elementsOf(page.path));
    if (unjudged > 0) lines.push(`${name}\tunjudged\t${unjudged} of ${names.length}`);
    for (const { bound: one, said } of literals)
      lines.push(`${name}\t${one.kind}\t${one.nodeId}\t${one.field}\t${one.names[0]}\t${said}`);
    for (const kind of new Set(names.map((one) => one.kind))) {
      const value = literals.filter((one) => one.bound.kind === kind).length;
      bound.set(kind, [...(bound.get(kind) ?? []), { name, value }]);
    }
  }
}

function countArbitrary(name: string, files: CodeResult['files'], lines: string[]): number {
  let [elements, values] = [0, 0];
  for (const file of textFiles(files, '.tsx')) {
    const found = findArbitraryValues(file);
    elements += found.elements;
    values += found.arbitrary.length;
    for (const { text, line } of found.arbitrary) {
      const layers = file.lines.findLast((origin) => origin.line <= line)?.nodeIds.join(' ') ?? '';
      lines.push(`${name}\tarbitrary\t${layers}\t${file.path}:${line}\t${text}`);
    }
  }
  return elements === 0 ? 0 : (values / elements) * 100;
}
