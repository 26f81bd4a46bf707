import { describe, expect, it } from 'vitest';
import { at, change, convert, guid, instanceOf, type Change } from './make-fig.ts';

function frame(fields: Change) {
  return convert([change('1:1', 'FRAME', fields)]).get('1:1');
}

function child(parent: Change, fields: Change) {
  return convert([change('1:1', 'FRAME', parent), change('1:2', 'FRAME', fields, '1:1')]).get('1:2');
}

describe('auto layout', () => {
  it('hugs along and is fixed across where the file has no value', () => {
    expect(frame({ stackMode: 'HORIZONTAL' })).toMatchObject({
      layoutMode: 'HORIZONTAL',
      primaryAxisSizingMode: 'AUTO',
      counterAxisSizingMode: 'FIXED',
    });
  });

  it('has gaps, padding and alignment', () => {
    const stack = {
      stackMode: 'VERTICAL',
      stackSpacing: -4,
      stackHorizontalPadding: 1,
      stackVerticalPadding: 2,
      stackPaddingRight: 3,
      stackPaddingBottom: 4,
      stackPrimaryAlignItems: 'SPACE_EVENLY',
      stackCounterAlignItems: 'BASELINE',
      stackPrimarySizing: 'FIXED',
      stackCounterSizing: 'RESIZE_TO_FIT_WITH_IMPLICIT_SIZE',
      stackReverseZIndex: true,
      bordersTakeSpace: true,
    };
    expect(frame(stack)).toMatchObject({
      itemSpacing: -4,
      paddingLeft: 1,
      paddingTop: 2,
      paddingRight: 3,
      paddingBottom: 4,
      primaryAxisAlignItems: 'SPACE_BETWEEN',
      counterAxisAlignItems: 'BASELINE',
      primaryAxisSizingMode: 'FIXED',
      counterAxisSizingMode: 'AUTO',
      itemReverseZIndex: true,
      strokesIncludedInLayout: true,
    });
    expect(frame({ stackMode: 'VERTICAL', stackPadding: 16 })).toMatchObject({
      paddingLeft: 16,
      paddingBottom: 16,
    });
  });

  it.each([
    [
      'the start, as files of 2020 to 2022 mean it',
      { x: 132, y: 56 },
      { paddingRight: 16, paddingBottom: 8 },
    ],
    ['nothing, as newer files do', { x: 116, y: 48 }, {}],
  ])('takes the padding that adds up where the file leaves out the end: that of %s', (_, size, padding) => {
    const hugs = { stackCounterSizing: 'RESIZE_TO_FIT_WITH_IMPLICIT_SIZE' };
    const paddings = { stackHorizontalPadding: 16, stackVerticalPadding: 8 };
    const stack = { stackMode: 'HORIZONTAL', ...paddings, ...hugs, size };
    const { paddingRight, paddingBottom } = convert([
      change('1:1', 'FRAME', stack),
      change('1:2', 'FRAME', { transform: at(16, 8) }, '1:1'),
    ]).get('1:1');
    expect({ paddingRight, paddingBottom }).toEqual({
      paddingRight: undefined,
      paddingBottom: undefined,
      ...padding,
    });
  });

  it('wraps with a second gap, and none where it follows the first', () => {
    const wrap = { stackMode: 'HORIZONTAL', stackWrap: 'WRAP', stackSpacing: 8 };
    expect(frame({ ...wrap, stackCounterSpacing: 20 })).toMatchObject({
      layoutWrap: 'WRAP',
      counterAxisSpacing: 20,
    });
    expect(frame({ ...wrap, stackCounterSpacing: Number.NaN }).counterAxisSpacing).toBeUndefined();
  });

  it('has tracks and cells by the order of their positions', () => {
    const track = (id: string, position: string) => ({ id: guid(id), position });
    const size = (id: string, type: string, value: number) => ({
      id: guid(id),
      trackSize: { maxSizing: { type, value } },
    });
    const grid = {
      stackMode: 'GRID',
      gridColumns: { entries: [track('3:2', 'b'), track('3:1', 'a')] },
      gridRows: { entries: [track('4:1', 'a'), track('4:2', 'b'), track('4:3', 'c')] },
      gridColumnsSizing: { entries: [size('3:1', 'FIXED', 120), size('3:2', 'FLEX', 2)] },
      gridRowsSizing: { entries: [size('4:2', 'HUG', 1)] },
      gridRowGap: 10,
      gridColumnGap: 6,
    };
    expect(frame(grid)).toMatchObject({
      layoutMode: 'GRID',
      gridColumnCount: 2,
      gridRowCount: 3,
      gridColumnsSizing: '120px minmax(0, 2fr)',
      gridRowsSizing: 'minmax(0, 1fr) fit-content(100%) minmax(0, 1fr)',
      gridRowGap: 10,
      gridColumnGap: 6,
    });
    const cell = {
      gridColumnAnchor: guid('3:2'),
      gridRowAnchor: guid('4:3'),
      gridColumnSpan: 2,
      gridChildVerticalAlign: 'MAX',
    };
    expect(child(grid, cell)).toMatchObject({
      gridColumnAnchorIndex: 1,
      gridRowAnchorIndex: 2,
      gridColumnSpan: 2,
      gridRowSpan: 1,
      gridChildVerticalAlign: 'MAX',
    });
  });
});

describe('how a layer sits in its parent', () => {
  it('fills, leaves the flow and keeps within limits', () => {
    const fields = {
      stackChildPrimaryGrow: 1,
      stackChildAlignSelf: 'STRETCH',
      stackPositioning: 'ABSOLUTE',
      minSize: { value: { x: 100, y: Number.NaN } },
      maxSize: { value: { x: Number.NaN, y: 300 } },
      targetAspectRatio: { value: { x: 16, y: 9 } },
    };
    const node = child({ stackMode: 'HORIZONTAL' }, fields);
    expect(node).toMatchObject({
      layoutGrow: 1,
      layoutAlign: 'STRETCH',
      layoutPositioning: 'ABSOLUTE',
      minWidth: 100,
      maxHeight: 300,
      targetAspectRatio: { x: 16, y: 9 },
    });
    expect(node).not.toHaveProperty('maxWidth');
  });

  it('has constraints', () => {
    expect(child({}, { horizontalConstraint: 'STRETCH', verticalConstraint: 'MAX' }).constraints).toEqual({
      horizontal: 'LEFT_RIGHT',
      vertical: 'BOTTOM',
    });
    expect(child({}, {}).constraints).toEqual({ horizontal: 'LEFT', vertical: 'TOP' });
  });

  it('scrolls, stays or sticks', () => {
    expect(frame({ scrollDirection: 'VERTICAL' }).overflowDirection).toBe('VERTICAL_SCROLLING');
    expect(child({}, { scrollBehavior: 'FIXED_WHEN_CHILD_OF_SCROLLING_FRAME' }).scrollBehavior).toBe('FIXED');
    expect(child({ fixedChildrenDivider: '!' }, {}).isFixed).toBe(true);
    expect(child({ fixedChildrenDivider: '~' }, {}).isFixed).toBeUndefined();
  });

  it('clips unless the file turns that off', () => {
    expect(frame({}).clipsContent).toBe(true);
    expect(frame({ frameMaskDisabled: true }).clipsContent).toBe(false);
  });
});

describe('variables', () => {
  const alias = (id: string) => ({ value: { alias: { guid: guid(id) } }, dataType: 'ALIAS' });
  const value = (mode: string, data: object) => ({ modeID: guid(mode), variableData: data });
  const colour = (r: number) => ({ value: { colorValue: { r, g: 0, b: 0, a: 1 } } });
  const book = [
    change(
      '7:1',
      'VARIABLE_SET',
      {
        name: 'Theme',
        variableSetModes: [
          { id: guid('7:9'), name: 'Dark', sortPosition: 'b' },
          { id: guid('7:8'), name: 'Light', sortPosition: 'a' },
        ],
      },
      '0:2',
    ),
    change(
      '7:2',
      'VARIABLE',
      {
        name: 'Brand',
        variableSetID: { guid: guid('7:1') },
        variableResolvedType: 'COLOR',
        variableDataValues: { entries: [value('7:8', colour(0.25)), value('7:9', colour(0.75))] },
        codeSyntax: { entries: [{ platform: 'WEB', value: '--brand' }] },
      },
      '0:2',
    ),
    change(
      '7:3',
      'VARIABLE',
      {
        name: 'Accent',
        key: 'accent-key',
        variableSetID: { guid: guid('7:1') },
        variableResolvedType: 'COLOR',
        variableDataValues: { entries: [value('7:8', alias('7:2'))] },
      },
      '0:2',
    ),
    change(
      '7:4',
      'VARIABLE',
      {
        name: 'Gap',
        variableSetID: { guid: guid('7:1') },
        variableResolvedType: 'FLOAT',
        variableDataValues: {
          entries: [value('7:8', { value: { floatValue: 8 } }), value('7:9', { value: { floatValue: 24 } })],
        },
      },
      '0:2',
    ),
  ];
  const dark = {
    variableModeBySetMap: {
      entries: [{ variableSetID: { guid: guid('7:1') }, variableModeID: guid('7:9') }],
    },
  };
  const stale = { type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } };
  const painted = (variable: object) => ({ fillPaints: [{ ...stale, colorVar: variable }] });

  it('are listed with modes, values, aliases and code syntax', () => {
    const { variables } = convert(book).design;
    expect(variables?.variableCollections['VariableCollectionId:7:1']).toMatchObject({
      name: 'Theme',
      defaultModeId: '7:8',
      modes: [
        { modeId: '7:8', name: 'Light' },
        { modeId: '7:9', name: 'Dark' },
      ],
    });
    expect(variables?.variables['VariableID:7:2']).toMatchObject({
      name: 'Brand',
      resolvedType: 'COLOR',
      codeSyntax: { WEB: '--brand' },
      valuesByMode: { '7:8': { r: 0.25 }, '7:9': { r: 0.75 } },
    });
    expect(variables?.variables['VariableID:7:3']?.valuesByMode).toEqual({
      '7:8': { type: 'VARIABLE_ALIAS', id: 'VariableID:7:2' },
    });
    expect(convert([]).design.variables).toBeNull();
  });

  it('count in the modes around a layer, through aliases and instances', () => {
    const { get } = convert([
      ...book,
      change('1:1', 'FRAME', dark),
      change('1:2', 'FRAME', painted(alias('7:3')), '1:1'),
      change('2:1', 'SYMBOL', painted(alias('7:2')), '0:2'),
      change('1:3', 'INSTANCE', instanceOf('2:1'), '1:1'),
      change('1:4', 'INSTANCE', instanceOf('2:1')),
    ]);
    expect(get('1:1').explicitVariableModes).toEqual({ 'VariableCollectionId:7:1': '7:9' });
    expect(get('1:2').fills).toMatchObject([
      { color: { r: 0.75 }, boundVariables: { color: { type: 'VARIABLE_ALIAS', id: 'VariableID:7:3' } } },
    ]);
    expect(get('1:3').fills).toMatchObject([{ color: { r: 0.75 } }]);
    expect(get('1:4').fills).toMatchObject([{ color: { r: 0.25 } }]);
  });

  it('are found by a library’s key too, and what is not in the file is still listed', () => {
    const { get } = convert([
      ...book,
      change('1:1', 'FRAME', painted({ value: { alias: { assetRef: { key: 'accent-key' } } } })),
      change('1:2', 'FRAME', painted(alias('8:8'))),
    ]);
    expect(get('1:1').fills).toMatchObject([{ color: { r: 0.25 } }]);
    expect(get('1:2').fills).toMatchObject([
      { color: { r: 0 }, boundVariables: { color: { id: 'VariableID:8:8' } } },
    ]);
  });

  it('that refer to each other in a cycle leave the colour unchanged', () => {
    const circle = change(
      '7:5',
      'VARIABLE',
      {
        variableSetID: { guid: guid('7:1') },
        variableResolvedType: 'COLOR',
        variableDataValues: { entries: [value('7:8', alias('7:5'))] },
      },
      '0:2',
    );
    const { get } = convert([...book, circle, change('1:1', 'FRAME', painted(alias('7:5')))]);
    expect(get('1:1').fills).toMatchObject([{ color: { r: 0, g: 0, b: 0, a: 1 } }]);
  });

  it('set lengths, corners and visibility', () => {
    const bound = (field: string, id: string) => ({ variableField: field, variableData: alias(id) });
    const { get } = convert([
      ...book,
      change('1:1', 'FRAME', {
        ...dark,
        stackMode: 'VERTICAL',
        stackSpacing: 8,
        variableConsumptionMap: {
          entries: [bound('STACK_SPACING', '7:4'), bound('CORNER_RADIUS', '7:4'), bound('WIDTH', '7:4')],
        },
      }),
    ]);
    const brand = { type: 'VARIABLE_ALIAS', id: 'VariableID:7:4' };
    expect(get('1:1')).toMatchObject({ itemSpacing: 24, cornerRadius: 24, size: { x: 100 } });
    expect(get('1:1').boundVariables).toMatchObject({
      itemSpacing: brand,
      size: { x: brand },
      rectangleCornerRadii: { RECTANGLE_TOP_LEFT_CORNER_RADIUS: brand },
    });
  });
});
