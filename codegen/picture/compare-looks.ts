import type { PictureReading } from './picture-reading.ts';

/** Letters (px high) beneath which a picture cannot be read for certain. */
const smallestLetters = 9;
/** px beneath which a picture is a thumbnail of a page. */
const smallest = { width: 280, height: 160 };

/** What a person should know before trusting what was read, a sentence each. */
export function compareLooks(
  first: PictureReading,
  secondAnswer: string,
  size: { readonly width: number; readonly height: number },
): readonly string[] {
  const second = openTexts(secondAnswer);
  const warnings: string[] = [];
  if (size.width < smallest.width || size.height < smallest.height) {
    warnings.push(`it is only ${size.width} by ${size.height} px, too small to be sure of anything`);
  }
  const tiny = first.texts.filter((text) => text.size < smallestLetters);
  if (tiny.length > 0)
    warnings.push(
      `letters of ${smallestLetters} px and less may be read wrongly: ${quote(tiny[0]?.text ?? '')}${tiny.length > 1 ? ` and ${tiny.length - 1} more` : ''}`,
    );
  if (second === null) warnings.push('its texts were read once only, since the second look gave nothing');
  else {
    const seen = second.map(plain).join('\n');
    for (const { text } of first.texts) {
      if (!seen.includes(plain(text)))
        warnings.push(`two looks read ${quote(text)} differently; the first one stands`);
    }
    const known = first.texts.map(({ text }) => plain(text)).join('\n');
    for (const text of second) {
      const isNew = plain(text) !== '' && !known.includes(plain(text)) && !isInPieces(text, known);
      if (isNew) warnings.push(`only the second look saw ${quote(text)}, which is left out`);
    }
  }
  return [...warnings, ...first.unclear.map((one) => `what could not be told: ${one.replace(/\.$/, '')}`)];
}

function openTexts(answer: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(answer);
    if (typeof value !== 'object' || value === null || !('texts' in value) || !Array.isArray(value.texts))
      return null;
    return value.texts.filter((one) => typeof one === 'string');
  } catch {
    return null;
  }
}

/** Whether each line of a text stands somewhere: looks cut paragraphs as they like. */
function isInPieces(text: string, known: string): boolean {
  const lines = text.split('\n').map(plain);
  return lines.length > 1 && lines.every((line) => known.includes(line));
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '');
}

function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
}
