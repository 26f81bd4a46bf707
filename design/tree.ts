/**
 * The design tree: Figma's JSON with its defaults filled in, its old and new spellings made one, and nothing lost
 * that a page could show. Plain JSON, px and degrees, colours 0 to 1. Node kinds are ours, not Figma's.
 */
import type { AssetRef } from './snapshot.ts';
import type { Problem } from './problem.ts';

export interface DesignTree {
  readonly documentName: string;
  readonly frames: readonly DesignFrame[];
  readonly tokens: readonly DesignToken[];
  /** Main components by node id, for the instances that occur. */
  readonly components: Readonly<Record<string, DesignComponent>>;
  /** Variants of the sets in use: the same controls in all their states. @default none */
  readonly variants?: readonly DesignVariant[];
  readonly problems: readonly Problem[];
}

/** One variant of a component set, drawn; its name says which. */
export interface DesignVariant {
  readonly setId: string;
  readonly root: DesignNode;
}

export interface DesignFrame {
  readonly root: DesignNode;
  readonly page: string | null;
}

export type DesignNode = BoxNode | TextNode | ShapeNode;

interface NodeCommon {
  readonly id: string;
  readonly name: string;
  /** Hidden nodes stay in the tree: a component may show them in another instance. */
  readonly visible: boolean;
  /** Before rotation, relative to the parent's top left corner. */
  readonly box: Rectangle;
  /** Figma's own result on its canvas, after rotation. */
  readonly absoluteBox: Rectangle;
  /** What it paints on the canvas, strokes and shadows included: what an export of it shows; `null` where untold. */
  readonly renderBox: Rectangle | null;
  /** Clockwise as CSS has it, about the box's centre. */
  readonly rotation: number;
  readonly flip: { readonly x: boolean; readonly y: boolean };
  readonly opacity: number;
  readonly blendMode: string;
  readonly effects: readonly Effect[];
  /** The shared effect style's name, where one is attached. @default null */
  readonly effectStyle?: string | null;
  readonly placement: Placement;
  /** Set where this node masks the siblings after it. */
  readonly mask: 'alpha' | 'luminance' | 'vector' | null;
  /** The property of the enclosing component that drives this node. */
  readonly propertyReferences: PropertyReferences;
  /** Token names by the field they are bound to (`itemSpacing`, `opacity`, `fontSize` ...). */
  readonly tokens: Readonly<Record<string, string>>;
  /** The modes this node chooses for itself and all below it: mode names by collection name; mostly empty. */
  readonly modes: Readonly<Record<string, string>>;
  readonly link: Link | null;
  /** Figma's own export of this node, where there is one. */
  readonly exported: AssetRef | null;
  /** Layers without effect around it or in it whose place it took over. @default none */
  readonly absorbed?: readonly string[];
}

/** Frames, groups, components, instances, sections, and rectangles that only hold paint. */
export interface BoxNode extends NodeCommon {
  readonly kind: 'box';
  readonly role: 'frame' | 'group' | 'component' | 'component-set' | 'instance' | 'section' | 'rectangle';
  /** What shows of its paint where that is not its rounded box: an ellipse, or path data in its own px. */
  readonly contour: 'ellipse' | (string & {}) | null;
  readonly layout: AutoLayout | null;
  readonly clips: boolean;
  /** The axes its content scrolls on in a prototype. */
  readonly scrolls: 'none' | 'horizontal' | 'vertical' | 'both';
  readonly fills: readonly Paint[];
  readonly stroke: Stroke | null;
  /** Top left, top right, bottom right, bottom left, in px. */
  readonly radii: readonly [number, number, number, number];
  readonly instance: ComponentInstance | null;
  readonly children: readonly DesignNode[];
}

export interface TextNode extends NodeCommon {
  readonly kind: 'text';
  readonly characters: string;
  /** Ranges that cover `characters` without gap or overlap, in order. */
  readonly runs: readonly TextRun[];
  readonly paragraph: Paragraph;
  readonly stroke: Stroke | null;
  /** The layers whose words it took over as its lines, its own the first. @default none */
  readonly joined?: readonly string[];
  /** The line that its words follow. @default they run straight */
  readonly path?: TextPath;
}

/** The line that a text follows. */
export interface TextPath {
  /** Path data in the layer's own px. */
  readonly path: string;
  /** The segment on which the words begin, and how far along it, as a share of its length. */
  readonly segment: number;
  readonly position: number;
}

/** Vectors, boolean groups, ellipses, lines, stars, polygons: what is drawn rather than laid out. */
export interface ShapeNode extends NodeCommon {
  readonly kind: 'shape';
  readonly shape: 'vector' | 'ellipse' | 'line' | 'polygon' | 'star' | 'boolean';
  readonly fills: readonly Paint[];
  readonly stroke: Stroke | null;
  readonly fillGeometry: readonly ShapePath[];
  readonly strokeGeometry: readonly ShapePath[];
  /** Radians as Figma gives them; set for arcs and donuts. */
  readonly arc: { readonly start: number; readonly end: number; readonly innerRadius: number } | null;
}

export interface ShapePath {
  readonly path: string;
  readonly windingRule: 'nonzero' | 'evenodd';
  /** Paints of this path where they differ from the shape's. */
  readonly fills: readonly Paint[] | null;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Sizing = 'fixed' | 'hug' | 'fill';

/** How a node sits in its parent. */
export interface Placement {
  /** True outside the parent's auto layout, or where the parent has none. */
  readonly absolute: boolean;
  readonly horizontal: Sizing;
  readonly vertical: Sizing;
  readonly minWidth: number | null;
  readonly maxWidth: number | null;
  readonly minHeight: number | null;
  readonly maxHeight: number | null;
  readonly keepsRatio: boolean;
  readonly constraints: {
    readonly horizontal: 'left' | 'right' | 'center' | 'stretch' | 'scale';
    readonly vertical: 'top' | 'bottom' | 'center' | 'stretch' | 'scale';
  };
  /** Cell and span in a parent's grid, 0-based. */
  readonly cell: {
    readonly row: number;
    readonly column: number;
    readonly rowSpan: number;
    readonly columnSpan: number;
  } | null;
  /** Alignment in the cell of a grid, or across a row where it differs from the parent's. */
  readonly alignSelf: { readonly horizontal: CellAlign | null; readonly vertical: CellAlign | null };
  readonly fixedOnScroll: boolean;
  readonly sticksOnScroll: boolean;
}

export type CellAlign = 'start' | 'center' | 'end' | 'stretch';

export interface AutoLayout {
  readonly direction: 'row' | 'column' | 'grid';
  readonly wraps: boolean;
  /** Between items along the direction, px; negative overlaps. `auto` spreads them. */
  readonly gap: number | 'auto';
  /** Between wrapped lines, or a grid's rows. `auto` spreads them. */
  readonly crossGap: number | 'auto';
  readonly padding: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly justify: 'start' | 'center' | 'end' | 'space-between' | 'space-around' | 'space-evenly';
  readonly align: 'start' | 'center' | 'end' | 'baseline';
  /** How wrapped lines share the cross axis. */
  readonly alignLines: 'start' | 'space-between';
  readonly firstOnTop: boolean;
  /** The order of the flow says nothing of what stands free: that lies where its place among the layers puts it. @default false */
  readonly freeApart?: boolean;
  readonly strokesTakeSpace: boolean;
  readonly columns: readonly GridTrack[];
  readonly rows: readonly GridTrack[];
  /** px that each of equal columns needs: a row has as many as fit. @default the columns stay as many as they are */
  readonly leastColumnWidth?: number;
}

export interface GridTrack {
  readonly kind: 'fixed' | 'flex' | 'hug';
  /** px, or a share of the free space. */
  readonly size: number;
}

export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

/** Visible paints only, bottom first, opacity already in the colours where that is exact. */
export type Paint = SolidPaint | GradientPaint | ImagePaint | PatternPaint | NoisePaint | UnsupportedPaint;

interface PaintCommon {
  readonly opacity: number;
  readonly blendMode: string;
}

export interface SolidPaint extends PaintCommon {
  readonly kind: 'solid';
  readonly colour: Colour;
  readonly token: string | null;
}

export interface GradientPaint extends PaintCommon {
  readonly kind: 'gradient';
  readonly gradient: 'linear' | 'radial' | 'angular' | 'diamond';
  /** Figma's three handles in the box's unit square: start, end, width. */
  readonly handles: readonly [Point, Point, Point];
  readonly stops: readonly {
    readonly position: number;
    readonly colour: Colour;
    readonly token: string | null;
  }[];
}

export interface ImagePaint extends PaintCommon {
  readonly kind: 'image';
  readonly imageRef: string;
  readonly asset: AssetRef | null;
  readonly mode: 'fill' | 'fit' | 'crop' | 'tile' | 'stretch';
  /** The affine map from the box's unit square to the picture's, rows of Figma's `imageTransform`. */
  readonly transform: readonly [readonly [number, number, number], readonly [number, number, number]] | null;
  readonly tileScale: number;
  /** The film of which it is the poster; `null` where its bytes are missing. @default it is a picture */
  readonly film?: AssetRef | null;
  /** Quarter turns of a picture within its layer, in degrees. */
  readonly rotation: number;
  /** -1 to 1 each, those that are not 0. */
  readonly filters: Readonly<
    Partial<
      Record<
        'exposure' | 'contrast' | 'saturation' | 'temperature' | 'tint' | 'highlights' | 'shadows',
        number
      >
    >
  >;
}

/** A layer that repeats in both directions. */
export interface PatternPaint extends PaintCommon {
  readonly kind: 'pattern';
  /** The id of the layer that repeats. */
  readonly sourceId: string;
  /** That layer; `null` where the file does not tell it. */
  readonly source: DesignNode | null;
  /** Figma's own export of that layer, where there is one. */
  readonly exported: AssetRef | null;
  /** A hexagonal tiling moves every second row, or every second column, by half a tile. */
  readonly tiling: 'rectangular' | 'rows-shifted' | 'columns-shifted';
  /** px of the paint for each px of the source. */
  readonly scale: number;
  /** px between tiles. */
  readonly spacing: Point;
  /** Where in the box a tile begins, stands in the middle, or ends. */
  readonly align: { readonly x: 'start' | 'center' | 'end'; readonly y: 'start' | 'center' | 'end' };
}

/** The noise of a layer as its uppermost paint; files have it as an effect. */
export interface NoisePaint extends PaintCommon {
  readonly kind: 'noise';
  readonly effect: NoiseEffect;
}

export interface UnsupportedPaint extends PaintCommon {
  readonly kind: 'unsupported';
  readonly type: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Stroke {
  readonly paints: readonly Paint[];
  /** Top, right, bottom, left, in px. */
  readonly weights: readonly [number, number, number, number];
  readonly align: 'inside' | 'center' | 'outside';
  readonly dashes: readonly number[];
  readonly cap: 'none' | 'round' | 'square' | 'other';
  readonly join: 'miter' | 'round' | 'bevel';
  /** How its width changes along it. @default it does not */
  readonly shape?: 'variable' | 'brush' | 'dynamic';
}

/** Visible effects only. */
export type Effect =
  | ShadowEffect
  | BlurEffect
  | ProgressiveBlurEffect
  | NoiseEffect
  | TextureEffect
  | GlassEffect
  | UnsupportedEffect;

export interface ShadowEffect {
  readonly kind: 'drop-shadow' | 'inner-shadow';
  readonly colour: Colour;
  readonly token: string | null;
  readonly offset: Point;
  readonly blur: number;
  readonly spread: number;
  /** Tokens of its lengths. @default {} */
  readonly tokens?: Readonly<Partial<Record<'x' | 'y' | 'blur' | 'spread', string>>>;
  readonly blendMode: string;
  readonly showsBehind: boolean;
}

export interface BlurEffect {
  readonly kind: 'layer-blur' | 'background-blur';
  readonly radius: number;
  /** @default null */
  readonly token?: string | null;
}

/** A blur whose radius changes evenly from one point to another. */
export interface ProgressiveBlurEffect {
  readonly kind: 'progressive-layer-blur' | 'progressive-background-blur';
  readonly startRadius: number;
  readonly endRadius: number;
  /** In the box's unit square. */
  readonly start: Point;
  readonly end: Point;
}

/** Grains of one or two colours, or of all, over what the layer paints. */
export interface NoiseEffect {
  readonly kind: 'noise';
  readonly noise: 'mono' | 'duo' | 'multi';
  readonly colour: Colour;
  /** Of the other grains of two colours. */
  readonly secondColour: Colour;
  /** Of grains of all colours. */
  readonly opacity: number;
  /** px of a grain across and down. */
  readonly size: Point;
  /** The share of the area that grains cover. */
  readonly density: number;
  readonly blendMode: string;
}

/** Noise that makes the edges of the layer rough. */
export interface TextureEffect {
  readonly kind: 'texture';
  /** px of a grain across and down. */
  readonly size: Point;
  /** px by which the edge is moved at most. */
  readonly radius: number;
  readonly clipsToShape: boolean;
}

/** A pane of glass that blurs and bends what is behind it, with light on its rim. */
export interface GlassEffect {
  readonly kind: 'glass';
  /** Of the blur behind it. */
  readonly radius: number;
  readonly lightIntensity: number;
  /** Degrees. */
  readonly lightAngle: number;
  readonly refraction: number;
  readonly depth: number;
  readonly dispersion: number;
}

export interface UnsupportedEffect {
  readonly kind: 'unsupported';
  readonly type: string;
}

export interface TextRun {
  readonly text: string;
  readonly style: TextStyle;
  readonly fills: readonly Paint[];
  readonly link: Link | null;
}

export interface TextStyle {
  readonly family: string;
  /** Figma's style name, as `Semi Bold Italic`. */
  readonly face: string | null;
  readonly weight: number;
  readonly italic: boolean;
  readonly size: number;
  /** px, or `normal`: the font's own. */
  readonly lineHeight: number | 'normal';
  /** What that comes to in px by Figma's own reckoning; `null` where it does not tell. */
  readonly drawnLineHeight: number | null;
  /** px. */
  readonly letterSpacing: number;
  readonly textCase: 'original' | 'upper' | 'lower' | 'title' | 'small-caps' | 'small-caps-forced';
  readonly decoration: 'none' | 'underline' | 'line-through';
  /** How the line looks where that was chosen; `null` leaves it to the font and the words' colour. */
  readonly decorationStyle: DecorationStyle | null;
  /** OpenType features that are switched on or off, by tag. */
  readonly features: Readonly<Record<string, boolean>>;
  /** Axes of a variable font beside its weight, by tag, as `wdth`. */
  readonly variations: Readonly<Record<string, number>>;
  /** The shared text style's name, where one is attached. */
  readonly styleName: string | null;
  readonly tokens: Readonly<Record<string, string>>;
}

export interface Paragraph {
  readonly align: 'left' | 'center' | 'right' | 'justify';
  readonly verticalAlign: 'top' | 'center' | 'bottom';
  /** What the text's box follows: both axes, its width only, neither; or cut off with an ellipsis. */
  readonly resize: 'hug' | 'height' | 'fixed' | 'truncate';
  /** Whether what does not fit ends in an ellipsis. */
  readonly truncates: boolean;
  readonly maxLines: number | null;
  readonly paragraphSpacing: number;
  readonly paragraphIndent: number;
  readonly listSpacing: number;
  /** Per line of `characters` (split at newlines). */
  readonly lines: readonly { readonly list: 'none' | 'ordered' | 'unordered'; readonly indent: number }[];
  readonly trimsToCapHeight: boolean;
  /** Quotes and other marks at the start of a line stand outside the text's box. */
  readonly hangsPunctuation: boolean;
  /** Markers of lists stand outside the text's box. */
  readonly hangsLists: boolean;
}

export interface DecorationStyle {
  readonly style: 'solid' | 'wavy' | 'dotted';
  readonly colour: SolidPaint | null;
  /** `null` leaves it to the font. */
  readonly thickness: TextLength | null;
  readonly offset: TextLength | null;
  readonly skipsInk: boolean | null;
}

/** A length in px, or a share of the font's size in percent. */
export interface TextLength {
  readonly value: number;
  readonly unit: 'px' | 'percent';
}

export interface Link {
  /** `overlay` opens a frame over this one, `close` closes the one it is in; `back` is what was seen before. */
  readonly kind: 'url' | 'node' | 'scroll' | 'overlay' | 'back' | 'close';
  /** An address, or the id of the node it leads to; empty where it leads to none. */
  readonly target: string;
}

export interface ComponentInstance {
  readonly componentId: string;
  readonly properties: Readonly<Record<string, PropertyValue>>;
}

export type PropertyValue =
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'variant'; readonly value: string }
  | { readonly kind: 'swap'; readonly value: string }
  | { readonly kind: 'slot'; readonly value: string };

export interface PropertyReferences {
  readonly visible?: string;
  readonly characters?: string;
  readonly mainComponent?: string;
}

export interface DesignComponent {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly set: { readonly id: string; readonly name: string } | null;
}

/** A variable or style with a name, whose value is the same wherever it is bound. */
export interface DesignToken {
  /** Figma's name, as `Brand/500`. */
  readonly name: string;
  /** The team's own name for the web, where they gave one. */
  readonly codeName: string | null;
  readonly kind: 'colour' | 'number' | 'text' | 'boolean';
  readonly collection: string | null;
  /** What the team says of it. @default none */
  readonly description?: string;
  /** What its numbers count, where they are no px: opacities are percent, weights plain numbers. @default 'px' */
  readonly unit?: 'percent' | 'number';
  /** By mode name; the first is the default. */
  readonly values: readonly TokenModeValue[];
}

export interface TokenModeValue {
  readonly mode: string;
  readonly value: Colour | number | string | boolean;
  /** The token that it takes the value from. @default none */
  readonly alias?: DesignToken;
}
