/** What every painted layer has: paints, strokes, corners, effects, blending and masks. */
import { type Fields, fieldsOf, findNumber, listOf, textOf } from '../../read/fields.ts';
import { referenceOf } from '../guid.ts';
import type { ModeScope } from './write-context.ts';
import { writeColour, writePaints } from './write-paint.ts';

const caps: Readonly<Record<string, string>> = {
  ROUND: 'ROUND',
  SQUARE: 'SQUARE',
  ARROW_LINES: 'LINE_ARROW',
  ARROW_EQUILATERAL: 'TRIANGLE_ARROW',
  DIAMOND_FILLED: 'DIAMOND_FILLED',
  TRIANGLE_FILLED: 'TRIANGLE_FILLED',
  CIRCLE_FILLED: 'CIRCLE_FILLED',
  HIGHLIGHT: 'ROUND',
};
const masks: Readonly<Record<string, string>> = { OUTLINE: 'VECTOR', LUMINANCE: 'LUMINANCE' };

/** Writes the appearance of a layer; a group has no paints. Defaults are `null`. */
export function writeAppearance(node: Fields, group: boolean, scope: ModeScope): Fields {
  const effects = writeEffects(node.effects, scope);
  const opacity = findNumber(node.opacity) ?? 1;
  return {
    visible: node.visible === false ? false : null,
    locked: node.locked === true ? true : null,
    opacity: opacity === 1 ? null : opacity,
    blendMode: textOf(node.blendMode, 'PASS_THROUGH'),
    fills: group ? [] : writePaints(node.fillPaints, scope),
    ...(group ? { strokes: [] } : writeStroke(node, scope)),
    ...(group ? {} : writeCorners(node)),
    effects,
    ...writeMask(node),
  };
}

function writeStroke(node: Fields, scope: ModeScope): Fields {
  const dashes = listOf(node.dashPattern);
  return {
    strokes: writePaints(node.strokePaints, scope),
    strokeWeight: findNumber(node.strokeWeight),
    strokeAlign: textOf(node.strokeAlign, 'CENTER'),
    strokeCap: caps[textOf(node.strokeCap, '')],
    strokeJoin: node.strokeJoin === 'MITER' ? null : node.strokeJoin,
    strokeDashes: dashes.length === 0 ? null : dashes,
    individualStrokeWeights: writeSides(node),
    ...writeStrokeShape(node),
  };
}

/** Strokes that are no even line, in the words of plugins. */
function writeStrokeShape(node: Fields): Fields {
  if (node.strokeBrushGuid !== undefined && referenceOf(node.strokeBrushGuid) !== null)
    return { complexStrokeProperties: { type: 'BRUSH', brushType: node.brushType } };
  const { frequency, wiggle, smoothen } = fieldsOf(node.dynamicStrokeSettings);
  if ((findNumber(wiggle) ?? 0) > 0)
    return { complexStrokeProperties: { type: 'DYNAMIC', frequency, wiggle, smoothen } };
  const points = listOf(node.variableWidthPoints);
  return points.length === 0 ? {} : { variableWidthStrokeProperties: { widthProfile: 'CUSTOM' } };
}

function writeSides(node: Fields): Fields | null {
  if (node.borderStrokeWeightsIndependent !== true) return null;
  const side = (name: string) =>
    node[`border${name}Hidden`] === true ? 0 : (findNumber(node[`border${name}Weight`]) ?? 0);
  return { top: side('Top'), right: side('Right'), bottom: side('Bottom'), left: side('Left') };
}

function writeCorners(node: Fields): Fields {
  const smoothing = findNumber(node.cornerSmoothing) ?? 0;
  const smooth = smoothing > 0 ? { cornerSmoothing: smoothing } : {};
  const corner = (name: string) => findNumber(node[`rectangle${name}CornerRadius`]);
  const cornerRadii = [corner('TopLeft'), corner('TopRight'), corner('BottomRight'), corner('BottomLeft')];
  const radii = cornerRadii.map((radius) => radius ?? 0);
  const [first = 0] = radii;
  const even = radii.every((radius) => radius === first);
  if (node.rectangleCornerRadiiIndependent === true && !even)
    return { rectangleCornerRadii: radii, ...smooth };
  const radius =
    node.rectangleCornerRadiiIndependent === true ? first : (findNumber(node.cornerRadius) ?? first);
  return radius === 0 ? {} : { cornerRadius: radius, ...smooth };
}

function writeMask(node: Fields): Fields {
  if (node.mask !== true) return {};
  const outline = node.maskIsOutline === true && node.maskType === undefined;
  return { isMask: true, maskType: outline ? 'VECTOR' : (masks[textOf(node.maskType, '')] ?? 'ALPHA') };
}

/** The angle of a layer on its canvas, as REST's `rotation` has it: radians, counted from its transform. */
export function writeRotation(transform: unknown): Fields {
  const { m00, m10 } = fieldsOf(transform);
  const angle = Math.atan2(findNumber(m10) ?? 0, findNumber(m00) ?? 1);
  return Math.abs(angle) < 1e-6 ? {} : { rotation: angle };
}

const effectTypes: Readonly<Record<string, string>> = {
  FOREGROUND_BLUR: 'LAYER_BLUR',
  GRAIN: 'TEXTURE',
};

/** Writes a list of effects. */
function writeEffects(effects: unknown, scope: ModeScope): readonly Fields[] {
  return listOf(effects)
    .map(fieldsOf)
    .map((effect) => {
      const type = textOf(effect.type, 'DROP_SHADOW');
      const shadow = type.endsWith('_SHADOW');
      return {
        type: effectTypes[type] ?? type,
        visible: effect.visible !== false,
        radius: boundNumber(effect.radius, effect.radiusVar, scope),
        ...(shadow ? writeShadow(effect, scope) : {}),
        ...(effect.blurOpType === 'PROGRESSIVE' ? writeProgressiveBlur(effect) : {}),
        ...(type === 'NOISE' || type === 'GRAIN' ? writeGrain(effect) : {}),
        ...(type === 'GLASS' ? writeGlass(effect) : {}),
      };
    });
}

function writeShadow(effect: Fields, scope: ModeScope): Fields {
  const { x, y } = fieldsOf(effect.offset);
  return {
    ...writeColour(effect.color, effect.colorVar, scope),
    offset: { x: boundNumber(x, effect.xVar, scope), y: boundNumber(y, effect.yVar, scope) },
    spread: boundNumber(effect.spread, effect.spreadVar, scope),
    blendMode: textOf(effect.blendMode, 'NORMAL'),
    showShadowBehindNode: effect.showShadowBehindNode === true,
  };
}

function writeProgressiveBlur({ startRadius, startOffset, endOffset }: Fields): Fields {
  return { blurType: 'PROGRESSIVE', startRadius, startOffset, endOffset };
}

/** Files have a size for each axis. */
function writeGrain(effect: Fields): Fields {
  const { noiseType, color, secondaryColor, opacity, noiseSize, density, blendMode, clipToShape } = effect;
  return {
    noiseType,
    color,
    secondaryColor,
    opacity,
    noiseSize: fieldsOf(noiseSize).x,
    noiseSizeVector: noiseSize,
    density,
    blendMode: textOf(blendMode, 'NORMAL'),
    clipToShape,
  };
}

/** REST's typings lack glass; the names are those of plugins. */
function writeGlass(effect: Fields): Fields {
  return {
    radius: findNumber(effect.refractionRadius) ?? effect.radius,
    lightAngle: effect.specularAngle,
    lightIntensity: effect.specularIntensity,
    refraction: effect.refractionIntensity,
    depth: effect.bevelSize,
    dispersion: effect.chromaticAberration,
  };
}

function boundNumber(own: unknown, variable: unknown, { context, modes }: ModeScope): unknown {
  const value = variable === undefined ? null : context.variables.resolve(variable, modes);
  return typeof value === 'number' ? value : own;
}
