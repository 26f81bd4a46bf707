/**
 * The content that a model reads from an image without layers: the type, its parser, and the comparison of two
 * readings.
 */
/** What a model reads from an image: plain data, which is validated and then turned into layers. */
export interface PictureReading {
  /** The title of the page in a few words. */
  readonly title: string;
  readonly texts: readonly ReadingText[];
  readonly boxes: readonly ReadingBox[];
  /** What could not be read, a few words each. */
  readonly unclear: readonly string[];
}

/** A text; position and size in px of the whole image. */
export interface ReadingText extends PictureArea {
  readonly text: string;
  /** The font size in px. */
  readonly size: number;
  readonly weight: number;
  readonly align: 'left' | 'center' | 'right';
}

/** A box or an image within the image. */
export interface ReadingBox extends PictureArea {
  readonly kind: 'box' | 'picture';
  readonly radius: number;
}

/** A rectangle in px of the whole image. */
export interface PictureArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Parses a model's answer and drops items outside the image or without a meaning; `null` where nothing remains.
 */
export function parseReading(
  answer: string,
  size: { readonly width: number; readonly height: number },
): PictureReading | null {
  const value = parseJson(answer);
  if (value === null) return null;
  const within = (area: PictureArea) => clipToPicture(area, size);
  const texts = listOf(value['texts']).flatMap((one): readonly ReadingText[] => {
    const area = within(areaOf(one));
    const text = typeof one['text'] === 'string' ? one['text'].trim().slice(0, 10_000) : '';
    if (area === null || text === '') return [];
    const { align } = one;
    return [
      {
        ...area,
        text,
        size: estimateFontSize(text, area, numberOf(one['size'])),
        weight: clamp(Math.round((numberOf(one['weight']) || 400) / 100) * 100, 100, 900),
        align: align === 'center' || align === 'right' ? align : 'left',
      },
    ];
  });
  const boxes = listOf(value['boxes']).flatMap((one): readonly ReadingBox[] => {
    const area = within(areaOf(one));
    if (area === null) return [];
    const kind = one['kind'] === 'picture' ? 'picture' : 'box';
    return [{ ...area, kind, radius: clamp(numberOf(one['radius']), 0, 1_000) }];
  });
  const unclear = (Array.isArray(value['unclear']) ? value['unclear'] : []).filter(
    (one) => typeof one === 'string',
  );
  const title = typeof value['title'] === 'string' ? value['title'].slice(0, 60) : '';
  if (texts.length + boxes.length === 0) return null;
  return { title, texts, boxes, unclear: unclear.slice(0, 20).map((one) => one.slice(0, 200)) };
}

/** The maximum number of items of one kind; no page has more. */
const maxItems = 2_000;

/** The width of a letter and the height of a line, relative to the font size, in most fonts. */
const typicalRatios = { letter: 0.5, line: 1.3 };

/**
 * Estimates the font size at which a text fills its area; the size that the model read counts only where it is
 * close.
 */
function estimateFontSize(text: string, { width, height }: PictureArea, read: number): number {
  const lines = text.split('\n').length;
  const filling = Math.sqrt(
    (width * height) / (typicalRatios.letter * typicalRatios.line * Math.max(1, text.length)),
  );
  const fitting = Math.min(filling, height / lines / 1.05);
  return clamp(read > fitting * 0.6 && read < fitting * 1.5 ? read : fitting, 6, 400);
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\s*```\w*\s*|\s*```\s*$/g, ''));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function listOf(value: unknown): readonly Record<string, unknown>[] {
  return (Array.isArray(value) ? value.slice(0, maxItems) : []).filter(isRecord);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areaOf(one: Record<string, unknown>): PictureArea {
  const [x, y, width, height] = [one['x'], one['y'], one['width'], one['height']].map(numberOf);
  return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
}

/** Clips a rectangle to the image, in whole px; `null` where nothing remains. */
function clipToPicture(
  area: PictureArea,
  size: { readonly width: number; readonly height: number },
): PictureArea | null {
  const left = clamp(Math.round(area.x), 0, size.width);
  const top = clamp(Math.round(area.y), 0, size.height);
  const right = clamp(Math.round(area.x + area.width), 0, size.width);
  const bottom = clamp(Math.round(area.y + area.height), 0, size.height);
  return right - left < 1 || bottom - top < 1
    ? null
    : { x: left, y: top, width: right - left, height: bottom - top };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

/** px; smaller letters cannot be read reliably. */
const minLetterSize = 9;

/** px; a smaller image is only a thumbnail of a page. */
const minPictureSize = { width: 280, height: 160 };

/** Compares two readings and returns what a user should know before using the result, one sentence each. */
export function compareReadings(
  first: PictureReading,
  secondAnswer: string,
  size: { readonly width: number; readonly height: number },
): readonly string[] {
  const second = parseTexts(secondAnswer);
  const warnings: string[] = [];
  if (size.width < minPictureSize.width || size.height < minPictureSize.height) {
    warnings.push(`it is only ${size.width} by ${size.height} px, too small to be sure of anything`);
  }
  const tiny = first.texts.filter((text) => text.size < minLetterSize);
  if (tiny.length > 0)
    warnings.push(
      `letters of ${minLetterSize} px and less may be read wrongly: ${quote(tiny[0]?.text ?? '')}${tiny.length > 1 ? ` and ${tiny.length - 1} more` : ''}`,
    );
  if (second === null) warnings.push('its texts were read once only, since the second look gave nothing');
  else {
    const seen = second.map(withoutWhitespace).join('\n');
    for (const { text } of first.texts) {
      if (!seen.includes(withoutWhitespace(text)))
        warnings.push(`two looks read ${quote(text)} differently; the first one stands`);
    }
    const known = first.texts.map(({ text }) => withoutWhitespace(text)).join('\n');
    for (const text of second) {
      const isNew =
        withoutWhitespace(text) !== '' &&
        !known.includes(withoutWhitespace(text)) &&
        !areAllLinesIn(text, known);
      if (isNew) warnings.push(`only the second look saw ${quote(text)}, which is left out`);
    }
  }
  return [...warnings, ...first.unclear.map((one) => `unclear in the image: ${one.replace(/\.$/, '')}`)];
}

function parseTexts(answer: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(answer);
    if (typeof value !== 'object' || value === null || !('texts' in value) || !Array.isArray(value.texts))
      return null;
    return value.texts.filter((one) => typeof one === 'string');
  } catch {
    return null;
  }
}

/** Whether each line of a text is in another: readings split paragraphs differently. */
function areAllLinesIn(text: string, known: string): boolean {
  const lines = text.split('\n').map(withoutWhitespace);
  return lines.length > 1 && lines.every((line) => known.includes(line));
}

function withoutWhitespace(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '');
}

function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
}
