/** What a model sees in a picture that has no layers: plain data, which our own code checks and turns into layers. */
export interface PictureReading {
  /** What the page is, in a few words. */
  readonly title: string;
  readonly texts: readonly ReadingText[];
  readonly boxes: readonly ReadingBox[];
  /** What could not be read or told, a few words each. */
  readonly unclear: readonly string[];
}

/** Places and sizes in px of the whole picture. */
export interface ReadingText extends PictureArea {
  readonly text: string;
  /** px of the letters, as a style sheet has it. */
  readonly size: number;
  readonly weight: number;
  readonly align: 'left' | 'center' | 'right';
}

export interface ReadingBox extends PictureArea {
  readonly kind: 'box' | 'picture';
  readonly radius: number;
}

export interface PictureArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Things of one kind that are read at most; no page has more. */
const maxItems = 2_000;

/** Reads a model's answer; what lies outside the picture or makes no sense is left out. `null` where nothing is left. */
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

/** Width of a letter and height of a line, each in parts of the letters' size, as most fonts have them. */
const typicalRatios = { letter: 0.5, line: 1.3 };

/** The size that fills a place with a text; what was read counts only where it comes close. */
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

/** The part of a place that lies in the picture, in whole px; `null` where there is none. */
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

function clamp(value: number, least: number, largest: number): number {
  return Math.min(Math.max(value, least), largest);
}

/** Letters (px high) beneath which a picture cannot be read for certain. */
const minLetterSize = 9;
/** px beneath which a picture is a thumbnail of a page. */
const minPictureSize = { width: 280, height: 160 };

/** What a person should know before trusting what was read, a sentence each. */
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
    const seen = second.map(plain).join('\n');
    for (const { text } of first.texts) {
      if (!seen.includes(plain(text)))
        warnings.push(`two looks read ${quote(text)} differently; the first one stands`);
    }
    const known = first.texts.map(({ text }) => plain(text)).join('\n');
    for (const text of second) {
      const isNew = plain(text) !== '' && !known.includes(plain(text)) && !areAllLinesIn(text, known);
      if (isNew) warnings.push(`only the second look saw ${quote(text)}, which is left out`);
    }
  }
  return [...warnings, ...first.unclear.map((one) => `what could not be told: ${one.replace(/\.$/, '')}`)];
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

/** Whether each line of a text stands somewhere: looks cut paragraphs as they like. */
function areAllLinesIn(text: string, known: string): boolean {
  const lines = text.split('\n').map(plain);
  return lines.length > 1 && lines.every((line) => known.includes(line));
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '');
}

function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
}
