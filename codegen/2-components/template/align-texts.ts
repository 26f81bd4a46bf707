import type { LayoutText, Style, TextBlock } from '../../1-layout/layout-tree.ts';
import type { Link } from '#design/tree';
import type { Aligned } from '../align-uses.ts';

/** The text of one run in each use; `null` where a use has no such text. */
export type AlignedRunText = readonly (string | null)[];

/** A text in all uses at once: the same paragraphs and runs everywhere, with what may differ as lists. */
export interface AlignedText {
  readonly blocks: readonly AlignedBlock[];
}

export interface AlignedBlock {
  readonly list: TextBlock['list'];
  readonly indent: number;
  readonly hangs: boolean;
  readonly styles: readonly (Style | null)[];
  readonly runs: readonly AlignedRun[];
}

export interface AlignedRun {
  readonly texts: AlignedRunText;
  readonly styles: readonly (Style | null)[];
  readonly links: readonly (Link | null)[];
}

/** Lays texts side by side; `null` where their paragraphs or runs are not the same in number and kind. */
export function alignTexts(nodes: Aligned<LayoutText>): AlignedText | null {
  const [first, ...others] = nodes.filter((node) => node !== null);
  if (!first || others.some((other) => shapeOf(other) !== shapeOf(first))) return null;
  return {
    blocks: first.blocks.map((block, at) => ({
      list: block.list,
      indent: block.indent,
      hangs: block.hangs === true,
      styles: nodes.map((node) => node?.blocks[at]?.style ?? null),
      runs: block.runs.map((_, index) => {
        const runs = nodes.map((node) => node?.blocks[at]?.runs[index] ?? null);
        return {
          texts: runs.map((run) => run && run.text),
          styles: runs.map((run) => run && run.style),
          links: runs.map((run) => run?.link ?? null),
        };
      }),
    })),
  };
}

function shapeOf({ blocks }: LayoutText): string {
  return blocks
    .map(
      ({ list, indent, runs }) => `${list}${indent}:${runs.map(({ link }) => link?.kind ?? 'text').join()}`,
    )
    .join(';');
}
