import { describe, expect, it } from 'vitest';
import type { MarkupNode } from '#codegen/targets/markup';
import { indexFiles, parseModules } from '#codegen/targets/project-files';
import { readReactMarkup } from '#codegen/targets/react/read-react-markup';
import { makeFiles } from './make-result.ts';

/** The page `Home` of these files, as text: what could not be followed is `?`. */
function show(files: Record<string, string>): string {
  const project = indexFiles(makeFiles(files));
  return readReactMarkup(project, parseModules(project), 'Home.tsx', 'Home').map(print).join('');
}

function print(node: MarkupNode): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'unknown') return '?';
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}=${value ?? '?'}`).join('');
  return `<${node.tag}${attributes}>${node.children.map(print).join('')}</${node.tag}>`;
}

const body = (jsx: string, more = '') =>
  show({ 'Home.tsx': `${more}\nexport function Home() { return ${jsx}; }` });

describe('reading the markup of React', () => {
  it.each([
    [
      'folds text as JSX does',
      '<p>\n  Two\n  lines <b>bold</b> end\n</p>',
      '<p>Two lines <b>bold</b> end</p>',
    ],
    ['keeps spaces in braces', "<p>{' a '} b{'  '}</p>", '<p> a  b  </p>'],
    ['decodes entities', '<p title="a &amp; b">&lt;b&gt; &#8364;</p>', '<p title=a & b><b> €</p>'],
    ['takes no entity without its semicolon', '<p>&amp;lt &lt &ampx</p>', '<p>&lt &lt &ampx</p>'],
    [
      'gives attributes their HTML names',
      '<label className="a" htmlFor="b" tabIndex={2} hidden />',
      '<label class=a for=b tabindex=2 hidden=true></label>',
    ],
    [
      'leaves out what is off',
      '<p hidden={false} title={undefined} onClick={() => 1} key="k">x</p>',
      '<p>x</p>',
    ],
    [
      'decides conditions',
      "<p>{true && 'a'}{false && 'b'}{null ?? 'c'}{1 > 2 ? 'd' : 'e'}{0 || 'f'}</p>",
      '<p>ac?f</p>',
    ],
    ['shows numbers, not booleans', '<p>{0}{true}{null}{[1, 2]}</p>', '<p>012</p>'],
    ['fills templates', '<p>{`a${1 + 1}b`}</p>', '<p>a2b</p>'],
    ['takes fragments apart', '<><i>a</i>{<><b>b</b></>}</>', '<i>a</i><b>b</b>'],
    [
      'leaves raw markup alone',
      '<p dangerouslySetInnerHTML={{ __html: "x" }} />',
      '<p dangerouslysetinnerhtml=?>?</p>',
    ],
  ])('%s', (_what, jsx, expected) => {
    expect(body(jsx)).toBe(expected);
  });

  it('unrolls lists of data', () => {
    const data = "const rows = [{ name: 'A', tags: ['x', 'y'] }, { ...{ name: 'B' }, tags: [] }] as const;";
    expect(
      body('<ul>{rows.map(({ name, tags }, i) => <li key={i}>{i}{name}{tags.join("+")}</li>)}</ul>', data),
    ).toBe('<ul><li>0Ax+y</li><li>1B</li></ul>');
  });

  it('fills in props, fallbacks, rest and children across files', () => {
    expect(
      show({
        'Home.tsx': `import { Card as Tile } from './Card';
export const Home = () => <Tile title="T" id="a" className="c" badge={<b>!</b>}>inside</Tile>;`,
        'Card.tsx': `import styles from './Card.module.css';
import icon from './icon.svg';
export function Card({ title, tone = 'calm', badge, children, className = '', ...rest }) {
  return <div className={\`\${styles.card} \${className}\`} {...rest}>{title}-{tone}{badge}{children}<img src={icon} /></div>;
}`,
        'Card.module.css': '',
      }),
    ).toBe('<div class=? id=a>T-calm<b>!</b>inside<img src=?></img></div>');
  });

  it('follows state to its first value and early returns', () => {
    expect(
      show({
        'Home.tsx': `import { useState, useMemo } from 'react';
function Part({ kind }: { kind: 'a' | 'b' }) { if (kind === 'a') { return <i>A</i>; } const b = <b>B</b>; return b; }
export default function Home() { const [n] = useState(3); const t = useMemo(() => 'm', []); return <p>{n}{t}<Part kind="a" /><Part kind="b" /></p>; }`,
      }),
    ).toBe('<p>3m<i>A</i><b>B</b></p>');
  });

  it('reports where it cannot follow, and continues after it', () => {
    const files = {
      'Home.tsx': `import { Chart } from 'charts';
export function Home() { const x = fetchIt(); for (;;) {} return <p>never</p>; }
`,
    };
    expect(show(files)).toBe('?');
    expect(
      body('<p><Chart>inside</Chart>{fetchIt()}{window.name}after</p>', "import { Chart } from 'charts';"),
    ).toBe('<p>?inside??after</p>');
  });

  it('ends where elements lie deeper than browsers nest them', () => {
    const markup = body(`${'<i>'.repeat(600)}x${'</i>'.repeat(600)}`);
    expect(markup.match(/<i>/g)).toHaveLength(500);
    expect(markup).toContain('?');
  });

  it('ends where a component shows itself for ever', () => {
    expect(body('<i><Home /></i>').startsWith('<i><i>')).toBe(true);
    expect(body('<p>{loop}</p>', 'const loop = [loop];')).toBe('<p>?</p>');
  });
});
