import { type Member, type Members, plain, readOnly } from '../member.ts';

/** REST writes the tracks of a grid as CSS. */
function tracks(field: 'gridRowsSizing' | 'gridColumnsSizing'): Member<GridTrackSize[]> {
  return readOnly((state) => {
    const css = (state.layer[field] as string | undefined) ?? '';
    return [...css.matchAll(/minmax\([^)]*\)|fit-content\([^)]*\)|[^\s]+/g)].map(([track]): GridTrackSize => {
      const px = /^([\d.]+)px$/.exec(track);
      if (px) return { type: 'FIXED', value: Number(px[1]) };
      const flex = /([\d.]+)fr/.exec(track);
      return flex ? { type: 'FLEX', value: Number(flex[1]) } : { type: 'HUG' };
    });
  });
}

export const autoLayoutMembers: Members<AutoLayoutMixin & GridLayoutMixin> = {
  layoutMode: plain('layoutMode', 'NONE'),
  paddingLeft: plain('paddingLeft', 0),
  paddingRight: plain('paddingRight', 0),
  paddingTop: plain('paddingTop', 0),
  paddingBottom: plain('paddingBottom', 0),
  horizontalPadding: plain('horizontalPadding', 0),
  verticalPadding: plain('verticalPadding', 0),
  primaryAxisSizingMode: plain('primaryAxisSizingMode', 'AUTO'),
  counterAxisSizingMode: plain('counterAxisSizingMode', 'AUTO'),
  strokesIncludedInLayout: plain('strokesIncludedInLayout', false),
  layoutWrap: plain('layoutWrap', 'NO_WRAP'),
  primaryAxisAlignItems: plain('primaryAxisAlignItems', 'MIN'),
  counterAxisAlignItems: plain('counterAxisAlignItems', 'MIN'),
  counterAxisAlignContent: plain('counterAxisAlignContent', 'AUTO'),
  itemSpacing: plain('itemSpacing', 0),
  counterAxisSpacing: plain<number | null>('counterAxisSpacing', null),
  itemReverseZIndex: plain('itemReverseZIndex', false),
  gridRowCount: plain('gridRowCount', 0),
  gridColumnCount: plain('gridColumnCount', 0),
  gridRowGap: plain('gridRowGap', 0),
  gridColumnGap: plain('gridColumnGap', 0),
  gridRowSizes: tracks('gridRowsSizing'),
  gridColumnSizes: tracks('gridColumnsSizing'),
};

export const frameMembers: Members<FrameNode> = {
  clipsContent: plain('clipsContent', false),
  layoutGrids: plain<readonly LayoutGrid[]>('layoutGrids', []),
  guides: plain<readonly Guide[]>('guides', []),
  gridStyleId: readOnly((state) => state.layer.styles?.grid ?? ''),
  setGridStyleIdAsync: readOnly((state) => async (id) => {
    state.edit('setGridStyleIdAsync', { styles: { ...state.layer.styles, grid: id } });
  }),
  detachedInfo: readOnly(() => null),
  /** Figma infers the auto layout of plain frames; the host does not. */
  inferredAutoLayout: readOnly(() => null),
  expanded: plain('expanded', false),
  overflowDirection: readOnly((state) => {
    const rest = (state.layer.overflowDirection ?? 'NONE') as string;
    return rest.replace('_SCROLLING', '').replace('HORIZONTAL_AND_VERTICAL', 'BOTH') as OverflowDirection;
  }),
  numberOfFixedChildren: readOnly(
    (state) => state.children.filter(({ layer }) => layer.scrollBehavior === 'FIXED').length,
  ),
  reactions: {
    get: (state) => ((state.layer.interactions as readonly Reaction[] | undefined) ?? []).slice(),
    set: () => {
      throw new Error('in set_reactions: Use setReactionsAsync, the manifest says dynamic-page.');
    },
  },
  devStatus: readOnly((state) => (state.layer.devStatus as DevStatus | undefined) ?? null),
  annotations: plain<readonly Annotation[]>('annotations', []),
};

export const sectionMembers: Members<Pick<SectionNode, 'sectionContentsHidden'>> = {
  sectionContentsHidden: plain('sectionContentsHidden', false),
};

export const groupMembers: Members<Pick<BooleanOperationNode, 'booleanOperation'>> = {
  booleanOperation: plain('booleanOperation', 'UNION'),
};
