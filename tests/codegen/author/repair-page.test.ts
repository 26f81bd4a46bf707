import { describe, expect, it } from 'vitest';
import { indexFiles } from '#codegen/targets/project-files';
import { repairPage } from '#codegen/model/author/repair/repair-page';
import { repairStylesheet } from '#codegen/model/author/repair/repair-stylesheet';

const context = {
  path: 'index.html',
  project: indexFiles(
    ['styles.css', 'back.js'].map((path) => ({ kind: 'text' as const, path, text: '', lines: [] })),
  ),
  byName: new Map(),
  components: new Map(),
  expected: new Map(),
  trustedText: 'https://example.com/',
};

function mend(body: string) {
  const page = (inside: string) => `<!doctype html>\n<html>\n<body>\n${inside}\n</body>\n</html>\n`;
  const mended = repairPage(page(body), context);
  if (!mended.usable) throw new Error(mended.reason);
  return { body: mended.text.split('\n').slice(3, -3).join('\n'), cuts: mended.cuts };
}

describe('a page of HTML', () => {
  it.each([
    ['<p>A</p><script>alert(1)</script>', '<p>A</p>', 'the element <script>'],
    ['<p>A</p><script src="x.js"></script>', '<p>A</p>', 'the element <script>'],
    ['<script src="back.js">alert(1)</script>A', 'A', 'the element <script>'],
    ['<script src="back.js" onload="alert(1)"></script>A', 'A', 'the element <script>'],
    ['<iframe src="https://evil.example"></iframe><p>A</p>', '<p>A</p>', 'the element <iframe>'],
    ['<object data="x.swf"></object><p>A</p>', '<p>A</p>', 'the element <object>'],
    ['<p onclick="steal()">A</p>', '<p >A</p>', 'a handler written as text (onclick)'],
    ['<img src=x onerror=alert(1)>', '<img src=x >', 'a handler written as text (onerror)'],
    ['<a href="java\tscript:alert(1)">A</a>', '<a >A</a>', 'an address that runs code (href)'],
    ['<a href=" &#106;avascript:alert(1)">A</a>', '<a >A</a>', 'an address that runs code (href)'],
    ['<a href="data:text/html,x">A</a>', '<a >A</a>', 'an address that holds a page (href)'],
    ['A<img src="https://evil.example/p.gif" alt="">', 'A', 'something from another server (src)'],
    ['A<img src="//evil.example/p.gif" alt="">', 'A', 'something from another server (src)'],
    [
      '<svg><a xlink:href="javascript:x"><text>A</text></a></svg>',
      '<svg><a ><text>A</text></a></svg>',
      'an address that runs code (xlink:href)',
    ],
    [
      '<template><script>x</script><p>A</p></template>',
      '<template><p>A</p></template>',
      'the element <script>',
    ],
    ['<iframe srcdoc="x"></iframe>A', 'A', 'the element <iframe>'],
    ['<meta http-equiv="refresh" content="0;url=x">A', 'A', 'the element <meta>'],
    [
      '<p style="background:url(https://evil.example/x)">A</p>',
      '<p >A</p>',
      'the address "https://evil.example/x", which nobody gave (style)',
    ],
    [
      '<a href="https://evil.example/login">A</a>',
      '<a >A</a>',
      'the address "https://evil.example/login", which nobody gave (href)',
    ],
    [
      '<svg><use href="//evil.example/x.svg#a"></use></svg>',
      '<svg><use ></use></svg>',
      'the address "//evil.example/x.svg#a", which nobody gave (href)',
    ],
    [
      '<svg><a href="#"><set attributeName="href" to="javascript:x"></set></a></svg>',
      '<svg><a href="#"></a></svg>',
      'the element <set>',
    ],
    ['<noscript><img src="https://evil.example/x"></noscript>A', 'A', 'the element <noscript>'],
    [
      '<style>@import "https://evil.example/x.css"; p { color: red }</style><p>A</p>',
      '<style> p { color: red }</style><p>A</p>',
      'an import from another server',
    ],
    ['<link rel="stylesheet" href="https://evil.example/x.css">A', 'A', 'the element <link>'],
    ['A<img src="\\\\evil.example/p.gif" alt="">', 'A', 'something from another server (src)'],
    ['A<img src="/\\evil.example/p.gif" alt="">', 'A', 'something from another server (src)'],
    ['A<img src="/\t/evil.example/p.gif" alt="">', 'A', 'something from another server (src)'],
    [
      '<a href="https:/evil.example/login">A</a>',
      '<a >A</a>',
      'the address "https:/evil.example/login", which nobody gave (href)',
    ],
    [
      '<a href="https:evil.example">A</a>',
      '<a >A</a>',
      'the address "https:evil.example", which nobody gave (href)',
    ],
    [
      '<p style="background:u\\72l(x.png)">A</p>',
      '<p >A</p>',
      'a style that loads something or hides what it does',
    ],
    [
      '<p style="background:url(https:\\/\\/evil.example/x)">A</p>',
      '<p >A</p>',
      'the address "https:\\/\\/evil.example/x", which nobody gave (style)',
    ],
    [
      '<p style="background:url(\\2f\\2f evil.example/x)">A</p>',
      '<p >A</p>',
      'the address "//evil.example/x", which nobody gave (style)',
    ],
    [
      '<svg><rect fill="url(\\2f\\2f evil.example/x)"></rect></svg>',
      '<svg><rect ></rect></svg>',
      'the address "//evil.example/x", which nobody gave (fill)',
    ],
    [
      '<style>p { background: u\\72l(//evil.example/x) }</style><p>A</p>',
      '<style></style><p>A</p>',
      'a style that spells plain letters as numbers',
    ],
    ['<a href="blob:https%3A//evil.example/x">A</a>', '<a >A</a>', 'an address that holds a page (href)'],
  ])('loses what runs or loads: %s', (body, expected, cut) => {
    expect(mend(body)).toEqual({ body: expected, cuts: [cut] });
  });

  it.each([
    '<link rel="stylesheet" href="styles.css"><p>A</p>',
    '<a href="https://example.com/">A</a>',
    '<a href="mailto:a@example.com">A</a>',
    '<img src="assets/hero.png" alt="onload=alert(1)">',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; {{x}} ${x}</p>',
    '<p>A</p><script src="back.js" defer></script>',
  ])('keeps what is harmless, byte for byte: %s', (body) => {
    expect(mend(body)).toEqual({ body, cuts: [] });
  });

  it.each([
    ['<div>A', '<div>A\n</div>', 'elements that did not end where they should'],
    ['<p>A</p></div>', '<p>A</p>', 'elements that did not end where they should'],
    ['<h2>A\n<p>B</p>', '<h2>A</h2>\n<p>B</p>', 'elements that did not end where they should'],
    ['<h2><b>A\n<p>B</p>', '<h2><b>A</b></h2>\n<p>B</p>', 'elements that did not end where they should'],
    ['<i className="a">A</i>', '<i class="a">A</i>', 'the attribute "className"'],
    ['<span />A', '<span ></span>A', '<span />, which HTML does not end there'],
  ])('ends its elements and is no JSX: %s', (body, expected, mend) => {
    const mended = repairPage(`<!doctype html><html><head></head><body>\n${body}\n</body></html>`, context);
    if (!mended.usable) throw new Error(mended.reason);
    expect(mended.text.toLowerCase()).toContain(`<body>\n${expected}`.toLowerCase());
    expect(mended.repairs).toEqual([mend]);
  });

  it('is none where it has an attribute that only React can read, and may have such a text', () => {
    const page = (body: string) => `<!doctype html><body>${body}</body>`;
    expect(repairPage(page('<p style={{ gap: 1 }}>A</p>'), context).usable).toBe(false);
    expect(repairPage(page('<img src="styles.css" alt="{{x}}"><p>{{x}}</p>'), context)).toMatchObject({
      repairs: [],
    });
  });

  it.each([
    ['nested', '<div>'.repeat(10_000), false],
    ['opened on one line', '<p>A '.repeat(10_000), true],
  ])('is mended in no time, however much is %s', (_, body, usable) => {
    expect(repairPage(`<!doctype html><body>${body}`, context).usable).toBe(usable);
  });

  it('is not a page where it is a piece of one', () => {
    expect(repairPage('<p>A</p>', context)).toEqual({ usable: false, reason: 'it is not a whole page' });
  });
});

describe('a style sheet', () => {
  it.each([
    ['@import "https://evil.example/x.css";\n.a {}', '\n.a {}'],
    ['@import url(//evil.example/x.css) screen;.a {}', '.a {}'],
    ['.a { background: url( "http://evil.example/x.png" ) red }', '.a { background: none red }'],
    ['.a { behavior: url(x.htc); color: red }', '.a {  color: red }'],
    ['.a { width: expression(alert(1)) }', '.a { width: none }'],
    ['@import/**/"https://evil.example/x.css";.a {}', '.a {}'],
    ['.a { background: image-set("//evil.example/x.png" 1x) }', '.a { background: image-set("" 1x) }'],
    ['.a { background: url(https:evil.example/x.png) }', '.a { background: none }'],
    ['.a { background: url(https:\\/\\/evil.example/x.png) }', '.a { background: none }'],
    ['.a { background: url("ht\\\ntps://evil.example/x.png") }', '.a { background: none }'],
    ['.a { background: url(\\\\\\\\evil.example/x.png) }', '.a { background: none }'],
    ['.a { cursor: url("https://evil.example/a)b.cur"), auto }', '.a { cursor: none, auto }'],
  ])('loses what loads or runs: %s', (text, expected) => {
    expect(repairStylesheet(text)).toMatchObject({ usable: true, text: expected });
  });

  it.each([
    ['.a { background: u\\rl(//evil.example/x) }', '.a { background: none }'],
    ['.a { background: \\url( "//evil.example/x" ) }', '.a { background: none }'],
    ['.a { background: url("\\9//evil.example/x") }', '.a { background: none }'],
    ['.a { background: url(\\1//evil.example/x) }', '.a { background: none }'],
    ['.a { background: url("ht\\9tp://evil.example/x") }', '.a { background: none }'],
    ['.a { background: url(\\5c\\5c evil.example/x) }', '.a { background: none }'],
    ['.a { background: image-set("\\9//evil.example/x" 1x) }', '.a { background: image-set("" 1x) }'],
    ['@i\\mport u\\rl(//evil.example/x.css);.a {}', '.a {}'],
    ['@import "\\9//evil.example/x.css" screen;.a {}', '.a {}'],
    ['@font-face/**/{ font-family: f; src: u\\rl(//evil.example/x) } .a {}', ' .a {}'],
    [
      '.a { content: "/*"; cursor: u\\rl(//evil.example/x), auto }',
      '.a { content: "/*"; cursor: none, auto }',
    ],
  ])('loses what only the escapes of CSS hide: %s', (text, expected) => {
    expect(repairStylesheet(text)).toMatchObject({ usable: true, text: expected });
  });

  it.each([
    '@import "tailwindcss";\n.a { background: url(assets/a.png) }',
    'html { scroll-behavior: smooth; color: red }',
    '.a { overscroll-behavior: contain }',
    'behavior:hover { color: red }',
    '.a { content: "expression(1)"; width: calc(1px) }',
    '/* https://evil.example/ */ .a {}',
    ".a::after { content: '}' } /* } */",
    '.a { background: url("data:image/svg+xml,%3Csvg/%3E") }',
  ])('keeps what is harmless: %s', (text) => {
    expect(repairStylesheet(text)).toEqual({ usable: true, text, repairs: [], cuts: [] });
  });

  it.each(['.a { color: red', '.a } {', '</style><script>', '.a { background: \\75rl(//evil.example/x) }'])(
    'is not one: %s',
    (text) => {
      expect(repairStylesheet(text).usable).toBe(false);
    },
  );
});
