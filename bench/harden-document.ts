/**
 * Documents as other people would have drawn them, so that no rule can be tuned to the documents at hand. A seed
 * decides which of the transformations a frame gets and how each of them goes. Ids, pictures and paints stay.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RestNode } from '#design/snapshot';
import { openRandom, type Random } from '../tests/random-designs/random.ts';
import type { InterfaceTexts } from './figures/languages.ts';
import type { BenchDocument } from './open-documents.ts';
import { stripLayout } from './strip-layout.ts';

/** A layer as plain fields, since a transformation changes fields of every type of node. */
type Layer = Readonly<Record<string, unknown>> & { readonly children?: readonly Layer[] };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Transformation = (frame: Layer, random: Random) => Layer;

/** The transformations, in the order in which they are applied; `strip` comes before all of them. */
const transformations = {
  groups: changeGroups,
  sizing: changeSizing,
  names: changeNames,
  texts: changeTexts,
  shuffle: shuffleSiblings,
  jitter: jitterLayers,
  phone: widenPhone,
  scale: (frame: Layer) => scaleLayer(frame, 1.37),
} as const satisfies Readonly<Record<string, Transformation>>;

/** The document whose frames are transformed when they are taken, each by its own share of chance. */
export function hardenDocument(document: BenchDocument, seed: number): BenchDocument {
  const stripped = stripLayout(document);
  return {
    ...document,
    takeSnapshot(frames) {
      const snapshot = document.takeSnapshot(frames);
      return {
        ...snapshot,
        frames: snapshot.frames.map((frame) => {
          const random = openRandom(seedOf(`${document.name} ${frame.id}`, seed));
          const source = random.chance(0.6) ? stripped.takeSnapshot([frame.node]).frames[0] : frame;
          return { ...frame, name: frame.name, node: hardenNode(source?.node ?? frame.node, random) };
        }),
      };
    },
  };
}

/** Applies to a frame about half of the transformations. */
export function hardenNode(node: RestNode, random: Random): RestNode {
  let layer: Layer = node;
  for (const transform of Object.values<Transformation>(transformations)) {
    if (random.chance(0.5)) layer = transform(layer, random);
  }
  // A transformation keeps the type of every layer and all fields it does not know.
  return layer as unknown as RestNode;
}

function seedOf(name: string, seed: number): number {
  return [...name].reduce((sum, letter) => Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0), seed) >>> 0;
}

function mapLayers(layer: Layer, change: (layer: Layer) => Layer): Layer {
  const changed = change(layer);
  return changed.children
    ? { ...changed, children: changed.children.map((child) => mapLayers(child, change)) }
    : changed;
}

/** Whether the children are where they were put by hand. */
function isFree({ layoutMode, children }: Layer): boolean {
  return children !== undefined && (layoutMode === undefined || layoutMode === 'NONE');
}

function boxOf({ absoluteBoundingBox }: Layer): Box | null {
  return (absoluteBoundingBox as Box | null | undefined) ?? null;
}

/** Dissolves groups that only hold layers together, and groups neighbours that nobody grouped. */
function changeGroups(frame: Layer, random: Random): Layer {
  let added = 0;
  return mapLayers(frame, (layer) => {
    if (!isFree(layer) || layer.type === 'BOOLEAN_OPERATION' || layer.type === 'COMPONENT_SET') return layer;
    const children = (layer.children ?? []).flatMap((child) =>
      isPlainGroup(child) && random.chance(0.5) ? (child.children ?? []) : [child],
    );
    if (children.length < 4 || children.some(({ isMask }) => isMask === true) || random.chance(0.5))
      return { ...layer, children };
    const from = random.whole(0, children.length - 3);
    const count = random.whole(2, Math.min(4, children.length - from - 1));
    const members = children.slice(from, from + count);
    const bounds = boundsOf(members.flatMap((member) => boxOf(member) ?? []));
    if (!bounds) return { ...layer, children };
    added += 1;
    const group: Layer = {
      id: `${String(layer.id)};hardened:${added}`,
      name: 'Group',
      type: 'GROUP',
      blendMode: 'PASS_THROUGH',
      clipsContent: false,
      fills: [],
      strokes: [],
      effects: [],
      constraints: { vertical: 'TOP', horizontal: 'LEFT' },
      absoluteBoundingBox: bounds,
      children: members,
    };
    return { ...layer, children: children.toSpliced(from, count, group) };
  });
}

function isPlainGroup({ type, children, opacity, effects, rotation, blendMode, visible, ...rest }: Layer) {
  return (
    type === 'GROUP' &&
    (opacity ?? 1) === 1 &&
    (rotation ?? 0) === 0 &&
    visible !== false &&
    (blendMode ?? 'PASS_THROUGH') === 'PASS_THROUGH' &&
    (effects as readonly unknown[] | undefined)?.length !== 1 &&
    rest.isMask !== true &&
    children?.every(({ isMask }) => isMask !== true)
  );
}

function boundsOf(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Fixes boxes that hug, and lets fixed ones hug whose content is as large as they are. */
function changeSizing(frame: Layer, random: Random): Layer {
  return mapLayers(frame, (layer) => {
    if (isFree(layer) || !layer.children || layer === frame || layer.layoutMode === 'GRID') return layer;
    const changed: Record<string, unknown> = { ...layer };
    for (const [field, size, start, end] of sizings) {
      const own = layer[field];
      if (own === 'HUG' && random.chance(0.5)) changed[field] = 'FIXED';
      if (own === 'FIXED' && hugs(layer, size, start, end) && random.chance(0.5)) changed[field] = 'HUG';
    }
    return changed;
  });
}

const sizings = [
  ['layoutSizingHorizontal', 'width', 'paddingLeft', 'paddingRight'],
  ['layoutSizingVertical', 'height', 'paddingTop', 'paddingBottom'],
] as const;

/** Whether paddings, children and gaps add up to the box. */
function hugs(layer: Layer, size: 'width' | 'height', start: string, end: string): boolean {
  const numberOf = (field: string) => Number(layer[field] ?? 0);
  const placed = (layer.children ?? []).filter(
    ({ visible, layoutPositioning }) => visible !== false && layoutPositioning !== 'ABSOLUTE',
  );
  const fills = placed.some(
    (child) => child[`layoutSizing${size === 'width' ? 'Horizontal' : 'Vertical'}`] === 'FILL',
  );
  if (fills || placed.length === 0 || layer.layoutWrap === 'WRAP') return false;
  const sizes = placed.map((child) => boxOf(child)?.[size] ?? 0);
  const isMain = (layer.layoutMode === 'HORIZONTAL') === (size === 'width');
  const content = isMain
    ? sizes.reduce((sum, each) => sum + each, 0) + numberOf('itemSpacing') * (placed.length - 1)
    : Math.max(...sizes);
  return Math.abs(content + numberOf(start) + numberOf(end) - (boxOf(layer)?.[size] ?? 0)) < 0.5;
}

/** What Figma calls layers, by language: frame, group, rectangle, text, vector. */
const defaultNames = [
  ['Frame', 'Group', 'Rectangle', 'Text', 'Vector'],
  ['Rahmen', 'Gruppe', 'Rechteck', 'Text', 'Vektor'],
  ['Cadre', 'Groupe', 'Rectangle', 'Texte', 'Vecteur'],
  ['Marco', 'Grupo', 'Rectángulo', 'Texto', 'Vector'],
  ['Quadro', 'Grupo', 'Retângulo', 'Texto', 'Vetor'],
  ['Riquadro', 'Gruppo', 'Rettangolo', 'Testo', 'Vettore'],
  ['Фрейм', 'Группа', 'Прямоугольник', 'Текст', 'Вектор'],
  ['フレーム', 'グループ', '長方形', 'テキスト', 'ベクター'],
  ['프레임', '그룹', '직사각형', '텍스트', '벡터'],
  ['画框', '编组', '矩形', '文本', '矢量'],
] as const;
const nameIndex: Readonly<Record<string, number>> = { GROUP: 1, RECTANGLE: 2, TEXT: 3, VECTOR: 4 };

/** Names are blank or what Figma calls a new layer. */
function changeNames(frame: Layer, random: Random): Layer {
  const names = random.pick<readonly string[]>(defaultNames);
  const isBlank = random.chance(0.3);
  let count = 0;
  return mapLayers(frame, (layer) => {
    count += 1;
    return { ...layer, name: isBlank ? '' : `${names[nameIndex[String(layer.type)] ?? 0] ?? ''} ${count}` };
  });
}

const languages = ['ar', 'de', 'es', 'fa', 'fr', 'he', 'ja', 'ko', 'pl', 'ru', 'tr', 'zh'] as const;

/** Texts of another language that take as much room, as far as letters can be counted; numbers stay. */
function changeTexts(frame: Layer, random: Random): Layer {
  const phrases = readPhrases(random.pick(languages));
  return mapLayers(frame, (layer) => {
    const { type, characters } = layer;
    if (type !== 'TEXT' || typeof characters !== 'string' || !/\p{L}{2}/u.test(characters)) return layer;
    const { styleOverrideTable: _table, lineTypes: _types, lineIndentations: _indents, ...kept } = layer;
    const lines = characters
      .split('\n')
      .map((line) => (/\p{L}/u.test(line) ? replaceLine(line, phrases, random) : line));
    return { ...kept, characters: lines.join('\n'), characterStyleOverrides: [] };
  });
}

function readPhrases(language: string): readonly string[] {
  const path = join(import.meta.dirname, 'field-labels', `${language}.json`);
  const { labels, actions, otherTexts, groups } = JSON.parse(readFileSync(path, 'utf8')) as InterfaceTexts;
  const all = [...labels.map(([label]) => label), ...actions, ...otherTexts, ...groups.flat()];
  return [...new Set(all)].toSorted((one, other) => widthOf(one) - widthOf(other));
}

function replaceLine(line: string, phrases: readonly string[], random: Random): string {
  let left = widthOf(line);
  const found: string[] = [];
  // The shortest phrase is one word, which may be wider than the one it replaces.
  while (left > 0) {
    const fitting = phrases.filter((phrase) => widthOf(phrase) <= left);
    const [first] = fitting.slice(-8);
    if (first === undefined) break;
    const next = random.pick([first, ...fitting.slice(-8)]);
    found.push(next);
    left -= widthOf(next) + 1;
  }
  return found.length > 0 ? found.join(' ') : (phrases[0] ?? line).slice(0, Math.max(1, line.length));
}

/** In Latin letters; those of East Asia are twice as wide. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) => sum + (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(letter) ? 2 : 1),
    0,
  );
}

/** Neighbours in the list of layers change places where neither lies on the other. */
function shuffleSiblings(frame: Layer, random: Random): Layer {
  return mapLayers(frame, (layer) => {
    const { children = [] } = layer;
    if (
      !isFree(layer) ||
      layer.type === 'BOOLEAN_OPERATION' ||
      children.some(({ isMask }) => isMask === true)
    )
      return layer;
    const order = [...children];
    for (let round = 0; round < order.length; round += 1) {
      for (let index = 1; index < order.length; index += 1) {
        const [one, other] = [order[index - 1], order[index]];
        if (!one || !other || overlap(one, other) || random.chance(0.5)) continue;
        order[index - 1] = other;
        order[index] = one;
      }
      if (round >= 4) break;
    }
    return { ...layer, children: order };
  });
}

function overlap(one: Layer, other: Layer): boolean {
  const [a, b] = [reachOf(one), reachOf(other)];
  if (!a || !b) return true;
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** What a layer paints on, its shadows and what sticks out of it included. */
function reachOf(layer: Layer): Box | null {
  const own = (layer.absoluteRenderBounds as Box | null | undefined) ?? boxOf(layer);
  if (!own || layer.clipsContent === true) return own;
  return boundsOf([own, ...(layer.children ?? []).flatMap((child) => reachOf(child) ?? [])]);
}

/** Moves layers that were put by hand by up to one px each way, so that two of them differ by up to two. */
function jitterLayers(frame: Layer, random: Random): Layer {
  const visit = (
    layer: Layer,
    offset: { readonly x: number; readonly y: number },
    mayMove: boolean,
  ): Layer => {
    const own = mayMove ? { x: random.whole(-1, 1), y: random.whole(-1, 1) } : offset;
    const movesChildren =
      isFree(layer) && layer.type !== 'BOOLEAN_OPERATION' && Number(layer.rotation ?? 0) === 0;
    return {
      ...moveBoxes(layer, own),
      ...(layer.children
        ? { children: layer.children.map((child) => visit(child, own, movesChildren)) }
        : {}),
    };
  };
  return visit(frame, { x: 0, y: 0 }, false);
}

const boxFields = ['absoluteBoundingBox', 'absoluteRenderBounds'] as const;

function moveBoxes(layer: Layer, { x, y }: { readonly x: number; readonly y: number }): Layer {
  return mapBoxes(layer, (box) => ({ ...box, x: box.x + x, y: box.y + y }));
}

function mapBoxes(layer: Layer, change: (box: Box) => Box): Layer {
  const changed = boxFields.flatMap((field) => {
    const box = layer[field] as Box | null | undefined;
    return box ? [[field, change(box)] as const] : [];
  });
  return { ...layer, ...Object.fromEntries(changed) };
}

/** A phone's frame is 15 px wider than what was drawn in it. */
function widenPhone(frame: Layer): Layer {
  const box = boxOf(frame);
  if (!box || box.width > 480 || !isFree(frame)) return frame;
  const wider = mapBoxes(frame, (each) => ({ ...each, width: each.width + 15 }));
  const size = frame.size as { readonly x: number; readonly y: number } | undefined;
  return size ? { ...wider, size: { x: size.x + 15, y: size.y } } : wider;
}

/** Fields that are no lengths, though they are numbers. */
const unscaled: ReadonlySet<string> = new Set(
  (
    'opacity a r g b rotation fontWeight lineHeightPercent lineHeightPercentFontSize strokeMiterAngle ' +
    'cornerSmoothing scalingFactor gridRowCount gridColumnCount gridRowAnchorIndex gridColumnAnchorIndex ' +
    'gridRowSpan gridColumnSpan layoutGrow exponent maxLines arcData gradientHandlePositions gradientStops ' +
    'imageTransform filters prototypeStartNodeID transitionDuration componentProperties boundVariables ' +
    'characterStyleOverrides lineIndentations pointCount innerRadius'
  ).split(' '),
);

/** Everything larger or smaller, as when a whole frame is scaled. */
function scaleLayer(frame: Layer, factor: number): Layer {
  const scale = (value: unknown, field: string): unknown => {
    if (unscaled.has(field)) return value;
    if (typeof value === 'number') return value * factor;
    if (field === 'path' && typeof value === 'string') return scalePath(value, factor);
    if (field === 'relativeTransform' && Array.isArray(value)) {
      return (value as readonly (readonly number[])[]).map(([a = 0, b = 0, c = 0]) => [a, b, c * factor]);
    }
    if (Array.isArray(value)) return value.map((each: unknown) => scale(each, ''));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, scale(each, name)]));
  };
  // Every field keeps its type.
  return scale(frame, '') as Layer;
}

function scalePath(path: string, factor: number): string {
  return path.replace(/-?\d*\.?\d+(?:e-?\d+)?/gi, (number) => String(Number(number) * factor));
}
