/** Finds in a prompt's words what to paint, and paints it; where they name nothing that is known, something abstract. */
import type { Palette } from '../colours.ts';
import { choose, type Random } from '../random.ts';
import { shift } from '../shapes.ts';
import type { Canvas, ScenePainter, Scene } from './canvas.ts';
import {
  paintContours,
  paintGradient,
  paintOrbs,
  paintRays,
  paintRibbons,
  paintTerrazzo,
  paintTiles,
  paintWaves,
} from './paint-abstract.ts';
import { paintChart, paintScreen } from './paint-chart.ts';
import { paintIcon } from './paint-icon.ts';
import { paintDunes, paintForest, paintHills, paintMountains, paintSea } from './paint-landscape.ts';
import { paintGroup, paintPortrait } from './paint-people.ts';
import { paintMap, paintRoom, paintSkyline, paintTable } from './paint-places.ts';
import { paintProduct } from './paint-product.ts';

/** Words of a prompt and what suits them. What most words name is painted; of equals the first, so what is drawn flat comes before what it may show. */
const subjects: readonly (readonly [RegExp, ScenePainter])[] = [
  [/\b(chart|graph|diagram|donut|pie|histogram|sparkline|statistics)\b/, paintChart],
  [/\b(dashboard|screenshot|user interface|app screen|website|web page|wireframe|ui)\b/, paintScreen],
  [/\b(topograph\w*|contours?|elevation)\b/, paintContours],
  [/\b(gradient|blur|aurora|mesh|backdrop)\b/, paintGradient],
  [/\b(terrazzo|confetti|chips)\b/, paintTerrazzo],
  [/\b(scallop\w*|seigaiha|waves? pattern|fish scales?)\b/, paintWaves],
  [/\b(pattern|tiles?|geometr\w*|bauhaus|mosaic|grid)\b/, paintTiles],
  [/\b(world map|map|offices|locations|globe|countries)\b/, paintMap],
  [
    /\b(team|people|crowd|group|family|friends|colleagues|audience|customers|meeting)\b(?<!no people)/,
    paintGroup,
  ],
  [/\b(portrait|avatar|headshot|profile picture|woman|man|girl|boy|lady|guy|person)\b/, paintPortrait],
  [
    /\b(shoes?|sneakers?|trainers?|bottles?|headphones?|earphones?|headset|watch|cream|jar|tube|cosmetics?|perfume|package|box|parcel|product|chair|stool|phone|smartphone|candle|lotion|skincare)\b/,
    paintProduct,
  ],
  [
    /\b(coffee|tea|food|dish|meal|salad|pizza|bowl|breakfast|lunch|dinner|cake|croissant|recipe|restaurant|soup|plate|fruit)\b/,
    paintTable,
  ],
  [
    /\b(living room|room|interior|sofa|couch|kitchen|bedroom|office|lamp|studio flat|apartment|home)\b/,
    paintRoom,
  ],
  [/\b(city|skyline|street|town|skyscrapers?|downtown|buildings?|architecture|streets|neon)\b/, paintSkyline],
  [/\b(desert|dunes?|sand|sahara|canyon)\b/, paintDunes],
  [/\b(forest|woods?|trees?|park|jungle|autumn)\b/, paintForest],
  [/\b(mountains?|alps?|peaks?|lake|fjord|snow|hik\w+)\b/, paintMountains],
  [/\b(sea|ocean|harbou?r|beach|boats?|ships?|sailing|coast|island|water|train by the sea)\b/, paintSea],
  [/\b(hills?|landscape|valley|meadow|nature|garden|field|countryside|vineyard|farm)\b/, paintHills],
  [/\b(sun\w*|morning|energy|hope|retro|summer)\b/, paintRays],
  [/\b(speed|motion|road|flow|sport\w*|stripes?|fast|data)\b/, paintRibbons],
];

const abstracts: readonly [ScenePainter, ...ScenePainter[]] = [
  paintGradient,
  paintOrbs,
  paintTiles,
  paintRibbons,
  paintContours,
  paintTerrazzo,
  paintWaves,
  paintHills,
];

/** How a person wants the view to be: nearer or farther, and room at a side, in shares of the picture. */
export interface View {
  readonly closeness: number;
  /** Where the subject moves to, right and down. */
  readonly right: number;
  readonly down: number;
}

/** What there is to compose. */
export interface Composition {
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  readonly random: Random;
  readonly prompt: string;
  readonly isClear: boolean;
  readonly view: View;
}

/** Composes the picture of a prompt; a clear background has one thing and nothing at the edges. */
export function composeScene({ width, height, palette, random, prompt, isClear, view }: Composition): Scene {
  const words = prompt.toLowerCase().replace(/\bno (people|person|one)\b/g, '');
  // Painted larger where the subject moves aside, so that there is picture on the side it comes from.
  const larger = {
    width: width * (1 + Math.abs(view.right) * 2),
    height: height * (1 + Math.abs(view.down) * 2),
  };
  const canvas: Canvas = {
    width: Math.round(larger.width),
    height: Math.round(larger.height),
    unit: Math.min(width, height) * view.closeness,
    palette,
    random,
    prompt: words,
  };
  const scene = painterOf(words, isClear, random)(canvas);
  const dx = view.right >= 0 ? 0 : width - canvas.width;
  const dy = view.down >= 0 ? 0 : height - canvas.height;
  return dx === 0 && dy === 0
    ? scene
    : { ...scene, shapes: scene.shapes.map((shape) => shift(shape, dx, dy)) };
}

function painterOf(words: string, isClear: boolean, random: Random): ScenePainter {
  // The choice is made in any case, so that a subject is painted the same whether it was found or not.
  let found = choose(abstracts, random);
  if (isClear) return paintIcon;
  let most = 0;
  for (const [pattern, painter] of subjects) {
    const named = words.match(new RegExp(pattern, 'g'))?.length ?? 0;
    if (named > most) [found, most] = [painter, named];
  }
  return found;
}
