/**
 * Reads one answer of a model while it streams. Every complete item counts at once; what is outside the schema, or about
 * a layer, frame or picture that does not exist, is left out and counted. Coordinates become px of the frames.
 */
import { createPartialJsonReader } from '#design/partial-json-reader';
import { type AnswerPoint, type FoundBox, foundKinds, type FoundKind, type Question } from '#design/question';
import { toPictureArea } from '#design/tile-picture';
import type { Rectangle } from '#design/tree';
import { areaOf, intersect } from '../audit/rectangles.ts';
import { schemaOfProposal } from './extraction-schema.ts';
import { isOnLayer, mergeBoxes, type SeenBox } from './merge-boxes.ts';
import type { ReadingContext, SentPicture } from './prepare-question.ts';
import { questionForms } from './question-forms.ts';

/** What one answer says so far. */
export interface ReadAnswer {
  readonly text: string;
  readonly points: readonly AnswerPoint[];
  readonly boxes: readonly FoundBox[];
  /** What was extracted, not yet checked; `undefined` where nothing is. */
  readonly data: unknown;
  readonly schema: object | null;
  /** What the model says that it could not tell. */
  readonly unclear: readonly string[];
  readonly dropped: number;
  /** Whether anything of the answer could be read. */
  readonly isReadable: boolean;
}

export interface AnswerReader {
  /** Takes the next piece; returns whether there is something new to show. */
  push(delta: string): boolean;
  read(): ReadAnswer;
}

/** Items of one answer. */
const maxItems = 3000;

/** Creates the reader of one answer. */
export function createAnswerReader({ kind }: Question, context: ReadingContext): AnswerReader {
  const json = createPartialJsonReader();
  const points: AnswerPoint[] = [];
  const seen: ReadBox[] = [];
  const unclear: string[] = [];
  let all = '';
  let begin = -1;
  let data: unknown;
  let schema: object | null = null;
  let dropped = 0;
  let members = 0;
  const drop = () => void (dropped += 1);

  const layersOf = (value: unknown): readonly string[] => {
    const ids = (Array.isArray(value) ? value : []).flatMap((number): readonly string[] => {
      const id = typeof number === 'number' ? context.ids[number - 1] : undefined;
      if (id !== undefined && context.layers[id] !== undefined) return [id];
      drop();
      return [];
    });
    return [...new Set(ids)];
  };
  const frameOf = (value: unknown): string | null => {
    if (value === 0 || value === undefined) return null;
    const frame = typeof value === 'number' ? context.frames[value - 1] : undefined;
    if (frame === undefined) drop();
    return frame?.id ?? null;
  };
  const readPoint = (item: Fields): void => {
    const text = readText(item['text'], 2000);
    if (text === '' || points.length >= maxItems) return drop();
    const nodeIds = layersOf(item['layers']);
    const frameId =
      frameOf(item['frame']) ??
      context.layers[nodeIds[0] ?? '']?.frameId ??
      (context.frames.length === 1 ? (context.frames[0]?.id ?? null) : null);
    const leadsTo = kind === 'flow' ? frameOf(item['leads_to']) : null;
    const advice = readText(item['advice'], 1000);
    points.push({
      text,
      frameId,
      nodeIds,
      ...(item['verdict'] === 'helps' || item['verdict'] === 'hinders' ? { verdict: item['verdict'] } : {}),
      ...(isWeight(item['weight']) ? { weight: item['weight'] } : {}),
      ...(advice === '' ? {} : { advice }),
      ...(leadsTo === null ? {} : { leadsTo }),
    });
  };
  const readBox = (item: Fields): void => {
    const label = readText(item['label'], kind === 'read-text' ? 5000 : 200, kind === 'read-text');
    const found = kind === 'read-text' ? 'text' : foundKinds.find((one) => one === item['kind']);
    if (label === '' || found === undefined || seen.length >= maxItems) return drop();
    const isSure = item['sure'] !== false;
    const nodeIds = layersOf(item['layers']);
    const [first] = nodeIds;
    if (first !== undefined) {
      seen.push({ kind: found, label, isSure, place: { nodeIds: sameFrame(nodeIds, context) } });
      return;
    }
    const number = item['picture'];
    const picture = typeof number === 'number' ? context.pictures[number - 1] : undefined;
    const area = picture === undefined ? null : placeOf(item, picture);
    if (picture === undefined || area === null) drop();
    else seen.push({ kind: found, label, isSure, place: { picture, area } });
  };
  const readItem = (name: string, value: unknown): void => {
    if (name !== 'points' && name !== 'boxes' && name !== 'unclear') return;
    if (name === 'unclear')
      unclear.push(...[readText(value, 200)].filter((text) => text !== '').slice(0, 30));
    else if (!isFields(value)) drop();
    else if (name === 'points') readPoint(value);
    else readBox(value);
  };

  return {
    push(delta) {
      all += delta;
      // A fence or a sentence before the object.
      const from = begin < 0 ? all.indexOf('{') : all.length - delta.length;
      if (from < 0) return kind === 'ask';
      begin = begin < 0 ? from : begin;
      const former = { points: points.length, boxes: seen.length };
      for (const { kind: finished, name, value } of json.push(all.slice(from))) {
        if (finished === 'item') readItem(name, value);
        else {
          members += 1;
          if (name === 'data') data = value;
          else if (name === 'groups') schema = schemaOfProposal(value);
        }
      }
      const isWriting = members === 0 && 'answer' in questionForms[kind].fields;
      return points.length > former.points || seen.length > former.boxes || isWriting;
    },
    read: () => ({
      text:
        begin < 0 && kind === 'ask'
          ? readText(all, 20_000, true)
          : readPartialMember(all.slice(Math.max(0, begin))),
      points,
      boxes: mergeSeen(seen, context),
      data,
      schema,
      unclear,
      dropped,
      isReadable:
        (begin < 0 && kind === 'ask' && all.trim() !== '') || members > 0 || points.length + seen.length > 0,
    }),
  };
}

type Fields = Readonly<Record<string, unknown>>;

interface ReadBox {
  readonly kind: FoundKind;
  readonly label: string;
  readonly isSure: boolean;
  readonly place:
    { readonly nodeIds: readonly string[] } | { readonly picture: SentPicture; readonly area: Rectangle };
}

/** A thing is in one frame: layers of another are left out. */
function sameFrame(nodeIds: readonly string[], { layers }: ReadingContext): readonly string[] {
  const frameId = layers[nodeIds[0] ?? '']?.frameId;
  return nodeIds.filter((id) => layers[id]?.frameId === frameId);
}

/** The area in px of the frame; `null` where it lies outside of the picture or has no size. */
function placeOf(item: Fields, { place, scale, origin }: SentPicture): Rectangle | null {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => item[name]);
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return null;
  const inPicture = intersect(
    { x, y, width, height },
    { x: 0, y: 0, width: place.width, height: place.height },
  );
  if (inPicture.width < 1 || inPicture.height < 1) return null;
  return toFrame(toPictureArea(place, inPicture), scale, origin);
}

function toFrame(
  { x, y, width, height }: Rectangle,
  scale: number,
  origin: SentPicture['origin'],
): Rectangle {
  return { x: x / scale + origin.x, y: y / scale + origin.y, width: width / scale, height: height / scale };
}

/** What was seen, each thing once; by its layers where it has some. */
function mergeSeen(seen: readonly ReadBox[], context: ReadingContext): readonly FoundBox[] {
  const byLayer = new Map<string, FoundBox>();
  const pictured: (ReadBox & { readonly seen: SeenBox; readonly frameId: string })[] = [];
  const found: { readonly order: number; readonly box: FoundBox }[] = [];
  seen.forEach((box, order) => {
    if ('picture' in box.place) {
      const { picture, area } = box.place;
      const all = { x: 0, y: 0, width: picture.place.width, height: picture.place.height };
      const view = toFrame(toPictureArea(picture.place, all), picture.scale, picture.origin);
      const grain = Math.max(picture.place.across, picture.place.down) / picture.scale;
      const key = [picture.frameId, box.kind, box.label.toLowerCase()].join('\n');
      pictured.push({
        ...box,
        frameId: picture.frameId,
        seen: { key, area, view, whole: picture.area, grain },
      });
      return;
    }
    const { nodeIds } = box.place;
    const key = [...nodeIds].sort().join(' ');
    if (byLayer.has(key)) return;
    const places = nodeIds.flatMap((id) => context.layers[id] ?? []);
    const [first] = places;
    if (first === undefined) return;
    const area = places.map((place) => place.box).reduce(join);
    const { kind, label, isSure } = box;
    const layerBox = { kind, label, isSure, frameId: first.frameId, nodeIds, area };
    byLayer.set(key, layerBox);
    found.push({ order, box: layerBox });
  });
  for (const { area, members } of mergeBoxes(pictured.map((one) => one.seen))) {
    const parts = members.flatMap((index) => pictured[index] ?? []);
    const [first] = parts;
    if (first === undefined) continue;
    const { kind, label, frameId } = first;
    const isSure = parts.every((part) => part.isSure);
    const nodeId = kind === 'text' ? null : findLayerAt(area, frameId, context);
    if (nodeId !== null && byLayer.has(nodeId)) continue;
    const exact = nodeId === null ? area : (context.layers[nodeId]?.box ?? area);
    const box = { kind, label, isSure, frameId, nodeIds: nodeId === null ? [] : [nodeId], area: exact };
    found.push({ order: seen.length + found.length, box });
  }
  return found.toSorted((a, b) => a.order - b.order).map(({ box }) => box);
}

/** The smallest layer that lies just where something was seen. */
function findLayerAt(area: Rectangle, frameId: string, { layers }: ReadingContext): string | null {
  let best: { readonly id: string; readonly size: number } | null = null;
  for (const [id, layer] of Object.entries(layers)) {
    if (layer.frameId !== frameId || !isOnLayer(area, layer.box)) continue;
    const size = areaOf(layer.box);
    if (best === null || size < best.size) best = { id, size };
  }
  return best?.id ?? null;
}

function join(one: Rectangle, other: Rectangle): Rectangle {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  const right = Math.max(one.x + one.width, other.x + other.width);
  const bottom = Math.max(one.y + one.height, other.y + other.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** The member `answer` as far as it has arrived. */
function readPartialMember(text: string): string {
  const [, written = ''] =
    /^\s*\{\s*"answer"\s*:\s*"((?:[^"\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*)/.exec(text) ?? [];
  try {
    return readText(JSON.parse(`"${written}"`), 20_000, true);
  } catch {
    return '';
  }
}

/** A text without invisible characters that could hide or reorder words; in one line unless it keeps its lines. */
function readText(value: unknown, most: number, keepsLines = false): string {
  if (typeof value !== 'string') return '';
  const visible = value.replace(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
  const plain = keepsLines
    ? visible.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ')
    : visible.replace(/[\p{Cc}\s]+/gu, ' ');
  return plain.trim().slice(0, most);
}

function isWeight(value: unknown): value is 'low' | 'medium' | 'high' {
  return value === 'low' || value === 'medium' || value === 'high';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
