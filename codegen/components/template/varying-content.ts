/** Texts, styles and slots that are constant where all occurrences agree, and props where they differ. */
import type { Link } from '#design/tree';
import { mergeStyles } from '../../css/merge-styles.ts';
import { isPainted } from '../../css/style-queries.ts';
import type { LayoutNode, LayoutText, Style, TextBlock } from '../../layout/layout-tree.ts';
import { customLayerName, plannedPropName, sharedLayerName } from '../../naming/layer-names.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import type { CodeElement, CodeNode } from '../code-component.ts';
import type { PassedValue } from '../props/prop-list.ts';
import { textOfLayer, visibleChildren } from '../walk-layout.ts';
import { evenStyles } from './even-styles.ts';
import type { TemplateContext } from './template-context.ts';
import { addTextProp } from './varying-attributes.ts';

/**
 * A text layer in all occurrences: the blocks and runs are the same, and their texts, styles and links are lists.
 */
export interface AlignedText {
  readonly blocks: readonly AlignedBlock[];
}

/** One paragraph or list item in all occurrences. */
export interface AlignedBlock {
  readonly list: TextBlock['list'];
  readonly indent: number;
  readonly hangs: boolean;
  readonly styles: readonly (Style | null)[];
  readonly runs: readonly AlignedRun[];
}

/** One run in all occurrences. */
export interface AlignedRun {
  readonly texts: AlignedRunText;
  readonly styles: readonly (Style | null)[];
  readonly links: readonly (Link | null)[];
}

/** The text of one run in each occurrence; `null` where an occurrence has no such text. */
export type AlignedRunText = readonly (string | null)[];

/** Aligns texts; `null` where their blocks or runs differ in number or kind. */
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

/**
 * Builds the text of one run: a constant where all occurrences agree, else a prop named by its layer or
 * `defaultName`.
 */
export function buildRunText(
  context: TemplateContext,
  nodes: AlignedNodes<LayoutText>,
  texts: AlignedRunText,
  index: number,
  defaultName = context.library.roles.of(nodes).fallbackName,
): CodeNode {
  const given = texts.filter((text) => text !== null);
  const [first = ''] = given;
  const named =
    nodes.find((node) => node?.references.characters !== undefined) ?? nodes.find(Boolean) ?? null;
  const reference = index === 0 ? named?.references.characters : undefined;
  const isProp = index === 0 && isDeclared(context, nodes);
  if (!isProp && given.every((text) => text === first)) return { kind: 'text', text: first };
  const wanted = reference ?? sharedLayerName(nodes) ?? defaultName;
  return { kind: 'property', name: addTextProp(context, wanted, texts) };
}

/**
 * Whether a text of a component may say something else in another place: the design declares it as a property, or it has a
 * figure in all of several occurrences, such as the nights of each offer.
 */
export function isDeclared(
  { isReusable, occurrences }: TemplateContext,
  nodes: AlignedNodes<LayoutText>,
): boolean {
  if (isReusable && nodes.some((node) => node?.references.characters !== undefined)) return true;
  return (
    occurrences.length >= minOccurrences &&
    nodes.every((node) => node !== null && isFigure(textOfLayer(node).trim()))
  );
}

/** Occurrences of a component whose figures are data, and letters of a short text with one. */
const minOccurrences = 2;
const maxFigure = 32;

function isFigure(text: string): boolean {
  return text.length <= maxFigure && /\d/.test(text);
}

/** Creates an element whose style may differ between occurrences. */
export function styledElement(
  { variations }: TemplateContext,
  nodes: AlignedNodes,
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
    variants: variations.addStyles(nodes, remainders),
    children,
    ids: [],
  };
}

/** Returns the style of each node, without differences by chance. */
export function stylesOf(
  { kinds, aligned, library }: TemplateContext,
  nodes: AlignedNodes,
): readonly (Style | null)[] {
  return evenStyles(nodes, kinds, {
    styleOf: (node) => aligned.styles.get(node) ?? node.style,
    isLast: (node) => {
      const parent = library.parentOf(node);
      return parent !== null && !isPainted(parent) && visibleChildren(parent).at(-1) === node;
    },
    parentOf: (node) => library.parentOf(node),
  });
}

/** Builds a slot for content that differs in kind between occurrences. */
export function buildSlot({ props }: TemplateContext, nodes: AlignedNodes): CodeNode {
  const named = nodes.find((node) => node?.references.mainComponent !== undefined) ?? nodes.find(Boolean);
  const wanted = named?.references.mainComponent ?? sharedLayerName(nodes) ?? defaultSlotName(nodes);
  const values = nodes.map((node): PassedValue | null => node && { kind: 'slot', node });
  return { kind: 'property', name: props.add({ kind: 'slot' }, wanted, values) };
}

function defaultSlotName(nodes: AlignedNodes): string {
  return nodes.every((node) => node === null || node.kind === 'vector') ? 'icon' : 'content';
}

/** Returns the name of the prop that shows a part: what the design calls it, or else what the part is. */
export function visibilityName(nodes: AlignedNodes): string {
  const named = nodes.find((node) => node?.references.visible !== undefined) ?? nodes.find(Boolean);
  const ownName = plannedPropName(nodes) ?? customLayerName(named ?? null);
  return named?.references.visible ?? `show ${ownName ?? (named ? nameOfPart(named) : 'part')}`;
}

/** Returns what a part is, where its layer has no name. */
function nameOfPart(node: LayoutNode): string {
  if (node.kind === 'vector') return 'icon';
  if (node.kind !== 'box') return node.kind;
  const [only, more] = visibleChildren(node);
  if (node.inferredKind === 'button' || node.inferredKind === 'link') return node.inferredKind;
  return only !== undefined && more === undefined ? nameOfPart(only) : 'part';
}
