import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { printBaseStylesheet, printTailwindBase } from '#codegen/targets/stylesheets/base-stylesheet';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout } from '../files/open-layout.ts';

describe('a control whose border is an outline', () => {
  it('shows its focus by another outline, which no class overrides', () => {
    const outline = { outline: '1px solid grey', 'outline-offset': '-1px' };
    expect(printBaseStylesheet(componentsWith('Button', outline))).toContain(
      ':is(a, button, input, select, textarea):focus-visible {\n  outline: auto;',
    );
    expect(printTailwindBase(componentsWith('Button', outline))).toContain('outline: auto !important;');
  });

  it('needs no rule where its border is a border, or where it is no control', () => {
    expect(printBaseStylesheet(componentsWith('Button', { border: '1px solid grey' }))).not.toContain(
      'focus-visible',
    );
    expect(printBaseStylesheet(componentsWith('Card', { outline: '1px solid grey' }))).not.toContain(
      'focus-visible',
    );
  });
});

function componentsWith(name: string, style: Readonly<Record<string, string>>) {
  const box = {
    id: '2:1',
    name,
    style: { display: 'flex', ...style },
    children: [{ id: '2:2', name: 'Label', text: 'Onwards' }],
  };
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: [box] }] });
  return findComponents(layout, defaultCodeOptions).components;
}
