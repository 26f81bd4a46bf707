import { expect, test } from 'vitest';
import { type CssRule, printRules } from '#codegen/css/print-css';
import { deduplicateRules } from '#codegen/targets/html/deduplicate-rules';

/** `.a { x: 1 }`, one rule a line; what stands behind `640:` holds below that width. */
function rulesOf(text: string): readonly CssRule[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [, selector = '', inside = ''] = /^\s*(\S+) \{ (.*) \}$/.exec(line) ?? [];
      const style = inside.split('; ').map((declaration) => {
        const [, width, property = '', value = ''] = /^(?:(\d+): )?([\w-]+): (.*)$/.exec(declaration) ?? [];
        return { property, value, ...(width === undefined ? {} : { below: Number(width) }) };
      });
      return { selectors: [selector], style };
    });
}

function share(text: string): string {
  return printRules(deduplicateRules(rulesOf(text)))
    .replace(/\s+/g, ' ')
    .replace(/ ?\} ?/g, ' }\n')
    .trim();
}

test('rules with related names share what they have in common, where it is most of their declarations', () => {
  expect(
    share(`
      .intro { display: flex; gap: 4px; color: red; width: 10px }
      .intro-2 { display: flex; gap: 4px; color: red; width: 20px }
      .intro-3 { display: grid; gap: 8px; color: red; width: 30px }
      .other { display: flex; gap: 4px; color: red }
    `),
  ).toBe(
    [
      '.intro, .intro-2 { display: flex; gap: 4px; color: red; }',
      '.intro { width: 10px; }',
      '.intro-2 { width: 20px; }',
      '.intro-3 { display: grid; gap: 8px; color: red; width: 30px; }',
      '.other { display: flex; gap: 4px; color: red; }',
    ].join('\n'),
  );
});

test('a rule without further declarations needs no second rule', () => {
  expect(
    share(`
      .date { font: a; gap: 1px }
      .date-2 { color: red; font: a; gap: 1px }
    `),
  ).toBe('.date, .date-2 { font: a; gap: 1px; }\n.date-2 { color: red; }');
});

test('a shorthand of which one rule overrides a side stays in both', () => {
  const rules = `
    .card { padding: 4px; color: red; display: flex; gap: 4px }
    .card-2 { padding: 4px; padding-top: 0; color: red; display: flex; gap: 4px }
  `;
  expect(share(rules)).toContain('.card { padding: 4px; }\n.card-2 { padding: 4px; padding-top: 0; }');
});

test('rules that hug their words share these declarations, from four rules on', () => {
  const line = (name: string, size: number) =>
    `.${name} { width: var(--hug); font-size: ${size}px; white-space: nowrap }`;
  const lines = ['a', 'b', 'c', 'd'].map((name, index) => line(name, index));
  expect(share(lines.join('\n'))).toContain('.a, .b, .c, .d { width: var(--hug); white-space: nowrap; }');
  expect(share(lines.slice(1).join('\n'))).not.toContain(',');
});

test('what changes alike in narrower viewports changes together', () => {
  expect(
    share(`
      .a { color: red; 640: gap: 0 }
      .b { color: blue; 640: gap: 0 }
      .c { color: green; 640: gap: 1px }
    `),
  ).toContain('@media (width < 40rem) { .a, .b { gap: 0; }\n.c { gap: 1px; }');
});

test('a state is a rule by itself', () => {
  const rules = `
    .link { color: red; gap: 1px; display: flex }
    .link:hover { color: red; gap: 1px; display: flex }
  `;
  expect(share(rules)).not.toContain(',');
});
