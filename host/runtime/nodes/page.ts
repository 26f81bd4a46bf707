import { type Members, plain, readOnly } from '../member.ts';
import { toPaint } from '../paints.ts';

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
};

export const documentMembers: Members<DocumentNode> = {
  documentColorProfile: readOnly(() => 'SRGB'),
};
