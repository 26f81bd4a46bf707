/** The lengths that a designer typed: what code may repeat although no scale has them. */
import type { RestNode } from '#design/snapshot';
import { sizeOf, walkNodes } from '#design/rest-node';
import { isCommonStep, type IsOwnStep } from './read-stylesheets.ts';

/**
 * Fields of auto layout, corners and strokes. Sizes and places of layers are what was drawn, and none of these, but for
 * squares that come back: icons, avatars, buttons of one icon.
 */
const typedFields = [
  'itemSpacing',
  'counterAxisSpacing',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'paddingBottom',
  'gridRowGap',
  'gridColumnGap',
  'cornerRadius',
  'strokeWeight',
] as const;
const typedInText = ['fontSize', 'lineHeightPx'] as const;

/** Squares of one size that make it a step. */
const fewestSquares = 3;

/** Reads the steps of frames and of the numbers among the variables of their document. */
export function readOwnSteps(frames: readonly RestNode[], numbers: readonly number[] = []): IsOwnStep {
  const steps = new Set(numbers.filter(isWhole));
  const squares = new Map<number, number>();
  for (const node of walkNodes(frames)) {
    const { width, height } = sizeOf(node);
    if (width === height && isWhole(width)) squares.set(width, (squares.get(width) ?? 0) + 1);
    // Layers have different fields, and which of them one has is all that counts here.
    const fields = node as unknown as Readonly<Record<string, unknown>>;
    for (const name of typedFields) addNumber(steps, fields[name], name === 'strokeWeight' || isWhole);
    const radii = fields.rectangleCornerRadii;
    if (Array.isArray(radii)) for (const radius of radii) addNumber(steps, radius, isWhole);
    const style = fields.style as Readonly<Record<string, unknown>> | undefined;
    for (const name of typedInText) addNumber(steps, style?.[name], isWhole);
    addNumber(steps, style?.letterSpacing, true);
  }
  for (const [size, count] of squares) if (count >= fewestSquares) steps.add(size);
  const rounded = new Set([...steps].map(round));
  return (px) => isCommonStep(px) || rounded.has(round(px));
}

function addNumber(steps: Set<number>, value: unknown, fits: boolean | ((value: number) => boolean)): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) return;
  if (fits === true || (typeof fits === 'function' && fits(value))) steps.add(Math.abs(value));
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 0.001;
}

/** Code rounds to two decimals of px. */
function round(value: number): number {
  return Math.round(Math.abs(value) * 100) / 100;
}
