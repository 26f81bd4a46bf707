import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { nodesOf } from '#codegen/components/code-component';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('the alternative text of a picture describes what it shows', () => {
  it.each([
    ['Photo of the harbour', 'Of the harbour'],
    ['Harbour picture', 'Harbour'],
    ['Image / Ada Lovelace', 'Ada lovelace'],
    ['Photo', ''],
    ['image 12', ''],
    ['wp-image-3451', ''],
    ['Rectangle 4', ''],
    ['IMG_2041.jpg', ''],
    ['icons8-chevron-left-100 1', ''],
    ['Image [custom-logo]', ''],
    ['Cover', ''],
    ['Avatar', ''],
    ['Image Hover', ''],
    ['Photography prizes', 'Photography prizes'],
  ])('%s: %s', (name, alt) => {
    expect(attributesOf([{ kind: 'image', id: '2:1', name }], 'img', 'alt')).toEqual([alt]);
  });

  it('is what a picture is known to show, whatever its layer is called', () => {
    const asset = { key: 'a', mime: 'image/png', alt: 'Boats in the fog' } as const;
    const picture: Written = { kind: 'image', id: '2:1', name: 'Rectangle 4', asset };
    expect(attributesOf([picture], 'img', 'alt')).toEqual(['Boats in the fog']);
  });

  it('and is none where it would be right in one use only', () => {
    const card = (id: string, name: string): Written => ({
      id,
      name: 'Card',
      instance: { componentId: '9:1', componentName: 'Card', setName: null, properties: {} },
      children: [
        { kind: 'image', id: `I${id};9:2`, name, asset: { key: name, mime: 'image/png' } },
        { id: `I${id};9:3`, name: 'Role', text: `Engineer ${id}` },
      ],
    });
    const cards = [card('3:1', 'Ada'), card('3:2', 'Grace')];
    expect(attributesOf(cards, 'img', 'alt', 'react')).toEqual(['']);
    expect(attributesOf(cards, 'img', 'alt', 'html')).toEqual(['Ada', 'Grace']);
  });
});

it.each([
  ['Cabin', 'Cabin by the lake', ''],
  ['Photo of a cabin', 'A cabin of wood', ''],
  ['Boats in the fog', 'Cabin by the lake', 'Boats in the fog'],
])('the picture %s beside the title %s has the alternative text "%s"', (name, title, alt) => {
  const media = { id: '3:2', name: 'Media', children: [{ kind: 'image' as const, id: '3:3', name }] };
  const card: Written = {
    id: '3:1',
    name: 'Card',
    children: [media, { id: '3:4', name: 'Title', text: title }],
  };
  expect(attributesOf([card], 'img', 'alt')).toEqual([alt]);
});

describe('landmarks of one kind', () => {
  it('need no name where there is one', () => {
    expect(attributesOf([nav('2:1', 'Main navigation', 'Home')], 'nav', 'aria-label')).toEqual([null]);
  });

  it('have no English name on a page in another language', () => {
    const footer = { id: '4:1', name: 'Footer', children: [nav('4:2', 'Nav', 'Datenschutz')] };
    const page = [nav('2:1', 'Main navigation', 'Preise'), nav('3:1', 'Actions nav', 'Anmelden'), footer];
    const namesIn = (language: string) => {
      const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: page }] });
      const { components } = findComponents(
        { ...layout, language },
        { ...defaultCodeOptions, target: 'html' },
      );
      return components.flatMap((component) =>
        [...nodesOf(component)].flatMap((node) =>
          node.kind === 'element' && node.tag === 'nav'
            ? node.attributes.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : []))
            : [],
        ),
      );
    };
    expect(namesIn('en')).toEqual(['Main', 'Actions', 'Footer']);
    expect(namesIn('de')).toEqual(['Preise', 'Anmelden', 'Datenschutz']);
  });

  it.each([false, true])('are called after the title before them (in a box: %s)', (isInBox) => {
    const text = { id: '5:1', name: 'Text', text: 'On this page' };
    const title = isInBox ? { id: '5:3', name: 'Frame 5', children: [text] } : text;
    const contents = { id: '5:0', name: 'Frame 4', children: [title, nav('5:2', 'Nav', 'Setup')] };
    const page = [nav('2:1', 'Nav', 'Home'), contents];
    expect(attributesOf(page, 'nav', 'aria-label')).toEqual(['Home', 'On this page']);
  });

  it('are called after their layers, the part of the page they are in, or their first words', () => {
    const footer = {
      id: '4:1',
      name: 'Footer',
      children: [nav('4:2', 'Nav', 'Terms'), nav('4:3', 'Nav', 'Press')],
    };
    const page = [nav('2:1', 'Main navigation', 'Home'), nav('3:1', 'Nav', 'Trains'), footer];
    expect(attributesOf(page, 'nav', 'aria-label')).toEqual(['Main', 'Trains', 'Footer', 'Press']);
  });

  it('are the numbers of pages too', () => {
    const page = [nav('2:1', 'Main navigation', 'Home'), nav('3:1', 'Pagination', '1')];
    expect(attributesOf(page, 'nav', 'aria-label')).toEqual(['Main', 'Pagination']);
  });

  it('are none where nothing distinguishes them', () => {
    const page = ['2:1', '3:1', '4:1'].map((id) => nav(id, 'Main nav', ''));
    expect(attributesOf(page, 'nav', 'aria-label')).toEqual(['Main', 'Prices']);
  });

  it('are none on a sheet of pages', () => {
    const pages: Written[] = [
      { id: '1:1', name: 'Sheet', children: [screen('5'), screen('6')] },
      screen('5'),
    ];
    const labels = namesOn(pages, 'nav', 'aria-label');
    expect(labels).toEqual([[], [null]]);
  });
});

describe('a button without words', () => {
  const mark = { kind: 'vector', id: '3:1' } as const;

  it.each([
    ['Close button', 'x-mark', 'Close'],
    ['Icon button', 'icon/chevron-left', 'Previous'],
    ['Icon button', 'more-horizontal', 'More'],
    ['Icon button', 'Icons/dots-vertical', 'More'],
    ['Icon button', 'arrow-up', 'Arrow up'],
    ['IconButton', 'ic_close_24px', 'Close'],
    ['Button/Primary/Large', 'Menu', 'Menu'],
    ['btn', 'Vector 3', 'Button'],
    ['Button', 'iconLeft', 'Button'],
    ['🔔 button', 'Vector', 'Button'],
    ['Button', 'Libicon / Bold / Left 2', 'Left'],
    ['Button', 'Icons/heart-outline', 'Heart'],
    ['Bold button', 'Vector', 'Bold button'],
    ['Button variables', 'Share', 'Share'],
  ])('%s around %s is called %s', (name, drawing, label) => {
    const button: Written = { id: '2:1', name, children: [{ ...mark, name: drawing }] };
    expect(attributesOf([button], 'button', 'aria-label')).toEqual([label]);
  });

  it.each([
    ['ko', 'icon/bell', '알림'],
    ['de', 'Cart', 'Warenkorb'],
    ['de', 'ellipsis', 'Mehr'],
    ['ar', 'chevron-left', 'التالي'],
    ['en', 'cog', 'Settings'],
    ['de', 'Glocke', 'Glocke'],
    ['pl', 'Ikona close', 'Zamknij'],
  ])('is called in %s what the icon %s stands for: %s', (language, drawing, label) => {
    const button: Written = { id: '2:1', name: 'Button', children: [{ ...mark, name: drawing }] };
    const layout = { ...openLayout({ pages: [{ id: '1:1', name: 'Page', children: [button] }] }), language };
    const { components } = findComponents(layout, { ...defaultCodeOptions, target: 'html' });
    const labels = components.flatMap((one) =>
      [...nodesOf(one)].flatMap((node) =>
        node.kind === 'element' && node.tag === 'button'
          ? node.attributes.flatMap(({ name, value }) =>
              name === 'aria-label' && value.kind === 'text' ? [value.text] : [],
            )
          : [],
      ),
    );
    expect(labels).toEqual([label]);
  });

  it('may show a drawing whose shape is missing', () => {
    const missing: Written = {
      id: '3:1',
      name: 'Vector',
      standsFor: { name: 'bell', componentId: null, colour: null },
      children: [],
    };
    const button: Written = { id: '2:1', name: 'Icon button', children: [missing] };
    expect(attributesOf([button], 'button', 'aria-label')).toEqual(['Notifications']);
  });

  it('has an accessible name where it is used, if others of its kind have words', () => {
    const button = (id: string, children: readonly Written[]): Written => ({
      id,
      name: 'Button',
      instance: { componentId: '9:1', componentName: 'Button', setName: null, properties: {} },
      children,
    });
    const words = (id: string, visible: boolean): Written => ({
      id: `I${id};9:2`,
      name: 'Words',
      text: 'Send',
      visible,
    });
    const icon = (id: string, name: string): Written => ({ ...mark, id: `I${id};9:3`, name });
    const page: Written = {
      id: '1:1',
      name: 'Page',
      children: [
        button('2:1', [words('2:1', true), icon('2:1', 'plane')]),
        button('2:2', [words('2:2', false), icon('2:2', 'plane')]),
      ],
    };
    const { components } = findComponents(openLayout({ pages: [page] }), defaultCodeOptions);
    const uses = components
      .flatMap((component) => [...nodesOf(component)])
      .filter((node) => node.kind === 'use');
    expect(uses.map(({ props }) => props.find(({ name }) => name === 'aria-label')?.value)).toEqual([
      undefined,
      { kind: 'text', text: 'Plane' },
    ]);
  });
});

it('the columns of a footer are called after their titles, also as one component', () => {
  const column = { display: 'flex', 'flex-direction': 'column' };
  const words = (id: string, said: string, weight: string): Written => ({
    id,
    name: 'Text',
    text: said,
    style: { 'font-size': '14px', 'font-weight': weight },
  });
  const columns = ['Sortiment', 'Hilfe', 'Firma'].map((title, at) => ({
    id: `4:${at}`,
    name: 'Frame 4',
    style: column,
    children: [
      words(`5:${at}`, title, '600'),
      ...['eins', 'zwei', 'drei'].map((link, index) => words(`6:${at}${index}`, `${title} ${link}`, '400')),
    ],
  }));
  const row = { id: '3:1', name: 'Frame 3', style: { display: 'flex' }, children: columns };
  const footer = {
    id: '2:1',
    name: 'Footer',
    style: column,
    children: [row, words('2:9', '© 2027 Ringe', '400')],
  };
  const page = { id: '1:1', name: 'Page', style: column, children: [words('2:8', 'Words', '400'), footer] };
  const { components } = findComponents(openLayout({ pages: [page] }), defaultCodeOptions);
  const elements = components.flatMap(nodesOf).filter((node) => node.kind === 'element');
  const nav = elements.find(({ tag }) => tag === 'nav');
  const title = nav?.children.find((node) => node.kind === 'element' && node.tag !== 'ul');
  const [shown] = title?.kind === 'element' ? title.children : [];
  expect(shown?.kind).toBe('property');
  expect(nav?.attributes).toEqual([
    { name: 'aria-label', value: { kind: 'prop', name: shown?.kind === 'property' ? shown.name : '' } },
  ]);
});

function screen(id: string): Written {
  return { id: `${id}:1`, name: `Screen ${id}`, children: [nav(`${id}:2`, 'Main nav', 'Home')] };
}

function nav(id: string, name: string, first: string): Written {
  const words = ['', 'Prices'].map((text, index) => ({
    id: `${id}${index}`,
    name: 'Words',
    text: index === 0 ? first : text,
  }));
  return { id, name, children: words };
}

function attributesOf(
  children: readonly Written[],
  tag: string,
  attribute: string,
  target: 'html' | 'react' = 'html',
): readonly (string | null)[] {
  return namesOn([{ id: '1:1', name: 'Page', children }], tag, attribute, target).flat();
}

/** What an attribute of all elements of a kind says, `null` where it is not there, file by file. */
function namesOn(
  pages: readonly Written[],
  tag: string,
  attribute: string,
  target: 'html' | 'react' = 'html',
): readonly (readonly (string | null)[])[] {
  const { components } = findComponents(openLayout({ pages }), { ...defaultCodeOptions, target });
  return components.map((component) =>
    [...nodesOf(component)].flatMap((node) => {
      if (node.kind !== 'element' || node.tag !== tag) return [];
      const value = node.attributes.find(({ name }) => name === attribute)?.value;
      return [value?.kind === 'text' ? value.text : null];
    }),
  );
}
