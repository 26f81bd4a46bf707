import type { HostDocument } from '../../host/server/host-document.ts';

const still = { blendMode: 'PASS_THROUGH', effects: [], strokes: [], strokeWeight: 1, strokeAlign: 'INSIDE' };
const white = [{ type: 'SOLID', blendMode: 'NORMAL', color: { r: 1, g: 1, b: 1, a: 1 } }];
const red = [{ type: 'SOLID', blendMode: 'NORMAL', color: { r: 1, g: 0, b: 0, a: 1 } }];
const blue = [
  {
    type: 'SOLID',
    blendMode: 'NORMAL',
    color: { r: 0, g: 0, b: 1, a: 1 },
    boundVariables: { color: { type: 'VARIABLE_ALIAS', id: 'VariableID:1:1' } },
  },
];

const box = (x: number, y: number, width: number, height: number) => {
  return { absoluteBoundingBox: { x, y, width, height }, absoluteRenderBounds: { x, y, width, height } };
};

const style = {
  fontFamily: 'Inter',
  fontPostScriptName: 'Inter-Regular',
  fontStyle: 'Regular',
  fontWeight: 400,
  fontSize: 16,
  textAlignHorizontal: 'LEFT',
  textAlignVertical: 'TOP',
  textAutoResize: 'WIDTH_AND_HEIGHT',
  letterSpacing: 0,
  lineHeightPx: 20,
  lineHeightUnit: 'PIXELS',
};

/** A card of 200 × 120 px at (100, 50) with a red box, a text in two styles, a button's instance and a hidden layer. */
const card = {
  id: '2:1',
  name: 'Card',
  type: 'FRAME',
  ...still,
  ...box(100, 50, 200, 120),
  fills: white,
  clipsContent: true,
  children: [
    { id: '2:2', name: 'Red', type: 'RECTANGLE', ...still, ...box(110, 60, 40, 40), fills: red },
    {
      id: '2:3',
      name: 'Title',
      type: 'TEXT',
      ...still,
      ...box(160, 60, 90, 20),
      fills: red,
      characters: 'Hello you',
      style,
      characterStyleOverrides: [0, 0, 0, 0, 0, 0, 7, 7, 7],
      styleOverrideTable: { '7': { fontWeight: 700, fontStyle: 'Bold', fontPostScriptName: 'Inter-Bold' } },
      lineTypes: ['NONE'],
      lineIndentations: [0],
    },
    {
      id: '2:4',
      name: 'Button',
      type: 'INSTANCE',
      ...still,
      ...box(110, 120, 80, 30),
      fills: blue,
      componentId: '3:1',
      componentProperties: { Label: { type: 'TEXT', value: 'Go' } },
      children: [
        {
          id: 'I2:4;3:2',
          name: 'Label',
          type: 'RECTANGLE',
          ...still,
          ...box(120, 125, 60, 20),
          fills: white,
        },
        {
          id: 'I2:4;3:3',
          name: 'Hint',
          type: 'RECTANGLE',
          ...still,
          ...box(120, 125, 60, 20),
          fills: red,
          visible: false,
        },
      ],
    },
    {
      id: '2:5',
      name: 'Hidden',
      type: 'RECTANGLE',
      ...still,
      ...box(0, 0, 10, 10),
      fills: red,
      visible: false,
    },
  ],
};

const button = {
  id: '3:1',
  name: 'Button',
  type: 'COMPONENT',
  ...still,
  ...box(400, 50, 80, 30),
  fills: blue,
  componentPropertyDefinitions: { Label: { type: 'TEXT', defaultValue: 'Button' } },
  children: [
    { id: '3:2', name: 'Label', type: 'RECTANGLE', ...still, ...box(410, 55, 60, 20), fills: white },
    {
      id: '3:3',
      name: 'Hint',
      type: 'RECTANGLE',
      ...still,
      ...box(410, 55, 60, 20),
      fills: red,
      visible: false,
    },
  ],
};

const file = {
  name: 'Small',
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [
      { id: '0:1', name: 'First', type: 'CANVAS', children: [card, button] },
      {
        id: '0:2',
        name: 'Second',
        type: 'CANVAS',
        children: [
          {
            id: '4:1',
            name: 'Elsewhere',
            type: 'FRAME',
            ...still,
            ...box(0, 0, 50, 50),
            fills: red,
            children: [],
          },
        ],
      },
    ],
  },
  components: { '3:1': { key: 'button-key', name: 'Button', description: 'A button' } },
  componentSets: {},
  styles: {},
};

const variables = {
  meta: {
    variables: {
      'VariableID:1:1': {
        id: 'VariableID:1:1',
        name: 'brand',
        key: 'brand-key',
        variableCollectionId: 'VariableCollectionId:1:0',
        resolvedType: 'COLOR',
        valuesByMode: {
          '1:0': { type: 'VARIABLE_ALIAS', id: 'VariableID:1:2' },
          '1:1': { r: 0, g: 0, b: 0, a: 1 },
        },
        remote: false,
        scopes: ['ALL_SCOPES'],
        codeSyntax: { WEB: '--brand' },
      },
      'VariableID:1:2': {
        id: 'VariableID:1:2',
        name: 'blue',
        key: 'blue-key',
        variableCollectionId: 'VariableCollectionId:1:0',
        resolvedType: 'COLOR',
        valuesByMode: { '1:0': { r: 0, g: 0, b: 1, a: 1 }, '1:1': { r: 0, g: 0, b: 1, a: 1 } },
        remote: false,
      },
    },
    variableCollections: {
      'VariableCollectionId:1:0': {
        id: 'VariableCollectionId:1:0',
        name: 'Colours',
        key: 'colours-key',
        modes: [
          { modeId: '1:0', name: 'Light' },
          { modeId: '1:1', name: 'Dark' },
        ],
        defaultModeId: '1:0',
        remote: false,
        variableIds: ['VariableID:1:1', 'VariableID:1:2'],
      },
    },
  },
};

/** Two pages, small enough to know by heart. */
export const smallDocument: HostDocument = {
  name: 'small',
  json: JSON.stringify(file),
  variables: JSON.stringify(variables),
};
