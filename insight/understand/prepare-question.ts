/**
 * Writes the requests that answer a question: one where frames are compared, else one a frame. Pictures go as an
 * overview and as tiles that the model does not shrink, layers as an outline with numbers. Texts on layers are never
 * read by a model: for reading they are covered in the pictures and taken from the layers.
 */
import type { CancelSignal } from '#design/cancel';
import { escapeClosingTags } from '#design/escape-closing-tags';
import type { Pixels } from '#design/pixels';
import { type DesignAnswer, emptyAnswer, type Question } from '#design/question';
import { objectSchema } from '#design/strict-schema';
import { type CropPlace, type PictureCrop, type PictureLimits, tilePixels } from '#design/tile-picture';
import type { Rectangle } from '#design/tree';
import type { TextRequest, TextRequestPart } from '#models/ports';
import type { RenderedFrame } from '../audit/audit-input.ts';
import { areaOf, intersect } from '../audit/rectangles.ts';
import type { LayerPlace, QuestionFrame, QuestionContext } from './collect-context.ts';
import { toStrictSchema } from './extraction-schema.ts';
import { commonInstructions, questionForms } from './question-forms.ts';

/** A question with everything that is needed to ask it and to read what comes back. Plain data. */
export interface PreparedQuestion {
  readonly question: Question;
  /** What is known without a model. */
  readonly known: DesignAnswer;
  /** In the order in which they are sent; none where nothing has to be asked. */
  readonly steps: readonly QuestionStep[];
}

export interface QuestionStep {
  readonly request: TextRequest;
  /** Reads the same once more, by the pictures alone; `null` for questions that are asked once. */
  readonly second: TextRequest | null;
  readonly context: ReadingContext;
}

/** What the numbers in an answer mean. */
export interface ReadingContext {
  /** By their numbers; the first has the number 1. */
  readonly frames: readonly { readonly id: string; readonly name: string }[];
  readonly pictures: readonly SentPicture[];
  /** Layer ids by their numbers. */
  readonly ids: readonly string[];
  readonly layers: Readonly<Record<string, LayerPlace>>;
  /** Texts on layers of the frames. */
  readonly texts: readonly string[];
}

/** Where a picture of a request lies in its frame. */
export interface SentPicture {
  readonly frameId: string;
  readonly place: CropPlace;
  /** px of the whole picture for each px of the frame. */
  readonly scale: number;
  /** px of the frame at which the whole picture begins. */
  readonly origin: { readonly x: number; readonly y: number };
  /** px of the frame that the whole picture shows. */
  readonly area: Rectangle;
}

/** Pictures of one request: more cost more than they tell. */
const maxTiles = 12;
/** Frames of one request. */
const maxFrames = 20;

/** Prepares a question. Throws a sentence where it cannot be asked. */
export function prepareQuestion(
  question: Question,
  context: QuestionContext,
  limits: PictureLimits,
  signal: CancelSignal,
): PreparedQuestion {
  const { isAboutAll } = questionForms[question.kind];
  const { frames } = context;
  if (isAboutAll && frames.length > maxFrames)
    throw new Error(`At most ${String(maxFrames)} frames can be compared in one request. Select fewer.`);
  const groups = isAboutAll ? [frames] : frames.map((frame) => [frame]);
  const prepare = new StepWriter(question, context, limits, signal);
  const steps = groups.flatMap((group) => prepare.writeStep(group) ?? []);
  return { question, known: { ...knownAnswer(question, frames), notes: prepare.notes }, steps };
}

function knownAnswer({ kind }: Question, frames: readonly QuestionFrame[]): DesignAnswer {
  if (kind !== 'read-text') return emptyAnswer(kind);
  const boxes = frames.flatMap(({ id: frameId, texts }) =>
    texts.map(({ id, box, text }) => ({
      kind: 'text' as const,
      label: text,
      frameId,
      nodeIds: [id],
      area: box,
      isSure: true,
    })),
  );
  return { ...emptyAnswer(kind), boxes };
}

class StepWriter {
  readonly notes: string[] = [];
  readonly #question: Question;
  readonly #context: QuestionContext;
  readonly #limits: PictureLimits;
  readonly #signal: CancelSignal;

  constructor(question: Question, context: QuestionContext, limits: PictureLimits, signal: CancelSignal) {
    this.#question = question;
    this.#context = context;
    this.#limits = limits;
    this.#signal = signal;
  }

  /** The request about some frames; `null` where there is nothing to ask. */
  writeStep(frames: readonly QuestionFrame[]): QuestionStep | null {
    const { kind } = this.#question;
    const tiles = Math.max(1, Math.floor(maxTiles / frames.length));
    const crops = frames.flatMap((frame, index) => this.#cropsOf(frame, index + 1, tiles));
    const parts = crops.flatMap(({ crop, about }, index): readonly TextRequestPart[] => [
      { kind: 'text', text: `Picture ${String(index + 1)}: ${about}` },
      { kind: 'image', bytes: crop.bytes, mime: crop.mime, detail: 'high' },
    ]);
    const outline =
      kind === 'read-text' ? null : (this.#context.writeOutline?.(frames.map(({ id }) => id)) ?? null);
    if (parts.length === 0 && outline === null) return null;
    const context: ReadingContext = {
      frames: frames.map(({ id, name }) => ({ id, name })),
      pictures: crops.map(({ sent }) => sent),
      ids: outline?.ids ?? [],
      layers: Object.fromEntries(
        [...this.#context.layers].filter(([, { frameId }]) => frames.some(({ id }) => id === frameId)),
      ),
      texts: kind === 'extract' ? frames.flatMap(({ texts }) => texts.map(({ text }) => text)) : [],
    };
    const words = this.#wordsOf(frames, outline?.ids ?? []);
    const design =
      outline === null ? [] : [textPart(`<design>\n${escapeClosingTags(outline.text)}\n</design>`)];
    return {
      context,
      request: this.#requestOf([...design, textPart(words), ...parts]),
      second: kind === 'extract' && parts.length > 0 ? this.#requestOf([textPart(words), ...parts]) : null,
    };
  }

  #requestOf(parts: readonly TextRequestPart[]): TextRequest {
    const { kind, schema } = this.#question;
    const { instructions, fields, maxOutputTokens } = questionForms[kind];
    const data = kind === 'extract' ? { data: toStrictSchema(schema ?? {}) } : {};
    return {
      instructions: [...instructions, ...commonInstructions].join('\n'),
      parts,
      schema: { name: kind.replace('-', '_'), schema: objectSchema({ ...fields, ...data }) },
      maxOutputTokens,
    };
  }

  /** The person's words, and what connects the frames. */
  #wordsOf(frames: readonly QuestionFrame[], ids: readonly string[]): string {
    const { kind, text } = this.#question;
    const names = frames.map(
      ({ name, width, height, isFlat }, index) =>
        `Frame ${String(index + 1)}: ${JSON.stringify(name.slice(0, 120))}, ${String(Math.round(width))} by ${String(Math.round(height))} px${isFlat ? ', a picture without layers' : ''}.`,
    );
    const links = kind === 'flow' ? frames.flatMap((frame) => writeLinks(frame, frames, ids)) : [];
    const asked = text.trim() === '' ? [] : [`<question>\n${escapeClosingTags(text.trim())}\n</question>`];
    return [...names, ...links, ...asked].join('\n');
  }

  #cropsOf(frame: QuestionFrame, number: number, tileLimit: number): readonly PreparedCrop[] {
    const { picture } = frame;
    if (picture === null) {
      const rest =
        this.#question.kind === 'read-text'
          ? 'only its text layers are listed'
          : 'the answer is about its layers';
      this.notes.push(`There is no image of "${frame.name}", so ${rest}.`);
      return [];
    }
    const regions =
      this.#question.kind === 'read-text' ? readableRegions(frame, picture) : [wholeOf(frame, picture)];
    const regionTiles = Math.max(1, Math.floor(tileLimit / Math.max(1, regions.length)));
    return regions.flatMap(({ pixels, origin }) => {
      const options = { maxTiles: regionTiles, limits: this.#limits };
      const { overview, tiles, width, height } = tilePixels(pixels, this.#signal, options);
      const scale = picture.scale;
      const area = { ...origin, width: width / scale, height: height / scale };
      return [overview, ...tiles].map((crop): PreparedCrop => {
        const { bytes: _, mime: __, area: part, scale: ___, ...place } = crop;
        const at = (value: number, start: number) => String(Math.round(value / scale + start));
        const where =
          crop === overview && regions.length === 1 && tiles.length === 0
            ? 'the whole of it'
            : `the part of it from ${at(part.x, origin.x)}, ${at(part.y, origin.y)} that is ${at(part.width, 0)} by ${at(part.height, 0)} px`;
        return {
          crop,
          about: `frame ${String(number)}, ${where}. The picture is ${String(crop.width)} by ${String(crop.height)} px.`,
          sent: { frameId: frame.id, place, scale, origin, area },
        };
      });
    });
  }
}

interface PreparedCrop {
  readonly crop: PictureCrop;
  readonly about: string;
  readonly sent: SentPicture;
}

/** A part of a frame that is looked at. */
interface Region {
  readonly pixels: Pixels;
  /** px of the frame. */
  readonly origin: { readonly x: number; readonly y: number };
}

function wholeOf(_frame: QuestionFrame, { pixels }: RenderedFrame): Region {
  return { pixels, origin: { x: 0, y: 0 } };
}

/** The pictures of a frame, with the text layers over them covered. */
function readableRegions(frame: QuestionFrame, picture: RenderedFrame): readonly Region[] {
  if (frame.isFlat) return [wholeOf(frame, picture)];
  return frame.pictureLayers.flatMap(({ box, order }): readonly Region[] => {
    const pixels = cropPixels(picture, box);
    if (pixels === null) return [];
    const { scale } = picture;
    const origin = { x: Math.floor(box.x * scale) / scale, y: Math.floor(box.y * scale) / scale };
    for (const text of frame.texts) {
      const shown = intersect(text.box, box);
      if (text.order > order && areaOf(shown) > 0) cover(pixels, shown, origin, scale);
    }
    return [{ pixels, origin }];
  });
}

/** The pixels that show a part of a frame; `null` where it lies outside of the picture. */
function cropPixels({ pixels, scale }: RenderedFrame, box: Rectangle): Pixels | null {
  const left = Math.floor(box.x * scale);
  const top = Math.floor(box.y * scale);
  const width = Math.min(pixels.width, Math.ceil((box.x + box.width) * scale)) - left;
  const height = Math.min(pixels.height, Math.ceil((box.y + box.height) * scale)) - top;
  if (width < 1 || height < 1) return null;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((top + row) * pixels.width + left) * 4;
    data.set(pixels.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, data };
}

/** The grey that covers known texts. */
const coverColour = [128, 128, 128, 255] as const;

function cover(
  { data, width, height }: Pixels,
  box: Rectangle,
  origin: Region['origin'],
  scale: number,
): void {
  const left = Math.max(0, Math.floor((box.x - origin.x) * scale));
  const top = Math.max(0, Math.floor((box.y - origin.y) * scale));
  const right = Math.min(width, Math.ceil((box.x + box.width - origin.x) * scale));
  const bottom = Math.min(height, Math.ceil((box.y + box.height - origin.y) * scale));
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) data.set(coverColour, (y * width + x) * 4);
}

function writeLinks(
  frame: QuestionFrame,
  frames: readonly QuestionFrame[],
  ids: readonly string[],
): readonly string[] {
  const from = frames.indexOf(frame) + 1;
  return frame.links.map(({ nodeId, frameId }) => {
    const to = frames.findIndex(({ id }) => id === frameId) + 1;
    const number = ids.indexOf(nodeId) + 1;
    const layer = number === 0 ? '' : `layer ${String(number)} of `;
    return `In the prototype, ${layer}frame ${String(from)} leads to frame ${String(to)}.`;
  });
}

function textPart(text: string): TextRequestPart {
  return { kind: 'text', text };
}
