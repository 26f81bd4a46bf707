import type { LayerPaint } from '../../document/layer.ts';
import { frozenCopy, type Member, type Members, plain, readOnly } from '../member.ts';
import type { NodeState } from '../session.ts';
import { toPaint, toRestPaint } from '../paints.ts';

function paintList(field: 'fills' | 'strokes' | 'background'): Member<readonly Paint[]> {
  return {
    get: (state) => Object.freeze(((state.layer[field] as LayerPaint[] | undefined) ?? []).map(toPaint)),
    set: (state, paints) => {
      setPaints(state, field, paints);
    },
  };
}

function setPaints(state: NodeState, field: string, paints: readonly Paint[]): void {
  const given: unknown = paints;
  if (!Array.isArray(given)) throw new Error(`in set_${field}: Expected an array of paints.`);
  const { session } = state;
  for (const paint of paints) {
    if (paint.type === 'IMAGE' && paint.imageHash !== null && !session.call('has-image', paint.imageHash)) {
      throw new Error(`in set_${field}: There is no image with the hash ${paint.imageHash}.`);
    }
  }
  const { [field.slice(0, -1)]: _, ...styles } = state.layer.styles ?? {};
  const kept = state.layer.styles ? { styles } : {};
  const background =
    state.type === 'FRAME' && field === 'fills' ? { background: undefined, backgroundColor: undefined } : {};
  state.edit(`set_${field}`, { [field]: paints.map(toRestPaint), ...kept, ...background });
}

/** The style of one kind; REST lists all of a layer's styles in one table. */
function styleId(kind: 'fill' | 'stroke' | 'effect' | 'grid' | 'text'): Member<string> {
  return {
    get: (state) => state.layer.styles?.[kind] ?? '',
    set: () => {
      throw new Error(
        `in set_${kind}StyleId: Use set${kind.charAt(0).toUpperCase()}${kind.slice(1)}StyleIdAsync, the manifest says dynamic-page.`,
      );
    },
  };
}

function corner(index: 0 | 1 | 2 | 3): Member<number> {
  return {
    get: (state) => radii(state)[index],
    set: (state, radius) => {
      const all: [number, number, number, number] = [...radii(state)];
      all[index] = radius;
      const same = all.every((at) => at === all[0]);
      state.edit(
        'set_radius',
        same
          ? { cornerRadius: all[0], rectangleCornerRadii: undefined }
          : { rectangleCornerRadii: all, cornerRadius: undefined },
      );
    },
  };
}

function radii({ layer }: NodeState): readonly [number, number, number, number] {
  const one = layer.cornerRadius ?? 0;
  return layer.rectangleCornerRadii ?? [one, one, one, one];
}

function sideWeight(side: 'top' | 'right' | 'bottom' | 'left'): Member<number> {
  return {
    get: (state) => sideWeights(state)[side],
    set: (state, weight) => {
      state.edit('set_strokeWeight', { individualStrokeWeights: { ...sideWeights(state), [side]: weight } });
    },
  };
}

function sideWeights({ layer }: NodeState): { top: number; right: number; bottom: number; left: number } {
  const one = layer.strokeWeight ?? 0;
  return { ...(layer.individualStrokeWeights ?? { top: one, right: one, bottom: one, left: one }) };
}

function geometry(kind: 'fillGeometry' | 'strokeGeometry'): Member<VectorPaths> {
  return readOnly((state) => {
    const outlines = state.geometry()[kind] ?? [];
    return outlines.map(({ path, windingRule = 'NONZERO' }) => ({ data: path, windingRule }));
  });
}

export const fillMembers: Members<MinimalFillsMixin & DeprecatedBackgroundMixin> = {
  fills: paintList('fills'),
  fillStyleId: styleId('fill'),
  setFillStyleIdAsync: readOnly((state) => async (id) => {
    state.edit('setFillStyleIdAsync', { styles: { ...state.layer.styles, fill: id } });
  }),
  setFillsAsync: readOnly((state) => async (paints) => {
    setPaints(state, 'fills', paints);
  }),
  backgrounds: paintList('fills'),
  backgroundStyleId: styleId('fill'),
};

export const strokeMembers: Members<GeometryMixin & IndividualStrokesMixin> = {
  strokes: paintList('strokes'),
  strokeStyleId: styleId('stroke'),
  setStrokeStyleIdAsync: readOnly((state) => async (id) => {
    state.edit('setStrokeStyleIdAsync', { styles: { ...state.layer.styles, stroke: id } });
  }),
  setStrokesAsync: readOnly((state) => async (paints) => {
    setPaints(state, 'strokes', paints);
  }),
  strokeWeight: {
    get: (state) => {
      const { top, right, bottom, left } = sideWeights(state);
      return top === right && right === bottom && bottom === left ? top : state.session.mixed;
    },
    set: (state, weight) => {
      state.edit('set_strokeWeight', {
        strokeWeight: weight,
        individualStrokeWeights: undefined,
        strokeGeometry: undefined,
      });
    },
  },
  strokeAlign: plain('strokeAlign', 'INSIDE'),
  strokeJoin: plain<StrokeJoin | PluginAPI['mixed']>('strokeJoin', 'MITER'),
  strokeCap: plain<StrokeCap | PluginAPI['mixed']>('strokeCap', 'NONE'),
  strokeMiterLimit: {
    get: (state) => 1 / Math.sin((((state.layer.strokeMiterAngle ?? 28.96) / 2) * Math.PI) / 180),
    set: (state, value) => {
      state.edit('set_strokeMiterLimit', { strokeMiterAngle: (2 * Math.asin(1 / value) * 180) / Math.PI });
    },
  },
  dashPattern: plain<readonly number[]>('strokeDashes', []),
  fillGeometry: geometry('fillGeometry'),
  strokeGeometry: geometry('strokeGeometry'),
  strokeTopWeight: sideWeight('top'),
  strokeRightWeight: sideWeight('right'),
  strokeBottomWeight: sideWeight('bottom'),
  strokeLeftWeight: sideWeight('left'),
};

export const cornerMembers: Members<CornerMixin & RectangleCornerMixin> = {
  cornerRadius: {
    get: (state) => {
      const all = radii(state);
      return all.every((at) => at === all[0]) ? all[0] : state.session.mixed;
    },
    set: (state, radius) => {
      if (!((radius as number) >= 0)) throw new Error('in set_cornerRadius: a radius must be 0 or more.');
      state.edit('set_cornerRadius', {
        cornerRadius: radius,
        rectangleCornerRadii: undefined,
        fillGeometry: undefined,
        strokeGeometry: undefined,
      });
    },
  },
  cornerSmoothing: plain('cornerSmoothing', 0),
  topLeftRadius: corner(0),
  topRightRadius: corner(1),
  bottomRightRadius: corner(2),
  bottomLeftRadius: corner(3),
};

export const blendMembers: Members<BlendMixin> = {
  opacity: plain('opacity', 1),
  blendMode: plain('blendMode', 'PASS_THROUGH'),
  isMask: plain('isMask', false),
  maskType: plain('maskType', 'ALPHA'),
  effects: {
    get: (state) =>
      frozenCopy((state.layer.effects ?? []).map((effect) => ({ ...effect, visible: isShown(effect) }))),
    set: (state, effects) => {
      state.edit('set_effects', { effects: frozenCopy(effects) });
    },
  },
  effectStyleId: styleId('effect'),
  setEffectStyleIdAsync: readOnly((state) => async (id) => {
    state.edit('setEffectStyleIdAsync', { styles: { ...state.layer.styles, effect: id } });
  }),
};

/** Files omit it where it is true, although its type requires it. */
function isShown(effect: { readonly visible?: boolean }): boolean {
  return effect.visible ?? true;
}

export const vectorMembers: Members<VectorLikeMixin> = {
  vectorPaths: {
    get: (state) => {
      const { fillGeometry = [] } = state.geometry();
      return fillGeometry.map(({ path, windingRule = 'NONZERO' }) => ({ data: path, windingRule }));
    },
    set: (state, paths) => {
      const outlines = paths.map(({ data, windingRule }) => ({
        path: data,
        windingRule: windingRule === 'NONE' ? 'NONZERO' : windingRule,
      }));
      state.edit('set_vectorPaths', { fillGeometry: outlines, strokeGeometry: undefined });
    },
  },
};

/** Members that only the ellipse, the star and the polygon have. */
export const shapeMembers: Members<
  Pick<EllipseNode, 'arcData'> & Pick<StarNode, 'pointCount' | 'innerRadius'>
> = {
  arcData: plain('arcData', { startingAngle: 0, endingAngle: 2 * Math.PI, innerRadius: 0 }),
  pointCount: plain('count', 5),
  innerRadius: plain('starInnerScale', 0.382),
};
