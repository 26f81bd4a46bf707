/**
 * Divides texts of a footer into the links that they are: several short lines below a title are entries below each other,
 * and words with dots or lines between them are links in one line.
 */
import { textOfLayer, visibleChildren } from '../../components/walk-layout.ts';
import { px, readPx } from '../../css/css-values.ts';
import { isOuterLayout } from '../../css/merge-styles.ts';
import { flowOf, unconditionalValueOf } from '../../css/style-queries.ts';
import type {
  Declaration,
  LayoutBox,
  LayoutNode,
  LayoutRun,
  LayoutText,
  Style,
} from '../../layout/layout-tree.ts';
import { toFragment } from '../../naming/fragments.ts';
import { fontSizeOf, fontWeightOf } from '../element-rules.ts';
import { isEntryText } from './entry-texts.ts';
import { createBox } from './nested-boxes.ts';

/** Entries of the shortest list. */
const minLines = 3;
const minLinks = 2;

/** The box with lists and links in place of the texts in it that are several of them. */
export function divideTexts(box: LayoutBox): LayoutBox {
  let before: LayoutNode | null = null;
  const children = box.children.map((child): LayoutNode => {
    if (!child.visible) return child;
    const title = before;
    before = child;
    if (child.kind !== 'text' || !isFreeText(child)) return child;
    const isTitled = flowOf(box) === 'column' && title?.kind === 'text' && isTitleOf(title, child);
    return (
      (isTitled ? divideLines(child, child === visibleChildren(box).at(-1)) : null) ??
      linkParts(child) ??
      child
    );
  });
  return children.every((child, at) => child === box.children[at]) ? box : { ...box, children };
}

/** Whether nothing binds the words of a text as a whole: a link, a property of a component, a decision. */
function isFreeText({ id, blocks, link, decided, inferredKind, references, path }: LayoutText): boolean {
  const [block, more] = blocks;
  return (
    block?.list === 'none' &&
    more === undefined &&
    block.runs.every((run) => run.link === null) &&
    link === null &&
    decided?.kind === undefined &&
    inferredKind === undefined &&
    references.characters === undefined &&
    path === undefined &&
    !id.startsWith('I')
  );
}

function isTitleOf(title: LayoutText, text: LayoutText): boolean {
  return (
    !textOfLayer(title).includes('\u2028') &&
    (fontSizeOf(title) > fontSizeOf(text) || fontWeightOf(title) > fontWeightOf(text))
  );
}

/**
 * A text of entries below each other as a box of one text for each line. The space that its high lines have around their
 * letters goes between the entries, as in a list of several texts.
 */
function divideLines(text: LayoutText, isLast: boolean): LayoutBox | null {
  const lines = linesOf(text);
  if (lines.length < minLines || !lines.every(isEntry)) return null;
  const pitch = readPx(unconditionalValueOf(text, 'line-height'));
  const height = Math.min(Math.round(fontSizeOf(text) * lineRatio), pitch ?? 0);
  const gap = pitch === null ? 0 : pitch - height;
  const above = Math.floor(gap / 2);
  const style = text.style.filter((one) => !isOuter(one));
  const lineStyle = gap === 0 ? style : style.map((one) => withLineHeight(one, height));
  const drawnHeight = text.drawn.height / lines.length;
  const children = lines.map((line, at) => ({
    ...line,
    style: lineStyle,
    drawn: {
      ...text.drawn,
      height: drawnHeight,
      ...(text.drawn.y === undefined ? {} : { y: text.drawn.y + at * drawnHeight }),
    },
  }));
  const { inferredKind: _, ...box } = createBox({ name: 'list', kind: 'list' }, text, children);
  return {
    ...box,
    ids: text.ids,
    style: [
      ...text.style.filter((one) => isOuter(one) && !isWidth(one) && one.property !== 'align-self'),
      ...layOutLines(gap),
      ...addedMargin(text, 'margin-top', above),
      ...(isLast ? [] : addedMargin(text, 'margin-bottom', gap - above)),
    ],
  };
}

/** The height of a line relative to its font size, where it has no more than the letters need. */
const lineRatio = 1.4;

function isOuter(one: Declaration): boolean {
  return isOuterLayout(one) || isWidth(one) || /^(min-|max-)?height$/.test(one.property);
}

function isWidth({ property }: Declaration): boolean {
  return /^(min-|max-)?width$/.test(property);
}

function withLineHeight(one: Declaration, height: number): Declaration {
  return one.property === 'line-height' ? { ...one, value: px(height) } : one;
}

function layOutLines(gap: number): Style {
  return [
    { property: 'display', value: 'flex' },
    { property: 'flex-direction', value: 'column' },
    ...(gap === 0 ? [] : [{ property: 'gap', value: px(gap) }]),
    { property: 'align-items', value: 'flex-start' },
    { property: 'align-self', value: 'stretch' },
  ];
}

/** A margin that a text has already stays. */
function addedMargin(text: LayoutText, property: 'margin-top' | 'margin-bottom', size: number): Style {
  const isSet = text.style.some((one) => one.property === property || one.property === 'margin');
  return isSet || size === 0 ? [] : [{ property, value: px(size) }];
}

function isEntry(text: LayoutText): boolean {
  return isEntryText(text, 'footer');
}

/** One text for each line. */
function linesOf(text: LayoutText): readonly LayoutText[] {
  const [block] = text.blocks;
  if (block === undefined) return [];
  const lines: LayoutRun[][] = [[]];
  for (const run of block.runs)
    run.text.split('\u2028').forEach((words, at) => {
      if (at > 0) lines.push([]);
      if (words !== '') lines.at(-1)?.push({ ...run, text: words });
    });
  return lines.map((runs, at) => ({
    ...text,
    ...{ id: `${text.id}/line-${at + 1}`, ids: [], name: 'line' },
    blocks: [{ ...block, runs }],
  }));
}

/** A dot or a line between two links. */
const separator = /(\s+[·•∙|/]\s+)/u;

/** A line whose parts are links, as in `Imprint · Privacy`; what says who has the rights is none. */
function linkParts(text: LayoutText): LayoutText | null {
  const [block] = text.blocks;
  const [run, more] = block?.runs ?? [];
  if (block === undefined || run === undefined || more !== undefined || run.text.includes('\u2028'))
    return null;
  const parts = run.text.split(separator);
  const isLink = (words: string, at: number) =>
    at % 2 === 0 && isEntry({ ...text, blocks: [{ ...block, runs: [{ ...run, text: words }] }] });
  const links = parts.map((words, at) => (isLink(words, at) ? toFragment(words) : null));
  const words = parts.filter((_, at) => at % 2 === 0);
  const linked = links.filter((link) => link !== null).length;
  // One other part may say who has the rights.
  if (linked < minLinks || linked < words.length - 1) return null;
  const runs = parts.map((part, at): LayoutRun => {
    const target = links[at] ?? null;
    return { ...run, text: part, link: target === null ? null : { kind: 'url', target: `#${target}` } };
  });
  return { ...text, blocks: [{ ...block, runs: joinPlain(runs) }] };
}

/** Runs with those joined that have no link. */
function joinPlain(runs: readonly LayoutRun[]): readonly LayoutRun[] {
  const joined: LayoutRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && last.link === null && run.link === null)
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined.filter(({ text }) => text !== '');
}
