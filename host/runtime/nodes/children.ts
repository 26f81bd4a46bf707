import type { Criteria } from '../bridge.ts';
import { type Members, readOnly } from '../member.ts';
import { type NodeState, restTypeOf } from '../session.ts';
import { isInsideInstance } from './base.ts';

/** Layers read ahead at once when a subtree is walked. */
const batch = 4000;

function requireLoaded(state: NodeState, what: string): void {
  const { session } = state;
  if (!session.start.dynamicPage) return;
  if (state.type === 'DOCUMENT') {
    if (what === 'children') return;
    const unloaded = state.present().childIds.some((id) => !session.loadedPages.has(id));
    if (unloaded)
      throw new Error(`in ${what}: Call figma.loadAllPagesAsync first, the manifest says dynamic-page.`);
    return;
  }
  const page = state.type === 'PAGE' ? state : null;
  if (page && !session.loadedPages.has(page.id)) {
    throw new Error(`in ${what}: The page "${page.layer.name}" is not loaded. Call page.loadAsync first.`);
  }
}

/** Children as plugins see them: a plugin can have Figma leave out hidden layers of instances. */
function visibleChildren(state: NodeState): NodeState[] {
  const { session } = state;
  const { children } = state;
  if (!session.skipInvisibleInstanceChildren) return children;
  if (state.type !== 'INSTANCE' && !isInsideInstance(state)) return children;
  return children.filter(({ layer }) => layer.visible !== false);
}

function* descendants(state: NodeState): Generator<NodeState> {
  readAhead(state);
  const pending = visibleChildren(state).reverse();
  for (let at = pending.pop(); at; at = pending.pop()) {
    yield at;
    if (at.present().childIds.length === 0) continue;
    readAhead(at);
    for (const child of visibleChildren(at).reverse()) pending.push(child);
  }
}

/** Reads what lies inside, as far as one batch goes, where it is not read yet. */
function readAhead(state: NodeState): void {
  const { session } = state;
  if (session.knows(state.present().childIds)) return;
  for (const facts of session.call('read-inside', state.id, batch)) session.enter(facts);
}

function insert(state: NodeState, child: SceneNode, index: number, what: string): void {
  const { session } = state;
  session.requireEditing(what);
  requireLoaded(state, what);
  if (state.type === 'INSTANCE' || isInsideInstance(state)) {
    throw new Error(`in ${what}: Cannot move node. New parent is an instance or is inside of an instance.`);
  }
  const moved = session.get(child.id);
  for (let at: NodeState | null = state; at; at = at.parent) {
    if (at === moved) throw new Error(`in ${what}: A parent cannot move into its own child.`);
  }
  const count = state.present().childIds.length;
  const stays = moved.present().parentId === state.id;
  if (!(index >= 0 && index <= count))
    throw new Error(`in ${what}: ${String(index)} is not an index of ${String(count)} children.`);
  session.edited(session.call('move-layer', child.id, state.id, stays ? Math.min(index, count - 1) : index));
}

export const childrenMembers: Members<ChildrenMixin> = {
  children: readOnly((state) => {
    requireLoaded(state, 'children');
    return Object.freeze(visibleChildren(state).map((child) => state.session.sceneNodeOf(child)));
  }),
  appendChild: readOnly((state) => (child) => {
    insert(state, child, state.present().childIds.length, 'appendChild');
  }),
  insertChild: readOnly((state) => (index, child) => {
    insert(state, child, index, 'insertChild');
  }),
  findChildren: readOnly((state) => (callback) => {
    requireLoaded(state, 'findChildren');
    const nodes = visibleChildren(state).map((child) => state.session.sceneNodeOf(child));
    return callback ? nodes.filter(callback) : nodes;
  }),
  findChild: readOnly((state) => (callback) => {
    requireLoaded(state, 'findChild');
    const nodes = visibleChildren(state).map((child) => state.session.sceneNodeOf(child));
    return nodes.find(callback) ?? null;
  }),
  findAll: readOnly((state) => (callback) => {
    requireLoaded(state, 'findAll');
    const found: SceneNode[] = [];
    for (const at of descendants(state)) {
      const node = state.session.sceneNodeOf(at);
      if (!callback || callback(node)) found.push(node);
    }
    return found;
  }),
  findOne: readOnly((state) => (callback) => {
    requireLoaded(state, 'findOne');
    for (const at of descendants(state)) {
      const node = state.session.sceneNodeOf(at);
      if (callback(node)) return node;
    }
    return null;
  }),
  findAllWithCriteria: readOnly(
    (state) => findAllWithCriteria(state) as ChildrenMixin['findAllWithCriteria'],
  ),
  findWidgetNodesByWidgetId: readOnly(() => () => []),
};

/** The page searches, which is hundreds of times faster than a walk in the sandbox, as it is in Figma. */
function findAllWithCriteria(state: NodeState): (criteria: Criteria) => SceneNode[] {
  return (criteria) => {
    requireLoaded(state, 'findAllWithCriteria');
    const { session } = state;
    const types = criteria.types?.map(restTypeOf);
    const skipped = session.skipInvisibleInstanceChildren;
    const ids = session.call('find-inside', state.id, { ...criteria, ...(types ? { types } : {}) }, skipped);
    for (let at = 0; at < ids.length; at += batch) session.require(ids.slice(at, at + batch));
    return ids.map((id) => session.sceneNodeOf(session.get(id)));
  };
}
