import { expect, it } from 'vitest';
import { preserveClassNames } from '#codegen/merge/versions/preserve-class-names';

it('keeps the names of classes that share a rule with one that is new', () => {
  const base = page([
    ['text-2', 10],
    ['text-5', 20],
  ]);
  const next = page([
    ['text-2', 30],
    ['text-3', 10],
    ['text-6', 20],
  ]);
  const kept = preserveClassNames(base, next);
  const names = [...(kept.get('index.html') ?? '').matchAll(/class="([^"]*)"/g)].map(([, name]) => name);
  expect(names.slice(1)).toEqual(['text-2', 'text-5']);
  expect(kept.get('styles.css')).toContain('.text-5 {\n  width: 20px;');
});

it('takes no ending of a file in a selector for a class', () => {
  const css = (name: string) => `.${name} a[href$=".pdf"] { color: red }\n`;
  const html = (name: string) => `<p class="${name}">One</p>\n`;
  const base = new Map([
    ['styles.css', css('note')],
    ['index.html', html('note')],
  ]);
  const next = new Map([
    ['styles.css', css('pdf')],
    ['index.html', html('pdf')],
  ]);
  expect(Object.fromEntries(preserveClassNames(base, next))).toEqual(Object.fromEntries(base));
});

/** A page of equal texts, whose classes share a rule and have another width each. */
function page(texts: readonly (readonly [name: string, width: number])[]) {
  const shared = texts.map(([name]) => `.${name}`).join(',\n');
  const own = texts.map(([name, width]) => `.${name} {\n  width: ${width}px;\n}\n`);
  return new Map([
    ['styles.css', `${shared} {\n  color: red;\n}\n${own.join('')}`],
    ['index.html', texts.map(([name]) => `<p class="${name}">Buy</p>\n`).join('')],
  ]);
}
