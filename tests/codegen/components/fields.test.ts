import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { nodesOf } from '#codegen/components/code-component';
import { inferFieldKind, isFieldCaption } from '#codegen/semantics/forms/field-kind';
import { defaultCodeOptions } from '#design/code-options';
import { lexiconOf } from '#design/lexicon/lexicon';
import { openLayout } from '../files/open-layout.ts';

const english = lexiconOf('en');

describe('the kind of a field', () => {
  it.each([
    [['Email'], 'email', 'email'],
    [['Your e-mail address *'], 'email', 'email'],
    [['Confirm password'], 'password', 'new-password'],
    [['Password'], 'password', 'current-password'],
    [['••••••••'], 'password', 'current-password'],
    [['Phone number'], 'tel', 'tel'],
    [['Surname'], 'text', 'family-name'],
    [['Name on card'], 'text', 'cc-name'],
    [['Your name'], 'text', 'name'],
    [['Search products…'], 'search', null],
    [['What happened?'], 'text', null],
  ])('%j', (said, type, autocomplete) => {
    expect(inferFieldKind(said, english)).toEqual({ type, autocomplete });
  });

  it('follows from the most specific words', () => {
    expect(inferFieldKind(['Work email', 'Your name', ' search field '], english).type).toBe('email');
  });
});

it.each(['background-color', 'border', 'border-bottom', 'border-left', 'outline'])(
  'a box with a hint is a field where it has a %s',
  (property) => {
    const box = {
      id: '2:1',
      name: 'Frame 3',
      drawn: { width: 240, height: 40 },
      style: { [property]: '1px solid red' },
      children: [{ id: '2:2', name: 'Text', text: 'Enter your email' }],
    };
    const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: [box] }] });
    const { components } = findComponents(layout, defaultCodeOptions);
    const tags = components.flatMap((one) => [...nodesOf(one)]).map((node) => 'tag' in node && node.tag);
    expect(tags).toContain('input');
  },
);

describe('an input in a framed box', () => {
  const styleOfInput = (
    box: Readonly<Record<string, string>>,
    after: readonly Readonly<Record<string, unknown>>[] = [],
    width = 240,
  ) => {
    const field = {
      ...{ id: '2:1', name: 'Input field', drawn: { x: 0, y: 0, width, height: 40 } },
      style: { border: '1px solid red', padding: '8px 12px', ...box },
      children: [
        { id: '2:2', name: 'Text', text: 'Enter your email', drawn: { x: 12, y: 8, width: 120, height: 24 } },
        ...after,
      ],
    };
    const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: [field] }] });
    const { components } = findComponents(layout, defaultCodeOptions);
    const input = components.flatMap(nodesOf).find((node) => 'tag' in node && node.tag === 'input');
    return input?.kind === 'element' ? input.style.map(({ property }) => property) : [];
  };
  const icon = { kind: 'vector', id: '2:3', name: 'Icon', drawn: { x: 200, y: 10, width: 16, height: 16 } };

  it.each<[string, Parameters<typeof styleOfInput>]>([
    ['in a row', [{ display: 'flex' }]],
    ['before an icon at the other end', [{ display: 'flex', 'justify-content': 'space-between' }, [icon]]],
    [
      'before what is pushed to the end',
      [{ display: 'flex' }, [{ ...icon, style: { 'margin-left': 'auto' } }]],
    ],
  ])('fills it %s', (_, given) => {
    expect(styleOfInput(...given)).toContain('flex');
    expect(styleOfInput(...given)).not.toContain('field-sizing');
  });

  it('is as wide as a column', () => {
    expect(styleOfInput({ display: 'flex', 'flex-direction': 'column' })).toContain('align-self');
  });

  it.each<[string, Parameters<typeof styleOfInput>]>([
    ['the box is as wide as its text', [{ display: 'flex' }, [], 146]],
    ['an icon follows the text', [{ display: 'flex', gap: '8px' }, [icon]]],
    ['the text is in the middle', [{ display: 'flex', 'justify-content': 'center' }]],
    [
      'the text is in the middle of a column',
      [{ display: 'flex', 'flex-direction': 'column', 'align-items': 'center' }],
    ],
  ])('is as wide as its text where %s', (_, given) => {
    expect(styleOfInput(...given)).toContain('field-sizing');
  });
});

describe('a text before a field', () => {
  it.each(['Email', 'Full name *', 'ZIP code', 'Phone (optional)', 'Message:'])('%s', (text) => {
    expect(isFieldCaption(text, english)).toBe(true);
  });

  it.each([
    'Sign up for our email newsletter',
    'What is your name?',
    'Features',
    'A name you can trust.',
    '',
  ])('is not %j', (text) => {
    expect(isFieldCaption(text, english)).toBe(false);
  });
});
