import { mix, type Palette, type Rgb } from '../colours.ts';
import type { Random } from '../random.ts';
import type { Shape, ShapePaint } from '../shapes.ts';

/** What one picture is made of before its label. */
export interface Scene {
  /** The ground's colours at top and bottom; `null` leaves it clear. */
  readonly backdrop: readonly [Rgb, Rgb] | null;
  /** Bottom first. */
  readonly shapes: readonly Shape[];
}

/** What a scene is painted on, and with. */
export interface Canvas {
  /** px. */
  readonly width: number;
  readonly height: number;
  /** px that a subject is measured by: its shorter side, larger where the view is closer. */
  readonly unit: number;
  readonly palette: Palette;
  readonly random: Random;
  /** In small letters. */
  readonly prompt: string;
}

export type ScenePainter = (canvas: Canvas) => Scene;

export const white: Rgb = [255, 255, 255];
export const ink: Rgb = [18, 20, 38];

export function solid(colour: Rgb, alpha = 1): ShapePaint {
  return { from: colour, to: colour, alpha };
}

/** From one colour at the top to another at the bottom. */
export function fade(from: Rgb, to: Rgb, alpha = 1): ShapePaint {
  return { from, to, alpha };
}

export function lighter(colour: Rgb, share: number): Rgb {
  return mix(colour, white, share);
}

export function darker(colour: Rgb, share: number): Rgb {
  return mix(colour, ink, share);
}

/** A number between two. */
export function between(random: Random, from: number, to: number): number {
  return from + random() * (to - from);
}
