import { boxAround, invert, multiply, rotated, rotationOf, withOrigin } from '../../document/matrix.ts';
import type { Matrix } from '../../document/layer.ts';
import { frozenCopy, type Member, type Members, plain, readOnly } from '../member.ts';
import type { NodeState } from '../session.ts';

function relativeTransform(state: NodeState): Matrix {
  return multiply(invert(state.present().container), state.present().absolute);
}

/** Moves the layer so that it has this transform to its container; REST counts from the direct parent. */
function setRelativeTransform(state: NodeState, what: string, transform: Matrix): void {
  const absolute = multiply(state.present().container, transform);
  const parent = state.parent;
  const relative = parent ? multiply(invert(parent.present().absolute), absolute) : absolute;
  const radians = rotationOf(relative);
  state.edit(what, { relativeTransform: relative, rotation: Math.abs(radians) < 1e-9 ? undefined : radians });
}

function setOrigin(state: NodeState, what: string, x: number, y: number): void {
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Error(`in ${what}: a position must be a number.`);
  setRelativeTransform(state, what, withOrigin(relativeTransform(state), x, y));
}

function resize(state: NodeState, what: string, width: number, height: number): void {
  const least = state.type === 'LINE' ? 0 : 0.01;
  if (!(width >= 0.01) || !(height >= least))
    throw new Error(`in ${what}: width and height must be at least 0.01.`);
  const sizing = {
    ...(state.layer.layoutSizingHorizontal ? { layoutSizingHorizontal: 'FIXED' } : {}),
    ...(state.layer.layoutSizingVertical ? { layoutSizingVertical: 'FIXED' } : {}),
  };
  // What was drawn for the former size would no longer fit.
  const drawn = { fillGeometry: undefined, strokeGeometry: undefined };
  const shaped = state.type === 'VECTOR' ? scaledGeometry(state, width, height) : drawn;
  state.edit(what, { size: { x: width, y: height }, ...sizing, ...shaped });
}

function scaledGeometry(state: NodeState, width: number, height: number): Record<string, unknown> {
  const { fillGeometry = [], strokeGeometry = [] } = state.geometry();
  const facts = state.present();
  const across = facts.width === 0 ? 1 : width / facts.width;
  const down = facts.height === 0 ? 1 : height / facts.height;
  const scaled = (outlines: typeof fillGeometry): typeof fillGeometry =>
    outlines.map((outline) => ({ ...outline, path: scalePath(outline.path, across, down) }));
  return { fillGeometry: scaled(fillGeometry), strokeGeometry: scaled(strokeGeometry) };
}

/** Figma's paths contain only M, L, Q, C and Z with absolute coordinates. */
function scalePath(path: string, across: number, down: number): string {
  let index = 0;
  return path.replace(/-?\d*\.?\d+(?:e[-+]?\d+)?/gi, (number) => {
    index += 1;
    return String(Number(number) * (index % 2 === 1 ? across : down));
  });
}

function limit(field: string): Member<number | null> {
  return {
    get: (state) => (state.layer[field] as number | null | undefined) ?? null,
    set: (state, value) => {
      state.edit(`set_${field}`, { [field]: value ?? undefined });
    },
  };
}

export const placementMembers: Members<DimensionAndPositionMixin & LayoutMixin & AspectRatioLockMixin> = {
  x: {
    get: (state) => relativeTransform(state)[0][2],
    set: (state, x) => {
      setOrigin(state, 'set_x', x, relativeTransform(state)[1][2]);
    },
  },
  y: {
    get: (state) => relativeTransform(state)[1][2],
    set: (state, y) => {
      setOrigin(state, 'set_y', relativeTransform(state)[0][2], y);
    },
  },
  width: readOnly((state) => state.present().width),
  height: readOnly((state) => state.present().height),
  minWidth: limit('minWidth'),
  maxWidth: limit('maxWidth'),
  minHeight: limit('minHeight'),
  maxHeight: limit('maxHeight'),
  relativeTransform: {
    get: (state) => frozenCopy(relativeTransform(state)) as Transform,
    set: (state, transform) => {
      setRelativeTransform(state, 'set_relativeTransform', transform);
    },
  },
  absoluteTransform: readOnly((state) => frozenCopy(state.present().absolute) as Transform),
  absoluteBoundingBox: readOnly((state) => {
    const { absolute, width, height } = state.present();
    return frozenCopy(boxAround(absolute, width, height));
  }),
  absoluteRenderBounds: readOnly((state) => frozenCopy(state.session.call('read-render-bounds', state.id))),
  /** Degrees, counter-clockwise, where REST has radians clockwise. */
  rotation: {
    get: (state) => (-rotationOf(relativeTransform(state)) * 180) / Math.PI || 0,
    set: (state, degrees) => {
      const { width, height } = state.present();
      const turned = rotated((-degrees * Math.PI) / 180);
      const now = boxAround(relativeTransform(state), width, height);
      const then = boxAround(turned, width, height);
      setRelativeTransform(state, 'set_rotation', withOrigin(turned, now.x - then.x, now.y - then.y));
    },
  },
  constrainProportions: plain('preserveRatio', false),
  targetAspectRatio: readOnly((state) => (state.layer.targetAspectRatio as Vector | undefined) ?? null),
  lockAspectRatio: readOnly((state) => () => {
    const { width, height } = state.present();
    state.edit('lockAspectRatio', { preserveRatio: true, targetAspectRatio: { x: width, y: height } });
  }),
  unlockAspectRatio: readOnly((state) => () => {
    state.edit('unlockAspectRatio', { preserveRatio: undefined, targetAspectRatio: undefined });
  }),
  layoutSizingHorizontal: plain('layoutSizingHorizontal', 'FIXED'),
  layoutSizingVertical: plain('layoutSizingVertical', 'FIXED'),
  layoutAlign: plain('layoutAlign', 'INHERIT'),
  layoutGrow: plain('layoutGrow', 0),
  layoutPositioning: plain('layoutPositioning', 'AUTO'),
  gridRowAnchorIndex: plain('gridRowAnchorIndex', 0),
  gridColumnAnchorIndex: plain('gridColumnAnchorIndex', 0),
  gridRowSpan: plain('gridRowSpan', 1),
  gridColumnSpan: plain('gridColumnSpan', 1),
  gridChildHorizontalAlign: plain('gridChildHorizontalAlign', 'AUTO'),
  gridChildVerticalAlign: plain('gridChildVerticalAlign', 'AUTO'),
  setGridChildPosition: readOnly((state) => (row, column) => {
    state.edit('setGridChildPosition', { gridRowAnchorIndex: row, gridColumnAnchorIndex: column });
  }),
  resize: readOnly((state) => (width, height) => {
    resize(state, 'resize', width, height);
  }),
  resizeWithoutConstraints: readOnly((state) => (width, height) => {
    resize(state, 'resizeWithoutConstraints', width, height);
  }),
};
