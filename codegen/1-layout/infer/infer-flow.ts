/**
 * Frames drawn without auto layout: a box in, the same box out with the layout that its children show. What truly lies
 * on something else stays where it is, held by its constraints; the rest flows, so that the page can change its width.
 * The steps: backgrounds become paint, groups that only get in the way are opened, what lies on a card moves into it,
 * what is never seen and what overlaps is set aside, and what stands apart by straight lines is read as rows and columns.
 */
import type { BoxNode, DesignNode } from '#design/tree';
import { sharedArea, type VisualBounds } from '../visual-bounds.ts';
import { bindGroups } from './bind-groups.ts';
import { buildFlow } from './build-flow.ts';
import { type Cut, cutLines, oneOf } from './cut-lines.ts';
import { findChains } from './find-chains.ts';
import { findOverlapping, touchMoreThan } from './find-overlaps.ts';
import { findUnseen } from './find-unseen.ts';
import { holdBackdrop } from './hold-backdrop.ts';
import { layTiles } from './lay-tiles.ts';
import { nestChildren } from './nest-children.ts';
import { openGroups } from './open-groups.ts';
import { pieceOf, type Piece } from './piece.ts';
import { noMargin, type PlacedChild } from './placed-child.ts';
import type { TellUnheld } from './room.ts';
import { takeBackground } from './take-background.ts';
import { tellTurned } from './tell-unheld.ts';

export type { PlacedChild } from './placed-child.ts';

export interface InferredFlow {
  readonly node: BoxNode;
  readonly children: readonly PlacedChild[];
  /** Ids of layers that the box now paints itself. */
  readonly taken: readonly string[];
  /** The layout was read from the drawing. */
  readonly inferred: boolean;
}

/** With more children than this, where each stands says little about the others. */
const mostChildren = 3000;
/** With more pairs of children on each other than this they are one pile, which flows nowhere. */
const mostPairs = 100_000;

/** The same box with a layout, where its children show one. */
export function inferFlow(drawn: BoxNode, bounds: VisualBounds, tell: TellUnheld): InferredFlow {
  tellTurned(drawn.children, drawn, tell);
  if (drawn.layout !== null || drawn.children.length === 0 || isCrowd(drawn.children)) {
    const children = bindGroups(drawn.children, drawn, tell);
    const node = children === drawn.children ? drawn : { ...drawn, children };
    return { node, children: children.map(plainly), taken: [], inferred: false };
  }
  const { node: painted, taken } = takeBackground(drawn);
  const nested = nestChildren(openGroups(painted.children));
  const bound = { ...painted, children: bindGroups(nested, painted, tell) };
  const { node, backdrop } = holdBackdrop(bound);
  const pieces = node.children.filter(({ visible, mask }) => visible && mask === null).map(pieceOf);
  const unseen = findUnseen(node, bounds);
  const seen = pieces.filter((piece) => !unseen.has(piece.node) && piece.node !== backdrop);
  const chains = findChains(seen);
  const chained = new Set(chains.flatMap(({ pieces: links }) => links));
  const loose = seen.filter((piece) => !chained.has(piece));
  const order = new Map(pieces.map((piece, index) => [piece, index]));
  const units = layTiles([...loose.map(oneOf), ...chains.map(({ cut }) => cut)], (unit) =>
    Math.max(...findPieces([unit]).map((piece) => order.get(piece) ?? 0)),
  );
  const overlapping = findOverlapping(
    units.map(({ core }) => core),
    node.clips ? { ...node.box, x: 0, y: 0 } : null,
  );
  const flowing = units.filter((_, index) => !overlapping.has(index));
  if (flowing.length === 0) return { node, children: node.children.map(plainly), taken, inferred: false };
  const { layout, children } = buildFlow(cutLines(flowing), node, tell);
  const all = stack(node, children, pieces, findPieces(flowing));
  return {
    node: { ...node, layout, children: all.map((child) => child.node) },
    children: all,
    taken,
    inferred: true,
  };
}

/** What takes a long time to read and says nothing. */
function isCrowd(children: readonly DesignNode[]): boolean {
  if (children.length > mostChildren) return true;
  return touchMoreThan(
    mostPairs,
    children.map(({ box }) => box),
  );
}

function plainly(node: DesignNode): PlacedChild {
  return { node, margin: noMargin, hold: null, pull: null, inside: null };
}

function findPieces(units: readonly Cut[]): readonly Piece[] {
  return units.flatMap((unit) => (unit.kind === 'one' ? [unit.piece] : findPieces(unit.parts)));
}

/** What lies beneath the flow comes before it, everything else that is free behind it. */
function stack(
  node: BoxNode,
  flow: readonly PlacedChild[],
  pieces: readonly Piece[],
  flowing: readonly Piece[],
): readonly PlacedChild[] {
  const inFlow = new Set(flowing.map((piece) => piece.node));
  const order = new Map(node.children.map((child, index) => [child, index]));
  const isBeneath = ({ node: free, box }: Piece): boolean => {
    const own = order.get(free) ?? 0;
    return !flowing.some((piece) => (order.get(piece.node) ?? 0) < own && sharedArea(piece.box, box) > 0);
  };
  const beneath = new Set(
    pieces.filter((piece) => !inFlow.has(piece.node) && isBeneath(piece)).map((piece) => piece.node),
  );
  const above = node.children.filter((child) => !inFlow.has(child) && !beneath.has(child));
  return [...[...beneath].map(plainly), ...flow, ...above.map(plainly)];
}
