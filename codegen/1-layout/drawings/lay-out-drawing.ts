/** Shapes and what is made of shapes only: one SVG each, from their geometry, from Figma's export, or a placeholder. */
import type { DesignNode, Paint, Rectangle } from '#design/tree';
import { px } from '../css-values.ts';
import { addMargin } from '../add-margin.ts';
import { drawSvg } from '../draw/draw-svg.ts';
import { putEffects } from '../paint/effect-style.ts';
import type { Drawing } from './find-drawing.ts';
import { layOutBox } from '../lay-out-box.ts';
import { layOutExport } from './lay-out-export.ts';
import { isPlainLine, layOutLine } from './lay-out-line.ts';
import type { Laid, Laying, Slot } from '../laying.ts';
import type { LayoutBox, LayoutVector } from '../layout-tree.ts';
import { isLifted, nodeCommon, putWhere } from '../node-common.ts';
import { onlyShown, solidCss } from '../paint/paint-style.ts';
import { isBoxLike, shapeAsBox } from './shape-as-box.ts';
import { finish, put, type Sheet } from '../sheet.ts';
import { shownIds, straighten } from './upright.ts';
import { contains } from '../visual-bounds.ts';

/** Lays a drawing out. */
export function layOutDrawing(node: Drawing, slot: Slot, laying: Laying): Laid {
  if (node.kind === 'shape' && isPlainLine(node)) return layOutLine(node, slot, laying);
  if (node.kind === 'shape' && isBoxLike(node)) return layOutBox(shapeAsBox(node), slot, laying);
  const flat = straighten(node);
  const area = withThickness(flat.box, node);
  const upright = slot.kind === 'free' ? { ...flat, box: area } : flat;
  const sheet: Sheet = new Map();
  putWhere(sheet, upright, slot, laying, true);
  if (slot.kind === 'flow') putThickness(sheet, flat.box, area);
  putEffects(sheet, upright, 'drawing', laying);
  const svg = drawSvg(node, area, laying);
  if (svg === null) return layOutMissing(node, upright, slot, sheet, laying);
  if (svg.colour !== null) put(sheet, 'color', svg.colour);
  const vector: LayoutVector = {
    ...nodeCommon(upright),
    ids: shownIds(node),
    kind: 'vector',
    svg: stretches(sheet, slot)
      ? svg.markup.replace('<svg ', '<svg preserveAspectRatio="none" ')
      : svg.markup,
    staysInside: contains(node.absoluteBox, laying.bounds(node), 0.5),
    ...componentOf(node, laying),
    style: finish(sheet),
  };
  return { node: vector, lifted: isLifted(sheet), from: upright };
}

function componentOf(node: Drawing, { tree }: Laying): Pick<LayoutVector, 'componentName'> {
  if (node.kind === 'shape' || node.instance === null) return {};
  const { componentId } = node.instance;
  const component = Object.hasOwn(tree.components, componentId) ? tree.components[componentId] : undefined;
  return component ? { componentName: component.set?.name ?? component.name } : {};
}

/** Whether the page may give a drawing another shape than it was drawn in. */
function stretches(sheet: Sheet, slot: Slot): boolean {
  const fixed = ['width', 'height'].every((side) => sheet.get(side)?.endsWith('px') === true);
  return slot.kind !== 'page' && !fixed;
}

/** A line has no height in Figma, and what has no height is not drawn by browsers: its stroke gives it one. */
function withThickness(box: Rectangle, { stroke }: Drawing): Rectangle {
  const reach = Math.max(1, ...(stroke?.weights ?? []));
  const [across, down] = [box.width < 0.01 ? reach : 0, box.height < 0.01 ? reach : 0];
  return {
    x: box.x - across,
    y: box.y - down,
    width: box.width + 2 * across,
    height: box.height + 2 * down,
  };
}

function putThickness(sheet: Sheet, box: Rectangle, area: Rectangle): void {
  if (area.width > box.width) {
    put(sheet, 'width', px(area.width));
    const around = (box.width - area.width) / 2;
    addMargin(sheet, 'inline', around, around);
  }
  if (area.height > box.height) {
    put(sheet, 'height', px(area.height));
    const around = (box.height - area.height) / 2;
    addMargin(sheet, 'block', around, around);
  }
}

function layOutMissing(node: Drawing, upright: Drawing, slot: Slot, sheet: Sheet, laying: Laying): Laid {
  if (node.exported !== null) return layOutExport(node, node.exported, slot, laying);
  laying.report('vector-missing', node, {});
  const paint = findSolid(node);
  const colour = paint && solidCss(paint, laying);
  put(sheet, 'background-color', placeholderColour(colour));
  const box: LayoutBox = {
    ...nodeCommon(upright),
    ids: shownIds(node),
    kind: 'box',
    instance: null,
    componentId: null,
    standsFor: {
      name: componentOf(node, laying).componentName ?? node.name,
      componentId: node.kind === 'shape' ? null : (node.instance?.componentId ?? null),
      colour,
    },
    children: [],
    style: finish(sheet),
  };
  return { node: box, lifted: isLifted(sheet), from: upright };
}

/** Grey, unless it stands on something dark and its own colour is lighter. */
function placeholderColour(colour: string | null): string {
  return colour === null ? '#d9d9d9' : `color-mix(in srgb, ${colour} 25%, transparent)`;
}

function findSolid(node: DesignNode): Extract<Paint, { kind: 'solid' }> | null {
  if (node.kind === 'text') return null;
  const own = [...onlyShown(node.fills), ...onlyShown(node.stroke?.paints ?? [])].find(
    ({ kind }) => kind === 'solid',
  );
  if (own?.kind === 'solid') return own;
  if (node.kind !== 'box') return null;
  for (const child of node.children) {
    const found = child.visible ? findSolid(child) : null;
    if (found !== null) return found;
  }
  return null;
}
