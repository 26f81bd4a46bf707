/** Frames, groups, instances and painted rectangles: a box with its paint, and its children in a flow or free. */
import type { BoxNode, DesignNode } from '#design/tree';
import { keepsBlending, raiseBlending } from './paint/blend-mode.ts';
import { clipPath } from './css-values.ts';
import { putEffects, putRadii, silhouetteOf } from './paint/effect-style.ts';
import { putFlow } from './place/container-style.ts';
import { keepHeight } from './place/flow-child-style.ts';
import { type Definite, planFlow } from './place/plan-flow.ts';
import { inferFlow, type PlacedChild } from './infer/infer-flow.ts';
import type { Borders, Laid, Laying, Slot } from './laying.ts';
import { findPicture, layOutPicture } from './pictures/lay-out-picture.ts';
import type { LayoutBox } from './layout-tree.ts';
import { turnedBox } from './matrix.ts';
import { showThrough } from './masks/mask-style.ts';
import { isLifted, nodeCommon, putWhere } from './node-common.ts';
import { layOutPaints, splitFills } from './paint/paint-layers.ts';
import { onlyShown, putFills } from './paint/paint-style.ts';
import { leavesBehind, restack } from './place/restack.ts';
import { letStick, putScrollAxes, sticks } from './place/scroll-style.ts';
import { finish, put, type Sheet } from './sheet.ts';
import { settleSizes } from './settle-sizes.ts';
import { layOutOverlay } from './paint/stroke-overlay.ts';
import { putStroke } from './paint/stroke-style.ts';
import { cutsOff } from './visual-bounds.ts';
import { wrapMasks } from './masks/wrap-masks.ts';

/** Lays a box and everything in it out. */
export function layOutBox(drawn: BoxNode, slot: Slot, laying: Laying): Laid {
  const settled = wrapMasks(settleSizes(raiseBlending(drawn)), laying);
  const {
    node,
    children: placed,
    inferred,
    taken,
  } = inferFlow(settled, laying.bounds, (layer, detail) =>
    laying.report('layout-approximated', layer, { detail }),
  );
  const sheet: Sheet = new Map();
  const picture = findPicture(node);
  putWhere(sheet, node, slot, laying, picture !== null);
  if (inferred && node.rotation === 0) letGrow(sheet, node);
  if (picture !== null && slot.kind !== 'page') return layOutPicture(node, picture, sheet, laying);
  const fills = splitFills(node);
  putFills(sheet, node, fills.background, laying);
  const borders = putStroke(sheet, node, laying);
  putRadii(sheet, node, laying);
  putOutline(sheet, node);
  putEffects(sheet, node, silhouetteOf(node, laying), laying);
  putClip(sheet, node, slot, laying);
  const paints = layOutPaints(sheet, node, fills.layers, laying);
  const children = layOutChildren(sheet, node, placed, borders, laying);
  if (keepsBlending(node, laying)) put(sheet, 'isolation', 'isolate');
  const overlay = layOutOverlay(sheet, node, laying);
  const box: LayoutBox = {
    ...nodeCommon(node),
    ids: [node.id, ...taken],
    kind: 'box',
    style: finish(sheet),
    instance: findInstance(node, laying),
    componentId: node.role === 'component' ? node.id : null,
    ...findSet(node, laying),
    children: [
      ...paints,
      ...children.map(({ node: child }) => child),
      ...(overlay === null ? [] : [overlay]),
    ],
  };
  const escapes = children.some(({ lifted }) => lifted);
  const sticksInside = node.scrolls === 'none' && children.some(sticks);
  const hasPaint = node.fills.length > 0 || node.stroke !== null || node.effects.length > 0;
  const partly = !isLifted(sheet) && leavesBehind(hasPaint, children);
  return { node: box, lifted: isLifted(sheet) || escapes, partly, sticksInside, from: node };
}

function layOutChildren(
  sheet: Sheet,
  node: BoxNode,
  placed: readonly PlacedChild[],
  borders: Borders,
  laying: Laying,
): readonly Laid[] {
  const flow = node.layout === null ? null : planFlow(node, node.layout, findDefinite(sheet, node));
  if (flow !== null) putFlow(sheet, node, flow, borders, laying);
  const places = new Map(flow?.inFlow.map((child, index) => [child, index]));
  // A mask that masks nothing paints nothing either.
  const seen = placed.filter(({ node: child }) => child.mask === null);
  const whole = seen.map(({ node: child, margin, hold, pull, inside }) => {
    const free: Slot = { kind: 'free', parent: node, borders };
    if (flow === null || child.placement.absolute) return laying.layOutNode(child, free, laying);
    const { layout, stretches, squeezes, basis } = flow;
    // What is hidden takes the place it would have.
    const index = places.get(child) ?? 1;
    const slot: Slot = {
      kind: 'flow',
      parent: node,
      layout,
      stretches,
      squeezes,
      basis,
      margin,
      hold,
      pull,
      index,
    };
    const one =
      inside !== null && child.kind === 'box'
        ? layOutGroup(child, inside, slot, laying)
        : laying.layOutNode(child, slot, laying);
    return keepHeight(one, flow);
  });
  const laid = whole.map((child, index) => showThrough(child, seen[index]?.node, laying));
  const hasFree = placed.some(
    ({ node: child }) => child.visible && (flow === null || child.placement.absolute),
  );
  if (hasFree && !sheet.has('position')) put(sheet, 'position', 'relative');
  if (laid.some(sticks)) letStick(sheet);
  const firstOnTop = node.layout?.firstOnTop === true;
  const order = !firstOnTop ? 'as-listed' : node.layout.freeApart === true ? 'flow-reversed' : 'reversed';
  const stacked = restack(laid, order, laying);
  const numbered = stacked.some(({ node: { style } }) =>
    style.some(({ property }) => property === 'z-index'),
  );
  if (firstOnTop && numbered) put(sheet, 'isolation', 'isolate');
  return stacked;
}

/** A row or column that only the layout knows: a box without an own layer. */
function layOutGroup(node: BoxNode, inside: readonly PlacedChild[], slot: Slot, laying: Laying): Laid {
  const sheet: Sheet = new Map();
  putWhere(sheet, node, slot, laying);
  const children = layOutChildren(sheet, node, inside, [0, 0, 0, 0], laying);
  const box: LayoutBox = {
    ...nodeCommon(node),
    ids: [],
    kind: 'box',
    style: finish(sheet),
    instance: null,
    componentId: null,
    children: children.map(({ node: child }) => child),
  };
  const lifted = isLifted(sheet) || children.some((child) => child.lifted);
  const partly = !isLifted(sheet) && leavesBehind(false, children);
  return { node: box, lifted, partly, sticksInside: children.some(sticks), from: node };
}

/** A frame whose flow was read from a drawing grows with its content, unless its content already sticks out. */
function letGrow(sheet: Sheet, node: BoxNode): void {
  const height = sheet.get('height');
  const ends = node.children
    .filter((child) => child.visible && !child.placement.absolute)
    .map((child) => turnedBox(child))
    .map((box) => box.y + box.height);
  if (height === undefined || Math.max(0, ...ends) > node.box.height + 0.5) return;
  sheet.delete('height');
  if (!sheet.has('min-height')) put(sheet, 'min-height', height);
}

function findDefinite(sheet: Sheet, { placement }: BoxNode): Definite {
  return {
    width: sheet.has('width') || placement.horizontal !== 'hug',
    height: sheet.has('height') || placement.vertical === 'fill',
  };
}

function putClip(sheet: Sheet, node: BoxNode, slot: Slot, laying: Laying): void {
  putScrollAxes(sheet, node, slot);
  const cutByPath = node.outline !== null && node.outline !== 'ellipse';
  if (node.scrolls === 'none' && !cutByPath && cutsOff(node, laying.bounds)) put(sheet, 'overflow', 'hidden');
}

function putOutline(sheet: Sheet, { outline }: BoxNode): void {
  if (outline !== null && outline !== 'ellipse')
    put(sheet, 'clip-path', clipPath(outline.replace(/\s+/g, ' ')));
}

function findInstance(node: BoxNode, laying: Laying): LayoutBox['instance'] {
  if (node.instance === null) return null;
  const { componentId } = node.instance;
  const known = laying.tree.components;
  const component = Object.hasOwn(known, componentId) ? known[componentId] : undefined;
  return {
    ...node.instance,
    componentName: component?.name ?? node.name,
    setName: component?.set?.name ?? null,
  };
}

function findSet({ role, id }: BoxNode, { tree }: Laying): Pick<LayoutBox, 'componentSet'> {
  const known = role === 'component' && Object.hasOwn(tree.components, id) ? tree.components[id] : undefined;
  return known?.set ? { componentSet: known.set.name } : {};
}

/** Whether anything of a node shows: for pages without visible layers. */
export function isEmpty(node: DesignNode): boolean {
  return (
    node.kind === 'box' && !node.children.some((child) => child.visible) && onlyShown(node.fills).length === 0
  );
}
