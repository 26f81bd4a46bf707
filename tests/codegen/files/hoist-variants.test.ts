import { expect, test } from 'vitest';
import type { CodeComponent, CodeElement } from '#codegen/components/code-component';
import type { Style } from '#codegen/layout/layout-tree';
import { createCssModulePrinter, hoistVariants } from '#codegen/targets/stylesheets/css-classes';

const members = ['small', 'medium', 'large'];

function component(style: Style, styles: readonly Style[]): CodeComponent {
  const root: CodeElement = {
    kind: 'element',
    tag: 'div',
    attributes: [],
    styleName: 'root',
    style,
    variants: styles.map((own, index) => ({ prop: 'size', member: members[index] ?? '', style: own })),
    ids: ['1:1'],
    children: [],
  };
  const size = { name: 'size', type: { kind: 'union' as const, members }, fallback: null };
  return {
    name: 'Badge',
    role: 'component',
    nodeId: '1:1',
    title: 'Badge',
    props: [size],
    root,
    width: 10,
    height: 10,
  };
}

function hoisted(style: Style, styles: readonly Style[]) {
  const { root } = hoistVariants(component(style, styles));
  if (root.kind !== 'element') throw new Error('The root is no element');
  const said = (own: Style) => own.map(({ property, value }) => `${property}: ${value}`).join('; ');
  return {
    base: said(root.style),
    variants: Object.fromEntries(root.variants.map((variant) => [variant.member, said(variant.style)])),
  };
}

const gap = (value: string) => ({ property: 'gap', value });
const red = { property: 'color', value: '#ff0000' };

test('what most variants declare alike is declared once, where a person would write it', () => {
  expect(hoisted([red], [[gap('4px')], [gap('8px')], [gap('8px')]])).toEqual({
    base: 'gap: 8px; color: #ff0000',
    variants: { small: 'gap: 4px' },
  });
});

test.each<[string, readonly Style[]]>([
  ['that one variant does not declare', [[gap('8px')], [gap('8px')], []]],
  ['that each variant declares differently', [[gap('4px')], [gap('8px')], [gap('12px')]]],
  [
    'that also holds below a width',
    [[gap('8px')], [gap('8px')], [gap('4px'), { ...gap('2px'), below: 500 }]],
  ],
  [
    'of which a longhand is declared too',
    [[gap('8px')], [gap('8px')], [gap('4px'), { property: 'row-gap', value: '1px' }]],
  ],
])('nothing %s is', (_, styles) => {
  expect(hoisted([red], styles).base).toBe('color: #ff0000');
});

test('an element has a class of the module only where the module has rules for it', () => {
  const classes = (style: Style, styles: readonly Style[]) => {
    const drawn = component(style, styles);
    const printer = createCssModulePrinter(drawn, 'src', (own) => own);
    if (drawn.root.kind !== 'element') throw new Error('The root is no element');
    return printer.classesOf(drawn.root, true).flatMap((part) => (part.kind === 'code' ? [part.code] : []));
  };
  const sizes = [[gap('4px')], [gap('8px')], [gap('12px')]];
  expect(classes([red], sizes)).toEqual(['styles.root', 'styles[size]']);
  expect(classes([], sizes)).toEqual(['styles[size]']);
  expect(classes([], [])).toEqual([]);
});
