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

  it('does not count under a scrim', () => {
    const label = { ...text('2:1', 'Behind the dialog', 0.6, 0), ...at(10, 10, 120, 20) };
    const scrim = (height: number) => ({
      ...box('2:2', 'RECTANGLE', 'Rectangle 1', [0, 0, 400, height]),
      fills: [solid(0)],
      opacity: 0.5,
    });
    expect(find('contrast', [label, scrim(400)])).toEqual([]);
    // A shade over a line of text is measured in a picture.
    const isNoted = (height: number) =>
      auditPage([label, scrim(height)]).notes.some((note) => note.includes('were not measured'));
    expect([isNoted(400), isNoted(60)]).toEqual([false, true]);
  });

  it('does not count for a word that is drawn with a mark at its corner', () => {
    const name = (size: number, markY: number) => ({
      ...box('2:1', 'FRAME', 'Frame 1', [20, 10, 120, 40]),
      children: [
        { ...text('2:2', 'Sample', 0.7, 0), ...at(20, 10, 100, 38), style: { ...style, fontSize: size } },
        { ...box('2:3', 'VECTOR', 'Vector', [121, markY, 14, 14]), fills: [solid(0.7)] },
      ],
    });
    expect(find('contrast', [name(32, 11)])).toEqual([]);
    // Beside the middle of a title it is an icon, and small letters are a label.
    expect(find('contrast', [name(32, 22)])).toEqual([['2.1 : 1, needs 3 : 1', ['2:2']]]);
    expect(find('contrast', [name(16, 11)])).toEqual([['2.1 : 1, needs 4.5 : 1', ['2:2']]]);
  });

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

describe('a colour that is no variable', () => {
  const rgb = (grey: number) => ({ r: grey, g: grey, b: grey, a: 1 });
  const colour = (id: string, valuesByMode: Readonly<Record<string, object>>) => ({
    ...{ id, name: id, key: id, variableCollectionId: 'c', resolvedType: 'COLOR' as const, valuesByMode },
    ...{ remote: false, description: '', codeSyntax: {}, hiddenFromPublishing: false },
    scopes: ['ALL_SCOPES' as const],
  });
  const audited = (children: readonly object[], list: readonly ReturnType<typeof colour>[]) => {
    const variables = {
      variables: Object.fromEntries(list.map((one) => [one.id, one])),
      variableCollections: {},
    };
    // A file may say anything of its variables.
    return find('raw-value', children, { variables: variables as unknown as SnapshotVariables });
  };
  const tag = (grey: number) => ({
    ...box('2:1', 'FRAME', 'Tag', [0, 0, 200, 40]),
    fills: [solid(grey)],
    children: [text('2:2', 'North shore', 0.2, 0)],
  });

  it('stays as it is on a surface that does not change with the theme', () => {
    const themed = [
      colour('ink', { day: rgb(0.2), night: rgb(0.9) }),
      colour('card', { day: rgb(0.8), night: rgb(0) }),
    ];
    expect(audited([tag(0.7)], themed)).toEqual([]);
    expect(audited([tag(0.8)], themed)).toEqual([
      ['#CCCCCC is card', ['2:1']],
      ['#333333 is ink', ['2:2']],
    ]);
    expect(audited([tag(0.7)], [colour('ink', { day: rgb(0.2) })])).toEqual([['#333333 is ink', ['2:2']]]);
  });

  it('is not one of the palette that other variables take their values from', () => {
    const alias = { day: { type: 'VARIABLE_ALIAS', id: 'grey/800' }, night: rgb(1) };
    const palette = colour('grey/800', { day: rgb(0.2) });
    expect(audited([text('2:2', 'Text', 0.2, 0)], [palette])).toEqual([['#333333 is grey/800', ['2:2']]]);
    const uses = [palette, colour('text/title', alias)];
    const tinted = { ...text('2:2', 'Text', 0.2, 0) };
    expect(audited([tinted], uses)).toEqual([]);
    const user = { ...text('2:3', 'Bound', 0.2, 40), fills: [{ ...solid(0.2), ...boundTo('grey/800') }] };
    expect(audited([tinted, user], uses)).toEqual([['#333333 is grey/800', ['2:2']]]);
  });
});

it('leaves what is off a line where nobody sees it', () => {
  const row = (index: number, x: number) => ({
    ...box(`2:${String(index)}`, 'FRAME', 'Row', [x, index * 50, 200, 40]),
    children: [text(`3:${String(index)}`, 'Row', 0, index * 50)],
  });
  const rows = [row(1, 20), row(2, 20), row(3, 20), row(4, 21)];
  const keyboard = {
    ...box('2:9', 'FRAME', 'Keyboard', [0, 190, 400, 200]),
    fills: [solid(0.8)],
    children: [],
  };
  expect(find('alignment', rows)).toEqual([['1 px beside the left edge of 3 others', ['2:4']]]);
  expect(find('alignment', [...rows, keyboard])).toEqual([]);
});

it('takes the numbered name of a section as one that a person gave a frame', () => {
  const frame = (name: string) => ({
    ...box('2:1', 'FRAME', name, [0, 0, 200, 40]),
    children: [text('2:2', 'Text', 0, 0)],
  });
  expect(find('layer-name', [frame('Section 3')])).toEqual([]);
  expect(find('layer-name', [frame('Frame 3')])).toEqual([['1 of 2 frames and groups', ['2:1']]]);
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

function boundTo(id: string): object {
  return { boundVariables: { color: { type: 'VARIABLE_ALIAS', id } } };
}

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
