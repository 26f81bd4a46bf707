/** The document as the host keeps it: Figma's REST JSON, node by node, changed in place by edits and undone by them. */
import type { Effect, Paint, TypeStyle } from '@figma/rest-api-spec';

/** Two rows of a 2D transform, as Figma writes it: `[[a, c, x], [b, d, y]]`. */
export type Matrix = readonly [readonly [number, number, number], readonly [number, number, number]];

/** px, y down. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Outline {
  readonly path: string;
  readonly windingRule?: 'NONZERO' | 'EVENODD';
  readonly overrideID?: number;
}

/** A paint of any kind; REST's own type is narrower than what files contain. */
export type LayerPaint = Paint & { readonly visible?: boolean; readonly opacity?: number };

/** One node of the REST JSON: the fields the host itself reads; every other field is carried along untouched. */
export interface Layer {
  readonly id: string;
  name: string;
  readonly type: string;
  children?: Layer[];
  visible?: boolean;
  locked?: boolean;
  opacity?: number;
  blendMode?: string;
  rotation?: number;
  size?: { readonly x: number; readonly y: number };
  relativeTransform?: Matrix;
  absoluteBoundingBox?: Box | null;
  absoluteRenderBounds?: Box | null;
  fills?: readonly LayerPaint[];
  strokes?: readonly LayerPaint[];
  effects?: readonly Effect[];
  strokeWeight?: number;
  strokeAlign?: 'INSIDE' | 'OUTSIDE' | 'CENTER';
  strokeCap?: string;
  strokeJoin?: string;
  strokeDashes?: readonly number[];
  strokeMiterAngle?: number;
  individualStrokeWeights?: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  cornerRadius?: number;
  cornerSmoothing?: number;
  rectangleCornerRadii?: readonly [number, number, number, number];
  clipsContent?: boolean;
  isMask?: boolean;
  maskType?: string;
  fillGeometry?: readonly Outline[];
  strokeGeometry?: readonly Outline[];
  fillOverrideTable?: Readonly<Record<string, { readonly fills?: readonly LayerPaint[] } | null>>;
  arcData?: { readonly startingAngle: number; readonly endingAngle: number; readonly innerRadius: number };
  booleanOperation?: string;
  characters?: string;
  style?: TypeStyle;
  characterStyleOverrides?: readonly number[];
  styleOverrideTable?: Readonly<Record<string, TypeStyle>>;
  lineTypes?: readonly string[];
  lineIndentations?: readonly number[];
  componentId?: string;
  styles?: Readonly<Record<string, string>>;
  backgroundColor?: { readonly r: number; readonly g: number; readonly b: number; readonly a: number };
  layoutMode?: string;
  itemReverseZIndex?: boolean;
  [field: string]: unknown;
}
