import { frozenCopy, type Member, type Members, plain, readOnly } from '../member.ts';
import type { NodeState } from '../session.ts';

interface Definition {
  readonly type: ComponentPropertyType;
  readonly defaultValue: string | boolean;
  readonly variantOptions?: readonly string[];
  readonly preferredValues?: readonly unknown[];
}

interface Described {
  readonly key?: string;
  readonly description?: string;
  readonly remote?: boolean;
}

function describedOf(state: NodeState): Described {
  const { components, sets } = state.session.call('read-components');
  return (state.type === 'COMPONENT_SET' ? sets : components)[state.id] ?? {};
}

/** The file has definitions of variants without their options, which follow from the names of the variants. */
function definitions(state: NodeState): ComponentPropertyDefinitions {
  const owner = state.type === 'COMPONENT' && state.parent?.type === 'COMPONENT_SET' ? null : state;
  if (!owner) {
    throw new Error(
      'in get_componentPropertyDefinitions: Can only get component property definitions of a component set or non-variant component.',
    );
  }
  const rest = (state.layer.componentPropertyDefinitions ?? {}) as Record<string, Definition>;
  const found: Record<string, Definition> = {};
  const variants =
    state.type === 'COMPONENT_SET' ? state.children.map((child) => variantProperties(child)) : [];
  for (const [name, definition] of Object.entries(rest)) {
    if (definition.type !== 'VARIANT' || definition.variantOptions) found[name] = definition;
    else {
      const variantOptions = [...new Set(variants.flatMap((variant) => variant?.[name] ?? []))];
      found[name] = {
        ...definition,
        defaultValue: definition.defaultValue || (variantOptions[0] ?? ''),
        variantOptions,
      };
    }
  }
  return frozenCopy(found) as unknown as ComponentPropertyDefinitions;
}

/** `Size=Large, State=Hover` as a table. */
function variantProperties(state: NodeState): Record<string, string> | null {
  if (state.type === 'INSTANCE') {
    const properties = (state.layer.componentProperties ?? {}) as Record<
      string,
      { type: string; value: string }
    >;
    const variants = Object.entries(properties).filter(([, { type }]) => type === 'VARIANT');
    return variants.length === 0
      ? null
      : Object.fromEntries(variants.map(([name, { value }]) => [name, value]));
  }
  if (state.parent?.type !== 'COMPONENT_SET') return null;
  const pairs = state.layer.name.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}

const variantMember: Member<Record<string, string> | null> = readOnly(variantProperties);

export const componentMembers: Members<
  Omit<ComponentNode, 'type' | 'clone'> & Pick<ComponentSetNode, 'defaultVariant'>
> = {
  componentPropertyDefinitions: readOnly(definitions),
  variantProperties: variantMember,
  description: plain('description', ''),
  descriptionMarkdown: plain('descriptionMarkdown', ''),
  documentationLinks: plain<readonly DocumentationLink[]>('documentationLinks', []),
  remote: readOnly((state) => describedOf(state).remote ?? false),
  key: readOnly((state) => describedOf(state).key ?? ''),
  getPublishStatusAsync: readOnly(() => async () => 'UNPUBLISHED'),
  createInstance: readOnly((state) => () => {
    const { session } = state;
    session.requireEditing('createInstance');
    const { id, changed } = session.call('instantiate-layer', state.id);
    session.edited(changed);
    return session.nodeOf(session.get(id)) as InstanceNode;
  }),
  getInstancesAsync: readOnly((state) => async () => {
    const { session } = state;
    return session
      .call('find-instances', state.id)
      .map((id) => session.nodeOf(session.get(id)) as InstanceNode);
  }),
  defaultVariant: readOnly((state) => {
    const [first] = state.children;
    return (first ? state.session.nodeOf(first) : null) as ComponentNode;
  }),
};

export const instanceMembers: Members<InstanceNode> = {
  variantProperties: variantMember,
  getMainComponentAsync: readOnly((state) => async () => {
    const { session } = state;
    const id = session.call('find-main', state.layer.componentId ?? '');
    return id === null ? null : (session.nodeOf(session.get(id)) as ComponentNode);
  }),
  mainComponent: {
    get: () => {
      throw new Error('in get_mainComponent: Use getMainComponentAsync, the manifest says dynamic-page.');
    },
    set: () => {
      throw new Error('not implemented in this host: set_mainComponent');
    },
  },
  componentProperties: readOnly((state) =>
    frozenCopy((state.layer.componentProperties ?? {}) as ComponentProperties),
  ),
  setProperties: readOnly((state) => (properties) => {
    const all = (state.layer.componentProperties ?? {}) as Record<string, { type: string; value: unknown }>;
    const changed: Record<string, unknown> = { ...all };
    for (const [name, value] of Object.entries(properties)) {
      const known = all[name];
      if (!known)
        throw new Error(`in setProperties: Could not find a component property with name: '${name}'.`);
      changed[name] = { ...known, value };
    }
    state.edit('setProperties', { componentProperties: changed });
  }),
  detachInstance: readOnly((state) => () => {
    const { session } = state;
    session.requireEditing('detachInstance');
    const { layer } = state.present();
    const { id, changed } = session.call('clone-layer', layer.id);
    const copy = session.get(id);
    session.edited(changed);
    session.edited(
      session.call('edit-layer', id, {
        type: 'FRAME',
        componentId: undefined,
        componentProperties: undefined,
        overrides: undefined,
      }),
    );
    session.edited(session.call('remove-layer', state.id));
    return session.nodeOf(copy) as FrameNode;
  }),
  scaleFactor: plain('uniformScaleFactor', 1),
  exposedInstances: readOnly((state) => {
    const ids = (state.layer.exposedInstances as readonly string[] | undefined) ?? [];
    return ids.flatMap((id) => {
      const found = state.session.find(id);
      return found ? [state.session.nodeOf(found) as InstanceNode] : [];
    });
  }),
  isExposedInstance: plain('isExposedInstance', false),
  overrides: readOnly((state) => frozenCopy((state.layer.overrides ?? []) as InstanceNode['overrides'])),
};
