import { describe, expect, it } from 'vitest';
import { mapAddresses, mapImports, scopeClasses } from '#codegen/targets/preview/inline-css';
import { selectorClasses } from '#codegen/css/css-tokens';

describe('scoping the classes of a CSS Module', () => {
  it.each([
    ['.a{}', '.x_a{}'],
    ['.a .b>.c~.d,.e+.f{}', '.x_a .x_b>.x_c~.x_d,.x_e+.x_f{}'],
    ['a.b:hover::before{}', 'a.x_b:hover::before{}'],
    [
      '.a{ margin: .5em 1.5px; background: url(a.b.png) }',
      '.x_a{ margin: .5em 1.5px; background: url(a.b.png) }',
    ],
    ['.a{ content: ".b { .c" }', '.x_a{ content: ".b { .c" }'],
    ['.a[href=".b"]{}', '.x_a[href=".b"]{}'],
    ['/* .a { */ .b{}', '/* .a { */ .x_b{}'],
    ['@media (min-width: 1.5em){ .a{} }', '@media (min-width: 1.5em){ .x_a{} }'],
    ['@import "a.css"; .a{}', '@import "a.css"; .x_a{}'],
    ['.a{ &.b{} .c &{} color: red }', '.x_a{ &.x_b{} .x_c &{} color: red }'],
    ['@keyframes k{ 12.5%{ opacity: .5 } }', '@keyframes k{ 12.5%{ opacity: .5 } }'],
    [':is(.a,.b):not(.c){}', ':is(.x_a,.x_b):not(.x_c){}'],
    ['.ü-1\\:b{}', '.x_ü-1\\:b{}'],
    ['.a{', '.x_a{'],
    ['.a{} /* open', '.x_a{} /* open'],
    ['.a[title="}"] .b{}', '.x_a[title="}"] .x_b{}'],
    ['.a{ --b: "; .c {" } .d{}', '.x_a{ --b: "; .c {" } .x_d{}'],
    ['.a{ b: url(x;.c{) } .d{}', '.x_a{ b: url(x;.c{) } .x_d{}'],
  ])('%s', (css, expected) => {
    expect(scopeClasses(css, 'x_').css).toBe(expected);
  });

  it('names each class as the script knows it', () => {
    expect({ ...scopeClasses('.a{} .md\\:b{} .\\31 0{} .a:hover{}', 'x_').classes }).toEqual({
      a: 'x_a',
      'md:b': 'x_md:b',
      '10': 'x_10',
    });
  });
});

describe('the classes of a selector', () => {
  it.each([
    ['.a > .b-c:hover', ['a', 'b-c']],
    ['a.b[href$=".png"], [data-x=".c"]', ['b']],
    ['.md\\:b:not(.c)::after', ['md:b', 'c']],
    ['/* .a */ .ü', ['ü']],
  ])('%s', (selector, names) => {
    const found = selectorClasses(selector);
    expect(found.map(({ name }) => name)).toEqual(names);
    expect(found.every(({ from }) => selector[from - 1] === '.')).toBe(true);
  });
});

describe('moving a style sheet', () => {
  it('finds every address, and nothing that only looks like one', () => {
    const seen: string[] = [];
    const css = `a{b:url(x.png) url( "y z.png" ) url('a\\'b.png');c:"url(no.png)"}/* url(no.png) */`;
    const mapped = mapAddresses(css, (address) => {
      seen.push(address);
      return 'data:,';
    });
    expect(seen).toEqual(['x.png', 'y z.png', "a'b.png"]);
    expect(mapped).toBe(`a{b:url("data:,") url("data:,") url("data:,");c:"url(no.png)"}/* url(no.png) */`);
  });

  it('replaces imports it is given a sheet for', () => {
    const css = '@import "./a.css"; @import "tailwindcss" layer(x); b{c:d}';
    expect(mapImports(css, (address) => (address === './a.css' ? 'a{}' : null))).toBe(
      'a{} @import "tailwindcss" layer(x); b{c:d}',
    );
  });

  it('leaves the addresses of imports to those who replace imports', () => {
    const css = '@import url(./a.css) screen; @\\import u\\rl("./b.css"); b{c:u\\rl(d.png)}';
    const mapped = mapAddresses(css, (address) => `x/${address}`);
    expect(mapped).toBe('@import url(./a.css) screen; @\\import u\\rl("./b.css"); b{c:url("x/d.png")}');
    expect(mapImports(mapped, (address) => `/* ${address} */`)).toBe(
      '/* ./a.css */ /* ./b.css */ b{c:url("x/d.png")}',
    );
  });
});
