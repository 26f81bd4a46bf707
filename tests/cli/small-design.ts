const solid = (grey: number) => ({
  type: 'SOLID',
  blendMode: 'NORMAL',
  color: { r: grey, g: grey, b: grey, a: 1 },
});

/** A page of 320 by 200 px with a heading, a picture and two uses of one button, and a second page. */
export function makeSmallDesign(): object {
  return {
    name: 'Shop',
    components: { '5:1': { key: 'k', name: 'Button', description: '' } },
    componentSets: {},
    styles: {},
    document: {
      id: '0:0',
      type: 'DOCUMENT',
      name: 'Document',
      children: [
        {
          id: '0:1',
          type: 'CANVAS',
          name: 'Page',
          children: [
            makeBox('1:1', 'FRAME', 'Start', [0, 0, 320, 200], {
              fills: [solid(1)],
              children: [
                makeText('1:2', 'Welcome back', [20, 20, 280, 24]),
                makeBox('1:3', 'RECTANGLE', 'Photograph', [20, 60, 100, 60], {
                  fills: [{ type: 'IMAGE', blendMode: 'NORMAL', scaleMode: 'FILL', imageRef: 'f00d' }],
                }),
                makeButton('1:4', 'Save', 140),
                makeButton('1:5', 'Cancel', 230),
              ],
            }),
            makeBox('1:9', 'FRAME', 'Second', [400, 0, 320, 200], {
              fills: [solid(1)],
              children: [makeText('1:10', 'Another page', [420, 20, 280, 24])],
            }),
          ],
        },
      ],
    },
  };
}

type Box = readonly [x: number, y: number, width: number, height: number];

function makeButton(id: string, label: string, x: number): object {
  return makeBox(id, 'INSTANCE', 'Button', [x, 150, 80, 32], {
    componentId: '5:1',
    componentProperties: { 'label#5:0': { type: 'TEXT', value: label } },
    fills: [solid(0.9)],
    cornerRadius: 6,
    children: [
      {
        ...makeText(`I${id};5:2`, label, [x + 10, 156, 60, 20]),
        componentPropertyReferences: { characters: 'label#5:0' },
      },
    ],
  });
}

function makeText(id: string, characters: string, box: Box): object {
  return makeBox(id, 'TEXT', characters, box, {
    characters,
    fills: [solid(0.1)],
    style: {
      fontFamily: 'Inter',
      fontWeight: 400,
      fontSize: 14,
      lineHeightPx: 20,
      lineHeightUnit: 'PIXELS',
      letterSpacing: 0,
      textAlignHorizontal: 'LEFT',
      textAlignVertical: 'TOP',
    },
    characterStyleOverrides: [],
    styleOverrideTable: {},
  });
}

function makeBox(id: string, type: string, name: string, box: Box, more: object): object {
  const [x, y, width, height] = box;
  return {
    id,
    type,
    name,
    absoluteBoundingBox: { x, y, width, height },
    absoluteRenderBounds: { x, y, width, height },
    constraints: { vertical: 'TOP', horizontal: 'LEFT' },
    blendMode: 'PASS_THROUGH',
    fills: [],
    strokes: [],
    effects: [],
    ...more,
  };
}
