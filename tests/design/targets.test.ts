import { describe, expect, it } from 'vitest';
import {
  isPageSource,
  parseStyles,
  parseTarget,
  stylesOfTarget,
  supportedStyles,
  syntaxOfPath,
  targets,
} from '#design/targets';

describe('the list of targets', () => {
  it('takes unknown names for the defaults', () => {
    expect([parseTarget('html'), parseTarget('svelte'), parseTarget(undefined)]).toEqual([
      'html',
      'react',
      'react',
    ]);
    expect([parseStyles('css'), parseStyles('sass'), parseStyles(undefined)]).toEqual([
      'css',
      'modules',
      'modules',
    ]);
  });

  it('replaces a kind of styles that a target cannot have', () => {
    expect(supportedStyles('html', 'modules')).toBe('css');
    expect(supportedStyles('html', 'tailwind')).toBe('tailwind');
    expect(supportedStyles('react', 'modules')).toBe('modules');
  });

  it('offers each target the styles that it supports', () => {
    for (const { id, styles } of targets) {
      expect(
        stylesOfTarget(id)
          .map((kind) => kind.id)
          .sort(),
      ).toEqual([...styles].sort());
    }
  });

  it.each([
    ['src/pages/Home.tsx', 'typescript', true],
    ['src/data.ts', 'typescript', false],
    ['index.html', 'markup', true],
    ['src/Home.module.css', 'css', true],
    ['package.json', 'plain', false],
  ])('knows the syntax of %s', (path, syntax, isSource) => {
    expect(syntaxOfPath(path)).toBe(syntax);
    expect(isPageSource(path)).toBe(isSource);
  });
});
