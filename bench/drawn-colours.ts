/** The solid colours that a design shows, each with the layer, and the text, that shows it. */
import type { Colour, DesignNode, Paint, SolidPaint } from '#design/tree';

export interface DrawnColour {
  readonly nodeId: string;
  readonly kind: 'fill' | 'stroke' | 'text';
  /** The words it colours; empty but for texts. */
  readonly words: string;
  readonly colour: Colour;
  /** The variable or style it is bound to. */
  readonly token: string | null;
}

/**
 * Lists them in the order of the layers; what is hidden, has no size or only masks shows none.
 * @param left Ids of layers that are left out with all in them. @default none
 */
export function listDrawnColours(
  root: DesignNode,
  left: ReadonlySet<string> = new Set(),
): readonly DrawnColour[] {
  const found: DrawnColour[] = [];
  const waiting: DesignNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node !== root && (!node.visible || node.mask !== null || node.opacity === 0)) continue;
    if (left.has(node.id)) continue;
    if (node.kind === 'box') waiting.push(...node.children.toReversed());
    found.push(...coloursOf(node));
  }
  return found;
}

function coloursOf(node: DesignNode): readonly DrawnColour[] {
  const strokes = isStroked(node) ? shownSolids(node.stroke?.paints ?? []) : [];
  const told = (kind: DrawnColour['kind'], words: string, solids: readonly SolidPaint[]) =>
    solids.map(({ colour, opacity, token }) => {
      return { nodeId: node.id, kind, words, colour: { ...colour, a: colour.a * opacity }, token };
    });
  if (node.kind === 'text') {
    const runs = node.runs.flatMap(({ text, fills }) => told('text', text.trim(), shownSolids(fills)));
    return [...runs.filter(({ words }) => words !== ''), ...told('stroke', '', strokes)];
  }
  const { width, height } = node.box;
  const fills = width > 0 && height > 0 && !isDrawnEmpty(node) ? shownSolids(node.fills) : [];
  return [...told('fill', '', fills), ...told('stroke', '', strokes)];
}

/** A line has no inside, and neither has a shape whose outline is open. */
function isDrawnEmpty(node: DesignNode): boolean {
  if (node.kind !== 'shape') return false;
  return node.shape === 'line' || (node.fillGeometry.length === 0 && node.strokeGeometry.length > 0);
}

function isStroked({ stroke }: DesignNode): boolean {
  return stroke !== null && stroke.weights.some((weight) => weight > 0);
}

/** What lies under an opaque plain colour is not seen. */
function shownSolids(paints: readonly Paint[]): readonly SolidPaint[] {
  const cover = paints.findLastIndex(
    (paint) =>
      paint.kind === 'solid' &&
      paint.colour.a * paint.opacity > 0.999 &&
      ['NORMAL', 'PASS_THROUGH'].includes(paint.blendMode),
  );
  return paints
    .slice(Math.max(0, cover))
    .filter((paint): paint is SolidPaint => paint.kind === 'solid' && paint.colour.a * paint.opacity > 0.004);
}
