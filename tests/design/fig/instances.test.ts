import { describe, expect, it } from 'vitest';
import { convertFig } from '#design/fig/convert-fig';
import { openDocument } from '#design/open-document';
import { takeSnapshot } from '#design/take-snapshot';
import { at, change, commands, convert, guid, instanceOf, makeFile, override } from './make-fig.ts';

/** A button: a frame with a label, and a card with a button in it. */
const button = [
  change('1:1', 'SYMBOL', { name: 'Button', fillPaints: [red()], cornerRadius: 8 }, '0:2'),
  change('1:2', 'TEXT', { name: 'Label', textData: { characters: 'Button' }, transform: at(10, 5) }, '1:1'),
];
const card = [
  ...button,
  change('2:1', 'SYMBOL', { name: 'Card', size: { x: 300, y: 200 } }, '0:2'),
  change('2:2', 'INSTANCE', { name: 'Action', transform: at(20, 100), ...instanceOf('1:1') }, '2:1'),
];

describe('an instance', () => {
  it('has the layers of its component, under ids of its own', () => {
    const { get, idsIn } = convert([
      ...button,
      change('9:1', 'INSTANCE', { ...instanceOf('1:1'), transform: at(500, 0) }),
    ]);
    expect(idsIn('9:1')).toEqual(['I9:1;1:2']);
    expect(get('I9:1;1:2')).toMatchObject({ characters: 'Button', absoluteBoundingBox: { x: 510, y: 5 } });
    expect(get('9:1')).toMatchObject({ componentId: '1:1', cornerRadius: 8 });
  });

  it('shows overrides of its own, and of the instances around it over those', () => {
    const inner = override(['1:2'], { textData: { characters: 'From the card' } });
    const outer = override(['2:2', '1:2'], { textData: { characters: 'From the page' }, opacity: 0.5 });
    const changes = [
      ...button,
      change('2:1', 'SYMBOL', {}, '0:2'),
      change('2:2', 'INSTANCE', instanceOf('1:1', [inner]), '2:1'),
      change('9:1', 'INSTANCE', instanceOf('2:1')),
      change('9:2', 'INSTANCE', instanceOf('2:1', [outer])),
    ];
    const { get } = convert(changes);
    expect(get('I9:1;2:2;1:2').characters).toBe('From the card');
    expect(get('I9:2;2:2;1:2')).toMatchObject({ characters: 'From the page', opacity: 0.5 });
  });

  it('lies and measures as Figma’s layout made it, deep inside too', () => {
    const derivedSymbolData = [
      override(['2:2'], { size: { x: 160, y: 48 }, transform: at(70, 120) }),
      override(['2:2', '1:2'], { size: { x: 140, y: 20 } }),
    ];
    // What the button says of its own size is stale where the card's layout gave it another.
    const own = override(['1:1'], { size: { x: 90, y: 40 } });
    const { get } = convert([
      ...button,
      change('2:1', 'SYMBOL', {}, '0:2'),
      change('2:2', 'INSTANCE', instanceOf('1:1', [own]), '2:1'),
      change('9:1', 'INSTANCE', { ...instanceOf('2:1'), derivedSymbolData }),
    ]);
    expect(get('I9:1;2:2').absoluteBoundingBox).toEqual({ x: 70, y: 120, width: 160, height: 48 });
    expect(get('I9:1;2:2;1:2').absoluteBoundingBox).toEqual({ x: 80, y: 125, width: 140, height: 20 });
  });

  it('is found by the keys that a library’s copies keep', () => {
    const { get, idsIn } = convert([
      change('1:1', 'SYMBOL', { overrideKey: guid('77:1') }, '0:2'),
      change('1:2', 'TEXT', { overrideKey: guid('77:2'), textData: { characters: 'a' } }, '1:1'),
      change('9:1', 'INSTANCE', instanceOf('1:1', [override(['77:2'], { textData: { characters: 'b' } })])),
    ]);
    expect(idsIn('9:1')).toEqual(['I9:1;1:2']);
    expect(get('I9:1;1:2').characters).toBe('b');
  });

  it('that was swapped shows the other component, not what it kept of the former one', () => {
    const { get, idsIn } = convert([
      ...card,
      change('3:1', 'SYMBOL', { name: 'Link', fillPaints: [], size: { x: 60, y: 20 } }, '0:2'),
      change('3:2', 'VECTOR', {}, '3:1'),
      change('9:1', 'INSTANCE', instanceOf('2:1', [override(['2:2'], { overriddenSymbolID: guid('3:1') })])),
    ]);
    expect(get('I9:1;2:2')).toMatchObject({
      componentId: '3:1',
      name: 'Action',
      size: { x: 60, y: 20 },
      fills: [],
    });
    expect(get('I9:1;2:2')).toMatchObject({ absoluteBoundingBox: { x: 20, y: 100 } });
    expect(get('I9:1;2:2').cornerRadius).toBeUndefined();
    expect(idsIn('I9:1;2:2')).toEqual(['I9:1;2:2;3:2']);
  });

  it('grows with the scale tool in everything that is measured', () => {
    const label = { textData: { characters: 'x' }, fontSize: 10, lineHeight: { value: 12, units: 'PIXELS' } };
    const { get } = convert([
      change('1:1', 'SYMBOL', {}, '0:2'),
      change(
        '1:2',
        'TEXT',
        { ...label, transform: at(10, 5), size: { x: 20, y: 12 }, strokeWeight: 1 },
        '1:1',
      ),
      change('9:1', 'INSTANCE', instanceOf('1:1', [], { uniformScaleFactor: 3 })),
    ]);
    expect(get('I9:1;1:2')).toMatchObject({
      absoluteBoundingBox: { x: 30, y: 15, width: 60, height: 36 },
      strokeWeight: 3,
      style: { fontSize: 30, lineHeightPx: 36 },
    });
  });

  it('stretches outlines that came without new ones for their new size', () => {
    const square = commands([1, 0, 0], [2, 10, 0], [2, 10, 10], [0]);
    const shape = { fillGeometry: [{ windingRule: 'NONZERO', commandsBlob: 0 }], size: { x: 10, y: 10 } };
    const derivedSymbolData = [override(['1:2'], { size: { x: 20, y: 5 } })];
    const { get } = convert(
      [
        change('1:1', 'SYMBOL', {}, '0:2'),
        change('1:2', 'VECTOR', shape, '1:1'),
        change('9:1', 'INSTANCE', { ...instanceOf('1:1'), derivedSymbolData }),
      ],
      [square],
    );
    expect(get('I9:1;1:2').fillGeometry).toEqual([{ path: 'M0 0L20 0L20 5Z', windingRule: 'NONZERO' }]);
  });

  it('whose component is not in the file stays empty and names it', () => {
    const { get, idsIn } = convert([change('9:1', 'INSTANCE', instanceOf('5:5'))]);
    expect(get('9:1').componentId).toBe('5:5');
    expect(idsIn('9:1')).toEqual([]);
  });

  it('of a component inside itself ends', () => {
    const { idsIn } = convert([
      change('1:1', 'SYMBOL', {}, '0:2'),
      change('1:2', 'INSTANCE', instanceOf('1:1'), '1:1'),
      change('9:1', 'INSTANCE', instanceOf('1:1')),
    ]);
    expect(idsIn('9:1')).toEqual(['I9:1;1:2']);
    expect(idsIn('I9:1;1:2')).toEqual([]);
  });

  it('of components that multiply beyond any document is refused in a sentence', () => {
    const levels = Array.from({ length: 12 }, (_, level) => [
      change(`${level + 1}:1`, 'SYMBOL', {}, '0:2'),
      ...Array.from({ length: 10 }, (_each, index) =>
        change(`${level + 1}:${index + 2}`, 'INSTANCE', instanceOf(`${level + 2}:1`), `${level + 1}:1`),
      ),
    ]);
    const file = makeFile([...levels.flat(), change('99:1', 'INSTANCE', instanceOf('1:1'))]);
    expect(() => convertFig(file, 1000)).toThrow('more than 1000 layers, which is too large to read');
  });
});

describe('component properties', () => {
  const definitions = {
    componentPropDefs: [
      { id: guid('7:1'), name: 'Label', type: 'TEXT', initialValue: { textValue: { characters: 'Button' } } },
      { id: guid('7:2'), name: 'Icon', type: 'BOOL', initialValue: { boolValue: true } },
      { id: guid('7:3'), name: 'Glyph', type: 'INSTANCE_SWAP', initialValue: { guidValue: guid('3:1') } },
    ],
  };
  const follows = (definition: string, field: string) => ({
    componentPropRefs: [{ defID: guid(definition), componentPropNodeField: field }],
  });
  const componentOn = (page: string) => [
    change('3:1', 'SYMBOL', { name: 'Arrow' }, '0:2'),
    change('4:1', 'SYMBOL', { name: 'Cross' }, '0:2'),
    change('4:2', 'VECTOR', {}, '4:1'),
    change('1:1', 'SYMBOL', definitions, page),
    change('1:2', 'TEXT', { textData: { characters: 'Button' }, ...follows('7:1', 'TEXT_DATA') }, '1:1'),
    change('1:3', 'FRAME', follows('7:2', 'VISIBLE'), '1:1'),
    change('1:4', 'INSTANCE', { ...instanceOf('3:1'), ...follows('7:3', 'OVERRIDDEN_SYMBOL_ID') }, '1:1'),
  ];
  const component = componentOn('0:2');
  const set = (definition: string, value: object) => ({ defID: guid(definition), value });

  it('set texts, hide layers and swap instances', () => {
    const componentPropAssignments = [
      set('7:1', { textValue: { characters: 'Send' } }),
      set('7:2', { boolValue: false }),
      set('7:3', { guidValue: guid('4:1') }),
    ];
    const { get, idsIn } = convert([
      ...component,
      change('9:1', 'INSTANCE', { ...instanceOf('1:1'), componentPropAssignments }),
    ]);
    expect(get('I9:1;1:2').characters).toBe('Send');
    expect(get('I9:1;1:3').visible).toBe(false);
    expect(get('I9:1;1:4').componentId).toBe('4:1');
    expect(idsIn('I9:1;1:4')).toEqual(['I9:1;1:4;4:2']);
    expect(get('9:1').componentProperties).toEqual({
      'Label#7:1': { type: 'TEXT', value: 'Send' },
      'Icon#7:2': { type: 'BOOLEAN', value: false },
      'Glyph#7:3': { type: 'INSTANCE_SWAP', value: '4:1' },
    });
  });

  it('are listed where they are defined and where they are used', () => {
    const { get } = convert(componentOn('0:1'));
    expect(get('1:1').componentPropertyDefinitions).toEqual({
      'Label#7:1': { type: 'TEXT', defaultValue: 'Button' },
      'Icon#7:2': { type: 'BOOLEAN', defaultValue: true },
      'Glyph#7:3': { type: 'INSTANCE_SWAP', defaultValue: '3:1' },
    });
    expect(get('1:2').componentPropertyReferences).toEqual({ characters: 'Label#7:1' });
    expect(get('1:4').componentPropertyReferences).toEqual({ mainComponent: 'Glyph#7:3' });
  });

  it('of a library bring the other states of what is used along', () => {
    const { design } = convert([
      change('1:9', 'FRAME', { name: 'Button', isStateGroup: true }, '0:2'),
      change('1:1', 'SYMBOL', { name: 'Size=Large, State=Default' }, '1:9'),
      change('1:2', 'SYMBOL', { name: 'Size=Large, State=Hover' }, '1:9'),
      change('1:3', 'SYMBOL', { name: 'Size=Small, State=Hover' }, '1:9'),
      change('5:1', 'FRAME'),
      change('9:1', 'INSTANCE', instanceOf('1:1'), '5:1'),
    ]);
    const document = openDocument(design.answer, 'Test');
    expect(document.pages.map(({ nodes }) => nodes.map(({ id }) => id))).toEqual([['5:1']]);
    const extras = { variables: null, images: {}, exports: {}, pictures: {} };
    const { variants = [] } = takeSnapshot(document, ['5:1'], extras);
    expect(variants.map(({ setId, node }) => [setId, node.id])).toEqual([
      ['1:9', '1:1'],
      ['1:9', '1:2'],
    ]);
  });

  it('of variants point at those of their set, and an instance names its variant', () => {
    const child = { componentPropDefs: [{ id: guid('8:1'), parentPropDefId: guid('7:1') }] };
    const { get } = convert([
      change('1:9', 'FRAME', {
        name: 'Button',
        isStateGroup: true,
        componentPropDefs: [{ id: guid('7:1'), name: 'Label', type: 'TEXT' }],
        stateGroupPropertyValueOrders: [{ property: 'Size', values: ['Large', 'Small'] }],
      }),
      change('1:1', 'SYMBOL', { name: 'Size=Small', transform: at(0, 50), ...child }, '1:9'),
      change('1:2', 'TEXT', { textData: { characters: 'a' }, ...follows('8:1', 'TEXT_DATA') }, '1:1'),
      change('2:1', 'SYMBOL', { name: 'Size=Large', transform: at(0, 0) }, '1:9'),
      change('9:1', 'INSTANCE', {
        ...instanceOf('1:1'),
        componentPropAssignments: [set('8:1', { textValue: { characters: 'b' } })],
      }),
    ]);
    expect(get('I9:1;1:2').characters).toBe('b');
    expect(get('9:1').componentProperties).toEqual({
      Size: { type: 'VARIANT', value: 'Small' },
      'Label#7:1': { type: 'TEXT', value: 'b' },
    });
    expect(get('1:9').componentPropertyDefinitions).toMatchObject({
      Size: { type: 'VARIANT', defaultValue: 'Large', variantOptions: ['Large', 'Small'] },
    });
  });

  it('that an instance further out sets win, one by one', () => {
    const inner = [set('7:1', { textValue: { characters: 'Inner' } }), set('7:2', { boolValue: false })];
    const outer = override(['2:2'], {
      componentPropAssignments: [set('7:1', { textValue: { characters: 'Outer' } })],
    });
    const { get } = convert([
      ...component,
      change('2:1', 'SYMBOL', {}, '0:2'),
      change('2:2', 'INSTANCE', { ...instanceOf('1:1'), componentPropAssignments: inner }, '2:1'),
      change('9:1', 'INSTANCE', instanceOf('2:1', [outer])),
    ]);
    expect(get('I9:1;2:2;1:2').characters).toBe('Outer');
    expect(get('I9:1;2:2;1:3').visible).toBe(false);
  });

  it('fill slots with layers that lie elsewhere', () => {
    const { idsIn } = convert([
      change('1:1', 'SYMBOL', {}, '0:2'),
      change('1:2', 'FRAME', follows('7:9', 'SLOT_CONTENT_ID'), '1:1'),
      change('1:3', 'TEXT', {}, '1:2'),
      change('6:1', 'FRAME', { isSlotContent: true }, '0:2'),
      change('6:2', 'ELLIPSE', {}, '6:1'),
      change('9:1', 'INSTANCE', {
        ...instanceOf('1:1'),
        componentPropAssignments: [set('7:9', { guidValue: guid('6:1') })],
      }),
      change('9:2', 'INSTANCE', instanceOf('1:1')),
    ]);
    expect(idsIn('I9:1;1:2')).toEqual(['I9:1;6:2']);
    expect(idsIn('I9:2;1:2')).toEqual(['I9:2;1:3']);
  });
});

function red(): object {
  return { type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } };
}
