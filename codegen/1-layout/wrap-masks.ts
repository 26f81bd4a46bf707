/**
 * Masks that are plain shapes: what they mask goes into a box of the mask's outline that cuts off what sticks out.
 * A mask that fades, is turned or counts light is none of these and stays where it is. Figma: "Masks".
 */
import type { BoxNode, DesignNode } from '#design/tree';
import { onlyShown } from './paint-style.ts';

/** The same box, the siblings behind a plain mask moved into one that clips like it. */
export function wrapMasks(node: BoxNode): BoxNode {
  const masks = node.children.filter((child) => child.mask !== null && child.visible);
  const [mask] = masks;
  if (mask === undefined || masks.length > 1 || node.layout !== null) return node;
  const outline = findOutline(mask);
  if (outline === null || mask.kind === 'text') return node;
  const at = node.children.indexOf(mask);
  const inside = node.children.slice(at + 1).map((child) => moveInto(child, mask));
  return { ...node, children: [...node.children.slice(0, at), clipBox(mask, outline, inside)] };
}

/** What a mask lets through, as an outline; `null` where it is more than an outline. */
function findOutline(mask: DesignNode): Pick<BoxNode, 'outline' | 'radii'> | null {
  const still = mask.rotation === 0 && !mask.flip.x && !mask.flip.y && mask.effects.length === 0;
  if (mask.kind === 'text' || mask.mask === 'luminance' || !still || mask.stroke !== null) return null;
  const opaque =
    mask.opacity > 0.999 &&
    onlyShown(mask.fills).some((paint) => paint.kind === 'solid' && paint.colour.a * paint.opacity > 0.999);
  if (mask.mask === 'alpha' && !opaque) return null;
  if (mask.kind === 'box') {
    const { outline, radii } = mask;
    return mask.children.some((child) => child.visible) ? null : { outline, radii };
  }
  if (mask.shape === 'ellipse' && mask.arc === null) return { outline: 'ellipse', radii: [0, 0, 0, 0] };
  const [only, more] = mask.fillGeometry;
  if (only === undefined || more !== undefined || only.windingRule === 'evenodd') return null;
  return { outline: only.path, radii: [0, 0, 0, 0] };
}

function clipBox(
  mask: Exclude<DesignNode, { kind: 'text' }>,
  { outline, radii }: Pick<BoxNode, 'outline' | 'radii'>,
  children: readonly DesignNode[],
): BoxNode {
  return {
    ...mask,
    kind: 'box',
    role: 'frame',
    mask: null,
    outline,
    radii,
    layout: null,
    clips: true,
    scrolls: 'none',
    fills: [],
    stroke: null,
    opacity: 1,
    blendMode: 'PASS_THROUGH',
    instance: null,
    children,
  };
}

/** Where the mask's box stretches, what it masks keeps its place in it. */
function moveInto(child: DesignNode, { box }: DesignNode): DesignNode {
  const constraints = { horizontal: 'left', vertical: 'top' } as const;
  return {
    ...child,
    box: { ...child.box, x: child.box.x - box.x, y: child.box.y - box.y },
    placement: { ...child.placement, constraints },
  };
}
