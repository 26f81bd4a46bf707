/**
 * Layers that are to be created on the canvas, as plain data: what a chart or a diagram is before it is drawn. Positions
 * are px from the top left corner of the frame around a layer, colours are `#rrggbb`.
 */

export type NewLayer = NewFrame | NewRectangle | NewEllipse | NewVector | NewText;

interface NewLayerBox {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface NewStroke {
  readonly colour: string;
  /** px. */
  readonly width: number;
  /** px of dashes and gaps. @default a solid line */
  readonly dashes?: readonly number[];
}

interface NewShape extends NewLayerBox {
  /** @default none */
  readonly fill?: string;
  /** 0 to 1, of the fill. @default 1 */
  readonly fillOpacity?: number;
  /** @default none */
  readonly stroke?: NewStroke;
}

export interface NewFrame extends NewShape {
  readonly kind: 'frame';
  /** px. @default 0 */
  readonly radius?: number;
  /** @default children stay at their positions */
  readonly autoLayout?: NewAutoLayout;
  readonly children: readonly NewLayer[];
}

/** Auto layout of a frame of a fixed size; its children are centred across. */
export interface NewAutoLayout {
  readonly direction: 'HORIZONTAL' | 'VERTICAL';
  /** px. */
  readonly gap: number;
  readonly paddingX: number;
  readonly paddingY: number;
}

export interface NewRectangle extends NewShape {
  readonly kind: 'rectangle';
  /** A name under which its id is answered. @default none */
  readonly key?: string;
  /** px. @default 0 */
  readonly radius?: number;
}

export interface NewEllipse extends NewShape {
  readonly kind: 'ellipse';
  /** A part of it. @default the whole ellipse */
  readonly arc?: NewArc;
}

export interface NewArc {
  /** Radians, clockwise from the right, as Figma counts them. */
  readonly start: number;
  readonly end: number;
  /** Of the hole, as a share of the radius; 0 for none. */
  readonly inner: number;
}

export interface NewVector extends NewShape {
  readonly kind: 'vector';
  /** Absolute commands M, L, C and Z, which are all that Figma takes; px from the corner of the layer. */
  readonly path: string;
  readonly roundCaps?: boolean;
}

export interface NewText extends NewLayerBox {
  readonly kind: 'text';
  readonly characters: string;
  /** px. */
  readonly size: number;
  readonly weight: 400 | 600;
  readonly colour: string;
  /** Where the text stays if it is wider or narrower than its box. */
  readonly align: 'LEFT' | 'CENTER' | 'RIGHT';
  /** Degrees counter-clockwise around the top left corner of the box, as Figma turns layers. @default 0 */
  readonly rotation?: number;
}
