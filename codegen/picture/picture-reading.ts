/** What a model sees in a picture that has no layers: plain data, which our own code checks and turns into layers. */
export interface PictureReading {
  /** What the page is, in a few words. */
  readonly title: string;
  readonly texts: readonly ReadText[];
  readonly boxes: readonly ReadBox[];
  /** What could not be read or told, a few words each. */
  readonly unclear: readonly string[];
}

/** Places and sizes in px of the whole picture. */
export interface ReadText extends ReadPlace {
  readonly text: string;
  /** px of the letters, as a style sheet has it. */
  readonly size: number;
  readonly weight: number;
  readonly align: 'left' | 'center' | 'right';
}

export interface ReadBox extends ReadPlace {
  readonly kind: 'box' | 'picture';
  readonly radius: number;
}

export interface ReadPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Things of one kind that are read at most; no page has more. */
const most = 2_000;

/** Reads a model's answer; what lies outside the picture or makes no sense is left out. `null` where nothing is left. */
export function openReading(
  answer: string,
  size: { readonly width: number; readonly height: number },
): PictureReading | null {
  const value = parseJson(answer);
  if (value === null) return null;
  const within = (place: ReadPlace) => clip(place, size);
  const texts = listOf(value['texts']).flatMap((one): readonly ReadText[] => {
    const place = within(placeOf(one));
    const text = typeof one['text'] === 'string' ? one['text'].trim().slice(0, 10_000) : '';
    if (place === null || text === '') return [];
    const { align } = one;
    return [
      {
        ...place,
        text,
        size: sizeOf(text, place, numberOf(one['size'])),
        weight: clamp(Math.round((numberOf(one['weight']) || 400) / 100) * 100, 100, 900),
        align: align === 'center' || align === 'right' ? align : 'left',
      },
    ];
  });
  const boxes = listOf(value['boxes']).flatMap((one): readonly ReadBox[] => {
    const place = within(placeOf(one));
    if (place === null) return [];
    const kind = one['kind'] === 'picture' ? 'picture' : 'box';
    return [{ ...place, kind, radius: clamp(numberOf(one['radius']), 0, 1_000) }];
  });
  const unclear = (Array.isArray(value['unclear']) ? value['unclear'] : []).filter(
    (one) => typeof one === 'string',
  );
  const title = typeof value['title'] === 'string' ? value['title'].slice(0, 60) : '';
  if (texts.length + boxes.length === 0) return null;
  return { title, texts, boxes, unclear: unclear.slice(0, 20).map((one) => one.slice(0, 200)) };
}

/** Width of a letter and height of a line, each in parts of the letters' size, as most fonts have them. */
const usual = { letter: 0.5, line: 1.3 };

/** The size that fills a place with a text; what was read counts only where it comes close. */
function sizeOf(text: string, { width, height }: ReadPlace, read: number): number {
  const lines = text.split('\n').length;
  const filling = Math.sqrt((width * height) / (usual.letter * usual.line * Math.max(1, text.length)));
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
  return (Array.isArray(value) ? value.slice(0, most) : []).filter(isRecord);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placeOf(one: Record<string, unknown>): ReadPlace {
  const [x, y, width, height] = [one['x'], one['y'], one['width'], one['height']].map(numberOf);
  return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
}

/** The part of a place that lies in the picture, in whole px; `null` where there is none. */
function clip(place: ReadPlace, size: { readonly width: number; readonly height: number }): ReadPlace | null {
  const left = clamp(Math.round(place.x), 0, size.width);
  const top = clamp(Math.round(place.y), 0, size.height);
  const right = clamp(Math.round(place.x + place.width), 0, size.width);
  const bottom = clamp(Math.round(place.y + place.height), 0, size.height);
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
