import { beforeAll, describe, expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { compile } from '#codegen/compile';
import { readCssColour } from '#codegen/css/read-colour';
import { type HostProject, readHostTokens } from '#codegen/host-project/host-project';
import { readCodeConnect } from '#codegen/host-project/read-code-connect';
import { withoutAliases } from '#codegen/host-project/relocate-drafts';
import { defaultCodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { readProjectConfig } from '#design/project-config';
import { openDocuments } from '../../../bench/open-documents.ts';

const config = {
  paths: { pages: 'app/screens', components: 'app/ui', assets: 'app/pictures' },
  files: 'kebab-case',
  alias: { '@/': 'app/' },
  components: {
    Button: {
      from: '@acme/kit',
      props: {
        tone: { property: 'Kind', values: { Primary: 'strong', Secondary: 'calm', Quiet: 'quiet' } },
        small: { property: 'Size', values: { Small: true } },
        children: { text: 'Label' },
        start: { slot: 'Icon' },
      },
    },
    'Glyph/plus': { from: '@acme/icons', name: 'Plus', props: { weight: 'bold' } },
    'glyph/search': { from: '@acme/icons', name: 'Search' },
    chip: { from: './kit/chip', name: 'Tag', default: true, props: { text: { text: 'Label' } } },
  },
};

async function generate(hostProject: HostProject): Promise<CodeResult> {
  const { documents } = await openDocuments('examples/components');
  const [document] = documents;
  const frame = document?.frames.find(({ id }) => id === '1:1');
  if (!document || !frame) throw new Error('The example has no showcase.');
  return compile(document.takeSnapshot([frame]), document.assets, defaultCodeOptions, {
    hostProject,
    libraries: await readLibraries(),
    signal: { aborted: false, throwIfAborted: () => {} },
    onProgress: () => {},
    now: () => 0,
  });
}

describe('the custom properties of a project', () => {
  it.each([
    [':root { --a: 1px; --b : red }', { '--a': '1px', '--b': 'red' }],
    [
      ':root { --a: url("data:image/svg+xml;utf8,<svg/>"); --b: "};"; --c: 1px }',
      { '--a': 'url("data:image/svg+xml;utf8,<svg/>")', '--b': '"};"', '--c': '1px' },
    ],
    [':root { --größe: 4px; --md\\:gap: 8px; }', { '--größe': '4px', '--md:gap': '8px' }],
    ['@container style(--a: 1) { b { --c: 2 } } .d { e: var(--f) }', { '--c': '2' }],
    [':root { --a: "/*"; --b: 1; --c: "*/" }', { '--a': '"/*"', '--b': '1', '--c': '"*/"' }],
    [':root { /* --a: 1; */ --b: 1 /* px */ }', { '--b': '1' }],
    [':root { --a: 1 } .dark { --a: 2 }', { '--a': '1' }],
  ])('are read from %s', (css, expected) => {
    expect(Object.fromEntries(readHostTokens([css]))).toEqual(expected);
  });
});

describe('a colour of a project', () => {
  it.each([
    ['#FFF', '#ffffff'],
    ['#4F46E5', '#4f46e5'],
    ['white', '#ffffff'],
    ['rebeccapurple', '#663399'],
    ['rgb(79, 70, 229)', '#4f46e5'],
    ['rgb(79 70 229 / 50%)', '#4f46e580'],
    ['rgba(79,70,229,.5)', '#4f46e580'],
    ['#4f46e580', '#4f46e580'],
    ['hsl(243.4 75.4% 58.6%)', '#4f46e5'],
    ['oklch(51.1% .23 276.966)', '#4f46e5'],
    ['lab(100 0 0)', '#ffffff'],
    ['color(srgb 1 0 0)', '#ff0000'],
    ['color(display-p3 1 0 0)', null],
    ['transparent', '#00000000'],
    ['700', null],
    ['fade', null],
    ['243 75% 59%', null],
    ['var(--brand)', null],
    ['16px', null],
  ])('%s is %s', (value, wanted) => {
    expect(readCssColour(value)).toBe(wanted);
  });

  it.each(['#4F46E5', 'rgb(79 70 229)', 'hsl(243.4 75.4% 58.6%)', 'oklch(51.1% 0.23 276.966)'])(
    'is used for the same colour of a design where it is written %s',
    async (written) => {
      const { config: read } = readProjectConfig(config);
      const tokens = readHostTokens([`:root { --kit-brand: ${written} }`]);
      const { files } = await generate({ config: read, tokens });
      const texts = files.map((file) => (file.kind === 'text' ? file.text : '')).join('\n');
      expect(texts).toContain('var(--kit-brand)');
      expect(texts).not.toMatch(/#4f46e5\b/);
    },
  );
});

describe('generating into a project that is there', () => {
  let result: CodeResult;
  const textOf = (path: string) => {
    const file = result.files.find((one) => one.path === path);
    return file?.kind === 'text' ? file.text : '';
  };
  beforeAll(async () => {
    const { config: read, mistakes } = readProjectConfig(config);
    expect(mistakes).toEqual([]);
    const tokens = readHostTokens([
      ':root { --kit-brand: #4F46E5; --brand-deep: #3a32b8; /* --old: #fff; */ }',
    ]);
    result = await generate({ config: read, tokens });
  });

  it('puts files where the project has them, named as it names them', () => {
    const folders = new Set(result.files.map(({ path }) => path.split('/').slice(0, -1).join('/')));
    expect([...folders].sort()).toEqual(['app/pictures', 'app/screens', 'app/ui', 'src']);
    expect(result.files.filter(({ path }) => path.startsWith('app/ui') && /[A-Z]/.test(path))).toEqual([]);
    expect(result.pages[0]?.path).toBe('app/screens/showcase-day.tsx');
  });

  it('calls the components of the team in their words', () => {
    const all = result.files.map((file) => (file.kind === 'text' ? file.text : '')).join('\n');
    expect(all).toContain('import { Button } from "@acme/kit";');
    expect(all).toContain('import Tag from "./kit/chip";');
    expect(all).toMatch(/<Button tone="strong" start=[^\n]*>\s*Start a kit\s*<\/Button>/);
    expect(all).toMatch(/<Button[^>]*\bsmall\b/);
    expect(all).toMatch(/<Tag text="Smooth" \/>/);
    expect(result.files.map(({ path }) => path)).not.toContain('app/ui/button.tsx');
    expect(result.files.map(({ path }) => path)).not.toContain('app/ui/chip.tsx');
  });

  it('hands what is put into a slot on: their own icon, or what is drawn there', () => {
    const all = result.files.map((file) => (file.kind === 'text' ? file.text : '')).join('\n');
    expect(all).toMatch(/start=\{<Plus weight="bold" \/>\}/);
    expect(all).toMatch(/start=\{<GlyphHeartIcon className=\{[\w.]+\} \/>\}/);
  });

  it('uses icons of theirs wherever they stand, as large as drawn', () => {
    const all = result.files.map((file) => (file.kind === 'text' ? file.text : '')).join('\n');
    expect(all).toMatch(/<Search className=\{[\w.]+\} \/>/);
    expect(result.files.map(({ path }) => path)).not.toContain('app/ui/glyph-search-icon.tsx');
  });

  it('uses the custom properties of the project and adds none of these', () => {
    expect(textOf('src/tokens.css')).not.toMatch(/--brand\b|--brand-deep|#4f46e5/);
    expect(textOf('src/tokens.css')).toContain('--page:');
    const sheets = result.files.map(({ path }) => textOf(path)).join('\n');
    expect(sheets).not.toContain('var(--brand)');
  });

  it('imports by alias across folders only', () => {
    const page = textOf('app/screens/showcase-day.tsx');
    expect(page).toMatch(/from "@\/ui\/[\w-]+"/);
    expect(page).toContain('from "./showcase-day.module.css"');
    const plain = withoutAliases(result.files, { '@/': 'app/' });
    expect(plain.map((file) => (file.kind === 'text' ? file.text : '')).join('')).not.toContain('"@/');
  });
});

describe('importing what Code Connect published', () => {
  it('reads node, import and props', () => {
    const published = [
      {
        figmaNode: 'https://www.figma.com/design/abc/Kit?node-id=12-34',
        component: 'Button',
        templateData: {
          imports: ['import { Button, Card } from "@acme/kit"'],
          props: {
            label: { kind: 'string', args: { figmaPropName: 'Label' } },
            tone: { kind: 'enum', args: { figmaPropName: 'Kind', valueMapping: { Primary: 'strong' } } },
            disabled: { kind: 'boolean', args: { figmaPropName: 'Disabled' } },
            icon: { kind: 'instance', args: { figmaPropName: 'Icon' } },
            children: { kind: 'children', args: { layers: ['Content'] } },
          },
        },
      },
      { figmaNode: 'nowhere', component: 'Lost', templateData: {} },
      null,
    ];
    expect(readCodeConnect(published)).toEqual({
      '12:34': {
        from: '@acme/kit',
        isDefault: false,
        name: 'Button',
        props: {
          label: { kind: 'text', text: 'Label' },
          tone: { kind: 'property', property: 'Kind', values: { Primary: 'strong' } },
          disabled: { kind: 'property', property: 'Disabled', values: null },
          icon: { kind: 'slot', slot: 'Icon' },
          children: { kind: 'slot', slot: 'Content' },
        },
      },
    });
  });
});
