import { describe, expect, it } from 'vitest';
import { checkNames } from '#codegen/check/check-names';
import { indexFiles, parseModules } from '#codegen/targets/project-files';
import { makeFiles } from './make-result.ts';

function run(files: ReturnType<typeof makeFiles>) {
  return checkNames(files, parseModules(indexFiles(files)));
}

const ofPaths = (...paths: string[]) => paths.flatMap((path) => makeFiles({ [path]: '' }));

describe('the check of names', () => {
  it('passes what every system takes', () => {
    const check = run(
      ofPaths('src/pages/Home.tsx', 'src/assets/logo-2.svg', 'console.html', 'src/Größe.tsx', '.gitignore'),
    );
    expect(check.findings).toEqual([]);
    expect(check.outcome).toBe('passed');
  });

  it.each([
    ['../outside.tsx', 'leaves its folder'],
    ['/etc/passwd', 'is not relative'],
    ['C:/windows.tsx', 'is not relative'],
    ['src\\Home.tsx', 'is not relative'],
    ['src//Home.tsx', 'empty part'],
    ['src/con.tsx', 'Windows reserves'],
    ['src/LPT1', 'Windows reserves'],
    ['src/nul.module.css', 'Windows reserves'],
    ['src/what?.tsx', 'file systems refuse'],
    ['src/a:b.tsx', 'file systems refuse'],
    ['src/bell\u0007.tsx', 'file systems refuse'],
    ['src/dot./a.tsx', 'Windows drops'],
    [`src/${'ä'.repeat(130)}.tsx`, 'more than 255 bytes'],
    ['', 'is not relative'],
  ])('refuses %j', (path, message) => {
    const check = run(ofPaths(path));
    expect(check.outcome).toBe('failed');
    expect(check.findings.map((finding) => finding.message).join()).toContain(message);
  });

  it('refuses two files that some system takes for one', () => {
    expect(run(ofPaths('a.tsx', 'a.tsx')).findings[0]?.message).toBe('Two files are called "a.tsx".');
    expect(run(ofPaths('src/Card.tsx', 'src/card.tsx')).findings[0]?.message).toContain(
      'differ in case only',
    );
  });

  it('refuses one name exported by two files', () => {
    const check = run(
      makeFiles({
        'src/a.tsx': 'export function Card() { return null; }',
        'src/b.tsx': '\nexport const Card = 1;\nconst other = 2;',
        'src/c.tsx': 'const other = 3; export const d = other;',
      }),
    );
    expect(check.findings).toEqual([
      { message: '"Card" is exported by "src/a.tsx" too.', file: 'src/b.tsx', line: 2, nodeId: null },
    ]);
  });
});
