import type { AutoLayout, BoxNode } from '#design/tree';

type EmptyBoxFields = Pick<BoxNode, 'id' | 'name' | 'visible' | 'box' | 'absoluteBox' | 'placement'>;

/** Creates a box without paint and children. */
export function emptyBox({ id, name, visible, box, absoluteBox, placement }: EmptyBoxFields): BoxNode {
  return {
    id,
    name,
    visible,
    box,
    absoluteBox,
    placement,
    renderBox: null,
    rotation: 0,
    flip: { x: false, y: false },
    opacity: 1,
    blendMode: 'PASS_THROUGH',
    effects: [],
    mask: null,
    propertyReferences: {},
    tokens: {},
    modes: {},
    link: null,
    exported: null,
    kind: 'box',
    role: 'frame',
    contour: null,
    layout: null,
    clips: false,
    scrolls: 'none',
    fills: [],
    stroke: null,
    radii: [0, 0, 0, 0],
    instance: null,
    children: [],
  };
}

/** A column without gaps and padding, whose items begin at its start. */
export const plainColumn: AutoLayout = {
  direction: 'column',
  wraps: false,
  gap: 0,
  crossGap: 0,
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
  justify: 'start',
  align: 'start',
  alignLines: 'start',
  firstOnTop: false,
  strokesTakeSpace: false,
  columns: [],
  rows: [],
};
