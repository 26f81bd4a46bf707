/** Text: its runs of one look each, its paragraphs, and how its box follows its words. */
import { problem } from '../problem.ts';
import type { Paint, Paragraph, TextNode, TextPath, TextRun } from '../tree.ts';
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
import { isPathData } from './read-shape.ts';
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

/**
 * The line that a text follows, in the words of plugins: `vectorPaths` and where on it the words begin. `null` where
 * the source does not tell it, as REST does not.
 */
export function readTextPath(node: Fields): TextPath | null {
  const path = listOf(node.vectorPaths)
    .map((item) => textOf(fieldsOf(item).data, '').trim())
    .find(isPathData);
  if (path === undefined) return null;
  const { segment, position } = fieldsOf(node.textPathStartData);
  return {
    path,
    segment: Math.max(0, Math.round(numberOf(segment, 0))),
    position: Math.min(1, Math.max(0, numberOf(position, 0))),
  };
}

/** px between the words of a cell and its edge. */
const padding = 12;

/**
 * The words of a cell as a layer of their own, in REST's fields. A cell of REST has words and paint; what its words
 * look like is taken from `style` where some source has it.
 */
export function tableCellText(cell: Fields, layer: Layer, context: ReadContext): readonly Fields[] {
  const characters = textOf(cell.characters, '');
  const bounds = fieldsOf(cell.absoluteBoundingBox);
  const [width, height] = [lengthOf(bounds.width, 0), lengthOf(bounds.height, 0)];
  if (characters.trim() === '' || width <= 0) return [];
  if (typeof fieldsOf(cell.style).fontFamily !== 'string') {
    const detail = 'its font is not in the file, and Inter stands in';
    context.problems.push(problem('text-approximated', layer, { detail }));
  }
  const inset = { x: Math.min(padding, width / 4), y: Math.min(padding, height / 4) };
  return [
    {
      id: `${layer.id}/text`,
      name: characters.slice(0, 40),
      type: 'TEXT',
      characters,
      fills: [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }],
      style: {
        fontFamily: 'Inter',
        fontWeight: 400,
        fontSize: 16,
        textAlignVertical: 'CENTER',
        textAutoResize: 'NONE',
        ...fieldsOf(cell.style),
      },
      absoluteBoundingBox: {
        x: numberOf(bounds.x, 0) + inset.x,
        y: numberOf(bounds.y, 0) + inset.y,
        width: width - 2 * inset.x,
        height: height - 2 * inset.y,
      },
    },
  ];
}
