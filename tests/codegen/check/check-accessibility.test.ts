import { describe, expect, it } from 'vitest';
import { checkAccessibility } from '#codegen/check/check-accessibility';
import { indexFiles, parseModules } from '#codegen/targets/project-files';
import { readPageMarkup } from '#codegen/targets/result-pages';
import { defaultCodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { makeResult } from './make-result.ts';

function run(result: CodeResult, target: 'react' | 'html', parts?: ReadonlySet<string>) {
  const project = indexFiles(result.files);
  const pages = readPageMarkup(result, { ...defaultCodeOptions, target }, project, parseModules(project));
  return checkAccessibility(result.files, pages, parts);
}

const ofHtml = (html: string) => run(makeResult({ 'index.html': html }, { path: 'index.html' }), 'html');
const ofBody = (body: string) =>
  ofHtml(`<!doctype html><html lang="en"><title>T</title><body>${body}</body></html>`);

/** What is wrong, and what it takes to put it right. */
const faults: readonly [fault: string, message: string, mended: string][] = [
  ['<img src="a.png">', 'has no alt text', '<img src="a.png" alt="">'],
  ['<input type="image">', 'has no alt text', '<input type="image" alt="Go" >'],
  ['<button></button>', 'This button has no accessible name', '<button>Save</button>'],
  [
    '<button><svg aria-hidden="true"></svg></button>',
    'has no accessible name',
    '<button><svg aria-label="Save"></svg></button>',
  ],
  ['<a href="/"><img alt=""></a>', 'This link has no accessible name', '<a href="/"><img alt="Home"></a>'],
  [
    '<a href="/"><i hidden>x</i></a>',
    'has no accessible name',
    '<a href="/" aria-label="x"><i hidden>x</i></a>',
  ],
  ['<input placeholder="Name">', 'has no label', '<label>Name <input placeholder="Name"></label>'],
  ['<select></select>', 'has no label', '<label for="a">A</label><select id="a"></select>'],
  ['<textarea></textarea>', 'has no label', '<textarea aria-label="Message"></textarea>'],
  ['<b tabindex="2">x</b>', 'positive tabindex', '<b tabindex="0">x</b>'],
  ['<button><input aria-label="x">y</button>', 'inside a <button>', '<div><input aria-label="x">y</div>'],
  ['<ul><div>x</div></ul>', 'contains a <div>', '<ul><li><div>x</div></li></ul>'],
  ['<ol>x</ol>', 'contains text', '<ol><li>x</li></ol>'],
  ['<div><li>x</li></div>', 'is not inside a list', '<menu><li>x</li></menu>'],
  ['<a href="#">x<a href="#">y</a></a>', 'is not closed', '<a href="#">x</a><a href="#">y</a>'],
  ['<div aria-hidden="true"><a href="/">x</a></div>', 'takes the focus', '<div><a href="/">x</a></div>'],
  ['<h1>a</h1><h3>b</h3>', 'The heading level jumps from 1 to 3', '<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>'],
  ['<h1>a</h1><h1>b</h1>', 'a second <h1>', '<h1>a</h1><h2>b</h2>'],
  ['<h2>a</h2>', 'no <h1>', '<h1>a</h1>'],
  ['<i id="a"></i><i id="a"></i>', 'The id "a" is used twice', '<i id="a"></i><i id="b"></i>'],
];

describe('the check of accessibility', () => {
  it.each(faults)('finds fault with %s', (fault, message) => {
    const check = ofBody(fault);
    expect(check.outcome).not.toBe('passed');
    expect(check.findings.map((finding) => finding.message).join('\n')).toContain(message);
  });

  it('lets a drawing that is used twice define its gradients twice, and no other id', () => {
    const page = (drawing: string) =>
      makeResult({
        'src/pages/Home.tsx': `function Icon() { return ${drawing}; }\nexport function Home() { return <main><Icon /><Icon /></main>; }`,
      });
    const gradient = '<svg aria-hidden="true"><linearGradient id="a" /></svg>';
    expect(run(page(gradient), 'react').findings).toEqual([]);
    expect(run(page('<i id="a" />'), 'react').findings).toHaveLength(1);
    expect(run(page('<svg aria-hidden="true" id="a" />'), 'react').findings).toHaveLength(1);
  });

  it('asks for one h1 of pages, and not of their parts', () => {
    const twice = makeResult(
      {
        'src/pages/Home.tsx':
          'export function Home() { return <main><h1>a</h1><h1>b</h1><h3>c</h3></main>; }',
      },
      { path: 'src/pages/Home.tsx' },
    );
    expect(run(twice, 'react').findings).toHaveLength(2);
    const asPart = run(twice, 'react', new Set(twice.pages.map(({ frameId }) => frameId)));
    expect(asPart.findings.map(({ message }) => message)).toEqual(['The heading level jumps from 1 to 3.']);
  });

  it.each(faults)('is content once it is mended: %s → %s → %s', (_fault, _message, mended) => {
    expect(ofBody(mended).findings).toEqual([]);
  });

  it('asks a document for its language', () => {
    expect(ofHtml('<!doctype html><html><body><p>x').findings[0]?.message).toContain('has no lang attribute');
  });

  it('finds blocks in a paragraph where React would put them', () => {
    const page = 'export function Home() { return <p>One<div>two</div></p>; }';
    const check = run(makeResult({ 'src/pages/Home.tsx': page }), 'react');
    expect(check.findings.map(({ message }) => message)).toEqual([
      'A <p> cannot contain a <div>; browsers close it there.',
    ]);
  });

  it('follows components, and reports a fault of one once, with its file, line and layer', () => {
    const check = run(
      makeResult({
        'src/pages/Home.tsx': `import { Tile } from '../components/Tile';
export function Home() {
  return <main>{[1, 2, 3].map((n) => <Tile key={n} name="" />)}<Tile name="Named" /></main>;
}`,
        'src/components/Tile.tsx': `export function Tile({ name }: { name: string }) {
  return (
    <button type="button" className={name}> // 5:7
      {name}
    </button>
  );
}`,
      }),
      'react',
    );
    expect(check.summary).toBe('1 accessibility issue found.');
    expect(check.findings).toMatchObject([{ file: 'src/components/Tile.tsx', line: 3, nodeId: '5:7' }]);
  });

  it('does not take what it cannot follow for a fault', () => {
    const page = `import { useThing } from './thing';
export function Home() { const name = useThing(); return <button aria-label={name}><img alt={name} />{name}</button>; }`;
    expect(run(makeResult({ 'src/pages/Home.tsx': page }), 'react').findings).toEqual([]);
  });

  it('finds an element that may not have children, which React refuses to draw', () => {
    const page = 'export function Home() { return <input aria-label="a">b</input>; }';
    expect(run(makeResult({ 'src/pages/Home.tsx': page }), 'react').outcome).toBe('failed');
  });
});
