import { describe, expect, it } from 'vitest';
import { inferFieldKind, isFieldCaption } from '#codegen/semantics/forms/field-kind';

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
    expect(inferFieldKind(said)).toEqual({ type, autocomplete });
  });

  it('is what the most telling words say', () => {
    expect(inferFieldKind(['Work email', 'Your name', ' search field ']).type).toBe('email');
  });
});

describe('a text before a field', () => {
  it.each(['Email', 'Full name *', 'ZIP code', 'Phone (optional)', 'Message:'])('%s', (text) => {
    expect(isFieldCaption(text)).toBe(true);
  });

  it.each([
    'Sign up for our email newsletter',
    'What is your name?',
    'Features',
    'A name you can trust.',
    '',
  ])('is not %j', (text) => {
    expect(isFieldCaption(text)).toBe(false);
  });
});
