import { describe, expect, it } from 'vitest';
import type { AuditRule } from '#design/finding';
import type { SnapshotVariables } from '#design/snapshot';
import type { AuditInput, RenderedFrame } from '#insight/audit/audit-input';
import { auditPage, box, solid, style, text } from './audit-page.ts';

const find = (rule: AuditRule, children: readonly object[], given: Partial<AuditInput> = {}) =>
  auditPage(children, given)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ measure, nodeIds }) => [measure, nodeIds]);

describe('the contrast of a text', () => {
  const ring = (endingAngle: number, innerRadius: number) => ({
    ...box('2:1', 'ELLIPSE', 'Ring', [0, 0, 200, 200]),
    fills: [solid(0.5)],
    arcData: { startingAngle: 0, endingAngle, innerRadius },
  });

  it('in a ring is that with what is under the ring', () => {
    const inside = { ...text('2:2', 'Within the ring', 0.6, 0), ...at(40, 90, 120, 20) };
    expect(find('contrast', [ring(2 * Math.PI, 0.9), inside])).toEqual([['2.8 : 1, needs 4.5 : 1', ['2:2']]]);
  });

  it('over a piece of a circle is not known without a picture', () => {
    const across = { ...text('2:2', 'In the other half', 0.6, 0), ...at(40, 60, 120, 20) };
    expect(find('contrast', [ring(Math.PI, 0), across])).toEqual([]);
  });

  const overPicture = (scale: number, placeholders: readonly string[]) => {
    const image = { type: 'IMAGE', blendMode: 'NORMAL', scaleMode: 'FILL', imageRef: 'a' };
    const picture: RenderedFrame = { pixels: drawStripes(), scale, placeholders: new Set(placeholders) };
    const pictures = new Map([['1:1', picture]]);
    const instance = (id: string, y: number) => ({
      ...box(id, 'INSTANCE', 'Tag', [0, y, 160, 40]),
      componentId: '9:1',
      children: [{ ...text(`I${id};9:2`, 'Tag', 1, y), ...at(10, y + 10, 120, 20) }],
    });
    const photo = { ...box('3:1', 'RECTANGLE', 'Photo', [0, 0, 400, 400]), fills: [image] };
    return auditPage([photo, instance('3:2', 0), instance('3:3', 200)], { pictures });
  };

  it('over a picture is given as a range where layers of one cause have their own', () => {
    const { findings } = overPicture(1, []);
    const found = findings.filter(({ rule }) => rule === 'contrast');
    expect(found.map(({ measure, nodeIds }) => [measure, nodeIds])).toEqual([
      ['1.6 to 2.3 : 1, needs 4.5 : 1', ['I3:2;9:2', 'I3:3;9:2']],
    ]);
  });

  it('over an image that the file lacks is not measured, and a note says so', () => {
    const { findings, notes } = overPicture(1, ['3:1']);
    expect(findings.filter(({ rule }) => rule === 'contrast')).toEqual([]);
    expect(notes).toContain('Texts over images that the file lacks were not measured.');
  });

  it('that an open menu covers in part is that of the other words', () => {
    const button = { ...box('2:3', 'RECTANGLE', 'Button', [0, 80, 300, 40]), fills: [solid(0)] };
    const label = (grey: number) => ({ ...text('2:4', 'Add a friend', grey, 0), ...at(90, 90, 120, 20) });
    const menu = {
      ...box('2:5', 'FRAME', 'Menu', [160, 60, 200, 200]),
      fills: [solid(0.9)],
      children: [{ ...box('2:6', 'VECTOR', 'Icon', [170, 90, 20, 20]), fills: [solid(0.3)] }],
    };
    expect(find('contrast', [button, label(1), menu])).toEqual([]);
    expect(find('contrast', [button, label(0.4), menu])).toEqual([['3.7 : 1, needs 4.5 : 1', ['2:4']]]);
  });

  it.each(['Ausgebucht', '満席', 'ظرفیت پر شد', 'Sold out'])(
    'does not count on a button that says %s',
    (label) => {
      const button = (id: string, characters: string, grey: number, y: number, height: number) => [
        { ...box(id, 'RECTANGLE', 'Rectangle 1', [20, y, 160, height]), fills: [solid(0.9)] },
        { ...text(`${id}1`, characters, grey, 0), ...at(40, y + height / 2 - 10, 120, 20) },
      ];
      const gone = button('2:1', label, 0.6, 20, 40);
      const book = button('2:2', 'Book a place', 0, 80, 40);
      expect(find('contrast', [...gone, ...book])).toEqual([]);
      // A tag has another height than the buttons.
      const tag = button('2:3', label, 0.6, 140, 26);
      expect(find('contrast', [...tag, ...book])).toEqual([['2.3 : 1, needs 4.5 : 1', ['2:31']]]);
    },
  );

  it('does not count in a variant that cannot be chosen', () => {
    const variant = (id: string, name: string, y: number) => ({
      ...box(id, 'COMPONENT', name, [0, y, 200, 40]),
      children: [text(`${id}1`, 'Tue 12', 0.6, y)],
    });
    const set = {
      ...box('4:1', 'COMPONENT_SET', 'Date card', [0, 0, 200, 100]),
      children: [variant('4:2', 'State=Free', 0), variant('4:3', 'State=Full', 50)],
    };
    expect(find('contrast', [set])).toEqual([['2.8 : 1, needs 4.5 : 1', ['4:21']]]);
  });
});

describe('a component set', () => {
  const set = (type: string) => ({
    ...box('5:1', type, 'Button', [0, 0, 300, 100]),
    ...{ layoutMode: 'VERTICAL', itemSpacing: 10, cornerRadius: 5 },
    children: [1, 2].map((index) => ({
      ...box(`5:${String(index + 1)}`, 'COMPONENT', `Size=${String(index)}`, [0, index * 40, 200, 30]),
      children: [text(`6:${String(index)}`, 'Send', 0, index * 40)],
    })),
  });
  const rows = Array.from({ length: 20 }, (_, index) => ({
    ...box(`7:${String(index)}`, 'FRAME', 'Row', [0, 100 + index * 10, 300, 8]),
    ...{ layoutMode: 'HORIZONTAL', itemSpacing: 8, paddingLeft: 16 },
    children: [text(`8:${String(index)}`, 'One', 0, 90), text(`9:${String(index)}`, 'Two', 0, 90)],
  }));

  it('has no spacing and no values of a page: Figma arranges its variants', () => {
    const variable = {
      ...{
        id: 'r',
        name: 'radius/small',
        key: 'r',
        variableCollectionId: 'c',
        resolvedType: 'FLOAT' as const,
      },
      ...{ valuesByMode: { m: 5 }, remote: false, description: '', codeSyntax: {} },
      ...{ hiddenFromPublishing: false, scopes: ['CORNER_RADIUS' as const] },
    };
    const variables: SnapshotVariables = { variables: { r: variable }, variableCollections: {} };
    expect(find('spacing', [set('COMPONENT_SET'), ...rows])).toEqual([]);
    expect(find('raw-value', [set('COMPONENT_SET')], { variables })).toEqual([]);
    // The same in a frame counts.
    expect(find('spacing', [set('FRAME'), ...rows])).toEqual([['10 px, elsewhere 8 px', ['5:1']]]);
    expect(find('raw-value', [set('FRAME')], { variables })).toEqual([['5 px is radius/small', ['5:1']]]);
  });
});

it('leaves values of an instance that its main component gives', () => {
  const instance = (id: string, overriddenFields: readonly string[]) => ({
    ...box(id, 'INSTANCE', 'Tag', [0, 0, 200, 40]),
    ...{ componentId: '9:1', layoutMode: 'HORIZONTAL', paddingLeft: 5 },
    overrides: [{ id, overriddenFields }],
    children: [text(`I${id};9:2`, 'Tag', 0, 0)],
  });
  const variable = {
    ...{ id: 's', name: 'space/s', key: 's', variableCollectionId: 'c', resolvedType: 'FLOAT' as const },
    ...{ valuesByMode: { m: 5 }, remote: false, description: '', codeSyntax: {} },
    ...{ hiddenFromPublishing: false, scopes: ['GAP' as const] },
  };
  const variables: SnapshotVariables = { variables: { s: variable }, variableCollections: {} };
  const tags = [instance('2:1', ['size']), instance('2:2', ['paddingLeft'])];
  expect(find('raw-value', tags, { variables })).toEqual([['5 px is space/s', ['2:2']]]);
});

it('leaves the size of a measure that is drawn beside a design', () => {
  const line = (id: string, place: readonly [number, number, number, number]) => ({
    ...box(id, 'LINE', 'Line', place),
    strokes: [solid(0.5)],
    strokeWeight: 1,
  });
  const label = { ...text('3:5', '16', 0, 0), style: { ...style, fontSize: 6 }, ...at(20, 30, 16, 8) };
  const measure = (endsAt: number) => ({
    ...box('3:1', 'GROUP', 'Group 1', [10, 10, 100, 30]),
    children: [
      line('3:2', [10, endsAt, 0, 16]),
      line('3:3', [10, 18, 100, 0]),
      line('3:4', [110, endsAt, 0, 16]),
      label,
    ],
  });
  expect(find('text-size', [measure(10)])).toEqual([]);
  // Lines that meet at a corner are the edges of a box.
  expect(find('text-size', [measure(18)])).toEqual([['6 px, needs 10 px', ['3:5']]]);
});

it('measures the distance of targets that can be pressed at the same time', () => {
  const target = (id: string, y: number) => ({
    ...box(id, 'FRAME', 'Button', [20, y, 100, 18]),
    children: [text(`${id}1`, 'Send', 0, y)],
  });
  const select = { ...box('2:7', 'FRAME', 'Dropdown', [80, 10, 200, 120]), fills: [solid(1)], children: [] };
  expect(find('target-size', [target('2:1', 0), select])).toEqual([]);
  const menu = (name: string, fills: readonly object[]) => ({
    ...box('2:5', 'FRAME', name, [0, 5, 200, 100]),
    fills,
    children: [target('2:6', 20)],
  });
  expect(find('target-size', [target('2:1', 0), menu('Menu', [solid(1)])])).toEqual([]);
  expect(find('target-size', [target('2:1', 0), menu('Form', [])])).toEqual([
    ['100 × 18 px, needs 24 × 24 px or space around', ['2:1']],
    ['100 × 18 px, needs 24 × 24 px or space around', ['2:6']],
  ]);
});

function at(x: number, y: number, width: number, height: number): object {
  return { absoluteBoundingBox: { x, y, width, height } };
}

/** White strokes of 2 px on light grey, and on a darker grey in the lower half. */
function drawStripes() {
  const [width, height] = [400, 400];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const grey = x % 16 < 2 ? 255 : y < 200 ? 170 : 205;
      data.set([grey, grey, grey, 255], (y * width + x) * 4);
    }
  return { width, height, data };
}
