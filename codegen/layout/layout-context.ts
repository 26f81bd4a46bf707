import { type Problem, problem } from '#design/problem';
import type { AssetBytes } from '#design/snapshot';
import type { AutoLayout, BoxNode, DesignNode, DesignToken, DesignTree, Point } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { tokenProperties } from '../css/token-properties.ts';
import type { LayoutNode, PictureOccurrence } from './layout-tree.ts';
import { createNamedStyleList, type NamedStyleList } from './named-style-list.ts';
import { type BlendCheck, createBlendCheck } from './paint/blend-mode.ts';
import { createFontList, type FontList } from './text/font-packages.ts';
import {
  createIncompleteCheck,
  createVectorCheck,
  type IsIncomplete,
  type IsVector,
} from './vectors/find-vectors.ts';
import { createPathTransformer, type TransformPath } from './vectors/path-data.ts';
import { createVectorAssetList, type VectorAssetList } from './vectors/vector-asset-list.ts';
import { createVisualBounds, type VisualBounds } from './visual-bounds.ts';

/** What the parts of one layout share. */
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
  /** Pictures as they were laid out, in the order of the layers. */
  readonly pictures: PictureAtDrawnSize[];
  /** The frame that each node stands in, by the node's id. */
  readonly pages: ReadonlyMap<string, string>;
  /** What nodes show of an export of the frame around them, by id. */
  readonly exportFragments: Map<string, ExportFragment>;
  readonly tokens: ReadonlyMap<string, DesignToken>;
  /** Custom properties by token name. */
  readonly properties: ReadonlyMap<string, string>;
  /** Lays one node and everything in it out; here because boxes lay out what is in them. */
  readonly layOutNode: LayOutNode;
  /** Reports once for each layer and sentence. */
  report: <Code extends Problem['code']>(
    code: Code,
    node: { readonly id: string; readonly name: string },
    facts: Parameters<typeof problem<Code>>[2],
  ) => void;
}

/** A picture of which only the drawn size is known yet. */
export type PictureAtDrawnSize = Omit<PictureOccurrence, 'growth'>;

/** Clean markup from an export, and a node's own corner in it. */
export interface ExportFragment {
  readonly body: string;
  readonly origin: Point;
  /** Whether the node's box cuts it off. */
  readonly clips: boolean;
}

export type LayOutNode = (
  node: DesignNode,
  placementContext: PlacementContext,
  context: LayoutContext,
) => LayoutResult;

/** Where a node is put: alone on a page, in the flow of its parent, or free in it. */
export type PlacementContext =
  | { readonly kind: 'page' }
  | {
      readonly kind: 'flow';
      readonly parent: BoxNode;
      readonly layout: AutoLayout;
      /** Whether the parent stretches across what does not say otherwise. */
      readonly stretchesItems: boolean;
      /** Whether what lies along the flow would be squeezed if it could be. */
      readonly wouldShrinkItems: boolean;
      /** What those that fill the flow start from, in px. */
      readonly flexBasis: string;
      /** What the node stands off its neighbour beyond the gap. */
      readonly margin: Margin;
      /** What it keeps by itself across the flow; `null` where the flow keeps it. */
      readonly crossAxisConstraint: CrossAxisConstraint | null;
      /** What it keeps by itself along the flow; `null` where the flow keeps it. */
      readonly mainAxisConstraint: MainAxisConstraint | null;
      /** Its place among the siblings in the flow. */
      readonly index: number;
    }
  | {
      readonly kind: 'free';
      readonly parent: BoxNode;
      /** Border widths of the parent, which offsets do not count: top, right, bottom, left. */
      readonly borderWidths: BorderWidths;
    };

export type BorderWidths = readonly [number, number, number, number];

export interface Margin {
  readonly top: number;
  readonly left: number;
}

/** A constraint that a child of a flow keeps by itself, across it. All lengths are px, as drawn. */
export interface CrossAxisConstraint {
  readonly axis: 'horizontal' | 'vertical';
  readonly kind: 'center' | 'end' | 'stretch' | 'scale';
  /** From where the flow's room begins, and to where it ends. */
  readonly before: number;
  readonly after: number;
  /** Where it begins and how long it is, as shares of the frame that its constraint speaks of. */
  readonly startShare: number;
  readonly lengthShare: number;
  /** Where the flow's room begins in that frame, and how much shorter it is. */
  readonly contentStart: number;
  readonly contentInset: number;
}

/** A constraint that a child of a flow keeps by itself, along it. */
export interface MainAxisConstraint {
  /** The distance to what is before it: what is left of the room, or so much; `null` where it is as drawn. */
  readonly before: 'auto' | SpaceShare | null;
  /** What is left of the room, or px. */
  readonly after: 'auto' | number;
  /** Its own length; `null` where that is as drawn. */
  readonly length: SpaceShare | null;
  /** The share of the room by which it stands further down than its margins say: they have no word for heights. */
  readonly shift: number | null;
}

/** A share of the room in a flow, and px beside it. */
export interface SpaceShare {
  readonly share: number;
  readonly px: number;
}

/** A laid out node, and whether it paints above later siblings that are not positioned. */
export interface LayoutResult {
  readonly node: LayoutNode;
  readonly lifted: boolean;
  /** Only something in it is lifted, and its own paint or more in it is not. @default false */
  readonly partly?: boolean;
  /** Something in it sticks to what scrolls around it. @default false */
  readonly containsSticky?: boolean;
  readonly source: DesignNode;
}

/** Opens a layout of a tree. */
export function createLayoutContext(
  tree: DesignTree,
  assets: AssetBytes,
  layOutNode: LayOutNode,
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
    pictures: [],
    pages: collectPageIds(tree),
    exportFragments: new Map(),
    layOutNode,
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

/** A value, by its token where the field has one. */
export function tokenOrValue(context: LayoutContext, node: DesignNode, field: string, value: string): string {
  const name = Object.hasOwn(node.tokens, field) ? node.tokens[field] : undefined;
  return tokenValue(context, name ?? null, value);
}

/** `var(--name)` of a token; a number stands in for lengths, so it is written with its unit. */
export function tokenValue(context: LayoutContext, name: string | null, value: string): string {
  const property = name === null ? undefined : context.properties.get(name);
  return property === undefined ? value : `var(${property})`;
}

/** The frame that each node stands in, by the node's id. */
function collectPageIds({ frames }: DesignTree): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const { root } of frames) for (const node of walkLayers([root])) pages.set(node.id, root.id);
  return pages;
}
