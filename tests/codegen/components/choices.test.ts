/** Sets of equal boxes of which one, or a few, look chosen. */
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
const row = { display: 'flex', gap: '8px' };
const white = { 'background-color': '#ffffff', outline: '1px solid #d8d5cf', 'outline-offset': '-1px' };
const green = { 'background-color': '#0f6b5c' };
const mint = { 'background-color': '#e7f2ef', 'box-shadow': 'inset 0 0 0 1.5px #0f6b5c' };
const grey = { 'background-color': '#f3f1ed' };

describe('hours, each in a group around its pill', () => {
  const pill = (words: string, paint: Style, ink: string, top = 10): Written => {
    const style = { display: 'flex', 'flex-direction': 'column', padding: `${top}px 0 10px`, ...paint };
    const pillBox = { ...box(style, [text(words, { color: ink })]), drawn: { width: 96, height: 40 } };
    return { ...box({ display: 'flex', 'flex-direction': 'column' }, [pillBox]), drawn: pillBox.drawn };
  };
  const hours = [
    pill('10:00', white, '#1f2a2e'),
    pill('11:30', mint, '#0f6b5c', 11),
    pill('14:00', white, '#1f2a2e'),
  ];

  it('are a list of buttons, one of which is chosen', async () => {
    const code = await print([text('Visit'), box(row, hours)], { styles: 'css' });
    expect(code).toContain('useState("11:30")');
    expect(code).toMatch(/\[aria-pressed="true"\] \.[\w-]+ ?\{[^}]*background-color: #e7f2ef/);
    expect(code).toMatch(/\[aria-pressed="true"\] \.[\w-]+ ?\{[^}]*outline: none/);
    // What was placed 1 px lower by hand is no look of its own.
    expect(code).not.toContain('11px 0 10px');
  });

  it('are none where nothing but the letters differ', async () => {
    const ink = ['#1f2a2e', '#0f6b5c', '#1f2a2e'];
    const alike = ink.map((colour, at) => pill(`1${at}:00`, white, colour));
    expect(await print([box(row, alike)])).not.toContain('<button');
  });

  it('are none where they are the numbers of steps', async () => {
    const steps = ['1', '2', '3'].map((word) => pill(word, word === '2' ? green : white, '#ffffff'));
    expect(await print([box(row, steps)])).not.toContain('aria-pressed');
  });
});

describe('days with their numbers', () => {
  const day = (name: string, number: string, paint: Style, inks: readonly [string, string]): Written => ({
    ...box({ display: 'flex', 'flex-direction': 'column', padding: '11px 0', ...paint }, [
      text(name, { 'font-size': '12px', color: inks[0] }),
      text(number, { 'font-size': '20px', color: inks[1] }),
    ]),
    drawn: { width: 80, height: 72 },
  });
  const plain = ['#6a7574', '#1f2a2e'] as const;
  const days = [
    day('Thu', '26', white, plain),
    day('Fri', '27', white, plain),
    day('Sat', '28', green, ['#cfe6e0', '#ffffff']),
    day('Sun', '29', grey, ['#b5b5ae', '#b5b5ae']),
    day('Mon', '30', white, plain),
  ];

  it('are buttons, and the pale one is disabled with a look of that state', async () => {
    const code = await print([box(row, days)], { styles: 'css' });
    expect(code).toContain('useState("Sat")');
    expect(code).toMatch(/abel: "Sun",[^}]*isUnavailable: true/);
    expect(code).toMatch(/disabled=\{button\.isUnavailable\}/);
    expect(code).toMatch(/:disabled ?\{[^}]*background-color: #f3f1ed/);
    expect(code.match(/<button\b/g)).toHaveLength(1);
  });

  it('are the same in HTML', async () => {
    const page = await print([box(row, days)], { target: 'html' });
    expect(page.match(/<button\b[^>]* disabled/g)).toHaveLength(1);
    expect(page.match(/<button\b[^>]* aria-pressed="true"/g)).toHaveLength(1);
  });

  it('are facts where they are wide', async () => {
    const wide = days.map((one) => ({ ...one, drawn: { width: 140, height: 72 } }));
    expect(await print([box(row, wide)])).not.toContain('<button');
  });
});

it('several chosen numbers of rooms are chips that are pressed one by one', async () => {
  const chip = (words: string, isOn: boolean): Written => ({
    ...box({ display: 'flex', padding: '7px 0', 'border-radius': '8px', ...(isOn ? green : white) }, [
      text(words, { color: isOn ? '#ffffff' : '#1f2a2e' }),
    ]),
    drawn: { width: 41, height: 34 },
  });
  const rooms = ['T0', 'T1', 'T2', 'T3', 'T4+'].map((word) => chip(word, /[23]/.test(word)));
  const code = await print([box(row, rooms)]);
  expect(code).toContain('useState(["T2", "T3"])');
  expect(code).toContain('onClick={() => toggleSelected(');
  expect(code).not.toContain('<nav');
});

it('chips of which only the chosen one has no border get one without a colour', async () => {
  const chip = (words: string, isOn: boolean): Written =>
    box(
      {
        display: 'flex',
        ...(isOn
          ? { padding: '7px 14px', 'background-color': '#c9f26b' }
          : { padding: '6px 13px', border: '1px solid #322e40' }),
      },
      [text(words, { color: isOn ? '#15131c' : '#6a6475' })],
    );
  const chips = ['All', 'Unread', 'Vets', 'Friends'].map((word) => chip(word, word === 'All'));
  const code = await print([box(row, chips)], { styles: 'css' });
  expect(code).toContain('useState("All")');
  expect(code).toMatch(/\[aria-pressed="true"\] ?\{[^}]*border-color: transparent/);
  expect(code).not.toContain('7px 14px');
});

it('times of which the chosen one has a ring and the others a border look alike but for its state', async () => {
  const time = (words: string, isOn: boolean): Written => ({
    ...box(
      {
        display: 'flex',
        'justify-content': 'center',
        ...(isOn
          ? { 'border-radius': '12px', padding: '11px 0', 'background-color': '#e3f3f8' }
          : { padding: '10px 0', 'border-radius': '12px', 'background-color': '#ffffff' }),
        ...(isOn ? { 'box-shadow': 'inset 0 0 0 1.5px #0a7ea4' } : { border: '1px solid #dfe4e6' }),
      },
      [text(words, { color: isOn ? '#0a7ea4' : '#1b2a30' })],
    ),
    drawn: { width: 106, height: 40 },
  });
  const times = ['9:00', '11:30', '14:00'].map((words) => time(words, words === '9:00'));
  const code = await print([text('Visit'), box(row, times)], { styles: 'css' });
  expect(code).toContain('.map((button)');
  expect(code).toContain('box-shadow: inset 0 0 0 1px #dfe4e6');
  expect(code).toMatch(/\[aria-pressed="true"\] ?\{[^}]*box-shadow: inset 0 0 0 1.5px #0a7ea4/);
});

describe('days of which one is called selected', () => {
  const day = (words: string, number: string, isOn: boolean): Written => ({
    ...box(
      {
        display: 'flex',
        'flex-direction': 'column',
        'align-items': 'center',
        'border-radius': '14px',
        ...(isOn
          ? { padding: '10px 0', 'background-color': '#0a7ea4' }
          : { padding: '9px 0', 'background-color': '#ffffff', border: '1px solid #dfe4e6' }),
      },
      [
        text(words, { color: isOn ? '#cfeaf3' : words === 'Su' ? '#e8615a' : '#6b7a80' }),
        text(number, { 'font-size': '17px', color: isOn ? '#ffffff' : '#1b2a30' }),
      ],
    ),
    name: isOn ? 'Day/selected' : 'Day',
    drawn: { width: 49, height: 64 },
  });
  const days = ['We', 'Th', 'Fr', 'Sa', 'Su', 'Mo'].map((words, at) =>
    day(words, `${at + 25}`, words === 'Sa'),
  );

  it('are a choice in which a Sunday keeps the colour of its letters', async () => {
    const code = await print([text('Visit'), box(row, days)], { styles: 'css' });
    expect(code).toContain('useState("Sa")');
    expect(code.match(/onClick=\{\(\) => setSelected\("/g)).toHaveLength(6);
    expect(code).toMatch(/__day\[aria-pressed="true"\] ?\{[^}]*background-color: (#0a7ea4|var)/);
    expect(code).toMatch(/\.[\w-]+ ?\{[^}]*color: #e8615a/);
    expect(code).not.toContain('day-selected');
  });
});

it('chips around words of several lengths have one padding, whatever their sizes come from', async () => {
  const chip = (words: string, width: number, isOn = false): Written => ({
    ...box(
      {
        display: 'flex',
        'align-items': 'center',
        'justify-content': 'center',
        'border-radius': '17px',
        'min-width': `${width + 30}px`,
        ...(width > 30 ? { padding: '7px 0' } : { height: '34px' }),
        ...(isOn
          ? { 'background-color': '#0a7ea4' }
          : { 'background-color': '#ffffff', border: '1px solid #dfe4e6' }),
      },
      [{ ...text(words, { color: isOn ? '#ffffff' : '#1b2a30' }), drawn: { width, height: 18 } }],
    ),
    name: 'Chip',
    drawn: { width: width + 30, height: 34 },
  });
  const chips = [chip('All', 24, true), chip('New', 24), chip('Showers', 36), chip('Free parking', 52)];
  const code = await print([text('Visit'), box(row, chips)], { styles: 'css' });
  expect(code).toContain('.map((button)');
  expect(code).toContain('padding: 0 0.875rem');
  expect(code).not.toMatch(/min-width: \d/);
});

it('a heart is pressed by itself, and each tool of a bar is', async () => {
  const heart =
    'M9 15C3 11 2 9 2 6.4C2 4.5 3.8 3 5.6 3C7 3 8.3 3.8 9 5.2C9.7 3.8 11 3 12.4 3C14.2 3 16 4.5 16 6.4C16 9 15 11 9 15Z';
  const button = (name: string, path: string, x: number, style: Style = {}): Written => ({
    ...box({ display: 'flex', 'border-radius': '8px', ...style }, [
      {
        id: `5:${x}`,
        name,
        kind: 'vector',
        svg: `<svg viewBox="0 0 18 18" fill="none"><path d="${path}" stroke="#444"/></svg>`,
        drawn: { x: x + 9, y: 9, width: 18, height: 18 },
      },
    ]),
    name: 'Tool',
    drawn: { x, y: 0, width: 36, height: 36 },
  });
  const filled = { 'background-color': '#dde4ff' };
  const tools = ['M4 3L14 15', 'M4 9L14 9', 'M9 3L9 15L14 15', 'M4 3L4 15L14 12'].map((path, at) =>
    button(`stamp${'abcd'.charAt(at)}`, path, at * 44, at === 0 ? filled : {}),
  );
  const bar = { ...box(row, tools), drawn: { x: 0, y: 0, width: 400, height: 36 } };
  const written = await print([text('Words'), bar, text('More')]);
  expect(written).toContain('useState(["Stampa"])');
  expect(written).toContain('onClick={() => toggleSelected(');
  const favourite = button('heart', heart, 300, { 'background-color': '#ffffff', position: 'absolute' });
  const card = box({ position: 'relative' }, [text('Loft by the river', { 'font-size': '18px' }), favourite]);
  const code = await print([card, text('More')]);
  expect(code).toContain('useState(false)');
  expect(code).toContain('onClick={() => setIsPressed(!isPressed)}');
});

it('two parts of a track stay a choice where one has a badge behind its words', async () => {
  const pill = { display: 'flex', padding: '8px 20px' };
  const badge = box({ 'background-color': '#ffc93c' }, [text('Save 20%', { 'font-size': '11px' })]);
  const track = box({ ...row, 'background-color': '#eeeeee' }, [
    box(pill, [text('Monthly', { color: '#5d6280' })]),
    box({ ...pill, gap: '8px', 'background-color': '#1b1f3b' }, [
      text('Yearly', { color: '#ffffff' }),
      badge,
    ]),
  ]);
  const code = await print([track], { styles: 'css' });
  expect(code).toContain('useState("Yearly")');
  expect(code).toContain('aria-pressed={selected === "Monthly"}');
  expect(code).toContain('onClick={() => setSelected("Monthly")}');
  expect(code).toMatch(/\[aria-pressed="true"\][^{]*\{\s*background-color: #1b1f3b/);
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

/** The text of all files that tell what the page is. */
async function print(children: readonly Written[], given: Partial<CodeOptions> = {}): Promise<string> {
  const options = { ...defaultCodeOptions, ...given };
  const page = { id: '1:1', name: 'Page', style: { display: 'flex', 'flex-direction': 'column' }, children };
  const project = findComponents({ ...openLayout({ pages: [page] }), language: 'en' }, options);
  const files = toUnformattedFiles(
    await printDrafts({ ...project, assets: {} }, options, libraries),
    options,
  );
  return files.flatMap((file) => (file.kind === 'text' ? [file.text] : [])).join('\n');
}
