import { widthInSubstitute } from '#codegen/layout/text/fallback-fonts';
import type { RestNode } from '#design/snapshot';

/** A layer with one line of words, at whole pixels as Figma leaves them. */
export interface DrawnLine {
  readonly words: string;
  /** @default 0 */
  readonly x?: number;
  /** px; by default the line before's, and the pitch. */
  readonly y?: number;
  /** px. @default as wide as the words in Arial, on whole pixels */
  readonly width?: number;
  /** What the layer says beside that, in Figma's JSON. */
  readonly fields?: object;
  /** What its text style says otherwise. */
  readonly style?: object;
}

export interface DrawnColumn {
  readonly lines: readonly (string | DrawnLine)[];
  /** px. @default 16 */
  readonly size?: number;
  /** px from line to line. @default 24 */
  readonly pitch?: number;
  /** px of the frame around. @default 600 */
  readonly width?: number;
  /** What the frame says beside that. */
  readonly frame?: object;
}

/** px of words on one line. */
export function widthOf(words: string, size: number): number {
  return Math.ceil((widthInSubstitute('sans-serif', false, words.trimEnd()) ?? words.length) * size);
}

/** Words in lines as a browser breaks them in a box of this width, in px. */
export function cutLines(words: string, width: number, size = 16): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && widthOf(longer, size) <= width) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** A frame with a layer for each line, from the top. */
export function drawColumn({ lines, size = 16, pitch = 24, width = 600, frame = {} }: DrawnColumn): RestNode {
  const style = {
    fontFamily: 'Inter',
    fontWeight: 400,
    fontSize: size,
    lineHeightPx: Math.round(size * 1.5),
    lineHeightUnit: 'PIXELS',
    letterSpacing: 0,
    textAlignHorizontal: 'LEFT',
    textAlignVertical: 'TOP',
    textAutoResize: 'WIDTH_AND_HEIGHT',
  };
  let next = 0;
  const children = lines.map((line, index) => {
    const drawn = typeof line === 'string' ? { words: line } : line;
    const y = drawn.y ?? next;
    next = y + pitch;
    return {
      id: `1:${index + 2}`,
      name: drawn.words,
      type: 'TEXT',
      characters: drawn.words,
      absoluteBoundingBox: {
        x: drawn.x ?? 0,
        y,
        width: drawn.width ?? widthOf(drawn.words, size),
        height: style.lineHeightPx,
      },
      fills: [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }],
      constraints: { horizontal: 'LEFT', vertical: 'TOP' },
      ...drawn.fields,
      style: { ...style, ...drawn.style },
    };
  });
  const box = { x: 0, y: 0, width, height: next };
  const node = {
    id: '1:1',
    name: 'Frame',
    type: 'FRAME',
    absoluteBoundingBox: box,
    fills: [],
    children,
    ...frame,
  };
  // Figma's JSON, as the reader takes it from a file.
  return node as unknown as RestNode;
}
