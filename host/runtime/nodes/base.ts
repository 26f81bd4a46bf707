import { type Members, readOnly } from '../member.ts';
import type { NodeState } from '../session.ts';

/** Bytes of one entry: the plugin's id or the namespace, the key and the value. https://developers.figma.com/docs/plugins/api/properties/nodes-setplugindata */
const pluginDataLimit = 100_000;

type PluginData = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Plugin data lives in REST under the plugin's id, shared data under its namespace. */
function readData(
  state: NodeState,
  where: 'pluginData' | 'sharedPluginData',
  space: string,
): Readonly<Record<string, string>> {
  return (state.layer[where] as PluginData | undefined)?.[space] ?? {};
}

function writeData(
  state: NodeState,
  where: 'pluginData' | 'sharedPluginData',
  space: string,
  key: string,
  value: string,
): void {
  if (typeof value !== 'string') throw new Error('in setPluginData: the value must be a string.');
  if (utf8Length(space) + utf8Length(key) + utf8Length(value) > pluginDataLimit) {
    throw new Error('in setPluginData: an entry of plugin data can hold 100 kB at most.');
  }
  const all = (state.layer[where] as PluginData | undefined) ?? {};
  const { [key]: _, ...others } = all[space] ?? {};
  const entries = value === '' ? others : { ...others, [key]: value };
  const { session } = state;
  session.requireOpen();
  session.edited(session.call('edit-layer', state.id, { [where]: { ...all, [space]: entries } }));
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

export const pluginDataMembers: Members<PluginDataMixin> = {
  getPluginData: readOnly(
    (state) => (key) => readData(state, 'pluginData', state.session.start.pluginId)[key] ?? '',
  ),
  setPluginData: readOnly((state) => (key, value) => {
    writeData(state, 'pluginData', state.session.start.pluginId, key, value);
  }),
  getPluginDataKeys: readOnly(
    (state) => () => Object.keys(readData(state, 'pluginData', state.session.start.pluginId)),
  ),
  getSharedPluginData: readOnly(
    (state) => (namespace, key) => readData(state, 'sharedPluginData', namespace)[key] ?? '',
  ),
  setSharedPluginData: readOnly((state) => (namespace, key, value) => {
    if (!/^[\w.]{3,}$/.test(namespace))
      throw new Error('in setSharedPluginData: the namespace needs 3 letters or more.');
    writeData(state, 'sharedPluginData', namespace, key, value);
  }),
  getSharedPluginDataKeys: readOnly(
    (state) => (namespace) => Object.keys(readData(state, 'sharedPluginData', namespace)),
  ),
};

const containers: ReadonlySet<string> = new Set(['FRAME', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE']);

export const baseMembers: Members<BaseNodeMixin> = {
  ...pluginDataMembers,
  id: readOnly((state) => state.id),
  parent: readOnly((state) => {
    const parent = state.parent;
    return parent ? (state.session.nodeOf(parent) as BaseNode & ChildrenMixin) : null;
  }),
  name: {
    get: (state) => state.layer.name,
    set: (state, name) => {
      if (typeof name !== 'string') throw new Error('in set_name: a name must be a string.');
      state.edit('set_name', { name });
    },
  },
  removed: readOnly((state) => state.facts() === null),
  remove: readOnly((state) => () => {
    const { session } = state;
    session.requireEditing('remove');
    if (state.facts() === null) return;
    if (state.parent && isInsideInstance(state))
      throw new Error('in remove: layers of an instance cannot be removed.');
    session.edited(session.call('remove-layer', state.id));
  }),
  setRelaunchData: readOnly((state) => (data) => {
    const { session } = state;
    session.requireOpen();
    session.edited(session.call('edit-layer', state.id, { relaunchData: { ...data } }));
  }),
  getRelaunchData: readOnly((state) => () => ({
    ...(state.layer.relaunchData as Record<string, string> | undefined),
  })),
  isAsset: readOnly((state) => looksLikeAsset(state)),
  getTopLevelFrame: readOnly((state) => () => {
    let frame: NodeState | undefined;
    for (let at: NodeState | null = state; at; at = at.parent) if (containers.has(at.type)) frame = at;
    return frame ? (state.session.nodeOf(frame) as FrameNode) : undefined;
  }),
};

/** Every object has this member, so it cannot be in the table with the others. */
export const toStringMember = readOnly((state) => () => `[object ${state.type} ${state.id}]`);

/** Whether the layer lies inside an instance, whose structure cannot be changed. */
export function isInsideInstance(state: NodeState): boolean {
  for (let at = state.parent; at; at = at.parent) if (at.type === 'INSTANCE') return true;
  return false;
}

/** Figma calls a layer an asset that looks like an icon or a picture. */
function looksLikeAsset(state: NodeState): boolean {
  const drawn: ReadonlySet<string> = new Set(['VECTOR', 'BOOLEAN_OPERATION', 'STAR', 'POLYGON']);
  if (drawn.has(state.type)) return true;
  if (state.layer.fills?.some(({ type, visible }) => type === 'IMAGE' && visible !== false)) return true;
  const { childIds, width, height } = state.present();
  return childIds.length > 0 && width <= 64 && height <= 64 && state.children.every(looksLikeAsset);
}
