import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { nodesOf } from '#codegen/components/code-component';
import { recognizeIcon } from '#codegen/semantics/icon-shapes';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('an icon is recognized by its geometry', () => {
  it.each<readonly [string, readonly string[]]>([
    ['chevron-right', ['M9 5L16 12L9 19']],
    ['chevron-left', ['M15 5L8 12L15 19']],
    ['chevron-down', ['M5 9L12 16L19 9']],
    ['chevron-up', ['M5 15L12 8L19 15']],
    ['arrow-right', ['M4 12H20', 'M13 5L20 12L13 19']],
    ['arrow-left', ['M4 12H20M11 5L4 12L11 19']],
    ['arrow-down', ['M12 4V20M5 13L12 20L19 13']],
    ['plus', ['M12 5V19M5 12H19']],
    ['minus', ['M5 12H19']],
    ['close', ['M6 6L18 18M18 6L6 18']],
    ['check', ['M4 12.5L9.5 18L20 6']],
    ['circle', ['M22 12C22 17.5 17.5 22 12 22C6.5 22 2 17.5 2 12C2 6.5 6.5 2 12 2C17.5 2 22 6.5 22 12Z']],
    ['menu', ['M4 6H20M4 12H20M4 18H20']],
    ['play', ['M7 4L20 12L7 20Z']],
    ['star', ['M12 2L15.1 8.6L22 9.5L17 14.4L18.2 21.5L12 18L5.8 21.5L7 14.4L2 9.5L8.9 8.6Z']],
    ['calendar', ['M3 5H21V21H3Z', 'M3 10H21', 'M8 3V7', 'M16 3V7']],
    ['bolt', ['M13 2L4 13H11L10 22L19 11H12L13 2']],
    [
      'sun',
      [
        'M17 12C17 14.8 14.8 17 12 17C9.2 17 7 14.8 7 12C7 9.2 9.2 7 12 7C14.8 7 17 9.2 17 12Z',
        'M12 1V4',
        'M12 20V23',
        'M1 12H4',
        'M20 12H23',
      ],
    ],
    [
      'sun',
      [
        'M17 12C17 14.8 14.8 17 12 17C9.2 17 7 14.8 7 12C7 9.2 9.2 7 12 7C14.8 7 17 9.2 17 12Z',
        'M12 1V4M12 20V23M1 12H4M20 12H23',
        'M4.2 4.2L6.3 6.3M17.7 17.7L19.8 19.8M4.2 19.8L6.3 17.7M17.7 6.3L19.8 4.2',
      ],
    ],
    ['mail', ['M3 5H21V19H3Z', 'M3 6L12 13L21 6']],
    ['divider', ['M0 0H300']],
  ])('%s, at any scale', (shape, paths) => {
    expect(recognizeIcon(strokes(paths))).toBe(shape);
    if (shape === 'minus' || shape === 'divider') return;
    expect(
      recognizeIcon(strokes(paths.map((path) => path.replace(/[\d.]+/g, (n) => `${Number(n) * 7}`)))),
    ).toBe(shape);
  });

  it('whether its strokes are lines or contours', () => {
    const bar = (x: number, y: number) => `M${x} ${y}H${x + 16}V${y + 2}H${x}Z`;
    expect(recognizeIcon(fills([bar(4, 5), bar(4, 11), bar(4, 17)].join('')))).toBe('menu');
    expect(recognizeIcon(fills('M5 4L20 19L19 20L4 5ZM19 4L20 5L5 20L4 19Z'))).toBe('close');
  });

  it('with circles and lines of an exported file', () => {
    const svg =
      '<svg viewBox="0 0 24 24"><circle cx="11" cy="11" r="7" stroke="red"/><line x1="16" y1="16" x2="21" y2="21"/></svg>';
    expect(recognizeIcon(svg)).toBe('search');
  });

  it('where its proportions are a little different', () => {
    const svg =
      '<svg viewBox="0 0 24 24"><circle cx="9.6" cy="9.6" r="6.6"/><line x1="14.286" y1="14.286" x2="21" y2="21"/></svg>';
    expect(recognizeIcon(svg)).toBe('search');
  });

  it.each([
    ['waves', 'M3 8C5 6 7 6 9 8S13 10 15 8S19 6 21 8M3 14C5 12 7 12 9 14S13 16 15 14S19 12 21 14'],
    ['a house with a door', 'M3 11L12 3L21 11M5 10V21H19V10M9 21V15H15V21'],
    ['a zigzag', 'M2 18L7 6L12 18L17 6L22 18'],
    ['nothing', ''],
  ])('%s: not recognized', (_, path) => {
    expect(recognizeIcon(strokes([path]))).toBe(null);
  });
});

describe('the component of an icon without a name', () => {
  it('is named by its shape, whatever number its layer has', () => {
    expect(namesOf([icon('2:1', 'Vektor 10', cross), icon('2:2', 'Vector', cross)])).toEqual([
      'Page',
      'CloseIcon',
    ]);
  });

  it('is named by the words beside it where its shape is none', () => {
    expect(namesOf([beside('2', flag, 'Travel'), beside('3', flag, 'Travel')])).toEqual([
      'Page',
      'TravelIcon',
    ]);
  });

  it('is distinguished from another of its shape by its use', () => {
    const thick = cross.replaceAll('stroke-width="2"', 'stroke-width="4"');
    const page = [
      icon('2:1', 'Vector', cross),
      icon('2:2', 'Vector', cross),
      beside('3', thick, 'Filters'),
      beside('4', thick, 'Filters'),
    ];
    expect(namesOf(page)).toEqual(['Page', 'CloseIcon', 'FiltersCloseIcon']);
  });

  it('keeps the name of its layer', () => {
    expect(namesOf([icon('2:1', 'Dismiss', cross), icon('2:2', 'Dismiss', cross)])).toEqual([
      'Page',
      'DismissIcon',
    ]);
  });
});

describe('a button with an icon only', () => {
  it.each([
    ['Button', 'M6 6L18 18M18 6L6 18', 'en', 'Close'],
    ['Button', 'M6 6L18 18M18 6L6 18', 'de', 'Schließen'],
    ['i button', 'M4 6H20M4 12H20M4 18H20', 'en', 'Menu'],
    ['Button', 'M9 5L16 12L9 19', 'en', 'Next'],
    ['Button', 'M9 5L16 12L9 19', 'ar', 'السابق'],
    ['Close button', 'M9 5L16 12L9 19', 'en', 'Close'],
    ['Button', 'M3 3L5 9L4 20L9 11', 'de', 'Schaltfläche'],
  ])('%s with %s in %s is called %s', (name, path, language, label) => {
    const button = { id: '2:1', name, children: [icon('2:2', 'Vector', strokes([path]))] };
    const layout = { ...openLayout({ pages: [{ id: '1:1', name: 'Page', children: [button] }] }), language };
    const labels = findComponents(layout, defaultCodeOptions)
      .components.flatMap((one) => [...nodesOf(one)])
      .flatMap((node) => (node.kind === 'element' && node.tag === 'button' ? node.attributes : []))
      .filter((one) => one.name === 'aria-label');
    expect(labels).toEqual([{ name: 'aria-label', value: { kind: 'text', text: label } }]);
  });
});

function strokes(paths: readonly string[]): string {
  const drawn = paths.map((d) => `<path d="${d}" stroke="currentColor" stroke-width="2"/>`).join('');
  return `<svg viewBox="0 0 24 24" fill="none">${drawn}</svg>`;
}

function fills(d: string): string {
  return `<svg viewBox="0 0 24 24" fill="none"><path d="${d}" fill="currentColor"/></svg>`;
}

const cross = strokes(['M6 6L18 18', 'M18 6L6 18']);
const flag = strokes(['M4 21V4C9 1 12 7 20 4V14C12 17 9 11 4 14', 'M8 7C10 6 12 9 16 8']);

function icon(id: string, name: string, svg: string): Written {
  return { kind: 'vector', id, name, svg };
}

function beside(id: string, svg: string, text: string): Written {
  const children = [icon(`${id}:1`, 'Vector', svg), { id: `${id}:2`, name: text, text }];
  return { id: `${id}:0`, name: 'Frame 3', style: { display: 'flex' }, children };
}

function namesOf(children: readonly Written[]): readonly string[] {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children }] });
  return findComponents(layout, defaultCodeOptions).components.map(({ name }) => name);
}
