/** Turns the findings about a layer into its role: the final tag, the attributes and the fallback name. */
import { textOfLayer } from '../components/walk-layout.ts';
import { flowOf } from '../css/style-queries.ts';
import { memoizeByNode } from '../layout/memoize-by-node.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../layout/layout-tree.ts';
import { type CodeAttribute, textAttribute } from '../components/code-component.ts';
import { isCellTag } from './lists-and-tables.ts';
import { repeatableLandmarks } from './aria-labels.ts';
import type { ElementFindings } from './element-registry.ts';
import { isDivider } from './box-context.ts';
import { isFieldTag, type Role } from './role.ts';
import { classifyText, isQuotation } from '../naming/classify-text.ts';

/** Resolves the role of a layer from the findings about its element. */
export function resolveRole(node: LayoutNode, findings: ElementFindings, text: TextFacts): Role {
  const phrasingOnly = findings.isInPhrasing || /^(a|button|summary)$/.test(findings.tag);
  const common = {
    attributes: [
      ...attributesOf(findings),
      ...(findings.tag === 'button' && node.kind === 'box' && node.opens !== undefined
        ? [textAttribute('aria-haspopup', node.opens)]
        : []),
      ...(node.inferredKind === 'decoration' ? [textAttribute('aria-hidden', 'true')] : []),
    ],
    phrasingOnly,
    isInteractive: findings.isInInteractive || findings.tag === 'a' || findings.tag === 'button',
    isLabelled: findings.isLabelled === true,
    hasToggle: findings.hasToggle === true,
  };
  if (node.kind === 'text') return { ...common, ...textRole(node, findings, phrasingOnly, text) };
  if (node.kind === 'box' && node.inferredKind === 'heading' && text.rank !== undefined)
    return { ...common, tag: `h${text.rank}`, phrasingOnly: true, fallbackName: 'title' };
  const tag = findings.tag === 'div' && phrasingOnly ? 'span' : findings.tag;
  return { ...common, tag, fallbackName: node.kind === 'box' ? nameForBox(node, tag) : 'box' };
}

/** What is known about a text besides its findings. */
export interface TextFacts {
  /** The heading level. @default none */
  readonly rank: number | undefined;
  /** The heading of its table column, in kebab-case. */
  readonly columnHeading: string | null;
}

/** Whether the words of a layer are a quotation; asked once for each of its runs. */
const isQuotationLayer = memoizeByNode((node: LayoutText) => isQuotation(textOfLayer(node).trim()));

/** The role of a layer without findings. */
export const plainBoxRole: Role = {
  tag: 'div',
  attributes: [],
  phrasingOnly: false,
  isInteractive: false,
  isLabelled: false,
  hasToggle: false,
  fallbackName: 'box',
};

function textRole(
  node: LayoutText,
  { tag, isInInteractive }: ElementFindings,
  phrasingOnly: boolean,
  { rank, columnHeading }: TextFacts,
): Pick<Role, 'tag' | 'fallbackName'> & Partial<Role> {
  if (tag === 'a') return { tag, fallbackName: columnHeading ?? nameForLink(node) };
  if (tag === 'legend' || tag === 'label') return { tag, phrasingOnly: true, fallbackName: tag };
  if (isFieldTag(tag) || tag === 'li' || isCellTag(tag))
    return { tag, fallbackName: columnHeading ?? namesOfTags[tag] ?? 'text' };
  if (phrasingOnly) return { tag: 'span', fallbackName: isInInteractive ? 'label' : nameForLabelText(node) };
  return rank === undefined
    ? {
        tag: isQuotationLayer(node) ? 'blockquote' : 'p',
        fallbackName: columnHeading ?? nameForParagraph(node),
      }
    : { tag: `h${rank}`, phrasingOnly: true, fallbackName: rank < 3 ? 'title' : 'heading' };
}

function attributesOf({ tag, label, scope = 'col' }: ElementFindings): readonly CodeAttribute[] {
  const labelAttributes = label === null ? [] : [textAttribute('aria-label', label)];
  if (tag === 'button') return [textAttribute('type', 'button'), ...labelAttributes];
  if (tag === 'th') return [textAttribute('scope', scope)];
  if (tag === 'a' || tag === 'form' || tag === 'section' || repeatableLandmarks.includes(tag))
    return labelAttributes;
  return isFieldTag(tag) || tag === 'td' ? labelAttributes : [];
}

/** A link may be a mail address or a phone number. */
function nameForLink(text: LayoutText): string {
  const word = classifyText(text);
  return word === 'text' || word === 'description' ? 'link' : word;
}

/** A label may be a price or a date. */
function nameForLabelText(text: LayoutText): string {
  const word = classifyText(text);
  return word === 'text' ? 'label' : word;
}

function nameForParagraph(text: LayoutText): string {
  const word = classifyText(text);
  return word === 'text' && isBold(text) ? 'title' : word;
}

function isBold({ style }: LayoutText): boolean {
  return style.some(({ property, value }) => property === 'font-weight' && Number(value) >= 600);
}

const namesOfTags: Readonly<Record<string, string>> = {
  a: 'link',
  ul: 'list',
  ol: 'list',
  li: 'item',
  tr: 'row',
  th: 'heading',
  td: 'cell',
};

function nameForBox(box: LayoutBox, tag: string): string {
  if (isDivider(box)) return 'divider';
  if (tag !== 'div' && tag !== 'span') return namesOfTags[tag] ?? tag;
  const flow = flowOf(box);
  return flow === 'none' ? 'box' : flow;
}
