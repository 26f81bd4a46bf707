/** How a random layer arranges what is in it, and how it sits in the layer around it, in Figma's JSON. */
import { pickExtreme, pickLength } from './hostile-values.ts';
import { makeAlias, type Json, type Palette } from './make-paint.ts';
import type { Random } from './random.ts';

export type Arrangement = 'NONE' | 'HORIZONTAL' | 'VERTICAL' | 'WRAP' | 'GRID';

export function pickArrangement(random: Random): Arrangement {
  return random.pick(['NONE', 'NONE', 'HORIZONTAL', 'VERTICAL', 'VERTICAL', 'WRAP', 'GRID']);
}

export function makeLayout(random: Random, arrangement: Arrangement, palette: Palette): Json {
  const clips = { clipsContent: random.chance(0.4) };
  if (arrangement === 'NONE') return random.chance(0.5) ? clips : { ...clips, layoutMode: 'NONE' };
  return {
    ...clips,
    layoutMode: arrangement === 'WRAP' ? 'HORIZONTAL' : arrangement,
    ...makePadding(random),
    ...(arrangement === 'GRID' ? makeGrid(random) : makeFlow(random, arrangement === 'WRAP')),
    ...(random.chance(0.1) ? { boundVariables: { itemSpacing: makeAlias(random, palette) } } : {}),
    ...(random.chance(0.1)
      ? { overflowDirection: random.pick(['HORIZONTAL_SCROLLING', 'VERTICAL_SCROLLING']) }
      : {}),
  };
}

function makePadding(random: Random): Json {
  if (random.chance(0.2)) return { horizontalPadding: pickLength(random, 30), verticalPadding: -4 };
  const sides = ['paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft'].filter(() =>
    random.chance(0.6),
  );
  return Object.fromEntries(sides.map((side) => [side, pickLength(random, 40)]));
}

function makeFlow(random: Random, wraps: boolean): Json {
  return {
    itemSpacing: random.chance(0.15) ? -random.whole(1, 30) : pickLength(random, 40),
    primaryAxisAlignItems: random.pick(['MIN', 'CENTER', 'MAX', 'SPACE_BETWEEN', 'SPACE_AROUND']),
    counterAxisAlignItems: random.pick(['MIN', 'CENTER', 'MAX', 'BASELINE']),
    ...(random.chance(0.5) ? { primaryAxisSizingMode: random.pick(['FIXED', 'AUTO']) } : {}),
    ...(random.chance(0.5) ? { counterAxisSizingMode: random.pick(['FIXED', 'AUTO']) } : {}),
    ...(wraps ? { layoutWrap: 'WRAP', counterAxisSpacing: pickLength(random, 30) } : {}),
    ...(wraps && random.chance(0.3) ? { counterAxisAlignContent: 'SPACE_BETWEEN' } : {}),
    ...(random.chance(0.1) ? { itemReverseZIndex: true } : {}),
    ...(random.chance(0.1) ? { strokesIncludedInLayout: true } : {}),
  };
}

function makeGrid(random: Random): Json {
  const track = () =>
    random.pick(['minmax(0, 1fr)', '120px', 'fit-content(100%)', '2fr', '-1px', 'x;} *{color:red']);
  const tracks = () => random.many(random.whole(0, 4), track).join(' ');
  const count = () => (random.chance(0.05) ? pickExtreme(random) : random.whole(0, 4));
  return {
    gridColumnCount: count(),
    gridRowCount: count(),
    gridColumnGap: pickLength(random, 30),
    gridRowGap: pickLength(random, 30),
    gridColumnsSizing: tracks(),
    gridRowsSizing: tracks(),
  };
}

export function makePlacement(random: Random, around: Arrangement): Json {
  const constraint = [
    'LEFT',
    'RIGHT',
    'CENTER',
    'LEFT_RIGHT',
    'SCALE',
    'TOP',
    'BOTTOM',
    'TOP_BOTTOM',
  ] as const;
  return {
    constraints: { horizontal: random.pick(constraint), vertical: random.pick(constraint) },
    ...(around === 'NONE' ? {} : makeFlowPlacement(random)),
    ...(around === 'GRID' ? makeCell(random) : {}),
    ...(random.chance(0.05) ? { scrollBehavior: random.pick(['FIXED', 'STICKY_SCROLLS', 'SCROLLS']) } : {}),
    ...(random.chance(0.05) ? { isMask: true, maskType: random.pick(['ALPHA', 'VECTOR', 'LUMINANCE']) } : {}),
    ...(random.chance(0.08) ? { visible: false } : {}),
  };
}

function makeFlowPlacement(random: Random): Json {
  const sizing = ['FIXED', 'HUG', 'FILL'] as const;
  return {
    ...(random.chance(0.1) ? { layoutPositioning: 'ABSOLUTE' } : {}),
    ...(random.chance(0.7)
      ? { layoutSizingHorizontal: random.pick(sizing), layoutSizingVertical: random.pick(sizing) }
      : { layoutAlign: random.pick(['STRETCH', 'INHERIT', 'CENTER']), layoutGrow: random.pick([0, 1]) }),
    ...(random.chance(0.1) ? { minWidth: pickLength(random), maxWidth: pickLength(random) } : {}),
    ...(random.chance(0.1) ? { minHeight: pickLength(random), maxHeight: pickLength(random) } : {}),
  };
}

function makeCell(random: Random): Json {
  const place = () => (random.chance(0.05) ? pickExtreme(random) : random.whole(0, 4));
  return {
    gridRowAnchorIndex: place(),
    gridColumnAnchorIndex: place(),
    gridRowSpan: place(),
    gridColumnSpan: place(),
    gridChildHorizontalAlign: random.pick(['AUTO', 'MIN', 'CENTER', 'MAX']),
    gridChildVerticalAlign: random.pick(['AUTO', 'MIN', 'CENTER', 'MAX']),
  };
}
