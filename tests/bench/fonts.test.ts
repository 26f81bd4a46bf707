import { describe, expect, it } from 'vitest';
import { createFontStore } from '../../bench/fonts.ts';

const font = (family: string, weights: readonly number[], italic = false) => ({
  family,
  weights,
  italic,
  package: null,
});

/** Family, weight and style of each face, once. */
function facesOf(css: string): readonly string[] {
  const rules = css.match(/@font-face\s*\{[^}]*\}/g) ?? [];
  const value = (rule: string, name: string) => new RegExp(`${name}:\\s*["']?([^;"']+)`).exec(rule)?.[1];
  return [
    ...new Set(
      rules.map((rule) => ['family', 'weight', 'style'].map((name) => value(rule, `font-${name}`)).join(' ')),
    ),
  ];
}

describe('the fonts of measured pages', () => {
  it('finds the weights that are asked for, all subsets as data', async () => {
    const { css, missing } = await createFontStore().find([font('Nunito', [400, 700])]);
    expect(facesOf(css)).toEqual(['Nunito 400 normal', 'Nunito 700 normal']);
    expect(css).toMatch(/unicode-range: U\+0301/);
    expect(css).toContain('data:font/woff2;base64,d09GMg');
    expect(css.replaceAll(/"data:[^"]*"/g, '')).not.toMatch(/url\(\.?\//);
    expect(missing).toEqual([]);
  });

  it('takes the nearest weight where a family lacks one, and italics where they are used', async () => {
    const store = createFontStore();
    expect(facesOf((await store.find([font('Bebas Neue', [700])])).css)).toEqual(['Bebas Neue 400 normal']);
    expect(facesOf((await store.find([font('Nunito', [400], true)])).css)).toEqual([
      'Nunito 400 normal',
      'Nunito 400 italic',
    ]);
  });

  it("takes Inter from the package with Figma's widths", async () => {
    const { css } = await createFontStore().find([font('Inter', [400])]);
    expect(facesOf(css)).toEqual(['Inter 400 normal']);
  });

  it('lists which families are not available', async () => {
    const found = await createFontStore().find([font('Helvetica Neue', [400]), font('../../etc', [400])]);
    expect(found).toEqual({ css: '', missing: ['Helvetica Neue', '../../etc'] });
  });
});
