import { check } from 'prettier';
import { expect, test } from 'vitest';
import type { CodeProject } from '#codegen/components/code-component';
import { printDesignTokens } from '#codegen/targets/print-design-tokens';
import type { DesignToken } from '#design/tree';

const white = { r: 1, g: 1, b: 1, a: 1 };
const navy = { r: 0.0667, g: 0.0941, b: 0.1529, a: 0.5 };

function token(name: string, values: DesignToken['values'], rest: Partial<DesignToken> = {}): DesignToken {
  const kind = typeof values[0]?.value === 'number' ? 'number' : 'colour';
  return { name, codeName: null, kind, collection: 'Theme', values, ...rest };
}

const paper = token('Base/White', [{ mode: 'Light', value: white }]);
const ink = token('Base/Ink', [{ mode: 'Light', value: navy }]);
const surface = token(
  'Surface',
  [
    { mode: 'Light', value: white, alias: paper },
    { mode: 'Dark', value: navy, alias: ink },
  ],
  { description: 'What cards stand on' },
);
const raised = token('Surface/Raised.high', [{ mode: 'Light', value: white }]);
const space = token('$space', [{ mode: 'Light', value: 12 }]);
const fade = token('Fade', [{ mode: 'Light', value: 40 }], { unit: 'percent' });

const project: CodeProject = {
  documentName: 'Tokens',
  language: 'en',
  components: [
    {
      name: 'Home',
      role: 'page',
      nodeId: '1:1',
      title: 'Home',
      props: [],
      width: 10,
      height: 10,
      root: {
        kind: 'element',
        tag: 'div',
        attributes: [],
        styleName: 'root',
        variants: [],
        ids: ['1:1'],
        children: [],
        style: ['surface', 'surface-raised-high', 'space', 'fade'].map((name) => ({
          property: '--used',
          value: `var(--${name})`,
        })),
      },
    },
  ],
  assets: {},
  tokens: [surface, raised, space, fade],
  fonts: [],
  namedStyles: [
    {
      name: 'Text/Body',
      style: [
        { property: 'font-family', value: "'Open Sans', sans-serif" },
        { property: 'font-size', value: '16px' },
        { property: 'font-weight', value: '600' },
        { property: 'line-height', value: '24px' },
      ],
    },
    { name: 'Card', style: [{ property: 'box-shadow', value: 'inset 0 1px 2px rgb(0 0 0 / 0.25)' }] },
    { name: 'Surface', style: [{ property: 'box-shadow', value: '0 1px 2px #000000' }] },
  ],
  fallbacks: [],
  vectorAssets: [],
  problems: [],
};

const files = printDesignTokens(project, 'src/');
const read = (path: string): unknown => JSON.parse(files.find((file) => file.path === path)?.text ?? 'null');

test('tokens are in groups, and have their aliases and descriptions', () => {
  expect(read('src/design.tokens.json')).toEqual({
    Base: {
      White: { $type: 'color', $value: { colorSpace: 'srgb', components: [1, 1, 1], hex: '#ffffff' } },
      Ink: {
        $type: 'color',
        $value: {
          colorSpace: 'srgb',
          components: [0.0667, 0.0941, 0.1529],
          alpha: 0.5,
          hex: '#111827',
        },
      },
    },
    Surface: {
      $root: { $type: 'color', $value: '{Base.White}', $description: 'What cards stand on' },
      'Raised-high': {
        $type: 'color',
        $value: { colorSpace: 'srgb', components: [1, 1, 1], hex: '#ffffff' },
      },
    },
    space: { $type: 'dimension', $value: { value: 12, unit: 'px' } },
    Fade: { $type: 'number', $value: 0.4 },
    Text: {
      Body: {
        $type: 'typography',
        $value: {
          fontFamily: ['Open Sans', 'sans-serif'],
          fontSize: { value: 16, unit: 'px' },
          fontWeight: 600,
          letterSpacing: { value: 0, unit: 'px' },
          lineHeight: 1.5,
        },
      },
    },
    Card: {
      $type: 'shadow',
      $value: {
        color: { colorSpace: 'srgb', components: [0, 0, 0], alpha: 0.25, hex: '#000000' },
        offsetX: { value: 0, unit: 'px' },
        offsetY: { value: 1, unit: 'px' },
        blur: { value: 2, unit: 'px' },
        spread: { value: 0, unit: 'px' },
        inset: true,
      },
    },
  });
});

test('a mode is a file of what differs in it, and a resolver lists the modes', () => {
  expect(read('src/design.dark.tokens.json')).toEqual({
    Surface: {
      $root: { $type: 'color', $value: '{Base.Ink}', $description: 'What cards stand on' },
    },
  });
  expect(read('src/design.resolver.json')).toMatchObject({
    version: '2025.10',
    modifiers: {
      theme: { contexts: { light: [], dark: [{ $ref: 'design.dark.tokens.json' }] }, default: 'light' },
    },
  });
});

test('the files are as prettier has them', async () => {
  for (const { path, text } of files) expect(await check(text, { filepath: path }), path).toBe(true);
});

test('a design without tokens has no such file', () => {
  expect(printDesignTokens({ ...project, tokens: [], namedStyles: [] }, '')).toEqual([]);
});
