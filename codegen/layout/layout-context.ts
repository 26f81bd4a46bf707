/** The state that all parts of one layout share, and the types by which parents and children exchange facts. */
import { type Problem, problem } from '#design/problem';
import type { AssetBytes } from '#design/snapshot';
import type {
  AutoLayout,
  BoxNode,
  DesignNode,
  DesignToken,
  DesignTree,
  Point,
  Rectangle,
  ShapeNode,
} from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import type { Axis } from './axis.ts';
import { tokenProperties } from '../css/token-properties.ts';
import type { LayoutNode, PictureOccurrence } from './layout-tree.ts';
import { createNamedStyleList, type NamedStyleList } from './named-style-list.ts';
import { type BlendCheck, createBlendCheck } from './paint/blend-mode.ts';
import { findVaryingPictures } from './paint/varying-pictures.ts';
import { createFontList, type FontList } from './text/font-packages.ts';
import { findRoundedTexts } from './text/rounded-texts.ts';
import {
  createIncompleteCheck,
  createVectorCheck,
  type IsIncomplete,
  type IsVector,
} from './vectors/find-vectors.ts';
import { createPathTransformer, type TransformPath } from './vectors/path-data.ts';
import { createVectorAssetList, type VectorAssetList } from './vectors/vector-asset-list.ts';
import { createVisualBounds, type VisualBounds } from './visual-bounds.ts';

/** The state that all parts of one layout share. */
export interface LayoutContext {
  readonly tree: DesignTree;
  readonly problems: Problem[];
  readonly fonts: FontList;
  readonly namedStyles: NamedStyleList;
  readonly bounds: VisualBounds;
  readonly blends: BlendCheck;
  readonly vectorAssets: VectorAssetList;
  readonly isVector: IsVector;
  readonly isIncomplete: IsIncomplete;
  readonly transformPath: TransformPath;
  readonly assets: AssetBytes;
  /** The ids of boxes whose picture is content although it is behind other layers. */
  readonly varyingPictures: ReadonlySet<string>;
  /** The keys of the texts whose width is rounded up to whole px. */
  readonly roundedTexts: ReadonlySet<string>;
  /** The pictures met so far, in layer order. */
  readonly pictures: PictureAtDrawnSize[];
  /** The id of the frame that contains each node, by the node's id. */
  readonly pages: ReadonlyMap<string, string>;
  /** The fragments of a parent's export that represent single nodes, by the node's id. */
  readonly exportFragments: Map<string, ExportFragment>;
  readonly tokens: ReadonlyMap<string, DesignToken>;
  /** Custom properties by token name. */
  readonly properties: ReadonlyMap<string, string>;
  /** Lays out a node and its descendants. It is part of the context because boxes lay out their children. */
  readonly layOutNode: LayOutNode;
  /** Draws a node as an SVG file. It is part of the context because paint is drawn in it, and it is paint of patterns. */
  readonly drawSvgFile: DrawSvgFile;
  /** Reports a problem once for each layer and message. */
  report: <Code extends Problem['code']>(
    code: Code,
    node: { readonly id: string; readonly name: string },
    facts: Parameters<typeof problem<Code>>[2],
  ) => void;
}

/** A picture of which only the drawn size is known so far. */
export type PictureAtDrawnSize = Omit<PictureOccurrence, 'growth'>;

/** Sanitized markup from an export, and the origin of the node in it. */
export interface ExportFragment {
  readonly body: string;
  readonly origin: Point;
  /** Whether the node's box clips the markup. */
  readonly clips: boolean;
}

/** Lays out one node in its placement context. */
export type LayOutNode = (
  node: DesignNode,
  placementContext: PlacementContext,
  context: LayoutContext,
) => LayoutResult;

/** Draws a shape or box over an area of its parent; `null` if geometry is missing. */
export type DrawSvgFile = (
  root: ShapeNode | BoxNode,
  area: Rectangle,
  context: LayoutContext,
) => string | null;

/** How a node is placed: as a page, in the flow of its parent, or absolutely positioned in it. */
export type PlacementContext =
  | { readonly kind: 'page' }
  | {
      readonly kind: 'flow';
      readonly parent: BoxNode;
      readonly layout: AutoLayout;
      /** Whether the parent stretches items on the cross axis by default. */
      readonly stretchesItems: boolean;
      /** Whether flexbox would shrink items along the main axis. */
      readonly wouldShrinkItems: boolean;
      /** The `flex-basis` of items that fill the flow, in px. */
      readonly flexBasis: string;
      /** The distance to the previous sibling beyond the gap. */
      readonly margin: Margin;
      /** The item's own constraint on the cross axis; `null` if the flow's alignment expresses it. */
      readonly crossAxisConstraint: CrossAxisConstraint | null;
      /** The item's own constraint on the main axis; `null` if the flow expresses it. */
      readonly mainAxisConstraint: MainAxisConstraint | null;
      /** The index among the items of the flow. */
      readonly index: number;
    }
  | {
      readonly kind: 'free';
      readonly parent: BoxNode;
      /**
       * Border widths of the parent (top, right, bottom, left). Offsets of absolutely positioned elements do not
       * include them.
       */
      readonly borderWidths: BorderWidths;
    };

/** Widths in px: top, right, bottom, left. */
export type BorderWidths = readonly [number, number, number, number];

/** Margins of a flow item in px. */
export interface Margin {
  readonly top: number;
  readonly left: number;
}

/** A constraint of a flow item on the cross axis that the flow cannot express. All lengths are px, as drawn. */
export interface CrossAxisConstraint {
  readonly axis: Axis;
  readonly kind: 'center' | 'end' | 'stretch' | 'scale';
  /** Distances from the start and the end of the flow's content box. */
  readonly before: number;
  readonly after: number;
  /** Position and length as fractions of the frame that the constraint refers to. */
  readonly startShare: number;
  readonly lengthShare: number;
  /** Where the flow's content box starts in that frame, and how much shorter it is. */
  readonly contentStart: number;
  readonly contentInset: number;
}

/** A constraint of a flow item on the main axis that the flow cannot express. */
export interface MainAxisConstraint {
  /** The distance to the previous item: the remaining space or a share of it; `null` keeps the drawn distance. */
  readonly before: 'auto' | SpaceShare | null;
  /** The remaining space, or px. */
  readonly after: 'auto' | number;
  /** The item's length; `null` keeps the drawn length. */
  readonly length: SpaceShare | null;
  /**
   * A fraction of the available space by which the item moves down. Percentages of margins refer to the width, so
   * vertical margins cannot express it.
   */
  readonly shift: number | null;
}

/** A fraction of the available space in a flow plus a length in px. */
export interface SpaceShare {
  readonly share: number;
  readonly px: number;
}

/** A laid out node with the facts that its parent needs. */
export interface LayoutResult {
  /** Whether it paints above later siblings that are not positioned. */
  readonly node: LayoutNode;
  readonly lifted: boolean;
  /** Only descendants are lifted; its own paint or other descendants are not. @default false */
  readonly partly?: boolean;
  /** A descendant is sticky relative to a scroll container outside. @default false */
  readonly containsSticky?: boolean;
  readonly source: DesignNode;
}

/** Creates the context for the layout of a design tree. */
export function createLayoutContext(
  tree: DesignTree,
  assets: AssetBytes,
  { layOutNode, drawSvgFile }: Pick<LayoutContext, 'layOutNode' | 'drawSvgFile'>,
): LayoutContext {
  const problems: Problem[] = [];
  const reported = new Set<string>();
  return {
    tree,
    problems,
    fonts: createFontList(),
    namedStyles: createNamedStyleList(),
    bounds: createVisualBounds(),
    blends: createBlendCheck(),
    vectorAssets: createVectorAssetList(),
    isVector: createVectorCheck(),
    isIncomplete: createIncompleteCheck(),
    transformPath: createPathTransformer(),
    assets,
    varyingPictures: findVaryingPictures(tree),
    roundedTexts: findRoundedTexts(tree),
    pictures: [],
    pages: collectPageIds(tree),
    exportFragments: new Map(),
    layOutNode,
    drawSvgFile,
    tokens: new Map(tree.tokens.map((token) => [token.name, token])),
    properties: tokenProperties(tree.tokens),
    report(code, node, facts) {
      const found = problem(code, node, facts);
      const key = `${found.nodeId} ${found.message}`;
      if (reported.has(key)) return;
      reported.add(key);
      problems.push(found);
    },
  };
}

function collectPageIds({ frames }: DesignTree): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const { root } of frames) for (const node of walkLayers([root])) pages.set(node.id, root.id);
  return pages;
}

/** A reference to the token of a field, or the value if the field has no token. */
export function tokenOrValue(context: LayoutContext, node: DesignNode, field: string, value: string): string {
  const name = Object.hasOwn(node.tokens, field) ? node.tokens[field] : undefined;
  return tokenValue(context, name ?? null, value);
}

/** `var(--name)` for a token, or the value if there is no token. The custom property of a number includes its unit. */
export function tokenValue(context: LayoutContext, name: string | null, value: string): string {
  const property = name === null ? undefined : context.properties.get(name);
  return property === undefined ? value : `var(${property})`;
}
