/** What counts as understood in an interface of another language. */
import { expect, it } from 'vitest';
import { scoreLanguage, type InterfaceTexts } from '../../bench/figures/languages.ts';

const none: InterfaceTexts = { labels: [], actions: [], otherTexts: [], groups: [] };

it('a label counts by its type and by its autofill token', () => {
  const score = scoreLanguage('de', {
    ...none,
    labels: [
      ['Passwort', 'password', 'current-password'],
      ['Vorname', 'text', 'family-name'],
      ['Qwertz', 'email', null],
      ['Straße', 'text', 'street-address'],
    ],
  });
  expect(score).toMatchObject({ types: 0.75, autocomplete: 0.75 });
  expect(score.misses).toEqual([
    ['type', 'Qwertz', 'text', 'email'],
    ['autocomplete', 'Vorname', 'given-name', 'family-name'],
  ]);
});

it('a text that is taken for an action lowers the precision, and one that is missed the recall', () => {
  const texts = { ...none, actions: ['Anmelden', 'Qwertz'], otherTexts: ['Kaufen', 'Unsere Äpfel'] };
  expect(scoreLanguage('de', texts)).toMatchObject({ recall: 0.5, precision: 0.5 });
  expect(scoreLanguage('de', { ...none, actions: ['Qwertz'] })).toMatchObject({ recall: 0, precision: 0 });
});

it('a group counts if its language is found', () => {
  const groups = [['Anmelden', 'Passwort'], ['Fresh bread for you and your family']];
  const { language, misses } = scoreLanguage('de', { ...none, groups });
  expect(language).toBe(0.5);
  expect(misses).toEqual([['language', 'Fresh bread for you and your family', 'en', 'de']]);
});
