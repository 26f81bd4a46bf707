import { expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { extractSharedTextStyles } from '#codegen/css/extract-shared-text-styles';
import { findSharingRules } from '#codegen/targets/stylesheets/find-sharing-rules';
import { nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout } from './open-layout.ts';

it('are named as each text is bound, though two come to the same font', () => {
  const style = { 'font-family': 'Inter', 'font-size': '16px', 'line-height': '24px' };
  const font = Object.entries(style).map(([property, value]) => ({ property, value }));
  const namedStyles = ['Body', 'Link/Plain'].map((name) => ({ name, style: font }));
  const children = ['2:1', '2:2', '2:3'].map((id) => ({ id, text: `Words ${id}`, style }));
  const layout = openLayout({ namedStyles, pages: [{ id: '1:1', name: 'Page', children }] });
  const boundTexts = { '2:1': 'Link/Plain', '2:2': 'Body', '2:3': 'Gone' };
  const { project, textStyles } = extractSharedTextStyles(
    findComponents({ ...layout, boundTexts }, defaultCodeOptions),
    findSharingRules('css'),
  );
  expect(textStyles.map(({ name }) => name)).toEqual(['text-link-plain', 'text-body']);
  const fonts = project.components
    .flatMap(nodesOf)
    .flatMap((node) => (node.kind === 'element' && node.tag === 'p' ? [node.style[0]?.value] : []));
  expect(fonts).toEqual(['var(--text-link-plain)', 'var(--text-body)', 'var(--text-body)']);
});
