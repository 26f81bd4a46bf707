import { describe, expect, it } from 'vitest';
import { checkText } from '#codegen/check/check-text';
import { indexFiles, parseModules } from '#codegen/targets/project-files';
import { readPageMarkup } from '#codegen/targets/result-pages';
import { defaultCodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import type { BoxNode, DesignTree } from '#design/tree';
import { makeResult, makeSnapshot } from './make-result.ts';

/** Compares the texts of a design with the body of an HTML page. */
function run(texts: readonly string[], body: string) {
  return checkPage(body, readDesign(makeSnapshot(texts)));
}

function checkPage(body: string, drawn: DesignTree, joined = drawn) {
  const result = makeResult(
    { 'index.html': `<!doctype html><html lang="en"><title>T</title><body>${body}` },
    { path: 'index.html' },
  );
  const project = indexFiles(result.files);
  const pages = readPageMarkup(
    result,
    { ...defaultCodeOptions, target: 'html' },
    project,
    parseModules(project),
  );
  return checkText(result.files, pages, drawn, joined);
}

const messages = (check: ReturnType<typeof run>) => check.findings.map(({ message }) => message);

describe('the check of texts', () => {
  it.each([
    ['in any order', ['One', 'Two'], '<p>Two</p><p>One</p>'],
    ['as often as in the design', ['OK', 'OK'], '<button>OK</button><a>OK</a>'],
    ['in wrappers', ['Home'], '<div><p><span>Home</span></p></div>'],
    ['cut into styled pieces', ['Hello world'], '<p>Hel<b>lo</b> <i>world</i></p>'],
    ['with paragraphs', ['One\nTwo\n\nThree'], '<div><p>One</p><p>Two</p><p>Three</p></div>'],
    ['with line breaks', ['One\u2028Two'], '<p>One<br>Two</p>'],
    [
      'as lines of a button',
      ['One\nTwo', 'Three'],
      '<a><b>One</b><b>T<i>w</i>o</b></a><p><b>Thr</b><b>ee</b></p>',
    ],
    ['as a list', ['a\nb\nc'], '<div><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul></div>'],
    ['beside each other', ['Home', 'About'], '<nav><a>Home</a><a>About</a></nav>'],
    ['beside a piece of the same', ['Go', 'Go on'], '<p>Go on</p><p>Go</p>'],
    ['a part that is also whole elsewhere', ['Plan', 'Plan B'], '<div>Plan</div><div>Plan <b>B</b></div>'],
    ['that read like one elsewhere', ['Go', '→', 'Go →'], '<div><p>Go</p><p>→</p></div><p>Go →</p>'],
    [
      'that differ in a space alone',
      ['$5', '$ 5', '$5', 'a b', 'ab'],
      '<p><b>$ </b>5</p><p>$<b>5</b></p><p>$5</p><p>ab</p><p>a b</p>',
    ],
    ['beside a picture', ['Cart'], '<button><svg><title>no</title></svg>Cart<img alt="no"></button>'],
    ['as a placeholder', ['Search…'], '<input placeholder="Search…" aria-label="Search…">'],
    [
      'as the placeholder of an empty field',
      ['Search…'],
      '<input value="" placeholder="Search…" aria-label="Search…">',
    ],
    ['with folded spaces and composed letters', ['Cafe\u0301 \u00a0 au  lait '], '<p>\n  Café au lait\n</p>'],
    ['that looks like markup', ['</script>{{x}}${y}'], '<p>&lt;/script&gt;{{x}}${y}</p>'],
    ['from right to left and in pictures', ['مرحبا 👩‍👩‍👧'], '<p>مرحبا 👩‍👩‍👧</p>'],
  ])('finds texts %s', (_how, texts, body) => {
    const check = run(texts, body);
    expect(messages(check)).toEqual([]);
    expect(check.outcome).toBe('passed');
    expect(check.measure).toEqual({ name: 'count', value: 0 });
  });

  it('takes joined lines as one text only where it has all their words', () => {
    const drawn = readDesign(makeSnapshot(['The night', 'train leaves', 'Home']));
    const [frame] = drawn.frames;
    if (frame?.root.kind !== 'box') throw new Error('The design has no frame');
    const [first, second, third] = frame.root.children;
    if (first?.kind !== 'text' || !second || !third) throw new Error('The frame has no texts');
    const joinAs = (characters: string): DesignTree => {
      const text = { ...first, characters, joined: [first.id, second.id] };
      return {
        ...drawn,
        frames: [{ ...frame, root: { ...frame.root, children: [text, third] } as BoxNode }],
      };
    };
    const judge = (characters: string) =>
      messages(checkPage(`<p>${characters}</p><p>Home</p>`, drawn, joinAs(characters)));
    expect(judge('The night train leaves')).toEqual([]);
    expect(judge('The night train')).toHaveLength(3);
  });

  it.each([
    ['a missing text', ['One', 'Two'], '<p>One</p>', ['The text "Two" is not on the page.']],
    [
      'a space within a word',
      ['Two'],
      '<p><b>Tw</b>\n<b>o</b></p>',
      ['The text "Two" has different whitespace on the page: "Tw o".'],
    ],
    [
      'an invented text',
      ['One'],
      '<p>One</p><p>New</p>',
      ['The page shows "New", which is not in the design.'],
    ],
    ['one too few', ['OK', 'OK'], '<p>OK</p>', ['The text "OK" is not on the page.']],
    ['one too many', ['OK'], '<p>OK</p><p>OK</p>', ['The page shows "OK", which is not in the design.']],
    [
      'another case',
      ['Ok'],
      '<p>OK</p>',
      ['The text "Ok" is not on the page.', 'The page shows "OK", which is not in the design.'],
    ],
    [
      'lost spaces',
      ['Hello world'],
      '<p>Hello<b>world</b></p>',
      ['The text "Hello world" has different whitespace on the page: "Helloworld".'],
    ],
    [
      'lost spaces where another text has none',
      ['$5', '$ 5'],
      '<p>$5</p><p>$<b>5</b></p>',
      ['The text "$ 5" has different whitespace on the page: "$5".'],
    ],
    [
      'new spaces',
      ['Hello'],
      '<p>Hel lo</p>',
      ['The text "Hello" has different whitespace on the page: "Hel lo".'],
    ],
    [
      'a text only readers hear',
      ['Cart'],
      '<img alt="Cart"><p hidden>Cart</p>',
      ['The text "Cart" is not on the page.'],
    ],
  ])('reports %s', (_what, texts, body, expected) => {
    const check = run(texts, body);
    expect(check.outcome).toBe('failed');
    expect(messages(check)).toEqual(expected);
  });

  it('names the layer of a missing text and the line of an invented one', () => {
    const check = run(['Missing'], '\n<p>Invented</p>');
    expect(check.findings).toMatchObject([
      { nodeId: '2:0', file: null },
      { file: 'index.html', line: 2 },
    ]);
  });

  it('is linear: 20,000 equal texts are no trouble', () => {
    const texts = Array.from({ length: 20_000 }, () => 'same');
    expect(run(texts, texts.map((text) => `<p><b>${text}</b></p>`).join('')).outcome).toBe('passed');
  });
});
