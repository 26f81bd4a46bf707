/**
 * Cards drawn as a rectangle with things lying on it: what lies on an empty painted box becomes its content, where
 * that changes nothing of what covers what.
 */
import type { BoxNode, DesignNode } from '#design/tree';
import { turnedBox } from '../matrix.ts';
import { contains, sharedArea } from '../visual-bounds.ts';

const mostChildren = 600;

/** The same children, those that lie on a sibling moved into it. */
export function nestChildren(children: readonly DesignNode[]): readonly DesignNode[] {
  const hosts = children.filter((child): child is BoxNode => child.visible && isHost(child));
  if (hosts.length === 0 || children.length > mostChildren) return children;
  const places = new Map(children.map((child, index) => [child, { index, box: turnedBox(child) }]));
  const guests = new Map<BoxNode, DesignNode[]>();
  const nested = new Set<DesignNode>();
  for (const child of children) {
    const host = findHost(child, hosts, places);
    if (host === null) continue;
    nested.add(child);
    guests.set(host, [...(guests.get(host) ?? []), child]);
  }
  if (nested.size === 0) return children;
  return children.filter((child) => !nested.has(child)).map((child) => fillHost(child, guests));
}

type Places = ReadonlyMap<DesignNode, { readonly index: number; readonly box: ReturnType<typeof turnedBox> }>;

function isHost(node: DesignNode): boolean {
  if (node.kind !== 'box' || node.instance !== null || node.outline !== null) return false;
  const paints = node.fills.length > 0 || node.stroke !== null;
  const plain =
    node.rotation === 0 && node.opacity > 0.999 && node.mask === null && !node.flip.x && !node.flip.y;
  const blurred = node.effects.some(({ kind }) => kind === 'layer-blur');
  return paints && plain && !blurred && node.layout === null && !node.children.some((child) => child.visible);
}

/** The smallest host a child lies on, unless a sibling between the two in the pile touches the child. */
function findHost(child: DesignNode, hosts: readonly BoxNode[], places: Places): BoxNode | null {
  const own = places.get(child);
  if (own === undefined || !child.visible || child.mask !== null) return null;
  let best: BoxNode | null = null;
  for (const host of hosts) {
    const place = places.get(host);
    if (place === undefined || place.index >= own.index || !contains(place.box, own.box, 0.5)) continue;
    const spare = place.box.width * place.box.height - own.box.width * own.box.height;
    // Words are often drawn in a box as large as what they stand on.
    const larger = spare > 1 || (child.kind === 'text' && spare >= 0);
    const smallest = best === null || host.box.width * host.box.height <= best.box.width * best.box.height;
    if (larger && smallest) best = host;
  }
  if (best === null) return null;
  const from = places.get(best)?.index ?? 0;
  const host = best;
  const between = [...places].some(
    ([other, { index, box }]) =>
      index > from &&
      index < own.index &&
      other.visible &&
      !contains(turnedBox(host), box, 0.5) &&
      sharedArea(box, own.box) > 0,
  );
  return between ? null : best;
}

function fillHost(node: DesignNode, guests: ReadonlyMap<BoxNode, readonly DesignNode[]>): DesignNode {
  const own = node.kind === 'box' ? guests.get(node) : undefined;
  if (node.kind !== 'box' || own === undefined) return node;
  const children = own
    .map((guest) => fillHost(guest, guests))
    .map((guest) => ({
      ...guest,
      box: { ...guest.box, x: guest.box.x - node.box.x, y: guest.box.y - node.box.y },
    }));
  return { ...node, children };
}
