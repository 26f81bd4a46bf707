import { expect, it } from 'vitest';
import type { SourceFile } from '#design/source-file';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { typeCheck } from './type-check.ts';

const file = (path: string, text: string): SourceFile => ({ path, kind: 'text', text, lines: [] });

it('reports what is wrong in which file of which result, also where only React’s types reveal it', async () => {
  const results = {
    'seed-1': [file('src/App.tsx', 'export const App = () => <p className="a">Words</p>;\n')],
    'seed-2': [
      file('src/App.tsx', 'import { Card } from "./Card";\nexport const App = () => <Card title={1} />;\n'),
      file(
        'src/Card.tsx',
        'export const Card = ({ title }: { title: string }) => <p clasName="a">{title}</p>;\n',
      ),
    ],
    'seed-3': [file('src/App.tsx', 'const unused = 1;\nexport const App = () => null;\n')],
  };
  expect(typeCheck(results, await collectLibraries())).toEqual([
    "/seed-2/src/App.tsx:2 Type 'number' is not assignable to type 'string'.",
    expect.stringContaining('/seed-2/src/Card.tsx:1 '),
    "/seed-3/src/App.tsx:1 'unused' is declared but its value is never read.",
  ]);
});
