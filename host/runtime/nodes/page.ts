import { Callbacks, type Listener } from '../api/callbacks.ts';
import { type Members, plain, readOnly } from '../member.ts';
import { toPaint } from '../paints.ts';
import type { NodeState, Session } from '../session.ts';

/** What listens to each page, by its id. */
const listeners = new WeakMap<Session, Map<string, Callbacks>>();

export const pageMembers: Members<PageNode> = {
  selection: {
    get: ({ id, session }) => {
      if (id !== session.currentPageId) return Object.freeze([]);
      const states = session.call('read-selection').flatMap((layerId) => session.find(layerId) ?? []);
      return Object.freeze(states.map((state) => session.sceneNodeOf(state)));
    },
    set: (state, nodes) => {
      const { session } = state;
      session.requireOpen();
      const ids = nodes.map(({ id }) => id);
      for (const id of ids) {
        const page = session.get(id).page;
        if (page !== state)
          throw new Error('in set_selection: The selection of a page can only include nodes in that page.');
      }
      if (session.start.editor === 'dev' && ids.length > 1)
        throw new Error('in set_selection: Dev Mode selects one layer.');
      if (state.id === session.currentPageId) session.call('select-layers', ids);
    },
  },
  backgrounds: readOnly((state) => {
    const { backgroundColor } = state.layer;
    return backgroundColor ? [toPaint({ type: 'SOLID', blendMode: 'NORMAL', color: backgroundColor })] : [];
  }),
  prototypeBackgrounds: readOnly(() => []),
  flowStartingPoints: plain<PageNode['flowStartingPoints']>('flowStartingPoints', []),
  prototypeStartNode: readOnly(() => null),
  isPageDivider: readOnly((state) => /^[-–—*]+$/.test(state.layer.name.trim())),
  guides: plain<readonly Guide[]>('guides', []),
  loadAsync: readOnly((state) => async () => {
    state.session.loadedPages.add(state.id);
  }),
  selectedTextRange: readOnly(() => null),
  on: readOnly((state) => (type, call) => {
    listen(state, type, call, false);
  }),
  once: readOnly((state) => (type, call) => {
    listen(state, type, call, true);
  }),
  off: readOnly((state) => (type, call) => {
    listenersOf(state.session, state.id).remove(type, call);
  }),
};

function listen({ id, layer, session }: NodeState, type: string, call: Listener, once: boolean): void {
  if (session.start.dynamicPage && !session.loadedPages.has(id))
    throw new Error(`in on: The page "${layer.name}" is not loaded. Call page.loadAsync first.`);
  listenersOf(session, id).add(type, call, once);
  session.call('watch-document');
}

function listenersOf(session: Session, pageId: string): Callbacks {
  const pages = listeners.get(session) ?? new Map<string, Callbacks>();
  listeners.set(session, pages);
  const known = pages.get(pageId) ?? new Callbacks('page', ['nodechange']);
  pages.set(pageId, known);
  return known;
}

/** Reports changes of layers to the listeners of their page. */
export function emitNodeChange(session: Session, pageId: string, nodeChanges: readonly NodeChange[]): void {
  if (nodeChanges.length > 0) listenersOf(session, pageId).emit('nodechange', { nodeChanges });
}

export const documentMembers: Members<DocumentNode> = {
  documentColorProfile: readOnly(() => 'SRGB'),
};
