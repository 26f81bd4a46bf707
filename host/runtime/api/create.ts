import { boxAround, invert, multiply } from '../../document/matrix.ts';
import { restTypeOf, type Session } from '../session.ts';
import { stateOf } from '../make-node.ts';

const grey = { type: 'SOLID', blendMode: 'NORMAL', color: { r: 0.85, g: 0.85, b: 0.85, a: 1 } };
const white = { type: 'SOLID', blendMode: 'NORMAL', color: { r: 1, g: 1, b: 1, a: 1 } };
const black = { type: 'SOLID', blendMode: 'NORMAL', color: { r: 0, g: 0, b: 0, a: 1 } };
const noPaint = { fills: [], strokes: [], strokeWeight: 1, strokeAlign: 'INSIDE', effects: [] };
const shape = { ...noPaint, fills: [grey] };
const drawn = { ...noPaint, strokes: [black], strokeAlign: 'CENTER' };
const frame = { ...noPaint, fills: [white], clipsContent: true, children: [] };

/** The default properties of a new layer of each type in Figma, in REST's fields. */
const newLayerDefaults: Readonly<
  Record<
    string,
    { readonly name: string; readonly width: number; readonly height: number; readonly fields: object }
  >
> = {
  RECTANGLE: { name: 'Rectangle', width: 100, height: 100, fields: shape },
  ELLIPSE: {
    name: 'Ellipse',
    width: 100,
    height: 100,
    fields: { ...shape, arcData: { startingAngle: 0, endingAngle: 2 * Math.PI, innerRadius: 0 } },
  },
  POLYGON: { name: 'Polygon', width: 100, height: 100, fields: { ...shape, count: 3 } },
  STAR: { name: 'Star', width: 100, height: 100, fields: { ...shape, count: 5, starInnerScale: 0.382 } },
  LINE: { name: 'Line', width: 100, height: 0, fields: drawn },
  VECTOR: { name: 'Vector', width: 100, height: 100, fields: drawn },
  FRAME: { name: 'Frame', width: 100, height: 100, fields: frame },
  COMPONENT: { name: 'Component', width: 100, height: 100, fields: frame },
  SECTION: { name: 'Section', width: 100, height: 100, fields: { ...noPaint, fills: [white], children: [] } },
  SLICE: { name: 'Slice', width: 100, height: 100, fields: {} },
  TEXT: {
    name: '',
    width: 0,
    height: 14,
    fields: {
      ...noPaint,
      fills: [black],
      strokeAlign: 'OUTSIDE',
      characters: '',
      characterStyleOverrides: [],
      styleOverrideTable: {},
      lineTypes: ['NONE'],
      lineIndentations: [0],
      style: {
        fontFamily: 'Inter',
        fontPostScriptName: 'Inter-Regular',
        fontStyle: 'Regular',
        fontWeight: 400,
        fontSize: 12,
        textAlignHorizontal: 'LEFT',
        textAlignVertical: 'TOP',
        textAutoResize: 'WIDTH_AND_HEIGHT',
        letterSpacing: 0,
        lineHeightPx: 14.52,
        lineHeightPercent: 100,
        lineHeightUnit: 'INTRINSIC_%',
      },
    },
  },
};

export function createLayer(session: Session, type: string): SceneNode {
  session.requireEditing(`create${type.charAt(0)}${type.slice(1).toLowerCase()}`);
  const kind = newLayerDefaults[type];
  if (!kind) throw new Error(`not implemented in this host: figma.create of ${type}`);
  const id = session.call('take-id');
  const layer = {
    id,
    name: kind.name,
    type: restTypeOf(type),
    scrollBehavior: 'SCROLLS',
    blendMode: 'PASS_THROUGH',
    constraints: { vertical: 'TOP', horizontal: 'LEFT' },
    relativeTransform: [
      [1, 0, 0],
      [0, 1, 0],
    ],
    size: { x: kind.width, y: kind.height },
    ...kind.fields,
  };
  const page = session.get(session.currentPageId);
  session.edited(session.call('insert-layer', layer, page.id, page.present().childIds.length));
  return session.sceneNodeOf(session.get(id));
}

export function createPage(session: Session): PageNode {
  session.requireEditing('createPage');
  const id = session.call('take-id');
  const root = session.get(session.start.documentId);
  const { length } = root.present().childIds;
  const layer = {
    id,
    name: `Page ${String(length + 1)}`,
    type: 'CANVAS',
    children: [],
    backgroundColor: { r: 0.96, g: 0.96, b: 0.96, a: 1 },
  };
  session.edited(session.call('insert-layer', layer, root.id, length));
  session.loadedPages.add(id);
  return session.nodeOf(session.get(id)) as PageNode;
}

/** Puts layers into a new group or boolean operation that just fits them, where they stay in place. */
export function wrapLayers(
  session: Session,
  nodes: readonly BaseNode[],
  parent: BaseNode,
  index: number | undefined,
  fields: Readonly<Record<string, unknown>> & { readonly type: string; readonly name: string },
): SceneNode {
  session.requireEditing('group');
  if (nodes.length === 0) throw new Error('in group: First argument must be an array of at least one node.');
  const into = stateOf(parent);
  const states = nodes.map(stateOf);
  const toParent = invert(into.present().absolute);
  const boxes = states.map((state) => {
    const { absolute, width, height } = state.present();
    return boxAround(multiply(toParent, absolute), width, height);
  });
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const id = session.call('take-id');
  const relativeTransform = [
    [1, 0, left],
    [0, 1, top],
  ];
  const layer = {
    id,
    blendMode: 'PASS_THROUGH',
    children: [],
    fills: [],
    strokes: [],
    effects: [],
    ...fields,
    relativeTransform,
    size: { x: right - left, y: bottom - top },
  };
  session.edited(session.call('insert-layer', layer, into.id, index ?? into.present().childIds.length));
  const group = session.get(id);
  states.forEach((state, at) => {
    const { absolute } = state.present();
    const relative = multiply(invert(group.present().absolute), absolute);
    session.edited(session.call('move-layer', state.id, id, at));
    session.edited(session.call('edit-layer', state.id, { relativeTransform: relative }));
  });
  return session.sceneNodeOf(group);
}
