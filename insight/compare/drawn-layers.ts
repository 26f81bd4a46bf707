/** The layers of a frame as its picture shows them. */
import type { DifferenceBox } from '#design/difference';
import type { DesignNode } from '#design/tree';

/** A visible layer in px of the picture. */
export interface DrawnLayer {
  readonly node: DesignNode;
  readonly box: DifferenceBox;
  /** Whether it puts paint on the canvas itself. */
  readonly paints: boolean;
  /** Layers around it. */
  readonly depth: number;
}

/** The visible layers of a frame in the order in which they are painted, each as far as layers around it do not clip it. */
export function listDrawn(frame: DesignNode, scale: number): readonly DrawnLayer[] {
  const { x, y } = frame.absoluteBox;
  const drawn: DrawnLayer[] = [];
  const waiting: { readonly node: DesignNode; readonly depth: number; readonly clip: DifferenceBox }[] = [
    { node: frame, depth: 0, clip: { x: 0, y: 0, width: Infinity, height: Infinity } },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth, clip } = next;
    if (depth > 0 && (!node.visible || node.opacity === 0)) continue;
    const own = node.absoluteBox;
    const box = intersect(
      {
        x: (own.x - x) * scale,
        y: (own.y - y) * scale,
        width: own.width * scale,
        height: own.height * scale,
      },
      clip,
    );
    drawn.push({ node, box, paints: hasPaint(node), depth });
    if (node.kind !== 'box') continue;
    const inside = node.clips ? box : clip;
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined) waiting.push({ node: child, depth: depth + 1, clip: inside });
    }
  }
  return drawn;
}

export function intersect(a: DifferenceBox, b: DifferenceBox): DifferenceBox {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

function hasPaint(node: DesignNode): boolean {
  if (node.kind === 'text') return node.characters.trim() !== '';
  return node.fills.length > 0 || (node.stroke?.paints.length ?? 0) > 0 || node.effects.length > 0;
}
