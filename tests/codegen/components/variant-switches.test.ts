import { describe, expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { findComponents } from '#codegen/components/find-components';
import { printDrafts } from '#codegen/targets/print-files';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

/** A button of a set with these values of its variant properties. */
function button(id: string, label: string, values: Readonly<Record<string, string>>, isOn = false): Written {
  const properties = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { kind: 'variant', value }]),
  );
  return {
    id,
    name: 'Button',
    instance: { componentId: `9:${isOn ? 1 : 2}`, componentName: 'Button', setName: 'Button', properties },
    style: {
      ...{ display: 'flex', 'justify-content': 'center', padding: '8px 16px' },
      'background-color': isOn ? '#102040' : '#ffffff',
    },
    drawn: { x: 0, y: 0, width: 120, height: 40 },
    children: [
      { id: `${id}:1`, name: 'Label', text: label },
      ...(isOn ? [{ id: `${id}:2`, name: 'Tick', kind: 'vector' as const }] : []),
    ],
  };
}

async function write(
  children: readonly Written[],
  target: 'react' | 'html',
  language = 'en',
): Promise<string> {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children }] });
  const options = { ...defaultCodeOptions, target };
  const project = findComponents({ ...layout, language }, options);
  const drafts = await printDrafts(project, options, await readLibraries());
  return drafts.flatMap((draft) => (draft.kind === 'text' ? [draft.text] : [])).join('\n');
}

describe('a switch among the variant properties of a button', () => {
  const buttons = [
    button('2:1', 'Watch', { Selected: 'True' }, true),
    button('2:2', 'Edit', { Selected: 'False' }),
    button('2:3', 'Merge', { Selected: 'False' }),
  ];

  it('is a boolean prop, and the selected button is announced as pressed', async () => {
    const code = await write(buttons, 'react');
    expect(code).toContain('isSelected?: boolean');
    expect(code).toContain('aria-pressed={isSelected || undefined}');
    expect(code).not.toMatch(/"true" \| "false"|"false" \| "true"/);
  });

  it('shows what only selected buttons have by that prop', async () => {
    expect(await write(buttons, 'react')).toMatch(/\{isSelected && \(?\s*<svg/);
  });

  it('is an attribute of the selected button alone in HTML', async () => {
    expect((await write(buttons, 'html')).match(/aria-pressed="[a-z]+"/g)).toEqual(['aria-pressed="true"']);
  });

  it('is read in other languages', async () => {
    const code = await write(
      [
        button('2:1', 'Suivre', { Actif: 'oui' }, true),
        button('2:2', 'Modifier', { Actif: 'non' }),
        button('2:3', 'Fusionner', { Actif: 'non' }),
      ],
      'react',
      'fr',
    );
    expect(code).toContain('isActif?: boolean');
    expect(code).toContain('aria-pressed={isActif || undefined}');
  });
});
