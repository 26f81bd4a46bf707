import { expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { inlineMasks } from '#codegen/targets/html/print-html';
import { nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout } from './open-layout.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2z"/></svg>';

it('drawn masks are custom properties of HTML, each once, and pictures keep their files', () => {
  const masked = (id: string) => ({
    id,
    name: 'Photo',
    style: { mask: 'url(asset:drawn) 0 0 / 100% 100% no-repeat', background: 'url(asset:photo)' },
    children: [{ id: `${id}1`, name: 'Words', text: `Words ${id}` }],
  });
  const layout = openLayout({
    pages: [{ id: '1:1', name: 'Page', children: [masked('2:1'), masked('2:2')] }],
  });
  const drawings = [{ asset: { key: 'drawn', mime: 'image/svg+xml' }, svg }] as const;
  const { project, customProperties } = inlineMasks(
    findComponents({ ...layout, vectorAssets: drawings }, defaultCodeOptions),
  );
  expect(customProperties).toBe(
    `:root {\n  --drawn-mask-1: url("data:image/svg+xml,${encodeURIComponent(svg)}");\n}\n`,
  );
  const values = project.components
    .flatMap(nodesOf)
    .flatMap((node) => (node.kind === 'element' ? node.style : []))
    .filter(({ property }) => property === 'mask' || property === 'background');
  expect(new Set(values.map(({ value }) => value))).toEqual(
    new Set(['var(--drawn-mask-1) 0 0 / 100% 100% no-repeat', 'url(asset:photo)']),
  );
});
