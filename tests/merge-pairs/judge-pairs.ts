import type { Libraries } from '#codegen/libraries';
import type { TextFile } from '#design/source-file';
import { countNodes, openDocuments } from '../../bench/open-documents.ts';
import { typeCheck } from '../codegen/compile/type-check.ts';
import { judgePair, type JudgedPair, type PairDesign } from './judge-pair.ts';

const examples = ['examples/components', 'examples/dashboard', 'examples/phone-app', 'examples/landing'];

/** Pages of our examples, and single components: in a small design both sides often change the same thing. */
export async function openDesigns(): Promise<readonly PairDesign[]> {
  const opened = await Promise.all(examples.map(openDocuments));
  return opened.flatMap(({ documents }) =>
    documents.flatMap((document) => {
      const { name, frames, assets } = document;
      const pages = frames.filter(({ type }) => type === 'FRAME').slice(0, 2);
      const parts = frames.filter((frame) => frame.type === 'COMPONENT' && countNodes(frame) > 4).slice(0, 2);
      return [...pages, ...parts].map((page) => ({ name, assets, snapshot: document.takeSnapshot([page]) }));
    }),
  );
}

/** Pairs with these seeds, their types checked together. */
export async function judgePairs(
  seeds: readonly number[],
  designs: readonly PairDesign[],
  libraries: Libraries,
): Promise<readonly JudgedPair[]> {
  const judged: JudgedPair[] = [];
  for (const seed of seeds) judged.push(await judgePair(seed, designs, libraries));
  const results = judged.map(({ seed, files }) => {
    const texts = [...files].map(([path, text]): TextFile => ({ kind: 'text', path, text, lines: [] }));
    return [`seed-${seed}`, texts] as const;
  });
  const complaints = new Map<number, string[]>();
  for (const complaint of typeCheck(Object.fromEntries(results), libraries)) {
    const seed = Number(/seed-(\d+)/.exec(complaint)?.[1] ?? -1);
    complaints.set(seed, [...(complaints.get(seed) ?? []), `types: ${complaint}`]);
  }
  return judged.map((pair) => ({ ...pair, faults: [...pair.faults, ...(complaints.get(pair.seed) ?? [])] }));
}
