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
