import { describe, expect, it } from 'vitest';
import { asFieldStyle } from '#codegen/css/element-styles';

describe('a field in the place of its hint', () => {
  it('is as wide as the hint where the text was as wide as its words', () => {
    expect(asFieldStyle([{ property: 'width', value: 'var(--hug)' }])).toEqual([
      { property: 'field-sizing', value: 'content' },
    ]);
    expect(asFieldStyle([])).toEqual([{ property: 'field-sizing', value: 'content' }]);
  });

  it('keeps a width that was set', () => {
    const set = [{ property: 'width', value: '200px' }];
    expect(asFieldStyle(set)).toEqual(set);
  });

  it('is as high as its line where that may be lower than its letters', () => {
    const low = [
      { property: 'width', value: '200px' },
      { property: 'font-size', value: '18px' },
      { property: 'line-height', value: '18px' },
    ];
    expect(asFieldStyle(low)).toEqual([...low, { property: 'height', value: '1lh' }]);
    const high = low.map((one) => (one.property === 'line-height' ? { ...one, value: '1.5' } : one));
    expect(asFieldStyle(high)).toEqual(high);
  });
});
