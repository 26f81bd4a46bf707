import { describe, expect, it } from 'vitest';
import { type CodeNode, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('a number that is stepped has two buttons', () => {
  it.each<readonly [string, Written, Written]>([
    ['by their letters', text('−'), text('+')],
    ['by their names', drawing('icon/minus', 24, 24), drawing('icon/plus', 24, 24)],
    ['by how they are drawn', line(10), drawing('Sign', 10, 10)],
    ['by the shapes in their frames', icon('M5 11h14v2H5z'), icon('M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z')],
    ['by what is in their boxes', around(line(10)), around(drawing('Sign', 10, 10))],
    ['by their equal frames, also with a bin', framed(drawing('Simge', 16, 16)), framed(icon(cross))],
  ])('%s', (_, less, more) => {
    const nodes = build(row([less, text('2'), more]));
    expect(buttonsOf(nodes)).toEqual(['Decrease', 'Increase']);
  });

  it('and is no button itself, whatever it is called', () => {
    const nodes = build({ ...row([line(10), text('2'), drawing('Sign', 10, 10)]), name: 'Button' });
    expect(buttonsOf(nodes)).toEqual(['Decrease', 'Increase']);
  });

  it('as high as the row where a sign stands alone, with the sign as large as it was', () => {
    const [less] = build(row([line(10), text('2'), drawing('Sign', 10, 10)])).filter(isButton);
    expect(styleOf(less)).toEqual({ display: 'flex', 'align-items': 'center', 'align-self': 'stretch' });
    expect(less?.kind === 'element' && less.children.map(styleOf)).toEqual([
      { display: 'block', width: '10px', height: '2px' },
    ]);
  });
});

describe('no number is stepped', () => {
  it.each<readonly [string, Written]>([
    ['between arrows', row([drawing('left', 10, 10), text('2'), drawing('right', 10, 10)])],
    ['in a range', row([text('2'), text('−'), text('4')])],
    ['where words are', row([text('−'), text('two'), text('+')])],
    ['in a column', { ...row([text('−'), text('2'), text('+')]), style: column }],
    ['where a sign stays with the window', row([text('−'), text('2'), { ...text('+'), style: fixed }])],
    ['where more stands in the row', row([text('−'), text('2'), text('+'), text('kg')])],
    ['after a drawing without a frame', row([drawing('Simge', 16, 16), text('2'), framed(icon(cross))])],
    [
      'after a frame of another paint',
      row([framed(drawing('S', 16, 16), '#eee'), text('2'), framed(icon(cross))]),
    ],
    [
      'between frames without a plus',
      row([framed(drawing('S', 16, 16)), text('2'), framed(drawing('T', 16, 16))]),
    ],
    ['inside what leads somewhere', linked(row([text('−'), text('2'), text('+')]))],
  ])('%s', (_, box) => {
    expect(buttonsOf(build(box))).toEqual([]);
  });
});

const fixed = { position: 'fixed' };
const column = { display: 'flex', 'flex-direction': 'column' };

function text(words: string): Written {
  return { name: words, text: words, drawn: { width: 10, height: 20 } };
}

function drawing(name: string, width: number, height: number): Written {
  const svg = `<svg viewBox="0 0 ${width} ${height}"><path d="M0 0L${width} ${height}" /></svg>`;
  return { name, kind: 'vector', svg, staysInside: true, drawn: { width, height } };
}

/** A sign in the middle of a frame that says nothing. */
function icon(d: string): Written {
  const svg = `<svg viewBox="0 0 24 24"><path d="${d}"/></svg>`;
  return { name: 'Icon', kind: 'vector', svg, staysInside: true, drawn: { width: 24, height: 24 } };
}

function line(width: number): Written {
  const style = { display: 'block', width: `${width}px`, height: '2px' };
  return { name: 'Sign', children: [], style, drawn: { width, height: 2 } };
}

function around(inside: Written): Written {
  return { name: 'Frame 3', style: { padding: '8px' }, children: [inside] };
}

const cross = 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z';

/** A sign in a painted square. */
function framed(inside: Written, fill = '#fff'): Written {
  const style = { display: 'flex', 'background-color': fill };
  return { name: 'Frame 3', style, drawn: { width: 28, height: 28 }, children: [inside] };
}

function row(children: readonly Written[]): Written {
  return { name: 'Frame 2', style: { display: 'flex', 'align-items': 'center' }, children };
}

function linked(box: Written): Written {
  return { name: 'Card', link: { kind: 'url', target: 'https://example.com' }, children: [box] };
}

function build(box: Written): readonly CodeNode[] {
  const layout = openLayout({ pages: [{ name: 'Page', children: [box, text('Below')] }] });
  const [page] = findComponents(layout, defaultCodeOptions).components;
  return page ? nodesOf(page) : [];
}

function isButton(node: CodeNode): boolean {
  return node.kind === 'element' && node.tag === 'button';
}

/** What each button is called. */
function buttonsOf(nodes: readonly CodeNode[]): readonly (string | null)[] {
  return nodes.filter(isButton).map((node) => {
    const attributes = node.kind === 'element' ? node.attributes : [];
    const label = attributes.find(({ name }) => name === 'aria-label')?.value;
    return label?.kind === 'text' ? label.text : null;
  });
}

function styleOf(node: CodeNode | undefined): Readonly<Record<string, string>> {
  const style = node && 'style' in node ? node.style : [];
  return Object.fromEntries(style.map(({ property, value }) => [property, value]));
}
