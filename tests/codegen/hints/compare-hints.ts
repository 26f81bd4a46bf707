import type { BoxNode, DesignNode, DesignTree, Paint } from '#design/tree';
import type { ReadLayer } from './read-hints.ts';

/** How many things of a design a reader of its hints recovers, and which not. */
export interface Recovery {
  readonly all: number;
  /** `WHAT NODE` each. */
  readonly lost: readonly string[];
}

/** Compares what was read with the design: tree, sizing, texts, tokens, pins, masks, properties. */
export function compareHints(
  tree: DesignTree,
  ids: readonly string[],
  layers: readonly ReadLayer[],
): Recovery {
  let next = 0;
  const lost: string[] = [];
  let all = 0;
  const judge = (what: string, node: DesignNode, recovered: boolean) => {
    all += 1;
    if (!recovered) lost.push(`${what} ${node.id}`);
  };
  const visit = (node: DesignNode, parent: BoxNode | null, parentNumber: number | null) => {
    if (!node.visible) return;
    // What lies in a drawing is drawn, not built: the drawing's line tells of it, and it has no number.
    if (ids[next] !== node.id) return judge('layer', node, isDrawn(node));
    const layer = layers[next];
    next += 1;
    if (layer === undefined) return judge('layer', node, false);
    judge('parent', node, layer.parent === parentNumber);
    judge('width', node, parent === null || isSized(layer.width, node, 'width'));
    judge('height', node, isSized(layer.height, node, 'height'));
    if (node.kind === 'text') judge('text', node, layer.characters === node.characters);
    if (parent !== null) judge('pins', node, layer.pins === pinsOf(node));
    for (const token of tokensOf(node)) judge(`token ${token}`, node, layer.tokens.has(token));
    if (node.mask !== null) judge('mask', node, layer.mask === node.mask);
    if (node.kind !== 'box') return;
    for (const [property, { value }] of Object.entries(node.instance?.properties ?? {}))
      judge(`property ${property}`, node, layer.properties[property] === value);
    node.children.forEach((child) => visit(child, node, layer.number));
  };
  tree.frames.forEach(({ root }) => visit(root, null, null));
  return { all, lost };
}

function isDrawn(node: DesignNode): boolean {
  if (node.kind === 'shape') return true;
  return (
    node.kind === 'box' &&
    node.role === 'group' &&
    node.children.every((child) => !child.visible || isDrawn(child))
  );
}

function isSized(read: string, node: DesignNode, field: 'width' | 'height'): boolean {
  const sizing = field === 'width' ? node.placement.horizontal : node.placement.vertical;
  if (sizing !== 'fixed') return read === (sizing === 'fill' ? '*' : '-');
  const token = node.tokens[field];
  if (token !== undefined) return read === `$${token}` || read === `$${JSON.stringify(token)}`;
  return Math.abs(Number(read) - node.box[field]) <= 0.5;
}

const across = { left: 'l', right: 'r', center: 'c', stretch: 'w', scale: 's' };
const down = { top: 't', bottom: 'b', center: 'c', stretch: 'w', scale: 's' };

function pinsOf({ placement: { absolute, constraints } }: DesignNode): string | null {
  return absolute ? `${across[constraints.horizontal]}${down[constraints.vertical]}` : null;
}

function tokensOf(node: DesignNode): readonly string[] {
  const ofPaints = (paints: readonly Paint[]) =>
    paints.flatMap((paint) => {
      if (paint.kind === 'solid') return [paint.token];
      return paint.kind === 'gradient' ? paint.stops.map(({ token }) => token) : [];
    });
  const found = [
    ...Object.values(node.tokens),
    ...ofPaints(node.kind === 'text' ? node.runs.flatMap(({ fills }) => fills) : node.fills),
    ...ofPaints(node.stroke?.paints ?? []),
    ...node.effects.map((effect) => ('token' in effect ? effect.token : null)),
    ...(node.kind === 'text' ? node.runs.flatMap(({ style }) => Object.values(style.tokens)) : []),
  ];
  return [...new Set(found)].filter((token) => token !== null);
}
