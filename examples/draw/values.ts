/**
 * Colours, paints, effects and variables in the words a designer uses. Everything here is plain data; which value a
 * variable has is decided later, by the mode of the frame it is used in.
 */

/** `#rrggbb` or `#rrggbbaa`. */
export type Hex = `#${string}`;
export type ColourValue = Hex | Token<Hex>;
export type NumberValue = number | Token<number>;

/** One variable of a collection; it stands wherever its value could stand. */
export interface Token<Value> {
  readonly kind: 'token';
  readonly id: string;
  readonly name: string;
  readonly collection: Collection;
  /** By mode; a Token is an alias. */
  readonly values: readonly (Value | Token<Value>)[];
}

export interface Collection {
  readonly id: string;
  readonly name: string;
  readonly modes: readonly { readonly id: string; readonly name: string }[];
  readonly tokens: Token<unknown>[];
}

export type Fill = ColourValue | SolidFill | GradientFill | PictureFill;

interface FillCommon {
  readonly opacity?: number;
  readonly visible?: boolean;
  readonly blend?: string;
}

export interface SolidFill extends FillCommon {
  readonly kind: 'solid';
  readonly colour: ColourValue;
}

export interface GradientFill extends FillCommon {
  readonly kind: 'linear' | 'radial' | 'angular' | 'diamond';
  /** Start, end and width handle in the unit square of the layer. */
  readonly handles: readonly [Spot, Spot, Spot];
  readonly stops: readonly (readonly [position: number, colour: ColourValue])[];
}

export interface PictureFill extends FillCommon {
  readonly kind: 'picture';
  /** Name of a picture of the drawing. */
  readonly picture: string;
  readonly mode: 'FILL' | 'FIT' | 'TILE' | 'STRETCH';
  readonly transform?: readonly [readonly [number, number, number], readonly [number, number, number]];
  readonly scale?: number;
  readonly filters?: Readonly<Record<string, number>>;
}

export type Spot = readonly [x: number, y: number];

export type LayerEffect = ShadowEffect | BlurEffect;

export interface ShadowEffect {
  readonly kind: 'drop-shadow' | 'inner-shadow';
  readonly colour: ColourValue;
  readonly offset: Spot;
  readonly blur: number;
  readonly spread?: number;
}

export interface BlurEffect {
  readonly kind: 'layer-blur' | 'background-blur';
  readonly radius: number;
}

export function isBlur(effect: LayerEffect): effect is BlurEffect {
  return 'radius' in effect;
}

/** A straight gradient; 0° runs to the right, 90° down. */
export function linear(degrees: number, ...stops: GradientFill['stops']): GradientFill {
  const angle = (degrees * Math.PI) / 180;
  const [x, y] = [Math.cos(angle) / 2, Math.sin(angle) / 2];
  return {
    kind: 'linear',
    handles: [
      [0.5 - x, 0.5 - y],
      [0.5 + x, 0.5 + y],
      [0.5 - x - y, 0.5 - y + x],
    ],
    stops,
  };
}

/** A round gradient about `centre` that ends at `radius` of the layer's width and height. */
export function radial(centre: Spot, radius: Spot, ...stops: GradientFill['stops']): GradientFill {
  return around('radial', centre, radius, stops);
}

/** A gradient of one of the kinds that have a centre. */
export function around(
  kind: GradientFill['kind'],
  [x, y]: Spot,
  [rx, ry]: Spot,
  stops: GradientFill['stops'],
): GradientFill {
  return {
    kind,
    handles: [
      [x, y],
      [x + rx, y],
      [x, y + ry],
    ],
    stops,
  };
}

/** A colour with an opacity of its own. */
export function tint(colour: ColourValue, opacity: number): SolidFill {
  return { kind: 'solid', colour, opacity };
}

/** A picture of the drawing as a fill. */
export function picture(
  name: string,
  options: Partial<Omit<PictureFill, 'kind' | 'picture'>> = {},
): PictureFill {
  return { kind: 'picture', picture: name, mode: 'FILL', ...options };
}

/** A drop shadow that falls straight down. */
export function shadow(y: number, blur: number, colour: ColourValue, spread = 0): LayerEffect {
  return { kind: 'drop-shadow', colour, offset: [0, y], blur, spread };
}

/** Starts a collection of variables; the first mode is the default. */
export function collection(number: number, name: string, modes: readonly string[]): Collection {
  return {
    id: `VariableCollectionId:${number}:0`,
    name,
    modes: modes.map((mode, index) => ({ id: `${number}:${index + 100}`, name: mode })),
    tokens: [],
  };
}

/** Adds a variable to a collection, one value per mode. */
export function token<Value extends number | string | boolean>(
  collection: Collection,
  name: string,
  ...values: readonly (Value | Token<Value>)[]
): Token<Value> {
  const id = collection.id.replace('CollectionId', 'ID').replace(/0$/, String(collection.tokens.length + 1));
  const made: Token<Value> = { kind: 'token', id, name, collection, values };
  collection.tokens.push(made);
  return made;
}

/** The modes chosen on the way down to a layer: mode index by collection id. */
export type Modes = Readonly<Record<string, number>>;

export function isToken<Value>(value: Value | Token<Value>): value is Token<Value> {
  return typeof value === 'object' && value !== null && 'collection' in value;
}

/** The value a token has under these modes; anything else is itself. */
export function resolve<Value>(value: Value | Token<Value>, modes: Modes): Value {
  if (!isToken(value)) return value;
  const chosen = value.values[modes[value.collection.id] ?? 0] ?? value.values[0];
  if (chosen === undefined) throw new Error(`The variable ${value.name} has no value.`);
  return resolve(chosen, modes);
}

/** Figma's colour of a hex colour, 0 to 1. */
export function rgba(hex: Hex): { r: number; g: number; b: number; a: number } {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return { r: part(1), g: part(3), b: part(5), a: hex.length > 7 ? part(7) : 1 };
}

/** Fills as a list, whether one, many or none were given. */
export function listOf(fills: Fill | readonly Fill[] | undefined): readonly Fill[] {
  if (fills === undefined) return [];
  return isList(fills) ? fills : [fills];
}

function isList(fills: Fill | readonly Fill[]): fills is readonly Fill[] {
  return Array.isArray(fills);
}
