import type { Declaration, Style } from '../layout-tree.ts';
import { finish, type Sheet } from '../sheet.ts';
import type { FewerColumns } from './fit-grid.ts';
import { narrowerOf, type Measured } from './measure-widths.ts';

/** What a parent leaves a child to stand in, as drawn; px. */
export interface Room {
  /** The page's width. */
  readonly page: number;
  readonly flow: Measured['flow'] | 'page';
  /** Inside the parent's padding. */
  readonly width: number;
  readonly height: number;
  /** The parent's width comes from outside, not from what is in it. */
  readonly definite: boolean;
  /** Children that say nothing of their own are stretched across. */
  readonly stretches: boolean;
  /** Children that say nothing of their own stand in the middle across. */
  readonly centres: boolean;
  /** Whether the parent is a row that may break into lines, and at which widths. */
  readonly lines: Lines;
  /** px of what stands before it in the flow. */
  readonly before: number;
  /** Nothing else stands in the flow. */
  readonly alone: boolean;
  /** Where a grid has fewer columns than drawn. */
  readonly columns: readonly FewerColumns[];
  /** What those that fill a row that breaks start from. */
  readonly basis: number;
  /** A row's children were drawn no wider than it. */
  readonly fits: boolean;
  /** A row holds something that follows its content or is large, beside which small things keep their width. */
  readonly mixed: boolean;
  /** What may still be added to the content before anything has to give way. */
  readonly spare: number;
  /** px at which the content of a row that follows it ends; `null` where the row's width is set. */
  readonly contentEnd: number | null;
}

export type Lines = 'never' | 'always' | 'narrower';

/** A style in the making. */
export interface Draft {
  readonly sheet: Sheet;
  /** What holds in narrower viewports only. */
  readonly narrower: Declaration[];
  /** px by which children hang over the end of it, as drawn. */
  readonly overhang: Map<Measured, number>;
}

export function openDraft({ node, sheet }: Measured): Draft {
  return { sheet: new Map(sheet), narrower: [...narrowerOf(node.style)], overhang: new Map() };
}

export function closeDraft({ sheet, narrower }: Draft): Style {
  return [...finish(sheet), ...narrower.toSorted((one, other) => (other.below ?? 0) - (one.below ?? 0))];
}

/** Whether a width is that of the words in it. */
export function followsWords(width: string | undefined): boolean {
  return width !== undefined && /content|--hug/.test(width);
}

/** How a node comes to its width. */
export type WidthBy = 'parent' | 'itself' | 'content';

export function widthBy({ sheet, isFree }: Measured, room: Room): WidthBy {
  if (room.flow === 'page') return 'parent';
  const width = sheet.get('width');
  if (width !== undefined && !followsWords(width)) return /%/.test(width) ? 'parent' : 'itself';
  if (isFree) {
    const held = sheet.has('inset') || (sheet.has('left') && sheet.has('right'));
    return held ? 'parent' : 'content';
  }
  if (room.flow === 'row') return sheet.has('flex') ? 'parent' : 'content';
  if (room.flow === 'grid')
    return (sheet.get('justify-self') ?? 'stretch') === 'stretch' ? 'parent' : 'content';
  // A width of its own counts for more than being stretched.
  if (followsWords(width)) return 'content';
  const across = sheet.get('align-self') ?? (room.stretches ? 'stretch' : 'start');
  return room.flow === 'none' || across === 'stretch' ? 'parent' : 'content';
}
