import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { styleKinds, targets } from '#design/targets';
import { listSources } from './read-imports.ts';

/** The only places that may know a target or a kind of styles by its id. */
const exempt = /^(?:codegen\/targets\/|design\/targets\.ts$)/;

const ids = [...targets, ...styleKinds].map(({ id }) => id).join('|');
const named = String.raw`\b(?:target|styles?|styleKind)\b`;
const quoted = `(['"\`])(?:${ids})`;
const comparison = new RegExp(
  [
    String.raw`${named}\)?\s*[!=]==?\s*${quoted}\1`,
    String.raw`${quoted}\2\s*[!=]==?\s*\(?(?:[\w.?]+\.)?${named}`,
    String.raw`\bswitch\s*\((?:[\w.?]+\.)?${named}\)`,
  ].join('|'),
);

describe('targets', () => {
  it('are asked for what they can do and never compared by id', () => {
    const found = listSources()
      .filter((path) => !exempt.test(path))
      .flatMap((path) => {
        const lines = readFileSync(path, 'utf8').split('\n');
        return lines.flatMap((line, index) =>
          comparison.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
        );
      });
    expect(found).toEqual([]);
  });

  it.each([
    `target ${'==='} 'react'`,
    `options.target ${'!=='} "html"`,
    `'html' ${'==='} options.target`,
    `styles ${'==='} 'tailwind'`,
    `switch ${'('}options.target) {`,
  ])('would be found in %j', (code) => {
    expect(comparison.test(code)).toBe(true);
  });

  it('may have events and elements of the same name', () => {
    expect(comparison.test(`event.target ${'==='} input`)).toBe(false);
    expect(comparison.test(`target.kind ${'==='} 'text'`)).toBe(false);
  });
});
