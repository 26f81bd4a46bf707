import { frozenCopy, type Member, type Members, plain, readOnly } from '../member.ts';
import type { NodeState } from '../session.ts';

type Bound = NonNullable<SceneNodeMixin['boundVariables']>;

/** REST names some bound fields as its own fields are named. */
const boundNames: Readonly<Record<string, string>> = { strokeDashes: 'dashPattern' };
const sides: Readonly<Record<string, string>> = {
  RECTANGLE_TOP_LEFT_CORNER_RADIUS: 'topLeftRadius',
  RECTANGLE_TOP_RIGHT_CORNER_RADIUS: 'topRightRadius',
  RECTANGLE_BOTTOM_LEFT_CORNER_RADIUS: 'bottomLeftRadius',
  RECTANGLE_BOTTOM_RIGHT_CORNER_RADIUS: 'bottomRightRadius',
  BORDER_TOP_WEIGHT: 'strokeTopWeight',
  BORDER_RIGHT_WEIGHT: 'strokeRightWeight',
  BORDER_BOTTOM_WEIGHT: 'strokeBottomWeight',
  BORDER_LEFT_WEIGHT: 'strokeLeftWeight',
  x: 'width',
  y: 'height',
};

/** REST nests what the plugin API lists flat: size, radii and the weights of single sides. */
function boundVariables(state: NodeState): Bound {
  const rest = (state.layer.boundVariables ?? {}) as Record<string, unknown>;
  const flat: Record<string, unknown> = {};
  for (const [field, alias] of Object.entries(rest)) {
    const isNested =
      field === 'size' || field === 'rectangleCornerRadii' || field === 'individualStrokeWeights';
    if (!isNested) flat[boundNames[field] ?? field] = alias;
    else for (const [inner, at] of Object.entries(alias as object)) flat[sides[inner] ?? inner] = at;
  }
  for (const field of ['fills', 'strokes'] as const) {
    const bound = (state.layer[field] ?? []).flatMap((paint) => {
      const { color } = ((paint as unknown as Record<string, unknown>).boundVariables ?? {}) as {
        color?: VariableAlias;
      };
      return color ? [color] : [];
    });
    if (bound.length > 0) flat[field] = bound;
  }
  return frozenCopy(flat);
}

/** A mode set here or on what is around it; the collection's default where none is. */
export function modeOf(state: NodeState, collectionId: string): string | undefined {
  for (let at: NodeState | null = state; at; at = at.parent) {
    const modes = at.layer.explicitVariableModes as Record<string, string> | undefined;
    if (modes?.[collectionId]) return modes[collectionId];
  }
  const collection = state.session.call('read-variables').collections[collectionId];
  return (collection as { defaultModeId?: string } | undefined)?.defaultModeId;
}

function resolvedVariableModes(state: NodeState): Record<string, string> {
  const modes: Record<string, string> = {};
  for (const collectionId of Object.keys(state.session.call('read-variables').collections)) {
    const mode = modeOf(state, collectionId);
    if (mode) modes[collectionId] = mode;
  }
  return modes;
}

/** Figma takes a collection here, in files with dynamic pages no longer its id. */
function collectionIdOf(collection: unknown, what: string): string {
  if (typeof collection === 'string')
    throw new Error(`in ${what}: Pass the collection, not its id; the manifest says dynamic-page.`);
  return (collection as VariableCollection).id;
}

export const modeMembers: Members<ExplicitVariableModesMixin> = {
  explicitVariableModes: readOnly((state) => ({
    ...(state.layer.explicitVariableModes as Record<string, string> | undefined),
  })),
  setExplicitVariableModeForCollection: readOnly((state) => (collection: unknown, modeId: string) => {
    const id = collectionIdOf(collection, 'setExplicitVariableModeForCollection');
    const modes = state.layer.explicitVariableModes as Record<string, string> | undefined;
    state.edit('setExplicitVariableModeForCollection', { explicitVariableModes: { ...modes, [id]: modeId } });
  }),
  clearExplicitVariableModeForCollection: readOnly((state) => (collection: unknown) => {
    const id = collectionIdOf(collection, 'clearExplicitVariableModeForCollection');
    const { [id]: _, ...modes } = (state.layer.explicitVariableModes ?? {}) as Record<string, string>;
    state.edit('clearExplicitVariableModeForCollection', { explicitVariableModes: modes });
  }),
};

function hiddenByDefault(field: 'visible', fallback: boolean): Member<boolean> {
  return {
    get: (state) => state.layer[field] ?? fallback,
    set: (state, value) => {
      if (typeof value !== 'boolean') throw new Error(`in set_${field}: Expected a boolean.`);
      state.edit(`set_${field}`, { [field]: value === fallback ? undefined : value });
    },
  };
}

export const sceneMembers: Members<SceneNodeMixin> = {
  ...modeMembers,
  visible: hiddenByDefault('visible', true),
  locked: plain('locked', false),
  stuckNodes: readOnly(() => []),
  attachedConnectors: readOnly(() => []),
  componentPropertyReferences: plain<SceneNodeMixin['componentPropertyReferences']>(
    'componentPropertyReferences',
    null,
  ),
  boundVariables: readOnly<Bound | undefined>(boundVariables),
  setBoundVariable: readOnly((state) => (field: string, variable: unknown) => {
    if (typeof variable === 'string')
      throw new Error('in setBoundVariable: Pass the variable, not its id; the manifest says dynamic-page.');
    const { [field]: _, ...others } = (state.layer.boundVariables ?? {}) as Record<string, unknown>;
    const alias = variable ? { [field]: { type: 'VARIABLE_ALIAS', id: (variable as Variable).id } } : {};
    state.edit('setBoundVariable', { boundVariables: { ...others, ...alias } });
  }),
  resolvedVariableModes: readOnly(resolvedVariableModes),
};

export const constraintMembers: Members<ConstraintMixin> = {
  constraints: {
    get: (state) => {
      const rest = (state.layer.constraints ?? { horizontal: 'LEFT', vertical: 'TOP' }) as Record<
        string,
        string
      >;
      return frozenCopy({ horizontal: fromRest(rest.horizontal), vertical: fromRest(rest.vertical) });
    },
    set: (state, { horizontal, vertical }) => {
      state.edit('set_constraints', {
        constraints: {
          horizontal: toRest(horizontal, 'LEFT', 'RIGHT', 'LEFT_RIGHT'),
          vertical: toRest(vertical, 'TOP', 'BOTTOM', 'TOP_BOTTOM'),
        },
      });
    },
  },
};

function fromRest(constraint: string | undefined): ConstraintType {
  if (constraint === 'CENTER' || constraint === 'SCALE') return constraint;
  if (constraint === 'LEFT_RIGHT' || constraint === 'TOP_BOTTOM') return 'STRETCH';
  return constraint === 'RIGHT' || constraint === 'BOTTOM' ? 'MAX' : 'MIN';
}

function toRest(constraint: ConstraintType, least: string, most: string, both: string): string {
  const names: Partial<Record<ConstraintType, string>> = { MIN: least, MAX: most, STRETCH: both };
  return names[constraint] ?? constraint;
}
