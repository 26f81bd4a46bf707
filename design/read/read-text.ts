/** Text: its runs of one look each, its paragraphs, and how its box follows its words. */
import type { Paint, Paragraph, TextNode, TextRun } from '../tree.ts';
import {
  type Fields,
  fieldsOf,
  findNumber,
  flagOf,
  keywordOf,
  lengthOf,
  listOf,
  numberOf,
  textOf,
} from './fields.ts';
import { readLink } from './read-links.ts';
import { findStyleName, readPaints } from './read-paint.ts';
import { readTextStyle } from './read-text-style.ts';
import type { Layer, ReadContext } from './read-context.ts';

const aligns: Readonly<Record<string, Paragraph['align']>> = {
  LEFT: 'left',
  CENTER: 'center',
  RIGHT: 'right',
  JUSTIFIED: 'justify',
};
const verticalAligns: Readonly<Record<string, Paragraph['verticalAlign']>> = {
  TOP: 'top',
  CENTER: 'center',
  BOTTOM: 'bottom',
};
const resizes: Readonly<Record<string, Paragraph['resize']>> = {
  WIDTH_AND_HEIGHT: 'hug',
  HEIGHT: 'height',
  TRUNCATE: 'truncate',
};
const lists: Readonly<Record<string, Paragraph['lines'][number]['list']>> = {
  ORDERED: 'ordered',
  UNORDERED: 'unordered',
};

/** Reads what only texts have. */
export function readText(
  node: Fields,
  layer: Layer,
  context: ReadContext,
): Pick<TextNode, 'characters' | 'runs' | 'paragraph'> {
  const characters = textOf(node.characters, '').replace(/\r\n?/g, '\n');
  const style = fieldsOf(node.style);
  return {
    characters,
    runs: readRuns(node, characters, style, layer, context),
    paragraph: readParagraph(node, characters, style),
  };
}

function readRuns(
  node: Fields,
  characters: string,
  base: Fields,
  layer: Layer,
  context: ReadContext,
): readonly TextRun[] {
  const fills = readPaints(node.fills, findStyleName(node, ['fill', 'fills'], context), layer, context);
  const styleName = findStyleName(node, ['text'], context);
  const overrides = listOf(node.characterStyleOverrides).map((value) => numberOf(value, 0));
  const table = fieldsOf(node.styleOverrideTable);
  const styles = new Map<number, Omit<TextRun, 'text'>>();
  const styleOf = (id: number): Omit<TextRun, 'text'> => {
    const former = styles.get(id);
    if (former !== undefined) return former;
    const runStyle = readRunStyle(
      node,
      base,
      fieldsOf(table[String(id)]),
      id === 0,
      { fills, styleName },
      layer,
      context,
    );
    styles.set(id, runStyle);
    return runStyle;
  };
  return splitRuns(characters, overrides).map(({ text, id }) => ({ text, ...styleOf(id) }));
}

/** Overrides count in UTF-16 units, as Figma's `characterStyleOverrides` does; what is behind its end has none. */
function splitRuns(
  characters: string,
  overrides: readonly number[],
): readonly { readonly text: string; readonly id: number }[] {
  const runs: { text: string; id: number }[] = [];
  let start = 0;
  const idAt = (index: number) => overrides[index] ?? 0;
  for (let index = 1; index <= characters.length; index += 1) {
    const atEnd = index === characters.length;
    const insidePair = !atEnd && /[\uDC00-\uDFFF]/.test(characters.charAt(index));
    if (!atEnd && (idAt(index) === idAt(start) || insidePair)) continue;
    runs.push({ text: characters.slice(start, index), id: idAt(start) });
    start = index;
  }
  return runs.length > 0 ? runs : [{ text: '', id: 0 }];
}

function readRunStyle(
  node: Fields,
  base: Fields,
  override: Fields,
  plain: boolean,
  own: { readonly fills: readonly Paint[]; readonly styleName: string | null },
  layer: Layer,
  context: ReadContext,
): Omit<TextRun, 'text'> {
  const style = plain ? base : { ...base, ...override };
  const overrideFills = plain || override.fills === undefined ? null : override.fills;
  const overrideStyle = findStyleName({ styles: { fill: override.inheritFillStyleId } }, ['fill'], context);
  const textStyle = findStyleName({ styles: { text: override.inheritTextStyleId } }, ['text'], context);
  return {
    style: readTextStyle(node, style, plain ? own.styleName : (textStyle ?? own.styleName), layer, context),
    fills: overrideFills === null ? own.fills : readPaints(overrideFills, overrideStyle, layer, context),
    link: readLink(style.hyperlink, layer, context),
  };
}

function readParagraph(node: Fields, characters: string, style: Fields): Paragraph {
  const types = listOf(node.lineTypes);
  const indents = listOf(node.lineIndentations);
  const maxLines = findNumber(style.maxLines);
  const ending = style.textTruncation === 'ENDING';
  const resize = keywordOf(style.textAutoResize, resizes, 'fixed');
  return {
    align: keywordOf(style.textAlignHorizontal, aligns, 'left'),
    verticalAlign: keywordOf(style.textAlignVertical, verticalAligns, 'top'),
    resize,
    truncates: ending || resize === 'truncate',
    maxLines: ending && maxLines !== null && maxLines >= 1 ? Math.round(maxLines) : null,
    paragraphSpacing: lengthOf(style.paragraphSpacing, 0),
    paragraphIndent: lengthOf(style.paragraphIndent, 0),
    listSpacing: lengthOf(style.listSpacing, 0),
    lines: characters.split('\n').map((_, index) => ({
      list: keywordOf(types[index], lists, 'none'),
      indent: Math.min(20, lengthOf(indents[index], 0)),
    })),
    trimsToCapHeight: (style.leadingTrim ?? node.leadingTrim) === 'CAP_HEIGHT',
    hangsPunctuation: flagOf(style.hangingPunctuation ?? node.hangingPunctuation, false),
    hangsLists: flagOf(style.hangingList ?? node.hangingList, false),
  };
}
