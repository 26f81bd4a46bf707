import { beforeAll, describe, expect, it } from 'vitest';
import { checkTypes, createTypeChecker, type TypeChecker } from '#codegen/check/check-types';
import { readLibraries } from '#cli/read-libraries';
import { makeFiles, never } from './make-result.ts';

describe('the check of types', () => {
  let checker: TypeChecker;
  beforeAll(async () => (checker = createTypeChecker(await readLibraries())));

  const run = (files: Record<string, string>) => checkTypes(makeFiles(files), checker, never);

  it('passes components with typed props, style modules, pictures and events', () => {
    const check = run({
      'src/Card.tsx': `
import type { ComponentProps, ReactNode } from 'react';
import styles from './Card.module.css';
import picture from './picture.png';
import './base.css';
interface CardProps extends ComponentProps<'article'> { title: string; tone?: 'calm' | 'loud'; badge?: ReactNode }
export function Card({ title, tone = 'calm', badge, className = '', ...rest }: CardProps) {
  return (
    <article className={\`\${styles.card} \${className}\`} {...rest}>
      <img src={picture} alt="" />
      <h2 data-tone={tone}>{title}</h2>
      {badge}
      <input onChange={(event) => event.target.value.trim()} />
    </article>
  );
}`,
      'src/App.tsx': `
import { Card } from './Card';
export function App() { return <Card title="A" tone="loud" badge={<b>1</b>} data-node-id="1:1" />; }`,
      'src/main.tsx': `
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);`,
      'vite.config.ts': `
import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';
export default defineConfig({ plugins: [react()] });`,
      'src/vite-env.d.ts': '/// <reference types="vite/client" />',
    });
    expect(check.findings).toEqual([]);
    expect(check.outcome).toBe('passed');
    expect(check.summary).toBe('All 5 files pass strict type checking.');
  });

  it('names file, line and layer of an error', () => {
    const check = run({
      'src/Card.tsx': `export function Card({ title }: { title: string }) {
  return <h2>{title}</h2>;
}`,
      'src/App.tsx': `import { Card } from './Card.tsx';
export function App() {
  return (
    <main> // 1:1
      <Card title={3} /> // 1:2
    </main>
  );
}`,
    });
    expect(check.outcome).toBe('failed');
    expect(check.findings).toHaveLength(1);
    expect(check.findings[0]).toMatchObject({ file: 'src/App.tsx', line: 5, nodeId: '1:2' });
    expect(check.findings[0]?.message).toMatch(/number.*string.*TS2322/);
  });

  it.each([
    ['an implicit any', 'export const f = (x) => x;', 'TS7006'],
    ['null where it may not be', 'export const n: string = null;', 'TS2322'],
    ['a name that is not there', 'export const n = nothing;', 'TS2304'],
    ['a missing prop', 'const C = (p: { a: string }) => <b>{p.a}</b>; export const v = <C />;', 'TS2741'],
    ['an attribute that an element lacks', 'export const v = <div href="x" />;', 'TS2322'],
    ['an element that does not exist', 'export const v = <nonsense />;', 'TS2339'],
    [
      'a member of no union',
      'const C = (p: { a: \'x\' }) => <b>{p.a}</b>; export const v = <C a="y" />;',
      'TS2322',
    ],
    ['a type imported as a value', "import { ReactNode } from 'react'; export type A = ReactNode;", 'TS1484'],
    ['broken syntax', 'export const v = <div>;', 'TS17008'],
  ])('finds %s', (_what, text, code) => {
    const messages = run({ 'src/a.tsx': text }).findings.map(({ message }) => message);
    expect(messages.join('\n')).toContain(code);
  });

  it('forgets the files of one run before the next', () => {
    expect(run({ 'src/a.tsx': "export const a: number = '';" }).outcome).toBe('failed');
    expect(
      run({ 'src/b.tsx': "import { a } from './a.tsx'; export const b = a;" }).findings[0]?.message,
    ).toContain('TS2307');
    expect(run({ 'src/a.tsx': 'export const a = 1;' }).outcome).toBe('passed');
  });

  it('knows the errors of the last projects', () => {
    const ask = (text: string) => {
      const file = { kind: 'text' as const, path: 'src/a.tsx', text, lines: [] };
      return checker.findErrors([file], never);
    };
    const errors = ask("export const a: number = '';");
    expect(errors).toHaveLength(1);
    expect(ask('export const a = 1;')).toEqual([]);
    expect(ask("export const a: number = '';")).toBe(errors);
  });

  it('is skipped where there are no scripts', () => {
    expect(run({ 'index.html': '<p>Hello' })).toMatchObject({ outcome: 'skipped', findings: [] });
  });

  it('stops when it is cancelled', () => {
    const files = makeFiles({ 'a.tsx': 'export const a = 1;' });
    expect(() => checkTypes(files, checker, AbortSignal.abort(new Error('enough')))).toThrow('enough');
  });
});
