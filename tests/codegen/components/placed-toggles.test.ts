/** Switches, checkboxes and radio buttons that were placed by hand: their state decides their look, and nothing else does. */
import { expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { findComponents } from '#codegen/components/find-components';
import { printDrafts, toUnformattedFiles } from '#codegen/targets/print-files';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Style = Readonly<Record<string, string>>;
type Place = readonly [x: number, y: number, width: number, height: number];

let count = 0;
const libraries = await readLibraries();
const column = { display: 'flex', 'flex-direction': 'column' };
const bar = { display: 'flex', 'align-items': 'center' };

/** A row of words and a switch whose knob is 2 px from the edges, however its track places it. */
function setting(words: string, y: number, isOn: boolean, line: Style): Written {
  const knob = box(
    { height: '24px', 'background-color': '#ffffff', 'border-radius': '50%' },
    [],
    [isOn ? 322 : 302, y + 15, 24, 24],
  );
  const paddings = isOn ? '0 0 0 24px' : '0 24px 0 0';
  const paint = { 'background-color': isOn ? '#22aa55' : '#4a4459', 'border-radius': '14px' };
  const size = { width: '48px', height: '28px' };
  const track = box({ ...column, ...size, padding: paddings, ...paint }, [knob], [300, y + 13, 48, 28]);
  return box(
    { ...bar, padding: '11px 14px', ...line },
    [text(words, [14, y + 17, 200, 20]), track],
    [0, y, 360, 54],
  );
}

const line = { 'box-shadow': 'inset 0 -1px 0 0 #322e40' };

it('the knob of a switch is in the middle of its track, at the end where the switch is on', async () => {
  const rows = [
    setting('Reminders', 0, true, line),
    setting('Messages', 54, true, line),
    setting('News', 108, false, {}),
  ];
  const code = await print([box(column, rows, [0, 0, 360, 162])]);
  const track = /\{([^}]*background-color: #4a4459[^}]*)\}/.exec(code)?.[1] ?? '';
  expect(track).toMatch(/align-items: center/);
  expect(track).toMatch(/padding: 0 2px/);
  expect(track).not.toMatch(/flex-end/);
  expect(code).toMatch(/:has\(:checked\)[^{]*\{[^}]*justify-content: flex-end/);
});

it('a line inside all rows but the last one depends on their place, and not on their state', async () => {
  const rows = [
    setting('Reminders', 0, true, line),
    setting('Messages', 54, true, line),
    setting('News', 108, false, {}),
  ];
  const code = await print([box(column, rows, [0, 0, 360, 162])]);
  expect(code).toMatch(/:last-child ?\{\s*box-shadow: none/);
  expect(code).not.toMatch(/:has\(:checked\)[^{]*\{[^}]*box-shadow/);
});

it('a single switch with its knob at the end is checked, whatever the row around it is called', async () => {
  const row = { ...setting('Notify', 0, true, {}), name: 'Toggle row' };
  const code = await print([box(column, [row], [0, 0, 360, 54])]);
  expect(code).toContain('defaultChecked');
  expect(code).toMatch(/:has\(:checked\)[^{]*\{[^}]*justify-content: flex-end/);
});

it('rows with radio buttons are never one component with rows that have checkboxes', async () => {
  const check =
    '<svg viewBox="0 0 10 8"><path d="M1 4L4 7L9 1" stroke="#fff" stroke-width="1.5" fill="none"/></svg>';
  const row = (words: string, y: number, isRound: boolean, isOn: boolean): Written => {
    const ring = { 'box-shadow': `inset 0 0 0 1.5px ${isOn ? '#0f6b5c' : '#c6c9c4'}` };
    const round = isRound ? { 'border-radius': '50%' } : { 'border-radius': '4px' };
    const fill = { 'background-color': isOn && !isRound ? '#0f6b5c' : '#ffffff' };
    const dot = box(
      { height: '10px', 'background-color': '#0f6b5c', 'border-radius': '50%' },
      [],
      [4, y + 4, 10, 10],
    );
    const mark: Written = {
      id: id(),
      kind: 'vector',
      name: 'Vector',
      svg: check,
      drawn: { x: 4, y: y + 5, width: 10, height: 8 },
    };
    const paint = { width: '18px', height: '18px', ...fill, ...round, ...(isOn && !isRound ? {} : ring) };
    const sign = box(paint, isOn ? [isRound ? dot : mark] : [], [0, y, 18, 18]);
    return box({ ...bar, gap: '10px' }, [sign, text(words, [28, y, 80, 20])], [0, y, 110, 20]);
  };
  const rows = [
    ...['Flat', 'House', 'Studio'].map((words, at) => row(words, 30 * at, false, at < 1)),
    ...['Buy', 'Rent', 'Holiday'].map((words, at) => row(words, 30 * (at + 3), true, at < 1)),
  ];
  const code = await print([box(column, rows, [0, 0, 224, 200])]);
  expect(code).toMatch(/type="checkbox"/);
  expect(code).toMatch(/type="radio"/);
  expect(code).not.toContain('inputType');
  expect(code.match(/opacity: 0;/g)).toHaveLength(2);
});

function id(): string {
  count += 1;
  return `3:${count}`;
}

function text(words: string, [x, y, width, height]: Place): Written {
  const style = { 'font-size': '14px', color: '#222222' };
  return { id: id(), name: 'Text', text: words, style, drawn: { x, y, width, height } };
}

function box(style: Style, children: readonly Written[], [x, y, width, height]: Place): Written {
  return { id: id(), name: 'Frame 3', style, children, drawn: { x, y, width, height } };
}

async function print(children: readonly Written[]): Promise<string> {
  const options = { ...defaultCodeOptions, styles: 'css' } as const;
  const page = { id: '1:1', name: 'Page', style: column, children };
  const project = findComponents({ ...openLayout({ pages: [page] }), language: 'en' }, options);
  const files = toUnformattedFiles(
    await printDrafts({ ...project, assets: {} }, options, libraries),
    options,
  );
  return files.flatMap((file) => (file.kind === 'text' ? [file.text] : [])).join('\n');
}
