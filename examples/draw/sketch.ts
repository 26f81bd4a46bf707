/**
 * The words in which the examples are drawn: frames with auto layout, texts, shapes, components and their uses. A
 * sketch says what a layer is and how it wishes to be sized; where it ends up is worked out by a layout engine.
 */
import type { ColourValue, Collection, Fill, LayerEffect, NumberValue, Spot } from './values.ts';

export type Length = NumberValue | 'hug' | 'fill';

/** A place outside auto layout: distances in px from sides, or from the middle. */
export interface Place {
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
  /** Distance of the centres. */
  readonly centreX?: number;
  readonly centreY?: number;
  /**
   * The point of the layer that stands at `left` and `top`, in the unit square of the layer. The layer's own corner
   * is then rounded to whole px, as when a person aligns layers.
   * @default its top left corner
   */
  readonly pivot?: Spot;
  /** Overrides the constraints that follow from the sides named. */
  readonly constraints?: { readonly horizontal: string; readonly vertical: string };
}

export interface Look {
  readonly width?: Length;
  readonly height?: Length;
  readonly minWidth?: number;
  readonly maxWidth?: number;
  readonly minHeight?: number;
  readonly maxHeight?: number;
  readonly at?: Place;
  readonly fill?: Fill | readonly Fill[];
  readonly stroke?: Fill | readonly Fill[];
  readonly strokeWeight?: number | readonly [number, number, number, number];
  readonly strokeAlign?: 'INSIDE' | 'CENTER' | 'OUTSIDE';
  readonly dashes?: readonly number[];
  readonly radius?: NumberValue | readonly [number, number, number, number];
  readonly smoothing?: number;
  readonly effects?: readonly LayerEffect[];
  readonly opacity?: number;
  readonly blend?: string;
  /** Degrees clockwise about the centre. */
  readonly rotate?: number;
  readonly flip?: 'x' | 'y';
  readonly clip?: boolean;
  readonly mask?: 'ALPHA' | 'VECTOR' | 'LUMINANCE';
  readonly visible?: boolean | BooleanProperty;
  readonly scroll?: 'HORIZONTAL_SCROLLING' | 'VERTICAL_SCROLLING' | 'HORIZONTAL_AND_VERTICAL_SCROLLING';
  readonly sticks?: 'FIXED' | 'STICKY_SCROLLS';
  /** Names of frames that a click leads to, or an address. */
  readonly opens?: string;
  readonly modes?: readonly (readonly [Collection, string])[];
  readonly effectStyle?: string;

  readonly gap?: NumberValue | 'auto';
  readonly crossGap?: NumberValue;
  /** All sides; vertical and horizontal; or top, right, bottom, left. */
  readonly pad?:
    | NumberValue
    | readonly [NumberValue, NumberValue]
    | readonly [NumberValue, NumberValue, NumberValue, NumberValue];
  readonly align?: 'MIN' | 'CENTER' | 'MAX' | 'BASELINE';
  readonly justify?: 'MIN' | 'CENTER' | 'MAX' | 'SPACE_BETWEEN';
  readonly wrap?: boolean;
  /** The first layer lies on top, not the last. */
  readonly firstOnTop?: boolean;
  readonly columns?: string;
  readonly rows?: string;
  readonly cell?: {
    readonly row: number;
    readonly column: number;
    readonly rowSpan?: number;
    readonly columnSpan?: number;
    readonly horizontal?: 'MIN' | 'CENTER' | 'MAX';
    readonly vertical?: 'MIN' | 'CENTER' | 'MAX';
  };
}

export interface TypeStyle {
  /** Name of the shared text style. */
  readonly name?: string;
  readonly family: string;
  readonly weight: number;
  readonly size: NumberValue;
  /** px, or as high as the font has its lines. */
  readonly line: number | 'auto';
  /** px. */
  readonly spacing?: number;
  readonly italic?: boolean;
}

export interface TextLook extends Look {
  readonly style: TypeStyle;
  readonly align?: never;
  readonly alignText?: 'LEFT' | 'CENTER' | 'RIGHT' | 'JUSTIFIED';
  readonly alignVertical?: 'TOP' | 'CENTER' | 'BOTTOM';
  readonly maxLines?: number;
  readonly textCase?: 'UPPER' | 'LOWER' | 'TITLE' | 'SMALL_CAPS';
  readonly decoration?: 'UNDERLINE' | 'STRIKETHROUGH';
  readonly paragraphSpacing?: number;
  readonly paragraphIndent?: number;
  readonly features?: Readonly<Record<string, number>>;
  /** Per line of the text; nesting by number of leading marks. */
  readonly list?: readonly { readonly kind: 'NONE' | 'ORDERED' | 'UNORDERED'; readonly depth: number }[];
  readonly url?: string;
}

/** A stretch of text that differs from the rest. */
export interface Run {
  readonly text: string;
  readonly style?: Partial<TypeStyle>;
  readonly fill?: ColourValue;
  readonly url?: string;
  readonly decoration?: 'UNDERLINE' | 'STRIKETHROUGH';
}

export interface ShapePaths {
  /** Paths in a box of this size, scaled to the layer's. */
  readonly box: readonly [width: number, height: number];
  readonly paths: readonly string[];
  /** Given: the paths are lines of this weight; not given: they are filled. */
  readonly line?: number;
}

export type SketchType =
  | 'FRAME'
  | 'GROUP'
  | 'SECTION'
  | 'TEXT'
  | 'RECTANGLE'
  | 'ELLIPSE'
  | 'LINE'
  | 'VECTOR'
  | 'STAR'
  | 'REGULAR_POLYGON'
  | 'BOOLEAN_OPERATION'
  | 'COMPONENT'
  | 'COMPONENT_SET'
  | 'INSTANCE';

export interface Sketch {
  readonly type: SketchType;
  readonly name: string;
  readonly look: Look;
  readonly layout: 'NONE' | 'HORIZONTAL' | 'VERTICAL' | 'GRID';
  readonly children: readonly Sketch[];
  readonly text?: TextContent;
  readonly paths?: ShapePaths;
  readonly arc?: { readonly start: number; readonly end: number; readonly hole: number };
  readonly use?: Use;
  readonly variantOf?: string;
}

export interface TextContent {
  readonly look: TextLook;
  readonly runs: readonly Run[] | TextProperty;
}

export interface TextProperty {
  readonly kind: 'text-property';
  readonly name: string;
  readonly value: string;
}
export interface BooleanProperty {
  readonly kind: 'boolean-property';
  readonly name: string;
  readonly value: boolean;
}
export interface SwapProperty {
  readonly kind: 'swap-property';
  readonly name: string;
  readonly value: Sketch;
}

/** What an instance changes: properties by name, and layers inside by their names. */
export interface Use {
  readonly main: Sketch | SwapProperty;
  readonly properties: Readonly<Record<string, string | boolean | Sketch>>;
  readonly inside: Readonly<Record<string, Inside>>;
}
export interface Inside {
  readonly look?: Look;
  readonly text?: string;
  readonly properties?: Readonly<Record<string, string | boolean | Sketch>>;
  readonly main?: Sketch;
}

export interface ComponentSet {
  readonly sketch: Sketch;
  readonly axes: Readonly<Record<string, readonly string[]>>;
  /** The variant with these values; axes that are not named take their first. */
  pick(values?: Readonly<Record<string, string>>): Sketch;
}

type Children = readonly (Sketch | false | null)[];

function make(
  type: SketchType,
  layout: Sketch['layout'],
  name: string,
  look: Look,
  children: Children = [],
): Sketch {
  return {
    type,
    name,
    look,
    layout,
    children: children.filter((child) => child !== false && child !== null),
  };
}

export function row(name: string, look: Look, children: Children): Sketch {
  return make('FRAME', 'HORIZONTAL', name, look, children);
}
export function column(name: string, look: Look, children: Children): Sketch {
  return make('FRAME', 'VERTICAL', name, look, children);
}
/** Cells go by `look.cell` of each child; tracks by `columns` and `rows`, in CSS's words. */
export function grid(name: string, look: Look, children: Children): Sketch {
  return make('FRAME', 'GRID', name, look, children);
}
/** A frame without auto layout. */
export function frame(name: string, look: Look, children: Children = []): Sketch {
  return make('FRAME', 'NONE', name, look, children);
}
/**
 * A group. With a width and height its children stand in it as in a frame; without, they stand where they would
 * without the group, and the group is as large as they are.
 */
export function group(name: string, look: Look, children: Children): Sketch {
  return make('GROUP', 'NONE', name, look, children);
}
export function section(name: string, look: Look, children: Children): Sketch {
  return make('SECTION', 'NONE', name, look, children);
}
export function rectangle(name: string, look: Look): Sketch {
  return make('RECTANGLE', 'NONE', name, look);
}
export function line(name: string, look: Look): Sketch {
  return make('LINE', 'NONE', name, { height: 0, ...look });
}
export function ellipse(name: string, look: Look, arc?: Sketch['arc']): Sketch {
  const sketch = make('ELLIPSE', 'NONE', name, look);
  return arc ? { ...sketch, arc } : sketch;
}
export function vector(name: string, look: Look, paths: ShapePaths): Sketch {
  return { ...make('VECTOR', 'NONE', name, look), paths };
}
/** A shape of one of Figma's drawn kinds, its outline given as a path. */
export function drawn(
  type: 'STAR' | 'REGULAR_POLYGON' | 'BOOLEAN_OPERATION',
  name: string,
  look: Look,
  paths: ShapePaths,
  children: Children = [],
): Sketch {
  return { ...make(type, 'NONE', name, look, children), paths };
}

/** A text; the layer is named after what it says, as Figma does, unless `name` is given. */
export function text(content: string | readonly Run[] | TextProperty, look: TextLook, name?: string): Sketch {
  const runs = typeof content === 'string' ? [{ text: content }] : content;
  const said = 'kind' in runs ? runs.value : runs.map((run) => run.text).join('');
  const plain = Object.fromEntries(Object.entries(look).filter(([key]) => key !== 'style')) as Look;
  return { ...make('TEXT', 'NONE', name ?? said.slice(0, 60), plain), text: { look, runs } };
}

export function textProperty(name: string, value: string): TextProperty {
  return { kind: 'text-property', name, value };
}
export function booleanProperty(name: string, value: boolean): BooleanProperty {
  return { kind: 'boolean-property', name, value };
}
export function swapProperty(name: string, value: Sketch): SwapProperty {
  return { kind: 'swap-property', name, value };
}

/** Makes a main component of a frame. */
export function component(from: Sketch): Sketch {
  return { ...from, type: 'COMPONENT' };
}

/** Draws every combination of the axes' values. */
export function variants(
  name: string,
  look: Look,
  axes: ComponentSet['axes'],
  draw: (values: Readonly<Record<string, string>>) => Sketch,
): ComponentSet {
  const all = Object.entries(axes).reduce<readonly Record<string, string>[]>(
    (combinations, [axis, values]) =>
      combinations.flatMap((combination) => values.map((value) => ({ ...combination, [axis]: value }))),
    [{}],
  );
  const title = (values: Readonly<Record<string, string>>) =>
    Object.keys(axes)
      .map((axis) => `${axis}=${values[axis] ?? axes[axis]?.[0] ?? ''}`)
      .join(', ');
  const members = new Map(
    all.map((values) => [
      title(values),
      { ...draw(values), type: 'COMPONENT' as const, name: title(values), variantOf: name },
    ]),
  );
  const dressed: Look = {
    width: 640,
    pad: 24,
    gap: 24,
    crossGap: 24,
    wrap: true,
    radius: 8,
    stroke: '#9747ff',
    strokeWeight: 1,
    dashes: [10, 5],
    ...look,
  };
  return {
    sketch: make('COMPONENT_SET', 'HORIZONTAL', name, dressed, [...members.values()]),
    axes,
    pick(values = {}) {
      const member = members.get(title(values));
      if (!member) throw new Error(`${name} has no variant ${title(values)}.`);
      return member;
    },
  };
}

/** An instance of a main component. */
export function use(
  main: Sketch | SwapProperty,
  options: Partial<Omit<Use, 'main'>> & { readonly name?: string; readonly look?: Look } = {},
): Sketch {
  const target = 'kind' in main ? main.value : main;
  const { name = target.variantOf ?? target.name, look = {}, properties = {}, inside = {} } = options;
  return { ...make('INSTANCE', target.layout, name, look), use: { main, properties, inside } };
}
