/** What a design may hold to break code that is made of it; all of it is only names and texts. */
export const hostileTexts: readonly string[] = [
  '</script><script>globalThis.hacked = 1</script>',
  '<img src=x onerror="globalThis.hacked = 1">',
  '</style><style>*{display:none}</style>',
  '{{x}}',
  '${globalThis.hacked = 1}',
  '{globalThis.hacked = 1}',
  '`${1}`',
  '<!-- comment --> --> <!--',
  '/* comment */ // line',
  '../../etc/passwd',
  'con',
  'constructor',
  '__proto__',
  'class',
  'default',
  '&amp; &lt; & < > " \' \\ \\n \\u0041',
  'it\'s "quoted" and `ticked`',
  '🦊 emoji 👩‍👩‍👧‍👦 🏳️‍🌈',
  'مرحبا بالعالم שלום',
  'e\u0301 combining, \u200bzero width\u200d, \u00a0hard space',
  'two  spaces   and\ttabs',
  'first line\nsecond line\n\nfourth line',
  'soft\u2028break',
  'x'.repeat(10_000),
  '',
  ' ',
  '0',
  'null',
  'undefined',
  'javascript:alert(1)',
  '@import "x"; } body { display: none',
  "');alert(1);('",
  '\u202eright to left override',
];

const solid = { type: 'SOLID', blendMode: 'NORMAL', color: { r: 0.1, g: 0.2, b: 0.3, a: 1 } };

/** A document of two frames, a component with a text property and its uses, every name and text of it hostile. */
export function makeHostileDesign(): object {
  const texts = hostileTexts.map((characters, index) => makeText(`2:${index}`, characters, index));
  const uses = hostileTexts.map((text, index) => makeUse(`3:${index}`, text, index));
  const height = hostileTexts.length * 40;
  return {
    name: '</title><script>globalThis.hacked = 1</script>../../x',
    components: { '5:1': { key: 'k', name: '../../Evil</script>', description: '*/ alert(1) /*' } },
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
          name: '../page',
          children: [
            makeFrame('1:1', '../../etc/passwd', 0, height, texts),
            makeFrame('1:2', 'con', 1000, height, uses),
            makeFrame('1:3', '</script>', 2000, 40, [makeText('6:1', 'third', 0)]),
            makeFrame('1:4', '', 3000, 40, [makeText('6:2', 'fourth', 0)]),
            makeFrame('1:5', '🦊', 4000, 40, [makeText('6:3', 'fifth', 0)]),
            makeFrame('1:6', 'default', 5000, 40, [makeText('6:4', 'sixth', 0)]),
            makeFrame('1:7', 'CON', 6000, 40, [makeText('6:5', 'seventh', 0)]),
            makeFrame('1:8', 'App', 7000, 40, [makeText('6:6', 'eighth', 0)]),
            {
              ...makeFrame('5:1', '../../Evil</script>', 8000, 40, [
                { ...makeText('5:2', 'label', 0), componentPropertyReferences: { characters: 'class#5:0' } },
              ]),
              type: 'COMPONENT',
              componentPropertyDefinitions: { 'class#5:0': { type: 'TEXT', defaultValue: 'label' } },
            },
          ],
        },
      ],
    },
  };
}

function makeUse(id: string, text: string, row: number): object {
  return {
    ...makeFrame(id, text, 0, 40, [
      {
        ...makeText(`I${id};5:2`, text, 0),
        componentPropertyReferences: { characters: 'class#5:0' },
      },
    ]),
    type: 'INSTANCE',
    componentId: '5:1',
    componentProperties: { 'class#5:0': { type: 'TEXT', value: text } },
    absoluteBoundingBox: { x: 1000, y: row * 40, width: 800, height: 40 },
    absoluteRenderBounds: { x: 1000, y: row * 40, width: 800, height: 40 },
  };
}

function makeFrame(id: string, name: string, x: number, height: number, children: readonly object[]): object {
  const box = { x, y: 0, width: 800, height };
  return {
    id,
    name,
    type: 'FRAME',
    absoluteBoundingBox: box,
    absoluteRenderBounds: box,
    constraints: { vertical: 'TOP', horizontal: 'LEFT' },
    blendMode: 'PASS_THROUGH',
    clipsContent: false,
    fills: [],
    strokes: [],
    strokeWeight: 1,
    strokeAlign: 'INSIDE',
    effects: [],
    layoutMode: 'VERTICAL',
    primaryAxisSizingMode: 'AUTO',
    counterAxisSizingMode: 'FIXED',
    children,
  };
}

/** Its name is as hostile as its text. */
function makeText(id: string, characters: string, row: number): object {
  const box = { x: 0, y: row * 40, width: 800, height: 20 };
  return {
    id,
    name: characters,
    type: 'TEXT',
    absoluteBoundingBox: box,
    absoluteRenderBounds: box,
    constraints: { vertical: 'TOP', horizontal: 'LEFT' },
    layoutAlign: 'STRETCH',
    layoutSizingHorizontal: 'FILL',
    layoutSizingVertical: 'HUG',
    blendMode: 'PASS_THROUGH',
    fills: [solid],
    strokes: [],
    effects: [],
    characters,
    style: {
      fontFamily: 'Inter',
      fontWeight: 400,
      fontSize: 16,
      lineHeightPx: 20,
      lineHeightUnit: 'PIXELS',
      letterSpacing: 0,
      textAlignHorizontal: 'LEFT',
      textAlignVertical: 'TOP',
      textAutoResize: 'HEIGHT',
    },
    characterStyleOverrides: [],
    styleOverrideTable: {},
  };
}
