import { mix, type Palette } from './colours.ts';
import { findStrokes, isLegible, letterAdvance, letterHeight, toAlphabet } from './letters.ts';
import { roundedBox, stroke, type Shape } from './shapes.ts';

interface Label {
  /** The size of the picture in px. */
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  readonly prompt: string;
  /** The requested size; previews are smaller. */
  readonly asked: { readonly width: number; readonly height: number };
}

/** The lines of a label at one size of letters. */
interface LabelLayout {
  /** The px of one unit of the alphabet. */
  readonly unit: number;
  readonly lines: readonly string[];
}

/** The smallest legible unit, in px. */
const leastUnit = 0.9;
const title = 'PLACEHOLDER';
const lineAdvance = letterHeight * 1.75;
/** The maximum width of the card in letters. */
const longestLine = 40;

/** Draws the card that says that the picture is a placeholder, for which words and of which size. */
export function drawLabel(label: Label): readonly Shape[] {
  const setting = findLabelLayout(label);
  if (setting === null) return [];
  const { unit, lines } = setting;
  const pad = unit * 3.6;
  const margin = unit * 4;
  const wide = Math.max(...lines.map((line) => widthOf(line))) * unit;
  const card = {
    left: margin,
    top: label.height - margin - pad * 2 - ((lines.length - 1) * lineAdvance + letterHeight) * unit,
    right: margin + pad * 2 + wide,
    bottom: label.height - margin,
  };
  const ink = mix(label.palette.deep, [12, 12, 24], 0.55);
  const paper = { from: [255, 255, 255], to: [255, 255, 255], alpha: 0.94 } as const;
  const write = (line: string, index: number) => {
    const colour = index === 0 ? ink : mix(ink, [255, 255, 255], 0.25);
    const place = ([x, y]: readonly [number, number]) =>
      [card.left + pad + x * unit, card.top + pad + (index * lineAdvance + y) * unit] as const;
    const weight = unit * (index === 0 ? 0.55 : 0.36);
    return findStrokes(line).map(([from, to]) =>
      stroke([place(from), place(to)], weight, { from: colour, to: colour, alpha: 1 }),
    );
  };
  return [roundedBox(card, unit * 3, paper), ...lines.flatMap(write)];
}

/** The largest letters that leave most of the picture visible. The prompt is dropped first, then the size. */
function findLabelLayout(label: Label): LabelLayout | null {
  const comfortable = Math.min(label.width, label.height) / 300;
  const unit = Math.max(leastUnit, comfortable);
  const availableWidth = Math.min(label.width / unit - 18, longestLine * letterAdvance);
  const lines = linesFor(label, availableWidth).filter((line) => widthOf(line) <= availableWidth);
  const tall = (count: number) => ((count - 1) * lineAdvance + letterHeight + 15) * unit;
  const fitting = lines.filter((_, index) => tall(index + 1) <= label.height * 0.5);
  // A card without its title would be worse than none.
  return fitting[0]?.startsWith(title) ? { unit, lines: fitting } : null;
}

/** The title and the size, in one line where that fits, and as much of the prompt as fits in a line. */
function linesFor({ prompt, asked }: Label, availableWidth: number): readonly string[] {
  const size = `${asked.width} × ${asked.height}`;
  const together = `${title}  ${size}`;
  const words = toAlphabet(prompt);
  const promptLine =
    words !== '' && isLegible(words) && availableWidth > 6 * letterAdvance
      ? [cut(words, Math.floor(availableWidth / letterAdvance))]
      : [];
  return widthOf(together) <= availableWidth ? [together, ...promptLine] : [title, size, ...promptLine];
}

function cut(line: string, most: number): string {
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

function widthOf(line: string): number {
  return [...line].length * letterAdvance - (letterAdvance - 4);
}
