import type { Problem } from '#design/problem';
import { problem } from '#design/problem';
import type { AutoLayout, BoxNode, DesignNode, DesignToken, DesignTree, Point } from '#design/tree';
import type { AssetBytes } from '#design/snapshot';
import { collectPages } from './collect-pages.ts';
import { type IsDrawing, openDrawings } from './drawings/find-drawing.ts';
import { type IsIncomplete, openIncomplete } from './drawings/find-incomplete.ts';
import { type FontList, openFontList } from './fonts/font-list.ts';
import type { LayoutNode, PictureUse } from './layout-tree.ts';
import { type Blends, openBlends } from './paint/blend-mode.ts';
import { type DrawingList, openDrawingList } from './drawing-list.ts';
import { type MovePath, openPaths } from './draw/move-path.ts';
import { openNamedStyles, type NamedStyleList } from './named-style-list.ts';
import { tokenProperties } from './token-name.ts';
import { openVisualBounds, type VisualBounds } from './visual-bounds.ts';

/** What the parts of one layout share. */
export interface Laying {
  readonly tree: DesignTree;
  readonly problems: Problem[];
  readonly fonts: FontList;
  readonly namedStyles: NamedStyleList;
  readonly bounds: VisualBounds;
  readonly blends: Blends;
  readonly drawings: DrawingList;
  readonly isDrawing: IsDrawing;
  readonly isIncomplete: IsIncomplete;
  readonly movePath: MovePath;
  readonly assets: AssetBytes;
  /** Pictures as they were laid out, in the order of the layers. */
  readonly pictures: DrawnPicture[];
  /** The frame that each node stands in, by the node's id. */
  readonly pages: ReadonlyMap<string, string>;
  /** What nodes show of an export of the frame around them, by id. */
  readonly exportParts: Map<string, ExportPart>;
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
export type DrawnPicture = Omit<PictureUse, 'growth'>;

/** Clean markup from an export, and a node's own corner in it. */
export interface ExportPart {
  readonly body: string;
  readonly corner: Point;
  /** Whether the node's box cuts it off. */
  readonly clips: boolean;
}

export type LayOutNode = (node: DesignNode, slot: Slot, laying: Laying) => Laid;

/** Where a node is put: alone on a page, in the flow of its parent, or free in it. */
export type Slot =
  | { readonly kind: 'page' }
  | {
      readonly kind: 'flow';
      readonly parent: BoxNode;
      readonly layout: AutoLayout;
      /** Whether the parent stretches across what does not say otherwise. */
      readonly stretches: boolean;
      /** Whether what lies along the flow would be squeezed if it could be. */
      readonly squeezes: boolean;
      /** What those that fill the flow start from, in px. */
      readonly basis: string;
      /** What the node stands off its neighbour beyond the gap. */
      readonly margin: Margin;
      /** What it keeps by itself across the flow; `null` where the flow keeps it. */
      readonly hold: Hold | null;
      /** What it keeps by itself along the flow; `null` where the flow keeps it. */
      readonly pull: Pull | null;
      /** Its place among the siblings in the flow. */
      readonly index: number;
    }
  | {
      readonly kind: 'free';
      readonly parent: BoxNode;
      /** Border widths of the parent, which offsets do not count: top, right, bottom, left. */
      readonly borders: Borders;
    };

export type Borders = readonly [number, number, number, number];

export interface Margin {
  readonly top: number;
  readonly left: number;
}

/** A constraint that a child of a flow keeps by itself, across it. All lengths are px, as drawn. */
export interface Hold {
  readonly axis: 'horizontal' | 'vertical';
  readonly keeps: 'center' | 'end' | 'stretch' | 'scale';
  /** From where the flow's room begins, and to where it ends. */
  readonly before: number;
  readonly after: number;
  /** Where it begins and how long it is, as shares of the frame that its constraint speaks of. */
  readonly from: number;
  readonly share: number;
  /** Where the flow's room begins in that frame, and how much shorter it is. */
  readonly start: number;
  readonly around: number;
}

/** A constraint that a child of a flow keeps by itself, along it. */
export interface Pull {
  /** The distance to what is before it: what is left of the room, or so much; `null` where it is as drawn. */
  readonly before: 'auto' | RoomShare | null;
  /** What is left of the room, or px. */
  readonly after: 'auto' | number;
  /** Its own length; `null` where that is as drawn. */
  readonly length: RoomShare | null;
  /** The share of the room by which it stands further down than its margins say: they have no word for heights. */
  readonly shift: number | null;
}

/** A share of the room in a flow, and px beside it. */
export interface RoomShare {
  readonly share: number;
  readonly px: number;
}

/** A laid out node, and whether it paints above later siblings that are not positioned. */
export interface Laid {
  readonly node: LayoutNode;
  readonly lifted: boolean;
  /** Only something in it is lifted, and its own paint or more in it is not. @default false */
  readonly partly?: boolean;
  /** Something in it sticks to what scrolls around it. @default false */
  readonly sticksInside?: boolean;
  readonly from: DesignNode;
}

/** Opens a layout of a tree. */
export function openLaying(tree: DesignTree, assets: AssetBytes, layOutNode: LayOutNode): Laying {
  const problems: Problem[] = [];
  const said = new Set<string>();
  return {
    tree,
    problems,
    fonts: openFontList(),
    namedStyles: openNamedStyles(),
    bounds: openVisualBounds(),
    blends: openBlends(),
    drawings: openDrawingList(),
    isDrawing: openDrawings(),
    isIncomplete: openIncomplete(),
    movePath: openPaths(),
    assets,
    pictures: [],
    pages: collectPages(tree),
    exportParts: new Map(),
    layOutNode,
    tokens: new Map(tree.tokens.map((token) => [token.name, token])),
    properties: tokenProperties(tree.tokens),
    report(code, node, facts) {
      const found = problem(code, node, facts);
      const key = `${found.nodeId} ${found.message}`;
      if (said.has(key)) return;
      said.add(key);
      problems.push(found);
    },
  };
}

/** A value, by its token where the field has one. */
export function tokenOr(laying: Laying, node: DesignNode, field: string, value: string): string {
  const name = Object.hasOwn(node.tokens, field) ? node.tokens[field] : undefined;
  return tokenValue(laying, name ?? null, value);
}

/** `var(--name)` of a token; a number stands in for lengths, so it is written with its unit. */
export function tokenValue(laying: Laying, name: string | null, value: string): string {
  const property = name === null ? undefined : laying.properties.get(name);
  return property === undefined ? value : `var(${property})`;
}
