/** Designs of any size, in Figma's JSON, whose work must grow no faster than they do. */

interface GrowingDesign {
  /** The smaller of its two sizes, which lies on the same side of the compiler's limits as four times as much. */
  readonly size: number;
  readonly draw: (size: number) => object;
}

const red = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }];
const box = (x: number, y: number, width: number, height: number) => ({
  absoluteBoundingBox: { x, y, width, height },
});
const frame = (fields: object, children: readonly object[]) => ({
  id: '1:1',
  name: 'Page',
  type: 'FRAME',
  fills: red,
  ...fields,
  children,
});
const times = <Child>(size: number, child: (index: number) => Child): Child[] =>
  Array.from({ length: size }, (_, index) => child(index));
const rectangle = (id: string, x: number, y: number, width: number, height: number) => ({
  id,
  name: 'Rectangle',
  type: 'RECTANGLE',
  fills: red,
  ...box(x, y, width, height),
});
const text = (id: string, characters: string, x: number, y: number) => ({
  id,
  name: 'Label',
  type: 'TEXT',
  characters,
  style: { fontFamily: 'Inter', fontSize: 12, fontWeight: 400, lineHeightPx: 16 },
  fills: red,
  ...box(x, y, 80, 16),
});
const column = { layoutMode: 'VERTICAL', primaryAxisSizingMode: 'FIXED' };

const card = (index: number) => {
  const y = index * 100;
  return {
    id: `2:${index}`,
    name: 'Card',
    type: 'FRAME',
    layoutMode: 'VERTICAL',
    itemSpacing: 4,
    fills: red,
    ...box(0, y, 300, 90),
    children: [
      rectangle(`3:${index}`, 0, y, 300, 50),
      text(`4:${index}`, `Title ${index}`, 0, y + 54),
      text(`5:${index}`, `Text ${index}`, 0, y + 74),
    ],
  };
};

/** Frames in each other, the innermost with a rectangle. */
const nested = (size: number, fields: object): object => {
  let inner: object = rectangle('3:1', size, size, 100, 100);
  for (let depth = size - 1; depth > 0; depth -= 1) {
    const length = 100 + 2 * (size - depth);
    inner = frame({ id: `2:${depth}`, ...fields, ...box(depth, depth, length, length) }, [inner]);
  }
  const length = 100 + 2 * size;
  return frame({ ...fields, ...box(0, 0, length, length) }, [inner]);
};

export const growingDesigns: Readonly<Record<string, GrowingDesign>> = {
  'siblings in auto layout': {
    size: 650,
    draw: (size) =>
      frame(
        { ...column, ...box(0, 0, 300, size * 20) },
        times(size, (index) => ({
          ...rectangle(`2:${index}`, 0, index * 20, 300, 20),
          ...(index % 2 === 0 ? { layoutGrow: 1, layoutSizingVertical: 'FILL' } : {}),
        })),
      ),
  },
  'siblings that show what is behind them': {
    size: 650,
    draw: (size) =>
      frame(
        { ...column, ...box(0, 0, 300, size * 20) },
        times(size, (index) => ({ ...rectangle(`2:${index}`, 0, index * 20, 300, 20), opacity: 0.5 })),
      ),
  },
  'siblings without auto layout': {
    size: 650,
    draw: (size) =>
      frame(
        box(0, 0, 300, size * 30),
        times(size, (index) => text(`2:${index}`, `Row ${index}`, 10, index * 30)),
      ),
  },
  'siblings in rows and columns without auto layout': {
    size: 650,
    draw: (size) =>
      frame(
        box(0, 0, 420, size * 10),
        times(size, (index) =>
          rectangle(`2:${index}`, (index % 4) * 100, Math.floor(index / 4) * 40, 90, 30),
        ),
      ),
  },
  'columns beside each other without auto layout': {
    size: 650,
    draw: (size) =>
      frame(
        box(0, 0, size * 20, 500),
        times(size, (index) => rectangle(`2:${index}`, index * 20, 0, 10, 500)),
      ),
  },
  'cards of rectangles with layers on them': {
    size: 36,
    draw: (size) =>
      frame(
        box(0, 0, 400, size * 25),
        times(size, (index) => {
          const [x, y] = [(index % 4) * 100, Math.floor(index / 4) * 100];
          return [
            rectangle(`2:${index}`, x, y, 90, 90),
            rectangle(`3:${index}`, x + 5, y + 5, 20, 20),
            text(`4:${index}`, `Title ${index}`, x + 5, y + 30),
            text(`5:${index}`, `Text ${index}`, x + 5, y + 60),
          ];
        }).flat(),
      ),
  },
  'layers that each cover a part of another': {
    size: 320,
    draw: (size) =>
      frame(
        box(0, 0, 100, size * 20),
        times(size, (index) => [
          rectangle(`2:${index}`, 0, index * 40, 60, 30),
          rectangle(`3:${index}`, 50, index * 40 + 10, 30, 10),
        ]).flat(),
      ),
  },
  'frames in each other with auto layout': {
    size: 50,
    draw: (size) =>
      nested(size, {
        layoutMode: 'VERTICAL',
        paddingLeft: 1,
        paddingTop: 1,
        paddingRight: 1,
        paddingBottom: 1,
      }),
  },
  'frames in each other without auto layout': { size: 50, draw: (size) => nested(size, {}) },
  'a card many times in auto layout': {
    size: 150,
    draw: (size) => frame({ ...column, itemSpacing: 10, ...box(0, 0, 300, size * 100) }, times(size, card)),
  },
  'a card many times without auto layout': {
    size: 150,
    draw: (size) => frame(box(0, 0, 300, size * 100), times(size, card)),
  },
  'a text of many looks': {
    size: 200,
    draw: (size) =>
      frame(box(0, 0, 300, 300), [
        {
          ...text('2:1', 'ab'.repeat(size), 0, 0),
          characterStyleOverrides: times(size * 2, () => ({})).map((_, index) => 1 + (index % 2)),
          styleOverrideTable: { 1: { fontSize: 11 }, 2: { fontSize: 13 } },
        },
      ]),
  },
};
