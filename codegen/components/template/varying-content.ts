import type { Link } from '#design/tree';
import { mergeStyles } from '../../css/merge-styles.ts';
import type { LayoutText, Style, TextBlock } from '../../layout/layout-tree.ts';
import { sharedLayerName } from '../../naming/layer-names.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import type { CodeElement, CodeNode } from '../code-component.ts';
import type { PassedValue } from '../props/prop-list.ts';
import type { TemplateContext } from './template-context.ts';
import { addTextProp } from './varying-attributes.ts';

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
export function alignTexts(nodes: AlignedNodes<LayoutText>): AlignedText | null {
  const [first, ...others] = nodes.filter((node) => node !== null);
  if (!first || others.some((other) => textStructureOf(other) !== textStructureOf(first))) return null;
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

function textStructureOf({ blocks }: LayoutText): string {
  return blocks
    .map(
      ({ list, indent, runs }) => `${list}${indent}:${runs.map(({ link }) => link?.kind ?? 'text').join()}`,
    )
    .join(';');
}

/** The words of one run: as they are where all uses say the same, else a prop, called by its layer or by `word`. */
export function buildRunText(
  context: TemplateContext,
  nodes: AlignedNodes<LayoutText>,
  texts: AlignedRunText,
  index: number,
  defaultName = context.library.roles.of(nodes).fallbackName,
): CodeNode {
  const given = texts.filter((text) => text !== null);
  const [first = ''] = given;
  if (given.every((text) => text === first)) return { kind: 'text', text: first };
  const named =
    nodes.find((node) => node?.references.characters !== undefined) ?? nodes.find(Boolean) ?? null;
  const reference = index === 0 ? named?.references.characters : undefined;
  const wanted = reference ?? sharedLayerName(nodes) ?? defaultName;
  return { kind: 'property', name: addTextProp(context, wanted, texts) };
}

/** An element whose look may be another in each use. */
export function styledElement(
  { variations }: TemplateContext,
  tag: string,
  styles: readonly (Style | null)[],
  children: readonly CodeNode[],
  styleName: string,
): CodeElement {
  const { base, remainders } = mergeStyles(styles);
  return {
    kind: 'element',
    tag,
    attributes: [],
    styleName,
    style: base,
    variants: variations.addStyles(remainders),
    children,
    ids: [],
  };
}

export function stylesOf(nodes: AlignedNodes): readonly (Style | null)[] {
  return nodes.map((node) => node && node.style);
}

/** What stands here is another thing in each use, so the use brings it along. */
export function buildSlot({ props }: TemplateContext, nodes: AlignedNodes): CodeNode {
  const named = nodes.find((node) => node?.references.mainComponent !== undefined) ?? nodes.find(Boolean);
  const wanted = named?.references.mainComponent ?? sharedLayerName(nodes) ?? defaultSlotName(nodes);
  const values = nodes.map((node): PassedValue | null => node && { kind: 'slot', node });
  return { kind: 'property', name: props.add({ kind: 'slot' }, wanted, values) };
}

function defaultSlotName(nodes: AlignedNodes): string {
  return nodes.every((node) => node === null || node.kind === 'vector') ? 'icon' : 'content';
}
