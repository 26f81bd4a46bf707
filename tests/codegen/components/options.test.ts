/** Rows of short labels of which one is drawn as selected. */
import { describe, expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { findComponents } from '#codegen/components/find-components';
import { printDrafts, toUnformattedFiles } from '#codegen/targets/print-files';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Style = Readonly<Record<string, string>>;

let count = 0;
const libraries = await readLibraries();
const row = { display: 'flex' };
const padded = { display: 'flex', padding: '6px 14px' };
const dark = { ...padded, 'background-color': '#111111' };
const light = { ...padded, 'background-color': '#eeeeee' };

describe('labels of which one has a line below it', () => {
  const tabs = [
    cell('Overview', { ...padded, padding: '6px 14px 8px' }),
    cell('Items', { ...padded, 'border-bottom': '2px solid #2255ee' }, { color: '#2255ee' }),
    cell('History', { ...padded, padding: '6px 14px 8px' }),
  ];

  it('are a list of links in a navigation, the marked one the current one', async () => {
    const code = await print([box(row, tabs)]);
    expect(code).toMatch(/<nav[^>]*>\s*<ul/);
    expect(code).toMatch(/\{ ?label: "Items", href: "#items", isCurrent: true ?\}/);
    expect(code.match(/<a\b/g)).toHaveLength(1);
  });

  it('have the same line without a colour, in place of as much padding', async () => {
    const code = await print([box(row, tabs)], { styles: 'css' });
    expect(code).toMatch(/border-bottom: 2px solid transparent/);
    expect(code).toMatch(/\[aria-current="page"\] ?\{\s*border-bottom-color: #2255ee/);
    expect(code).not.toMatch(/14px 8px/);
  });
});

describe('labels of which one is filled', () => {
  const chips = [cell('All', dark, { color: '#ffffff' }), cell('Paid', light), cell('Refunded', light)];

  it('are a list of buttons with aria-pressed', async () => {
    const code = await print([box(row, chips)]);
    expect(code).toMatch(/\{ ?label: "All" ?\}/);
    expect(code).toContain('const [selected, setSelected] = useState("All");');
    expect(code).toContain('aria-pressed={button.label === selected}');
    expect(code).toContain('onClick={() => setSelected(button.label)}');
    expect(code).toContain('import { useState } from "react";');
    expect(code.match(/<button\b/g)).toHaveLength(1);
  });

  it('have a state of their own where a component has several rows of them', async () => {
    const track = { ...row, 'background-color': '#eeeeee' };
    const others = [cell('Week', dark), cell('Year', padded)];
    const code = await print([box(row, chips), box(track, others)]);
    expect(code).toContain('const [selected, setSelected] = useState("All");');
    expect(code).toContain('const [selected2, setSelected2] = useState("Week");');
  });

  it('are the same in HTML, each with its state', async () => {
    const code = await print([box(row, chips)], { target: 'html', styles: 'css' });
    expect(code.match(/<li>\s*<button[^>]*aria-pressed="(true|false)"/g)).toHaveLength(3);
    expect(code).toMatch(/\[aria-pressed="true"\] ?\{\s*background-color: #111111/);
  });

  it('have a variant for it in utilities', async () => {
    expect(await print([box(row, chips)], { styles: 'tailwind' })).toContain('aria-pressed:bg-');
  });

  it('fill their items where these share the row', async () => {
    const share = (style: Style) => ({ ...style, flex: '1 1 0' });
    const wide = [cell('All', share(dark), { color: '#ffffff' }), cell('Paid', share(light))];
    const code = await print([box(row, [...wide, cell('Refunded', share(light))])], {
      target: 'html',
      styles: 'css',
    });
    expect(code).toMatch(/<li class="[^"]+">\s*<button/);
    expect(code).toMatch(/\.button \{\s*min-width: 100%;/);
  });

  it('may be two in a painted track, of which one has a fill', async () => {
    const track = { ...row, 'background-color': '#eeeeee' };
    const code = await print([box(track, [cell('Monthly', dark), cell('Yearly', padded)])]);
    expect(code).toMatch(/\{ ?label: "Monthly" ?\}, \{ ?label: "Yearly" ?\}/);
    expect(code).toContain('useState("Monthly")');
  });
});

describe('instances of one component', () => {
  it('are buttons themselves, and their variant is a literal in the rows', async () => {
    const chip = (label: string, state: string, style: Style): Written => {
      const root = {
        ...box(style, [{ ...text(label), id: `I8:${label.length};9:2` }]),
        id: `8:${label.length}`,
      };
      const properties = { State: { kind: 'variant', value: state } };
      const componentName = `State=${state}`;
      const instance = { componentId: `9:${state}`, componentName, setName: 'Chip', properties };
      return { ...root, name: 'Chip', instance };
    };
    const chips = [
      chip('All', 'Chosen', dark),
      chip('Paid', 'Plain', padded),
      chip('Refunded', 'Plain', padded),
    ];
    const code = await print([box(row, chips)]);
    expect(code).toMatch(/extends ComponentProps<"button">/);
    expect(code).toMatch(/: "chosen" as const/);
    expect(code).toContain('aria-pressed={state === "chosen"}');
    expect(code.match(/<Chip\b/g)).toHaveLength(1);
  });

  it('are selected by the component that shows them, where a boolean of theirs says which is', async () => {
    const chip = (words: string, value: 'True' | 'False', style: Style): Written => {
      const around = box(style, []);
      return {
        ...around,
        children: [{ ...text(words), id: `I${around.id ?? ''};9:9` }],
        instance: {
          ...{ componentId: `9:${value}`, componentName: `Selected=${value}`, setName: 'Chip' },
          properties: { Selected: { kind: 'variant', value } },
        },
      };
    };
    const chips = [chip('All', 'True', dark), chip('Paid', 'False', padded), chip('Due', 'False', padded)];
    const code = await print([box(row, chips)]);
    expect(code).toContain('useState("All")');
    expect(code).toMatch(/isSelected=\{\w+\.label === selected\}/);
    expect(code).toMatch(/onClick=\{\(\) => setSelected\(\w+\.label\)\}/);
  });
});

describe('instances of one component in several lists', () => {
  const hour = (words: string, state: 'Free' | 'Full' | 'Chosen'): Written => {
    const colours = {
      Free: ['#e3f3f2', '#0e7c7b'],
      Full: ['#f1f3f3', '#a9b7b9'],
      Chosen: ['#0e7c7b', '#ffffff'],
    };
    const [fill = '', ink = ''] = colours[state];
    const around = box({ display: 'flex', 'background-color': fill }, []);
    return {
      ...around,
      children: [{ ...text(words, { color: ink }), id: `I${around.id ?? ''};9:9` }],
      instance: {
        ...{ componentId: `9:${state}`, componentName: `State=${state}`, setName: 'Hour' },
        properties: { State: { kind: 'variant', value: state } },
      },
    };
  };
  const day = (name: string, hours: readonly Written[]) =>
    box({ display: 'flex', 'flex-direction': 'column' }, [text(name, { 'font-weight': '700' }), ...hours]);

  it('are buttons if a few of them are drawn as selected', async () => {
    const printed = await print([
      day('Mon', [hour('08:00', 'Free'), hour('08:30', 'Chosen'), hour('09:00', 'Full')]),
      day('Tue', [hour('08:00', 'Full'), hour('08:30', 'Free'), hour('09:00', 'Free')]),
    ]);
    expect(printed).toContain('<button');
    expect(printed).toContain('min-width: 100%');
  });

  it('are pressed in the variant that is selected, and disabled in one that is pale', async () => {
    const days = [
      day('Mon', [hour('08:00', 'Free'), hour('08:30', 'Chosen'), hour('09:00', 'Full')]),
      day('Tue', [hour('08:00', 'Free'), hour('08:30', 'Free'), hour('09:00', 'Free')]),
    ];
    const printed = await print(days);
    expect(printed).toContain('aria-pressed={state === "chosen"}');
    expect(printed).toContain('disabled={state === "full"}');
    const page = await print(days, { target: 'html' });
    expect(page.match(/ aria-pressed="true"/g)).toHaveLength(1);
    expect(page.match(/ disabled[ >]/g)).toHaveLength(1);
  });

  it('are none if no list has a selected one, or one has several', async () => {
    const free = [hour('08:00', 'Free'), hour('08:30', 'Full')];
    expect(
      await print([day('Mon', free), day('Tue', [hour('09:00', 'Full'), hour('09:30', 'Free')])]),
    ).not.toContain('<button');
    const chosen = [hour('08:00', 'Chosen'), hour('08:30', 'Chosen'), ...free];
    expect(await print([day('Mon', chosen), day('Tue', free), day('Wed', free)])).not.toContain('<button');
  });
});

describe('labels of which several are selected', () => {
  it('are buttons where their variants say so, without a component around each', async () => {
    const chip = (words: string, value: 'Ja' | 'Nein'): Written => {
      const around = box({ display: 'flex', padding: '6px 14px', border: '1px solid #dddddd' }, []);
      return {
        ...around,
        children: [{ ...text(words), id: `I${around.id ?? ''};9:9` }],
        instance: {
          ...{ componentId: `9:${value}`, componentName: `Aktiv=${value}`, setName: 'Sterne' },
          properties: { Aktiv: { kind: 'variant', value } },
        },
      };
    };
    const chips = [chip('2', 'Nein'), chip('3', 'Nein'), chip('4', 'Ja'), chip('5', 'Ja')];
    const code = await print([box({ display: 'grid', 'grid-template-columns': '1fr 1fr 1fr 1fr' }, chips)]);
    expect(code).toMatch(/<button[^>]*aria-pressed=\{isAktiv\}/);
    expect(code).toMatch(/<li key[^>]*>\s*<Sterne\s/);
    expect(code).toContain('useState(["4", "5"])');
    expect(code).toContain('isAktiv={selected.includes(item.label)}');
    expect(code).toContain('onClick={() => toggleSelected(item.label)}');
    expect(code).toContain('min-width: 100%');
    expect(await print([box(row, chips.slice(0, 2))])).not.toContain('<button');
  });

  it('are buttons where all have one size and some are light on dark, and fill their cells', async () => {
    const day = (label: string, style: Style, ink: string, width = 38): Written => ({
      ...cell(label, style, { color: ink }),
      drawn: { width, height: 38 },
    });
    const days = (width: number) => [
      day('Mo', light, '#333333', width),
      ...['Di', 'Mi'].map((label) => day(label, dark, '#ffffff')),
      ...['Do', 'Fr'].map((label) => day(label, light, '#333333')),
    ];
    const code = await print([box(row, days(38))]);
    expect(code).toContain('useState(["Di", "Mi"])');
    expect(code).toContain('aria-pressed={selected.includes(button.label)}');
    expect(code).toContain('all.includes(key) ? all.filter((one) => one !== key) : [...all, key]');
    expect(code.match(/<button/g)).toHaveLength(1);
    expect(await print([box(row, days(60))])).not.toContain('<button');

    const grid = { display: 'grid', 'grid-template-columns': 'repeat(5, 1fr)' };
    const css = { target: 'html', styles: 'css' } as const;
    const filling = /min-width: 100%/;
    expect(await print([box(grid, days(38))], css)).toMatch(filling);
    const placed = await print([box({ ...grid, 'justify-items': 'start' }, days(38))], css);
    expect([placed.includes('<button'), filling.test(placed)]).toEqual([true, false]);
  });
});

it('segments are buttons where only the selected one of a component has a fill', async () => {
  const segment = (words: string, value: 'True' | 'False'): Written => {
    const around = box(value === 'True' ? light : padded, []);
    return {
      ...around,
      children: [{ ...text(words), id: `I${around.id ?? ''};9:9` }],
      instance: {
        ...{ componentId: `9:${value}`, componentName: `Selected=${value}`, setName: 'Segment' },
        properties: { Selected: { kind: 'variant', value } },
      },
    };
  };
  const segments = [segment('Week', 'False'), segment('Month', 'True'), segment('Year', 'False')];
  const code = await print([
    box({ display: 'grid', 'grid-template-columns': '1fr 1fr 1fr', 'background-color': '#dddddd' }, segments),
  ]);
  expect(code).toContain('aria-pressed={isSelected}');
  expect(code).toContain('useState("Month")');
});

describe('rising numbers of which one is filled', () => {
  it('are the pages of a pagination, in the words of the page', async () => {
    const numbers = ['1', '2', '3', '4'].map((label) => cell(label, label === '2' ? dark : padded));
    const words = text('Alle Bestellungen der letzten Woche und was mit ihnen geschehen ist');
    const tabs = ['Heute', 'Morgen', 'Gestern'].map((label) =>
      cell(label, label === 'Heute' ? { ...padded, 'border-bottom': '2px solid #2255ee' } : padded),
    );
    const code = await print([words, box(row, tabs), box(row, numbers)], {}, 'de');
    expect(code).toMatch(/label: "2", href: "#2", isCurrent: true/);
    expect(code).toContain('aria-label="Seiten"');
  });
});

describe('tiles of one component with a variant for the selected one', () => {
  const tile = (
    words: string,
    value: 'True' | 'False',
    property = 'Selected',
    more: readonly Written[] = [],
  ): Written => {
    const around = box({ display: 'flex', 'flex-direction': 'column' }, []);
    const icon = { kind: 'vector', name: 'Icon', drawn: { width: 26, height: 26 } } as const;
    const plate = value === 'True' ? dark : light;
    return {
      ...around,
      drawn: { width: 68, height: 78 },
      children: [
        { ...box(plate, [{ ...icon, id: `I${around.id ?? ''};9:8` }]), id: `I${around.id ?? ''};9:7` },
        { ...text(words), id: `I${around.id ?? ''};9:9` },
        ...more,
      ],
      instance: {
        ...{ componentId: `9:${value}`, componentName: `${property}=${value}`, setName: 'Tile' },
        properties: { [property]: { kind: 'variant', value } },
      },
    };
  };

  it('are buttons, also with an icon above the word', async () => {
    const code = await print([box(row, [tile('All', 'True'), tile('Soup', 'False'), tile('Fish', 'False')])]);
    expect(code).toContain('useState("All")');
    expect(code.match(/<button/g)).toHaveLength(1);
  });

  it('pass the colour of their state to their icon, which another press would leave behind', async () => {
    const coloured = (words: string, value: 'True' | 'False'): Written => {
      const [plate, label] = tile(words, value).children ?? [];
      const [icon] = plate?.children ?? [];
      const colour = value === 'True' ? '#ffffff' : '#d9341c';
      const svg = `<svg viewBox="0 0 9 9" fill="currentColor"><path d="M0 0h${words.length}v9H0z"/></svg>`;
      const inside = { ...plate, children: [{ ...icon, svg, style: { color: colour } }] };
      return { ...tile(words, value), children: [inside, label] as readonly Written[] };
    };
    const tiles = [coloured('All', 'True'), coloured('Soup', 'False'), coloured('Fishes', 'False')];
    const code = await print([box(row, tiles)]);
    expect(code).toMatch(/\.selected \.\w+ \{[^}]*color: #ffffff/);
  });

  it.each<[string, readonly Written[]]>([
    [
      'where the variant is about something else',
      ['A', 'B', 'C'].map((word) => tile(word, word === 'A' ? 'True' : 'False', 'Icon')),
    ],
    [
      'where they are cards with more words',
      ['A', 'B', 'C'].map((word) =>
        tile(word, word === 'A' ? 'True' : 'False', 'Selected', [text('Two'), text('Three')]),
      ),
    ],
    ['where they are two', [tile('All', 'True'), tile('Soup', 'False')]],
  ])('are none %s', async (_, tiles) => {
    expect(await print([box(row, tiles)])).not.toContain('<button');
  });
});

describe('chips of which one is painted differently', () => {
  const look = (fill: string, line: string) => ({
    ...padded,
    'background-color': fill,
    border: `1px solid ${line}`,
  });
  const star: Written = { id: '6:1', kind: 'vector', name: 'Icon', drawn: { width: 16, height: 16 } };
  const pill = (words: string, isOn: boolean, hasIcon = false, height = 36): Written => {
    const chip = cell(
      words,
      isOn ? look('#ffe5e0', '#d9341c') : look('#ffffff', '#dddddd'),
      isOn ? { color: '#d9341c' } : {},
    );
    return {
      ...chip,
      drawn: { width: 100, height },
      children: [...(hasIcon ? [star] : []), ...(chip.children ?? [])],
    };
  };

  it('in its fill, its frame and its letters are options, also where some have an icon', async () => {
    const chips = [
      pill('Nearest', true, true),
      pill('Top', false, true),
      pill('Free', false),
      pill('Open', false),
    ];
    const code = await print([box(row, chips)], { target: 'html', styles: 'css' });
    expect(code.match(/aria-pressed="true"/g)).toHaveLength(1);
    expect(code.match(/aria-pressed="false"/g)).toHaveLength(3);
  });

  it.each<[string, readonly Written[]]>([
    ['where they are as low as tags', ['A', 'B', 'C'].map((word) => pill(word, word === 'A', false, 22))],
    ['where only it has an icon', ['A', 'B', 'C'].map((word) => pill(word, word === 'A', word === 'A'))],
  ])('are none %s', async (_, chips) => {
    expect(await print([box(row, chips)])).not.toContain('aria-pressed');
  });
});

describe('chips with a small cross', () => {
  const cross =
    '<svg viewBox="0 0 14 14" fill="none"><path d="M2 2L12 12M12 2L2 12" stroke="#000" stroke-width="1.5"/></svg>';
  const chip = (words: string, size = 8, radius = '16px', svg = cross): Written => ({
    ...box({ ...light, 'border-radius': radius }, [
      { ...text(words), drawn: { width: 80, height: 20 } },
      { id: `7:${(count += 1)}`, kind: 'vector', name: 'Icon', svg, drawn: { width: size, height: size } },
    ]),
    drawn: { width: 120, height: 30 },
  });
  const html = { target: 'html', styles: 'css' } as const;

  it('are a list of buttons that remove what they say', async () => {
    const code = await print([box(row, [chip('Ash'), chip('Sea green')])], html);
    expect(code.match(/<li[^>]*>\s*<button[^>]*aria-label="Remove: [^"]+"/g)).toHaveLength(2);
  });

  it('are a button beside other things', async () => {
    const code = await print([box(row, [chip('Ash'), text('Two pages of results')])], html);
    expect(code).toContain('aria-label="Remove: Ash"');
  });

  it.each<[string, Written]>([
    ['the cross is as large as that of a window', chip('Ash', 24)],
    ['the box has sharp corners', chip('Ash', 8, '2px')],
    [
      'the drawing is no cross',
      chip('Ash', 8, '16px', '<svg viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>'),
    ],
  ])('are none where %s', async (_, node) => {
    expect(await print([box(row, [node, text('Two pages of results')])], html)).not.toContain('Remove');
  });
});

describe('no options', () => {
  it.each<[string, readonly Written[]]>([
    ['labels that are all painted alike', ['A few', 'Some', 'Many'].map((label) => cell(label, light))],
    ['two labels without a track', [cell('Monthly', dark), cell('Yearly', padded)]],
    [
      'actions beside each other',
      [cell('Save', light), cell('Delete', light), cell('Submit', dark, { color: '#ffffff' })],
    ],
    [
      'tags of which one has another light colour',
      [cell('Vegan', light), cell('Gluten', light), cell('Hot', { ...light, 'background-color': '#ffe0e0' })],
    ],
    [
      'labels of which each is painted in its own way',
      [cell('A', dark), cell('B', light), cell('C', padded)],
    ],
    [
      'a label that is a sentence',
      [cell('All', dark), cell('Paid', padded), cell('What we send to you.', padded)],
    ],
  ])('are %s', async (_, children) => {
    expect(await print([box(row, children)])).not.toMatch(/aria-(pressed|current)/);
  });
});

function text(words: string, style: Style = {}): Written {
  count += 1;
  return {
    id: `3:${count}`,
    name: 'Text',
    text: words,
    style: { 'font-size': '14px', color: '#222222', ...style },
  };
}

function box(style: Style, children: readonly Written[]): Written {
  count += 1;
  return { id: `4:${count}`, name: 'Frame 3', style, children };
}

function cell(label: string, style: Style, ofText: Style = {}): Written {
  return box(style, [text(label, ofText)]);
}

/** The text of all files that tell what the page is. */
async function print(
  children: readonly Written[],
  given: Partial<CodeOptions> = {},
  language = 'en',
): Promise<string> {
  const options = { ...defaultCodeOptions, ...given };
  const page = { id: '1:1', name: 'Page', style: { display: 'flex', 'flex-direction': 'column' }, children };
  const project = findComponents({ ...openLayout({ pages: [page] }), language }, options);
  const files = toUnformattedFiles(
    await printDrafts({ ...project, assets: {} }, options, libraries),
    options,
  );
  return files.flatMap((file) => (file.kind === 'text' ? [file.text] : [])).join('\n');
}
