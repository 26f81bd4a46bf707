/** Dialogs that are drawn open over their page: a sheet over a tab bar, a panel on a scrim, a drawer at a side. */
import { describe, expect, test } from 'vitest';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { compile } from '#codegen/compile';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import type { CodeTarget } from '#design/targets';
import { defaultCodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import type { Snapshot } from '#design/snapshot';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];
const black = { r: 0, g: 0, b: 0, a: 1 };
const absolute = { layoutPositioning: 'ABSOLUTE' };

function layer(id: string, type: string, [x, y, width, height]: readonly number[], extras: object) {
  const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
  return { id, name: id, type, constraints, absoluteBoundingBox: { x, y, width, height }, ...extras };
}

function text(id: string, characters: string, [x, y]: readonly number[], fontSize = 14) {
  const style = { fontFamily: 'Inter', fontWeight: 500, fontSize, lineHeightPx: 24 };
  return layer(id, 'TEXT', [x ?? 0, y ?? 0, 120, 24], { characters, style, fills });
}

/** A page of a phone; `opacity` is that of what is between the page and its sheet. */
function drawPage(opacity: number) {
  const tabs = ['Home', 'Search', 'Profile'].map((name, at) => text(`3:${at}`, name, [130 * at, 830]));
  const words = [text('5:1', 'New entry', [20, 560], 22), text('5:2', 'What is it about?', [20, 600])];
  const backdrop = { ...absolute, fills: [{ type: 'SOLID', opacity, color: black }] };
  return layer('1:1', 'FRAME', [0, 0, 390, 900], {
    ...{ layoutMode: 'VERTICAL', fills },
    children: [
      layer('2:1', 'FRAME', [0, 0, 390, 700], {
        ...{ layoutMode: 'VERTICAL', layoutAlign: 'STRETCH', fills },
        children: [text('2:2', 'Words of the page', [0, 0])],
      }),
      layer('3:9', 'FRAME', [0, 820, 390, 80], {
        ...absolute,
        layoutMode: 'HORIZONTAL',
        fills,
        children: tabs,
      }),
      layer('4:1', 'RECTANGLE', [0, 0, 390, 900], backdrop),
      layer('5:9', 'FRAME', [0, 540, 390, 360], {
        ...absolute,
        layoutMode: 'VERTICAL',
        fills,
        children: words,
      }),
    ],
  });
}

function childrenOf(page: object): readonly LayoutNode[] {
  const root = layOut(readDesign(snapshotOf(page))).pages[0]?.root;
  return root?.kind === 'box' ? root.children : [];
}

const valueOf = (node: LayoutNode | undefined, property: string): string | undefined =>
  node?.style.find((one) => one.property === property)?.value;

const childOf = (node: LayoutNode | undefined): LayoutNode | undefined =>
  node?.kind === 'box' ? node.children[0] : undefined;

async function write(
  page: object,
  target: CodeTarget,
  extras: Partial<Snapshot> = {},
): Promise<ReadonlyMap<string, string>> {
  const result = await compile(
    snapshotOf(page, extras),
    new Map(),
    { ...defaultCodeOptions, target },
    {
      ...{ libraries: await collectLibraries(), onProgress: () => {}, now: () => 0 },
      signal: { aborted: false, throwIfAborted: () => {} },
    },
  );
  return new Map(result.files.flatMap((file) => (file.kind === 'text' ? [[file.path, file.text]] : [])));
}

describe('a sheet over a darkened page', () => {
  const children = childrenOf(drawPage(0.5));
  const [, bar, overlay] = children;
  const sheet = childOf(overlay);

  test('is above the tab bar, in what darkens the page', () => {
    expect(children.map(({ ids }) => ids[0])).toEqual(['2:1', '3:9', '4:1']);
    expect([valueOf(bar, 'position'), overlay?.inferredKind]).toEqual(['sticky', 'overlay']);
    expect([sheet?.ids[0], sheet?.inferredKind]).toEqual(['5:9', 'dialog']);
  });

  test('stays at the bottom of the window, which is dark whatever the height of the page', () => {
    const place = ['position', 'inset', 'justify-content', 'padding'].map((name) => valueOf(overlay, name));
    expect(place).toEqual(['fixed', '0', 'flex-end', '16px 0 0']);
    expect(['max-height', 'overflow-y', 'max-width'].map((name) => valueOf(sheet, name))).toEqual([
      ...['100%', 'auto', '480px'],
    ]);
    expect(sheet?.style.some(({ property }) => /^(position|top|bottom|margin)/.test(property))).toBe(false);
  });

  test('is a dialog with the words of its title as its name, beside the content of the page', async () => {
    const html = (await write(drawPage(0.5), 'html')).get('index.html') ?? '';
    expect(html).toMatch(/role="dialog"\s+aria-modal="true"\s+aria-label="New entry"/);
    expect(html.indexOf('</main>')).toBeLessThan(html.indexOf('role="dialog"'));
  });
});

test('what covers a page entirely is no backdrop', () => {
  expect(childrenOf(drawPage(1)).some(({ inferredKind }) => inferredKind === 'overlay')).toBe(false);
});

const shade = [{ type: 'SOLID', opacity: 0.5, color: black }];

function rectangle(id: string, box: readonly number[], paints: readonly object[] = fills) {
  return layer(id, 'RECTANGLE', box, { fills: paints });
}

/** A cross of two lines. */
function cross(id: string, [x = 0, y = 0]: readonly number[]) {
  const path = 'M0 1 L1 0 L8 7 L15 0 L16 1 L9 8 L16 15 L15 16 L8 9 L1 16 L0 15 L7 8 Z';
  const geometry = { fillGeometry: [{ path, windingRule: 'NONZERO' }] };
  return layer(id, 'VECTOR', [x, y, 16, 16], { ...geometry, fills: [{ type: 'SOLID', color: black }] });
}

function button(id: string, label: string, [x = 0, y = 0]: readonly number[]) {
  const grey = [{ type: 'SOLID', color: { r: 0.9, g: 0.9, b: 0.9, a: 1 } }];
  const padding = { paddingLeft: 20, paddingRight: 20, paddingTop: 10, paddingBottom: 10 };
  return layer(id, 'FRAME', [x, y, 160, 44], {
    ...{ layoutMode: 'HORIZONTAL', ...padding, fills: grey, cornerRadius: 8 },
    children: [text(`${id}1`, label, [x + 20, y + 10])],
  });
}

/** The page of a desktop: a title and three cards from side to side. */
const desktopParts = [
  text('2:1', 'Places to stay', [40, 40], 32),
  ...[0, 1, 2].map((at) =>
    layer(`2:${at + 2}`, 'FRAME', [40 + 410 * at, 120, 380, 300], {
      fills,
      children: [text(`2:${at + 5}`, `Cabin ${at + 1}`, [60 + 410 * at, 380])],
    }),
  ),
];

/** What a dialog shows, drawn by hand on a panel that begins there. */
function dialogParts(x: number, y: number) {
  return [
    text('6:1', 'Change your booking', [x + 24, y + 24], 22),
    cross('6:2', [x + 340, y + 28]),
    text('6:3', 'Pick other dates.', [x + 24, y + 80]),
    button('6:4', 'Cancel', [x + 24, y + 180]),
    button('6:5', 'Save dates', [x + 200, y + 180]),
  ];
}

function drawDesktop(over: readonly object[]) {
  return layer('1:1', 'FRAME', [0, 0, 1280, 800], { fills, children: [...desktopParts, ...over] });
}

const flat = drawDesktop([
  rectangle('5:1', [0, 0, 1280, 800], shade),
  rectangle('5:2', [440, 276, 400, 248]),
  ...dialogParts(440, 276),
]);
const framed = drawDesktop([
  layer('5:1', 'FRAME', [0, 0, 1280, 800], {
    fills: shade,
    children: [layer('5:2', 'FRAME', [440, 276, 400, 248], { fills, children: dialogParts(440, 276) })],
  }),
]);

describe.each([
  ['drawn on a rectangle', flat],
  ['in the frame that darkens the page', framed],
])('a panel %s', (_, page) => {
  const pageChildren = childrenOf(page);
  const overlay = pageChildren.at(-1);

  test('is in the middle of the window', () => {
    expect(overlay?.inferredKind).toBe('overlay');
    const place = ['position', 'align-items', 'justify-content'].map((name) => valueOf(overlay, name));
    expect(place).toEqual(['fixed', 'center', 'center']);
    const panel = childOf(overlay);
    expect(['width', 'max-width', 'max-height'].map((name) => valueOf(panel, name))).toEqual([
      ...['400px', '100%', '100%'],
    ]);
  });

  test('leaves the page as it is without it', () => {
    const plain = childrenOf(drawDesktop([]));
    expect(pageChildren.slice(0, -1)).toEqual(plain);
  });

  test('is closed by its cross, by the button that does nothing else, and by the Escape key', async () => {
    const files = await write(page, 'react');
    const code = [...files.values()].find((file) => file.includes('role="dialog"')) ?? '';
    expect(code).toContain('useState(true)');
    expect(code).toContain('{isOpen && (');
    expect(code).toMatch(/aria-label="Close"\s+onClick=\{\(\) => setIsOpen\(false\)\}/);
    expect(code.match(/onClick=/g)).toHaveLength(2);
    expect(code).toMatch(/event.key === "Escape"\) setIsOpen\(false\)/);
    const pages = await write(page, 'html');
    const html = pages.get('index.html') ?? '';
    expect(html.match(/ data-close/g)).toHaveLength(2);
    expect(html.match(/ data-dialog/g)).toHaveLength(1);
    expect(html).toContain('<script src="dialog.js" defer></script>');
    expect(pages.get('dialog.js')).toContain('"Escape"');
  });
});

test('a dialog that is a component of its own takes what closes it', async () => {
  const panel = layer('5:2', 'INSTANCE', [440, 276, 400, 248], {
    ...{ componentId: '9:1', fills },
    children: dialogParts(440, 276),
  });
  const page = drawDesktop([rectangle('5:1', [0, 0, 1280, 800], shade), panel]);
  const component = { key: 'dialog', name: 'Booking dialog', description: '', componentSetId: null };
  const files = await write(page, 'react', { components: { '9:1': component } });
  const dialog = files.get('src/components/BookingDialog.tsx') ?? '';
  expect(dialog).toContain('onClose?: () => void;');
  expect(dialog.match(/onClick=\{onClose\}/g)).toHaveLength(2);
  const pages = [...files].filter(([path]) => path.startsWith('src/pages/')).map(([, code]) => code);
  expect(pages.join('')).toContain('<BookingDialog onClose={() => setIsOpen(false)} />');
});

describe('a panel along the end of a page', () => {
  const drawer = (parts: readonly object[]) =>
    drawDesktop([layer('5:2', 'FRAME', [880, 0, 400, 800], { fills, children: parts })]);

  test('with a cross is a drawer over what goes on below it', () => {
    const last = childrenOf(drawer(dialogParts(880, 0))).at(-1);
    const place = ['position', 'top', 'bottom', 'right', 'width', 'max-width', 'overflow-y'];
    expect([last?.inferredKind, ...place.map((name) => valueOf(last, name))]).toEqual([
      ...['dialog', 'fixed', '0', '0', '0', '400px', '100%', 'auto'],
    ]);
  });

  test('is not modal', async () => {
    const files = await write(drawer(dialogParts(880, 0)), 'html');
    expect(files.get('index.html')).toContain('role="dialog"');
    expect(files.get('index.html')).not.toContain('aria-modal');
  });

  test('without a cross is a part of the page', () => {
    const parts = dialogParts(880, 0).filter(({ id }) => id !== '6:2');
    expect(childrenOf(drawer(parts)).some(({ inferredKind }) => inferredKind === 'dialog')).toBe(false);
  });

  test('beside the page, with nothing below it, is a part of the page', () => {
    const children = [
      text('2:1', 'Places to stay', [40, 40], 32),
      layer('5:2', 'FRAME', [880, 0, 400, 800], { fills, children: dialogParts(880, 0) }),
    ];
    const page = layer('1:1', 'FRAME', [0, 0, 1280, 800], { fills, children });
    expect(childrenOf(page).some(({ inferredKind }) => inferredKind === 'dialog')).toBe(false);
  });
});
