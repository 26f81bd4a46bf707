/** A random layer with all that is in it: every type that Figma's JSON has, and some that it has not. */
import { pickExtreme, pickLength, pickName } from './hostile-values.ts';
import { makeLayout, makePlacement, pickArrangement, type Arrangement } from './make-layout.ts';
import { makeLook, type Json, type Palette } from './make-paint.ts';
import { makeShape, shapeTypes } from './make-shape.ts';
import { makeText } from './make-text.ts';
import type { Random } from './random.ts';

export interface NodeMaker {
  readonly random: Random;
  readonly palette: Palette;
  /** The next id; a forged file may give one twice. */
  readonly nextId: () => string;
  /** An instance of one of the design's components, or `null` where it has none yet. */
  readonly makeInstance: (box: Box) => Json | null;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const leafTypes = [
  'TEXT',
  'TEXT',
  'TEXT',
  'TEXT',
  'RECTANGLE',
  'RECTANGLE',
  'ELLIPSE',
  'SHAPE',
  'SHAPE',
  'OTHER',
] as const;
const holderTypes = ['FRAME', 'FRAME', 'FRAME', 'GROUP', 'SECTION', 'BOOLEAN_OPERATION'] as const;
const otherTypes = [
  'SLICE',
  'STICKY',
  'CONNECTOR',
  'WIDGET',
  'TABLE',
  'TEXT_PATH',
  'TRANSFORM_GROUP',
  'FROM_THE_FUTURE',
  '',
] as const;

/** A layer that holds `count` others, straight or further in. */
export function makeHolder(
  maker: NodeMaker,
  type: string,
  box: Box,
  around: Arrangement,
  count: number,
): Json {
  const { random, palette } = maker;
  const arrangement = type === 'GROUP' || type === 'BOOLEAN_OPERATION' ? 'NONE' : pickArrangement(random);
  const children: Json[] = [];
  for (let left = count; left > 0;) {
    const inner = random.chance(0.35) ? random.whole(1, left) : 0;
    children.push(makeNode(maker, boxWithin(random, box, children.length), arrangement, inner));
    left -= inner + 1;
  }
  return { ...makeCommon(maker, type, box, around), ...makeLayout(random, arrangement, palette), children };
}

function makeNode(maker: NodeMaker, box: Box, around: Arrangement, inner: number): Json {
  const { random } = maker;
  if (inner > 0) return makeHolder(maker, random.pick(holderTypes), box, around, inner);
  const instance = random.chance(0.15) ? maker.makeInstance(box) : null;
  if (instance) return { ...instance, ...makePlacement(random, around) };
  return makeLeaf(maker, box, around);
}

function makeLeaf(maker: NodeMaker, box: Box, around: Arrangement): Json {
  const { random, palette } = maker;
  const kind = random.pick(leafTypes);
  const shape = kind === 'ELLIPSE' ? kind : random.pick(shapeTypes);
  const type = kind === 'SHAPE' ? shape : kind === 'OTHER' ? random.pick(otherTypes) : kind;
  return {
    ...makeCommon(maker, type, box, around),
    ...(type === 'TEXT' || type === 'TEXT_PATH' ? makeText(random, palette) : {}),
    ...(kind === 'SHAPE' || kind === 'ELLIPSE' ? makeShape(random, shape, palette) : {}),
  };
}

function makeCommon(
  { random, palette, nextId }: NodeMaker,
  type: string,
  box: Box,
  around: Arrangement,
): Json {
  return {
    id: nextId(),
    name: pickName(random),
    type,
    ...makeBoxes(random, box),
    ...makeLook(random, palette),
    ...makePlacement(random, around),
    ...(random.chance(0.05) ? { interactions: makeInteractions(random) } : {}),
    ...(random.chance(0.05)
      ? { explicitVariableModes: { 'C:1': random.pick(['1:0', '1:1', '1:404']) } }
      : {}),
  };
}

function makeBoxes(random: Random, box: Box): Json {
  const angle = random.chance(0.1) ? random.share() * 7 - 3.5 : 0;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const flip = random.chance(0.05) ? -1 : 1;
  return {
    absoluteBoundingBox: random.chance(0.03) ? null : box,
    ...(random.chance(0.7) ? { absoluteRenderBounds: random.chance(0.1) ? null : box } : {}),
    ...(random.chance(0.5) ? { size: { x: box.width, y: box.height } } : {}),
    ...(angle !== 0 || flip < 0
      ? {
          rotation: -angle,
          relativeTransform: [
            [cos * flip, -sin, box.x],
            [sin * flip, cos, box.y],
          ],
        }
      : {}),
  };
}

function makeInteractions(random: Random): readonly Json[] {
  return [
    {
      trigger: { type: 'ON_CLICK' },
      actions: [
        random.pick<Json>([
          { type: 'URL', url: 'javascript:globalThis.hacked=1' },
          { type: 'URL', url: 'https://example.com/"><script>hacked=1</script>' },
          { type: 'NODE', destinationId: '1:1', navigation: 'NAVIGATE' },
        ]),
      ],
    },
  ];
}

/** Mostly in a row or a column as people draw, now and then anywhere. */
function boxWithin(random: Random, { x, y, width, height }: Box, index: number): Box {
  if (random.chance(0.06)) {
    return {
      x: pickExtreme(random),
      y: pickExtreme(random),
      width: pickExtreme(random),
      height: pickExtreme(random),
    };
  }
  const step = random.pick([0, 24, 80]);
  return {
    x: x + (random.chance(0.5) ? 0 : index * step),
    y: y + index * step,
    width: pickLength(random, Math.max(1, Math.min(width, 600))),
    height: pickLength(random, Math.max(1, Math.min(height, 300))),
  };
}
