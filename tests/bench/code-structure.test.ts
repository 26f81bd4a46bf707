/** Two small projects of one invented page, one as a person writes it and one as no person would, and their judge. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RestNode } from '#design/snapshot';
import {
  compareStructures,
  countRoles,
  readGoldStructure,
  structureOf,
} from '../../bench/code-structure/gold-structure.ts';
import { findDrawnPages, listGoldProjects } from '../../bench/code-structure/gold-projects.ts';
import { judgeProject, shareOfRefused } from '../../bench/code-structure/judge-project.ts';
import { matchPages, precisionOf, recallOf } from '../../bench/code-structure/match-pages.ts';
import { readOwnSteps } from '../../bench/code-structure/own-steps.ts';
import { readProjectFolder, type ProjectFiles } from '../../bench/code-structure/project-files.ts';
import { readPage } from '../../bench/code-structure/read-page.ts';
import { readScripts } from '../../bench/code-structure/read-scripts.ts';
import { readStylesheets } from '../../bench/code-structure/read-stylesheets.ts';
import { renderPage } from '../../bench/code-structure/render-project.ts';
import { summarize } from '../../bench/code-structure/structure-summary.ts';
import { listGoldStructures } from '../../bench/figures/gold-structure.ts';
import { measuresOf } from '../../bench/figures/gold-code.ts';
import type { BenchDocument } from '../../bench/open-documents.ts';

const folderOf = (name: string) => join(import.meta.dirname, 'code-structure', name, 'input');
const good = await judgeProject(await readProjectFolder(folderOf('good')));
const bad = await judgeProject(await readProjectFolder(folderOf('bad')));
const text = (path: string, words: string) => ({ kind: 'text', path, text: words, lines: [] }) as const;
const project = (files: Readonly<Record<string, string>>): ProjectFiles => ({
  files: Object.entries(files).map(([path, words]) => text(path, words)),
  assets: new Map(),
});

describe('the good project', () => {
  test('has its size without configuration and the mount of the app', () => {
    expect(good.size).toMatchObject({ scripts: 4, stylesheets: 3, lines: 178 });
  });
  test('has components with props, unions of strings, data and lists', () => {
    expect(
      good.scripts.components.map(({ name, props }) => `${name}(${props.map((p) => p.name).join()})`),
    ).toEqual(['App()', 'JobCard(job,tone)', 'SearchForm(onSearch)']);
    expect(good.variants.map(({ name, values }) => `${name}: ${values.join('|')}`)).toEqual([
      'tone: plain|highlighted',
    ]);
    expect([good.components, good.uses, good.scripts.maps.length]).toEqual([3, 2, 3]);
    expect(good.scripts.data.map(({ name }) => name)).toContain('destinations');
    expect(good.scripts.unmapped).toEqual([]);
  });
  test('shows links that lead somewhere, a form with a labelled field, a table, landmarks and headings', () => {
    const page = good.page;
    expect(page?.links.map(({ leadsNowhere }) => leadsNowhere)).toEqual(Array(7).fill(false));
    expect(page?.buttons.map(({ words, label }) => [...words, ...label].join(' '))).toEqual([
      'menu',
      'search',
    ]);
    expect(page?.fields).toMatchObject([{ role: 'text', label: ['what'], isLabelled: true }]);
    expect([page?.forms.length, page?.tables.length, page?.lists.length, page?.listElements.length]).toEqual([
      1, 1, 3, 1,
    ]);
    expect(page?.landmarks.map(({ role }) => role)).toEqual([
      'header',
      'nav',
      'main',
      'section',
      'section',
      'footer',
    ]);
    expect(page?.headings.map(({ role }) => role).join(' ')).toBe('h1 h2 h3 h3 h3 h2');
  });
  test('has no magic value, no indexed prop, no least height and no meaningless name', () => {
    expect(good.styles.magic).toEqual([]);
    expect(good.indexed).toEqual([]);
    expect([good.styles.leastHeights.length, good.filledHeights]).toEqual([0, 0]);
    expect(good.refused).toEqual([]);
  });
});

describe('the bad project', () => {
  test('maps nothing although siblings are equal', () => {
    expect(bad.scripts.maps).toEqual([]);
    expect(bad.scripts.unmapped.map(({ path, count, shape }) => `${path} ${count} ${shape}`)).toEqual([
      'src/Page.tsx 3 p.styles.text',
      'src/Page.tsx 3 div(p p)',
      'src/components/Row2.tsx 6 p.',
      'src/components/Row2.tsx 3 a.',
    ]);
  });
  test('has links that lead nowhere, no form and one landmark', () => {
    expect(bad.page?.links.filter(({ leadsNowhere }) => leadsNowhere)).toHaveLength(5);
    expect(bad.page?.forms).toEqual([]);
    expect(bad.page?.landmarks.map(({ role }) => role)).toEqual(['main']);
  });
  test('has magic values, least heights around content and indexed props', () => {
    expect(bad.styles.magic.map(({ value, kind }) => `${kind} ${value}`)).toEqual([
      'px-fraction 33.5px',
      'rem-decimals 2.4375rem',
      'rem-decimals 238.1875rem',
      'percentage-arithmetic clamp(1rem, 100% - 6.375rem, 3.875rem)',
      'px-fraction 33.61px',
      'percentage-arithmetic calc(100% - 2.75rem)',
      'rem-decimals 0.5625rem',
      'rem-decimals 3.375rem',
    ]);
    expect([bad.styles.leastHeights.length, bad.filledHeights]).toEqual([3, 3]);
    expect(bad.indexed.map(({ name }) => name)).toEqual(['text2', 'text3', 'text4', 'text5', 'text6']);
  });
  test('has meaningless names, each with its rule', () => {
    expect(shareOfRefused(bad)).toBeGreaterThan(0.6);
    const refused = bad.refused.map(({ kind, name, rule }) => `${kind} ${name} ${rule.id}`);
    expect(refused).toEqual(
      expect.arrayContaining([
        'class column shape',
        'class box19 number',
        'class gre lost-letters',
        'component Row2 shape',
        'file Row2 shape',
        'prop text2 kind',
        'variant wide-tall-2 number',
        'asset picture-2 kind',
      ]),
    );
    expect(refused).not.toContain('component MenuIcon shape');
  });
  test('is reported with file and line', () => {
    expect(summarize(bad, true)).toContain('  src/components/Row2.tsx:4 text3');
  });
});

describe('the comparison', () => {
  const pages = [bad.page, good.page] as const;
  const [ours, gold] = pages;
  if (!ours || !gold) throw new Error('A page could not be rendered.');
  const match = matchPages(ours, gold);
  test('of a page with itself finds everything', () => {
    for (const part of Object.values(matchPages(gold, gold)))
      expect([recallOf(part), precisionOf(part), part.missing, part.spare]).toEqual([1, 1, [], []]);
  });
  test('finds what is missing by its words', () => {
    expect(match.links).toMatchObject({ matched: 4, ours: 5, gold: 7 });
    expect(match.links.missing).toEqual(['link "jobs"', 'link "companies"', 'link "help"']);
    expect(match.buttons.missing).toEqual(['button "menu"', 'button "search"']);
    expect([recallOf(match.lists), match.lists.gold]).toEqual([0, 3]);
    expect(match.tables.missing).toEqual(['table "baker 21 tram driver 25 bookbinder 23"']);
  });
  test('takes a control without words for the one at the same place, whichever element it is', () => {
    expect(match.controls).toMatchObject({ matched: 5, ours: 5, gold: 9 });
  });
  test('checks the level of a heading, and separately whether its text is a heading', () => {
    expect([match.headings.matched, match.headingTexts.matched]).toEqual([0, 1]);
  });
  test('is what the figure measures', () => {
    const measures = measuresOf([
      { name: 'work', ours: bad, gold: good, filledHeights: bad.filledHeights, matches: [match] },
    ]);
    const meanOf = (id: string) => measures.find((measure) => measure.id === `gold-code-${id}`)?.mean;
    expect(meanOf('lines')).toBeCloseTo(132 / 178, 3);
    expect(meanOf('links-recall')).toBeCloseTo(4 / 7, 5);
    expect(meanOf('links-precision')).toBeCloseTo(4 / 5, 5);
    expect([meanOf('lists-recall'), meanOf('heights'), meanOf('indexed')]).toEqual([0, 3, 5]);
    expect(meanOf('magic')).toBeCloseTo(8 / 3, 5);
  });
});

describe('a rendered list', () => {
  const show = async (app: string) => {
    const { html } = await renderPage(project({ 'src/App.tsx': app }), 'src/App.tsx');
    return readPage(html);
  };
  test('is a mapped array, through components and fragments', async () => {
    const { lists, tree } = await show(`const Box = ({ children }) => <ul>{children}</ul>;
      export const App = () => <Box>{['a', 'b'].map((word) => <li key={word}><a href="/">{word}</a></li>)}</Box>;`);
    expect(lists.map(({ words }) => words.join())).toEqual(['a,b']);
    expect(tree.children).toEqual([
      { role: 'list', children: [{ role: 'item', times: 2, children: [{ role: 'link' }] }] },
    ]);
  });
  test('is no row of elements that are written one by one', async () => {
    const { lists, listElements } = await show(`const Box = ({ children }) => <ul>{children}</ul>;
      export const App = () => <Box><li>a</li><li>b</li></Box>;`);
    expect([lists.length, listElements.length]).toEqual([0, 1]);
  });
  test('may be in a list and in a table', async () => {
    const { lists, tables } = await show(`export const App = () => <table><tbody>{[1, 2].map((row) =>
      <tr key={row}>{['x', 'y'].map((cell) => <td key={cell}>{cell}{row}</td>)}</tr>)}</tbody></table>;`);
    expect(lists.map(({ words }) => words.join(' '))).toEqual(['x1 y1 x2 y2', 'x1 y1', 'x2 y2']);
    expect(tables).toHaveLength(1);
  });
  test('is one of the page that an address would choose', async () => {
    const { texts } = await show(`import { useSyncExternalStore } from 'react';
      const read = () => window.location.hash;
      export const App = () => <p>{useSyncExternalStore(() => () => {}, read) ?? 'Home'}</p>;`);
    expect(texts).toEqual(['Home']);
  });
  test('is missing where the page fails, and the judge reports why', async () => {
    const failing = await judgeProject(
      project({ 'src/App.tsx': 'export const App = () => { throw new Error("No window"); };' }),
    );
    expect([failing.page, failing.failure]).toEqual([null, 'No window']);
    expect(summarize(failing).join('\n')).toContain('could not be rendered: No window');
  });
});

describe('styles', () => {
  const read = (css: string) => readStylesheets([text('a.css', css)], []);
  test.each([
    ['0.75rem', 0],
    ['1.3rem', 0],
    ['0.875rem', 0],
    ['0.5625rem', 1],
    ['13px', 0],
    ['13.5px', 1],
    ['min(16rem, 100%)', 0],
    ['min(100% - 3rem, 75rem)', 0],
    ['min(3.5rem, 4.03%)', 1],
    ['max(1.5rem, 50% - 30.3125rem)', 1],
    ['calc(100vh - 4rem)', 0],
    ['clamp(1rem, 4vw, 3rem)', 0],
    ['clamp(1rem, 100% - 6.375rem, 3.875rem)', 1],
  ])('of %s have %i magic values', (value, count) => {
    expect(read(`.a { width: ${value} }`).magic).toHaveLength(count);
  });
  test('name the values of the design at the root, and those are no magic', () => {
    expect(read(':root { --text-small: 0.8125rem }').magic).toEqual([]);
    expect(read('.card { --text-small: 0.8125rem }').magic).toHaveLength(1);
  });
  test('have steps of their own that the design typed, and none that it only measures', () => {
    const frame = {
      id: '1:1',
      type: 'FRAME',
      itemSpacing: 13,
      size: { x: 15, y: 9 },
      children: [{ id: '1:2', type: 'TEXT', style: { fontSize: 15, letterSpacing: -0.3 } }],
    };
    const isOwnStep = readOwnSteps([frame as unknown as RestNode], [7]);
    expect([13, 15, 0.3, 7, 9, 11].map(isOwnStep)).toEqual([true, true, true, true, false, false]);
  });
  test('have squares that come back as steps, such as icons', () => {
    const squares = (count: number) => ({
      id: '1:1',
      type: 'FRAME',
      children: Array.from({ length: count }, (_, index) => ({
        id: `1:${index + 2}`,
        type: 'VECTOR',
        size: { x: 9, y: 9 },
      })),
    });
    const isStep = (count: number) => readOwnSteps([squares(count) as unknown as RestNode])(9);
    expect([isStep(2), isStep(3)]).toEqual([false, true]);
  });
  test('distinguish least heights of content from those of the viewport', () => {
    const { leastHeights } = read('.a { min-height: 100vh } .b { min-height: 3rem } .c { min-height: 0 }');
    expect(leastHeights.map(({ className }) => className)).toEqual(['b']);
  });
  test('count classes once a sheet, without those of keyframes', () => {
    const { classes } = read(
      '.a { top: 0 } @media (width < 40rem) { .a .b:hover { top: 1px } } @keyframes x { from { top: 0 } }',
    );
    expect(classes.map(({ name }) => name)).toEqual(['a', 'b']);
  });
  test('may be utility classes and inline', async () => {
    const { styles } = await judgeProject(
      project({
        'src/App.tsx':
          'export const App = () => <p className="grid w-[13.5px] p-4" style={{ marginTop: 2.5 }}>a</p>;',
      }),
    );
    expect(styles.grids).toBe(1);
    expect(styles.magic.map(({ property, value }) => `${property} ${value}`)).toEqual([
      'margin-top 2.5px',
      'w 13.5px',
    ]);
  });
});

describe('scripts', () => {
  const read = (source: string) => readScripts([text('a.tsx', source)]);
  test('declare components in every form, and a drawing is one', () => {
    const { components } = read(`type Props = Readonly<{ size: 's' | 'm' }>;
      export const A = ({ size }: Props) => <p>{size}</p>;
      export default memo(function B({ a, b2, ...rest }) { return <p {...rest}>{a}{b2}</p>; });
      const C = forwardRef<HTMLElement, { wide?: boolean }>((props, ref) => <p ref={ref}>{props.wide}</p>);
      function Icon(props) { return <svg {...props}><path /></svg>; }
      const helper = () => 3;`);
    expect(components.map(({ name, isDrawing }) => [name, isDrawing])).toEqual([
      ['A', false],
      ['B', false],
      ['C', false],
      ['Icon', true],
    ]);
    expect(components[0]?.props).toMatchObject([{ name: 'size', values: ['s', 'm'] }]);
    expect(components[1]?.props.map(({ name }) => name)).toEqual(['a', 'b2']);
  });
  test.each([
    ['<ul><Card a="1" /><hr /><Card a="2" /><Card a="3" /></ul>', 3],
    ['<ul><Card a="1" /><Card a="2" /></ul>', 0],
    ['<div><Rule /><Rule /><Rule /></div>', 0],
    ['<div><p className={s.title}>a</p><p className={s.text}>b</p><p className={s.note}>c</p></div>', 0],
    ['<div><p className={s.time}>a</p><p className={s.time2}>b</p><p className={s.time3}>c</p></div>', 3],
    ['<p>One <a>b</a>, <a>c</a> and <a>d</a></p>', 0],
    ['<svg><path /><path d="1" /><path d="2" /></svg>', 0],
  ])('%s has %i equal siblings that are not mapped', (jsx, count) => {
    const { unmapped } = read(`const A = () => (${jsx});`);
    expect(unmapped.reduce((sum, run) => sum + run.count, 0)).toBe(count);
  });
});

describe('gold structure', () => {
  const structure = structureOf(good);
  const gold = { document: 'certo', frames: ['1:2'], ...structure };
  test('is read as it is written, and has no text of the page', () => {
    const written = JSON.stringify(gold);
    expect(readGoldStructure(JSON.parse(written), 'a.json')).toEqual(gold);
    for (const word of ['Baker', 'Tram', 'Bücher', 'near you']) expect(written).not.toContain(word);
  });
  test.each([
    ['a text', { ...gold, text: 'Baker' }, '"text" is no field'],
    ['a text in the tree', { ...gold, tree: { role: 'page', text: 'Baker' } }, '"tree.text" is no field'],
    ['a sentence as a name', { ...gold, names: { ...gold.names, prop: ['a text'] } }, 'names.prop'],
    [
      'an unknown role',
      { ...gold, tree: { role: 'page', children: [{ role: 'hero' }] } },
      '"tree.children.0.role" is "hero"',
    ],
    ['no count of lines', { ...gold, lines: undefined }, '"lines" is no count'],
  ])('is refused with %s', (_, value, message) => {
    expect(() => readGoldStructure(value, 'a.json')).toThrow(message);
  });
  test('counts items of a list as often as they are there', () => {
    expect(countRoles(structure.tree).get('link')).toBe(7);
    expect(countRoles(structure.tree).get('list')).toBe(3);
  });
  test('is compared by counts and by roles in roles', () => {
    const same = compareStructures(structure, structure);
    expect([same.lines, recallOf(same.tree), precisionOf(same.tree), recallOf(same.lists)]).toEqual([
      1, 1, 1, 1,
    ]);
    const match = compareStructures(structureOf(bad), structure);
    expect(match.roles.get('link')).toMatchObject({ ours: 5, gold: 7, matched: 5 });
    expect(recallOf(match.lists)).toBe(0);
    expect(match.tree.missing).toContain('main > form ×1');
  });
  test('of every page that is kept can be read', async () => {
    for (const [name, { lines }] of await listGoldStructures())
      expect([name, lines > 0]).toEqual([name, true]);
  });
});

describe('gold code', () => {
  const screen = (id: string, name: string) =>
    ({
      id,
      name,
      type: 'FRAME',
      absoluteBoundingBox: { x: 0, y: 0, width: 400, height: 800 },
      children: Array.from({ length: 8 }, (_, index) => ({ id: `${id}${index}`, type: 'TEXT' })),
    }) as unknown as RestNode;
  // Nothing else of a document is read here.
  const document = {
    name: 'work',
    frames: [screen('1:1', 'Desktop'), screen('1:2', 'Phone')],
  } as unknown as BenchDocument;
  const named = { name: 'work', folder: '', document: 'work' };
  test('is every folder with code, of the first screen where it names none', async () => {
    const [found] = await listGoldProjects(join(import.meta.dirname, 'code-structure', 'good'));
    expect(found).toMatchObject({ name: 'input', document: 'input', pages: [] });
    expect(findDrawnPages({ ...named, pages: [] }, document)).toMatchObject([
      { frames: [{ id: '1:1' }], file: 'src/App.tsx' },
    ]);
  });
  test('names its frames by id or name', () => {
    const pages = [{ frames: ['1:2', 'Desktop'], file: 'src/Work.tsx' }];
    expect(findDrawnPages({ ...named, pages }, document)).toMatchObject([
      { frames: [{ id: '1:2' }, { id: '1:1' }] },
    ]);
    expect(() => findDrawnPages({ ...named, pages: [{ frames: ['Tablet'], file: '' }] }, document)).toThrow(
      'Tablet',
    );
  });
  test('of every page that is kept can be read and rendered', async () => {
    for (const { name, folder } of await listGoldProjects()) {
      const { failure } = await judgeProject(await readProjectFolder(folder));
      expect([name, failure]).toEqual([name, null]);
    }
  });
});
