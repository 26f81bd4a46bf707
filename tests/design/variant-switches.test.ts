import { describe, expect, it } from 'vitest';
import { findOnValue, meansSelected, readSwitch } from '#design/variant-switches';

describe('a variant property with two values', () => {
  it.each([
    [['True', 'False'], 'True'],
    [['no', 'yes'], 'yes'],
    [['Off', 'On'], 'On'],
    [['oui', 'non'], 'oui'],
    [['Nein', 'Ja'], 'Ja'],
    [['não', 'sim'], 'sim'],
    [['いいえ', 'はい'], 'はい'],
    [['否', '是'], '是'],
    [['нет', 'да'], 'да'],
  ])('is a switch by its values %j', (values, on) => {
    expect(findOnValue(values)).toBe(on);
    expect(values.map(readSwitch)).toEqual(values.map((value) => value === on));
  });

  it.each([
    [['Large', 'Small']],
    [['True', 'Large']],
    [['True']],
    [['True', 'False', 'Mixed']],
    [['on', 'no']],
  ])('is none by its values %j', (values) => {
    expect(findOnValue(values)).toBeNull();
  });

  it('says in several languages that something is selected', () => {
    const names = [
      'Selected',
      'isSelected',
      'Is active',
      'Ausgewählt',
      'sélectionné',
      'seleccionado',
      '選択中',
    ];
    expect(names.filter((name) => !meansSelected(name))).toEqual([]);
    expect(['Size', 'Disabled', 'Has icon', 'Selection'].filter(meansSelected)).toEqual([]);
  });
});
