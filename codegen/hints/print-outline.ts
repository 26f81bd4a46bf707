import { joined, type NodeWords } from './describe-node.ts';
import type { StyleNames } from './name-styles.ts';
import type { OutlineEntry } from './outline.ts';

/** One line as it is printed. */
export interface OutlineLine {
  readonly text: string;
  /** The styles it names. */
  readonly styles: readonly string[];
  readonly children: readonly OutlineLine[];
  readonly layers: number;
  readonly importance: number;
}

/** Prints entries, styles by their names where they have one. */
export function printOutline(entries: readonly OutlineEntry[], names: StyleNames): readonly OutlineLine[] {
  return entries.map((entry) => {
    const { layers, importance } = entry;
    const used = entry.like === null ? [entry.words] : entry.like.changes.map(({ words }) => words);
    const styles = used.flatMap((words) => words.parts).filter((style) => names.has(style));
    return {
      text: print(entry, names),
      styles,
      children: printOutline(entry.children, names),
      layers,
      importance,
    };
  });
}

function print({ number, words, drawing, like }: OutlineEntry, names: StyleNames): string {
  const write = (start: string, { words: said, parts }: NodeWords) =>
    joined([start, said, ...parts.map((part) => names.get(part) ?? part)]);
  if (like === null) {
    return joined([write(`${words.kind}${number}`, words), drawing === 0 ? '' : `drawing${drawing}`]);
  }
  const changes = like.changes.map((change) =>
    change.onlyWords ? `${change.number} ${change.words.words}` : write(`${change.number} =`, change.words),
  );
  return [`${words.kind}${number} like ${like.number}`, ...changes].join('; ');
}
