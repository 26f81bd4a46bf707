import type { LayoutBox, LayoutNode, LayoutTree, LayoutVector, Style } from '../1-layout/layout-tree.ts';
import { mapLayout, mapLayoutNode } from './map-layout.ts';

/**
 * A layout in which instances whose shapes are missing are drawings again: each main component becomes a component like
 * any other icon, with a plain shape in it to be replaced in that one place. What is no instance may be anything.
 */
export function drawMissing(layout: LayoutTree): LayoutTree {
  const { variants = [] } = layout;
  const drawn = mapLayout(layout, drawAgain);
  if (variants.length === 0) return drawn;
  return { ...drawn, variants: variants.map((one) => ({ ...one, root: drawInside(one.root) })) };
}

function drawInside(box: LayoutBox): LayoutBox {
  return { ...box, children: box.children.map((child) => mapLayoutNode(child, drawAgain)) };
}

function drawAgain(node: LayoutNode): LayoutNode {
  const { standsFor } = node.kind === 'box' ? node : {};
  if (!standsFor?.componentId || !/^[\d:;I]+$/.test(standsFor.componentId)) return node;
  const { id, ids, visible, references, link, decided, drawn } = node;
  const vector: LayoutVector = {
    ...{ id, ids, name: node.name, visible, references, link, drawn },
    ...(decided && { decided }),
    kind: 'vector',
    svg: placeholder(standsFor.componentId),
    staysInside: true,
    componentName: standsFor.name,
    style: inOwnColour(node.style, standsFor.colour),
  };
  return vector;
}

/** Pale, so that what takes its place later has the right colour. The id tells it from other placeholders. */
function placeholder(componentId: string): string {
  const shape = '<rect width="100%" height="100%" fill="currentColor" opacity=".25"/>';
  return `<svg data-placeholder="${componentId}">${shape}</svg>`;
}

/** In the colour that is known; else in that of the words around. */
function inOwnColour(style: Style, colour: string | null): Style {
  return style.flatMap((one) => {
    if (one.property !== 'background-color') return [one];
    return colour === null ? [] : [{ ...one, property: 'color', value: colour }];
  });
}
