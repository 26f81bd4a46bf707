import { describe, expect, it } from 'vitest';
import { checkReview } from '#codegen/check/check-review';
import { indexFiles, parseModules } from '#codegen/targets/project-files';
import { makeFiles } from './make-result.ts';

function run(texts: Readonly<Record<string, string>>) {
  const files = makeFiles(texts);
  return checkReview(files, parseModules(indexFiles(files)));
}

const page = (body: string) =>
  `export function Home() {\n  return (\n    <main>\n${body}\n    </main>\n  );\n}\n`;

describe('the check for a reviewer', () => {
  it('passes buttons that do something, links that lead somewhere, lists and lengths of a scale', () => {
    const check = run({
      'src/pages/Home.tsx':
        page(`<a href="#prices">Prices</a><a href="/about">About</a><h2 id="prices">Prices</h2>
        <button type="submit">Send</button><button type="button" onClick={open}>Open</button>
        <Card title="One" /><Card title="Two" /><StarIcon /><StarIcon /><StarIcon />`),
      'src/components/Button.tsx': '<button type="button" {...rest}>{label}</button>;',
      'src/pages/Home.module.css': '.page {\n  padding: 1.5rem;\n  width: 0.0625rem;\n}\n',
    });
    expect(check).toMatchObject({ outcome: 'passed', findings: [] });
  });

  it('says that a dialog is open because it is drawn so', () => {
    const { findings } = run({
      'src/pages/Home.tsx': page('<div role="dialog" aria-modal="true" aria-label="New entry">A</div>'),
      'other.html': '<dialog popover="auto" aria-label="Menu">B</dialog>',
    });
    expect(findings.map(({ file, line, message }) => `${file ?? ''}:${line ?? 0} ${message}`)).toEqual([
      'src/pages/Home.tsx:4 The dialog “New entry” is drawn open, so it is assumed to be open at first. Let what opens it set its state.',
    ]);
  });

  it('lists what costs most first, each kind once a file and at its first place', () => {
    const magic = 'left: clamp(0px, 100% - 10rem, 2rem);';
    const { outcome, findings } = run({
      'src/pages/Home.module.css': `.a {\n  color: red;\n${`  ${magic}\n`.repeat(4)}}\n`,
      'src/components/Row2.tsx': 'export function Row2() {\n  return <p>Words</p>;\n}\n',
      'src/pages/Home.tsx': page(
        '<Card title="1" />\n<Card title="2" />\n<Card title="3" />\n<a href="#team">Team</a>\n<a href="#">Top</a>\n<button type="button">Buy</button>',
      ),
    });
    expect(outcome).toBe('warned');
    expect(findings.map(({ file, line, message }) => `${file ?? ''}:${line ?? 0} ${message}`)).toEqual([
      'src/pages/Home.tsx:9 1 button does nothing when clicked.',
      'src/pages/Home.tsx:7 2 links have no target on these pages, such as "#team".',
      'src/pages/Home.tsx:4 Several <Card> in a row are written one by one.',
      'src/components/Row2.tsx:1 The name Row2 does not say what the component is for.',
      'src/pages/Home.module.css:3 4 lengths only reproduce the drawn sizes, such as "left: clamp(0px, 100% - 10rem, 2rem)".',
    ]);
  });

  it('finds addresses in data', () => {
    const data = 'const links = [\n  { label: "Team", href: "#team" },\n];\n';
    expect(run({ 'src/data.ts': data }).findings).toMatchObject([{ file: 'src/data.ts', line: 2 }]);
  });
});
